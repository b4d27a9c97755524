"""What does a large constitution look like? 5,000 clauses, 250,000 words, 30 tables."""

from __future__ import annotations

from random import Random

from constitution_tool.model.amendment import Amendment, Entry, ForApproval, Kind, OnAdoption
from constitution_tool.model.citation import cite
from constitution_tool.model.identity import InstrumentId, mint
from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.instrument import Constitution, Index, Standing
from constitution_tool.model.target import Once, Target
from constitution_tool.model.words import Words

VOCABULARY = [
    "the",
    "Council",
    "may",
    "at",
    "any",
    "meeting",
    "of",
    "a",
    "committee",
    "decide",
    "that",
    "an",
    "officer",
    "shall",
    "report",
    "to",
    "Members",
    "on",
    "the",
    "exercise",
    "of",
    "any",
    "function",
    "which",
    "has",
    "been",
    "delegated",
    "and",
    "the",
    "Monitoring",
    "Officer",
    "must",
    "keep",
    "a",
    "record",
    "of",
    "each",
    "decision",
    "with",
    "its",
    "reasons",
    "and",
    "the",
    "date",
    "on",
    "which",
    "it",
    "takes",
    "effect",
    "unless",
    "a",
    "resolution",
    "provides",
    "otherwise",
    "in",
    "accordance",
    "with",
    "these",
    "Rules",
    "and",
    "the",
    "Constitution",
]
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def instrument_text(number: int, *, headings: int, items: int, words: int, tables: int) -> str:
    """Write one instrument in canonical notation.

    Args:
        number: which instrument; it seeds the words.
        headings: headed clauses.
        items: clauses under each heading; every third has two sub-clauses within that count.
        words: words in each clause.
        tables: tables, one under each of the first headings.
    """
    random = Random(number)  # noqa: S311 - a fixed seed makes the same text on every machine
    name = f"p{number}"
    taken: set[str] = set()

    def new() -> str:
        made = mint(InstrumentId(name), str(len(taken)), taken)
        taken.add(made)
        return made

    def sentence() -> str:
        said = [random.choice(VOCABULARY) for _ in range(words - 1)]
        return " ".join(["Persons", *said]) + f" {len(taken)}."

    lines = ["+++", f'id = "{name}"', f'number = "P{number}"', f'title = "PART {number}"', "+++"]
    for heading in range(headings):
        lines += ["", f"# Rule {heading + 1} of Part {number} {{#{new()}}}"]
        if heading < tables:
            lines += ["", "| Post | Function | Limit |", "| --- | --- | --- |"]
            lines += [f"| Director {row} | {sentence()} | £{row},000 |" for row in range(1, 9)]
        item = 0
        while item < items:
            label = ROMAN[item % 10]
            lines += ["", f"- {label}. {sentence()} {{#{new()}}}"]
            item += 1
            if item % 3 == 1 and item + 2 <= items:
                lines += ["", f"  - a) {sentence()} {{#{new()}}}"]
                lines += ["", f"  - b) {sentence()} {{#{new()}}}"]
                item += 2
    return "\n".join(lines) + "\n"


def texts(scale: int = 1) -> tuple[str, ...]:
    """Write ten instruments: at scale 1, 5,000 clauses, 250,000 words and 30 tables in all."""
    return tuple(
        instrument_text(number, headings=50 * scale, items=9, words=50, tables=3 * scale)
        for number in range(1, 11)
    )


def amendment(constitution: Constitution, changes: int = 250) -> Amendment:
    """Draft an amendment that changes words in `changes` clauses spread over the text."""
    return amendments(constitution, 1, changes)[0]


def amendments(constitution: Constitution, count: int, changes: int) -> list[Amendment]:
    """Draft `count` amendments that change words in `changes` clauses each, all of them others."""
    index = Index(constitution)
    items = [s for s in index.by_id.values() if not s.clause.heading]
    chosen = items[:: max(1, len(items) // (count * changes))][: count * changes]
    return [
        _amendment(f"{2026 + number // 900}-{number % 900 + 1:03d}", chosen[number::count])
        for number in range(count)
    ]


def _amendment(name: str, chosen: list[Standing]) -> Amendment:
    return Amendment(
        id=name,
        title="Many changes",
        kind=Kind.SUBSTANTIVE,
        basis=ForApproval(proposed_by="a benchmark"),
        effective=OnAdoption(),
        why="To measure.",
        entries=tuple(
            Entry(
                instruction=SubstituteWords(
                    targets=(Target(id=standing.clause.id, cited=cite(standing)),),
                    find=Words("Persons"),
                    replace=Words("Councillors and officers"),
                    occurrence=Once(),
                ),
                reason="To measure.",
            )
            for standing in chosen
        ),
    )

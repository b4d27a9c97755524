"""Random texts with references planted in them, and amendments that renumber, move and omit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from constitution_tool.engine.references.reading import Reading
from constitution_tool.model.amendment import (
    Amendment,
    ByKind,
    Entry,
    ForApproval,
    Kind,
    OnAdoption,
)
from constitution_tool.model.block import Paragraph
from constitution_tool.model.citation import bare, cite_id
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instruction import (
    InsertClauses,
    Move,
    OmitClause,
    Renumber,
)
from constitution_tool.model.instrument import Clause, Constitution, Index, Instrument
from constitution_tool.model.instrument import Kind as Stands
from constitution_tool.model.target import Beside, End, Side, Target, Within
from constitution_tool.model.words import Words

HEADINGS = ("Introduction", "Roles of Members", "Complaints")
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
SCHEMES = (
    tuple(f"{n}." for n in range(1, 11)),
    tuple(f"{r}." for r in ROMANS),
    tuple(f"{c})" for c in "abcdefghjk"),
    tuple(f"({c})" for c in "abcdefghjk"),
    tuple(f"({r})" for r in ROMANS),
    tuple(f"A4.{n}" for n in range(1, 11)),
)
STATUTES = (
    "section 3 of the Localism Act 2011",
    "paragraphs 1 to 7 of Schedule 12A to the Local Government Act 1972",
    "Schedule 12A Part 1 paragraphs 1–7 of the Local Government Act 1972",
    "regulation 2 of the Local Authorities (Standing Orders) (England) Regulations 2001",
)
HEAD = Amendment(
    id="2026-001",
    title="Numbers",
    kind=Kind.SUBSTANTIVE,
    basis=ForApproval(proposed_by="the Committee"),
    effective=OnAdoption(),
    entries=(),
)
SECOND = replace(
    HEAD,
    id="2026-002",
    kind=Kind.CONSEQUENTIAL,
    basis=ByKind(evidence="2026-001."),
    after=("2026-001",),
)


def clause(number: int, label: str, words: str, children=(), heading: str = "") -> Clause:
    """Give a clause; its id is made from the number."""
    return Clause(
        id=ClauseId(f"c1.{number:05d}"),
        kind=Stands.HEADING if heading else Stands.ITEM,
        number=label,
        heading=Words(heading),
        opening=(Paragraph(words=Words(words)),) if words else (),
        children=tuple(children),
    )


def protocol(*clauses: Clause, title: str = "PROTOCOL") -> Constitution:
    """Give a text of one instrument."""
    return Constitution(
        instruments=(Instrument(id=InstrumentId("c1"), number="C1", title=title, clauses=clauses),)
    )


def target(text: Constitution, id_: str) -> Target:
    """Cite a clause."""
    return Target(id=id_, cited=cite_id(id_, Index(text)))


@dataclass(frozen=True)
class Planted:
    """A reference in a clause: its mark, its words, and the ids it means."""

    clause: str
    mark: str
    said: str
    ends: tuple[str, ...]
    members: frozenset[str]


@st.composite
def texts(draw) -> Constitution:
    """Draw a text of headings, items and sub-items; its clauses say only their marks."""
    numbers = iter(range(1, 1000))
    headed = []
    for heading in HEADINGS[: draw(st.integers(1, 3))]:
        scheme = draw(st.sampled_from(SCHEMES))
        items = []
        for label in scheme[: draw(st.integers(2, 6))]:
            inner = draw(st.sampled_from([one for one in SCHEMES if one != scheme]))
            below = [
                clause(next(numbers), one, "Words.")
                for one in inner[: draw(st.sampled_from([0, 0, 2, 3]))]
            ]
            items.append(clause(next(numbers), label, "Words:", below))
        headed.append(clause(next(numbers), "", "", items, heading))
    return protocol(*headed)


def labels(text: Constitution, id_: str) -> list[str]:
    """List the labels of the items a clause stands in, and its own."""
    standing = Index(text).by_id[id_]
    return [bare(one.number) for one in (*standing.ancestors, standing.clause) if one.number]


def _path(chain: list[str]) -> str:
    first, *rest = chain
    return first + "".join(one if one.startswith("(") else f"({one})" for one in rest)


@st.composite
def said(draw, text: Constitution) -> str:
    """Draw the words of a reference to some clause of a text."""
    index = Index(text)
    items = [id_ for id_, standing in index.by_id.items() if standing.clause.number]
    id_ = draw(st.sampled_from(items))
    standing, chain = index.by_id[id_], labels(text, id_)
    siblings = [one for one in standing.siblings if one.number]
    path = _path(chain[draw(st.integers(0, len(chain) - 1)) :])
    above = path[: len(path) - len(chain[-1])] if len(chain) > 1 else ""
    heading = next((one.heading for one in standing.ancestors if one.heading), "")
    form = draw(st.integers(0, 7))
    tail = draw(st.sampled_from(["", "", " above", " below", " of this Protocol"]))
    if form == 0 and len(siblings) > 2:
        some = draw(st.lists(st.sampled_from(siblings), min_size=2, max_size=3, unique=True))
        listed = [_path([*labels(text, one.id)]) for one in some]
        return f"paragraphs {', '.join(listed[:-1])} and {listed[-1]}{tail}"
    if form == 1 and len(siblings) > 2:
        first, last = sorted(
            draw(st.lists(st.integers(0, len(siblings) - 1), min_size=2, max_size=2, unique=True))
        )
        link = draw(st.sampled_from([" to ", "–", " – "]))
        ends = [_path(labels(text, siblings[at].id)) for at in (first, last)]
        return f"paragraphs {link.join(ends)}{tail}"
    if form == 2 and above and len(siblings) > 1:
        other = draw(st.sampled_from(siblings))
        inner = bare(other.number)
        return f"paragraph {path} or {inner if inner.startswith('(') else f'({inner})'}{tail}"
    if form == 3 and heading:
        return f"paragraph {path} of {heading}"
    if form == 4 and heading:
        return f"{heading}, paragraph {path}"
    if form == 5:
        return draw(st.sampled_from(STATUTES))
    noun = draw(st.sampled_from(["paragraph", "clause", "para.", "sub-paragraph", "Article"]))
    return f"{noun} {path}{tail}"


@st.composite
def planted(draw) -> tuple[Constitution, tuple[Planted, ...]]:
    """Draw a text with references in it, and those whose meaning is certain."""
    text = draw(texts())
    index = Index(text)
    items = [id_ for id_, standing in index.by_id.items() if standing.clause.number]
    wishes = {
        id_: draw(st.lists(said(text), min_size=1, max_size=2))
        for id_ in draw(st.lists(st.sampled_from(items), min_size=1, max_size=6, unique=True))
    }
    full = _worded(text, wishes)
    reading = Reading(full)
    found = []
    for id_, references in wishes.items():
        for number, words in enumerate(references):
            mark = f"x{id_[-3:]}y{number}"
            meant = meaning(reading, id_, mark)
            if meant:
                found.append(Planted(id_, mark, words, meant.ends, meant.members))
    return full, tuple(found)


def meaning(reading: Reading, id_: str, mark: str):
    """Say what the reference after a mark means; None when that is not certain."""
    for (_, place), reads in reading.by_place.items():
        for one in reads if place == id_ else ():
            before = one.flat.text[: one.mention.start]
            if mark in before and not before.partition(mark)[2].count(mark):
                meant = reading.meaning(one)
                if hasattr(meant, "meant"):
                    return meant
    return None


def _worded(text: Constitution, wishes: dict[str, list[str]]) -> Constitution:
    def worded(one: Clause) -> Clause:
        marked = [
            f"x{one.id[-3:]}y{number} (see {words}) x{one.id[-3:]}y{number}"
            for number, words in enumerate(wishes.get(one.id, ()))
        ]
        opening = (Paragraph(words=Words(" and ".join(marked) + ".")),) if marked else one.opening
        return replace(one, opening=opening, children=tuple(worded(each) for each in one.children))

    (instrument,) = text.instruments
    return Constitution(
        instruments=(replace(instrument, clauses=tuple(worded(one) for one in instrument.clauses)),)
    )


@st.composite
def structural(draw, text: Constitution) -> Amendment:
    """Draw an amendment that inserts and renumbers, renumbers alone, moves or omits."""
    index = Index(text)
    items = [id_ for id_, standing in index.by_id.items() if standing.clause.number]
    instructions = []
    for number in range(draw(st.integers(1, 2))):
        id_ = draw(st.sampled_from(items))
        standing = index.by_id[id_]
        later = [one for one in standing.siblings[standing.position + 1 :] if one.number]
        scheme = next((one for one in SCHEMES if standing.clause.number in one), ())
        form = draw(st.sampled_from(["shift", "shift", "suffix", "move", "omit"]))
        if form == "shift" and all(one.number in scheme for one in later) and scheme:
            for one in reversed(later):
                follows = scheme[(scheme.index(one.number) + 1) % len(scheme)]
                instructions.append(Renumber(target=target(text, one.id), number=follows))
            new = clause(900 + number, scheme[scheme.index(standing.clause.number) + 1], "New.")
            gap = Beside(side=Side.AFTER, target=target(text, id_))
            instructions.append(InsertClauses(gap=gap, clauses=(new,)))
        elif form == "move":
            headings = [i for i, s in index.by_id.items() if s.clause.heading]
            where = draw(st.sampled_from(headings))
            gap = Within(end=draw(st.sampled_from(End)), target=target(text, where))
            instructions.append(Move(target=target(text, id_), gap=gap))
        elif form == "omit":
            instructions.append(OmitClause(target=target(text, id_)))
        else:
            core = standing.clause.number.strip("().")
            new_label = standing.clause.number.replace(
                core, f"{core}A" if core[-1:].isdigit() else core * 2
            )
            instructions.append(Renumber(target=target(text, id_), number=new_label))
    entries = tuple(Entry(instruction=one, reason="A reason.") for one in instructions)
    return replace(HEAD, entries=entries)

"""How might a text be better drafted? Every rule that the council has not left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.and_or import and_or
from constitution_tool.engine.checking.drafting.defined import defined
from constitution_tool.engine.checking.drafting.inclusive import inclusive
from constitution_tool.engine.checking.drafting.long_sentences import long_sentences
from constitution_tool.engine.checking.drafting.nobody import nobody
from constitution_tool.engine.checking.drafting.people import people
from constitution_tool.engine.checking.drafting.reading import read_draft
from constitution_tool.engine.checking.drafting.should import should
from constitution_tool.engine.checking.drafting.suggest import suggestion
from constitution_tool.engine.checking.drafting.terms import terms
from constitution_tool.errors import NOWHERE, Finding, Severity
from constitution_tool.model.citation import cite
from constitution_tool.model.instrument import Constitution
from constitution_tool.model.settings import DRAFTING_RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from constitution_tool.engine.checking.drafting.reading import Draft, Found
    from constitution_tool.errors import Place
    from constitution_tool.model.settings import Drafting

_RULES: Mapping[str, Callable[[Draft], Iterator[Found]]] = dict(
    zip(
        DRAFTING_RULES,
        (terms, defined, inclusive, and_or, should, nobody, long_sentences, people),
        strict=True,
    )
)


def check_drafting(
    constitution: Constitution,
    positions: Mapping[str, Place],
    offices: tuple[str, ...],
    set_: Drafting,
) -> tuple[Finding, ...]:
    """Find what the rules find, in the order of the text; all are warnings.

    Args:
        constitution: the text.
        positions: where each clause stands in the files.
        offices: what the council's offices are called.
        set_: which rules, and which words are preferred.
    """
    draft = read_draft(constitution, offices, dict(set_.prefer))
    order = {id(spot): number for number, spot in enumerate(draft.spots)}
    alone = {
        instrument.id: Constitution(instruments=(instrument,), pictures=constitution.pictures)
        for instrument in constitution.instruments
    }
    found = [(rule, one) for rule in set_.rules for one in _RULES[rule](draft)]
    found.sort(key=lambda pair: order[id(pair[1].spot)])
    return tuple(
        _finding(rule, one, alone[one.spot.standing.instrument.id], positions)
        for rule, one in found
    )


def _finding(rule: str, one: Found, text: Constitution, positions: Mapping[str, Place]) -> Finding:
    standing = one.spot.standing
    sentence = suggestion(text, one.spot, one.put) if one.put else ""
    return Finding(
        code=f"drafting-{rule}",
        problem=f"{cite(standing)}: {one.problem}.",
        remedy=f"{one.advice}: {sentence}" if sentence else f"{one.advice}.",
        place=positions.get(standing.clause.id, NOWHERE),
        severity=Severity.WARNING,
    )

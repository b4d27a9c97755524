"""Which substitutions, the same in one clause after another, are said once for all of them?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from constitution_tool.model.instruction import SubstituteWords
from constitution_tool.model.target import EachPlace, Once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_tool.model.instruction import Instruction

_SEVERAL = 3
"""Clauses in which words are changed alike before a person names them all in one sentence."""


def gathered(instructions: Sequence[Instruction]) -> tuple[Instruction, ...]:
    """Say a substitution made in several clauses once, where the first of them stood."""
    alike: dict[tuple[str, str], list[SubstituteWords]] = {}
    for each in instructions:
        if isinstance(each, SubstituteWords):
            alike.setdefault((each.find, each.replace), []).append(each)
    together = {
        key: said
        for key, said in alike.items()
        if len(said) >= _SEVERAL and max(Counter(each.targets for each in said).values()) == 1
    }
    return tuple(_without_repeats(instructions, together))


def _without_repeats(
    instructions: Sequence[Instruction], together: dict[tuple[str, str], list[SubstituteWords]]
) -> Iterator[Instruction]:
    said: set[tuple[str, str]] = set()
    for each in instructions:
        key = (each.find, each.replace) if isinstance(each, SubstituteWords) else ("", "")
        if key not in together:
            yield each
        elif key not in said:
            said.add(key)
            yield _one_of(together[key])


def _one_of(alike: Sequence[SubstituteWords]) -> SubstituteWords:
    places = sum(
        each.occurrence.count if isinstance(each.occurrence, EachPlace) else 1 for each in alike
    )
    targets = tuple(target for each in alike for target in each.targets)
    once = all(isinstance(each.occurrence, Once) for each in alike)
    return SubstituteWords(
        targets=targets,
        find=alike[0].find,
        replace=alike[0].replace,
        occurrence=Once() if once else EachPlace(count=places),
    )

"""What was put to a meeting, beside what it carried in the place of that?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.council import acts_on
from constitution_tool.notation.amendments.instruction import print_sentence, read_beneath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.amendment import Amendment, Entry

AS_PUBLISHED = "As published"
"""The label of what was put, under what was carried."""


def as_published(put: Amendment) -> tuple[tuple[str, str], ...]:
    """Give an amendment as it was put, instruction by instruction, as labels and words."""
    return tuple(
        (AS_PUBLISHED, f"{put.id}, {number}. {_said(entry)}")
        for number, entry in enumerate(put.entries, start=1)
    )


def as_published_of(put: Amendment, clause: str) -> tuple[tuple[str, str], ...]:
    """Give what was put of one clause, under the words that were carried of it."""
    said = tuple(
        (AS_PUBLISHED, f"{put.id}, {number}. {_said(entry)}")
        for number, entry in enumerate(put.entries, start=1)
        if clause in acts_on(entry)
    )
    return said or ((AS_PUBLISHED, f"{put.id} did not touch this; it was added at the meeting."),)


def not_carried(put: Amendment, carried: Amendment) -> Iterator[str]:
    """Say which instructions that were put touch nothing that was carried."""
    touched = {clause for entry in carried.entries for clause in acts_on(entry)}
    for number, entry in enumerate(put.entries, start=1):
        if touched.isdisjoint(acts_on(entry)):
            yield f"{put.id} {put.title}, {number}. {_said(entry)} Put to the meeting; not carried."


def _said(entry: Entry) -> str:
    """Say an instruction in one line, with what it quotes beneath."""
    quoted = (line.strip() for line in read_beneath(entry.instruction))
    return " ".join((print_sentence(entry.instruction), *(line for line in quoted if line)))

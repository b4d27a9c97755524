"""By which amendments on record did one adopted text become another?

Law 13: every changed character between two adopted texts belongs to one instruction of one
authorised amendment. The adopted text is followed from entry to entry; what was carried out on it
between two of its states is what the marks of `entries.tracked` are put down to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.moment import begin, follow
from constitution_tool.engine.source import read_source
from constitution_tool.model.amendment import IN_THE_TEXT
from constitution_tool.model.decision import Adoption

if TYPE_CHECKING:
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.engine.source import Source
    from constitution_tool.model.amendment import Amendment


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The adopted text after an entry that may change it, and what that entry carried out on it."""

    sequence: int
    made: tuple[Amendment, ...]
    source: Source


def stages(register: Register) -> tuple[Stage, ...]:
    """Follow the adopted text from its founding to the last entry, judging nothing.

    Raises:
        Malformed: The founding text cannot be read.
        Conflict: What was entered does not fit.
        Unauthorised: What was entered cannot be read.
    """
    moment = begin(read_source(register.texts.get(0, {})))
    found = [Stage(sequence=1, made=(), source=moment.source)]
    for kept in register.entries[1:]:
        subject = kept.value.subject
        moment = follow(moment, register, subject)
        made = _made(register, subject)
        if made is not None:
            sequence = kept.value.sequence
            found.append(Stage(sequence=sequence, made=made, source=moment.source))
    return tuple(found)


def account(reached: tuple[Stage, ...], old: Source, new: Source) -> tuple[Stage, ...] | None:
    """Find what made one text from another: the stages after the old one, to the new one.

    A text counts as a stage only if its files are that stage's, byte for byte. The new text is
    taken as it last stood, and the old one as it last stood before that.

    Args:
        reached: every stage of the adopted text (see `stages`).
        old: a text that may be one of them.
        new: a text that may be a later one.

    Returns:
        The stages between, or None when either is no text that was ever adopted, or they are the
        other way about.
    """
    last = _last(reached, new)
    first = _last(reached[: last + 1], old)
    return reached[first + 1 : last + 1] if first >= 0 else None


def _last(reached: tuple[Stage, ...], text: Source) -> int:
    digest = text.digest
    places = (n for n in range(len(reached) - 1, -1, -1) if reached[n].source.digest == digest)
    return next(places, -1)


def _made(register: Register, subject: str) -> tuple[Amendment, ...] | None:
    """Give what an entry carries out on the adopted text; None when it cannot change it."""
    decision = register.decisions.get(subject)
    if decision and isinstance(decision.value, Adoption):
        return tuple(register.amendments[id_].value for id_ in decision.value.took)
    if decision:
        return None
    amendment = register.amendments[subject].value
    return (amendment,) if amendment.kind in IN_THE_TEXT else None

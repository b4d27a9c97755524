"""By which amendments on record did one adopted text become another?

Law 13: every changed character between two adopted texts belongs to one instruction of one
authorised amendment. The adopted text is followed from entry to entry; what was carried out on it
between two of its states is what the marks of `entries.tracked` are put down to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.moment import begin, carried_through, follow
from constitution_tool.engine.source import read_source
from constitution_tool.model.amendment import IN_THE_TEXT
from constitution_tool.model.decision import Adoption
from constitution_tool.model.identity import InstrumentId

if TYPE_CHECKING:
    from collections.abc import Collection

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.engine.source import Source
    from constitution_tool.model.amendment import Amendment


_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Since when some instruments are the law as they stand.

    `adoption` is the last that adopted them all, if any did; `corrected` the day on which the last
    correction of one of them since took effect.
    """

    adoption: Adoption | None
    corrected: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The adopted text after an entry that may change it, and what that entry carried out on it.

    `day` is that of the entry; `effective` the day on which what it did takes effect, None where
    nothing was adopted. `adoption` is what Council resolved, if that is what made the stage.
    """

    sequence: int
    day: date
    made: tuple[Amendment, ...]
    source: Source
    adoption: Adoption | None = None
    effective: date | None = None


def stages(register: Register) -> tuple[Stage, ...]:
    """Follow the adopted text from its founding to the last entry, judging nothing.

    Raises:
        Malformed: The founding text cannot be read.
        Conflict: What was entered does not fit.
        Unauthorised: What was entered cannot be read.
    """
    moment = begin(read_source(register.texts.get(0, {})))
    begun = register.entries[0].value.day
    found = [Stage(sequence=1, day=begun, made=(), source=moment.source)]
    for kept in register.entries[1:]:
        subject = kept.value.subject
        made = _made(register, moment, subject)
        moment = follow(moment, register, subject)
        if made is not None:
            decision = register.decisions.get(subject)
            adoption = decision.value if decision else None
            voted = adoption if isinstance(adoption, Adoption) else None
            found.append(
                Stage(
                    sequence=kept.value.sequence,
                    day=kept.value.day,
                    made=made,
                    source=moment.source,
                    adoption=voted,
                    effective=voted.effective if voted else _begins(made[0]),
                )
            )
    return tuple(found)


def since(
    reached: tuple[Stage, ...], instruments: Collection[str], day: date | None = None
) -> Since:
    """Find since when some instruments read as they do.

    Args:
        reached: every stage of the adopted text (see `stages`).
        instruments: their ids.
        day: of a text in force, its day: what takes effect later is passed over.
    """
    adoption: Adoption | None = None
    corrected: date | None = None
    for before, stage in pairwise(reached):
        begins = stage.effective
        if begins and (day is None or begins <= day):
            if stage.adoption and set(instruments) <= set(stage.adoption.scope):
                adoption, corrected = stage.adoption, None
            elif not stage.adoption and changed(before, stage, instruments):
                last = _last_turn(stage, begins, day)
                corrected = max(corrected or last, last)
    return Since(adoption=adoption, corrected=corrected)


def _last_turn(stage: Stage, begins: date, day: date | None) -> date:
    """Give the day on which a correction last changed the law: when it began, or had lapsed."""
    lapsed = [one.expires + _DAY for one in stage.made if one.expires and day and one.expires < day]
    return max((begins, *lapsed))


def changed(before: Stage, after: Stage, instruments: Collection[str]) -> bool:
    """Say whether one of some instruments is not the same after a stage as before it."""
    was = {one.id: one for one in before.source.constitution.instruments}
    now = {one.id: one for one in after.source.constitution.instruments}
    return any(was.get(id_) != now.get(id_) for id_ in map(InstrumentId, instruments))


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


def _made(register: Register, moment: Moment, subject: str) -> tuple[Amendment, ...] | None:
    """Give what an entry carries out on the adopted text; None when it cannot change it.

    `moment` are the texts before it.
    """
    decision = register.decisions.get(subject)
    if decision and isinstance(decision.value, Adoption):
        amendments = {id_: kept.value for id_, kept in register.amendments.items()}
        return carried_through(moment, decision.value, amendments)
    if decision:
        return None
    amendment = register.amendments[subject].value
    return (amendment,) if amendment.kind in IN_THE_TEXT else None


def _begins(amendment: Amendment) -> date | None:
    return amendment.effective if isinstance(amendment.effective, date) else None

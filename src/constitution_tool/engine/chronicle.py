"""What has been done to one clause, and what would be, amendment by amendment from the founding?

A clause is followed by its id, through every number it bore and every place it stood in. What is
done to a clause under it is done to it as well, and so is the renumbering of a clause it refers to:
its printed words change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend, amend_steps
from constitution_tool.engine.amending.named import targets_of
from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.engine.authority.moment import begin, follow
from constitution_tool.engine.authority.settled import settled_by, written
from constitution_tool.engine.comparing.surroundings import subtree
from constitution_tool.engine.source import read_source
from constitution_tool.engine.standings import standings
from constitution_tool.engine.texts import moment as now_of
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instruction import Move, OnWords
from constitution_tool.model.instrument import Clause, Index, Instrument
from constitution_tool.model.words import Reference
from constitution_tool.notation.text.inline import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.settled import Put
    from constitution_tool.engine.record import Record
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Status
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What one amendment did to a clause, or would do, or would have done: `status` says which.

    `instructions` are those that bear on the clause, by their places in the amendment. `before` and
    `after` are the whole texts on either side of it; both None where it fits no text.
    """

    amendment: Amendment
    status: Status
    instructions: tuple[int, ...]
    before: Constitution | None
    after: Constitution | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """What befell a clause: what is on record, in its order, then what nothing has settled yet."""

    on_record: tuple[Doing, ...]
    pending: tuple[Doing, ...]


def texts(record: Record) -> Iterator[Constitution]:
    """Walk every text in which a clause may be looked for, the likeliest first.

    The text as adopted, the draft, the texts there were before, latest first, and then what
    amendments would make that are pending or were not taken.
    """
    now, register = now_of(record), record.register
    yield now.source.constitution
    yield now.draft
    moment = begin(read_source(register.texts.get(0, {})))
    past = [moment.source.constitution]
    for kept in register.entries[1:]:
        moment = follow(moment, register, kept.value.subject)
        past += [moment.draft, moment.source.constitution]
    yield from {id(text): text for text in reversed(past)}.values()
    for put in (*_settled(record), *_waiting(record)):
        if put.text is not None:
            yield amend(put.text, put.amendment)


def chronicle(record: Record, id_: str) -> Chronicle:
    """Follow a clause, or a whole instrument, through everything on record.

    Args:
        record: the repository, already proved.
        id_: the id of the clause or the instrument.
    """
    where = standings(record)

    def doings(puts: Iterator[Put]) -> Iterator[Doing]:
        for put in puts:
            if done := _doing(put, where[put.amendment.id].status, id_):
                yield done

    return Chronicle(
        on_record=tuple(doings(_settled(record))), pending=tuple(doings(_waiting(record)))
    )


def _settled(record: Record) -> Iterator[Put]:
    """Walk the amendments that an entry settled, in the order of the record."""
    register = record.register
    moment = begin(read_source(register.texts.get(0, {})))
    for number, kept in enumerate(register.entries[1:], start=1):
        subject = kept.value.subject
        yield from settled_by(register.as_at(number), moment, subject)
        moment = follow(moment, register, subject)


def _waiting(record: Record) -> Iterator[Put]:
    """Walk the amendments that nothing has settled, each with the text it is written on."""
    now = now_of(record)
    for id_, amendment in sorted(record.amendments.items()):
        if id_ not in now.became:
            yield written(record.register, now, amendment)


def _doing(put: Put, status: Status, id_: str) -> Doing | None:
    """Say what an amendment does to a clause; None when it leaves it as it is."""
    numbers: list[int] = []
    before = text = put.text
    if text is None:
        numbers += _named(put.amendment, id_)
    else:
        for applied in amend_steps(text, (put.amendment,)):
            instruction = put.amendment.entries[applied.number - 1].instruction
            if _bears(text, applied.text, instruction, id_):
                numbers.append(applied.number)
            text = applied.text
    if not numbers:
        return None
    return Doing(
        amendment=put.amendment,
        status=status,
        instructions=tuple(numbers),
        before=before,
        after=text,
    )


def _named(amendment: Amendment, id_: str) -> Iterator[int]:
    """Find the instructions that name a clause, or an instrument by what stands in it."""
    for number, entry in enumerate(amendment.entries, start=1):
        ids = {target.id for target in targets_of(entry.instruction)}
        if id_ in ids or id_ in {one.partition(".")[0] for one in ids}:
            yield number


def _bears(before: Constitution, after: Constitution, instruction: Instruction, id_: str) -> bool:
    """Say whether a clause prints otherwise, or stands elsewhere, after an instruction."""
    (old, above), (new, _) = _found(before, id_), _found(after, id_)
    if old != new:
        return True
    if old is None or isinstance(instruction, OnWords):
        return False
    if isinstance(instruction, Move) and instruction.target.id in (id_, *above):
        return True
    targets = _referred_to(old)
    if not targets:
        return False
    was, now = Index(before), Index(after)
    return any(cite_id(target, was) != cite_id(target, now) for target in targets)


def _found(text: Constitution, id_: str) -> tuple[Clause | Instrument | None, tuple[str, ...]]:
    """Find a clause or an instrument, and the ids of the clauses it stands in."""
    for instrument in text.instruments:
        if instrument.id == id_:
            return instrument, ()
        stack: list[tuple[Clause, tuple[str, ...]]] = [(one, ()) for one in instrument.clauses]
        while stack:
            clause, above = stack.pop()
            if clause.id == id_:
                return clause, above
            stack += [(child, (*above, clause.id)) for child in clause.children]
    return None, ()


def _referred_to(one: Clause | Instrument) -> set[str]:
    """Name what is referred to in a clause and in all that stands under it."""
    clauses = (*((one,) if isinstance(one, Clause) else ()), *subtree(one))
    said = [words for clause in clauses for words in all_words(clause)]
    if isinstance(one, Instrument):
        said += [footnote.words for footnote in one.footnotes]
    return {run.target for words in said for run in read(words) if isinstance(run, Reference)}

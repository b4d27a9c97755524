"""How does the history of a clause read on a terminal? What was done, when, by whom, under what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from textwrap import indent, wrap
from typing import TYPE_CHECKING

from constitution_tool.engine.authority.proceedings import proceedings, voices
from constitution_tool.engine.source import read_source
from constitution_tool.model.authority import IN_ADOPTED_TEXT, Status
from constitution_tool.model.citation import cite_id
from constitution_tool.model.decision import Founding
from constitution_tool.model.instrument import Index
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.publish.amendment_text import quoted_lines
from constitution_tool.publish.history_change import change, parted, sentence, words_of
from constitution_tool.publish.papers import phrases, sayings
from constitution_tool.publish.papers.as_put import as_published_of
from constitution_tool.publish.papers.basis import COUNCIL, basis, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.proceedings import Proceedings, Voice
    from constitution_tool.engine.chronicle import Doing
    from constitution_tool.engine.record import Record
    from constitution_tool.publish.papers.basis import Basis
    from constitution_tool.publish.text.document import Colour

_WIDTH = 80
_STEP = "  "
_PENDING = (Status.UNDECIDED, Status.DECIDED, Status.FOR_APPROVAL, Status.CARRIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing done to a clause, with all that is known of it.

    `citation` is what the clause was then called; `effective` the day it takes effect, None where
    that hangs on Council or never comes.
    """

    doing: Doing
    citation: str
    rests: Basis
    done: Proceedings
    voices: tuple[Voice, ...]
    effective: date | None

    @property
    def in_effect(self) -> str:
        """Say when it is in effect, or why it is not."""
        return sayings.in_effect(self.doing.amendment, self.doing.status, self.effective)


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """A clause as it was put on record; `words` are empty of a whole instrument."""

    entry: int
    day: date
    source: str
    citation: str
    words: str


def founded(record: Record, id_: str) -> Founded | None:
    """Say when a clause was put on record, and in what words; None if it came later."""
    ((entry, founding), *_) = record.register.on_record(Founding)
    index = Index(read_source(record.register.texts[0]).constitution)
    standing = index.by_id.get(id_)
    if standing is None and id_ not in index.instruments:
        return None
    home = standing.instrument.id if standing else id_
    return Founded(
        entry=entry.value.sequence,
        day=founding.day,
        source=founding.source,
        citation=cite_id(id_, index),
        words=words_of(id_, index, home) if standing else "",
    )


def founded_lines(begun: Founded, now: str) -> Iterator[str]:
    """Print how a clause was put on record; `now` is what it is called today."""
    yield f"{phrases.day(begun.day)}: put on record (entry {begun.entry})"
    yield from _folded(f"From: {begun.source.rstrip('.')}.")
    if begun.citation != now:
        yield from _folded(f"Then {begun.citation}.")
    if begun.words:
        yield ""
        yield from indent(begun.words.rstrip("\n"), _STEP).split("\n")


def told(record: Record, doing: Doing, id_: str) -> Told:
    """Gather what is known of one thing done to a clause."""
    amendment = doing.amendment
    done = proceedings(record.register, amendment.id)
    effective: date | None = None
    if doing.status in IN_ADOPTED_TEXT:
        own = amendment.effective if isinstance(amendment.effective, date) else None
        effective = done.vote.adoption.effective if done.vote else own
    heard = () if doing.status is Status.UNDECIDED else voices(record.register, amendment)
    return Told(
        doing=doing,
        citation=_cited(doing, id_),
        rests=basis(record, amendment, doing.status, last_day(record)),
        done=done,
        voices=heard,
        effective=effective,
    )


def told_lines(record: Record, one: Told, id_: str, now: str, colour: Colour) -> Iterator[str]:
    """Print one thing done to a clause; `now` is what the clause is called today."""
    amendment, done = one.doing.amendment, one.done
    yield f"{when(one)}: {amendment.id} {amendment.title}"
    yield from _folded(one.in_effect)
    if one.citation != now:
        called = "It would be" if one.doing.status in _PENDING else "Then"
        yield from _folded(f"{called} {one.citation}.")
    shown = change(one.doing, id_, colour)
    for number in one.doing.instructions:
        entry = amendment.entries[number - 1]
        yield ""
        worded = sentence if shown else print_sentence
        yield from _folded(f"{number}. {worded(entry.instruction)}")
        if not shown:
            yield from quoted_lines(entry)
        yield from _folded(f"Reason: {entry.reason}")
        for words in parted(one.doing, entry.instruction, id_):
            yield from _folded(words)
    yield ""
    fits = shown or "It does not fit the text as it stands."
    yield from indent(fits.rstrip("\n"), _STEP).split("\n")
    yield ""
    put = as_published_of(one.rests.put, id_) if one.rests.put else ()
    for label, words in (*one.rests.facts, *put):
        if label != COUNCIL and words.rstrip(".") != phrases.UNDECIDED:
            yield from _folded(f"{label}: {words}")
    if one.voices:
        said = "; ".join(sayings.signed(record.settings.office(v.office), v) for v in one.voices)
        yield from _folded(f"On record: {said}.")
    if done.entry:
        entry_ = done.entry.value
        evidence = sayings.evidence(entry_.evidence)
        yield from _folded(
            f"Entered: {phrases.day(entry_.day)} (entry {entry_.sequence}; {evidence})."
        )
    if done.vote:
        said = sayings.became(done.vote, amendment.id)
        yield from _folded(f"Resolution: {said}, entry {done.vote.entry.value.sequence}.")


def when(one: Told) -> str:
    """Give the day a change was decided, in words; of what is not decided, that it is not."""
    status = one.doing.status
    if status is Status.UNDECIDED:
        return phrases.UNDECIDED
    if status is Status.FOR_APPROVAL:
        return phrases.FOR_DECISION
    return phrases.day(one.rests.day)


def _folded(words: str) -> list[str]:
    return wrap(words, _WIDTH, initial_indent=_STEP, subsequent_indent=_STEP * 2)


def _cited(doing: Doing, id_: str) -> str:
    """Say what the clause is called once this is done, or was called before it was gone."""
    for constitution in (doing.after, doing.before):
        if constitution is not None:
            cited = cite_id(id_, Index(constitution))
            if cited != id_:
                return cited
    return id_

"""How far does an amending sentence fit a form, and what did it say where it fits?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from constitution_tool.model.identity import CLAUSE_ID, DRAFT, INSTRUMENT_ID
from constitution_tool.model.target import EachPlace, Once, OnlyPlace, Target
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments import quotation

if TYPE_CHECKING:
    from constitution_tool.model.target import Occurrence


class Slot(Enum):
    """What may stand in a form where it has no fixed words; the value says what was expected."""

    TARGET = "a link to what is amended, such as [C5, Introduction, paragraph iii](#c5.x3fdr)"
    ANY = "a link to a paragraph, a heading or a whole instrument, such as [C5](#c5)"
    TARGETS = "one or more links to what is amended, such as [C5, paragraph iii](#c5.x3fdr)"
    TABLE = "“the table in” or “the second table in”, and a link to the paragraph it stands in"
    WORDS = "words in quotation marks “ ”"
    INSTRUMENT = "a link to a whole instrument, such as [C5](#c5)"
    FILE = "the path of a file of drafts/, such as `drafts/c5.md`"
    NEW = "the id of the new paragraph, such as {#c5.w4zrk}"
    PLACES = "“substitute”, “insert” or the places meant, and a comma"
    LAST_PLACES = "a full stop, or the places meant"


Part = str | Slot
Form = tuple[Part, ...]

_LINK = re.compile(r"\[((?:[^\[\]\\\n]|\\[\[\]\\])+)\]\(#([^()\s]*)\)")
_ESCAPE = re.compile(r"[\[\]\\]")
_UNESCAPE = re.compile(r"\\([\[\]\\])")
_NEW = re.compile(r" \{#([^\s{}]+)\}")
_FILE = re.compile(rf"`({DRAFT.pattern})`")
_TABLE = re.compile(r"the (?:([a-z0-9]+) )?table in ")
_EACH = re.compile(r", in each of the ([1-9][0-9]{0,5}) places it occurs")
_ONLY = re.compile(r", where it occurs the ([a-z0-9]+) time")
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_COUNTED = "“first”, “second”, …, “twelfth” or “13th”"
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """Where a sentence stopped fitting a form (0 is its first character), and what was expected.

    `remedy` is empty unless more is known than what was expected.
    """

    at: int
    expected: str
    remedy: str = ""


@dataclass(slots=True)
class Reading:
    """What a sentence said in the slots of a form, in order.

    `instrument_at` is where a whole instrument is named for a paragraph; -1 if it nowhere is.
    """

    text: str
    at: int = 0
    targets: tuple[Target, ...] = ()
    words: tuple[Words, ...] = ()
    occurrence: Occurrence = Once()  # noqa: RUF009 - a frozen value without parts
    new: str = ""
    file: str = ""
    which: Once | OnlyPlace = Once()  # noqa: RUF009 - a frozen value without parts
    instrument_at: int = -1


def ordinal(nth: int) -> str:
    """Write which time: `first` to `twelfth`, then `13th`."""
    if nth <= len(_ORDINALS):
        return _ORDINALS[nth - 1]
    tens, units = divmod(nth % 100, 10)
    return f"{nth}{'th' if tens == 1 else {1: 'st', 2: 'nd', 3: 'rd'}.get(units, 'th')}"


def mark(new: str) -> str:
    """Write the id that a clause is given, as in the text."""
    return f"{{#{new}}}"


def link(target: Target) -> str:
    """Write a target as a Markdown link to its permanent id."""
    cited = _ESCAPE.sub(r"\\\g<0>", target.cited)
    return f"[{cited}](#{target.id})"


def read(text: str, form: Form) -> Reading | Misfit:
    """Read a whole sentence by one form, or say where it stopped fitting."""
    reading = Reading(text)
    for part in form:
        misfit = _literal(reading, part) if isinstance(part, str) else _READ[part](reading)
        if misfit:
            return misfit
    if reading.at < len(text):
        return Misfit(at=reading.at, expected="the end of the instruction")
    return reading


def _literal(reading: Reading, words: str) -> Misfit | None:
    here = reading.text[reading.at : reading.at + len(words)]
    if here == words:
        reading.at += len(words)
        return None
    pairs = zip(here, words, strict=False)
    fitted = next((n for n, (one, other) in enumerate(pairs) if one != other), len(here))
    return Misfit(at=reading.at + fitted, expected=f"“{words.strip() or words}”")


def _target(reading: Reading) -> Misfit | None:
    """Read a link to a paragraph or heading; one to an instrument is read, and noted."""
    at = reading.at
    misfit = _any(reading)
    if misfit is None and "." not in reading.targets[-1].id and reading.instrument_at < 0:
        reading.instrument_at = at
    return misfit


def _any(reading: Reading) -> Misfit | None:
    match = _LINK.match(reading.text, reading.at)
    if match is None:
        return Misfit(at=reading.at, expected=Slot.TARGET.value)
    id_ = match.group(2)
    if not (CLAUSE_ID.fullmatch(id_) or INSTRUMENT_ID.fullmatch(id_)):
        return Misfit(
            at=match.start(2),
            expected="an id",
            remedy=f"“{id_}” has not the form of an id; take it from `show` of the paragraph.",
        )
    cited = _UNESCAPE.sub(r"\1", match.group(1))
    reading.targets += (Target(id=id_, cited=cited),)
    reading.at = match.end()
    return None


def _target_list(reading: Reading) -> Misfit | None:
    """Read `T`, `T1 and T2` or `T1, T2 and T3`."""
    misfit = _target(reading)
    while not misfit and reading.text.startswith(", [", reading.at):
        reading.at += 2
        misfit = _target(reading)
    if misfit:
        return misfit
    many = len(reading.targets) > 1
    if reading.text.startswith(" and [", reading.at):
        reading.at += 5
        misfit = _target(reading)
    elif many:
        return Misfit(at=reading.at, expected="“and” before the last of the links")
    if misfit is None and len({target.id for target in reading.targets}) < len(reading.targets):
        return Misfit(
            at=reading.at, expected="each paragraph named once", remedy="name each paragraph once."
        )
    return misfit


def _table(reading: Reading) -> Misfit | None:
    """Read `the table in T` or `the second table in T`."""
    match = _TABLE.match(reading.text, reading.at)
    if match is None:
        return _literal(reading, "the table in ")
    if word := match.group(1):
        nth = _nth(word)
        if not nth:
            return Misfit(at=match.start(1), expected=_COUNTED)
        reading.which = OnlyPlace(nth=nth)
    reading.at = match.end()
    return _target(reading)


def _instrument(reading: Reading) -> Misfit | None:
    """Read a link to an instrument."""
    at = reading.at
    misfit = _any(reading)
    if misfit is None and "." in reading.targets[-1].id:
        return Misfit(at=at, expected=Slot.INSTRUMENT.value)
    return misfit


def _file(reading: Reading) -> Misfit | None:
    """Read the path of a file that gives a text."""
    match = _FILE.match(reading.text, reading.at)
    if match is None:
        return Misfit(
            at=reading.at,
            expected=Slot.FILE.value,
            remedy="put the text in a file of drafts/ whose name is in small letters, figures and "
            "hyphens, and write its path between backquotes.",
        )
    reading.file = match.group(1)
    reading.at = match.end()
    return None


def _new(reading: Reading) -> Misfit | None:
    """Read the id of a clause that is new."""
    match = _NEW.match(reading.text, reading.at)
    if match is None:
        return Misfit(at=reading.at, expected=Slot.NEW.value)
    if not CLAUSE_ID.fullmatch(match.group(1)):
        return Misfit(
            at=match.start(1),
            expected="an id",
            remedy=f"“{match.group(1)}” has not the form of an id; `amendment new` makes one.",
        )
    reading.new = match.group(1)
    reading.at = match.end()
    return None


def _quoted(reading: Reading) -> Misfit | None:
    text, at = reading.text, reading.at
    if not text.startswith(quotation.OPENING, at):
        here = text[at : at + 1]
        kind = quotation.STRAIGHT.get(here) or quotation.SINGLE.get(here)
        remedy = f"the words stand in {kind} here; put them in “ ”." if kind else ""
        return Misfit(at=at, expected=Slot.WORDS.value, remedy=remedy)
    end = quotation.closing_mark(text, at)
    if end < 0:
        return Misfit(
            at=at,
            expected="a quotation that is closed",
            remedy="every “ inside the words needs its ”; quote more of the sentence, or less.",
        )
    words = text[at + 1 : end]
    if not quotation.fits(words):
        return Misfit(
            at=at + 1,
            expected="words",
            remedy="quote some words, without a space or a line end before or after them.",
        )
    reading.words += (Words(words),)
    reading.at = end + 1
    return None


def _places(reading: Reading) -> Misfit | None:
    misfit = _last_places(reading)
    if misfit or isinstance(reading.occurrence, Once):
        return misfit
    return _literal(reading, ",")


def _last_places(reading: Reading) -> Misfit | None:
    at = reading.at
    if match := _EACH.match(reading.text, at):
        if (count := int(match.group(1))) < _FEWEST:
            return Misfit(at=match.start(1), expected="2 or more places")
        reading.occurrence = EachPlace(count=count)
        reading.at = match.end()
    elif match := _ONLY.match(reading.text, at):
        nth = _nth(match.group(1))
        if not nth:
            return Misfit(at=match.start(1), expected=_COUNTED)
        reading.occurrence = OnlyPlace(nth=nth)
        reading.at = match.end()
    return None


def _nth(word: str) -> int:
    """Read which time, `first` to `twelfth` and then `13th`; 0 when it is no such word."""
    digits = re.match(r"[1-9][0-9]{0,5}|", word)
    nth = int(digits.group()) if digits and digits.group() else 0
    nth = _ORDINALS.index(word) + 1 if word in _ORDINALS else nth
    return nth if nth and ordinal(nth) == word else 0


_READ = {
    Slot.TARGET: _target,
    Slot.ANY: _any,
    Slot.TABLE: _table,
    Slot.NEW: _new,
    Slot.INSTRUMENT: _instrument,
    Slot.FILE: _file,
    Slot.TARGETS: _target_list,
    Slot.WORDS: _quoted,
    Slot.PLACES: _places,
    Slot.LAST_PLACES: _last_places,
}

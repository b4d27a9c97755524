"""In which series may a label stand, and at what place; and which label has a place in a series?

A label is what stands before its counter, the counter, and what closes it: `APR10.` `2`; `(` `a`
`)`; `A14.` `03`; `4.2(` `b` `)`. Counters are figures (`4`, `4A`, `03`), letters (`a` … `z`, then
`aa`, `bb` …), letters counted as the columns of a sheet (… `z`, `aa`, `ab`), and roman numbers.
One label can often be read in several ways (`i.`, `v.`, `aa.`, `A1`): its neighbours say which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.numbering.places import Place

_PARTS = re.compile(
    r"(?P<before>.*?)(?P<counter>[A-Za-z]*[0-9]+(?:[A-Z][A-Z0-9]*)?|[A-Za-z]{1,8})"
    r"(?P<after>[^A-Za-z0-9]*)",
    re.DOTALL,
)
_FIGURES = re.compile(r"(?P<letters>[A-Za-z]*)(?P<figures>[0-9]{1,3})(?P<suffix>[A-Z0-9]*)")
_ROMAN = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_NUMERALS = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_WORTH = {numeral: worth for worth, numeral in _NUMERALS}
_LIKELIER_LETTERS = ("c", "l", "cc", "ccc")
"""Alone, these are letters rather than fifty or hundreds."""

_Z = 26
_MOST_COLUMNS = 2
"""Letters of a column: a, … z, aa, … zz."""
_MOST_LETTERS = 4
"""A longer run of letters is a word, unless it is a roman number or one letter again and again."""


class Style(Enum):
    """What a series counts in."""

    FIGURES = "figures"
    ROMAN = "roman numbers"
    LETTERS = "letters"
    COLUMNS = "letters, counted as columns"


class Case(Enum):
    """How letters of the counter are written."""

    SMALL = "small"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A series: what it counts in, and what stands before and after each of its numbers.

    `width` is how many figures are written at least (2: 01, 02); it does not tell series apart,
    for 10 has two figures in either.
    """

    style: Style
    case: Case
    before: str
    after: str
    width: int = field(default=0, compare=False)

    def label(self, place: Place) -> str | None:
        """Write the label of a place; None where it would be read as that of another."""
        counter = self._counter(place)
        if counter is None:
            return None
        counter = counter.upper() if self.case is Case.CAPITAL else counter
        label = f"{self.before}{counter}{self.after}"
        return label if (self, place) in readings(label) else None

    def place(self, label: str) -> Place | None:
        """Find at what place of this series a label stands, if it can stand in it."""
        return next((place for scheme, place in readings(label) if scheme == self), None)

    def _counter(self, place: Place) -> str | None:
        number, *rest = place
        suffix = _suffix(tuple(rest))
        match self.style:
            case Style.LETTERS if len(place) == 1 and number > _Z:
                return _letter((number - 1) % _Z + 1) * ((number - 1) // _Z + 1)
            case Style.LETTERS:
                return _suffix(place)
            case Style.COLUMNS:
                return None if rest or not number else _column(number)
            case Style.ROMAN | Style.FIGURES if suffix is None:
                return None
            case Style.ROMAN:
                return f"{_roman(number)}{suffix}" if number else f"{suffix}i"
            case Style.FIGURES if number or not rest:
                return f"{number:0{self.width}}{suffix}"
            case _:
                return f"{suffix}1"


def alike(one: Scheme, other: Scheme) -> bool:
    """Say whether two series begin with the same labels: a run holds one of them, never both."""
    if {one.style, other.style} != {Style.LETTERS, Style.COLUMNS}:
        return False
    return (one.case, one.before, one.after) == (other.case, other.before, other.after)


@lru_cache(maxsize=4096)
def readings(label: str) -> tuple[tuple[Scheme, Place], ...]:
    """Give every series a label may stand in, with its place there; the likeliest first."""
    parts = _PARTS.fullmatch(label)
    if parts is None:
        return ()
    counter = parts["counter"]
    found: Iterator[tuple[Style, str, Place, int]]
    if any(sign.isdigit() for sign in counter):
        if parts["before"][-1:].isalnum():
            return ()
        found = _in_figures(counter)
        case = Case.CAPITAL
    elif counter.islower() or counter.isupper():
        found = _in_letters(counter.lower())
        case = Case.SMALL if counter.islower() else Case.CAPITAL
    else:
        return ()
    return tuple(
        (
            Scheme(
                style=style,
                case=case,
                before=parts["before"] + before,
                after=parts["after"],
                width=width,
            ),
            place,
        )
        for style, before, place, width in found
    )


def _in_figures(counter: str) -> Iterator[tuple[Style, str, Place, int]]:
    parts = _FIGURES.fullmatch(counter)
    suffix = _read_suffix(parts["suffix"].lower()) if parts else None
    if parts is None or suffix is None:
        return
    letters, figures = parts["letters"], parts["figures"]
    number = int(figures)
    width = len(figures) if figures.startswith("0") else 0
    if number or not suffix:
        yield Style.FIGURES, letters, (number, *suffix), width
    first = _read_suffix(letters.lower()) if letters.isupper() and figures == "1" else None
    if first and not suffix and len(letters) <= _MOST_LETTERS:
        yield Style.FIGURES, "", (0, *first), 0


def _in_letters(counter: str) -> Iterator[tuple[Style, str, Place, int]]:
    roman = (_read_roman(counter),) if _ROMAN.fullmatch(counter) else None
    if roman and counter not in _LIKELIER_LETTERS:
        yield Style.ROMAN, "", roman, 0
    if len(set(counter)) == 1:
        yield Style.LETTERS, "", (_Z * (len(counter) - 1) + _ordinal(counter[0]),), 0
    if roman and counter in _LIKELIER_LETTERS:
        yield Style.ROMAN, "", roman, 0
    if not roman and (inserted := _by_roman(counter)):
        yield Style.ROMAN, "", inserted, 0
    if 1 < len(counter) <= _MOST_LETTERS and (inserted := _read_suffix(counter)):
        yield Style.LETTERS, "", inserted, 0
    if len(counter) <= _MOST_COLUMNS:
        yield Style.COLUMNS, "", (_read_column(counter),), 0


def _by_roman(counter: str) -> Place | None:
    """Read a roman number with letters after it (ia), or what stands before the first (ai)."""
    if len(counter) > _MOST_LETTERS + 1:
        return None
    found = _ROMAN.match(counter)
    number = found.group() if found else ""
    suffix = _read_suffix(counter[len(number) :] if number else counter[:-1])
    if not suffix or not (number or counter.endswith("i")):
        return None
    return (_read_roman(number) if number else 0, *suffix)


# --- letters that were put in -----------------------------------------------------------------


def _suffix(place: Place) -> str | None:
    """Write what was put in: 1 is a, 0 a z before another letter; after z come figures (z1)."""
    written, last = "", 0
    for number in place:
        if last == _Z:
            written += str(number)
        elif number > _Z:
            return None
        else:
            written += _letter(number or _Z)
        last = number
    return written if _read_suffix(written) == place else None


def _read_suffix(letters: str) -> Place | None:
    """Read what was put in; None for what never is."""
    place: list[int] = []
    at = 0
    while at < len(letters):
        if letters[at].isdigit():
            figures = re.match(r"[0-9]+", letters[at:])
            number = int(figures.group()) if figures else 0
            if not figures or not number or not place or place[-1] != _Z:
                return None
            place.append(number)
            at += figures.end()
            continue
        is_before = letters[at] == "z" and letters[at + 1 : at + 2].isalpha()
        place.append(0 if is_before else _ordinal(letters[at]))
        at += 1
    return tuple(place)


# --- counting ---------------------------------------------------------------------------------


def _letter(number: int) -> str:
    return chr(ord("a") + number - 1)


def _ordinal(letter: str) -> int:
    return ord(letter) - ord("a") + 1


def _column(number: int) -> str:
    tens, ones = divmod(number - 1, _Z)
    return f"{_letter(tens) if tens else ''}{_letter(ones + 1)}"


def _read_column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _Z + _ordinal(letter)
    return number


def _roman(number: int) -> str:
    written = ""
    for worth, numeral in _NUMERALS:
        times, number = divmod(number, worth)
        written += numeral * times
    return written


def _read_roman(numerals: str) -> int:
    values = [_WORTH[numeral] for numeral in numerals]
    return sum(
        -value if any(value < later for later in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )

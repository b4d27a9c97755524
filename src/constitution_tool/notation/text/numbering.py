"""Is the first word of a clause its label?

The schemes are those of `1-domain`, item 2 and 3. A label is one word, kept as printed. It is

- one or more bracketed units: `(a)`, `(ii)`, `(1A)`, `(a)(i)(A)`;
- a unit with what closes it: `i.` `a)` `12.` `8A.` `AA)` `A1:`; a unit is a letter, a doubled
  letter (`AA`), a roman number below 90 in one case, or a number of up to three figures with
  capital letters before it (`A1`, `APR10`) or after it (`8A`);
- a dotted number, closed or not: `4.2` `4.2A` `4.2.7.1` `A14.03` `APR10.2`, also `4.2(a)`;
- a number with a letter, not closed: `8A` `A1` `C5`.

A bare number or a bare letter is never a label ("1972 Act", "12 Members", "A Member shall"), nor is
"i. e.", nor a decimal before a measure ("2.5 per cent", "9.30 am"). What the grammar gets wrong in
a particular text is said in that text: `{#id -}` means that the clause has no label, `{#id +}` that
its first word is one.
"""

from __future__ import annotations

import re

_ROMAN = r"(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_ROMANS = rf"(?=[ivxl]){_ROMAN}|(?=[IVXL]){_ROMAN.upper()}"
_LETTERS = r"(?P<{0}>[A-Za-z])(?P={0})?"
_FIGURES = r"[A-Z]{0,4}[0-9]{1,3}[A-Z]{0,3}"
_DOTTED = rf"{_FIGURES}(?:\.[0-9]{{1,3}}[A-Z]{{0,3}})+"
_MIXED = r"[A-Z]{1,4}[0-9]{1,3}[A-Z]{0,3}|[0-9]{1,3}[A-Z]{1,3}"


def _unit(name: str) -> str:
    """Give the pattern of a unit; `name` keeps its group apart from those of other units."""
    return rf"(?:{_ROMANS}|{_LETTERS.format(name)}|{_FIGURES}|{_DOTTED})"


_LABEL = re.compile(
    rf"(?:\({_unit('a')}\))+"
    rf"|(?:{_FIGURES}|{_DOTTED})(?:\({_unit('b')}\))+"
    rf"|{_unit('c')}[.)]"
    rf"|(?:{_FIGURES}|{_DOTTED})(?:\.\)|:)"
    rf"|\[{_FIGURES}\]"
    rf"|{_DOTTED}|{_MIXED}"
)
_LONGEST = 40
_NOT_A_LABEL = re.compile(
    r"(?:i\. e\.|e\. g\.)"
    r"|[0-9.]+ (?:[ap]\.?m\b|per ?cent|%|thousand|million|billion|hours?\b|metres?\b|miles?\b)"
)


def is_label(text: str) -> bool:
    """Say whether one word has the form of a label."""
    return _LABEL.fullmatch(text) is not None


def split_label(text: str) -> tuple[str, str]:
    """Split words into their label and the rest; the label is empty when there is none."""
    token, _, rest = text.partition(" ")
    if len(token) > _LONGEST or not _LABEL.fullmatch(token) or _NOT_A_LABEL.match(text):
        return "", text
    return token, rest.lstrip(" ")


def read_label(text: str, *, heading: bool) -> tuple[str, str]:
    """Split a clause's first words into label and rest; a heading is more than a label."""
    label, rest = split_label(text)
    return ("", text) if heading and not rest else (label, rest)

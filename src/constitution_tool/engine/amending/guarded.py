"""Does a minor amendment keep within what one officer may correct alone?

Source: `1-domain`, "Who may make which change", and `3-formats`, "Always findings": never must,
shall, should, may, not, only, unless, a figure, a date, money or a named body.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.own_words import all_words, front_words, marks_in
from constitution_tool.model.block import images
from constitution_tool.model.citation import cite_id
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.model.instrument import Index
    from constitution_tool.model.words import Words


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FORCE = _listed("must shall should may not only unless cannot")
_NUMBERS = _listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million half third quarter quarters thirds once twice "
    "first second fourth fifth sixth seventh eighth ninth tenth"
)
_DATES = _listed(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_BODIES = _listed(
    "assembly authority board cabinet chair chairman chief commission commissioner committee "
    "council court director executive government head leader mayor minister ombudsman officer "
    "panel parliament secretary sub-committee tribunal"
)
_WORD = re.compile(r"[£$€]?[^\W_]+(?:[.,:’'/-][^\W_]+)*[%]?|[£$€%]|[^\x00-\xff\w\s]")
_WITHIN = re.compile(r"[.,:’'/-]")


def exceeded(before: Index, after: Index, id_: str) -> Iterator[str]:
    """Say what of a clause a minor amendment may not alter has been altered, in words."""
    old, new = _guarded(before, id_), _guarded(after, id_)
    known = id_ in after.by_id or id_ in after.instruments
    where = cite_id(id_, after if known else before)
    was, now = before.by_id.get(id_), after.by_id.get(id_)
    if was and now and was.clause.number != now.clause.number:
        yield f"{cite_id(id_, before)} would be renumbered “{now.clause.number}”."
    for tag, start, end, to_start, to_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        gone, come = _list(old[start:end]), _list(new[to_start:to_end])
        if gone and come:
            yield f"In {where}, {gone} would become {come}."
        else:
            yield f"In {where}, {gone or come} would be {'taken out' if gone else 'put in'}."


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _guarded(index: Index, id_: str) -> tuple[str, ...]:
    """List, in order, what of a clause, or of an instrument's title and footnotes, is guarded."""
    found: list[str] = []
    if standing := index.by_id.get(id_):
        blocks = (*standing.clause.opening, *standing.clause.closing)
        found += (image.path for image in images(blocks))
    for words in _words(index, id_):
        found += (word for word in _WORD.findall(plain(words)) if is_guarded(word))
        found += marks_in(words)
    return tuple(found)


def _words(index: Index, id_: str) -> Iterator[Words]:
    """Walk the words of a clause, or the number, title and footnotes of an instrument."""
    if standing := index.by_id.get(id_):
        yield from all_words(standing.clause)
    elif instrument := index.instruments.get(id_):
        yield from front_words(instrument)


def is_guarded(word: str) -> bool:
    """Say whether a word is one of force, a figure, a date, money, or names a body.

    A word names a body when it is one of the usual nouns for a body or office with a capital; the
    ordinal "second" and the month of May are found as figures and words of force. So is any word in
    letters that only look like ours: “shаll” with a Cyrillic “а” reads as a word of force.
    """
    low = word.lower().replace("’", "'").removesuffix("'s")
    return (
        low.endswith("n't")
        or any(character.isdigit() or character in "£$€%" for character in word)
        or any(_is_strange(character) for character in word)
        or any(_is_listed(part) for part in (word.replace("’s", ""), *_WITHIN.split(word)))
    )


def _is_listed(word: str) -> bool:
    low = word.lower()
    if low in _FORCE or low in _NUMBERS or low in _DATES:
        return True
    return word[:1].isupper() and (low in _BODIES or low.removesuffix("s") in _BODIES)


def _is_strange(character: str) -> bool:
    if character.isascii():
        return False
    letter = unicodedata.category(character)[0] == "L"
    latin = unicodedata.name(character, "").startswith("LATIN ")
    return unicodedata.category(character)[0] == "M" or (letter and not latin)

"""Which terms does a text define, and which lose their definition?

A term is defined in brackets, (“the Members’ Code”), or by a sentence that says what it means: In
this Protocol, “Clear days” means ….
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.differing import differing
from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.model.instrument import standings
from constitution_tool.notation.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.words import Words

IN_BRACKETS = re.compile(
    r"\s*\(\s*(?:(?:the|each|an?|together|hereafter)\s+)*[“\"‘'](?:the\s+|an?\s+)?"
    r"(?P<term>[^“”\"\n]{1,60}?)[”\"’']\s*\)"
)
_TERM = r"(?<!\w)[“\"‘'](?:the\s+|an?\s+)?(?P<term>[^“”\"\n]{1,60}?)[”\"’'](?!\w)"
_OTHERS = r"(?:(?:\s*,)?(?:\s*(?:and|or))?\s*[“\"‘'][^“”\"\n]{1,60}?[”\"’'])*"
_HERE = r"(?:for the purposes? of|in|under)\s+(?:this|these|the)\s+[\w’'-]+(?:\s+[\w’'-]+){0,3}?"
_BY_SENTENCE = re.compile(
    rf"{_TERM}(?={_OTHERS}(?:,?\s+{_HERE},?)?\s+(?:(?:shall|will)\s+)?"
    r"(?:means?|ha(?:s|ve) the (?:same )?meanings?|(?:is|are) defined)\b)",
    re.IGNORECASE,
)
_BY_WHAT_IT_INCLUDES = re.compile(
    rf"(?:^|(?<=[.;:] )|\b{_HERE},?\s+){_TERM}(?={_OTHERS}\s+(?:(?:also|shall|will)\s+)?"
    r"(?:includes?|refers?\s+to)\b)",
    re.IGNORECASE,
)
"""What a term includes is said of it in passing too: only a sentence that begins so defines it."""
_QUOTED = re.compile(r"[“\"‘']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A term that is used, and was defined: where it was, and where it is used (ids)."""

    term: str
    was_in: str
    used_in: tuple[str, ...]


def lost_terms(before: Constitution, after: Constitution) -> Iterator[Lost]:
    """Find terms that the text after uses, and only the text before defines."""
    pairs = differing(before, after)
    was = _defined((old.id, words) for old, _ in pairs if old for words in all_words(old))
    if not was:
        return
    still = _defined(_said(after))
    lost = {term: ids for term, ids in was.items() if term not in still}
    if not lost:
        return
    used: dict[str, list[str]] = defaultdict(list)
    words = {term: re.compile(rf"(?<!\w){re.escape(term)}(?!\w)") for term in lost}
    for clause, written in _said(after):
        said = plain(written)
        for term, word in words.items():
            if term in said and word.search(said):
                used[term].append(clause)
    for term, ids in lost.items():
        if term in used:
            yield Lost(term=term, was_in=ids[0], used_in=tuple(dict.fromkeys(used[term])))


def _defined(said: Iterable[tuple[str, Words]]) -> dict[str, list[str]]:
    """List the terms that some words define, each with the ids of where they do."""
    found: dict[str, list[str]] = defaultdict(list)
    for clause, words in said:
        if not _QUOTED.search(words):
            continue
        for pattern in (IN_BRACKETS, _BY_SENTENCE, _BY_WHAT_IT_INCLUDES):
            for match in pattern.finditer(plain(words)):
                found[match["term"]].append(clause)
    return found


def _said(text: Constitution) -> Iterator[tuple[str, Words]]:
    for instrument in text.instruments:
        for standing in standings(instrument):
            for words in all_words(standing.clause):
                yield standing.clause.id, words

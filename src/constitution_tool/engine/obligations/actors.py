"""Who does a piece of a sentence name: a member, an officer, an office or a body?

A word counts as someone only if it is an office or a body of a council, an office that the council
has set, or a term the text defines as one. Whoever is called otherwise is not known, and is never
guessed at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADS = (
    "co-optees?|councillors?|employees?|members?|officers?|staff|citizens?|"
    "chair(?:man|men|person|persons|s)?|vice-chair(?:man|person|s)?|mayors?|leaders?|whips?|"
    "chief executive|head of (?:the )?paid service|heads? of service|directors?|managers?|"
    "commissioners?|secretar(?:y|ies)|treasurers?|presidents?|clerks?|auditors?|"
    "independent persons?|parish councils?|committees?|sub-?committees?|panels?|boards?|cabinet|"
    "executive|council|authority|group leaders?|political groups?|party groups?|parties|"
    "returning officers?|decision[ -]makers?|persons? presiding"
)
_BEFORE = (
    "the|a|an|another|any|all|each|every|both|no|neither|either|some|individual|other|such|that|this|"
    "those|these|its|their|his|her|relevant|appropriate|elected|co-opted|senior|junior|lead|chief|"
    "executive|full|standing|voting|new|former|political|statutory|proper|designated|responsible|"
    "registered|independent|deputy|vice|city|district|county|borough|combined|local|"
    "constituent|newly|fellow|most|many|only|two|three"
)
_NO_NAMES = (
    "If|When|Whenever|Where|Wherever|Unless|Whether|As|Because|Until|While|Once|Provided|Before|"
    "After|Although|Though|In|On|At|For|From|With|Without|By|Of|To|Under|Within|Subject|During|"
    "However|Therefore|Then|And|But|Or|Nothing"
)
"""Words that have a capital only because a sentence begins."""
_ADVERBS = (
    "also|always|only|normally|usually|then|therefore|overall|generally|ordinarily|at all times|"
    "however|both|themselves|himself or herself|together|jointly|each|all|never|not"
)
_JOIN = r"\s*,?\s*(?:\band/or\b|\band\b|\bor\b|\bnor\b|,|/)\s*(?:the\s+)?"
_DEFINED = re.compile(
    r"\(\s*(?:(?:the|each|an?|together|hereafter|or)[\s,]+)*[“\"‘']([^“”\"]+?)[”\"’']\s*\)"
)


class Actors:
    """Knows the actors of one text: `names` are offices as the council prints them."""

    def __init__(self, names: Iterable[str] = (), paragraphs: Iterable[str] = ()) -> None:
        self._named = _grammar(names)
        defined = tuple(
            term
            for paragraph in paragraphs
            for found in _DEFINED.finditer(paragraph)
            if self.at_end(paragraph[: found.start()]) and (term := found[1].strip())
        )
        if defined:
            self._named = _grammar((*names, *defined))

    def every(self, words: str) -> Iterator[re.Match[str]]:
        """Walk those named in some words, each as widely as it is said (“all Members and …”)."""
        return self._named.finditer(words)

    def at_start(self, words: str) -> str:
        """Give who is named at the very beginning, or nothing."""
        found = self._named.match(words)
        return found[0].strip() if found else ""

    def at_end(self, words: str) -> re.Match[str] | None:
        """Find who is named last, nothing following but an adverb."""
        for found in self.every(words):
            if not _rest(words[found.end() :]):
                return found
        return None


def _rest(words: str) -> str:
    """Take away what may stand between an actor and the verb."""
    return re.sub(rf"[\s,]+|\b(?:{_ADVERBS})\b", "", words)


def _grammar(names: Iterable[str]) -> re.Pattern[str]:
    """Build the pattern of a noun phrase whose head is someone, with those it is joined to."""
    own = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    heads = f"{own}|{_HEADS}" if own else _HEADS
    head = rf"(?i:{heads})(?![\w’'-])(?!\s+(?-i:[A-Z][a-z]))"
    before = (
        rf"(?:(?i:{_BEFORE})\s+(?:of\s+the\s+)?)*"
        rf"(?:(?!(?:{_NO_NAMES})\b)[A-Z0-9][\w’'.&-]*\s+(?:and\s+(?=[A-Z]))?){{0,5}}"
    )
    again = (
        r"(?:(?i:political|party|group|scrutiny|lead|elected|chief|senior|junior|executive)\s+)*"
    )
    after = (
        r"(?:\s+(?:of|for|on)\s+(?:the\s+|any\s+|a\s+|that\s+|each\s+|its\s+)?"
        r"(?:[A-Z][\w’'&-]*(?:(?:\s+and)?\s+[A-Z][\w’'&-]*)*|public|council|committee|cabinet|"
        r"executive|authority|meeting|panel|board|association|group)\b(?![’'])){0,2}"
    )
    one = rf"\b{before}{again}{head}{after}"
    return re.compile(rf"{one}(?:{_JOIN}{one})*")

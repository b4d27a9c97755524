"""What does one sentence ask, and of whom?

The words that ask (`forces`) are looked for their subject: who is named right before them, or at
the beginning of their clause. What hangs on “if”, “which” or “that” asks nothing by itself; in the
passive nobody is named but “by” someone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.obligations.forces import Asking, askings, denied
from constitution_tool.engine.obligations.grammar import (
    AGENT,
    BARE,
    BEFORE_NOUN,
    BRACKETS,
    INVERTED,
    JOINING,
    LAST_WORD,
    NAME,
    NOBODY,
    NOTHING,
    NOTHING_OF,
    OPENING,
    OPENS_ASIDE,
    PASSIVE,
    PREPOSITIONS,
    PRONOUN,
    SHARED,
    SHORT,
    SPLIT,
    SUBORDINATE,
    SUBORDINATORS,
    THAT_MANY,
    UNTOLD,
)
from constitution_tool.model.obligation import Duty, Force

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.engine.obligations.actors import Actors


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A duty, where its clause begins and ends in the sentence, and the words that ask it."""

    duty: Duty
    start: int
    verb: int
    end: int


def duties(sentence: str, actors: Actors, spoken_of: str = "") -> tuple[Stretch, ...]:
    """Read what a sentence asks.

    Args:
        sentence: one sentence.
        actors: who is known.
        spoken_of: whom the sentence before spoke of, for “they”.
    """
    blank = BRACKETS.sub(lambda match: " " * len(match[0]), sentence)
    found = askings(blank)
    read: list[tuple[int, Asking, str]] = []
    before = 0
    for asking in found:
        place = _Place(blank=blank, start=before, asking=asking, actors=actors)
        said = place.actor(read, spoken_of)
        if said is not None:
            start, actor = said
            read.append((start, asking, actor))
            before = asking.end
    return tuple(_stretches(sentence, blank, read))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Words that ask, and the words before them back to `start`, where the last ones ended."""

    blank: str
    start: int
    asking: Asking
    actors: Actors

    def actor(
        self, read: Sequence[tuple[int, Asking, str]], spoken_of: str
    ) -> tuple[int, str] | None:
        """Say where the clause begins and whom it names; None if it asks nothing by itself."""
        words = self.blank[self.start : self.asking.start]
        after = self.blank[self.asking.end :]
        if self._is_inverted(words, after) or BARE.match(words):
            return None
        if (at_end := self.actors.at_end(words)) and (said := self._next_to(words, at_end)):
            return None if said == _HANGS else self._told(at_end.start(), at_end[0], after)
        if pronoun := PRONOUN.search(words):
            return self._pronoun(pronoun, words, read, spoken_of)
        at, clause = self._clause(words, first=not read)
        hangs = SUBORDINATE.match(clause)
        if hangs and "," not in hangs["subject"] and SHORT.match(hangs["subject"].strip()):
            return None
        if not clause.strip() and read:
            return None if words.strip() and not at else self._told(at, read[-1][2], after)
        if NOTHING.match(clause):
            return None
        return self._plain(at, clause, after)

    def _plain(self, at: int, clause: str, after: str) -> tuple[int, str] | None:
        who = self._subject(clause)
        if not who and SHARED.search(clause):
            who = self.actors.at_start(clause)
        told = self._told(at, who, after)
        idle = self.asking.words.startswith("can") or not is_passive(self.asking, after)
        if not told[1] and idle and self.asking.words.startswith(("may", "can")):
            return None
        return told

    def _is_inverted(self, words: str, after: str) -> bool:
        """Tell “should the allegations be true”, which is an “if”."""
        if self.asking.force is not Force.SHOULD:
            return False
        if BEFORE_NOUN.match(after):
            return True
        opens = not words.strip() or INVERTED.search(words)
        return bool(opens and NAME.match(after))

    def _next_to(self, words: str, found: re.Match[str]) -> str:
        """Judge who stands right before: the subject, nobody, or the subject of an “if”."""
        ahead = words[: found.start()]
        last = LAST_WORD.search(ahead)
        word = last[1].lower() if last else ""
        if re.fullmatch(PREPOSITIONS, word) or word.endswith(("’s", "'s", "s'", "s’")):
            return ""
        if re.fullmatch(SUBORDINATORS, word) or THAT_MANY.match(found[0]):
            return _HANGS
        if word.islower() and word not in JOINING and UNTOLD.fullmatch(found[0].strip()):
            return ""
        opening = self._subject(OPENING.sub("", ahead + found[0]))
        joined = not last or word in JOINING
        if opening and not joined and found.start() > len(opening):
            return ""
        return _SUBJECT

    def _told(self, at: int, who: str, after: str) -> tuple[int, str]:
        """Say whom a clause names that is about somebody: in the passive, by whom it is done."""
        passive = is_passive(self.asking, after)
        return self.start + at, self._agent(after) if passive else self._who(who)

    def _pronoun(
        self,
        pronoun: re.Match[str],
        words: str,
        read: Sequence[tuple[int, Asking, str]],
        spoken_of: str,
    ) -> tuple[int, str] | None:
        last = LAST_WORD.search(words[: pronoun.start()])
        if last and re.fullmatch(SUBORDINATORS, last[1].lower()):
            return None
        named = [found[0].strip() for found in self.actors.every(self.blank[: self.asking.start])]
        who = next((actor for _, _, actor in reversed(read) if actor), "")
        who = who or (named[0] if named else spoken_of)
        return self._told(pronoun.start(), who, self.blank[self.asking.end :])

    def _clause(self, words: str, *, first: bool) -> tuple[int, str]:
        """Take the clause of the words that ask: all before them, or from the last “and”."""
        at = 0
        if not first:
            splits = [match.end() for match in SPLIT.finditer(words)]
            if not splits and words.strip(" ,"):
                return 0, ""
            at = splits[-1] if splits else len(words)
        else:
            strong = [match.end() for match in re.finditer(r"[;:]", words)]
            at = strong[-1] if strong else 0
        opening = OPENING.match(words[at:])
        at += opening.end() if opening else 0
        return at, words[at:]

    def _subject(self, clause: str) -> str:
        """Find who a clause begins with: straight away, or after an aside and a comma."""
        pieces = clause.split(",")
        for count, piece in enumerate(pieces):
            rest = ",".join(pieces[count:]).lstrip()
            who = self.actors.at_start(rest)
            if who and _is_whole(rest[len(who) :]):
                return who
            if not OPENS_ASIDE.match(piece):
                return ""
        return ""

    def _agent(self, after: str) -> str:
        """Find by whom, in the passive."""
        passive = PASSIVE.match(after)
        rest = after[passive.end() :] if passive else ""
        by = AGENT.match(rest)
        return self.actors.at_start(rest[by.end() :]) if by else ""

    def _who(self, who: str) -> str:
        if self.asking.of_whom and not who:
            return self.actors.at_start(self.blank[self.asking.end :].lstrip())
        return who


_HANGS = "hangs"
_SUBJECT = "subject"


def is_passive(asking: Asking, after: str) -> bool:
    """Say whether what is asked is that something be done, and not that somebody do it."""
    return not asking.words.endswith((" to", " for", " of")) and bool(PASSIVE.match(after))


def _is_whole(rest: str) -> bool:
    """Say whether a noun phrase ends here, and is not the beginning of “Council decisions”."""
    return not rest.strip() or rest.lstrip().startswith(",") or bool(OPENS_ASIDE.match(rest))


def _stretches(sentence: str, blank: str, read: list[tuple[int, Asking, str]]) -> list[Stretch]:
    made: list[Stretch] = []
    for number, (start, asking, actor) in enumerate(read):
        end = read[number + 1][0] if number + 1 < len(read) else len(sentence)
        end = max(end, asking.end)
        whole = not actor or asking.of_whom or is_passive(asking, blank[asking.end :])
        what = sentence[start if whole else asking.end : end]
        if not actor and number and not sentence[start : asking.start].strip():
            before, last, _ = read[number - 1]
            what = f"{sentence[before : last.start].strip()} {what}"
        force = denied(asking.force) if NOBODY.match(actor) else asking.force
        if not actor and NOTHING_OF.search(blank[start : asking.start]):
            force = denied(asking.force)
        duty = Duty(actor=NOBODY.sub("", actor), force=force, what=_tidy(what))
        made.append(Stretch(duty=duty, start=start, verb=asking.start, end=end))
    return made


def _tidy(what: str) -> str:
    """Take away what only joined the words to the next clause."""
    return re.sub(r"(?:[\s,;:—–.]|\s(?:and|but|or|nor))+$", "", f" {what}").strip(" ,;:—–.")

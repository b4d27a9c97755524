"""Which words of a sentence ask something, and how firmly?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.model.obligation import Force

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADVERB = r"(?:\s+(?:\w+ly|also|always|all|both|each|at\s+all\s+times|only|then|therefore|ever))*"
_NOT = rf"(?P<not>{_ADVERB}\s+(?:not|never)\b|n[’']t\b)?"
_IS = r"\b(?:(?:will|shall|must)\s+be|is|are)"
_FORMS = (
    (Force.MAY, rf"{_IS}{_ADVERB}(?P<not>\s+not)?\s+entitled\s+to\b"),
    (Force.MUST, rf"{_IS}{_ADVERB}\s+required\s+to\b"),
    (Force.EXPECTED, rf"{_IS}{_ADVERB}\s+expected\s+(?:to|of)\b"),
    (Force.EXPECTED, r"\bexpected\s+of\b"),
    (Force.RESPONSIBLE, rf"{_IS}{_ADVERB}\s+responsible\s+for\b"),
    (Force.MUST, rf"\b(?:must|shall|will){_NOT}"),
    (Force.MUST, r"\b(?P<not>cannot|can\s+not)\b"),
    (Force.SHOULD, rf"\bshould{_NOT}"),
    (Force.MAY, rf"\b(?:may|can){_NOT}"),
)
_DENIED = {
    Force.MUST: Force.MUST_NOT,
    Force.SHOULD: Force.SHOULD_NOT,
    Force.MAY: Force.MUST_NOT,
}
_A_WILL = re.compile(r"\b(?:free|political|good|own|at)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Words that ask something, in small letters: where they stand, and with what force."""

    force: Force
    words: str
    start: int
    end: int

    @property
    def of_whom(self) -> bool:
        """Say whether who is asked comes after them: “expected of both Members and officers”."""
        return self.words.endswith(" of")


def askings(sentence: str) -> tuple[Asking, ...]:
    """Find the words that ask something, in order; where two forms overlap the longer is meant."""
    found: list[Asking] = []
    for asking in sorted(_every(sentence), key=lambda one: (one.start, -one.end)):
        if not found or asking.start >= found[-1].end:
            found.append(asking)
    return tuple(found)


def denied(force: Force) -> Force:
    """Turn a force about: “No Member may” is that Members must not."""
    return _DENIED.get(force, force)


def _every(sentence: str) -> Iterator[Asking]:
    for force, form in _FORMS:
        for match in re.finditer(form, sentence, re.IGNORECASE):
            asked = denied(force) if match.groupdict().get("not") else force
            if not _is_noun(sentence, match):
                yield Asking(
                    force=asked, words=match[0].lower(), start=match.start(), end=match.end()
                )


def _is_noun(sentence: str, match: re.Match[str]) -> bool:
    """Tell the month of May, and somebody's will, from the verbs."""
    ahead, behind = sentence[: match.start()], sentence[match.end() :]
    if match[0] == "May" and (ahead.strip() or re.match(r"\s+\d", behind)):
        return True
    return bool(_A_WILL.search(ahead)) and match[0].lower() == "will"

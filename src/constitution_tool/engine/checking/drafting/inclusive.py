"""Do the words leave someone out: “he”, “his”, “chairman”?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.checking.drafting.reading import Spot

_BETTER = {
    "chairman": "chair",
    "chairmen": "chairs",
    "vice-chairman": "vice-chair",
    "vice-chairmen": "vice-chairs",
    "spokesman": "spokesperson",
    "spokesmen": "spokespeople",
    "manpower": "staff",
    "his or her": "their",
    "her or his": "their",
    "his/her": "their",
    "her/his": "their",
    "his": "their",
    "him or her": "them",
    "her or him": "them",
    "him/her": "them",
    "him": "them",
    "himself or herself": "themselves",
    "himself/herself": "themselves",
    "himself": "themselves",
    "herself": "themselves",
    "his or hers": "theirs",
    "her": "",
    "hers": "theirs",
}
_VERBS = {"has": "have", "is": "are", "was": "were", "does": "do"}
_KEPT = "may|must|shall|should|will|would|could|can|might|had|did"
_SLASH = r"\s*/\s*"
_HE = rf"(?:he or she|she or he|he{_SLASH}she|she{_SLASH}he|s/he|\(s\)he|he|she)"
_SUBJECT = re.compile(rf"\b{_HE}(?=\s+(?P<verb>[\w’']+))(?:\s+(?:has|is|was|does)\b)?", re.I)
_WORDS = "|".join(sorted(map(re.escape, _BETTER), key=len, reverse=True)).replace("/", _SLASH)
_WORD = re.compile(rf"\b(?:{_WORDS})(?![\w’'])", re.I)
_UNSURE = "write “they”, “them” or “their”, and let the verb follow"


def inclusive(draft: Draft) -> Iterator[Found]:
    """Find each; where the verb must follow, and is not known, nothing is put."""
    for spot in draft.spots:
        for match in _SUBJECT.finditer(spot.words):
            yield _found(spot, match, _they(match[0], match["verb"].lower()))
        for match in _WORD.finditer(spot.words):
            said = re.sub(_SLASH, "/", match[0].lower())
            yield _found(spot, match, _cased(match[0], _BETTER[said]))


def _found(spot: Spot, match: re.Match[str], new: str) -> Found:
    return Found(
        spot=spot,
        problem=f"“{match[0]}” does not speak of everyone",
        advice=_UNSURE if not new else f"write “{new}”",
        put=Put(start=match.start(), end=match.end(), words=new) if new else None,
    )


def _they(said: str, verb: str) -> str:
    last = said.rsplit(maxsplit=1)[-1].lower()
    if last in _VERBS:
        return _cased(said, f"they {_VERBS[last]}")
    known = re.fullmatch(_KEPT, verb) or (verb.endswith("ed") and len(verb) > len("need"))
    return _cased(said, "they") if known else ""


def _cased(said: str, new: str) -> str:
    return f"{new[:1].upper()}{new[1:]}" if said[:1].isupper() else new

"""Is one thing called by two names: Member and Councillor, officer and Officer?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.drafting.reading import Draft, Found, Put

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sized

    from constitution_tool.engine.checking.drafting.reading import Spot

FAMILIES = (
    (("Member", "Members"), ("Councillor", "Councillors")),
    (("officer", "officers"), ("Officer", "Officers")),
    (("Chair", "Chairs"), ("Chairman", "Chairmen"), ("Chairperson", "Chairpersons")),
)
"""Names for one thing, each in its forms."""
Name = tuple[str, ...]
_TITLE = re.compile(
    r"(?:^|[.:;?!]\s+|\*\*|"
    r"\b(?!(?:The|A|An|All|Any|Both|Each|Every|If|No|When|Where|Some)\b)[A-Z][\w’'-]*\s+(?:and\s+)?)$"
)
"""Before a word whose capital says nothing: it begins a sentence, or belongs to a longer name."""
_NAME_GOES_ON = re.compile(r"\s+[A-Z]")


def terms(draft: Draft) -> Iterator[Found]:
    """Find the rarer name, or the one that the council does not prefer, in each place."""
    own = tuple(((new,), (old,)) for old, new in draft.prefer.items())
    for family in (*FAMILIES, *own):
        places = {
            name: [(form, *at) for form in name for at in _places(draft, form)] for name in family
        }
        best = _best(family, places, draft)
        for name in family:
            for form, spot, at in places[name] if name != best else ():
                better = best[name.index(form)]
                yield Found(
                    spot=spot,
                    problem=f"“{form}” is called “{better}” elsewhere"
                    if places[best]
                    else f"“{form}” is not the term preferred",
                    advice=f"write “{better}”",
                    put=Put(start=at, end=at + len(form), words=better),
                )


def _best(family: tuple[Name, ...], places: Mapping[Name, Sized], draft: Draft) -> Name:
    """Choose the name preferred, or else the one most used; of two alike the first."""
    wanted = {new for old, new in draft.prefer.items() if any(old in name for name in family)}
    preferred = [name for name in family if wanted & set(name)]
    return preferred[0] if preferred else max(family, key=lambda name: len(places[name]))


def _places(draft: Draft, name: str) -> Iterator[tuple[Spot, int]]:
    for spot in draft.spots:
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", spot.words):
            ahead, behind = spot.words[: match.start()], spot.words[match.end() :]
            if name[0].isupper() and (_TITLE.search(ahead) or _NAME_GOES_ON.match(behind)):
                continue
            yield spot, match.start()

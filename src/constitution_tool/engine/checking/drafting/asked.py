"""What does each paragraph of a draft ask, and where in its words does it say so?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.engine.obligations.duties import duties
from constitution_tool.engine.obligations.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.checking.drafting.reading import Draft, Spot
    from constitution_tool.model.obligation import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A duty, and where the word that asks it stands in the words of its paragraph."""

    duty: Duty
    verb: int


def asked(draft: Draft) -> Iterator[tuple[Spot, Asked]]:
    """Walk what is asked; a sentence that is not there letter for letter is passed over.

    That is one with a live reference, or blanks that the notation needs and the reader does not
    see: where its words stand is not known for certain.
    """
    for spot in draft.spots:
        from_ = 0
        for sentence in sentences(spot.words):
            at = spot.words.find(sentence, from_)
            if at < 0:
                continue
            from_ = at + len(sentence)
            for one in duties(sentence, draft.actors):
                yield spot, Asked(duty=one.duty, verb=at + one.verb)

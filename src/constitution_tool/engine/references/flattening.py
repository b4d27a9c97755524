"""What do words say, character by character, and where in their notation does each stand?

A reference is looked for in what is read, and amended in what is written (`notation.text.inline`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.notation.text.inline import is_plain, plain

if TYPE_CHECKING:
    from constitution_tool.model.words import Words

_TOKEN = re.compile(
    r"\\(?P<escaped>[\s\S])"
    r"|&#(?P<code>[0-9]+);"
    r"|\[\^[^\s\[\]^]+\]"
    r"|(?P<opens>\[)"
    r"|\]\((?P<leads><(?:\\.|[^>\\])*>|[^\s<>()]*)\)"
    r"|\*+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Some characters that lead somewhere: `#c5.9qw2t`, an address, or `#` (nowhere).

    `opens` and `closes` are where the notation of the link begins and ends.
    """

    start: int
    end: int
    leads: str
    opens: int
    closes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    """What words say, with their links.

    `edges` holds, for each character, where its notation begins and ends; empty where every
    character stands for itself.
    """

    text: str
    links: tuple[Link, ...] = ()
    edges: tuple[tuple[int, int], ...] = ()

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Say where in the notation the characters from `start` to `end` (not empty) stand.

        Links that they hold, and more beside, are held whole; of a link that is just these
        characters, the words alone.
        """
        if not self.edges:
            return start, end
        first, last = self.edges[start][0], self.edges[end - 1][1]
        for link in self.links:
            held = start <= link.start and link.end <= end
            if link.start == link.end in (start, end):
                continue  # a live reference beside them
            if held and (link.start, link.end) != (start, end):
                first, last = min(first, link.opens), max(last, link.closes)
        return first, last

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Say the same, with the notation of a link that is just these characters."""
        for link in self.links:
            if (link.start, link.end) == (start, end):
                return link.opens, link.closes
        return self.written(start, end)

    def leads(self, start: int, end: int) -> str:
        """Say where characters lead, when one link holds them all."""
        return next(
            (link.leads for link in self.links if link.start <= start and end <= link.end), ""
        )


def flatten(words: Words) -> Flat:
    """Read words as characters. What cannot be followed to the letter says nothing at all."""
    if is_plain(words):
        return Flat(text=words)
    flattening = _Flattening()
    at = 0
    for token in _TOKEN.finditer(words):
        flattening.take(words[at : token.start()], at)
        flattening.read(token)
        at = token.end()
    flattening.take(words[at:], at)
    said = "".join(flattening.text)
    if said != plain(words):
        return Flat(text="")
    return Flat(text=said, links=tuple(flattening.links), edges=tuple(flattening.edges))


class _Flattening:
    """What has been read so far: characters, where each stands, links, and open brackets."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.edges: list[tuple[int, int]] = []
        self.links: list[Link] = []
        self.brackets: list[int] = []

    def take(self, characters: str, at: int) -> None:
        """Take characters that stand for themselves."""
        self.text += characters
        self.edges += ((place, place + 1) for place in range(at, at + len(characters)))

    def read(self, token: re.Match[str]) -> None:
        """Read a piece of notation."""
        if (escaped := token["escaped"]) is not None:
            self._say(escaped, token)
        elif code := token["code"]:
            self._say(chr(int(code)), token)
        elif token["opens"] is not None:
            self.brackets.append(len(self.text))
            self._say("[", token)
        elif (leads := token["leads"]) is not None and self.brackets:
            opened = self.brackets.pop()
            opens, _ = self.edges[opened]
            del self.text[opened], self.edges[opened]  # the bracket was that of a link
            self.links.append(
                Link(
                    start=opened,
                    end=len(self.text),
                    leads=leads.strip("<>"),
                    opens=opens,
                    closes=token.end(),
                )
            )

    def _say(self, character: str, token: re.Match[str]) -> None:
        self.text.append(character)
        self.edges.append(token.span())

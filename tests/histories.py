"""The constitutions of other people through their versions, read as text as they lie in a corpus.

A version is Markdown (UQCS) or plain text set in columns (Debian). Headings become headed clauses,
numbered items clauses nested as they are indented, bullets and paragraphs blocks of the clause they
stand in; every word is kept, and no number made up. One version's ids are carried to the next where
the words say that a clause is the same: this is the test's own plain alignment and no part of the
program, which is given ids.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from constitution_tool.model.block import Block, Bullets, Paragraph
from constitution_tool.model.identity import ClauseId, InstrumentId, mint
from constitution_tool.model.instrument import Clause, Constitution, Instrument, Kind, standings
from constitution_tool.model.words import Face, Text, Words
from constitution_tool.notation.text.inline import read, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("CONSTITUTION_CORPUS", ROOT.parent / "shared" / "corpus"))
NAMES = {
    "uqcs": "uqcs/v*.md",
    "debian": "debian/constitution*.txt",
    "social contract": "debian/social-contract*.txt",
}
ALIKE = 0.5
"""Clauses of two versions are the same when this share of their words is, in order."""

_HEADING = re.compile(r"(?P<level>#+) +(?P<words>.*)")
_LABEL = re.compile(r"(?P<label>(?:\d+|[A-Z])(?:\.\d+)*\.?) +(?P<words>\S.*)")
_ITEM = re.compile(
    r"(?P<label>\d+(?:\.\d+)+\.?|\d+\.|\(?[a-z]\)|[ivx]+[.)])(?: +(?P<words>\S.*)|$)"
)
_BULLET = re.compile(r"[*+-] +(?P<words>\S.*)")
_RULE = re.compile(r"[-_=* ]{3,}")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LEFTMOST = 2
"""Where a text is set in columns, what begins this far left is a heading."""

_INSTRUMENT = InstrumentId("c1")


def paths(name: str) -> list[Path]:
    """List a constitution's versions, oldest first; skip without the corpus."""
    found = sorted(path for path in CORPUS.glob(NAMES[name]) if path.suffix != ".source")
    if not found:
        pytest.skip("the corpus is not at hand (set CONSTITUTION_CORPUS)")
    # The current version bears no number, so that it would sort among the first.
    return sorted(found, key=lambda path: (path.stem in ("constitution", "social-contract"), path))


@cache
def history(name: str) -> tuple[Constitution, ...]:
    """Read every version, each with the ids of the one before where a clause is the same."""
    versions: list[Constitution] = []
    before: list[Draft] = []
    taken: set[str] = set()
    for number, path in enumerate(paths(name)):
        roots = read_text(path.read_text(encoding="utf-8"), in_columns=path.suffix == ".txt")
        now = list(walk(roots))
        ids = _carried(before, now)
        for place, draft in enumerate(now):
            draft.id = ids.get(id(draft)) or mint(_INSTRUMENT, f"{number}:{place}", taken)
            taken.add(draft.id)
        before = now
        versions.append(
            Constitution(
                instruments=(
                    Instrument(
                        id=_INSTRUMENT,
                        number="",
                        title=name.capitalize(),
                        clauses=tuple(draft.clause() for draft in roots),
                    ),
                )
            )
        )
    return tuple(versions)


def pairs(name: str) -> list[tuple[Constitution, Constitution]]:
    """Give each version with the next."""
    return list(pairwise(history(name)))


def ids(text: Constitution) -> Iterator[str]:
    """Give the id of every clause of a version."""
    for instrument in text.instruments:
        yield from (standing.clause.id for standing in standings(instrument))


# --- reading one version ------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True, eq=False)
class Draft:
    """A clause being read: `at` is the column where it begins, or the level of a heading."""

    kind: Kind
    at: int
    number: str = ""
    heading: str = ""
    blocks: list[Block] = field(default_factory=list)
    children: list[Draft] = field(default_factory=list)
    id: str = ""

    def words(self) -> list[str]:
        """Give the clause's own words, by which it is known again."""
        return " ".join([self.number, self.heading, *map(_said, self.blocks)]).split()

    def clause(self) -> Clause:
        """Make the clause."""
        item = self.kind is Kind.ITEM
        empty = (Paragraph(words=Words("")),)
        starts_in_words = self.blocks and isinstance(self.blocks[0], Paragraph)
        opening = (*(empty if item and not starts_in_words else ()), *self.blocks)
        return Clause(
            id=ClauseId(self.id),
            kind=self.kind,
            number=self.number,
            heading=_words(self.heading),
            opening=opening,
            children=tuple(child.clause() for child in self.children),
        )


@dataclass(slots=True, kw_only=True)
class _Piece:
    """A heading, an item, a bullet or a paragraph: its lines joined."""

    kind: str
    at: int
    label: str
    words: str


def read_text(text: str, *, in_columns: bool) -> list[Draft]:
    """Read one version as clauses within clauses; `in_columns` is plain text, else Markdown."""
    roots: list[Draft] = []
    headings: list[Draft] = []
    items: list[Draft] = []
    for piece in _pieces(text, in_columns=in_columns):
        if piece.kind == "heading":
            draft = Draft(kind=Kind.HEADING, at=piece.at, number=piece.label, heading=piece.words)
            while headings and headings[-1].at >= piece.at:
                headings.pop()
            (headings[-1].children if headings else roots).append(draft)
            headings.append(draft)
            items = []
            continue
        deeper = piece.at if piece.kind == "bullet" else piece.at - 1
        while items and items[-1].at > deeper:
            items.pop()
        above = items[-1] if items else headings[-1] if headings else None
        block = _block(piece)
        if piece.kind != "item" and above is not None and not above.children:
            _add(above, block)
            continue
        siblings = above.children if above else roots
        if piece.kind == "bullet" and siblings and not siblings[-1].number:
            _add(siblings[-1], block)
            continue
        draft = Draft(kind=Kind.ITEM, at=piece.at, number=piece.label, blocks=[block])
        siblings.append(draft)
        if piece.kind == "item":
            items.append(draft)
    return roots


def _pieces(text: str, *, in_columns: bool) -> list[_Piece]:
    found: list[_Piece] = []
    is_open = False
    for line in text.expandtabs(4).splitlines():
        content = line.strip()
        at = len(line) - len(line.lstrip())
        if not content or _RULE.fullmatch(content):
            is_open = False
        elif in_columns and at <= _LEFTMOST and not is_open:
            label, words = _labelled(content)
            level = label.rstrip(".").count(".") + 1
            found.append(_Piece(kind="heading", at=level, label=label, words=words))
        elif piece := _begins(content, at):
            found.append(piece)
            is_open = piece.kind != "heading"
        elif is_open:
            found[-1].words += f" {content}"
        else:
            found.append(_Piece(kind="words", at=at, label="", words=content))
            is_open = True
    return found


def _begins(content: str, at: int) -> _Piece | None:
    """Say what a line begins, unless it is words."""
    if marked := _HEADING.fullmatch(content):
        label, words = _labelled(marked["words"])
        return _Piece(kind="heading", at=len(marked["level"]), label=label, words=words)
    if item := _ITEM.fullmatch(content):
        return _Piece(kind="item", at=at, label=item["label"], words=item["words"] or "")
    if bullet := _BULLET.fullmatch(content):
        return _Piece(kind="bullet", at=at, label="", words=bullet["words"])
    return None


def _labelled(words: str) -> tuple[str, str]:
    found = _LABEL.fullmatch(words)
    return (found["label"], found["words"]) if found else ("", words)


def _block(piece: _Piece) -> Block:
    paragraph = Paragraph(words=_words(piece.words))
    return Bullets(items=((paragraph,),)) if piece.kind == "bullet" else paragraph


def _add(draft: Draft, block: Block) -> None:
    """Add a block; a bullet after bullets lengthens their list."""
    if isinstance(block, Bullets) and draft.blocks and isinstance(draft.blocks[-1], Bullets):
        draft.blocks[-1] = Bullets(items=(*draft.blocks[-1].items, *block.items))
    else:
        draft.blocks.append(block)


def _words(text: str) -> Words:
    """Write words down, `**strong**` ones as such."""
    parts = _STRONG.split(text)
    return write(
        tuple(
            Text(text=part, face=Face.STRONG if number % 2 else Face.PLAIN)
            for number, part in enumerate(parts)
            if part
        )
    )


def _said(block: Block) -> str:
    if isinstance(block, Bullets):
        return " ".join(_said(each) for item in block.items for each in item)
    return "".join(run.text for run in read(block.words))


# --- carrying ids -------------------------------------------------------------------------------


def walk(drafts: list[Draft]) -> Iterator[Draft]:
    """Walk every clause in reading order."""
    for draft in drafts:
        yield draft
        yield from walk(draft.children)


def spoken(roots: list[Draft]) -> list[str]:
    """Give every word and number read, in order."""
    said = " ".join(word for draft in walk(roots) for word in draft.words())
    return re.findall(r"\w+", said)


def _carried(before: Sequence[Draft], now: Sequence[Draft]) -> dict[int, str]:
    """Say which clauses of a version are clauses of the one before, by the Python id of each.

    Clauses with the same words in the same order are the same; between them the most alike, in
    order; and then any that stands elsewhere with the same words, if these stand but once.
    """
    old, new = [draft.words() for draft in before], [draft.words() for draft in now]
    same = SequenceMatcher(None, [*map(tuple, old)], [*map(tuple, new)], autojunk=False)
    found: dict[int, int] = {}
    for kind, i1, i2, j1, j2 in same.get_opcodes():
        if kind == "equal":
            found.update(zip(range(j1, j2), range(i1, i2), strict=True))
            continue
        start = i1
        for j in range(j1, j2):
            alike = [(_alike(old[i], new[j]), -i) for i in range(start, i2)]
            best, at = max(alike, default=(0.0, 0))
            if best >= ALIKE and before[-at].kind is now[j].kind:
                found[j], start = -at, -at + 1
    left = {tuple(old[i]): i for i in range(len(old)) if i not in found.values()}
    for j, words in enumerate(new):
        if j not in found and tuple(words) in left:
            found[j] = left.pop(tuple(words))
    return {id(now[j]): before[i].id for j, i in found.items() if before[i].kind is now[j].kind}


def _alike(old: list[str], new: list[str]) -> float:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0

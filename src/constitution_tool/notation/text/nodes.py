"""What blocks does a text consist of, before anyone asks which of them are clauses?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.text.markdown import DEEPEST, block_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_NAMES = {
    "blockquote_open": "a quotation (lines beginning with >)",
    "code_block": "a block indented by four spaces or more",
    "fence": "a block between lines of ```",
    "hr": "a rule (a line of dashes or stars)",
    "html_block": "HTML",
}


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph's words as written, and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Head:
    """A heading's words as written, its level and its line."""

    text: str
    line: int
    level: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its blocks, and its number when the list is ordered (`1.`)."""

    nodes: tuple[Node, ...]
    line: int
    number: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: `marker` is `-`, `*`, `+`, or `.` and `)` of an ordered list."""

    items: tuple[Item, ...]
    line: int
    marker: str


@dataclass(frozen=True, slots=True)
class Pipe:
    """A pipe table: the words of its cells, row by row (the first is the header), and its lines."""

    rows: tuple[tuple[str, ...], ...]
    align: tuple[str, ...]
    line: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block, with what follows the backticks."""

    info: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Other:
    """A block this notation does not use."""

    kind: str
    text: str
    line: int

    @property
    def name(self) -> str:
        """Name it in words."""
        return _NAMES.get(self.kind, self.kind)


Node = Para | Head | Listing | Pipe | Fence | Other


def read_nodes(text: str, path: str, first_line: int) -> tuple[Node, ...]:
    """Read the blocks of a text whose first line is that line of the file.

    Raises:
        Malformed: lists or quotations stand within one another beyond all reason.
    """
    try:
        tokens = block_tokens(text)
        # At the limit the library drops what follows without a word, so the limit is a refusal.
        deepest = max((token.level for token in tokens), default=0)
        if deepest < DEEPEST - 1:
            return tuple(_Reader(tokens, first_line).nodes(""))
    except RecursionError:
        pass
    raise Malformed(
        Finding(
            code="too-deep",
            problem="Lists stand within lists too many times over.",
            remedy="keep to fewer than thirty levels.",
            place=Place(path=path, line=first_line),
        )
    )


class _Reader:
    """The tokens, and how far they have been read."""

    def __init__(self, tokens: list[Token], first_line: int) -> None:
        self.tokens = tokens
        self.at = 0
        self.first_line = first_line

    def nodes(self, until: str) -> Iterator[Node]:
        """Read blocks up to the closing token named (or to the end)."""
        tokens = self.tokens
        while self.at < len(tokens):
            token = tokens[self.at]
            kind = token.type
            if kind == until:
                self.at += 1
                return
            line = self.line(token)
            if kind == "paragraph_open":
                self.at += 3
                yield Para(tokens[self.at - 2].content, line)
            elif kind == "heading_open":
                self.at += 3
                yield Head(tokens[self.at - 2].content, line, int(token.tag[1:]))
            elif kind in ("bullet_list_open", "ordered_list_open"):
                self.at += 1
                items = tuple(self.items(kind.replace("open", "close")))
                yield Listing(items, line, token.markup)
            elif kind == "table_open":
                yield self.table(line)
            else:
                yield self.block(token, line)

    def line(self, token: Token) -> int:
        """Say on which line of the file a token begins."""
        return token.map[0] + self.first_line if token.map else 0

    def items(self, until: str) -> Iterator[Item]:
        while (token := self.tokens[self.at]).type != until:
            self.at += 1
            number = f"{token.info}{token.markup}" if token.info else ""
            yield Item(tuple(self.nodes("list_item_close")), self.line(token), number)
        self.at += 1

    def table(self, line: int) -> Pipe:
        rows: list[tuple[str, ...]] = []
        lines: list[int] = []
        align: list[str] = []
        cells: list[str] = []
        while (token := self.tokens[self.at]).type != "table_close":
            if token.type == "tr_open":
                lines.append(self.line(token))
                cells = []
            elif token.type == "inline":
                cells.append(token.content)
            elif token.type == "tr_close":
                rows.append(tuple(cells))
            elif token.type == "th_open":
                align.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
            self.at += 1
        self.at += 1
        return Pipe(tuple(rows), tuple(align), line, tuple(lines))

    def block(self, token: Token, line: int) -> Node:
        self.at += 1
        if token.type == "fence" and token.info.strip():
            return Fence(token.info.strip(), token.content, line)
        if token.nesting == 1:
            for _ in self.nodes(token.type.replace("open", "close")):
                pass
        return Other(token.type, token.content, line)


def line_of(node: Node) -> int:
    """Say on which line a block begins."""
    match node:
        case Para() | Head() | Listing() | Pipe() | Fence() | Other():
            return node.line
        case _:
            assert_never(node)

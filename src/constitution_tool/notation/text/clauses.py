"""Which clauses do these blocks make, and what in them is no clause and belongs to none?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from constitution_tool.errors import Malformed
from constitution_tool.model.block import Block, Paragraph
from constitution_tool.model.identity import ClauseId, is_clause_id
from constitution_tool.model.instrument import Clause, Kind
from constitution_tool.model.words import Text, Words
from constitution_tool.notation.text.content import has_id, read_blocks, split_tail
from constitution_tool.notation.text.inline import is_plain, read
from constitution_tool.notation.text.nodes import Head, Item, Listing, Node, Para, line_of
from constitution_tool.notation.text.numbering import read_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.notation.text.report import Report

_INSIDE = re.compile(r"(\S+)(?: ([-+]))?")
_GIVE_ID = "begin them with “- ” and end them with an id such as {#c5.9qw2t}"


@dataclass(slots=True)
class _Section:
    """A heading being read, what stands under it, and the headings below it."""

    level: int
    head: Head | None
    nodes: list[Node] = field(default_factory=list)
    below: list[_Section] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Body:
    """The three parts of what stands in a clause after its first words."""

    opening: tuple[Block, ...]
    children: tuple[Clause, ...]
    closing: tuple[Block, ...]


def read_clauses(nodes: Iterable[Node], report: Report) -> tuple[Clause, ...]:
    """Read all clauses of a text; words that stand in none of them are findings."""
    top = _sections(nodes, report)
    for node in top.nodes:
        if not _is_clause_list(node):
            _outside(node, report)
    body = _body([node for node in top.nodes if _is_clause_list(node)], report)
    return (*body.children, *(_heading(section, report) for section in top.below))


def _outside(node: Node, report: Report) -> None:
    """Find words that stand in no clause, unless there is something worse to say of them."""
    found = len(report.findings)
    read_blocks((node,), report)
    if len(report.findings) == found:
        report.error(
            "words-outside-clause",
            line_of(node),
            "These words belong to no paragraph.",
            f"{_GIVE_ID}, or put them under a heading.",
        )


def _sections(nodes: Iterable[Node], report: Report) -> _Section:
    """Put every block under its heading, and every heading under the one above its level."""
    top = _Section(0, None)
    path = [top]
    for node in nodes:
        if not isinstance(node, Head):
            path[-1].nodes.append(node)
            continue
        while path[-1].level >= node.level:
            path.pop()
        if node.level > path[-1].level + 1:
            report.error(
                "heading-skips-level",
                node.line,
                f"This heading has {node.level} signs # where {path[-1].level + 1} would follow.",
                f"write it with {'#' * (path[-1].level + 1)}.",
            )
        section = _Section(node.level, node)
        path[-1].below.append(section)
        path.append(section)
    return top


def _heading(section: _Section, report: Report) -> Clause:
    head = section.head or Head("", 0, 1)
    text, inside = split_tail(head.text)
    if inside is None:
        report.error(
            "id-missing",
            head.line,
            "This heading has no id.",
            "end it with an id such as {#c5.9qw2t}.",
        )
    line = head.line
    clause_id, sign = _read_id(inside or "", line, report)
    number, words = _label(report.words(text, line), sign, line, report, heading=True)
    if not words or "\n" in words:
        report.error(
            "heading-words",
            line,
            "A heading has no words, or a line break in its words.",
            "write its words on one line.",
        )
    body = _body(section.nodes, report)
    below = tuple(_heading(each, report) for each in section.below)
    if body.closing and below:
        _between(section.nodes, report)
    return Clause(
        id=clause_id,
        kind=Kind.HEADING,
        number=number,
        heading=words,
        opening=body.opening,
        children=(*body.children, *below),
        closing=body.closing,
    )


def _between(nodes: Iterable[Node], report: Report) -> None:
    """Find words after the items of a heading that has headings below it."""
    listed = False
    for node in nodes:
        if _is_clause_list(node):
            listed = True
        elif listed:
            _words_between(node, report)


def _words_between(node: Node, report: Report) -> None:
    report.error(
        "words-between-clauses",
        line_of(node),
        "These words stand between two paragraphs and belong to neither.",
        f"{_GIVE_ID}.",
    )


def _is_clause_list(node: Node) -> bool:
    """Say whether a list is meant to be of clauses: it has an id somewhere, or is marked `-`."""
    return isinstance(node, Listing) and (node.marker == "-" or any(map(has_id, node.items)))


def _body(nodes: list[Node], report: Report) -> _Body:
    opening: list[Node] = []
    closing: list[Node] = []
    children: list[Clause] = []
    listed = False
    for node in nodes:
        if isinstance(node, Listing) and _is_clause_list(node):
            for words in closing:
                _words_between(words, report)
            closing = []
            children += _items(node, report)
            listed = True
        else:
            (closing if listed else opening).append(node)
    return _Body(
        opening=read_blocks(tuple(opening), report),
        children=tuple(children),
        closing=read_blocks(tuple(closing), report),
    )


def _items(node: Listing, report: Report) -> Iterable[Clause]:
    mixed = any(map(has_id, node.items))
    for item in node.items:
        if has_id(item):
            yield _item(item, report)
        elif _unescaped_number(item):
            report.error(
                "label-unescaped",
                item.line,
                "The number at the start of this item would begin a list of its own.",
                "write a backslash before its full stop or bracket: “- 1\\. words {#id}”.",
            )
        elif mixed:
            report.error(
                "list-mixed",
                item.line,
                "This item has no id, but others in its list have.",
                "end its first paragraph with an id, or move it to a list of bullets “* ”.",
            )
        else:
            report.error(
                "id-missing",
                item.line,
                "This item has no id.",
                "end its first paragraph with {#id}; write a plain bullet as “* ”.",
            )


def _unescaped_number(item: Item) -> bool:
    first = item.nodes[0] if item.nodes else None
    return isinstance(first, Listing) and first.marker in ".)"


def _item(item: Item, report: Report) -> Clause:
    first, *rest = item.nodes
    text = first.text if isinstance(first, Para) else ""
    text, inside = split_tail(text)
    clause_id, sign = _read_id(inside or "", item.line, report)
    words = report.words(text, item.line) if text else Words("")
    if item.number:
        number = item.number
    else:
        number, words = _label(words, sign, item.line, report, heading=False)
    body = _body(rest, report)
    return Clause(
        id=clause_id,
        kind=Kind.ITEM,
        number=number,
        heading=Words(""),
        opening=(Paragraph(words=words), *body.opening),
        children=body.children,
        closing=body.closing,
    )


def _read_id(inside: str, line: int, report: Report) -> tuple[ClauseId, str]:
    """Read `c5.9qw2t -` from between the braces; note it, and what is wrong with it."""
    match = _INSIDE.fullmatch(inside)
    written, sign = (match.group(1), match.group(2) or "") if match else (inside, "")
    near = f"{{#{inside}}}"
    if not match or not is_clause_id(written):
        if inside:
            report.error(
                "id-malformed",
                line,
                f"“{written}” is not the id of a paragraph.",
                "an id is an instrument's, a dot and five or more of 0-9a-z without vowels.",
                near,
            )
    elif report.instrument and written.partition(".")[0] != report.instrument:
        report.error(
            "id-malformed",
            line,
            f"The id “{written}” belongs to another instrument.",
            f"begin it with “{report.instrument}.”.",
            near,
        )
    if written in report.positions:
        report.error(
            "id-doubled",
            line,
            f"The id “{written}” stands twice; first on line {report.positions[written].line}.",
            "give the newer paragraph an id of its own.",
            near,
        )
    elif written:
        report.positions[written] = report.place(line)
    return ClauseId(written), sign


def _label(
    words: Words, sign: str, line: int, report: Report, *, heading: bool
) -> tuple[str, Words]:
    """Part the label from the words, as the grammar says or as the sign after the id says."""
    if sign == "-":
        return "", words
    if not sign:
        label, rest = read_label(words, heading=heading)
        return label, Words(rest)
    label, rest = _first_word(words)
    if not label:
        report.error(
            "label-missing",
            line,
            "The sign + after the id says that the first word is a label, but there is none.",
            "write the label as one plain word, or take the sign + out.",
        )
        return "", words
    return label, rest


def _first_word(words: Words) -> tuple[str, Words]:
    """Part the first word from the others, if it is plain and stands outside emphasis and links."""
    token, _, after = words.partition(" ")
    rest = Words(after.lstrip(" "))
    if is_plain(token):
        return token, rest
    try:
        first, *_ = read(words)
        alone = read(Words(token))
    except Malformed:  # said already, where the words were read
        return "", rest
    plain = isinstance(first, Text) and not first.face and not first.link
    label = first.text.partition(" ")[0] if isinstance(first, Text) and plain else ""
    return (label if alone == (Text(text=label),) else ""), rest

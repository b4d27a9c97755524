"""Which blocks of words, bullets, tables and pictures do these lines make inside a clause?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never
from unicodedata import is_normalized

from constitution_tool.errors import NOWHERE
from constitution_tool.model.block import Block, Bullets, Image, Paragraph
from constitution_tool.notation.hidden import hidden_finding, hidden_in
from constitution_tool.notation.text.markdown import inline_tokens
from constitution_tool.notation.text.nodes import Fence, Head, Listing, Node, Other, Para, Pipe
from constitution_tool.notation.text.tables import check_almost_table, read_fence, read_pipe

if TYPE_CHECKING:
    from constitution_tool.notation.text.nodes import Item
    from constitution_tool.notation.text.report import Report


_PICTURE = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")


def split_tail(text: str) -> tuple[str, str | None]:
    """Part a paragraph from the `{#…}` at its end; None when there is none."""
    if not text.endswith("}"):
        return text, None
    start = text.rfind("{#")
    before, inside = text[:start], text[start + 2 : -1]
    escapes = len(before) - len(before.rstrip("\\"))
    if start < 0 or "{" in inside or "}" in inside or escapes % 2:
        return text, None
    return before.rstrip(" \n"), inside


def has_id(item: Item) -> bool:
    """Say whether an item's first paragraph ends in an id."""
    first = item.nodes[0] if item.nodes else None
    return isinstance(first, Para) and split_tail(first.text)[1] is not None


def read_blocks(nodes: tuple[Node, ...], report: Report) -> tuple[Block, ...]:
    """Read blocks that belong to a clause and are not clauses themselves."""
    found: list[Block] = []
    for node in nodes:
        found += _block(node, report)
    return tuple(found)


def _block(node: Node, report: Report) -> tuple[Block, ...]:
    match node:
        case Para():
            return _paragraph(node, report)
        case Listing():
            return _bullets(node, report)
        case Pipe():
            return (read_pipe(node, report, report.written),)
        case Fence():
            if node.info.split()[0].startswith("table"):
                return (read_fence(node, report, read_blocks),)
            _unsupported(Other("fence", "", node.line), report)
        case Head():
            report.error(
                "heading-in-item",
                node.line,
                "There is a heading inside a list item.",
                "put the heading at the start of a line, outside the list.",
            )
        case Other():
            _unsupported(node, report)
        case _:
            assert_never(node)
    return ()


def _unsupported(node: Other, report: Report) -> None:
    if node.kind == "html_block":
        near = node.text.strip()
        report.error(
            "raw-html",
            node.line,
            f"There is HTML here: {near.partition(chr(10))[0]}",
            "take it out, or write the sign < as \\<.",
            near,
        )
        return
    report.error(
        "unsupported",
        node.line,
        f"There is {node.name}, which is not used in this notation.",
        "write it as words, as bullets “* ” or as a table.",
    )


def _paragraph(node: Para, report: Report) -> tuple[Block, ...]:
    text, inside = split_tail(node.text)
    if inside is not None:
        report.error(
            "id-misplaced",
            node.line,
            f"The id “{inside}” does not stand where an id may stand.",
            "put it at the end of a heading, or of the first paragraph of an item “- ”.",
            f"{{#{inside}}}",
        )
    if image := _image(text, node.line, report):
        return (image,)
    report.findings.extend(check_almost_table(text, node.line, report.path))
    words = report.words(text, node.line)
    return (Paragraph(words=words),) if words else ()


def _image(text: str, line: int, report: Report) -> Image | None:
    """Read a picture that is all there is in a paragraph."""
    if not text.startswith("!["):
        return None
    tokens = inline_tokens(text)
    if len(tokens) != 1 or tokens[0].type != "image":
        return None
    token = tokens[0]
    path = str(token.attrGet("src") or "")
    children = token.children or []
    if token.attrGet("title") is not None or any(
        child.type not in ("text", "text_special") for child in children
    ):
        report.error(
            "unsupported",
            line,
            "A picture has a title, or its alternative text has notation in it.",
            "write ![plain words](path).",
        )
    alternative = "".join(child.content for child in children)
    for _, character in hidden_in(alternative):
        report.add(hidden_finding(character, NOWHERE), line)
    if not _PICTURE.fullmatch(path) or not is_normalized("NFC", alternative) or "\n" in alternative:
        report.error(
            "image-malformed",
            line,
            f"The picture “{path}” or its alternative text cannot be used as written.",
            "name a file beside this one in plain letters without spaces: images/chart.png.",
        )
    return Image(path=path, alternative=alternative)


def _bullets(node: Listing, report: Report) -> tuple[Block, ...]:
    if node.marker in ".)":
        report.error(
            "ordered-list-without-ids",
            node.line,
            "There is a numbered list whose items have no ids.",
            "write each item as “- 1\\. words {#id}”, or as a bullet “* ”.",
        )
        return ()
    items: list[tuple[Block, ...]] = []
    for item in node.items:
        if has_id(item):
            report.error(
                "clause-in-bullets",
                item.line,
                "An item with an id stands among or within plain bullets.",
                "take the id out, or make every item of the list a paragraph with an id.",
            )
            continue
        blocks = read_blocks(item.nodes, report)
        if not blocks or not isinstance(blocks[0], Paragraph):
            report.error(
                "bullet-empty",
                item.line,
                "A bullet does not begin with words.",
                "begin it with words, or take it out.",
            )
            continue
        items.append(blocks)
    return (Bullets(items=tuple(items)),) if items else ()

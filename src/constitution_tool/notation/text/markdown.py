"""What does the Markdown library see in a text? The one place where it is set up and called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEEPEST = 100
"""Blocks nested deeper than this are lost by the library; callers refuse them before that."""

_NOTE = re.compile(r"\[\^([^\s\[\]^]+)\]")


def _note_mark(state: StateInline, silent: bool) -> bool:
    """Read `[^1]` as the mark of a footnote, wherever its definition stands."""
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("note_mark", "", 0).content = match.group(1)
    state.pos = match.end()
    return True


class _Markdown(MarkdownIt):
    """The library, keeping where a link leads as written: we judge it, nothing vanishes."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name
        return True


def _set_up() -> MarkdownIt:
    md = _Markdown("commonmark", {"maxNesting": DEEPEST})
    md.enable("table")
    md.disable("reference")
    md.inline.ruler.before("link", "note_mark", _note_mark)
    return md


_MD = _set_up()


def inline_tokens(text: str) -> list[Token]:
    """Read the words of one paragraph as inline tokens."""
    return _MD.inline.parse(text, _MD, {}, [])


def block_tokens(text: str) -> list[Token]:
    """Read a text as block tokens; the words inside them are left unread."""
    tokens: list[Token] = []
    _MD.block.parse(text, _MD, {}, tokens)
    return tokens

"""pandoc as a judge: it reads a Word file with every change accepted, rejected, or listed.

pandoc keeps no tabs, double spaces or empty rows, so what it says is compared word by word.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from constitution_tool.ooxml.line_signs import PICTURE
from oracles.programs import program

if TYPE_CHECKING:
    from collections.abc import Iterable

_INLINE_LISTS = {"Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript"}
_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}


def read(data: bytes, changes: str) -> list[str]:
    """Give the words of each paragraph, `changes` being `accept` or `reject`."""
    lines = (_words(inlines) for inlines in _paragraphs(_said(data, changes)))
    return [line for line in (" ".join(text.split()) for text in lines) if line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A tracked change as pandoc sees it; `words` are without spaces, of a paragraph mark none."""

    kind: str
    author: str
    date: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment and the tracked changes of the words it hangs on."""

    author: str
    date: str
    words: str
    on: tuple[Change, ...]


def changes(data: bytes) -> tuple[list[Change], list[Comment]]:
    """List every tracked change and every comment, in order; touching ones alike are one."""
    found: list[Change] = []
    comments: list[Comment] = []
    begun: dict[str, tuple[dict[str, str], str, int]] = {}
    for inlines in _paragraphs(_said(data, "all")):
        for span in _spans(inlines):
            (_, kinds, pairs), content = span
            said = dict(pairs)
            match kinds:
                case [("insertion" | "deletion") as kind]:
                    words = "".join(_words(content).split())
                    by = {"author": said["author"], "date": said["date"]}
                    found.append(Change(kind=kind, **by, words=words))
                case [("paragraph-insertion" | "paragraph-deletion") as kind]:
                    found.append(Change(kind=kind, author=said["author"], date=said["date"]))
                case ["comment-start"]:
                    begun[said["id"]] = (said, _words(content), len(found))
                case ["comment-end"]:
                    by, words, at = begun.pop(said["id"])
                    on = tuple(found[at:])
                    comments.append(
                        Comment(author=by["author"], date=by["date"], words=words, on=on)
                    )
        found.append(PARAGRAPH)
    assert not begun, "a comment that does not end"
    return joined(found), comments


PARAGRAPH = Change(kind="", author="", date="")
"""Where a paragraph ends, so that changes in two are not joined."""


def joined(found: Iterable[Change]) -> list[Change]:
    """Join words that touch and changed alike, and forget where paragraphs end."""
    out: list[Change] = []
    for each in found:
        is_words = each.kind in ("insertion", "deletion")
        if is_words and not each.words:
            continue
        if out and is_words and out[-1] == replace(each, words=out[-1].words):
            out[-1] = replace(each, words=out[-1].words + each.words)
        else:
            out.append(each)
    return [each for each in out if each != PARAGRAPH]


def _said(data: bytes, changes: str):
    done = subprocess.run(
        [program("pandoc"), "-f", "docx", "-t", "json", f"--track-changes={changes}"],
        input=data,
        capture_output=True,
        timeout=120,
        check=True,
    )
    return json.loads(done.stdout)["blocks"]


def _paragraphs(node):
    """Walk the inlines of every paragraph and heading, those in tables and lists included."""
    if isinstance(node, list):
        for each in node:
            yield from _paragraphs(each)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind in ("Para", "Plain"):
            yield content
        elif kind == "Header":
            yield content[2]
        else:
            yield from _paragraphs(content if "c" in node else list(node.values()))


def _spans(inlines):
    """Walk the spans of a paragraph, those in links and in bold words included."""
    for each in inlines:
        kind, content = each["t"], each.get("c")
        if kind == "Span" and content[0][1]:
            yield content
        if kind in _INLINE_LISTS:
            yield from _spans(content)
        elif kind in ("Link", "Span", "Quoted") and not _is_comment(each):
            yield from _spans(content[1])


def _is_comment(inline) -> bool:
    return inline["t"] == "Span" and inline["c"][0][1] == ["comment-start"]


def _words(inlines) -> str:
    out = []
    for each in inlines:
        kind, content = each["t"], each.get("c")
        if kind == "Str":
            out.append(content)
        elif kind in _SPACES:
            out.append(_SPACES[kind])
        elif kind in _INLINE_LISTS:
            out.append(_words(content))
        elif kind == "Image":
            out.append(PICTURE + _words(content[1]))
        elif kind in ("Link", "Span", "Quoted"):
            out.append(_words(content[1]))
        elif kind != "Note":
            msg = f"pandoc says {kind}, which this driver does not know"
            raise AssertionError(msg)
    return "".join(out)

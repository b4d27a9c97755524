"""pandoc as a judge: it reads a Word file with every tracked change accepted, or rejected.

pandoc keeps no tabs, double spaces or empty rows, so what it says is compared word by word.
"""

from __future__ import annotations

import json
import subprocess

from constitution_tool.ooxml.read_marks import PICTURE
from oracles.programs import program

_INLINE_LISTS = {"Emph", "Strong", "Underline", "Strikeout", "Superscript", "Subscript"}
_SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}


def read(data: bytes, changes: str) -> list[str]:
    """Give the words of each paragraph, `changes` being `accept` or `reject`."""
    done = subprocess.run(
        [program("pandoc"), "-f", "docx", "-t", "json", f"--track-changes={changes}"],
        input=data,
        capture_output=True,
        timeout=120,
        check=True,
    )
    found: list[str] = []
    _blocks(json.loads(done.stdout)["blocks"], found)
    return [line for line in (" ".join(text.split()) for text in found) if line]


def _blocks(node, found: list[str]) -> None:
    if isinstance(node, list):
        for each in node:
            _blocks(each, found)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind in ("Para", "Plain"):
            found.append(_words(content))
        elif kind == "Header":
            found.append(_words(content[2]))
        else:
            _blocks(content if "c" in node else list(node.values()), found)


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

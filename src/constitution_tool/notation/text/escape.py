"""Where must a character be escaped so that it stays a character and does not become Markdown?

Escaping is the least that is needed and depends only on the text, so that one text has one form.
"""

from __future__ import annotations

import re

_ENTITY = r"&(?=(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
_INLINE = re.compile(
    r"[\\*`]|(?<![^\W_])_|_(?![^\W_])|\[(?=\^)|\](?=\()|<(?=[A-Za-z/!?])|" + _ENTITY
)
_IN_LINK = re.compile(_INLINE.pattern + r"|[\[\]]")
_PLAIN_DESTINATION = re.compile(r"[^\s<>()\\\x00-\x20]+")
_DESTINATION = re.compile(r"[\\<>]|" + _ENTITY)

_LINE_START = re.compile(
    r"""
    (?P<escape>
        [#]{1,6}(?=[ ]|$)          # a heading
      | [-+](?=[ ]|$)              # a list
      | >                          # a quotation
      | ~{3}                       # a fence
      | (?=[-=:|][-=:| ]*$)[-=:|]  # an underline, a rule or the second line of a table
    )
    | (?P<before>[0-9]{1,9})[.)](?=[ ]|$)   # an ordered list
    | (?P<note>\[\^[^\]]+\]):               # the definition of a footnote
    """,
    re.VERBOSE,
)
_ID_AT_END = re.compile(r"(?<!\\)((?:\\\\)*)(\{#[^{}]*\})$")
_SPAN_AT_START = re.compile(r"\{(?=(?:cols|rows)=)")


def escape_text(text: str, *, in_link: bool = False) -> str:
    """Escape characters for the middle of a line; inside a link's words, brackets as well."""
    return (_IN_LINK if in_link else _INLINE).sub(r"\\\g<0>", text)


def escape_destination(address: str) -> str:
    """Write where a link leads, in angle brackets if it has spaces or brackets."""
    if _PLAIN_DESTINATION.fullmatch(address):
        return re.sub(_ENTITY, r"\\&", address)
    escaped = _DESTINATION.sub(r"\\\g<0>", address)
    return f"<{escaped}>" if address else ""


def guard_line(line: str) -> str:
    r"""Escape what would begin a block at the start of a line: `1. The` becomes `1\. The`."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match.group("escape"):
        return f"\\{line}"
    at = match.end("before") if match.group("before") else match.end("note")
    return f"{line[:at]}\\{line[at:]}"


def guard_end(line: str) -> str:
    """Escape words that look like an id at the end of a paragraph which has no id."""
    return _ID_AT_END.sub(r"\1\\\2", line) if line.endswith("}") else line


def guard_cell(line: str) -> str:
    """Escape words that look like the span of a cell at the start of one."""
    return _SPAN_AT_START.sub(r"\\{", line, count=1) if line.startswith("{") else line

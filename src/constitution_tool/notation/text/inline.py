"""What do a paragraph's words say? Canonical inline notation, read as runs and written from runs.

`write(read(w)) == w` is what makes `w` canonical. Emphasis is `*`, strong `**`, a hard line break a
backslash and a new line, a footnote's mark `[^1]`, a live reference `[](#c5.9qw2t)`, a link
`[words](#c5.9qw2t)`. What begins a block at the start of a line is the printer's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, Malformed, Severity
from constitution_tool.model.words import Face, LineBreak, NoteMark, Reference, Run, Text, Words
from constitution_tool.notation.text.escape import escape_destination, escape_text
from constitution_tool.notation.text.inline_scan import Scan, scan
from constitution_tool.notation.text.inline_tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPECIAL = re.compile(r"[\\`*_\[\]<&\n]")
_OPEN_CLOSE = {Face.STRONG: "**", Face.EMPHASIS: "*"}
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Words in canonical notation, with what was found in what was written."""

    words: Words
    scan: Scan


_NOTHING = Scan(runs=(), findings=(), nears=())


def read(words: Words) -> tuple[Run, ...]:
    """Read words as runs.

    Raises:
        Malformed: there is something in them that cannot be kept (HTML, code, a picture).
    """
    if not _SPECIAL.search(words):
        return (Text(text=words),) if words else ()
    found = scan(words)
    if errors := [f for f in found.findings if f.severity is Severity.ERROR]:
        raise Malformed(*errors)
    return found.runs


def plain(words: Words) -> str:
    r"""Flatten words to their characters; a reference is nothing, a line break is `\n`."""
    if not _SPECIAL.search(words):
        return words
    return "".join(_characters(run) for run in read(words))


def _characters(run: Run) -> str:
    match run:
        case Text():
            return run.text
        case LineBreak():
            return "\n"
        case Reference() | NoteMark():
            return ""
        case _:
            assert_never(run)


def is_plain(words: str) -> bool:
    """Say whether words hold no character that could be notation, so that they say themselves."""
    return not _SPECIAL.search(words)


def settle(text: str) -> Settled:
    """Bring written words to canonical notation, keeping what was found in them."""
    if not _SPECIAL.search(text):
        return Settled(words=Words(text.strip()), scan=_NOTHING)
    found = scan(text)
    try:
        return Settled(words=write(found.runs), scan=found)
    except Malformed as refusal:
        if any(finding.severity is Severity.ERROR for finding in found.findings):
            return Settled(words=Words(text), scan=found)
        return Settled(
            words=Words(text),
            scan=Scan(
                runs=found.runs,
                findings=(*found.findings, *refusal.findings),
                nears=(*found.nears, *("" for _ in refusal.findings)),
            ),
        )


def write(runs: Iterable[Run]) -> Words:
    """Write runs in canonical notation.

    Runs are tidied first (`inline_tidy`): alike neighbours joined, no blanks at either end. Where
    emphasis is used the result is read back, because CommonMark cannot emphasise everything
    (section 6.2, "flanking"): then letters beside it are written as codes, and if that does not
    help either the words are refused rather than set differently from what was asked.

    Raises:
        Malformed: no notation says exactly these runs.
    """
    wanted = tidy(runs)
    words = Words(_emit(wanted))
    if all(isinstance(run, Text) and not run.face and not run.link for run in wanted):
        return words
    if _says(words, wanted):
        return words
    words = Words(_emit(_coded(wanted)).replace(_CODE, "&#"))
    if _says(words, wanted):
        return words
    raise Malformed(
        Finding(
            code="emphasis-unwritable",
            problem=f"Bold, italic or linked words cannot be written down just so: “{words}”.",
            remedy="let bold or italics begin and end with a whole word.",
        )
    )


def _says(words: str, wanted: tuple[Run, ...]) -> bool:
    found = scan(words)
    return found.runs == wanted and not any(
        finding.severity is Severity.ERROR for finding in found.findings
    )


_CODE = "\ue000"
"""Stands for `&#` until the text is escaped; a private character that no text may hold."""


def _coded(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Write the letter on the outer side of each change of face as a code."""
    coded: list[Run] = []
    for index, run in enumerate(runs):
        if not isinstance(run, Text):
            coded.append(run)
            continue
        text = run.text
        before = runs[index - 1] if index else None
        after = runs[index + 1] if index + 1 < len(runs) else None
        if _more_face(after, run) and _LETTER.match(text[-1]):
            text = f"{text[:-1]}{_CODE}{ord(text[-1])};"
        if _more_face(before, run) and _LETTER.match(text[0]):
            text = f"{_CODE}{ord(text[0])};{text[1:]}"
        coded.append(Text(text=text, face=run.face, link=run.link))
    return tuple(coded)


def _more_face(other: Run | None, run: Text) -> bool:
    return isinstance(other, Text | Reference) and bool(other.face & ~run.face)


# --- runs to notation -------------------------------------------------------------------------


def _emit(runs: tuple[Run, ...], done: Face = Face.PLAIN, link: str = "") -> str:
    """Write runs whose faces in `done`, and whose link, are already open around them."""
    parts: list[str] = []
    index = 0
    while index < len(runs):
        end, face, inner = _longest(runs, index, done, link)
        group = runs[index:end]
        if face:
            mark = _OPEN_CLOSE[face]
            parts.append(f"{mark}{_emit(group, done | face, link)}{mark}")
        elif inner:
            words = _emit(group, done, inner)
            parts.append(f"[{words}]({escape_destination(inner)})")
        else:
            parts.append(_single(runs, index, in_link=bool(link)))
        index = end
    return "".join(parts)


def _longest(runs: tuple[Run, ...], start: int, done: Face, link: str) -> tuple[int, Face, str]:
    """Find which mark to open at `start`: the one that reaches furthest; strong before others."""
    best = (start + 1, Face.PLAIN, "")
    reach = start
    for face in (Face.STRONG, Face.EMPHASIS):
        end = start
        while end < len(runs) and face not in done and face in _face(runs[end]):
            end += 1
        if end > reach:
            best, reach = (end, face, ""), end
    run = runs[start]
    if isinstance(run, Text) and run.link and not link:
        end = start
        while end < len(runs) and _link(runs[end]) == run.link:
            end += 1
        if end > reach:
            best = (end, Face.PLAIN, run.link)
    return best


def _face(run: Run) -> Face:
    return run.face if isinstance(run, Text | Reference) else Face.PLAIN


def _link(run: Run) -> str:
    return run.link if isinstance(run, Text) else ""


def _single(runs: tuple[Run, ...], index: int, *, in_link: bool) -> str:
    run = runs[index]
    match run:
        case Text():
            text = escape_text(run.text, in_link=in_link)
            following = runs[index + 1] if index + 1 < len(runs) else None
            bracket = isinstance(following, Reference | NoteMark) or bool(
                isinstance(following, Text) and following.link
            )
            return f"{text[:-1]}\\!" if bracket and text.endswith("!") else text
        case Reference():
            return f"[](#{run.target})"
        case NoteMark():
            return f"[^{run.label}]"
        case LineBreak():
            return "\\\n"
        case _:
            assert_never(run)

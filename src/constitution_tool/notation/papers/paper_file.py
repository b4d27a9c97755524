"""What does the head of a paper say, and where does its text begin?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from constitution_tool.errors import Malformed
from constitution_tool.model.paper import (
    REPORTS,
    Advice,
    Appendix,
    Confidential,
    Exempt,
    PaperHead,
    PaperKind,
    PaperStatus,
)
from constitution_tool.notation.front_matter import split
from constitution_tool.notation.hidden import check_characters

if TYPE_CHECKING:
    from constitution_tool.notation.toml_table import Toml

FOLDER = "papers/"
ALTERNATIVES_MISSING = "alternatives-missing"
_Choice = TypeVar("_Choice", bound=Enum)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A paper as written: its head, and the template of its text, which begins at `line`."""

    path: str
    head: PaperHead
    template: str
    line: int


def parse_paper(text: str, path: str) -> PaperFile:
    """Read a file of `papers/`.

    Raises:
        Malformed: with every finding in its head, or about its characters.
    """
    if findings := tuple(check_characters(text, path)):
        raise Malformed(*findings)
    parts = split(text, path)
    table = parts.head
    head = _head(table)
    table.finish()
    if table.findings:
        raise Malformed(*sorted(table.findings, key=lambda f: f.place.line))
    return PaperFile(path=path, head=head, template=parts.body, line=parts.line)


def _head(table: Toml) -> PaperHead:
    kind = _choice(table, "paper", PaperKind, PaperKind.STANDARDS_REPORT, needed=True)
    of_decision = kind is PaperKind.DECISION_RECORD
    return PaperHead(
        kind=kind,
        title=table.text("title"),
        meeting=table.day("meeting"),
        status=_choice(table, "status", PaperStatus, PaperStatus.DRAFT),
        report_of=table.text("report_of", ""),
        author=table.text("author", ""),
        late=table.text("late", "") if kind in REPORTS else "",
        amendment=table.text("amendment") if of_decision else "",
        alternatives=_alternatives(table) if of_decision else "",
        number=table.text("number") if kind is PaperKind.APPENDIX else "",
        published=table.day("published") if table.has("published") else None,
        members=table.texts("members"),
        officers=table.texts("officers"),
        background=table.texts("background"),
        appendices=tuple(map(_appendix, table.tables("appendix"))),
        exempt=tuple(map(_exempt, table.tables("exempt"))),
        confidential=tuple(map(_confidential, table.tables("confidential"))),
        advice=tuple(map(_advice, table.tables("advice"))),
    )


def _choice(
    table: Toml, key: str, choices: type[_Choice], default: _Choice, *, needed: bool = False
) -> _Choice:
    known = {str(each.value): each for each in choices}
    written = table.text(key, None if needed else str(default.value))
    if written and written not in known:
        remedy = f"write one of: {', '.join(known)}."
        table.find("value-wrong", key, f"“{written}” will not do for “{key}”.", remedy)
    return known.get(written, default)


def _alternatives(table: Toml) -> str:
    """Take what someone typed; nothing typed is not the same as nothing considered."""
    typed = table.text("alternatives", "")
    if not typed.strip():
        table.find(
            ALTERNATIVES_MISSING,
            "alternatives",
            "The alternatives considered and rejected are not typed.",
            'write alternatives = "…"; if there were none, write "None".',
        )
    return typed


def _appendix(table: Toml) -> Appendix:
    appendix = Appendix(number=table.text("number"), title=table.text("title"))
    table.finish()
    return appendix


def _exempt(table: Toml) -> Exempt:
    paragraph = table.text("paragraph")
    if paragraph and paragraph not in {"1", "2", "3", "4", "5", "6", "7"}:
        table.find(
            "exempt-paragraph",
            "paragraph",
            f"Part 1 of Schedule 12A has no paragraph “{paragraph}” that exempts anything.",
            'write paragraph = "1" to "7". What is confidential stands under [[confidential]].',
        )
    exempt = Exempt(what=table.text("what"), paragraph=paragraph, reason=table.text("reason"))
    table.finish()
    return exempt


def _confidential(table: Toml) -> Confidential:
    confidential = Confidential(what=table.text("what"), reason=table.text("reason"))
    table.finish()
    return confidential


def _advice(table: Toml) -> Advice:
    day = table.day("day") if table.has("day") else None
    advice = Advice(subject=table.text("subject"), by=table.text("by"), day=day)
    table.finish()
    return advice

"""Where in the body of an amendment are its reasons and its numbered instructions?

The body is read line by line, strictly, and then compared with what a Markdown preview makes of it,
so that nothing is in force which a reader would not see, and nothing is seen which is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.notation.text.markdown import DEEPEST, block_tokens, inline_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

WHY = "# Why"
INSTRUCTIONS = "# Instructions"
REASON = "Reason:"
_NUMBER = re.compile(r"([0-9]{1,4})\. (?=\S)")
_DEFINITION = re.compile(r" {0,3}\[(?:\\.|[^\\\]])+\]:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """One numbered instruction as written: its text at the margin, its reason, and where it is.

    `width` is how far its lines were indented.
    """

    number: int
    text: str
    reason: str
    line: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The two parts of the body, and what is wrong with how they are laid out."""

    why: str
    numbered: tuple[Numbered, ...]
    findings: tuple[Finding, ...]


def read_body(body: str, path: str, first_line: int) -> Body:
    """Read the body of an amendment, which begins on that line of its file.

    Raises:
        Malformed: it has not the two headings, so that nothing can be made of it.
    """
    lines = body.split("\n")
    why = next((at for at, line in enumerate(lines) if line.strip()), 0)
    start = next((at for at, line in enumerate(lines) if line.rstrip() == INSTRUCTIONS), -1)
    if not lines or lines[why].rstrip() != WHY or start < 0:
        raise Malformed(
            Finding(
                code="amendment-headings",
                problem=f"The two headings “{WHY}” and “{INSTRUCTIONS}” are not both here.",
                remedy=f"after the head write “{WHY}” and why the amendment is made, then "
                f"“{INSTRUCTIONS}” and the numbered instructions.",
                place=Place(path=path, line=first_line + why, column=1),
            )
        )
    reader = _Reader(path, first_line)
    numbered = tuple(reader.numbered(lines, start + 1))
    reader.check_preview(body, (why, start), numbered)
    return Body(
        why="\n".join(lines[why + 1 : start]).strip("\n"),
        numbered=numbered,
        findings=tuple(reader.findings),
    )


class _Reader:
    """The findings gathered while the body is read."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.findings: list[Finding] = []

    def find(self, code: str, at: int, problem: str, remedy: str) -> None:
        """Note what is wrong on a line of the body (0 is its first)."""
        place = Place(path=self.path, line=self.first_line + at, column=1)
        self.findings.append(Finding(code=code, problem=problem, remedy=remedy, place=place))

    # --- line by line --------------------------------------------------------------------

    def numbered(self, lines: Sequence[str], start: int) -> Iterator[Numbered]:
        """Part the numbered instructions and take the indentation off their lines."""
        at = start
        count = 0
        while at < len(lines):
            match = _NUMBER.match(lines[at])
            if match is None:
                if lines[at].strip():
                    self._stray(at)
                at += 1
                continue
            count += 1
            if match.group(1) != str(count):
                self.find(
                    "instruction-number",
                    at,
                    f"This instruction is numbered {match.group(1)}, and {count} would follow.",
                    "number the instructions 1, 2, 3, ….",
                )
            width = match.end()
            own = [lines[at][width:]]
            end = at + 1
            while end < len(lines) and (
                not lines[end].strip() or lines[end].startswith(" " * width)
            ):
                own.append(lines[end][width:])
                end += 1
            yield self._one(count, own, at, width)
            at = end

    def _stray(self, at: int) -> None:
        self.find(
            "instruction-stray-words",
            at,
            "These words belong to no instruction.",
            "begin an instruction with its number, a full stop and a space; indent the lines "
            "that belong to it as far as its first word.",
        )

    def _one(self, number: int, lines: list[str], at: int, width: int) -> Numbered:
        """Part an instruction from the reason beneath it."""
        reason_at = next((n for n, line in enumerate(lines) if line.startswith(REASON)), -1)
        if reason_at < 0:
            self.find(
                "reason-missing",
                at,
                f"Instruction {number} gives no reason.",
                f"write beneath it, indented as it is, “{REASON} …”.",
            )
            reason_at = len(lines)
        end = next((n for n in range(reason_at, len(lines)) if not lines[n].strip()), len(lines))
        for n in range(end, len(lines)):
            if lines[n].strip():
                self._stray(at + n)
                break
        reason = " ".join(line.strip() for line in lines[reason_at:end]).removeprefix(REASON)
        if reason_at < len(lines) and not reason.strip():
            self.find(
                "reason-missing", at + reason_at, "The reason has no words.", "say the reason."
            )
        return Numbered(
            number=number,
            text=_joined(lines[:reason_at]),
            reason=reason.strip(),
            line=self.first_line + at,
            width=width,
        )

    # --- as previewed --------------------------------------------------------------------

    def check_preview(
        self, body: str, headings: tuple[int, int], numbered: Sequence[Numbered]
    ) -> None:
        """Find where a Markdown preview would show another structure, or hide something."""
        try:
            tokens = block_tokens(body)
        except RecursionError:
            tokens = []
        if not tokens or max(token.level for token in tokens) >= DEEPEST - 1:
            self.find("too-deep", 0, "Lists stand within lists too many times.", "write plainly.")
            return
        self._check_outline(tokens, headings, numbered)
        self._check_hidden(tokens, body.split("\n"))

    def _check_outline(
        self, tokens: list[Token], headings: tuple[int, int], numbered: Sequence[Numbered]
    ) -> None:
        seen = [_line(token) for token in tokens if token.type == "heading_open" and _top(token)]
        if seen != list(headings):
            at = next((line for line in seen if line not in headings), headings[0])
            self.find(
                "amendment-headings",
                at,
                f"A reader of the file would not see just the headings “{WHY}” and "
                f"“{INSTRUCTIONS}”.",
                "use no other heading of the first level, and close what is opened with ```.",
            )
            return
        after = [t for t in tokens if t.level == 0 and t.map and t.map[0] > headings[1]]
        items = (t for t in tokens if _item(t) and _line(t) > headings[1])
        shapes = [(_line(t) + self.first_line, t.type) for t in items]
        wanted = [(each.line, "list_item_open") for each in numbered]
        if [t.type for t in after] != ["ordered_list_open"] * bool(numbered) or shapes != wanted:
            line = next((n for n, _ in shapes if (n, "list_item_open") not in wanted), 0)
            self.find(
                "instruction-layout",
                line - self.first_line if line else headings[1],
                "A reader of the file would not see the instructions as one numbered list.",
                "leave a blank line before every instruction, and indent what belongs to it as "
                "far as its first word.",
            )

    def _check_hidden(self, tokens: list[Token], lines: Sequence[str]) -> None:
        """Find HTML, and definitions that a preview does not show."""
        line = quotations = 0
        for token in tokens:
            line = token.map[0] if token.map else line
            quotations += token.nesting if token.type.startswith("blockquote") else 0
            if quotations:
                continue  # what is quoted is read, and judged, as clauses are
            html = token.type == "html_block" or (
                token.type == "inline"
                and "<" in token.content
                and any(inner.type == "html_inline" for inner in inline_tokens(token.content))
            )
            if html:
                self.find(
                    "raw-html",
                    line,
                    "There is HTML here, which a reader of the file would not see.",
                    "take it out, or write the sign < as \\<.",
                )
        for at, each in enumerate(lines):
            if _DEFINITION.match(each):
                self.find(
                    "definition",
                    at,
                    "This line defines a link or a footnote, which a reader would not see here.",
                    "write the link or the note where it is meant.",
                )


def _top(token: Token) -> bool:
    return token.level == 0 and token.tag == "h1"


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _item(token: Token) -> bool:
    return token.type == "list_item_open" and token.level == 1 and token.markup == "."


def _joined(lines: list[str]) -> str:
    """Put a sentence that was wrapped on one line; lines stay lines after a hard break.

    As many blank lines follow as were taken out, so that what is beneath keeps its line.
    """
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    sentence = lines[0].rstrip() if lines else ""
    for line in lines[1:end]:
        broken = (len(sentence) - len(sentence.rstrip("\\"))) % 2
        sentence += f"\n{line.strip()}" if broken else f" {line.strip()}"
    missing = end - 1 - sentence.count("\n")
    return "\n".join([sentence, *[""] * missing, *lines[end:]]).rstrip("\n")

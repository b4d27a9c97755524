"""What runs are in a paragraph's words, and what in them cannot be kept?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constitution_tool.errors import NOWHERE, Finding, Severity
from constitution_tool.model.identity import INSTRUMENT_ID, ClauseId, is_clause_id
from constitution_tool.model.words import Face, LineBreak, NoteMark, Reference, Run, Text
from constitution_tool.notation.hidden import hidden_finding, hidden_in
from constitution_tool.notation.text.markdown import inline_tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+")
_FACES = {"strong": Face.STRONG, "em": Face.EMPHASIS}
_UNSUPPORTED = {
    "code_inline": "words set as code, between backticks",
    "image": "a picture in the middle of words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The runs read, and what was found; `near` of a finding is its offending words, or empty."""

    runs: tuple[Run, ...]
    findings: tuple[Finding, ...]
    nears: tuple[str, ...]


class _Scanner:
    """Runs and findings while the tokens of one paragraph are read."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.findings: list[Finding] = []
        self.nears: list[str] = []
        self.face = Face.PLAIN
        self.link = ""
        self.link_from = 0

    def find(self, code: str, problem: str, remedy: str, near: str = "") -> None:
        self.findings.append(Finding(code=code, problem=problem, remedy=remedy))
        self.nears.append(near)

    def text(self, text: str) -> None:
        """Add characters, joined to the run before when they are set alike."""
        if not text:
            return
        last = self.runs[-1] if len(self.runs) > self.link_from else None
        if isinstance(last, Text) and last.face == self.face and last.link == self.link:
            self.runs[-1] = Text(text=last.text + text, face=self.face, link=self.link)
        else:
            self.runs.append(Text(text=text, face=self.face, link=self.link))

    def token(self, token: Token) -> None:
        kind = token.type
        if kind in ("text", "text_special"):
            self.text(token.content)
        elif kind == "softbreak":
            self.text(" ")
        elif kind == "hardbreak":
            self.runs.append(LineBreak())
        elif kind == "note_mark":
            self.runs.append(NoteMark(label=token.content))
        elif kind == "link_open":
            self.open_link(token)
        elif kind == "link_close":
            self.close_link()
        elif token.tag in _FACES and token.nesting:
            face = _FACES[token.tag]
            self.face = self.face | face if token.nesting > 0 else self.face & ~face
        elif kind == "html_inline":
            self.find(
                "raw-html",
                f"There is HTML in the words: {token.content}",
                "take it out, or write the sign < as \\<.",
                token.content,
            )
        else:
            name = _UNSUPPORTED.get(kind, f"notation that is not used here ({kind})")
            near = "![" if kind == "image" else token.content
            self.find("unsupported", f"There is {name}.", "write it as plain words.", near)

    def open_link(self, token: Token) -> None:
        address = str(token.attrGet("href") or "") or "#"
        self.link = address
        self.link_from = len(self.runs)
        if token.attrGet("title") is not None:
            self.find(
                "unsupported",
                f"The link to {address} has a title in quotation marks.",
                "take the title out.",
                address,
            )
        if not _leads_somewhere(address):
            self.find(
                "link-unknown",
                f"A link leads to “{address}”.",
                "let it lead to an id (#c5.9qw2t), to https://… or to mailto:….",
                address,
            )

    def close_link(self) -> None:
        address, self.link = self.link, ""
        empty = len(self.runs) == self.link_from
        self.link_from = 0
        if not empty:
            if address == "#":
                self.dead_link()
        elif (target := address.removeprefix("#")) != address and _is_target(target):
            self.runs.append(Reference(target=ClauseId(target), face=self.face))
        else:
            self.find(
                "reference-empty",
                f"A link to “{address}” has no words.",
                "give it words; only a reference to a paragraph's id may have none.",
                address,
            )

    def dead_link(self) -> None:
        self.findings.append(
            Finding(
                code="link-dead",
                problem="A link leads nowhere (its address is only “#”).",
                remedy="give it the address it should have, or leave it as it was printed.",
                severity=Severity.WARNING,
            )
        )
        self.nears.append("](#)")


def _is_target(target: str) -> bool:
    return is_clause_id(target) or INSTRUMENT_ID.fullmatch(target) is not None


def _leads_somewhere(address: str) -> bool:
    if address.startswith("#"):
        return address == "#" or _is_target(address[1:])
    return _ADDRESS.fullmatch(address) is not None


def scan(text: str) -> Scan:
    """Read words with special characters as runs, and find what is wrong with them."""
    scanner = _Scanner()
    try:
        for token in inline_tokens(text):
            scanner.token(token)
    except RecursionError:
        scanner.find("too-deep", "The brackets here are nested too deeply.", "write it plainly.")
    if "&" in text:
        _check_entities(text, scanner)
    return Scan(
        runs=tuple(scanner.runs),
        findings=tuple(scanner.findings),
        nears=tuple(scanner.nears),
    )


def _check_entities(text: str, scanner: _Scanner) -> None:
    """Find characters that would be refused if they were not written as `&#8203;`."""
    for run in scanner.runs:
        if not isinstance(run, Text):
            continue
        for _, character in hidden_in(run.text + run.link):
            if character not in text:
                scanner.findings.append(hidden_finding(character, NOWHERE))
                scanner.nears.append("&")
        if "\n" in run.text or not unicodedata.is_normalized("NFC", run.text):
            scanner.find(
                "not-composed",
                "A letter here is written in pieces, or a line end as a code (&#…;).",
                "type the letter itself.",
                "&",
            )

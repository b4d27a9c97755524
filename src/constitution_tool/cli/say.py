"""How is a thing said: the product on stdout, the conversation on stderr, JSON for programs?"""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

import click

from constitution_tool.errors import Finding, Severity, Usage
from constitution_tool.outcome import finding_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_tool.cli.bar import Bar
    from constitution_tool.outcome import Json

SCHEMA = 1

# Terminals obey control characters, and the text may come from anyone: all are shown, not sent,
# except the colours we set ourselves (SGR sequences) on a terminal.
_CONTROL = re.compile(
    "(\x1b\\[[0-9;]*m)|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(slots=True, kw_only=True)
class Voice:
    """The streams of one command. `json`: stdout is one object; `quiet`: no narration."""

    json: bool = False
    quiet: bool = False
    verbose: bool = False
    _bar: Bar | None = field(default=None, init=False)

    @property
    def colour(self) -> bool:
        """Say whether the product may be coloured."""
        return has_colour(sys.stdout)

    def product(self, lines: Iterable[str]) -> None:
        """Print the product."""
        self.still()
        _write(sys.stdout, "".join(f"{_clean(line, colours=self.colour)}\n" for line in lines))

    def narrate(self, lines: Iterable[str]) -> None:
        """Say something to the person, unless asked to be quiet."""
        if not self.quiet:
            self.still()
            _write(sys.stderr, "".join(f"{_clean(line)}\n" for line in lines))

    def progress(self, words: str, done: int = 0, of: int = 0) -> None:
        """Say what long work has come to: a bar on a terminal, plain lines elsewhere."""
        if self.quiet or self.json:
            return
        if not is_terminal(sys.stderr):
            self.narrate((words,))
            return
        if self._bar is None:
            from constitution_tool.cli.bar import Bar  # noqa: PLC0415 - rich is slow to load

            self._bar = Bar()
        self._bar.tell(_clean(words), done, of)

    def still(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def findings(self, findings: Iterable[Finding]) -> None:
        """Say findings in three lines each, a blank line between them; never silenced if errors."""
        said = [f for f in findings if f.severity is Severity.ERROR or not self.quiet]
        if said and not self.json:
            self.still()
            _write(sys.stderr, "\n".join(self._three_lines(finding) for finding in said))

    def _three_lines(self, finding: Finding) -> str:
        word, colour = (
            ("Error", "red") if finding.severity is Severity.ERROR else ("Warning", "yellow")
        )
        head = (
            click.style(f"{word}:", fg=colour, bold=True) if has_colour(sys.stderr) else f"{word}:"
        )
        lines = [f"{head} {_clean(finding.problem)}"]
        if finding.place.path:
            lines.append(f"Where: {_clean(str(finding.place))}")
        lines.append(f"What to do: {_clean(finding.remedy)}")
        if self.verbose:
            lines.append(f"Code: {_clean(finding.code)}")
        return "".join(f"{line}\n" for line in lines)

    def trace(self, words: str) -> None:
        """Print technical detail, if it was asked for."""
        if self.verbose:
            self.still()
            _write(sys.stderr, words)

    def confirm(self, question: str) -> bool:
        """Ask yes or no.

        Raises:
            Usage: Nobody is there to answer.
        """
        self._somebody(question, "add --yes to the command, if that is what you want.")
        return click.confirm(question, err=True)

    def ask(self, question: str) -> str:
        """Ask for a line of words.

        Raises:
            Usage: Nobody is there to answer.
        """
        self._somebody(question, "give the answer as an option: see --help.")
        answer: str = click.prompt(question, err=True, type=str)
        return answer

    def ask_secret(self, question: str, *, twice: bool = False) -> str:
        """Ask for a passphrase, which is not shown.

        Raises:
            Usage: Nobody is there to answer.
        """
        self._somebody(question, "run the command in a terminal window.")
        answer: str = click.prompt(
            question,
            err=True,
            type=str,
            hide_input=True,
            confirmation_prompt=twice,
            default="",
            show_default=False,
        )
        return answer

    def _somebody(self, question: str, remedy: str) -> None:
        self.still()
        if not is_terminal(sys.stdin):
            problem = f"The command needs an answer to “{question}”, and nobody can be asked."
            raise Usage(Finding(code="no-answer", problem=problem, remedy=remedy))

    def envelope(
        self,
        command: str,
        exit_code: int,
        *,
        result: Json = None,
        findings: tuple[Finding, ...] = (),
        plan: Json = None,
        error: Json = None,
    ) -> None:
        """Print the one JSON object of `--json`."""
        self.still()
        whole = {
            "schema": SCHEMA,
            "command": command,
            "exit_code": exit_code,
            "result": result,
            "findings": [finding_json(finding) for finding in findings],
            "plan": plan,
            "error": error,
        }
        _write(sys.stdout, json.dumps(whole, ensure_ascii=False, allow_nan=False) + "\n")


def is_terminal(stream: TextIO) -> bool:
    """Say whether a person reads (or types at) the other end of a stream."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def has_colour(stream: TextIO) -> bool:
    """Say whether colour may be used: a terminal, and NO_COLOR not set (no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR")


def use_utf8() -> None:
    """Write UTF-8 with LF everywhere: a Windows console would otherwise refuse “ŵ”."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _clean(words: str, *, colours: bool = False) -> str:
    def show(match: re.Match[str]) -> str:
        if colours and match[1]:
            return match[1]
        return match[0].encode("unicode_escape").decode("ascii")

    return _CONTROL.sub(show, words)


def _write(stream: TextIO, words: str) -> None:
    """Write; when the reader has gone away (`| head`), go on in silence."""
    try:
        stream.write(words)
        stream.flush()
    except BrokenPipeError:
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)

"""Which options mean one thing everywhere, and what does a command receive?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constitution_tool.model.authority import Response

if TYPE_CHECKING:
    from constitution_tool.cli.say import Voice
    from constitution_tool.model.authority import Saying
    from constitution_tool.model.wishes import Terms


class Day(click.ParamType[date]):
    """A date as the command line writes it: 2026-05-20."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read a date, refusing every other way of writing one."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(f"“{value}” is not a date written like 2026-05-20", param, ctx)
        return day


class OfficeFile(click.ParamType[tuple[str, Path]]):
    """An office and a file: `chair=PATH`."""

    name = "office=file"

    def convert(
        self,
        value: str | tuple[str, Path],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, Path]:
        """Part the office from the path, and see that the file is there."""
        if isinstance(value, tuple):
            return value
        office, equals, path = value.partition("=")
        if not (office and equals and path):
            self.fail(f"“{value}” is not an office and a file, such as chair=chair-key", param, ctx)
        if not Path(path).is_file():
            self.fail(f"there is no file “{path}”", param, ctx)
        return office, Path(path)


OFFICE_FILE = OfficeFile()
ANSWERS = (Response.AGREES, Response.COMMENTS, Response.DOES_NOT_AGREE)
DAY = Day()
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW_FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(slots=True, kw_only=True)
class Given:
    """What the shared options said so far, before or after the command's name."""

    root: Path | None = None
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    dry_run: bool = False
    output: Path | None = None
    as_at: date | None = None
    yes: bool = False
    office: str = ""
    day: date | None = None
    response: str = ""
    words: str = ""
    interest: str = "none"
    decided: date | None = None
    minute: str = "not held"
    title: str = ""
    why: str = ""
    signing: tuple[tuple[str, Path], ...] = ()
    command: str = ""
    carried_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a command is asked, apart from its own arguments.

    `root` is the constitution's folder, or for a command that needs none the folder it acts in.
    `day` is what `--date` gave, or today; `today` is what the clock says, read once. `terms` are
    those of a decision; `signing` the key file of each office that signs it here.
    """

    command: str
    root: Path
    voice: Voice
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    dry_run: bool = False
    output: Path | None = None
    as_at: date | None = None
    yes: bool = False
    day: date
    today: date
    saying: Saying
    terms: Terms
    signing: tuple[tuple[str, Path], ...] = ()

    @property
    def colour(self) -> bool:
        """Say whether the product may be coloured: it goes to a terminal, and not as JSON."""
        return not self.json and self.voice.colour

    def progress(self, words: str, done: int = 0, of: int = 0, /) -> None:
        """Say what long work has come to."""
        self.voice.progress(words, done, of)


class Where(Enum):
    """Where a command acts: in a constitution's folder, anywhere, or on what its PATH names.

    A command of the last sort acts in the constitution's folder when it is given no PATH. What a
    PATH names is only read: not even what a killed command left there is finished.
    """

    CONSTITUTION = "constitution"
    ANYWHERE = "anywhere"
    NAMED = "named"


def _keep(
    context: click.Context,
    param: click.Parameter,
    value: Path | date | str | bool | tuple[tuple[str, Path], ...] | None,
) -> None:
    given = context.ensure_object(Given)
    if value not in {None, False, ()} and param.name is not None:
        setattr(given, param.name, value)


Shared = Callable[[], click.Option]
"""Makes one shared option; a command takes it by naming it in `takes`."""


def root() -> click.Option:
    """`-C DIR`: act on the constitution in another folder."""
    return _valued(("-C", "--root"), FOLDER, "DIR", "Work in this folder.")


def json() -> click.Option:
    """`--json`: one JSON object for a program."""
    return _flag(("--json",), "Print one JSON object, for programs.")


def quiet() -> click.Option:
    """`-q`: errors only."""
    return _flag(("-q", "--quiet"), "Say nothing but errors.")


def verbose() -> click.Option:
    """`-v`: technical detail too."""
    return _flag(("-v", "--verbose"), "Say more, with technical detail.")


def dry_run() -> click.Option:
    """`-n`: the plan, and nothing done."""
    return _flag(("-n", "--dry-run"), "Print what would be done, and do nothing.")


def output() -> click.Option:
    """`-o PATH`: where documents are written."""
    return _valued(("-o", "--output"), click.Path(path_type=Path), "PATH", "Write to this place.")


def as_at() -> click.Option:
    """`--as-at DATE`: the text as it stood on a day."""
    return _valued(("--as-at",), DAY, "DATE", "The text as it stood on this day.")


def yes() -> click.Option:
    """`--yes`: do not ask."""
    return _flag(("--yes",), "Answer yes to every question.")


def dated() -> click.Option:
    """`--date DATE`: the day on which something is said or entered; today unless given."""
    return _valued(
        ("--date", "day"), DAY, "DATE", "The day it is said or entered [default: today]."
    )


def office() -> click.Option:
    """`--as OFFICE`: the office that speaks."""
    return _valued(("--as", "office"), click.STRING, "OFFICE", "The office that signs.")


def response() -> click.Option:
    """`--response`: what the office consulted answers."""
    answers = click.Choice([one.value for one in ANSWERS])
    return _valued(
        ("--response",), answers, "ANSWER", "agrees (default), comments, does-not-agree."
    )


def words() -> click.Option:
    """`--words`: comments or reasons."""
    return _valued(("--words",), click.STRING, "WORDS", "Comments or reasons, to be printed.")


def interest() -> click.Option:
    """`--interest`: a declared conflict."""
    return _valued(("--interest",), click.STRING, "WORDS", "A declared conflict of interest.")


def decided() -> click.Option:
    """`--decided DATE`: the day of a decision that is recorded later."""
    return _valued(
        ("--decided",), DAY, "DATE", "The day it was decided [default: the day it is entered]."
    )


def minute() -> click.Option:
    """`--minute REF`: the minute of a decision."""
    return _valued(("--minute",), click.STRING, "REF", "Its minute [default: not held].")


def title() -> click.Option:
    """`--title`: what a decision is called."""
    return _valued(("--title",), click.STRING, "WORDS", "What the decision is called.")


def why() -> click.Option:
    """`--why`: the reasons for a decision."""
    return _valued(("--why",), click.STRING, "WORDS", "The reasons for it, or a note.")


def signing() -> click.Option:
    """`--sign OFFICE=FILE`: sign at once with a key that is here."""
    return click.Option(
        ["--sign", "signing"],
        type=OFFICE_FILE,
        multiple=True,
        metavar="OFFICE=FILE",
        help="Sign for this office with this key, here and now.",
        expose_value=False,
        callback=_keep,
    )


DECIDING: tuple[Shared, ...] = (dry_run, dated, decided, minute, title, why, signing)
"""What a decision is put on record with: a command that takes these reads `Request.terms`."""

SAYING: tuple[Shared, ...] = (office, dated, response, words, interest)
"""What an office says of an amendment: a command that takes these reads `Request.saying`."""

ALWAYS: tuple[Shared, ...] = (root, json, quiet, verbose)


def _flag(names: tuple[str, ...], words: str) -> click.Option:
    return click.Option([*names], is_flag=True, help=words, expose_value=False, callback=_keep)


def _valued(
    names: tuple[str, ...],
    kind: click.Path | Day | click.ParamType[str],
    shown: str,
    words: str,
) -> click.Option:
    return click.Option(
        [*names], type=kind, metavar=shown, help=words, expose_value=False, callback=_keep
    )

"""Commands made only to try the frame they stand in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.options import Request, Where
from constitution_tool.errors import Conflict, Finding, Malformed, Place, Severity
from constitution_tool.outcome import Outcome
from constitution_tool.store.plan import Plan, Write

if TYPE_CHECKING:
    from pathlib import Path

WARNING = Finding(
    code="odd",
    problem="This is odd.",
    remedy="look at it.",
    place=Place(path="source/c5.md", line=3, note="instruction 2"),
    severity=Severity.WARNING,
)
ERROR = Finding(code="wrong", problem="This is wrong.", remedy="mend it.")


@command("say", help="Say a word. And more.")
@click.argument("word")
@click.option("--twice", is_flag=True, help="Say it twice.")
def say(request: Request, word: str, twice: bool) -> Outcome:
    return Outcome(
        result={"word": word, "root": request.root.name, "verbose": request.verbose},
        product=(word, word) if twice else (word,),
        narration=("It was said.",),
        findings=(WARNING,),
    )


@command("write", help="Write a file.", takes=(options.dry_run, options.yes, options.as_at))
def write(request: Request) -> Outcome:
    request.progress("Thinking")
    day = request.as_at.isoformat() if request.as_at else "no day"
    plan = Plan(steps=(Write(path="source/new.md", data=day.encode()),))
    return Outcome(result={}, product=("source/new.md",), narration=("Done.",), plan=plan)


@command("plan-wrong", help="Plan, and be wrong.")
def plan_wrong(request: Request) -> Outcome:
    del request
    plan = Plan(steps=(Write(path="source/new.md", data=b""),))
    return Outcome(findings=(ERROR,), plan=plan)


@command("fail", help="Fail in one way or another.", where=Where.ANYWHERE)
@click.argument("way")
def fail(request: Request, way: str) -> Outcome:
    match way:
        case "conflict":
            raise Conflict(ERROR, ERROR)
        case "malformed":
            raise Malformed(WARNING, ERROR)
        case "bug":
            raise KeyError(way)
        case "interrupt":
            raise KeyboardInterrupt
        case "abort":
            raise click.Abort
        case "disk":
            raise PermissionError(13, "Permission denied", "x.docx")
        case "exit":
            click.get_current_context().exit(4)
        case "ask":
            request.voice.confirm("Sure?")
        case _:
            os.write(1, b"")
    return Outcome()


@command("key", help="Make a key.", where=Where.ANYWHERE)
def key(request: Request) -> Outcome:
    return Outcome(product=(request.command, str(request.root)))


def choose(folder: Path) -> tuple[str, ...]:
    """A menu with one dish."""
    return ("say", folder.name)

"""How does one command run: options in, an outcome carried out, and what is said of it?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import click

from constitution_tool import outcome
from constitution_tool.cli import options
from constitution_tool.cli.options import Given, Request, Where
from constitution_tool.cli.say import Voice
from constitution_tool.errors import Finding, Unauthorised
from constitution_tool.model.authority import Response, Saying
from constitution_tool.model.legal_day import legal_day
from constitution_tool.model.wishes import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from constitution_tool.outcome import Outcome

PATH = "path"
"""The argument by which a command that may be given a place of its own is given it."""

_Own = ParamSpec("_Own")


def command(
    name: str,
    *,
    help: str,  # noqa: A002 - click's own word for it
    takes: tuple[options.Shared, ...] = (),
    where: Where = Where.CONSTITUTION,
) -> Callable[[Callable[Concatenate[Request, _Own], Outcome]], click.Command]:
    """Make a command of a function from a Request (and its own arguments) to an Outcome.

    `-C`, `--json`, `-q` and `-v` come with every command; `takes` adds other shared options
    (`options.dry_run` for every command that writes).
    """

    def make(function: Callable[Concatenate[Request, _Own], Outcome]) -> click.Command:
        def run(*args: _Own.args, **kwargs: _Own.kwargs) -> int:
            given = click.get_current_context().ensure_object(Given)
            given.command = _name(click.get_current_context())
            request = _request(given, _where(where, kwargs))
            return _conclude(function(request, *args, **kwargs), request, given)

        own: list[click.Parameter] = getattr(function, "__click_params__", [])
        shared = [option() for option in (*takes, *options.ALWAYS)]
        return click.Command(
            name, callback=run, params=[*reversed(own), *shared], help=help, no_args_is_help=False
        )

    return make


def _name(context: click.Context) -> str:
    """Name the running command without the program: "amendment new"."""
    names: list[str] = []
    here: click.Context | None = context
    while here is not None and here.parent is not None:
        names.append(here.info_name or "")
        here = here.parent
    return " ".join(reversed(names))


def _where(where: Where, arguments: Mapping[str, object]) -> Where:
    """Settle where a command acts that may be given a place of its own."""
    if where is not Where.NAMED:
        return where
    return Where.ANYWHERE if arguments.get(PATH) else Where.CONSTITUTION


def _request(given: Given, where: Where) -> Request:
    voice = Voice(json=given.json, quiet=given.quiet, verbose=given.verbose)
    root = given.root or Path.cwd()
    if where is Where.CONSTITUTION:
        root = outcome.find_root(root)
        mended = outcome.recover(root, dry_run=given.dry_run)
        if mended:
            voice.narrate((mended,))
    today = legal_day(datetime.now(UTC))
    day = given.day or today
    _refuse_future(day, today)
    return Request(
        command=given.command,
        root=root,
        voice=voice,
        json=given.json,
        quiet=given.quiet,
        verbose=given.verbose,
        dry_run=given.dry_run,
        output=given.output,
        as_at=given.as_at,
        yes=given.yes,
        day=day,
        today=today,
        saying=Saying(
            office=given.office,
            response=Response(given.response) if given.response else None,
            day=day,
            words=given.words,
            interest=given.interest,
        ),
        terms=Terms(
            day=given.decided or day, minute=given.minute, title=given.title, why=given.why
        ),
        signing=given.signing,
    )


def _refuse_future(day: date, today: date) -> None:
    """Refuse to do anything on a day that has not come: what is dated so is not what happened."""
    if day > today:
        raise Unauthorised(
            Finding(
                code="day-future",
                problem=f"{day} has not come: today is {today}.",
                remedy="give the day on which it is done, or leave --date out.",
            )
        )


def _conclude(found: Outcome, request: Request, given: Given) -> int:
    """Carry an outcome out and say it."""
    told = request.progress if request.verbose else outcome.silent
    outcome.carry_out(found, request.root, dry_run=request.dry_run, progress=told)
    given.carried_out = not request.dry_run and found.plan is not None
    code = outcome.exit_code(found)
    voice = request.voice
    if request.json:
        plan = outcome.plan_json(found.plan)
        voice.envelope(
            request.command, code, result=found.result, findings=found.findings, plan=plan
        )
    elif request.dry_run:
        lines = outcome.plan_lines(found.plan) if found.plan else ()
        voice.findings(found.findings)
        voice.narrate(
            ("Nothing was changed. This is what would be done:",)
            if lines
            else ("Nothing was changed, and there is nothing to do.",)
        )
        voice.product(lines)
    else:
        voice.product(found.product)
        voice.findings(found.findings)
        voice.narrate(found.narration)
    voice.still()
    return code

"""Where does the program begin, and what becomes of every error?

Click alone exits 1 both for Ctrl-C and for its own errors and ignores a returned number, so it
runs with `standalone_mode=False` and this is the one boundary: 0 ok, 1 findings, 2 usage,
3 malformed, 4 conflict, 5 unauthorised, 6 this machine cannot, 70 our bug, 130 interrupted.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constitution_tool import __version__
from constitution_tool.cli import options
from constitution_tool.cli.commands import TABLE, Table
from constitution_tool.cli.lazy import LazyGroup, load
from constitution_tool.cli.options import Given
from constitution_tool.cli.say import Voice, is_terminal, use_utf8
from constitution_tool.cli.start import INTERRUPTED
from constitution_tool.errors import Finding, Incapable, LawBroken, Place, Refusal, Usage
from constitution_tool.outcome import finding_json

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "constitution-tool"

_HELP = """Keep a council's constitution: its text, its amendments and who decided them.

A bare verb acts on the constitution; a noun and a verb act on anything else. "build" makes
the documents before Council."""


def main() -> None:
    """Run the program on the words of the command line."""
    use_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str], table: Table = TABLE) -> int:
    """Run one command line and give its exit code; nothing escapes but the code."""
    given = Given(json="--json" in _before_dashes(arguments))
    program = _program(table)
    try:
        code = program.main([*arguments], prog_name=PROGRAM, standalone_mode=False, obj=given)
    except (click.Abort, KeyboardInterrupt, EOFError):
        return _interrupted(given)
    except click.ClickException as error:
        return _refused(_usage(error, given), given)
    except LawBroken as fault:
        _voice(given).trace(traceback.format_exc())
        return _refused(fault, given)
    except Refusal as refusal:
        return _refused(refusal, given)
    except OSError as error:
        return _refused(_cannot(error), given)
    except Exception as error:  # noqa: BLE001 - the one boundary: whatever else escapes is our bug
        _voice(given).trace(traceback.format_exc())
        return _refused(_bug(error), given)
    return code if isinstance(code, int) else 0


def _program(table: Table) -> click.Group:
    group = LazyGroup(PROGRAM, table, _HELP)
    group.invoke_without_command = True
    group.no_args_is_help = False
    group.callback = lambda: _without_command(table)
    group.params = [*(option() for option in options.ALWAYS), _version()]
    return group


def _without_command(table: Table) -> int:
    """Offer the menu on a terminal; anywhere else a command must be named."""
    context = click.get_current_context()
    if context.invoked_subcommand is not None:
        return 0
    given = context.ensure_object(Given)
    if not (table.menu and is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise click.UsageError("No command was given.", context)
    choose = load(table.menu)
    if not callable(choose):
        raise TypeError(f"{table.menu} is not a menu")
    words: Sequence[str] = choose(given.root or Path.cwd())
    if not words:
        return 0
    code = _program(table).main([*words], prog_name=PROGRAM, standalone_mode=False, obj=given)
    return code if isinstance(code, int) else 0


def _version() -> click.Option:
    def say(context: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not context.resilient_parsing:
            click.echo(f"{PROGRAM} {__version__}")
            context.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=say,
        help="Print the version.",
    )


def _before_dashes(arguments: Sequence[str]) -> Sequence[str]:
    words = list(arguments)
    return words[: words.index("--")] if "--" in words else words


def _voice(given: Given) -> Voice:
    return Voice(json=given.json, quiet=given.quiet, verbose=given.verbose)


def _refused(refusal: Refusal, given: Given) -> int:
    """Say why a command stopped, and give its exit code."""
    voice = _voice(given)
    if given.json:
        first = finding_json(refusal.findings[0]) if refusal.findings else None
        voice.envelope(given.command, refusal.exit_code, findings=refusal.findings, error=first)
    voice.findings(refusal.findings)
    return refusal.exit_code


def _interrupted(given: Given) -> int:
    words = "Interrupted. Nothing was changed."
    if given.carried_out:
        words = "Interrupted. The command had already done its work."
    finding = Finding(code="interrupted", problem=words, remedy="run the command again.")
    voice = _voice(given)
    if given.json:
        voice.envelope(given.command, INTERRUPTED, findings=(finding,), error=finding_json(finding))
    else:
        Voice(verbose=given.verbose).narrate((words,))
    return INTERRUPTED


def _usage(error: click.ClickException, given: Given) -> Usage:
    """Say click's complaint in our three parts."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    asked = context.command_path if context else PROGRAM
    given.command = given.command or asked.removeprefix(PROGRAM).strip()
    problem = error.format_message()
    problem += "" if problem.endswith((".", "?")) else "."
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        problem = f"“{asked}” needs more words after it."
    remedy = f"run “{asked} --help” to see how it is used."
    return Usage(Finding(code="usage", problem=problem, remedy=remedy, place=Place(path=asked)))


def _cannot(error: OSError) -> Incapable:
    where = str(error.filename2 or error.filename or "a file")
    reason = error.strerror or type(error).__name__
    return Incapable(
        Finding(
            code="file-system",
            problem=f"The system could not read or write “{where}”: {reason}.",
            remedy="check the disk and your rights to the folder, then run the command again.",
            place=Place(path=where),
        )
    )


def _bug(error: Exception) -> LawBroken:
    return LawBroken(
        Finding(
            code="internal",
            problem=f"{PROGRAM} has a fault ({type(error).__name__}): your files are not to blame.",
            remedy="run the command again with --verbose, and send what it prints to whoever "
            f"looks after {PROGRAM} for you.",
        )
    )

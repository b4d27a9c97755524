"""Every rule, every finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.journeys.check import check as journey_check
from constitution_tool.journeys.format import format_files

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command("check", help="Check the text and the amendments against every rule.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--drafting", is_flag=True, help="Say also how the text might be better drafted.")
def check(request: Request, paths: tuple[str, ...], drafting: bool) -> Outcome:
    """Report every finding at once."""
    return journey_check(request.root, _from_root(request.root, paths), drafting=drafting)


@command(
    "format",
    help="Write what is not yet signed in its settled notation, altering no word.",
    takes=(options.dry_run,),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if needed.")
def format_(request: Request, paths: tuple[str, ...], only_check: bool) -> Outcome:
    """Mend the notation of amendments, and of source/ before founding."""
    return format_files(request.root, _from_root(request.root, paths), only_check=only_check)


def _from_root(root: Path, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Take paths as they are from where one stands, or else from the constitution's folder."""
    there = {path: Path(path).resolve() for path in paths}
    return tuple(
        full.relative_to(root).as_posix() if full.exists() and full.is_relative_to(root) else path
        for path, full in there.items()
    )

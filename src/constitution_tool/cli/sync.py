"""Bring a shared copy up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.journeys.sync import sync as journey

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command(
    "sync",
    help="Bring a shared copy up to date: what others entered comes here, yours goes there.",
    takes=(options.dry_run,),
)
@click.option("--remote", default="", metavar="NAME", help="The shared copy, by its name in git.")
@click.option(
    "--leave",
    multiple=True,
    metavar="ID",
    help="Leave this, entered here, to be signed and entered anew (may be said several times).",
)
def sync(request: Request, remote: str, leave: tuple[str, ...]) -> Outcome:
    """Fetch, prove, enter ours again after theirs where both did, and send."""
    return journey(request.root, remote, leave, request.progress)

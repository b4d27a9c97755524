"""Who changed a clause, and by what authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli.frame import command
from constitution_tool.journeys.history import history as journey

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command("history", help="Say who changed a clause, when, and by what authority.")
@click.argument("citation", nargs=-1, required=True, metavar="CITATION|ID")
def history(request: Request, citation: tuple[str, ...]) -> Outcome:
    """Print what was done to a clause, from the founding to today."""
    return journey(request.root, " ".join(citation), colour=request.colour)

"""One clause, cited as people say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.journeys.show import show as journey

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command("show", help="Print one clause, or a whole protocol.", takes=(options.as_at,))
@click.argument("citation", nargs=-1, required=True, metavar="CITATION|ID")
@click.option(
    "--text",
    type=click.Choice(["in-force", "adopted", "draft", "working"]),
    default="in-force",
    show_default=True,
    help="Which text to read.",
)
def show(request: Request, citation: tuple[str, ...], text: str) -> Outcome:
    """Print a clause with its children."""
    which = request.as_at.isoformat() if request.as_at else text
    return journey(request.root, " ".join(citation), which)

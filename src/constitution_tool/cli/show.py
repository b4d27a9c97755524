"""One clause, cited as people say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.which import text_asked, which_text
from constitution_tool.journeys.show import show as journey

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command("show", help="Print one clause, or a whole protocol.", takes=(options.as_at,))
@click.argument("citation", nargs=-1, required=True, metavar="CITATION|ID")
@which_text
def show(request: Request, citation: tuple[str, ...], text: str | None) -> Outcome:
    """Print a clause with its children."""
    return journey(request.root, " ".join(citation), text_asked(request, text), request.day)

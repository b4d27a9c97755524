"""The looks of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.journeys.template_new import template_new

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command(
    "new",
    help="Begin a house style of your own: a Word document to change and keep.",
    takes=(options.dry_run,),
)
def new(request: Request) -> Outcome:
    """Write the starting house-style document."""
    return template_new(request.root)

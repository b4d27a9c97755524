"""What is waiting, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.journeys.status import status as journey
from constitution_tool.journeys.status_meeting import status_meeting

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command("status", help="Say what is pending, unsigned, due or broken.")
@click.option(
    "--meeting",
    type=options.DAY,
    metavar="DATE",
    help="Say by when the papers of the meeting on this day must be published.",
)
def status(request: Request, meeting: date | None) -> Outcome:
    """Say where everything stands, or what is due before one meeting."""
    return status_meeting(request.root, meeting) if meeting else journey(request.root)

"""What is waiting, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.cli.frame import command
from constitution_tool.journeys.status import status as journey

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command("status", help="Say what is pending, unsigned, due or broken.")
def status(request: Request) -> Outcome:
    """Say where everything stands."""
    return journey(request.root)

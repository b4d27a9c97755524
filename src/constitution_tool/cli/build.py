"""The main job: the documents before Council."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.journeys.build import build as journey

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command(
    "build",
    help="Make the documents before Council: clean text, tracked changes and schedule.",
    takes=(options.dry_run,),
)
def build(request: Request) -> Outcome:
    """Check, verify, compute the draft, and write the papers to build/."""
    return journey(request.root, request.progress)

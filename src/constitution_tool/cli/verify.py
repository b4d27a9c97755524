"""Prove that the text follows from its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli.frame import command
from constitution_tool.journeys.verify import verify as journey

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command("verify", help="Prove that the text follows from its record, from the founding to today.")
@click.option("--history", is_flag=True, help="Every revision in git, too, from the founding on.")
def verify(request: Request, history: bool) -> Outcome:
    """Replay the register and compare it with the text on disk."""
    return journey(request.root, request.progress, history=history)

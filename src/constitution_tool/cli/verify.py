"""Prove that the text follows from its record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from constitution_tool.cli.frame import PATH, command
from constitution_tool.cli.options import Where
from constitution_tool.journeys.verify import Asked
from constitution_tool.journeys.verify import verify as journey

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command(
    "verify",
    help="Prove that the text follows from its record, from the founding to today.",
    where=Where.NAMED,
)
@click.argument(
    PATH, type=click.Path(path_type=Path, exists=True), metavar="[PATH]", required=False
)
@click.option(
    "--check-code",
    "published",
    multiple=True,
    metavar="CODE",
    help="A check code published before, such as 5:9f3c…@2024-05-09; may be given again.",
)
@click.option("--history", is_flag=True, help="Every revision in git, too, from the founding on.")
def verify(
    request: Request, path: Path | None, published: tuple[str, ...], history: bool
) -> Outcome:
    """Replay the register and compare it with the text on disk, or in what PATH names."""
    if history and path and path.is_file():
        raise click.UsageError("A zip holds no history: leave out --history, or name a folder.")
    asked = Asked(today=request.today, published=published, history=history)
    return journey(path or request.root, request.progress, asked)

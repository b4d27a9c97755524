"""Who must do what, by the words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.kinds import kinds_of
from constitution_tool.cli.which import text_asked, which_text
from constitution_tool.journeys.obligations import Asked, list_obligations

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command(
    "obligations",
    help="List who must, must not, should and may do what, by paragraph.",
    takes=(options.dry_run, options.output, options.as_at),
)
@click.argument("instruments", nargs=-1, metavar="[PROTOCOL]...")
@which_text
@kinds_of(("text", "word", "pdf", "csv"), "text")
def obligations(
    request: Request, instruments: tuple[str, ...], text: str | None, kinds: tuple[str, ...]
) -> Outcome:
    """Print the table, or write it as Word, PDF and CSV."""
    if request.output and kinds == ("text",):
        raise click.UsageError("Text is printed, not written: say --to word, pdf or csv.")
    asked = Asked(
        protocols=instruments,
        text=text_asked(request, text),
        kinds=kinds,
        folder=request.output,
        today=request.day,
    )
    return list_obligations(request.root, asked, request.progress)

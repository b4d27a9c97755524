"""Which text does a command that reads one mean?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request

_DEFAULT = "in-force"

which_text = click.option(
    "--text",
    type=click.Choice(["in-force", "adopted", "draft", "working"]),
    help=f"Which text [default: {_DEFAULT}].",
)
"""`--text`: a text by its name, where `--as-at` does not name a day."""


def text_asked(request: Request, text: str | None) -> str:
    """Name the text asked for, by `--text` or by `--as-at`.

    Raises:
        UsageError: by both: they may differ, and one would be left out in silence.
    """
    if request.as_at is None:
        return text or _DEFAULT
    if text:
        raise click.UsageError("Name a text with --text or a day with --as-at, not both.")
    return request.as_at.isoformat()

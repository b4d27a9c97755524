"""What changed between two texts, in words, and as tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.kinds import kinds_of
from constitution_tool.cli.which import text_asked, which_text
from constitution_tool.journeys.compare import compare as journey_compare
from constitution_tool.journeys.compare import destinations as journey_destinations
from constitution_tool.journeys.render import Wanted
from constitution_tool.journeys.render import render as journey_render
from constitution_tool.journeys.track import Supposed, TwoTexts
from constitution_tool.journeys.track import track as journey_track

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome

TEXTS = "OLD and NEW are in-force, adopted, draft, working, a date or a name that git knows."


@command("compare", help=f"Say what changed between two texts. {TEXTS}")
@click.argument("old")
@click.argument("new", required=False, default="working")
@click.option(
    "--destinations",
    is_flag=True,
    help="Say instead where each paragraph went, and where each came from.",
)
def compare(request: Request, old: str, new: str, *, destinations: bool) -> Outcome:
    """List the changes by clause, or what is called what."""
    say = journey_destinations if destinations else journey_compare
    return say(request.root, old, new, request.day)


@command(
    "track",
    help=f"Show tracked changes between two texts, or what amendments do. {TEXTS} NEW is working "
    "unless you say.",
    takes=(options.dry_run, options.output),
)
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--amendment",
    "amendments",
    multiple=True,
    metavar="ID",
    help="What this, and no other, would do to OLD (or to the text it is written on).",
)
@kinds_of(("word", "pdf", "text"), "text")
def track(
    request: Request,
    old: str | None,
    new: str | None,
    amendments: tuple[str, ...],
    kinds: tuple[str, ...],
) -> Outcome:
    """Print tracked changes, or write them as Word and PDF."""
    if amendments and new:
        raise click.UsageError("Name two texts, or one text and the amendments put to it.")
    if not amendments and not old:
        raise click.UsageError("Name two texts, or amendments with --amendment.")
    if request.output and kinds == ("text",):
        raise click.UsageError("Text is printed, not written: say --to word or --to pdf.")
    asked = (
        Supposed(base=old or "", amendments=amendments, today=request.day)
        if amendments
        else TwoTexts(old=old or "", new=new or "working", today=request.day)
    )
    return journey_track(
        request.root, asked, kinds, request.output, request.progress, colour=request.colour
    )


@command(
    "render",
    help="Write a text, or some of its protocols, as Word, PDF or plain text.",
    takes=(options.dry_run, options.output, options.as_at),
)
@click.argument("instruments", nargs=-1, metavar="[PROTOCOL]...")
@which_text
@kinds_of(("word", "pdf", "text"), "word,pdf")
def render(
    request: Request, instruments: tuple[str, ...], text: str | None, kinds: tuple[str, ...]
) -> Outcome:
    """Write documents to build/."""
    which = text_asked(request, text)
    wanted = Wanted(protocols=instruments, kinds=kinds, folder=request.output, today=request.day)
    return journey_render(request.root, which, wanted, request.progress)

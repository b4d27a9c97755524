"""Reports, schedules, records of decision and briefings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.kinds import kinds_of
from constitution_tool.journeys.paper_check import paper_check
from constitution_tool.journeys.paper_new import Begun, paper_new
from constitution_tool.journeys.paper_render import Wanted, paper_render
from constitution_tool.model.paper import PaperKind

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command(
    "new",
    help="Begin a paper: its head filled in from the record, its sections ready to be written.",
    takes=(options.dry_run,),
)
@click.argument("kind", type=click.Choice([kind.value for kind in PaperKind]))
@click.option(
    "--meeting",
    type=options.DAY,
    metavar="DATE",
    help="The day of the meeting it is for; the next one unless you say.",
)
@click.option("--title", default="", metavar="WORDS", help="What it is called.")
@click.option(
    "--amendment", default="", metavar="ID", help="The decision that a decision-record is of."
)
@click.option("--number", default="", metavar="N", help="The number of an appendix.")
def new(request: Request, /, kind: str, meeting: date | None, **said: str) -> Outcome:
    """Write the beginning of a paper; `said` are its title, its amendment and its number."""
    return paper_new(request.root, Begun(kind=PaperKind(kind), meeting=meeting, **said))


@command(
    "render",
    help="Write papers as Word and PDF: those you name, or all.",
    takes=(options.dry_run, options.output),
)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@kinds_of(("word", "pdf"), "word,pdf")
def render(request: Request, files: tuple[str, ...], kinds: tuple[str, ...]) -> Outcome:
    """Write documents to build/."""
    wanted = Wanted(papers=files, kinds=kinds, folder=request.output)
    return paper_render(request.root, wanted, request.progress)


@command(
    "check",
    help="Check papers against what they must hold and what the record says, and how they read.",
)
@click.argument("files", nargs=-1, metavar="[FILE]...")
def check(request: Request, files: tuple[str, ...]) -> Outcome:
    """Report every finding at once."""
    return paper_check(request.root, files)

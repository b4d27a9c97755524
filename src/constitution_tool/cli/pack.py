"""Everything that goes before one meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.said import Said
from constitution_tool.journeys.pack import Asked, Extra, Part
from constitution_tool.journeys.pack import pack as journey
from constitution_tool.model.paper import Stage

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.cli.said import Value
    from constitution_tool.outcome import Outcome


@command(
    "pack",
    help="Make everything that goes before a meeting: report, appendices, records of decision.",
    takes=(options.dry_run,),
)
@click.argument("meeting", type=options.DAY, metavar="MEETING")
@click.option(
    "--draft",
    "stage",
    flag_value=Stage.DRAFT.value,
    default=Stage.DRAFT.value,
    help="Mark every page as a draft: so it is unless you say --final.",
)
@click.option(
    "--final",
    "stage",
    flag_value=Stage.FINAL.value,
    help="Make the pack that is published; refused while something is missing.",
)
@click.option(
    "--csv",
    "extras",
    flag_value=Extra.CSV.value,
    multiple=True,
    help="Write the schedule as a table for spreadsheets too.",
)
@click.option(
    "--merged",
    "extras",
    flag_value=Extra.MERGED.value,
    multiple=True,
    help="Make one PDF of all the documents too, with bookmarks and agenda page numbers.",
)
@click.option(
    "--published",
    type=options.DAY,
    metavar="DATE",
    help="Put down that the final pack was published on this day: from then on it is frozen.",
)
@click.option(
    "--supplement",
    is_flag=True,
    help="Make the supplement to papers that were published: what changed since.",
)
@click.option(
    "--late",
    metavar="REASON",
    help="Why the supplement could not be published in time; a final one needs it.",
)
def pack(request: Request, /, **given: Value) -> Outcome:
    """Write documents to build/pack/, and apart from them what the public may not have."""
    said = Said(given)
    published = said.day("published")
    supplement = said.flag("supplement")
    if said.text("late") and not supplement:
        raise click.UsageError(
            '--late is for a --supplement. Why a report is late stands in its head: late = "…".'
        )
    asked = Asked(
        day=said.needed("meeting"),
        stage=Stage.FINAL if published else Stage(said.text("stage")),
        part=Part.SUPPLEMENT if supplement else Part.PAPERS,
        late=said.text("late"),
        extras=frozenset(map(Extra, said.texts("extras"))),
        published=published,
    )
    return journey(request.root, asked, request.progress)

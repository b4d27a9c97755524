"""What a meeting carried in the place of an amendment: the options that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.said import Said, Value
from constitution_tool.journeys.amendment_vary import (
    Begin,
    OtherWords,
    Variation,
    amendment_vary,
)
from constitution_tool.model.amendment import AtMeeting

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome

_OF_THE_MEETING = ("meeting", "mover", "seconder", "result", "title", "why", "written_on")


@command(
    "vary",
    help="Write down what a meeting carried in the place of an amendment that was before it.",
    takes=(options.dry_run, options.dated),
)
@click.argument("id_", metavar="ID")
@click.option("--meeting", type=options.DAY, metavar="DATE", help="The day of the meeting.")
@click.option("--mover", metavar="WORDS", help="Who moved the change.")
@click.option("--seconder", metavar="WORDS", help="Who seconded it.")
@click.option("--result", metavar="WORDS", help="The result, as announced [default: carried].")
@click.option(
    "--instruction", type=click.IntRange(min=1), metavar="NUMBER", help="In this instruction …"
)
@click.option("--replace", metavar="WORDS", help="… replace these words of its sentence …")
@click.option("--with", metavar="WORDS", help="… by these.")
@click.option(
    "--leave-out",
    type=click.IntRange(min=1),
    multiple=True,
    metavar="NUMBER",
    help="An instruction that was not carried (several).",
)
@click.option("--reason", metavar="WORDS", help="Its reason now [default: as it was].")
@click.option("--title", metavar="WORDS", help="What it is called [default: as what was put].")
@click.option("--why", metavar="WORDS", help="The reasons for it as a whole [default: as put].")
@click.option(
    "--written-on",
    multiple=True,
    metavar="ID",
    help="What it is written on top of [default: as what was put] (several).",
)
def vary(request: Request, /, **given: Value) -> Outcome:
    """Write the amendment that stands in the place of another."""
    said = Said(given)
    number, find, words = said.number("instruction"), said.text("replace"), said.text("with")
    other = None
    if number or find or words:
        if not (number and find):
            raise click.UsageError("Say --instruction NUMBER --replace WORDS --with WORDS.")
        other = OtherWords(instruction=number, find=find, words=words)
    variation = Variation(
        words=other, left_out=said.numbers("leave_out"), reason=said.text("reason")
    )
    return amendment_vary(request.root, said.text("id_"), _begin(request, said), variation)


def _begin(request: Request, said: Said) -> Begin | None:
    """Take how it was carried; None when nothing is said of that."""
    if not any(said.given[name] for name in _OF_THE_MEETING):
        return None
    for name in ("mover", "seconder"):
        if not said.text(name):
            raise click.UsageError(f"Say who, with --{name}.")
    return Begin(
        carried=AtMeeting(
            meeting=said.needed("meeting"),
            mover=said.text("mover"),
            seconder=said.text("seconder"),
            result=said.text("result") or "carried",
        ),
        year=request.day.year,
        title=said.text("title"),
        why=said.text("why"),
        written_on=said.texts("written_on"),
    )

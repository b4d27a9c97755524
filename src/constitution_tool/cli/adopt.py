"""Record what Council resolved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.register import put
from constitution_tool.cli.said import Said, Value
from constitution_tool.model.decision import Proof, Resolved
from constitution_tool.model.wishes import Adopt, ConfirmMinutes

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome

_OF_THE_VOTE = (
    *("outcome", "body", "scope", "approved", "declined", "not_put", "effective", "review_by"),
)
"""What is said of a vote, and so not of the minutes that come later."""


@command(
    "adopt",
    help="Record what Council resolved of the texts before it.",
    takes=options.DECIDING,
)
@click.option("--meeting", type=options.DAY, metavar="DATE", help="The day of the meeting.")
@click.option(
    "--outcome",
    type=click.Choice([one.value for one in Resolved]),
    metavar="OUTCOME",
    help=f"One of {', '.join(one.value for one in Resolved)}.",
)
@click.option("--evidence", type=options.FILE, required=True, metavar="FILE", help="What shows it.")
@click.option(
    "--proof",
    type=click.Choice([one.value for one in Proof]),
    default=Proof.DECISION_LIST.value,
    show_default=True,
    help="What that file is.",
)
@click.option("--body", metavar="BODY", help="Who met [default: as constitution.toml has it].")
@click.option("--protocol", "scope", multiple=True, metavar="PROTOCOL", help="What was voted on.")
@click.option("--approved", multiple=True, metavar="ID", help="Was for approval, and was approved.")
@click.option("--declined", multiple=True, metavar="ID", help="An amendment that was not taken.")
@click.option(
    "--not-put", multiple=True, metavar="ID", help="For approval, but not at this meeting."
)
@click.option("--effective", type=options.DAY, metavar="DATE", help="When it takes effect.")
@click.option("--review-by", type=options.DAY, metavar="DATE", help="When it is to be reviewed.")
@click.option("--confirm-minutes", is_flag=True, help="The signed minutes have come: --evidence.")
def adopt(request: Request, /, **given: Value) -> Outcome:
    """Put an adoption on record, or the minutes that confirm one."""
    said = Said(given)
    evidence = said.file("evidence") or b""
    if said.flag("confirm_minutes"):
        if strange := [name for name in _OF_THE_VOTE if given[name]]:
            option = strange[0].replace("_", "-")
            raise click.UsageError(f"--confirm-minutes and --{option} do not go together.")
        return put(request, ConfirmMinutes(evidence=evidence, meeting=said.day("meeting")))
    if not said.text("outcome"):
        raise click.UsageError("Say what the meeting resolved, with --outcome.")
    wish = Adopt(
        body=said.text("body"),
        resolved=Resolved(said.text("outcome")),
        evidence=evidence,
        proof=Proof(said.text("proof")),
        scope=said.texts("scope"),
        approved=_ids(said, "approved"),
        declined=_ids(said, "declined"),
        not_put=_ids(said, "not_put"),
        effective=said.day("effective"),
        review_by=said.day("review_by"),
    )
    terms = replace(request.terms, day=said.needed("meeting"))
    return put(replace(request, terms=terms), wish)


def _ids(said: Said, name: str) -> tuple[str, ...]:
    """Take amendments that were named one by one, or several with commas."""
    return tuple(id_.strip() for each in said.texts(name) for id_ in each.split(",") if id_.strip())

"""The life of an amendment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.journeys.amendment_check import amendment_check
from constitution_tool.journeys.amendment_conflicts import amendment_conflicts
from constitution_tool.journeys.amendment_list import amendment_list
from constitution_tool.journeys.amendment_show import amendment_show
from constitution_tool.journeys.amendment_update import amendment_update
from constitution_tool.journeys.apply import apply as journey_apply

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.outcome import Outcome


@command("list", help="List the amendments, where each stands, and what it lacks.")
def list_(request: Request) -> Outcome:
    """List the amendments with their computed status."""
    return amendment_list(request.root)


@command("show", help="Show an amendment in amending language and as tracked changes.")
@click.argument("id_", metavar="ID")
def show(request: Request, id_: str) -> Outcome:
    """Print what an amendment does."""
    return amendment_show(request.root, id_, colour=request.colour)


@command("check", help="Check amendments against every rule and the text they are written on.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
def check(request: Request, ids: tuple[str, ...]) -> Outcome:
    """Report every finding at once."""
    return amendment_check(request.root, ids)


@command(
    "conflicts", help="Say which pending amendments collide or depend on each other, and where."
)
@click.option("--csv", "table", is_flag=True, help="Print a table as comma-separated values.")
def conflicts(request: Request, *, table: bool) -> Outcome:
    """Judge every pair of pending amendments."""
    return amendment_conflicts(request.root, table=table)


@command(
    "update",
    help="Bring pending amendments up to date with what was entered after they were written.",
    takes=(options.dry_run,),
)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def update(request: Request, ids: tuple[str, ...]) -> Outcome:
    """Work out what they expect and cite anew; refuse where edits interleave."""
    return amendment_update(request.root, ids)


@command(
    "apply",
    help="Enter amendments in the draft: all or none, and only with their authority.",
    takes=(options.dry_run, options.dated),
)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def apply(request: Request, ids: tuple[str, ...]) -> Outcome:
    """Judge the statements, enter the amendments, and record it."""
    return journey_apply(request.root, ids, request.day)

"""The Monitoring Officer's two commands: read it as tracked changes, sign it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.keys import key_file
from constitution_tool.cli.options import Where
from constitution_tool.cli.said import Said, Value
from constitution_tool.cli.say import is_terminal
from constitution_tool.errors import Finding, Usage
from constitution_tool.journeys import authorise as journey
from constitution_tool.journeys.key_new import key_new
from constitution_tool.journeys.review import REQUESTS
from constitution_tool.journeys.review import request as journey_request
from constitution_tool.journeys.review import review as journey_review
from constitution_tool.model.authority import Paper

if TYPE_CHECKING:
    from constitution_tool.cli.options import Request
    from constitution_tool.model.authority import Saying
    from constitution_tool.outcome import Outcome


@command(
    "review",
    help="Read an amendment in words and as tracked changes, before anything is signed.",
    takes=(options.dry_run, *options.SAYING),
)
@click.argument("id_", metavar="ID")
@click.option(
    "--request",
    "target",
    type=options.NEW_FILE,
    metavar="FILE.zip",
    help="Pack what an office needs to sign elsewhere.",
)
def review(request: Request, id_: str, target: Path | None) -> Outcome:
    """Print it, or pack it for someone who signs elsewhere."""
    if target is None:
        return journey_review(request.root, id_, colour=request.colour)
    return journey_request(request.root, id_, _said(request), str(target.absolute()))


@command(
    "authorise",
    help="Sign for an office, or put a signature made elsewhere beside what it signs.",
    takes=(options.dry_run, options.yes, *options.SAYING),
)
@click.argument("id_", metavar="ID")
@click.option("--key", type=options.FILE, metavar="FILE", help="Its private key.")
@click.option("--expires", type=options.DAY, metavar="DATE", help="Not to be used after this day.")
@click.option(
    "--attested-by",
    metavar="OFFICE",
    help="The holder has no key: this office attests what they said.",
)
@click.option("--paper", type=options.FILE, metavar="FILE", help="The e-mail or sheet it is on.")
@click.option("--whereabouts", metavar="WORDS", help="Where that paper is kept.")
@click.option("--receive", type=options.FILE, metavar="FILE.sig", help="A signature sent back.")
@click.option(
    "--statement", type=options.FILE, metavar="FILE.json", help="The statement that it signs."
)
def authorise(request: Request, /, id_: str, **given: Value) -> Outcome:
    """Show what is signed, have its number typed, and sign."""
    said = Said(given)
    saying = replace(_said(request), expires=said.day("expires"), attested=_paper(said))
    key, receive = given["key"], said.file("receive")
    if isinstance(key, Path) and receive is None:
        return _sign_here(request, id_, saying, key)
    if receive is None or key is not None:
        raise click.UsageError("Give either --key, to sign here, or --receive, a signature.")
    statement = said.file("statement") or _asked(request.root, id_, saying.office)
    return journey.receive(request.root, id_, saying.office, receive, statement)


def _paper(said: Said) -> Paper | None:
    """Take who attests and on which paper; all of it is given, or nothing."""
    office, paper = said.text("attested_by"), said.file("paper")
    whereabouts = said.text("whereabouts")
    if not (office or paper or whereabouts):
        return None
    if not (office and paper and whereabouts):
        raise click.UsageError("Attesting needs --attested-by, --paper and --whereabouts.")
    return Paper(office=office, data=paper, whereabouts=whereabouts)


def _said(request: Request) -> Saying:
    """Take what an office says; the office must be named."""
    if not request.saying.office:
        raise click.UsageError("Name the office with --as, such as --as monitoring-officer.")
    return request.saying


def _sign_here(request: Request, id_: str, saying: Saying, key: Path) -> Outcome:
    """Show what is signed, have its number typed on a terminal, and sign."""
    if is_terminal(sys.stdin) and not request.yes:
        request.voice.narrate(journey_review(request.root, id_, colour=False).product)
        if request.voice.ask(f"Type {id_} to sign it").strip() != id_:
            raise Usage(
                Finding(
                    code="not-confirmed",
                    problem=f"What was typed is not {id_}, so nothing was signed.",
                    remedy="run the command again, if you mean to sign it.",
                )
            )
    return journey.authorise(request.root, id_, saying, key_file(request, key))


def _asked(root: Path, id_: str, office: str) -> bytes:
    """Read the statement a signature is of, as it was kept when it was asked for."""
    kept = root / REQUESTS / f"{id_}.{office}.json"
    if not kept.is_file():
        raise Usage(
            Finding(
                code="request-unknown",
                problem=f"The statement that {office} was asked to sign on {id_} is not here.",
                remedy="name it with --statement: it is in the zip that was sent.",
            )
        )
    return kept.read_bytes()


@command(
    "new",
    help="Make a signing key, protected by a passphrase.",
    takes=(options.dry_run,),
    where=Where.ANYWHERE,
)
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("signing-key"),
    show_default=True,
    help="Where to keep it.",
)
@click.option("--comment", default="constitution-tool", help="What the public line is called.")
@click.option("--no-passphrase", is_flag=True, help="Leave it unprotected (examples only).")
def new_key(request: Request, path: Path, comment: str, no_passphrase: bool) -> Outcome:
    """Make a key pair; the private file is never written over another."""
    words = "" if no_passphrase else request.voice.ask_secret("Passphrase", twice=True)
    if not words and not no_passphrase:
        raise click.UsageError("A key needs a passphrase.")
    return key_new(path.absolute(), comment, words)

"""The Monitoring Officer's two commands: read it as tracked changes, sign it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.options import Where
from constitution_tool.cli.say import is_terminal
from constitution_tool.errors import Finding, Usage
from constitution_tool.journeys import authorise as journey
from constitution_tool.journeys.key_new import key_new
from constitution_tool.journeys.review import REQUESTS
from constitution_tool.journeys.review import request as journey_request
from constitution_tool.journeys.review import review as journey_review

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
    help="Sign an amendment for an office, or put a signature made elsewhere beside it.",
    takes=(options.dry_run, options.yes, *options.SAYING),
)
@click.argument("id_", metavar="ID")
@click.option("--key", type=options.FILE, metavar="FILE", help="Its private key.")
@click.option("--receive", type=options.FILE, metavar="FILE.sig", help="A signature sent back.")
@click.option(
    "--statement", type=options.FILE, metavar="FILE.json", help="The statement that it signs."
)
def authorise(
    request: Request, id_: str, key: Path | None, receive: Path | None, statement: Path | None
) -> Outcome:
    """Show what is signed, have its number typed, and sign."""
    saying = _said(request)
    if key is not None and receive is None:
        return _sign_here(request, id_, saying, key)
    if receive is None or key is not None:
        raise click.UsageError("Give either --key, to sign here, or --receive, a signature.")
    signed = _statement_file(request.root, id_, saying.office, statement).read_bytes()
    return journey.receive(request.root, id_, saying.office, receive.read_bytes(), signed)


def _said(request: Request) -> Saying:
    """Take what an office says; the office must be named."""
    if not request.saying.office:
        raise click.UsageError("Name the office with --as, such as --as monitoring-officer.")
    return request.saying


def _sign_here(request: Request, id_: str, saying: Saying, key: Path) -> Outcome:
    """Show the amendment, have its number typed on a terminal, and sign."""
    signer = journey.Signer(path=str(key), data=key.read_bytes())
    locked = journey.needs_passphrase(signer)
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
    passphrase = request.voice.ask_secret("Passphrase of the key") if locked else ""
    signer = journey.Signer(path=str(key), data=signer.data, passphrase=passphrase)
    return journey.authorise(request.root, id_, saying, signer)


def _statement_file(root: Path, id_: str, office: str, given: Path | None) -> Path:
    """Find the statement a signature is of: as given, or as kept when it was asked for."""
    kept = given or root / REQUESTS / f"{id_}.{office}.json"
    if not kept.is_file():
        raise Usage(
            Finding(
                code="request-unknown",
                problem=f"The statement that {office} was asked to sign on {id_} is not here.",
                remedy="name it with --statement: it is in the zip that was sent.",
            )
        )
    return kept


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

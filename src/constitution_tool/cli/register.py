"""The register: who holds which office, with which key, under which policy; what was decided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from constitution_tool.cli import options
from constitution_tool.cli.frame import command
from constitution_tool.cli.keys import key_file
from constitution_tool.cli.said import Said, Value
from constitution_tool.journeys.decide import decide, put_on_record
from constitution_tool.journeys.register_check_code import register_check_code
from constitution_tool.journeys.register_show import register_show
from constitution_tool.model.wishes import (
    Appoint,
    ChangePolicy,
    Delegate,
    EndKey,
    Enrol,
    Object,
    Retire,
    Someone,
    Start,
    Tell,
    Withdraw,
)

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from constitution_tool.cli.options import Request
    from constitution_tool.model.wishes import Wish
    from constitution_tool.outcome import Outcome


def put(request: Request, wish: Wish) -> Outcome:
    """Draft what is wished, sign it with the keys named, and put it on record if it is whole."""
    keys = {office: key_file(request, path) for office, path in request.signing}
    return decide(request.root, wish, request.terms, keys, request.day)


_WITH_ID = re.compile(r"(.*\S) \(([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\)")
PUBLIC_KEY = click.option(
    "--public-key", type=options.FILE, metavar="FILE.pub", help="A key to sign with."
)
PERSON = click.argument("person", metavar="PERSON")
OFFICE = click.argument("office", metavar="OFFICE")


@command("show", help="Show who holds which office, and every entry of the register.")
def show(request: Request) -> Outcome:
    """Print the register in words."""
    return register_show(request.root)


@command(
    "check-code",
    help="Print the check code of the record as it stands, with its date, for publication.",
    takes=(options.dated,),
)
def check_code(request: Request) -> Outcome:
    """Prove the record, and print the code by which others can tell it again."""
    return register_check_code(request.root, request.day, request.today)


@command(
    "enter",
    help="Put on record a decision that all have signed whom the policy asks.",
    takes=(options.dry_run, options.dated),
)
@click.argument("id_", metavar="ID")
def enter(request: Request, id_: str) -> Outcome:
    """Enter what was drafted and signed."""
    return put_on_record(request.root, id_, request.day)


@command(
    "start",
    help="Begin the record: put the text, the office-holders and the policy on it.",
    takes=options.DECIDING,
)
@click.option(
    "--holder", "holders", multiple=True, required=True, metavar="OFFICE=NAME", help="Who holds it."
)
@click.option(
    "--public-key",
    "public",
    multiple=True,
    type=options.OFFICE_FILE,
    metavar="OFFICE=FILE.pub",
    help="The key of that holder; without one, what they say is attested.",
)
@click.option("--source", required=True, metavar="WORDS", help="Where the text was taken from.")
@click.option("--policy", type=options.FILE, metavar="FILE.toml", help="Instead of the usual one.")
def start(
    request: Request,
    holders: tuple[str, ...],
    public: tuple[tuple[str, Path], ...],
    source: str,
    policy: Path | None,
) -> Outcome:
    """Found the register on the text as it lies in source/."""
    keys = {office: path.read_text(encoding="utf-8", errors="replace") for office, path in public}
    named = [_named(holder) for holder in holders]
    if strangers := sorted(keys.keys() - {office for office, _ in named}):
        raise click.UsageError(f"A key is given for {strangers[0]}, and no holder (--holder).")
    people = tuple((office, _person(name, keys.get(office, ""))) for office, name in named)
    data = policy.read_bytes() if policy else b""
    return put(request, Start(holders=people, source=source, policy=data))


def _named(holder: str) -> tuple[str, str]:
    office, equals, name = holder.partition("=")
    if not (office and equals and name.strip()):
        raise click.UsageError(f"“{holder}” is not an office and a name, such as chair=A. Name.")
    return office, name.strip()


# --- offices and keys -------------------------------------------------------------------------


@command("appoint", help="Someone holds an office from a day.", takes=options.DECIDING)
@OFFICE
@PERSON
@click.option("--from", type=options.DAY, required=True, metavar="DATE", help="From when.")
@click.option("--until", type=options.DAY, metavar="DATE", help="Until when, if it is known.")
@PUBLIC_KEY
def appoint(request: Request, /, office: str, person: str, **given: Value) -> Outcome:
    """Appoint a holder; whoever held the office leaves it the day before."""
    said = Said(given)
    who = _someone(person, said.file("public_key"))
    since, until = said.needed("from"), said.day("until")
    return put(request, Appoint(office=office, who=who, since=since, until=until))


@command("deputise", help="Someone acts for the holder of an office.", takes=options.DECIDING)
@OFFICE
@PERSON
@click.option("--reason", required=True, metavar="WORDS", help="Why the holder cannot act.")
@click.option("--from", type=options.DAY, required=True, metavar="DATE", help="From when.")
@click.option("--until", type=options.DAY, metavar="DATE", help="Until when, if it is known.")
@PUBLIC_KEY
def deputise(request: Request, /, office: str, person: str, **given: Value) -> Outcome:
    """Appoint a deputy, who stands beside the holder."""
    said = Said(given)
    who = _someone(person, said.file("public_key"))
    since, until = said.needed("from"), said.day("until")
    deputy = said.text("reason")
    wish = Appoint(office=office, who=who, since=since, until=until, deputy=deputy)
    return put(request, wish)


@command("retire", help="Someone leaves an office.", takes=options.DECIDING)
@OFFICE
@click.option("--until", type=options.DAY, required=True, metavar="DATE", help="The last day.")
@click.option("--person", default="", metavar="PERSON", help="Who, if several hold it.")
def retire(request: Request, office: str, until: date, person: str) -> Outcome:
    """Set the last day of a holder or a deputy."""
    return put(request, Retire(office=office, until=until, person=person))


@command("enrol", help="Give a person a key more.", takes=options.DECIDING)
@PERSON
@PUBLIC_KEY
def enrol(request: Request, /, person: str, **given: Value) -> Outcome:
    """Enrol a key; it is valid after the entry that says so."""
    return put(request, Enrol(who=_someone(person, Said(given).file("public_key"))))


@command("retire", help="End a key of a person.", takes=options.DECIDING)
@PERSON
@PUBLIC_KEY
def retire_key(request: Request, /, person: str, **given: Value) -> Outcome:
    """End a key with the entry that says so; what it signed before stays good."""
    return put(request, EndKey(who=_someone(person, Said(given).file("public_key"))))


@command("compromised", help="End a key that others may have used.", takes=options.DECIDING)
@PERSON
@PUBLIC_KEY
@click.option("--reason", required=True, metavar="WORDS", help="What happened.")
def compromised(request: Request, /, person: str, **given: Value) -> Outcome:
    """End a key, and have each decision it signed named by verify."""
    said = Said(given)
    who = _someone(person, said.file("public_key"))
    return put(request, EndKey(who=who, compromised=said.text("reason")))


def _someone(called: str, public_key: bytes | None) -> Someone:
    line = public_key.decode("utf-8", "replace") if public_key else ""
    return _person(called, line)


def _person(called: str, key: str) -> Someone:
    """Take a name, or a name and the id it is to be known by: “A. Name (a-name)”."""
    found = _WITH_ID.fullmatch(called)
    name, id_ = (found.group(1), found.group(2)) if found else (called, "")
    return Someone(called=name, key=key, id=id_)


# --- the rest ---------------------------------------------------------------------------------


@command("change", help="Put another policy in force.", takes=options.DECIDING)
@click.argument("file", type=options.FILE, metavar="FILE.toml")
def policy_change(request: Request, file: Path) -> Outcome:
    """Put the next version of the policy on record."""
    return put(request, ChangePolicy(data=file.read_bytes()))


@command("add", help="Put a delegation on record.", takes=options.DECIDING)
@click.option("--giver", required=True, metavar="BODY", help="Who gives the authority.")
@click.option("--to", "holder", required=True, metavar="OFFICE", help="Who decides.")
@click.option("--consulting", required=True, metavar="OFFICE", help="Who is consulted.")
@click.option("--over", "scope", multiple=True, required=True, metavar="PROTOCOL", help="On what.")
@click.option(
    "--ground", "grounds", multiple=True, required=True, metavar="NAME=WORDS", help="Why."
)
@click.option("--recommendation", required=True, metavar="WORDS", help="How the papers cite it.")
@click.option("--until", type=options.DAY, metavar="DATE", help="Its last day, if it has one.")
def delegation_add(request: Request, /, **given: Value) -> Outcome:
    """Put authority given to an office on record."""
    said = Said(given)
    wish = Delegate(
        giver=said.text("giver"),
        holder=said.text("holder"),
        consultee=said.text("consulting"),
        scope=said.texts("scope"),
        grounds=tuple(_ground(each) for each in said.texts("grounds")),
        recommendation=said.text("recommendation"),
        since=request.terms.day,
        until=said.day("until"),
    )
    return put(request, wish)


def _ground(given: str) -> tuple[str, str]:
    name, equals, words = given.partition("=")
    if not (name and equals and words.strip()):
        raise click.UsageError(f"“{given}” is not a ground, such as next-steps=The next steps.")
    return name, words.strip()


@command("withdraw", help="Withdraw an amendment that is not entered.", takes=options.DECIDING)
@click.argument("id_", metavar="ID")
@click.option("--by", required=True, metavar="WORDS", help="Who withdraws it.")
def withdraw(request: Request, id_: str, by: str) -> Outcome:
    """Put a withdrawal on record."""
    return put(request, Withdraw(amendment=id_, by=by))


@command("objection", help="Put an objection on record.", takes=options.DECIDING)
@click.argument("about", metavar="ID")
@click.option("--by", required=True, metavar="WORDS", help="Who objects.")
def objection(request: Request, about: str, by: str) -> Outcome:
    """Put an objection on record; --why says what it is."""
    return put(request, Object(about=about, by=by))


@command("report", help="Record that Council was told of corrections.", takes=options.DECIDING)
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--body", default="", metavar="BODY", help="Who was told.")
def report(request: Request, ids: tuple[str, ...], body: str) -> Outcome:
    """Record a report of corrections; all that are due unless some are named."""
    return put(request, Tell(body=body, amendments=ids))

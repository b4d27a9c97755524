"""How is a version of the office-holders written down? (`register/office-holders-NNNN.toml`)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.authority import Holding, OfficeHolders, Person, PublicKey
from constitution_tool.model.settings import FORMAT
from constitution_tool.notation.register.fields import Fields, refuse_any
from constitution_tool.notation.register.record_text import not_as_written
from constitution_tool.notation.register.register_paths import OFFICE, PERSON, office_holders_path
from constitution_tool.notation.register.toml_text import line, read_toml
from constitution_tool.sshsig.fault import Refused
from constitution_tool.sshsig.public_key import PublicKey as Key
from constitution_tool.sshsig.public_key import read_public_line

if TYPE_CHECKING:
    from datetime import date


def print_office_holders(holders: OfficeHolders) -> bytes:
    """Write a version of the office-holders in its one layout."""
    text = line("format", FORMAT) + line("version", holders.version)
    for person in holders.people:
        text += "\n[[person]]\n" + line("id", person.id) + line("name", person.name)
        for key in person.keys:
            text += "\n[[person.key]]\n" + line("line", key.line)
            text += line("from_entry", key.from_entry)
            text += line("until_entry", key.until_entry) if key.until_entry else ""
            text += line("compromised", key.compromised) if key.compromised else ""
    for holding in holders.holdings:
        text += "\n[[holding]]\n" + line("office", holding.office) + line("person", holding.person)
        text += line("start", holding.start)
        text += line("end", holding.end) if holding.end else ""
        text += line("minute", holding.minute)
        text += line("deputy", holding.deputy) if holding.deputy else ""
    return text.encode()


def parse_office_holders(data: bytes, path: str) -> OfficeHolders:
    """Read a version of the office-holders.

    Raises:
        Malformed: With every fault found.
    """
    text, table = read_toml(data, path)
    findings: list[Finding] = []
    fields = Fields(table, Place(path=path), findings)
    fields.format(FORMAT)
    holders = OfficeHolders(
        version=fields.number("version", 1),
        people=tuple(_person(person) for person in fields.tables("person")),
        holdings=tuple(_holding(holding) for holding in fields.tables("holding")),
    )
    fields.finish()
    refuse_any(findings)
    _check(holders, fields, path)
    if not findings and print_office_holders(holders) != data:
        findings.append(not_as_written(text, print_office_holders(holders).decode(), path))
    refuse_any(findings)
    return holders


def _person(fields: Fields) -> Person:
    person = Person(
        id=fields.text("id", PERSON),
        name=fields.text("name"),
        keys=tuple(_key(key) for key in fields.tables("key")) if fields.has("key") else (),
    )
    fields.finish()
    return person


def _key(fields: Fields) -> PublicKey:
    until = fields.number("until_entry", 1) if fields.has("until_entry") else 0
    first = fields.number("from_entry", 1)
    if until and until < first:
        fields.refuse("key-range", "A key is valid until an entry before its first.")
    compromised = fields.text("compromised") if fields.has("compromised") else ""
    if compromised and not until:
        fields.refuse("key-range", "A key that is compromised must end at an entry.")
    key = PublicKey(
        line=fields.text("line"), from_entry=first, until_entry=until, compromised=compromised
    )
    fields.finish()
    return key


def _holding(fields: Fields) -> Holding:
    end: date | None = fields.day("end") if fields.has("end") else None
    holding = Holding(
        office=fields.text("office", OFFICE),
        person=fields.text("person", PERSON),
        start=fields.day("start"),
        end=end,
        minute=fields.text("minute"),
        deputy=fields.text("deputy") if fields.has("deputy") else "",
    )
    if end and end < holding.start:
        fields.refuse("holding-dates", f"{holding.person} leaves {holding.office} before starting.")
    fields.finish()
    return holding


def _check(holders: OfficeHolders, fields: Fields, path: str) -> None:
    """Refuse what cannot be true of one council's office-holders at once."""
    if path != office_holders_path(holders.version):
        fields.refuse("version-name", f"{path} calls itself version {holders.version}.")
    owners: dict[Key, Person] = {}
    ids = [person.id for person in holders.people]
    if len(set(ids)) != len(ids):
        fields.refuse("person-doubled", f"{path} names one person twice.")
    for person in holders.people:
        for key in person.keys:
            try:
                public = read_public_line(key.line)
            except Refused as refused:
                fields.refuse("key-refused", f"The key of {person.name}: {refused.problem}")
                continue
            if owner := owners.get(public):
                who = f"{person.name} and {owner.name}"
                same = "has a key that is listed twice"
                what = f"{person.name} {same}" if owner is person else f"{who} have the same key"
                fields.refuse("key-shared", f"{what}.")
            owners[public] = person
    for holding in holders.holdings:
        if holding.person not in ids:
            what = f"{holding.office} is held by “{holding.person}”, who is not among the people."
            fields.refuse("person-unknown", what)
    _check_one_holder_at_a_time(holders, fields)


def _check_one_holder_at_a_time(holders: OfficeHolders, fields: Fields) -> None:
    """Refuse two holders of one office on one day; a deputy stands beside the holder."""
    in_turn = sorted(
        (holding for holding in holders.holdings if not holding.deputy),
        key=lambda holding: (holding.office, holding.start),
    )
    for earlier, later in pairwise(in_turn):
        overlap = earlier.end is None or earlier.end >= later.start
        if earlier.office == later.office and overlap:
            what = f"{earlier.person} and {later.person} both hold {later.office} on {later.start}."
            fields.refuse("office-doubled", what)

"""How does the register read on a terminal: offices and keys, policy, delegations, entries?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.authority.delegated import spent_by
from constitution_tool.engine.authority.offices import valid_at
from constitution_tool.engine.authority.standing import reported_late
from constitution_tool.model.amendment import Kind
from constitution_tool.model.authority import EntryKind, Part
from constitution_tool.model.decision import Delegation
from constitution_tool.publish.papers import phrases
from constitution_tool.sshsig.public_key import fingerprint, read_public_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_tool.engine.authority.register import InForce, Register
    from constitution_tool.model.authority import Person, PublicKey, Rule
    from constitution_tool.model.settings import Settings

_PARTS = {Part.DECIDES: "decides", Part.CONSULTED: "is consulted", Part.CERTIFIES: "certifies"}

_KINDS = {
    EntryKind.FOUNDING.value: "Beginning the record",
    EntryKind.OFFICE_HOLDERS.value: "Who holds which office, and with which key",
    EntryKind.POLICY.value: "Changing this policy",
    EntryKind.DELEGATION.value: "Authority that a body gives to an office",
    EntryKind.ADOPTION.value: "What Council resolved of the texts before it",
    EntryKind.MINUTES.value: "The signed minutes of that, when they come",
    EntryKind.REPORT.value: "That Council was told of corrections",
    EntryKind.WITHDRAWAL.value: "Withdrawing an amendment",
    EntryKind.OBJECTION.value: "An objection, which decides nothing",
    Kind.PRE_ADOPTION.value: "Amending the draft before adoption, under such authority",
    Kind.SUBSTANTIVE.value: "Amending by Council’s approval",
    Kind.CARRIED.value: "Amending at the meeting, as moved and carried there",
    Kind.MINOR.value: "Correcting a slip in the text itself",
    Kind.LEGAL.value: "Changing the text itself where the law changed",
    Kind.CONSEQUENTIAL.value: "Changing the text itself as a decision entails",
    Kind.EXECUTIVE.value: "Changing the executive’s delegations, as the Leader decided",
    Kind.DIRECTOR.value: "Changing a director’s delegations, as the director decided",
}
"""What each kind of decision is, in words; its own name, as it is typed, is printed after them."""


def register_lines(register: Register, in_force: InForce, settings: Settings) -> tuple[str, ...]:
    """Print what is on record, and what is in force now.

    Args:
        register: the register.
        in_force: the office-holders and the policy in force after its last entry.
        settings: for the names of offices.
    """
    lines = ["Offices", *_offices(register, in_force, settings)]
    lines += ["", f"Policy (version {in_force.policy.value.version})"]
    lines += (line for rule in in_force.policy.value.rules for line in _rule(rule, settings))
    if given := list(_delegations(register, settings)):
        lines += ["", "Delegations", *given]
    lines += ["", "Entries"]
    late: dict[str, list[str]] = {}
    for id_, due, report in reported_late(register):
        late.setdefault(report.id, []).append(
            f"Late: {id_} was to be reported by {phrases.day(due)}."
        )
    for kept in register.entries:
        entry = kept.value
        day, title = phrases.day(entry.day), _title(register, entry.subject)
        lines.append(f"  {entry.sequence}. {day}  {entry.subject} {title}")
        lines += (f"       {line}" for line in late.get(entry.subject, ()))
    return tuple(lines)


def _offices(register: Register, in_force: InForce, settings: Settings) -> Iterator[str]:
    holders = in_force.office_holders.value
    people = {person.id: person for person in holders.people}
    for held in holders.holdings:
        person = people[held.person]
        until = f" until {phrases.day(held.end)}" if held.end else ""
        deputy = f", deputy ({held.deputy})" if held.deputy else ""
        yield (
            f"  {settings.office(held.office)}: {person.name} ({person.id}){deputy}, from "
            f"{phrases.day(held.start)}{until} (minute: {held.minute})"
        )
    yield ""
    yield "Keys"
    for person in holders.people:
        yield from _keys(register, person)


def _keys(register: Register, person: Person) -> Iterator[str]:
    if not person.keys:
        yield f"  {person.name}: no key; what they say is attested"
    for key in person.keys:
        print_ = fingerprint(read_public_line(key.line))
        yield f"  {person.name}: {print_}, {_range(register, key)}"


def _range(register: Register, key: PublicKey) -> str:
    if key.compromised:
        return f"compromised: {key.compromised}"
    if valid_at(key, register.sequence + 1):
        return f"valid from entry {key.from_entry}"
    if key.from_entry > register.sequence:
        return f"valid from entry {key.from_entry}, not yet"
    return f"ended with entry {key.until_entry}"


def _rule(rule: Rule, settings: Settings) -> Iterator[str]:
    attesters = dict(rule.attested_by)
    parts = []
    for office, part in rule.offices:
        by = " or ".join(f"the {settings.office(each)}" for each in attesters.get(office, ()))
        attested = f" (or {by} attests it)" if by else ""
        parts.append(f"the {settings.office(office)} {_PARTS[part]}{attested}")
    said = "Council votes" if rule.vote else "; ".join(parts)
    if any(part is Part.CONSULTED for _, part in rule.offices):
        said += " and must agree" if rule.agreement_required else "; agreement is not required"
    limits = (
        (rule.words, "at most {} words each"),
        (rule.words_since_adoption, "at most {} words since the last adoption"),
        (rule.report_within, "reported to Council within {} days"),
    )
    said += "".join(f"; {words.format(limit)}" for limit, words in limits if limit)
    said += "; a declared interest bars" if rule.interest_bars else ""
    yield f"  {_KINDS.get(rule.kind, rule.kind)} ({rule.kind}): {said}"


def _delegations(register: Register, settings: Settings) -> Iterator[str]:
    for _, given in register.on_record(Delegation):
        spent = spent_by(register, given)
        state = f"ended by {spent.id} of {phrases.day(spent.day)}" if spent else "open"
        yield (
            f"  {given.id} {given.title}: to the {settings.office(given.holder)}, over "
            f"{', '.join(given.scope)}; {state}"
        )


def _title(register: Register, subject: str) -> str:
    kept = register.decisions.get(subject) or register.amendments.get(subject)
    return kept.value.title if kept else ""

"""What does each kind of decision say beside its title and day, and in which fields?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Malformed
from constitution_tool.model.authority import EntryKind
from constitution_tool.model.decision import (
    ADOPTING,
    Adoption,
    Delegation,
    Founding,
    Minutes,
    NewOfficeHolders,
    NewPolicy,
    Objection,
    Proof,
    Report,
    Resolved,
    Withdrawal,
)
from constitution_tool.model.identity import AMENDMENT_ID, DECISION_ID, INSTRUMENT_ID
from constitution_tool.notation.register.fields import SHA256
from constitution_tool.notation.register.register_paths import OFFICE, SUBJECT
from constitution_tool.notation.register.toml_text import line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_tool.model.decision import Decision, Head
    from constitution_tool.notation.register.fields import Fields

_GROUND = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,7}")


# --- writing ----------------------------------------------------------------------------------


def write(decision: Decision) -> str:
    """Write what is particular to a decision's kind."""
    match decision:
        case Founding():
            return line("source", decision.source)
        case NewOfficeHolders() | NewPolicy():
            return (
                line("version", decision.version)
                + line("sha256", decision.sha256)
                + line("minute", decision.minute)
            )
        case Delegation():
            return _write_delegation(decision)
        case Adoption():
            return _write_adoption(decision)
        case Minutes():
            return (
                line("adoption", decision.adoption)
                + line("minute", decision.minute)
                + line("sha256", decision.sha256)
            )
        case Report():
            return (
                line("body", decision.body)
                + line("amendments", decision.amendments)
                + line("minute", decision.minute)
            )
        case Withdrawal():
            return line("amendment", decision.amendment) + line("by", decision.by)
        case Objection():
            return line("about", decision.about) + line("by", decision.by)
        case _:
            assert_never(decision)


def _write_delegation(delegation: Delegation) -> str:
    head = line("giver", delegation.giver) + line("holder", delegation.holder)
    head += line("consultee", delegation.consultee) + line("scope", delegation.scope)
    head += line("start", delegation.start)
    head += line("end", delegation.end) if delegation.end else ""
    head += line("recommendation", delegation.recommendation) + line("minute", delegation.minute)
    return head + "\n[grounds]\n" + "".join(line(*ground) for ground in delegation.grounds)


def _write_adoption(adoption: Adoption) -> str:
    head = line("body", adoption.body) + line("resolved", adoption.resolved.value)
    head += line("scope", adoption.scope) + line("entered", adoption.entered)
    head += line("declined", adoption.declined) + line("text", adoption.text)
    head += line("effective", adoption.effective) if adoption.effective else ""
    head += line("review_by", adoption.review_by) if adoption.review_by else ""
    head += line("minute", adoption.minute) + line("proof", adoption.proof.value)
    head += line("sha256", adoption.sha256)
    rows = "".join(line(*approved) for approved in adoption.approved)
    return head + (f"\n[approved]\n{rows}" if rows else "")


# --- reading ----------------------------------------------------------------------------------


def read(fields: Fields, kind: str, head: Head) -> Decision:
    """Read what is particular to a kind; what is wrong gathers in `fields.findings`.

    Raises:
        Malformed: The kind is not one of a decision.
    """
    reader = _READERS.get(kind)
    if reader is None:
        fields.refuse("decision-kind", f"No decision is of kind “{kind}”.")
        raise Malformed(*fields.findings)
    return reader(fields, head)


def _founding(fields: Fields, head: Head) -> Founding:
    return Founding(
        **head,
        source=fields.text("source"),
    )


def _office_holders(fields: Fields, head: Head) -> NewOfficeHolders:
    return NewOfficeHolders(
        **head,
        version=fields.number("version", 2),
        sha256=fields.text("sha256", SHA256),
        minute=fields.text("minute"),
    )


def _policy(fields: Fields, head: Head) -> NewPolicy:
    return NewPolicy(
        **head,
        version=fields.number("version", 2),
        sha256=fields.text("sha256", SHA256),
        minute=fields.text("minute"),
    )


def _minutes(fields: Fields, head: Head) -> Minutes:
    return Minutes(
        **head,
        adoption=fields.text("adoption", DECISION_ID),
        minute=fields.text("minute"),
        sha256=fields.text("sha256", SHA256),
    )


def _report(fields: Fields, head: Head) -> Report:
    return Report(
        **head,
        body=fields.text("body"),
        amendments=_named(fields, "amendments", AMENDMENT_ID),
        minute=fields.text("minute"),
    )


def _withdrawal(fields: Fields, head: Head) -> Withdrawal:
    return Withdrawal(
        **head,
        amendment=fields.text("amendment", AMENDMENT_ID),
        by=fields.text("by"),
    )


def _objection(fields: Fields, head: Head) -> Objection:
    return Objection(
        **head,
        about=fields.text("about", SUBJECT),
        by=fields.text("by"),
    )


def _delegation(fields: Fields, head: Head) -> Delegation:
    start = fields.day("start")
    end = fields.day("end") if fields.has("end") else None
    if end and end < start:
        fields.refuse("delegation-dates", "The delegation ends before it starts.")
    delegation = Delegation(
        **head,
        giver=fields.text("giver"),
        holder=fields.text("holder", OFFICE),
        consultee=fields.text("consultee", OFFICE),
        scope=_scope(fields),
        grounds=fields.pairs("grounds", _GROUND),
        start=start,
        end=end,
        recommendation=fields.text("recommendation"),
        minute=fields.text("minute"),
    )
    if not delegation.grounds:
        fields.refuse("delegation-no-grounds", "The delegation gives no grounds.")
    if delegation.holder == delegation.consultee:
        fields.refuse("delegation-alone", "The holder of the delegation cannot consult itself.")
    return delegation


def _adoption(fields: Fields, head: Head) -> Adoption:
    adoption = Adoption(
        **head,
        body=fields.text("body"),
        resolved=fields.choice("resolved", Resolved),
        scope=_scope(fields),
        entered=_named(fields, "entered", AMENDMENT_ID),
        approved=fields.pairs("approved", AMENDMENT_ID) if fields.has("approved") else (),
        declined=_named(fields, "declined", AMENDMENT_ID),
        text=fields.text("text", SHA256),
        effective=fields.day("effective") if fields.has("effective") else None,
        review_by=fields.day("review_by") if fields.has("review_by") else None,
        minute=fields.text("minute"),
        proof=fields.choice("proof", Proof),
        sha256=fields.text("sha256", SHA256),
    )
    for id_, digest in adoption.approved:
        if not SHA256.fullmatch(digest):
            fields.refuse("field-value", f"In the adoption, the check of {id_} is not one.")
    spoken_for = (*adoption.took, *adoption.declined)
    if len(set(spoken_for)) < len(spoken_for):
        fields.refuse("adoption-doubled", "The adoption names an amendment twice.")
    _check_outcome(adoption, fields)
    return adoption


def _check_outcome(adoption: Adoption, fields: Fields) -> None:
    """See that what was resolved and what follows from it do not contradict each other."""
    adopting = adoption.resolved in ADOPTING
    if adopting is (adoption.effective is None):
        what = "takes effect on no day" if adopting else "takes effect, though nothing was adopted"
        fields.refuse("adoption-effective", f"The adoption {what}.")
    if adoption.effective and adoption.effective < adoption.day:
        fields.refuse("adoption-effective", "The adoption takes effect before the meeting.")
    if adoption.review_by and (not adopting or adoption.review_by <= adoption.day):
        fields.refuse("adoption-review", "The review falls on no day after an adoption.")
    if adoption.took and not adopting:
        fields.refuse("adoption-outcome", "Nothing was adopted, and yet amendments were.")
    if adoption.declined and adoption.resolved is Resolved.REFERRED_BACK:
        fields.refuse("adoption-outcome", "What is referred back is not declined.")


def _scope(fields: Fields) -> tuple[str, ...]:
    scope = _named(fields, "scope", INSTRUMENT_ID)
    if not scope:
        fields.refuse("scope-form", "The scope must name instruments, such as “c5”.")
    return scope


def _named(fields: Fields, name: str, form: re.Pattern[str]) -> tuple[str, ...]:
    """Take a list of ids."""
    ids = fields.texts(name)
    for each in ids:
        if not form.fullmatch(each):
            fields.refuse("field-value", f"“{name}” cannot have “{each}” in it.")
    return ids


_READERS: Mapping[str, Callable[[Fields, Head], Decision]] = {
    EntryKind.FOUNDING.value: _founding,
    EntryKind.OFFICE_HOLDERS.value: _office_holders,
    EntryKind.POLICY.value: _policy,
    EntryKind.DELEGATION.value: _delegation,
    EntryKind.ADOPTION.value: _adoption,
    EntryKind.MINUTES.value: _minutes,
    EntryKind.REPORT.value: _report,
    EntryKind.WITHDRAWAL.value: _withdrawal,
    EntryKind.OBJECTION.value: _objection,
}

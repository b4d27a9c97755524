"""How is a decision that is not an amendment written down? (`register/decisions/YYYY-Dnn.md`)."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, assert_never

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.authority import Decision, Delegation, EntryKind, Founding
from constitution_tool.model.identity import DECISION_ID, INSTRUMENT_ID
from constitution_tool.notation.register.fields import Fields, refuse_any
from constitution_tool.notation.register.record_text import not_as_written, read_text
from constitution_tool.notation.register.register_paths import OFFICE, decision_path
from constitution_tool.notation.register.toml_text import line

if TYPE_CHECKING:
    from constitution_tool.notation.register.fields import Table

_FENCE = "+++\n"
_GROUND = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+){0,7}")
_LATER = ("office-holders", "policy", "adoption", "withdrawal", "objection")
"""Kinds the format provides for and this version does not read yet."""


def kind_of(decision: Decision) -> EntryKind:
    """Say which kind of entry a decision is put on record by."""
    match decision:
        case Founding():
            return EntryKind.FOUNDING
        case Delegation():
            return EntryKind.DELEGATION
        case _:
            assert_never(decision)


def print_decision(decision: Decision) -> bytes:
    """Write a decision in its one layout."""
    head = line("decision", decision.id) + line("kind", kind_of(decision).value)
    head += line("title", decision.title) + line("day", decision.day)
    match decision:
        case Founding():
            head += line("source", decision.source)
        case Delegation():
            head += _print_delegation(decision)
        case _:
            assert_never(decision)
    return f"{_FENCE}{head}{_FENCE}\n{decision.why}\n".encode()


def parse_decision(data: bytes, path: str) -> Decision:
    """Read a decision.

    Raises:
        Malformed: With every fault found.
    """
    text = read_text(data, path)
    table, why = _split(text, path)
    findings: list[Finding] = []
    fields = Fields(table, Place(path=path), findings)
    decision = _decision(fields, why)
    fields.finish()
    refuse_any(findings)
    if path != decision_path(decision.id):
        fields.refuse("decision-name", f"{path} calls itself decision {decision.id}.")
    if print_decision(decision) != data:
        findings.append(not_as_written(text, print_decision(decision).decode(), path))
    refuse_any(findings)
    return decision


def _decision(fields: Fields, why: str) -> Decision:
    id_ = fields.text("decision", DECISION_ID)
    kind = fields.text("kind")
    title, day = fields.text("title"), fields.day("day")
    match kind:
        case EntryKind.FOUNDING.value:
            source = fields.text("source")
            return Founding(id=id_, title=title, day=day, source=source, why=why)
        case EntryKind.DELEGATION.value:
            return _delegation(fields, Founding(id=id_, title=title, day=day, source="", why=why))
    known = "this version of constitution-tool does not read it yet; install a later one"
    what = known if kind in _LATER else "there is no such kind"
    fields.refuse("decision-kind", f"A decision of kind “{kind}” is not taken: {what}.")
    raise Malformed(*fields.findings)


def _delegation(fields: Fields, head: Founding) -> Delegation:
    start = fields.day("start")
    end = fields.day("end") if fields.has("end") else None
    if end and end < start:
        fields.refuse("delegation-dates", "The delegation ends before it starts.")
    delegation = Delegation(
        id=head.id,
        title=head.title,
        day=head.day,
        giver=fields.text("giver"),
        holder=fields.text("holder", OFFICE),
        consultee=fields.text("consultee", OFFICE),
        scope=fields.texts("scope"),
        grounds=fields.pairs("grounds", _GROUND),
        start=start,
        end=end,
        recommendation=fields.text("recommendation"),
        minute=fields.text("minute"),
        why=head.why,
    )
    if not delegation.scope or not all(INSTRUMENT_ID.fullmatch(id_) for id_ in delegation.scope):
        fields.refuse("delegation-scope-form", "The scope must name instruments, such as “c5”.")
    if not delegation.grounds:
        fields.refuse("delegation-no-grounds", "The delegation gives no grounds.")
    if delegation.holder == delegation.consultee:
        fields.refuse("delegation-alone", "The holder of the delegation cannot consult itself.")
    return delegation


def _print_delegation(delegation: Delegation) -> str:
    head = line("giver", delegation.giver) + line("holder", delegation.holder)
    head += line("consultee", delegation.consultee) + line("scope", delegation.scope)
    head += line("start", delegation.start)
    head += line("end", delegation.end) if delegation.end else ""
    head += line("recommendation", delegation.recommendation) + line("minute", delegation.minute)
    return head + "\n[grounds]\n" + "".join(line(*ground) for ground in delegation.grounds)


def _split(text: str, path: str) -> tuple[Table, str]:
    """Take the head between its two `+++` lines from the words below."""
    head, found, why = text.removeprefix(_FENCE).partition(f"\n{_FENCE}\n")
    if not text.startswith(_FENCE) or not found or not why.strip() or why != why.strip() + "\n":
        raise Malformed(
            Finding(
                code="decision-shape",
                problem=f"{path} is not a head between two lines of “+++” and words below it.",
                remedy="put back the file as it was made.",
                place=Place(path=path),
            )
        )
    try:
        table: Table = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise Malformed(
            Finding(
                code="toml-damaged",
                problem=f"The head of {path} is damaged: {fault}.",
                remedy="put back the file as it was made.",
                place=Place(path=path),
            )
        ) from fault
    return table, why[:-1]

"""How is a version of the policy written down? (`register/policy-NNNN.toml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Place
from constitution_tool.model.amendment import Kind
from constitution_tool.model.authority import EntryKind, Part, Policy, Rule
from constitution_tool.model.settings import FORMAT
from constitution_tool.notation.register.fields import Fields, refuse_any
from constitution_tool.notation.register.record_text import not_as_written
from constitution_tool.notation.register.register_paths import OFFICE, policy_path
from constitution_tool.notation.register.toml_text import line, read_toml

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = (EntryKind.FOUNDING.value, EntryKind.DELEGATION.value, *(kind.value for kind in Kind))
"""Every kind of decision a policy may provide for."""


def print_policy(policy: Policy) -> bytes:
    """Write a version of the policy in its one layout."""
    text = line("format", FORMAT) + line("version", policy.version)
    for rule in policy.rules:
        text += "\n[[rule]]\n" + line("kind", rule.kind)
        if rule.vote:
            text += line("vote", value=True)
            continue
        text += line("delegation", rule.delegation)
        text += line("agreement_required", rule.agreement_required)
        for office, part in rule.offices:
            text += "\n[[rule.office]]\n" + line("office", office) + line("part", part.value)
    return text.encode()


def parse_policy(data: bytes, path: str) -> Policy:
    """Read a version of the policy.

    Raises:
        Malformed: With every fault found.
    """
    text, table = read_toml(data, path)
    findings: list[Finding] = []
    fields = Fields(table, Place(path=path), findings)
    fields.format(FORMAT)
    policy = Policy(
        version=fields.number("version", 1),
        rules=tuple(_rule(rule) for rule in fields.tables("rule")),
    )
    fields.finish()
    refuse_any(findings)
    if path != policy_path(policy.version):
        fields.refuse("version-name", f"{path} calls itself version {policy.version}.")
    if doubled := _doubled([rule.kind for rule in policy.rules]):
        fields.refuse("rule-doubled", f"{path} has two rules for “{doubled}”.")
    if not findings and print_policy(policy) != data:
        findings.append(not_as_written(text, print_policy(policy).decode(), path))
    refuse_any(findings)
    return policy


def _rule(fields: Fields) -> Rule:
    kind = fields.text("kind")
    if kind not in KINDS:
        fields.refuse("policy-kind-unknown", f"No kind of decision is called “{kind}”.")
    if fields.has("vote"):
        if not fields.flag("vote"):
            fields.refuse("rule-vote", f"The rule for “{kind}” says that there is no vote.")
        fields.finish()
        return Rule(kind=kind, offices=(), vote=True)
    delegation = fields.flag("delegation")
    agreement = fields.flag("agreement_required")
    offices = tuple(_office(office) for office in fields.tables("office"))
    fields.finish()
    if doubled := _doubled([office for office, _ in offices]):
        fields.refuse("rule-office-doubled", f"The rule for “{kind}” names {doubled} twice.")
    _check_parts(kind, [part for _, part in offices], fields)
    return Rule(kind=kind, offices=offices, agreement_required=agreement, delegation=delegation)


def _check_parts(kind: str, parts: list[Part], fields: Fields) -> None:
    """Require one office that decides; what is put on record is certified instead."""
    wanted = Part.DECIDES
    if kind in {EntryKind.FOUNDING.value, EntryKind.DELEGATION.value}:
        wanted = Part.CERTIFIES
    allowed = {wanted} if wanted is Part.CERTIFIES else {wanted, Part.CONSULTED}
    if parts.count(wanted) < 1 or (wanted is Part.DECIDES and parts.count(wanted) > 1):
        fields.refuse(
            "rule-decides",
            f"In the rule for “{kind}”, one office must be the one that {wanted.value}.",
        )
    if not set(parts) <= allowed:
        fields.refuse(
            "rule-part",
            f"In the rule for “{kind}”, an office has a part that does not belong to this kind.",
        )


def _office(fields: Fields) -> tuple[str, Part]:
    office = fields.text("office", OFFICE), fields.choice("part", Part)
    fields.finish()
    return office


def _doubled(names: Sequence[str]) -> str:
    return next((name for name in names if names.count(name) > 1), "")

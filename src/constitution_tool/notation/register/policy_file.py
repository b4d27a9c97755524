"""How is a version of the policy written down? (`register/policy-NNNN.toml`)."""

from __future__ import annotations

import re
from dataclasses import replace

from constitution_tool.errors import Finding, Place
from constitution_tool.model.amendment import IN_THE_TEXT, Kind
from constitution_tool.model.authority import EntryKind, Part, Policy, Rule
from constitution_tool.model.identity import INSTRUMENT_ID, is_clause_id
from constitution_tool.model.settings import FORMAT
from constitution_tool.notation.register.fields import Fields, doubled, refuse_any
from constitution_tool.notation.register.record_text import not_as_written
from constitution_tool.notation.register.register_paths import OFFICE, policy_path
from constitution_tool.notation.register.toml_text import line, read_toml

DECISIONS = tuple(kind.value for kind in EntryKind if kind is not EntryKind.AMENDMENT)
KINDS = (*DECISIONS, *(kind.value for kind in Kind))
"""Every kind of decision a policy may provide for."""

_CERTIFIED = frozenset((*DECISIONS, Kind.CARRIED.value))
"""What is put on record as it happened: nobody decides it here, it is certified."""

_VOTED = Kind.SUBSTANTIVE.value
"""What nobody but Council decides, and by a vote; nothing else is put on record unsigned."""

_BY_TWO = frozenset(
    kind.value for kind in (EntryKind.OFFICE_HOLDERS, EntryKind.POLICY, EntryKind.ADOPTION)
)
"""What no one person may put on record: who decides, how, and what Council resolved."""

_CONFINED = frozenset((Kind.EXECUTIVE.value, Kind.DIRECTOR.value))
"""What is not Council's to decide reaches no further than it says."""

_TWO = 2
_LIMITS = ("words", "words_since_adoption", "report_within")


def print_policy(policy: Policy) -> bytes:
    """Write a version of the policy in its one layout."""
    text = line("format", FORMAT) + line("version", policy.version)
    for offices in policy.incompatible:
        text += "\n[[incompatible]]\n" + line("offices", offices)
    for rule in policy.rules:
        text += "\n[[rule]]\n" + line("kind", rule.kind)
        if rule.vote:
            text += line("vote", value=True)
            continue
        text += line("delegation", rule.delegation)
        text += line("agreement_required", rule.agreement_required)
        text += line("interest_bars", value=True) if rule.interest_bars else ""
        limits = (rule.words, rule.words_since_adoption, rule.report_within)
        for name, limit in zip(_LIMITS, limits, strict=True):
            text += line(name, limit) if limit else ""
        text += line("scope", rule.scope) if rule.scope else ""
        attesters = dict(rule.attested_by)
        for office, part in rule.offices:
            text += "\n[[rule.office]]\n" + line("office", office) + line("part", part.value)
            text += line("attested_by", attesters[office]) if office in attesters else ""
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
        incompatible=_incompatible(fields),
    )
    fields.finish()
    refuse_any(findings)
    if path != policy_path(policy.version):
        fields.refuse("version-name", f"{path} calls itself version {policy.version}.")
    if twice := doubled(rule.kind for rule in policy.rules):
        fields.refuse("rule-doubled", f"{path} has two rules for “{twice}”.")
    if not findings and print_policy(policy) != data:
        findings.append(not_as_written(text, print_policy(policy).decode(), path))
    refuse_any(findings)
    return policy


def renumbered(data: bytes, version: int) -> bytes:
    """Give a policy written for another version this one's number, changing nothing else."""
    return re.sub(rb"(?m)^version = [0-9]+$", f"version = {version}".encode(), data, count=1)


def _rule(fields: Fields) -> Rule:
    kind = fields.text("kind")
    if kind not in KINDS:
        fields.refuse("policy-kind-unknown", f"No kind of decision is called “{kind}”.")
    if fields.has("vote"):
        if not fields.flag("vote"):
            fields.refuse("rule-vote", f"The rule for “{kind}” says that there is no vote.")
        elif kind != _VOTED:
            fields.refuse("rule-vote", f"What is of kind “{kind}” is not decided by a vote.")
        fields.finish()
        return Rule(kind=kind, offices=(), vote=True)
    if kind == _VOTED:
        fields.refuse("rule-vote", f"What is of kind “{kind}” is decided by Council’s vote alone.")
    rule = Rule(
        kind=kind,
        delegation=fields.flag("delegation"),
        agreement_required=fields.flag("agreement_required"),
        interest_bars=fields.has("interest_bars") and fields.flag("interest_bars"),
        words=_limit(fields, "words"),
        words_since_adoption=_limit(fields, "words_since_adoption"),
        report_within=_limit(fields, "report_within"),
        scope=_scope(fields),
        offices=(),
    )
    seats = tuple(_seat(office) for office in fields.tables("office"))
    fields.finish()
    rule = replace(
        rule,
        offices=tuple((office, part) for office, part, _ in seats),
        attested_by=tuple((office, by) for office, _, by in seats if by),
    )
    if twice := doubled(office for office, _ in rule.offices):
        fields.refuse("rule-office-doubled", f"The rule for “{kind}” names {twice} twice.")
    _check_parts(kind, [part for _, part in rule.offices], fields)
    if kind in _BY_TWO and rule.attested_by:
        what = "each of the two must sign; nobody attests for another"
        fields.refuse("rule-alone", f"In the rule for “{kind}”, {what}.")
    _check_limits(rule, fields)
    return rule


def _check_parts(kind: str, parts: list[Part], fields: Fields) -> None:
    """Require one office that decides; what is put on record is certified instead."""
    wanted = Part.CERTIFIES if kind in _CERTIFIED else Part.DECIDES
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
    if kind in _BY_TWO and len(parts) < _TWO:
        fields.refuse("rule-alone", f"In the rule for “{kind}”, two offices must certify.")


def _check_limits(rule: Rule, fields: Fields) -> None:
    """Allow limits only to kinds that correct the text without Council."""
    limited = rule.words or rule.words_since_adoption or rule.report_within or rule.scope
    if limited and rule.kind not in {kind.value for kind in IN_THE_TEXT}:
        fields.refuse("rule-limits", f"The rule for “{rule.kind}” cannot have limits.")
    if rule.kind in _CONFINED and not rule.scope:
        fields.refuse(
            "rule-scope",
            f'The rule for “{rule.kind}” does not say what it may change: scope = ["c3.9qw2t"].',
        )


def _limit(fields: Fields, name: str) -> int:
    return fields.number(name, 1) if fields.has(name) else 0


def _scope(fields: Fields) -> tuple[str, ...]:
    """Read which instruments and clauses a kind may change; none named: any."""
    scope = fields.texts("scope") if fields.has("scope") else ()
    for id_ in scope:
        if not (INSTRUMENT_ID.fullmatch(id_) or is_clause_id(id_)):
            fields.refuse("field-value", f"“{id_}” is neither an instrument’s id nor a clause’s.")
    return scope


def _seat(fields: Fields) -> tuple[str, Part, tuple[str, ...]]:
    """Read an office with its part, and who may attest what its holder said."""
    office, part = fields.text("office", OFFICE), fields.choice("part", Part)
    by = fields.texts("attested_by") if fields.has("attested_by") else ()
    if office in by or not all(OFFICE.fullmatch(each) for each in by):
        fields.refuse("rule-attested", f"“{office}” cannot be attested by {' or '.join(by)}.")
    fields.finish()
    return office, part, by


def _incompatible(fields: Fields) -> tuple[tuple[str, ...], ...]:
    """Read the sets of offices that no one person may hold at once."""
    if not fields.has("incompatible"):
        return ()
    found = []
    for each in fields.tables("incompatible"):
        offices = each.texts("offices")
        if len(offices) < _TWO or not all(OFFICE.fullmatch(office) for office in offices):
            fields.refuse("field-value", "Offices that exclude each other are two or more.")
        each.finish()
        found.append(offices)
    return tuple(found)

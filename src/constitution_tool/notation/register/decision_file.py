"""How is a decision that is not an amendment written down? (`register/decisions/YYYY-Dnn.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Finding, Malformed, Place
from constitution_tool.model.decision import Head
from constitution_tool.model.identity import DECISION_ID
from constitution_tool.notation.register import decision_terms as terms
from constitution_tool.notation.register.fields import Fields, refuse_any
from constitution_tool.notation.register.record_text import not_as_written, read_text
from constitution_tool.notation.register.register_paths import decision_path
from constitution_tool.notation.register.toml_text import line, toml_table

if TYPE_CHECKING:
    from constitution_tool.model.decision import Decision
    from constitution_tool.notation.register.fields import Table

_FENCE = "+++\n"


def print_decision(decision: Decision) -> bytes:
    """Write a decision in its one layout."""
    head = line("decision", decision.id) + line("kind", decision.kind.value)
    head += line("title", decision.title) + line("day", decision.day)
    return f"{_FENCE}{head}{terms.write(decision)}{_FENCE}\n{decision.why}\n".encode()


def parse_decision(data: bytes, path: str) -> Decision:
    """Read a decision.

    Raises:
        Malformed: With every fault found.
    """
    text = read_text(data, path)
    table, why = _split(text, path)
    findings: list[Finding] = []
    fields = Fields(table, Place(path=path), findings)
    head = Head(
        id=fields.text("decision", DECISION_ID),
        title=fields.text("title"),
        day=fields.day("day"),
        why=why,
    )
    decision = terms.read(fields, fields.text("kind"), head)
    fields.finish()
    refuse_any(findings)
    if path != decision_path(decision.id):
        fields.refuse("decision-name", f"{path} calls itself decision {decision.id}.")
    if print_decision(decision) != data:
        findings.append(not_as_written(text, print_decision(decision).decode(), path))
    refuse_any(findings)
    return decision


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
        table = toml_table(head)
    except ValueError as fault:
        raise Malformed(
            Finding(
                code="toml-damaged",
                problem=f"The head of {path} is damaged: {fault}.",
                remedy="put back the file as it was made.",
                place=Place(path=path),
            )
        ) from fault
    return table, why[:-1]

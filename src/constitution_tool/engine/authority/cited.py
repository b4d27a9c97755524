"""Were the citations of an amendment true in the text that whoever first spoke of it saw?

What drifts afterwards is a note: the id operates (`3-formats`, "A citation must be true").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend_steps
from constitution_tool.engine.amending.cited import untrue
from constitution_tool.engine.authority.status import written_on
from constitution_tool.errors import Conflict, Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.instrument import Constitution


def untrue_when_signed(
    register: Register, amendment: Amendment, at: Callable[[int], Moment]
) -> Iterator[Finding]:
    """Find each citation that was untrue at the earliest head of the register a signer saw.

    Args:
        register: the register, with the statements on the amendment; without any, nothing is found.
        amendment: the amendment.
        at: gives the texts after an entry, by its number.
    """
    in_force = register.in_force(register.sequence)
    rule = in_force.policy.value.rule(amendment.kind.value) if in_force else None
    offices = [office for office, _ in rule.offices] if rule else []
    seen = [
        said.value.statement.seen.sequence
        for office in offices
        if (said := register.statements.get((amendment.id, office)))
    ]
    if not seen or not 0 < min(seen) <= register.sequence:
        return
    try:
        text = written_on(register, amendment, at(min(seen)))
    except Conflict:
        return

    def after(number: int) -> Constitution | None:
        try:
            return amend_steps(text, (amendment,))[number - 1].text
        except Conflict:
            return None

    path = f"amendments/{amendment.id}.md"
    for number, finding in untrue(amendment, text, after):
        yield replace(finding, place=Place(path=path, note=f"instruction {number}"))

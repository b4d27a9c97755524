"""Is all that the settings and the policy name by id in the text?

A name that leads nowhere protects nothing, and nobody would see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.source import LAW_SETTINGS
from constitution_tool.errors import Finding, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.settings import LawSettings


def named_nowhere(law: LawSettings, register: Register, known: Container[str]) -> Iterator[Finding]:
    """Warn of each id that is listed and is in no text; `known` holds those that are."""
    lists = [("protected", LAW_SETTINGS, law.protected)]
    lists += [("council_only", LAW_SETTINGS, law.council_only)]
    if in_force := register.in_force(register.sequence):
        policy = in_force.policy
        lists += [(f"scope of “{r.kind}”", policy.path, r.scope) for r in policy.value.rules]
    for name, path, ids in lists:
        for id_ in ids:
            if id_ not in known:
                yield Finding(
                    code="named-nowhere",
                    problem=f"{name} lists “{id_}”, which is neither a paragraph nor a protocol.",
                    remedy="correct the id, or take it out.",
                    place=Place(path=path),
                    severity=Severity.WARNING,
                )

"""How is someone asked for the reason of each instruction, and what did they answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.notation.amendments.instruction import print_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_tool.model.instruction import Instruction

_ASKED = "Reason:"
_HOW = (
    "Give each change its reason, on one line after “Reason:”. Nothing else here is read. "
    "Without a reason for each, nothing is written."
)


def print_reasons(instructions: Sequence[Instruction]) -> str:
    """Write the sheet on which reasons are typed."""
    asked = (
        f"{number}. {print_sentence(each)}\n\n{_ASKED} \n"
        for number, each in enumerate(instructions, start=1)
    )
    return "\n".join((f"{_HOW}\n", *asked))


def read_reasons(text: str) -> tuple[str, ...]:
    """Read what was typed, in order; a reason not given is empty."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line.removeprefix(_ASKED).strip() for line in lines if line.startswith(_ASKED))

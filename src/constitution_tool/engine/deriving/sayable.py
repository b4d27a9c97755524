"""Would the sentence of an instruction be read back as that instruction (law 14)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.errors import Malformed
from constitution_tool.notation.amendments.instruction import parse_instruction, print_instruction

if TYPE_CHECKING:
    from constitution_tool.model.instruction import Instruction


def sayable(instruction: Instruction) -> bool:
    """Print an instruction, read it back and compare."""
    try:
        return parse_instruction(print_instruction(instruction), "", 1) == instruction
    except Malformed:
        return False

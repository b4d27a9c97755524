"""Law 14: the amending sentence printed from an instruction parses back to that instruction."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from amending import files_for, instructions
from constitution_tool.notation.amendments.instruction import parse_instruction, print_instruction


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(instructions())
def test_the_sentence_of_an_instruction_parses_back_to_it(instruction):
    text = print_instruction(instruction)
    read = parse_instruction(text, "amendments/2024-003.md", 1, files_for(instruction))
    assert read == instruction
    assert print_instruction(read) == text

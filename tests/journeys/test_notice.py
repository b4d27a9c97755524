"""By when the papers of a meeting must be out, under the law and under a longer local rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from council import Council

BY = ("status", "--meeting", "2024-05-21")
NAME = 'name = "Protocol"\n'


def due(council: Council) -> dict[str, str]:
    said = council("--json", *BY)
    assert said.code == 0, said.out
    return {clock["notice"]: clock["publish_by"] for clock in said.json["result"]["clocks"]}


def test_the_law_asks_for_five(council: Council) -> None:
    assert due(council) == {"summons": "2024-05-13", "inspection": "2024-05-13"}


def test_a_longer_local_rule_moves_its_own_clock(council: Council) -> None:
    council.edit("constitution.toml", NAME, f"{NAME}inspection_clear_days = 6\n")
    assert due(council) == {"summons": "2024-05-13", "inspection": "2024-05-10"}


def test_a_holiday_that_the_council_adds(council: Council) -> None:
    text = council.read("constitution.toml") + "\n[[holiday]]\ndate = 2024-05-15\n"
    council.write("constitution.toml", text)
    assert due(council)["summons"] == "2024-05-10"
    assert "Wednesday 15 May 2024 (a day that the council adds)" in council(*BY).out


@pytest.mark.parametrize("key", ["summons_clear_days", "inspection_clear_days"])
def test_a_rule_shorter_than_the_law_is_refused(council: Council, key: str) -> None:
    council.edit("constitution.toml", NAME, f"{NAME}{key} = 4\n")
    said = council(*BY)
    assert said.code == 3
    assert "five" in said.err or "5 clear days" in said.err


def test_a_day_without_a_meeting(council: Council) -> None:
    said = council("status", "--meeting", "2024-05-22")
    assert said.code == 1
    assert "22 May 2024" in said.err

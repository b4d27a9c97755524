from __future__ import annotations

import csv
from io import StringIO

import pytest

from constitution_tool.publish.csv_file import csv_bytes


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(begins: str) -> None:
    made = csv_bytes((f"{begins}A1",), [(f"{begins}cmd|' /C calc'!A0",)]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(made, newline="")) for cell in row]
    assert cells == [f"'{begins}A1", f"'{begins}cmd|' /C calc'!A0"]


def test_words_come_back_as_they_are() -> None:
    rows = [['a, “b” "c"', "d\ne"], ["", "1-2 = 3"]]
    made = csv_bytes(("x", "y"), rows)
    assert made.startswith(b"\xef\xbb\xbfx,y\r\n")
    read = list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))
    assert read == [["x", "y"], *rows]

"""The numbered menu: someone who knows no command is asked in plain words, and the command runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from constitution_tool.cli.commands import TABLE
from constitution_tool.cli.dishes import Course, Dish
from constitution_tool.cli.lazy import load
from constitution_tool.cli.menu_lines import MENU, START
from constitution_tool.notation.register.policy_file import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from council import Council

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals differ there")


def answered(council: Council, *answers: str) -> tuple[int, str]:
    """Run the program without a command on a terminal, and type these answers."""
    import pty  # noqa: PLC0415 - not there on Windows

    ours, theirs = pty.openpty()
    start = "import sys; from constitution_tool.cli.main import run; sys.exit(run([]))"
    running = subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=council.root,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "NO_COLOR": "1", "TERM": "dumb"},
    )
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    said = bytearray()
    while True:
        try:
            more = os.read(ours, 10_000)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        said += more
    os.close(ours)
    return running.wait(), said.decode().replace("\r\n", "\n")


def dishes() -> Iterator[Dish]:
    for each in (*MENU, START):
        yield from each.dishes if isinstance(each, Course) else (each,)


@pytest.mark.parametrize("dish", [*dishes()], ids=lambda dish: dish.words)
def test_every_line_is_a_command_that_takes_what_is_asked(dish: Dish) -> None:
    command = load(TABLE.commands[dish.command].where)
    assert isinstance(command, click.Command)
    known = {name for param in command.params for name in param.opts}
    assert {ask.option for ask in dish.asks if ask.option} | set(dish.also) <= known
    needed = {p.opts[0] for p in command.params if isinstance(p, click.Option) and p.required}
    asked = {ask.option for ask in dish.asks if ask.needed} | (
        {"--holder"} if dish.founds else set()
    )
    assert needed <= asked
    assert not dish.signed or (dish.signed in KINDS and "--sign" in known)
    arguments = sum(isinstance(p, click.Argument) and p.required for p in command.params)
    assert sum(not ask.option for ask in dish.asks) == arguments


def test_it_says_what_is_here_and_one_may_leave(council: Council) -> None:
    code, said = answered(council, "0")
    assert code == 0
    assert "Birmingham City Council: 5 entries on record" in said
    assert "1. See what is waiting, and for whom" in said


def test_something_is_read_and_signed_without_knowing_a_command(council: Council) -> None:
    code, said = answered(council, "2", "1")
    assert code == 0
    assert "constitution-tool review 2024-004" in said
    assert "Tracked changes" in said
    keys = council.root / "examples/keys"
    code, said = answered(
        council, "3", "1", "1", "2", "1", "", "2024-05-10", str(keys / "chair"), "2024-004"
    )
    assert code == 0, said
    assert "Chair of the Standards Committee: agrees 2024-004. Signed and kept." in said


def test_a_wrong_answer_is_asked_again(council: Council) -> None:
    code, said = answered(
        council, "77", "6", "1", "the ninth", "2024-05-21", "1", "0", "none", "\x04"
    )
    assert "is not in the range" in said
    assert "Write the day like 2024-05-21." in said
    assert "There is no such file." in said
    assert code == 130


def test_what_council_resolved_is_recorded(council: Council) -> None:
    paper = council.root / "list.txt"
    paper.write_text("An imagined decision list.")
    keys = council.root / "examples/keys"
    votes = ["1"] * 5  # of five amendments for approval, each was approved
    answers = ("6", "1", "2024-05-21", "1", "0", str(paper), "2", "", "2024-05-22", *votes)
    signed = (str(keys / "monitoring-officer"), str(keys / "proper-officer"))
    code, said = answered(council, *answers, *signed)
    assert code == 0, said
    assert "On record (entry 6): 2024-D02 Full Council: adopted." in said
    assert council("verify").code == 0


def test_the_record_is_begun_without_knowing_a_command(council: Council) -> None:
    """The offices asked for are those of the usual policy, and who signs is whom it asks."""
    shutil.rmtree(council.root / "register")
    keys = council.root / "examples/keys"
    people = [
        answer
        for office in ("monitoring-officer", "proper-officer", "chair")
        for answer in (f"Name of {office}", str(keys / f"{office}.pub"))
    ]
    code, said = answered(
        council, "1", "A report.", "2024-03-28", *people, str(keys / "monitoring-officer")
    )
    assert code == 0, said
    assert "On record (entry 1): 2024-D00 Founding of the record." in said

"""Every command has help, a section in docs/commands.md, and an example there that runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

import pages
from constitution_tool.cli.commands import TABLE
from constitution_tool.cli.lazy import load

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/commands.md"
HEADING = re.compile(r"^## (.+)\n", re.MULTILINE)
CODES = re.compile(r"^Exit codes: ([^.]*)\.", re.MULTILINE)


def sections() -> dict[str, str]:
    _, *parts = HEADING.split(pages.page(PAGE))
    return dict(zip(parts[::2], parts[1::2], strict=True))


def command(name: str) -> click.Command:
    found = load(TABLE.commands[name].where)
    assert isinstance(found, click.Command)
    return found


def options(name: str) -> list[click.Option]:
    return [one for one in command(name).params if isinstance(one, click.Option)]


@pytest.mark.parametrize("name", TABLE.commands)
def test_every_command_and_every_option_has_help(name: str) -> None:
    assert command(name).help
    for option in options(name):
        assert option.help, option.name


@pytest.mark.parametrize("name", TABLE.commands)
def test_every_option_is_in_the_commands_section_or_among_the_shared(name: str) -> None:
    shared = sections()["Options that mean one thing everywhere"]
    section = sections()[f"`{name}`"]
    for option in options(name):
        said = max(option.opts, key=len)
        assert re.search(rf"`[^`]*{said}\b", section + shared), said


@pytest.mark.parametrize("name", TABLE.commands)
def test_every_section_names_exit_codes_that_there_are(name: str) -> None:
    known = {int(code) for code in re.findall(r"^\| (\d+) \|", sections()["Exit codes"], re.M)}
    named = CODES.search(sections()[f"`{name}`"])
    assert named
    assert {int(code) for code in re.findall(r"\b\d+\b", named[1])} <= known


def test_the_sections_are_the_commands_in_the_order_of_the_help() -> None:
    assert [name.strip("`") for name in sections() if name.startswith("`")] == [*TABLE.commands]


@pytest.mark.parametrize("name", TABLE.commands)
def test_every_example_does_what_the_page_says(name: str, tmp_path: Path) -> None:
    section = sections()[f"`{name}`"]
    typed = [step.command for step in pages.steps(section)]
    assert any(
        line.startswith(f"constitution-tool {name} ") or line == f"constitution-tool {name}"
        for line in typed
    )
    pages.follow(section, pages.copy(tmp_path / "council"))

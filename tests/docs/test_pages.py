"""The README's commands are those that are run for it, and no page leads nowhere."""

from __future__ import annotations

import re
import subprocess

import pytest

import pages

COMMAND = re.compile(r"<!-- command: (.+?) -->\n```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXTRACTING = re.compile(r"^ *bash -c \"\$\((sed .*)\)\"$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PAGES = (
    "README.md",
    "CHANGELOG.md",
    *sorted(str(one.relative_to(pages.ROOT)) for one in (pages.ROOT / "docs").rglob("*.md")),
)


def test_the_readmes_two_commands_are_what_is_run_for_it() -> None:
    commands = dict(COMMAND.findall(pages.page("README.md")))
    assert [*commands] == ["main job", "tests"]
    assert commands["main job"].rstrip().endswith("constitution-tool build")
    assert commands["tests"].rstrip().endswith("pytest -n auto")
    extracted = [
        subprocess.run(
            ["bash", "-c", line], cwd=pages.ROOT, capture_output=True, check=True, encoding="utf-8"
        ).stdout
        for line in EXTRACTING.findall(pages.page(".ci/run"))
    ]
    assert sorted(extracted) == sorted(commands.values())


@pytest.mark.parametrize("command", ["main job", "tests"])
def test_each_of_the_two_is_one_command(command: str) -> None:
    assert dict(COMMAND.findall(pages.page("README.md")))[command].count("\n") == 1


@pytest.mark.parametrize("name", PAGES)
def test_every_link_within_the_repository_leads_somewhere(name: str) -> None:
    folder = (pages.ROOT / name).parent
    for target in LINK.findall(
        re.sub(r"```.*?^```|`[^`\n]*`", "", pages.page(name), flags=re.S | re.M)
    ):
        if "://" not in target:
            assert (folder / target).exists(), target

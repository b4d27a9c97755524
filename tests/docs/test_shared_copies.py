"""The recipes for a check elsewhere install the very tool that the council tried."""

from __future__ import annotations

import re
import tomllib

import pages

PAGE = pages.page("docs/shared-copies.md")
PROJECT = tomllib.loads(pages.page("pyproject.toml"))["project"]


def test_no_recipe_takes_the_tool_from_a_registry() -> None:
    installed = re.findall(r"pip install (.+)$", PAGE, re.MULTILINE)
    assert installed == ['"$TOOL"'] * 2
    named = re.findall(r"^ +TOOL: (.+)$", PAGE, re.MULTILINE)
    version = PROJECT["version"]
    wheel = f"https://files.council.example/constitution_tool-{version}-py3-none-any.whl#sha256=…"
    assert named == [f"constitution-tool @ {wheel}"] * 2

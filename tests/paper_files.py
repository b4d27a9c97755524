"""The papers of this repository, and others written for a test, as the tool makes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from constitution_tool.engine.record import read_record
from constitution_tool.engine.standings import standings
from constitution_tool.publish.papers.asked import Desk, chosen
from constitution_tool.publish.papers.house import house
from constitution_tool.publish.papers.lint import lint
from constitution_tool.store.bank_holidays import bank_holidays
from constitution_tool.store.tree import read_tree
from council import ROOT

if TYPE_CHECKING:
    from constitution_tool.errors import Finding
    from constitution_tool.model.sheet import Sheet
    from constitution_tool.publish.papers.paper import Made

NAMES = ("2024-03-28-standards-committee", "2024-05-21-full-council")
HEAD = """+++
paper = "{kind}"
title = "{kind}"
meeting = 2024-05-21
{more}
+++

"""
EVERY_AMENDMENT = '["2024-001", "2024-002", "2024-003", "2024-005", "2024-006", "2024-007"]'
OWN = {
    "decision-record": 'amendment = "2024-003"\nalternatives = "None"',
    "briefing": f'members = {EVERY_AMENDMENT}\nofficers = ["2024-008", "2024-009"]',
    "change-control": "",
    "appendix": 'number = "4"',
    "schedule": "",
}
"""What the heads of the sorts of paper that hold only what is on record must say."""
FILES = (*NAMES, *(f"paper of kind {kind}" for kind in OWN))
"""Papers that every judge sees."""


@cache
def _here():
    files = read_tree(ROOT)
    record = read_record(files)
    return files, record, standings(record)


def begun(kind: str, more: str = "") -> str:
    """Give a paper as the house begins it, what is to be written left out."""
    starter = house({}).templates[f"{kind}.md"]
    body = "".join(
        line for line in starter.splitlines(keepends=True) if not line.startswith("[To be written")
    )
    return HEAD.format(kind=kind, more=more) + body


@cache
def file(name: str) -> Sheet:
    """Give the sheet of one of `FILES`."""
    if name in NAMES:
        return made(name).sheet
    kind = name.removeprefix("paper of kind ")
    paper, _ = written(begun(kind, OWN[kind]))
    return paper.sheet


@cache
def made(name: str) -> Made:
    """Make one of the repository's papers."""
    files, record, where = _here()
    (paper,) = chosen(files, (name,))
    return Desk(record=record, standings=where, house=house(files), holidays=bank_holidays).make(
        paper
    )


def written(text: str, **templates: str) -> tuple[Made, tuple[Finding, ...]]:
    """Make a paper of this text, with templates of the council's own by name; and check it."""
    files, record, where = _here()
    held = {
        **files,
        "papers/test.md": text.encode(),
        **{f"templates/papers/{n.replace('_', '.')}": t.encode() for n, t in templates.items()},
    }
    (paper,) = chosen(held, ("test",))
    one = Desk(record=record, standings=where, house=house(held), holidays=bank_holidays).make(
        paper
    )
    return one, lint(record, one)

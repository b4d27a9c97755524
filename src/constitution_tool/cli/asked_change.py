"""Which one change do the options of a command ask for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

Act = tuple[str, str, str]
"""What is to be done, the words to find, and the words to put."""

_PAIRS = (
    ("replace", "with", "Say what is to stand instead, with --with; --omit takes words out."),
    ("after", "insert", "Say what is to be inserted, with --insert."),
    ("before", "insert", "Say what is to be inserted, with --insert."),
    ("table_row", "column", "Say in which column of that row, with --column."),
    ("column", "table_row", "Say in which row of that column, with --table-row."),
    ("row_after", "new_row", "Say what the new row holds, with --new-row."),
    ("row_before", "new_row", "Say what the new row holds, with --new-row."),
)
ROWS = ("table_row", "row_after", "row_before", "omit_row")
PLACES = ("after", "before", "beginning", "end")


def act_of(texts: dict[str, str], flags: set[str]) -> Act:
    """Find the one thing asked.

    Args:
        texts: the options that have words, with them.
        flags: the options that have none and were given.

    Raises:
        click.UsageError: Nothing is asked, or several things, or only half of one.
    """
    for one, other, remedy in _PAIRS:
        if one in texts and not texts.get(other):
            raise click.UsageError(remedy)
    asked = [*acts(texts, flags)]
    if len(asked) != 1:
        raise click.UsageError(
            "Say one thing to change: --replace … --with …, --after … --insert …, --omit …, "
            "--rewrite …, --new … --to-after …, --new-heading … --to-end …, --move --to-end …, "
            "--renumber …, --omit-whole, --table-row … --column … --replace … --with …, "
            "--new-row … --row-after …, --omit-row …, --split-after … --into …, "
            "--join …, --text …, --link or --consequential-on …."
        )
    return asked[0]


def acts(texts: dict[str, str], flags: set[str]) -> Iterator[Act]:
    """Walk everything that is asked: on words, on tables, on whole paragraphs and protocols."""
    yield from _on_words(texts, flags)
    yield from _on_tables(texts)
    yield from _on_clauses(texts, flags)


def _on_words(texts: dict[str, str], flags: set[str]) -> Iterator[Act]:
    in_cell = "table_row" in texts
    if not in_cell and (texts.get("replace") or (texts.get("with") and "heading" in flags)):
        yield "replace", texts.get("replace", ""), texts.get("with", "")
    for side in PLACES[:2]:
        if texts.get(side):
            yield side, texts[side], texts.get("insert", "")
    if texts.get("insert") and texts.get("at"):
        yield texts["at"], "", texts["insert"]
    if texts.get("omit"):
        yield "omit", texts["omit"], ""


def _on_tables(texts: dict[str, str]) -> Iterator[Act]:
    if texts.get("table_row"):
        yield "cell", texts.get("replace", ""), texts.get("with", "")
    if row := texts.get("new_row"):
        places = [side for side in PLACES[:2] if texts.get(f"row_{side}")]
        places += [texts["at"]] if texts.get("at") else []
        if not places:
            raise click.UsageError("Say where the new row goes: --row-after … or --at end.")
        for place in places:
            yield f"row-{place}", "", row
    if texts.get("omit_row"):
        yield "omit-row", "", ""


def _on_clauses(texts: dict[str, str], flags: set[str]) -> Iterator[Act]:
    for act in ("rewrite", "renumber"):
        if texts.get(act):
            yield act, "", texts[act]
    if texts.get("new") or texts.get("new_heading"):
        yield "new", "", texts.get("new", "")
    if texts.get("split_after"):
        yield "split", texts["split_after"], ""
    if texts.get("text"):
        yield ("quote" if "quote" in flags else "text"), "", texts["text"]
    if texts.get("join"):
        yield "join", "", texts["join"]
    for flag in ("move", "omit_whole"):
        if flag in flags:
            yield flag, "", ""

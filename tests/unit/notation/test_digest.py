"""The digest of a text is what the shell says; of a clause, its printed lines."""

from __future__ import annotations

import subprocess
from dataclasses import replace

from hypothesis import given, settings

from constitution_tool.model.block import Paragraph
from constitution_tool.model.words import Words
from constitution_tool.notation import digest
from constitution_tool.notation.text.parse import parse_clauses
from constitution_tool.notation.text.printer import print_own, print_subtree
from strategies import clauses

QUOTED = "# One {#c5.00001}\n\nOpening.\n\n- i. All {#c5.00002}\n\nClosing.\n"


def test_a_text_is_digested_as_the_shell_does_it(tmp_path):
    files = {
        "source/c5.md": b"five\n",
        "source/c10.md": b"ten\n",
        "source/constitution.toml": b"",
        "source/images/a.png": b"\x89PNG\r\n",
        "source/B.md": "Tŷ\n".encode(),
    }
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    pipeline = "find source -type f | LC_ALL=C sort | xargs sha256sum | sha256sum"
    ran = subprocess.run(pipeline, shell=True, cwd=tmp_path, capture_output=True, check=True)  # noqa: S602 - the very pipeline the format names
    assert digest.text_digest(files) == ran.stdout.decode().split()[0]


def test_lines_are_one_a_line():
    assert digest.lines("a", "", "b") == digest.sha256_hex(b"a\n\nb\n")


def test_own_lines_leave_out_the_children_but_say_where_they_stood():
    [clause] = parse_clauses(QUOTED, "x.md", 1).clauses
    assert print_own(clause) == "# One {#c5.00001}\n\nOpening.\n\n- …\n\nClosing.\n"
    assert print_subtree(clause) == QUOTED
    moved = replace(clause, opening=(*clause.opening, *clause.closing), closing=())
    assert digest.own(moved) != digest.own(clause)


@settings(max_examples=40, deadline=None)
@given(clauses())
def test_own_follows_the_clause_and_not_its_children(drawn):
    clause = drawn[0]
    assert digest.own(replace(clause, children=(), closing=())) == digest.own(
        replace(clause, closing=())
    )
    longer = replace(clause, opening=(*clause.opening, Paragraph(words=Words("More."))))
    assert digest.own(longer) != digest.own(clause)
    assert digest.subtree(longer) != digest.subtree(clause)

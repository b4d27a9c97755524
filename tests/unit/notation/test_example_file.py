from __future__ import annotations

import pytest

from constitution_tool.errors import Malformed
from constitution_tool.notation.example_file import parse_example

DIGEST = f"sha256:{'0f' * 32}"
GOOD = '+++\ntitle = "T"\n\n[clauses]\n"c5.9qw2t" = ""\n+++\n\nFirst\nline.\n\nSee [](#c5.9qw2t).\n'


def test_an_example_may_have_been_read_beside_two_texts() -> None:
    both = f"{DIGEST} sha256:{'ab' * 32}"
    example = parse_example(GOOD.replace('= ""', f'= "{both}"'), "e.md")
    assert example.clauses == (("c5.9qw2t", both),)


def test_a_file_says_what_it_is_about_and_what_happens() -> None:
    example = parse_example(GOOD, "e.md")
    assert example.title == "T"
    assert example.clauses == (("c5.9qw2t", ""),)
    assert example.words == ("First line.", "See [](#c5.9qw2t).")
    assert [place.line for place in example.places] == [5]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"c5.9qw2t" = ""', '"x" = ""', "example-clause"),
        ('"c5.9qw2t" = ""', '"c5.9qw2t" = "abc"', "example-clause"),
        ('"c5.9qw2t" = ""', f'"c5.9qw2t" = "{DIGEST} and {DIGEST}"', "example-clause"),
        ('"c5.9qw2t" = ""', "", "example-of-nothing"),
        ("First\nline.\n\nSee [](#c5.9qw2t).", "", "example-wordless"),
        ('title = "T"', 'titel = "T"', "key-missing"),
        ("line.", "<b>line</b>.", "html"),
        ("line.", "line[^1].", "example-footnote"),
    ],
)
def test_what_is_wrong_is_said(old: str, new: str, code: str) -> None:
    with pytest.raises(Malformed) as refused:
        parse_example(GOOD.replace(old, new), "e.md")
    assert any(code in finding.code for finding in refused.value.findings)
    assert all(finding.place.path == "e.md" for finding in refused.value.findings)

"""Each thing wrong with a text is its own finding, with its line, its column and what to do."""

from __future__ import annotations

import pytest

from constitution_tool.errors import Malformed, Severity
from constitution_tool.notation.hidden import decode
from constitution_tool.notation.text.parse import parse_clauses, parse_instrument

HEAD = '+++\nid = "c5"\nnumber = "C5"\ntitle = "Rules"\n+++\n\n# One {#c5.00000}\n\n'
FIRST = 9

CASES = {
    "id-missing: item": ("- i. All\n", "id-missing", 0, 1),
    "id-missing: heading": ("## Two\n", "id-missing", 0, 1),
    "id-doubled": ("- i. All {#c5.00000}\n", "id-doubled", 0, 10),
    "id-malformed: vowels": ("- i. All {#c5.aeiou}\n", "id-malformed", 0, 10),
    "id-malformed: short": ("- i. All {#c5.123}\n", "id-malformed", 0, 10),
    "id-malformed: another instrument": ("- i. All {#c6.00001}\n", "id-malformed", 0, 10),
    "id-malformed: spaces": ("- i. All {#c5.00001 x y}\n", "id-malformed", 0, 10),
    "id-misplaced": ("Words {#c5.00001}\n", "id-misplaced", 0, 7),
    "list-mixed": ("- i. All {#c5.00001}\n- ii. None\n", "list-mixed", 1, 1),
    "ordered-list-without-ids": ("1. All\n2. None\n", "ordered-list-without-ids", 0, 1),
    "label-unescaped": ("- 1. All {#c5.00001}\n", "label-unescaped", 0, 1),
    "label-missing": ("- **All** of it {#c5.00001 +}\n", "label-missing", 0, 1),
    "words-between-clauses": (
        "- i. A {#c5.00001}\n\nstray\n\n## B {#c5.00002}\n",
        "words-between-clauses",
        2,
        1,
    ),
    "words-between-clauses in an item": (
        "- A {#c5.00001}\n\n  - B {#c5.00002}\n\n  stray\n\n  + C {#c5.00003}\n",
        "words-between-clauses",
        4,
        3,
    ),
    "heading-skips-level": ("### Three {#c5.00001}\n", "heading-skips-level", 0, 1),
    "heading-words": ("## {#c5.00001}\n", "heading-words", 0, 1),
    "heading-in-item": ("- i. A {#c5.00001}\n\n  ## B {#c5.00002}\n", "heading-in-item", 2, 3),
    "raw-html: inline": ("- i. All <b>of it {#c5.00001}\n", "raw-html", 0, 10),
    "raw-html: block": ("<div>\nx\n</div>\n", "raw-html", 0, 1),
    "raw-html: comment": ("- i. All <!-- x --> {#c5.00001}\n", "raw-html", 0, 10),
    "code": ("- i. All `of` it {#c5.00001}\n", "unsupported", 0, 11),
    "picture in words": ("- i. All ![x](y.png) it {#c5.00001}\n", "unsupported", 0, 10),
    "quotation": ("> words\n", "unsupported", 0, 1),
    "rule": ("words\n\n***\n", "unsupported", 2, 1),
    "indented": ("words\n\n      code\n", "unsupported", 2, 7),
    "fence": ("```python\nx\n```\n", "unsupported", 0, 1),
    "link title": ('- i. [a](https://b.c "t") {#c5.00001}\n', "unsupported", 0, 10),
    "link-unknown": ("- i. [a](javascript:x) {#c5.00001}\n", "link-unknown", 0, 10),
    "link-unknown: not an id": ("- i. [a](#somewhere-else) {#c5.00001}\n", "link-unknown", 0, 10),
    "reference-empty": ("- i. see [](#) {#c5.00001}\n", "reference-empty", 0, 13),
    "clause-in-bullets": ("* a\n  * b {#c5.00001}\n", "clause-in-bullets", 1, 3),
    "bullet-empty": ("* a\n*\n", "bullet-empty", 1, 1),
    "table-row-uneven": ("| a | b |\n|---|---|\n| c | d | e |\n", "table-row-uneven", 2, 1),
    "table swallows words": ("| a | b |\n|---|---|\nwords\n", "table-row-uneven", 2, 1),
    "table-malformed": ("| a | b |\n|---|\n| c |\n", "table-malformed", 1, 1),
    "table-info": ("```table head=1\n- * a\n```\n", "table-info", 0, 1),
    "table-header": ("```table header=2\n- * a\n```\n", "table-header", 0, 1),
    "table-span": ("```table\n- * {cols=two} a\n```\n", "table-span", 1, 5),
    "fence of words": ("```table\nwords\n```\n", "table-malformed", 0, 1),
    "image-malformed": ("![a](../x.png)\n", "image-malformed", 0, 1),
    "note-unknown": ("- i. All[^1] {#c5.00001}\n", "note-unknown", 0, 9),
    "note-doubled": ("- i. All[^1] {#c5.00001}\n\n[^1]: a\n[^1]: b\n", "note-doubled", 3, 1),
    "zero width": ("- i. Al\u200bl {#c5.00001}\n", "hidden-character", 0, 8),
    "bidirectional": ("- i. Al\u202el {#c5.00001}\n", "hidden-character", 0, 8),
    "tag": ("- i. Al\U000e0041l {#c5.00001}\n", "hidden-character", 0, 8),
    "tab": ("- i.\tAll {#c5.00001}\n", "hidden-character", 0, 5),
    "control": ("- i. Al\x07l {#c5.00001}\n", "hidden-character", 0, 8),
    "private": ("- i. Al\uf0b7l {#c5.00001}\n", "hidden-character", 0, 8),
    "hidden as a code": ("- i. Al&#8203;l {#c5.00001}\n", "hidden-character", 0, 8),
    "return": ("- i. All {#c5.00001}\r\n", "hidden-character", 0, 21),
    "not composed": ("- i. cafe\u0301 {#c5.00001}\n", "not-composed", 0, 9),
    "not composed, as a code": ("- i. cafe&#769; {#c5.00001}\n", "not-composed", 0, 10),
    "no-final-newline": ("- i. All {#c5.00001}", "no-final-newline", 0, 0),
}


@pytest.mark.parametrize(("body", "code", "line", "column"), CASES.values(), ids=CASES.keys())
def test_one_fault_is_one_error_at_its_place(body, code, line, column):
    parsed = parse_instrument(HEAD + body, "source/c5.md")
    errors = [finding for finding in parsed.findings if finding.severity is Severity.ERROR]
    assert [finding.code for finding in errors] == [code]
    place = errors[0].place
    assert (place.path, place.line, place.column) == ("source/c5.md", FIRST + line, column)
    assert errors[0].problem.endswith((".", "]", ">"))
    assert errors[0].remedy


def test_words_outside_a_clause():
    text = HEAD.replace("# One {#c5.00000}", "Preamble.")
    parsed = parse_instrument(f"{text}# One {{#c5.00000}}\n", "source/c5.md")
    assert [(f.code, f.place.line) for f in parsed.findings] == [("words-outside-clause", 7)]


def test_a_dead_link_and_an_unused_note_are_only_said():
    parsed = parse_instrument(f"{HEAD}- [a](#) {{#c5.00001}}\n\n[^1]: b\n", "source/c5.md")
    assert [(f.code, f.severity, f.place.line, f.place.column) for f in parsed.findings] == [
        ("link-dead", Severity.WARNING, 9, 5),
        ("note-unused", Severity.WARNING, 11, 1),
    ]


def test_every_finding_is_said_at_once_in_order():
    body = "- i. All\n\n<b>\n\n- ii. A\u200bB {#c6.00001}\n\n- 1. x {#c5.00002}\n"
    parsed = parse_instrument(HEAD + body, "source/c5.md")
    lines = [finding.place.line for finding in parsed.findings]
    assert len(lines) == 5
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# One\n", "head-missing", 1),
        ('+++\nid = "c5"\n', "head-missing", 1),
        ('+++\nid = "c5"\ntitle =\n+++\n', "toml-malformed", 3),
        ('+++\nid = "C5"\ntitle = "T"\n+++\n', "id-malformed", 2),
        ('+++\nid = "c5"\n+++\n', "key-missing", 2),
        ('+++\nid = "c5"\ntitle = "T"\nnumbr = "C5"\n+++\n', "key-unknown", 4),
        ('+++\nid = "c5"\ntitle = 5\n+++\n', "value-wrong", 3),
        ('+++\nid = "c5"\ntitle = "T\\u200b"\n+++\n', "hidden-character", 3),
    ],
)
def test_a_file_without_a_good_head_is_refused(text, code, line):
    with pytest.raises(Malformed) as refusal:
        parse_instrument(text, "source/c5.md")
    assert [(f.code, f.place.line) for f in refusal.value.findings] == [(code, line)]


def test_a_byte_order_mark_is_named_and_the_rest_is_read():
    parsed = parse_instrument(f"\ufeff{HEAD}- i. All\n", "source/c5.md")
    assert [f.code for f in parsed.findings] == ["hidden-character", "id-missing"]
    assert "byte order mark" in parsed.findings[0].problem


def test_bytes_that_are_not_utf_8_are_refused_at_their_place():
    with pytest.raises(Malformed) as refusal:
        decode("# One\ncafé".encode("cp1252"), "source/c5.md")
    place = refusal.value.findings[0].place
    assert (place.line, place.column) == (2, 4)


def test_quoted_clauses_keep_the_lines_of_their_file():
    text = "- ix. Ne\u200bw. {#c5.00001}\n\n- x. None\n"
    parsed = parse_clauses(text, "amendments/2024-001.md", 31)
    assert [(f.code, f.place.line, f.place.column) for f in parsed.findings] == [
        ("hidden-character", 31, 9),
        ("list-mixed", 33, 1),
    ]
    assert parsed.positions["c5.00001"].line == 31


def test_where_each_id_stands():
    parsed = parse_instrument(f"{HEAD}- i. All {{#c5.00001}}\n", "source/c5.md")
    assert {key: place.line for key, place in parsed.positions.items()} == {
        "c5": 2,
        "c5.00000": 7,
        "c5.00001": 9,
    }


def test_in_a_long_text_laid_out_otherwise_every_stretch_is_found():
    items = [f"- i. Members may {n}. {{#c5.{n:05d}}}" for n in range(1, 801)]
    written = HEAD + "\n\n\n".join(items) + "\n"
    found = parse_instrument(written, "source/c5.md").findings
    assert {f.code for f in found} == {"not-canonical"}
    assert [f.place.line for f in found] == [FIRST + 3 * n + 2 for n in range(799)]

"""Which worked examples must be read beside the words before Council, and what is to be written."""

from __future__ import annotations

from constitution_tool.engine.examples import check_before_council
from constitution_tool.model.instrument import Index
from constitution_tool.notation.digest import own
from constitution_tool.notation.example_file import parse_example
from protocol_text import TEXT, after

CHANGED = after("In [x](#c5.k7m2c), for “policy” substitute “plans”.")


def digest(text, id_="c5.k7m2c"):
    return f"sha256:{own(Index(text).by_id[id_].clause)}"


def found(read, text, id_="c5.k7m2c"):
    head = f'+++\ntitle = "T"\n\n[clauses]\n"{id_}" = "{read}"\n+++\n\nWords.\n'
    return check_before_council((parse_example(head, "e.md"),), TEXT, text)


def test_one_read_beside_both_texts_is_not_named():
    assert found(f"{digest(TEXT)} {digest(CHANGED)}", CHANGED) == ()
    assert found(digest(CHANGED), CHANGED) == ()
    assert found(digest(TEXT), TEXT) == ()


def test_one_about_words_that_change_is_told_what_to_keep_and_add():
    (finding,) = found(digest(TEXT), CHANGED)
    assert finding.code == "example-unread"
    assert "before Council changes C5, Roles, paragraph i(a)" in finding.problem
    assert f'"c5.k7m2c" = "{digest(TEXT)} {digest(CHANGED)}"' in finding.remedy


def test_what_it_never_was_read_beside_is_not_kept():
    (finding,) = found("", CHANGED)
    assert f'"c5.k7m2c" = "{digest(CHANGED)}"' in finding.remedy


def test_one_about_words_that_go_is_named():
    (finding,) = found(digest(TEXT, "c5.44444"), after("Omit [x](#c5.44444)."), "c5.44444")
    assert "takes out C5" in finding.problem


def test_one_never_read_beside_words_that_stay_is_named_as_in_force():
    (finding,) = found("", TEXT)
    assert finding.code == "example-stale"

"""An edited copy becomes an amendment: new ids are made, lost ones found again or asked for."""

from __future__ import annotations

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.deriving.from_edit import Copy, instructions_of, reasoned
from constitution_tool.errors import Conflict, Malformed
from constitution_tool.model.instrument import Constitution, Index
from constitution_tool.model.settings import Numbering
from constitution_tool.notation.amendments.instruction import print_instruction, print_sentence
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument
from numbered import law
from protocol_text import TEXT, after

HEAD = amendment_of()
LAW = law(Numbering.SUFFIX)
SECOND = "- iii. This Protocol can be revised; see [](#c5.k7m2c). {#c5.p3q8f}"


def _source(text=TEXT):
    return print_instrument(text.instruments[0])


def _edited(*edits, source=None):
    source = _source() if source is None else source
    for old, new in edits:
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    return source


def _drafted(*edits, of=TEXT, base=TEXT, taken=frozenset(), law_=LAW):
    copy = Copy(text=_edited(*edits, source=_source(of)), path="copy.md", of=of)
    return instructions_of(copy, base, HEAD, taken, law_)


def _codes(*edits, refusal=Malformed, **given):
    with pytest.raises(refusal) as refused:
        _drafted(*edits, **given)
    return [finding.code for finding in refused.value.findings], refused.value.findings


def test_new_paragraphs_and_headings_need_no_id_and_get_the_same_one_each_time():
    edits = (
        (
            SECOND,
            f"{SECOND}\n\n- iv. It is new, and runs on\n  over two lines.\n\n  - a) And more.",
        ),
        ("# Groups {", "## Sub-groups\n\n# Groups {"),
    )
    first, again = _drafted(*edits), _drafted(*edits)
    assert first == again
    new = amend(TEXT, amendment_of(*first))
    ids = Index(new).by_id.keys() - Index(TEXT).by_id.keys()
    assert len(ids) == 3
    assert all(id_.startswith("c5.") for id_ in ids)
    assert not ids & Index(amend(TEXT, amendment_of(*_drafted(*edits, taken=ids)))).by_id.keys()
    assert "It is new, and runs on over two lines." in print_instruction(first[0])


def test_a_new_paragraph_may_begin_with_a_plain_number():
    said = _drafted((SECOND, f"{SECOND}\n\n- 1. Numbered plainly."))
    assert "- 1\\. Numbered plainly." in print_instruction(said[0])


@pytest.mark.parametrize("number", ["iii.", "v."])
def test_a_paragraph_that_lost_its_id_is_known_by_its_number_and_words_or_its_words(number):
    bare = SECOND.removesuffix(" {#c5.p3q8f}").replace("iii.", number)
    made = _drafted((SECOND, bare), ("guide Members", "help Members"))
    renumbered = ["Renumber C5, Introduction, paragraph iii as “v.”."] if number == "v." else []
    assert [print_sentence(each) for each in made] == [
        "In C5, Introduction, paragraph i, for “guide” substitute “help”.",
        *renumbered,
    ]


def test_a_paragraph_without_its_id_and_with_other_words_is_asked_for():
    changed = "- iii. This Protocol can be amended; see [](#c5.k7m2c)."
    codes, findings = _codes((SECOND, changed))
    assert codes == ["id-lost"]
    assert "c5.p3q8f" in findings[0].problem
    assert findings[0].place.path == "copy.md"
    assert _edited((SECOND, changed)).split("\n")[findings[0].place.line - 1] == changed
    said = [print_sentence(each) for each in _drafted((SECOND, f"{changed} {{#new}}"))]
    assert said == [
        "After C5, Introduction, paragraph ii insert—",
        "Omit C5, Introduction, paragraph iii.",
    ]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ((SECOND, SECOND.replace("p3q8f", "zzzzz")), "id-unknown"),
        ((SECOND, f"{SECOND}\n\n{SECOND}"), "id-doubled"),
        (('id = "c5"', 'id = "c7"'), None),
        ((SECOND, f"{SECOND}\n\n<b>bold</b>"), None),
    ],
)
def test_what_cannot_be_taken_from_a_copy_is_refused_by_name(edit, code):
    codes, _ = _codes(edit)
    assert code is None or code in codes


def test_a_copy_that_was_not_edited_is_refused():
    codes, _ = _codes(refusal=Conflict)
    assert codes == ["nothing-edited"]


def test_an_edit_of_an_older_text_is_made_to_the_newer_one_where_that_did_not_change():
    newer = after("In [C5, Introduction, paragraph i](#c5.9qw2t), for “guide” substitute “help”.")
    newer = after("Renumber [C5, Roles](#c5.h2pnb) as “2.”.", text=newer)
    said = _drafted(
        ("# Groups {", "# Parties {"), ("A report may", "A report must"), of=TEXT, base=newer
    )
    assert [print_sentence(each) for each in said] == [
        "In C5, 2 Roles, Reports, paragraph 8A, for “may” substitute “must”.",
        "For the heading of C5, Groups substitute “Parties”.",
    ]
    codes, findings = _codes(("guide Members", "help Members"), base=newer, refusal=Conflict)
    assert codes == ["edited-since"]
    assert "Introduction, paragraph i" in findings[0].problem


def test_every_change_has_a_reason_or_nothing_is_made():
    made = _drafted(("# Groups {", "# Parties {"), ("guide Members", "help Members"))
    assert [e.reason for e in reasoned(made, ["  One  for all. "])] == ["One for all."] * 2
    assert [e.reason for e in reasoned(made, ["One.", "Two."])] == ["One.", "Two."]
    for lacking, count in (((), 2), (("One.", " "), 1), (("1", "2", "3"), 2), (("",), 2)):
        with pytest.raises(Conflict) as refused:
            reasoned(made, lacking)
        assert [f.code for f in refused.value.findings] == ["reason-missing"] * count


def test_the_copy_that_is_edited_reads_back_as_the_text():
    assert (
        Constitution(
            instruments=(parse_instrument(_source(), "x.md").instrument, TEXT.instruments[1])
        )
        == TEXT
    )

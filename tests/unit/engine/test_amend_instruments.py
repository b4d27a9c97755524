"""Whole instruments are substituted, inserted and omitted, quoted or by file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import with_expectations
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.authority.verify import verify
from constitution_tool.engine.checking.check import check_amendment, reused_ids
from constitution_tool.engine.record import survey
from constitution_tool.engine.source import read_source
from constitution_tool.errors import Conflict, Malformed, Severity, Unauthorised
from constitution_tool.model.amendment import Entry, Kind
from constitution_tool.model.instruction import (
    InFile,
    InsertInstrument,
    Quoted,
    SubstituteInstrument,
)
from constitution_tool.model.settings import LawSettings
from constitution_tool.model.target import Beside, Side, Target
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from constitution_tool.notation.amendments.given_text import files_of
from constitution_tool.notation.amendments.instruction import parse_instruction
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.settings_file import listing
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_instrument
from council_on_record import Council, on_record, training
from protocol_text import TEXT, after, children, quoted, said

LAW = LawSettings(council="C", domain="c.example", language="en-GB", instruments=())
C5, C6 = "[C5](#c5)", "[C6](#c6)"
LINES = (
    *("+++", 'id = "c7"', 'number = "C7"', 'title = "GIFTS"', "+++", ""),
    *("- i. No gifts; see [](#c5.9qw2t). {#c7.bbbbb}",),
)
NEW = quoted(*LINES)
DRAFT = "\n".join(LINES) + "\n"
FILES = {"drafts/gifts.md": DRAFT.encode()}
OTHER = quoted(*(line.replace("c7", "c6").replace("C7", "C6") for line in LINES))
KEPT = quoted(
    *("+++", 'id = "c6"', 'number = "C6"', 'title = "Employee Code"', "+++", ""),
    *("- The Code is here. {#c6.bbbbb}", "", "- And more. {#c6.ccccc}"),
)


def order(text):
    return [instrument.id for instrument in text.instruments]


def by_file(sentence, files=FILES):
    return parse_instruction(sentence, "amendments/2024-003.md", 1, files)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"After {C5} insert—{NEW}", ["c5", "c7", "c6"]),
        (f"Before {C5} insert—{NEW}", ["c7", "c5", "c6"]),
        (f"After {C6} insert—{NEW}", ["c5", "c6", "c7"]),
        (f"Omit {C5}.", ["c6"]),
        (f"For {C6} substitute—{OTHER}", ["c5", "c6"]),
    ],
)
def test_instruments_come_to_stand_where_it_says(sentence, expected):
    assert order(after(sentence)) == expected


def test_what_is_substituted_reads_as_it_is_given():
    text = after(f"For {C6} substitute—{KEPT}")
    given = parse_instrument("\n".join(x[2:] for x in KEPT.strip().split("\n")) + "\n", "x.md")
    assert text.instruments[1] == given.instrument
    assert text.instruments[0] is TEXT.instruments[0]
    assert children(text, "c6") == ["c6.bbbbb", "c6.ccccc"]


def test_the_text_may_be_given_by_a_file_whose_digest_is_expected():
    made = by_file(f"After {C5} insert the text in `drafts/gifts.md`.")
    assert amend(TEXT, amendment_of(made)) == after(f"After {C5} insert—{NEW}")
    written = with_expectations(TEXT, amendment_of(made))
    digest = {each.key: each.digest for each in written.expects}["text:drafts/gifts.md"]
    assert digest == sha256_hex(FILES["drafts/gifts.md"])
    assert files_of(written) == FILES
    file = print_amendment(written)
    assert parse_amendment(file, "amendments/2024-003.md", FILES).amendment == written
    changed = {"drafts/gifts.md": DRAFT.replace("No gifts", "Gifts").encode()}
    other = parse_amendment(file, "amendments/2024-003.md", changed).amendment
    assert [finding.code for finding in unmet(TEXT, other)] == ["stale-text"]
    with pytest.raises(Malformed) as caught:
        parse_amendment(file, "amendments/2024-003.md", {})
    assert caught.value.findings[0].code == "draft-missing"
    untidy = {"drafts/gifts.md": DRAFT.replace("- i.", "-  i.").encode()}
    with pytest.raises(Malformed) as caught:
        parse_amendment(file, "amendments/2024-003.md", untidy)
    assert (caught.value.findings[0].code, caught.value.findings[0].place.path) == (
        "not-canonical",
        "drafts/gifts.md",
    )


@pytest.mark.parametrize(
    ("sentences", "code"),
    [
        ([f"For {C6} substitute—{OTHER}"] * 2, "changes-nothing"),
        ([f"After {C5} insert—{NEW}"] * 2, "id-doubled"),
        ([f"After {C5} insert—{OTHER}"], "id-doubled"),
        ([f"Omit {C5}.", f"Omit {C6}."], "nothing-left"),
        ([f"Omit {C6}.", f"Omit {C6}."], "target-unknown"),
        ([f"Omit {C6}.", "At the end of [C6](#c6) insert—" + quoted("- x {#c6.ddddd}")], "target"),
        (["Omit [C9](#c9)."], "target-unknown"),
        ([f"After {C6} insert—" + NEW.replace("c5.9qw2t", "c5.ggggg")], "reference-unknown"),
        ([f"After {C6} insert—" + NEW.replace("c5.9qw2t)", "c5.9qw2t)[^1]")], "note-unknown"),
    ],
)
def test_what_does_not_fit_is_refused(sentences, code):
    with pytest.raises((Conflict, Malformed)) as caught:
        after(*sentences)
    assert caught.value.findings[0].code.startswith(code)


def test_an_instrument_that_is_referred_to_is_not_omitted():
    text = after(f"After {C6} insert—{NEW}")
    with pytest.raises(Conflict) as caught:
        after(f"Omit {C5}.", text=text)
    assert {finding.code for finding in caught.value.findings} == {"omitted-still-referred-to"}


def test_what_is_kept_of_a_substituted_text_keeps_its_ids():
    made = amendment_of(said(f"For {C6} substitute—{KEPT}"))
    assert reused_ids(made, {"c6.bbbbb"}, TEXT) == ()
    assert [f.code for f in reused_ids(made, {"c6.ccccc"}, TEXT)] == ["id-reused"]


def codes(made, **changes):
    written = with_expectations(TEXT, replace(amendment_of(*made), **changes))
    return {finding.code for finding in check_amendment(TEXT, written, LAW)}


def test_rules_hold_of_whole_instruments_too():
    assert codes([said(f"For {C6} substitute—{KEPT}")]) == set()
    protected = replace(LAW, protected=("c6.bbbbb",))
    for sentence in (f"Omit {C6}.", f"For {C6} substitute—{KEPT}"):
        made = with_expectations(TEXT, amendment_of(said(sentence)))
        assert [f.code for f in check_amendment(TEXT, made, protected)] == ["protected"]
    minor = amendment_of(said(f"For {C6} substitute—" + KEPT.replace("Employee", "Chair’s")))
    written = with_expectations(TEXT, replace(minor, kind=Kind.MINOR))
    assert "minor-exceeded" in {f.code for f in check_amendment(TEXT, written, LAW)}
    beside = [said(f"Omit {C6}."), said(f"After {C6} insert—{NEW}")]
    written = replace(amendment_of(*beside), expects=())
    assert "anchor-omitted" in {f.code for f in check_amendment(TEXT, written, LAW)}
    two = [said(f"After {C5} insert—{NEW}"), said(f"Before {C6} insert—" + NEW.replace("7", "8"))]
    assert codes(two) == {"gap-shared"}


# --- in the record ----------------------------------------------------------------------------


def test_the_list_of_instruments_follows_the_text():
    council = Council()
    source = read_source(council.files)
    made = by_file(
        "After [C5](#c5) insert the text in `drafts/gifts.md`.",
        {"drafts/gifts.md": DRAFT.replace("; see [](#c5.9qw2t)", "").encode()},
    )
    text = amend(source.constitution, amendment_of(made))
    files = source.files_with(text)
    again = read_source(files)
    assert again.constitution == text
    assert [each.id for each in again.law.instruments] == ["c5", "c7", "c6"]
    assert again.digest == source.digest_with(text)
    without = amend(text, amendment_of(said("Omit [C7](#c7).")))
    assert source.files_with(without) == source.files


def test_a_list_keeps_every_other_word():
    law = 'format = 1 # one\ncouncil = "C"\ndomain = "c.example"\nlanguage = "en-GB"\n' + (
        'protected = []\n\n[[instrument]]\nid = "a" # first\nnumbering = "renumber"\n\n'
        '[[instrument]]\nid = "b"\nnumbering = "suffix"\n'
    )
    assert listing(law, ("a", "b")) == law
    assert listing(listing(law, ("b", "n", "a")), ("a", "b")) == law
    assert 'id = "n"\nnumbering = "suffix"' in listing(law, ("b", "n", "a"))
    assert "# first" in listing(law, ("a",))


def test_a_file_that_is_named_is_read_with_the_record():
    council = Council()
    text = read_source(council.files).constitution
    draft = DRAFT.replace("; see [](#c5.9qw2t)", "").encode()
    made = by_file(
        "After [C5](#c5) insert the text in `drafts/gifts.md`.", {"drafts/gifts.md": draft}
    )
    written = with_expectations(text, amendment_of(made))
    path = "amendments/2024-003.md"
    files = {**council.files, path: print_amendment(written).encode()}
    assert survey({**files, "drafts/gifts.md": draft}).amendments == {"2024-003": written}
    assert [f.code for f in survey(files).findings] == ["draft-missing"]


def test_a_text_by_file_is_decided_under_a_delegation_entered_and_proved():
    council = on_record()
    (old, *_) = council.draft.instruments
    new = replace(old, title="ANOTHER TITLE")
    council.files["drafts/c5.md"] = print_instrument(new).encode()
    given = InFile(path="drafts/c5.md", instrument=new)
    instruction = SubstituteInstrument(target=Target(id="c5", cited="C5"), text=given)
    made = replace(training(council), entries=(Entry(instruction=instruction, reason="Clearer."),))
    council.propose(made).sign(made.id).enter(made.id)
    assert council.draft.instruments[0] == new
    assert [f for f in verify(council.files).findings if f.severity is Severity.ERROR] == []
    council.files["drafts/c5.md"] = print_instrument(replace(new, title="A THIRD")).encode()
    assert "stale-text" in {finding.code for finding in verify(council.files).findings}


def test_a_new_instrument_is_outside_a_delegation_over_another():
    council = on_record()
    text = parse_instrument(DRAFT.replace("; see [](#c5.9qw2t)", ""), "x.md").instrument
    beside = Beside(side=Side.AFTER, target=Target(id="c5", cited="C5"))
    instruction = InsertInstrument(beside=beside, text=Quoted(instrument=text))
    made = replace(training(council), entries=(Entry(instruction=instruction, reason="New."),))
    council.propose(made).sign(made.id)
    with pytest.raises(Unauthorised) as caught:
        council.authority(made.id)
    assert "delegation-scope" in {finding.code for finding in caught.value.findings}

"""The record is replayed from its founding, and whatever does not follow from it is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from constitution_tool.engine.authority import example_keys
from constitution_tool.engine.authority.chain import broken
from constitution_tool.engine.authority.verify import Verified, verify
from constitution_tool.errors import Severity
from constitution_tool.model.authority import CHAIR, MONITORING_OFFICER, Response
from constitution_tool.notation.digest import sha256_hex, text_digest
from constitution_tool.notation.register.canonical_json import write_json
from constitution_tool.notation.register.entry_file import print_entry
from constitution_tool.notation.register.office_holders_file import print_office_holders
from constitution_tool.notation.register.register_paths import signature_path, statement_path
from constitution_tool.notation.text.printer import print_instrument
from constitution_tool.sshsig.public_key import read_public_line
from council_on_record import (
    DELEGATION,
    ENTERED,
    HOLDERS,
    KEYS,
    SIGNED,
    Council,
    notes,
    on_record,
    training,
)


def whole() -> Council:
    """Give a council with two amendments entered."""
    council = on_record()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    return council.propose(notes(council)).sign("2024-002", day=ENTERED).enter("2024-002")


def verified(council: Council) -> Verified:
    return verify(council.files)


def errors(council: Council) -> set[str]:
    found = verified(council)
    for finding in found.findings:
        assert finding.problem.endswith(".")
        assert finding.remedy.endswith(".")
    return {finding.code for finding in found.errors}


def warnings(council: Council) -> set[str]:
    found = verified(council).findings
    return {finding.code for finding in found if finding.severity is Severity.WARNING}


def test_a_whole_record_has_no_findings():
    council = whole()
    found = verified(council)
    assert found.findings == ()
    assert found.replayed == found.sequence == 4
    assert found.check_code == f"4:{council.register.entries[-1].digest}"
    assert found.moment
    assert found.moment.draft == council.draft
    assert found.moment.source.files == council.source.files


def test_the_adopted_text_is_what_it_was_and_the_draft_is_amended():
    council = whole()
    last = council.register.entries[-1].value
    source = council.source
    assert last.adopted == source.digest
    printed = {f"source/{i.id}.md": print_instrument(i).encode() for i in council.draft.instruments}
    assert b"must read" in printed["source/c5.md"]
    assert last.draft == text_digest({**source.files, **printed})
    assert last.draft != last.adopted


def test_nothing_on_record_is_said_and_is_no_error():
    council = Council()
    assert errors(council) == set()
    assert warnings(council) == {"not-founded"}
    assert verified(council).check_code == ""


# --- the text on disk -------------------------------------------------------------------------


def test_a_word_edited_by_hand_is_found_and_its_clause_named():
    council = whole()
    path = "source/c5.md"
    council.files[path] = council.files[path].replace(b"is polite", b"is rude")
    (finding,) = verified(council).errors
    assert finding.code == "source-edited"
    assert finding.problem.startswith("C5, Introduction, paragraph iii is not as it is on record")
    assert (finding.place.path, finding.place.line) == (path, 13)


def test_a_clause_added_or_taken_out_by_hand_is_named():
    council = whole()
    path, text = "source/c5.md", council.files["source/c5.md"]
    council.files[path] = text + b"\n- iv. And so on. {#c5.ggggg}\n"
    (finding,) = verified(council).errors
    assert "C5, Introduction, paragraph iv" in finding.problem
    assert "added by hand" in finding.problem
    council.files[path] = text.replace(b"\n- iii. Everyone is polite. {#c5.fffff}\n", b"")
    (finding,) = verified(council).errors
    assert "C5, Introduction, paragraph iii" in finding.problem
    assert "taken out by hand" in finding.problem


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (b"\n\n- ii.", b"\n- ii.", 10),
        (b"RELATIONS", b"RELATION", 4),
        (b"Members may", b"Members  may", 9),
        (b"+++\nid", b"+\nid", 1),
    ],
)
def test_any_other_edit_by_hand_is_found_and_its_line_named(old, new, line):
    council = whole()
    path = "source/c5.md"
    assert old in council.files[path]
    council.files[path] = council.files[path].replace(old, new, 1)
    (finding,) = verified(council).errors
    assert finding.code == "source-edited"
    assert (finding.place.path, finding.place.line) == (path, line)


def test_settings_of_the_law_edited_by_hand_are_found():
    council = whole()
    path = "source/constitution.toml"
    council.files[path] = council.files[path].replace(b"suffix", b"renumber", 1)
    assert errors(council) == {"source-edited"}


def test_files_missing_from_the_text_or_added_to_it_are_found():
    council = whole()
    del council.files["source/c6.md"]
    council.files["source/c7.md"] = b"x"
    assert errors(council) == {"source-missing", "source-stray"}


# --- the register -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("amendments/2024-001.md", {"relied-on-missing", "subject-unread"}),
        ("register/decisions/2024-D01.md", {"relied-on-missing", "subject-unread"}),
        ("register/statements/2024-001.chair.json", {"relied-on-missing", "statement-missing"}),
        ("register/statements/2024-D00.monitoring-officer.sig", {"relied-on-missing"}),
        ("register/office-holders-0001.toml", {"relied-on-missing", "not-founded"}),
        ("register/text/0000/c6.md", {"relied-on-missing"}),
        ("register/0002.json", {"entry-gap"}),
        ("register/0001.json", {"entry-gap"}),
    ],
)
def test_a_file_taken_out_is_missed(path, codes):
    council = whole()
    del council.files[path]
    assert codes <= errors(council)


def test_the_last_entry_taken_out_leaves_a_record_that_holds():
    """Roll-back is caught by a published check code, and by nothing else (`3-formats`)."""
    council = whole()
    before = verified(council).check_code
    del council.files["register/0004.json"]
    assert errors(council) == set()
    assert verified(council).check_code != before


@pytest.mark.parametrize(
    "path",
    [
        "register/notes.txt",
        "register/0005.json.bak",
        "register/text/0001/c5.md",
        "register/statements/2024-001.Chair.json",
        "register/decisions/2024-D1.md",
        "register/00005.json",
    ],
)
def test_what_does_not_belong_in_the_register_is_found(path):
    council = whole()
    council.files[path] = b"x"
    assert "register-stray" in errors(council)


def test_a_kept_text_with_a_file_more_is_found():
    council = whole()
    council.files["register/text/0000/c7.md"] = council.files["source/c6.md"]
    assert errors(council)


def rewritten(council: Council, sequence: int, **changes) -> Council:
    """Falsify an entry, and chain the entries after it to the false one."""
    for kept in council.register.entries[sequence - 1 :]:
        entry = kept.value
        if entry.sequence == sequence:
            entry = replace(entry, **changes)
        else:
            last = council.files[f"register/{entry.sequence - 1:04}.json"]
            entry = replace(entry, previous=sha256_hex(last))
        council.files[kept.path] = print_entry(entry)
    return council


HEX = "ab" * 32


@pytest.mark.parametrize(
    ("sequence", "changes", "code"),
    [
        (3, {"adopted": HEX}, "entry-adopted"),
        (3, {"draft": HEX}, "entry-draft"),
        (3, {"effective": "2024-05-09"}, "entry-effective"),
        (3, {"evidence": "minute 7"}, "entry-evidence"),
        (3, {"relied_on": ()}, "entry-relied-on"),
        (3, {"previous": HEX}, "entry-previous"),
        (3, {"day": date(2024, 3, 1)}, "entry-day"),
        (3, {"day": date(2024, 4, 1)}, "statement-after-entry"),
        (3, {"subject": "2024-009"}, "subject-unread"),
        (2, {"draft": HEX}, "entry-draft"),
        (2, {"adopted": HEX}, "entry-adopted"),
        (2, {"evidence": "minute 7"}, "entry-evidence"),
        (1, {"draft": HEX}, "entry-draft"),
        (1, {"previous": HEX}, "entry-previous"),
        (1, {"effective": "2024-05-09"}, "entry-effective"),
    ],
)
def test_an_entry_that_does_not_follow_is_found_even_when_rechained(sequence, changes, code):
    assert code in errors(rewritten(whole(), sequence, **changes))


def test_an_entry_of_a_kind_that_is_not_its_subjects_is_found():
    council = whole()
    data = json.loads(council.files["register/0002.json"])
    council.files["register/0002.json"] = write_json({**data, "kind": "amendment"})
    assert "entry-kind" in errors(council)


def test_a_second_founding_is_found():
    council = whole()
    data = json.loads(council.files["register/0002.json"])
    council.files["register/0002.json"] = write_json({**data, "kind": "founding"})
    assert "entry-founding" in errors(council)


def test_an_entry_nobody_authorised_is_found():
    council = whole()
    council.put(council.statement("2024-002", CHAIR, Response.AGREES, base=before(council)), "mo")
    assert {"relied-on-changed", "key-of-another"} <= errors(council)


def before(council: Council):
    """The draft before the last entry."""
    del (files := dict(council.files))["register/0004.json"]
    return Council(files=files).draft


def test_one_amendment_entered_twice_is_found():
    council = whole()
    data = json.loads(council.files["register/0004.json"])
    council.files["register/0004.json"] = write_json({**data, "subject": "2024-001"})
    assert "entered-already" in errors(council)


def test_an_amendment_entered_twice_does_not_stop_the_replay_from_speaking():
    council = whole()
    data = json.loads(council.files["register/0004.json"])
    council.files["register/0004.json"] = write_json({**data, "subject": "2024-001"})
    assert verified(council).replayed == 3


def test_an_example_key_on_record_is_found(monkeypatch):
    key = read_public_line(KEYS["other"].public.rstrip("\n"))
    monkeypatch.setattr(example_keys, "EXAMPLE_KEYS", (key,))
    assert errors(whole()) == {"example-key"}


# --- what no entry has taken up ---------------------------------------------------------------


def test_an_amendment_being_decided_is_no_finding():
    council = on_record()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    council.propose(notes(council))
    assert verified(council).findings == ()
    council.sign("2024-002", day=ENTERED)
    assert verified(council).findings == ()


def test_a_stale_statement_not_entered_is_a_warning():
    council = on_record()
    council.propose(training(council)).sign("2024-001")
    path = "amendments/2024-001.md"
    council.files[path] = council.files[path].replace(b"The report says so.", b"We say so.")
    assert errors(council) == set()
    assert warnings(council) == {"subject-changed"}


def test_a_forged_signature_not_entered_is_an_error():
    council = on_record()
    council.propose(training(council)).sign("2024-001")
    path = signature_path("2024-001", CHAIR)
    council.files[path] = council.files[signature_path("2024-001", MONITORING_OFFICER)]
    assert errors(council) >= {"key-of-another", "signature-namespace"}


def test_a_signature_alone_is_an_error_and_a_statement_alone_a_warning():
    council = on_record()
    council.propose(training(council)).sign("2024-001")
    statement = council.files.pop(statement_path("2024-001", CHAIR))
    assert errors(council) == {"statement-missing"}
    del council.files[signature_path("2024-001", CHAIR)]
    council.files[statement_path("2024-001", CHAIR)] = statement
    assert errors(council) == set()
    assert warnings(council) == {"signature-missing"}


def test_a_statement_about_nothing_is_an_error():
    council = on_record()
    council.propose(training(council)).sign("2024-001")
    del council.files["amendments/2024-001.md"]
    assert errors(council) == {"statement-stray"}


def test_a_statement_of_an_office_with_no_part_is_an_error():
    council = on_record()
    council.propose(training(council)).sign("2024-001")
    statement = council.statement("2024-001", CHAIR, Response.AGREES)
    council.put(replace(statement, office="leader"), "chair")
    assert errors(council) == {"statement-stray"}


def test_a_statement_added_after_the_entry_is_an_error():
    council = whole()
    statement = council.statement("2024-001", CHAIR, Response.AGREES, base=first(council))
    council.put(replace(statement, office="leader"), "chair")
    assert errors(council) == {"statement-stray"}


def first(council: Council):
    """The draft before any amendment."""
    return council.source.constitution


def test_what_is_written_down_and_not_put_on_record_is_a_warning():
    council = on_record()
    council.decide(replace(DELEGATION, id="2024-D02"))
    council.files["register/office-holders-0002.toml"] = print_office_holders(
        replace(HOLDERS, version=2)
    )
    assert errors(council) == set()
    assert warnings(council) == {"decision-not-entered", "version-not-entered"}


def test_the_record_is_judged_for_the_council_of_its_own_text():
    council = whole()
    path = "source/constitution.toml"
    council.files[path] = council.files[path].replace(b"ambridge.example", b"felpersham.example")
    assert errors(council) == {"source-edited"}


def test_only_the_text_the_amendments_and_the_register_are_looked_at():
    council = whole()
    council.files |= {"README.md": b"\xff", "papers/x.md": b"", "build/y": b"\0"}
    del council.files["constitution.toml"]
    assert verified(council).findings == ()


def test_the_days_of_the_fixture_are_in_order():
    assert DELEGATION.day < SIGNED < ENTERED


# --- the chain, by itself ---------------------------------------------------------------------


def test_a_broken_chain_is_found_before_anything_is_replayed():
    council = whole()
    assert list(broken(council.register)) == []
    rewritten(council, 3, previous=HEX)
    assert [finding.code for finding in broken(council.register)] == ["entry-previous"]
    rewritten(council, 1, previous=HEX)
    assert "entry-previous" in {finding.code for finding in broken(council.register)}


def test_the_first_entry_names_no_entry_before_it():
    council = whole()
    rewritten(council, 1, previous=HEX)
    (finding,) = broken(council.register)
    assert (finding.code, finding.place.path) == ("entry-previous", "register/0001.json")


def test_with_an_entry_missing_nothing_is_replayed():
    council = whole()
    del council.files["register/0002.json"]
    found = verified(council)
    assert {finding.code for finding in found.errors} == {"entry-gap"}
    assert (found.replayed, found.moment) == (0, None)


def test_after_a_delegation_wrongly_entered_the_rest_is_replayed_all_the_same():
    council = whole()
    path = signature_path("2024-D01", MONITORING_OFFICER)
    council.files[path] = council.files[signature_path("2024-D00", MONITORING_OFFICER)]
    found = verified(council)
    assert {finding.code for finding in found.errors} == {"relied-on-changed", "signature-bad"}
    assert found.replayed == 4

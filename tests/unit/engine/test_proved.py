"""Before documents rest on a repository it is read, checked by every rule, and proved."""

from __future__ import annotations

import pytest

from constitution_tool.engine.authority.revised import lost
from constitution_tool.engine.checking.proved import proved
from constitution_tool.errors import Errors, Malformed, Unauthorised
from council_on_record import Council, on_record, training


def entered_once() -> Council:
    council = on_record()
    return council.propose(training(council)).sign("2024-001").enter("2024-001")


def told(_: str) -> None:
    pass


def refused(files, kind) -> set[str]:
    with pytest.raises(kind) as caught:
        proved(files, told)
    return {finding.code for finding in caught.value.findings}


def test_what_holds_is_proved():
    record, findings = proved(entered_once().files, told)
    assert record.register.sequence == 3
    assert findings == ()


def test_what_is_to_be_looked_at_comes_with_the_proof():
    council = Council()
    path = "source/c6.md"
    council.files[path] = council.files[path].replace(b"elsewhere", b"[elsewhere](#)")
    council.found()
    _, findings = proved(council.files, told)
    assert [finding.code for finding in findings] == ["link-dead"]


def test_what_breaks_a_rule_is_refused():
    council = on_record()
    council.propose(training(council))
    path = "amendments/2024-001.md"
    council.files[path] = council.files[path].replace(b"paragraph i]", b"paragraph ii]")
    assert refused(council.files, Errors) == {"citation-untrue"}


def test_a_picture_that_is_not_there_is_a_file_that_is_not_as_it_must_be():
    council = on_record()
    path = "source/c6.md"
    council.files[path] += b"\n- ii. See the map. {#c6.ccccc}\n\n  ![A map](map.png)\n"
    assert "picture-missing" in refused(council.files, Malformed)


def test_what_does_not_follow_from_the_record_is_refused():
    files = dict(entered_once().files)
    files["source/c5.md"] = files["source/c5.md"].replace(b"polite", b"kind")
    assert refused(files, Unauthorised) == {"source-edited"}


def test_an_amendment_that_cannot_be_read_is_refused():
    files = {**on_record().files, "amendments/2024-001.md": b"+++\n"}
    assert refused(files, (Malformed, Errors))


def test_what_was_on_record_and_is_not_the_same_later_is_named():
    before = entered_once().files
    after = {path: data for path, data in before.items() if path != "register/0003.json"}
    after["register/policy-0001.toml"] += b"\n"
    after["notes.md"] = b"Nothing to do with it.\n"
    assert {(finding.code, finding.place.path) for finding in lost(before, after)} == {
        ("history-removed", "register/0003.json"),
        ("history-changed", "register/policy-0001.toml"),
    }
    assert not list(lost(after, before))[1:]

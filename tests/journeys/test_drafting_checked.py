"""How a text might be better drafted is said only when it is asked, and stops nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from council import Council

SENTENCE = re.compile(r"In (C5, [^“]+), for “(.+?)” substitute “(.+?)”\.$")


def test_it_is_said_only_when_asked_and_is_no_error(council: Council) -> None:
    quiet = council("--json", "check")
    assert not [f for f in quiet.json["findings"] if f["code"].startswith("drafting-")]
    said = council("--json", "check", "--drafting")
    assert said.code == 0
    found = [f for f in said.json["findings"] if f["code"].startswith("drafting-")]
    assert {f["severity"] for f in found} == {"warning"}
    assert {f["path"] for f in found} == {"source/c5.md"}
    assert [f for f in found if f["code"] == "drafting-and-or"]


def test_what_is_suggested_can_be_drafted(council: Council) -> None:
    """Each sentence is typed as an officer would type it; all of it fits the text."""
    found = council("--json", "check", "--drafting").json["findings"]
    sentences = [match for f in found if (match := SENTENCE.search(f["remedy"]))]
    assert len(sentences) > 20
    for match in sentences[::4]:
        citation, find, new = match.groups()
        drafted = council(
            "amendment", "new", "--in", citation, "--replace", find, "--with", new,
            "--title", "T", "--reason", "R", "--proposed-by", "P", "--date", "2024-05-10", "-n",
        )  # fmt: skip
        assert drafted.code == 0, drafted.err


def test_a_council_leaves_a_rule_out(council: Council) -> None:
    text = council.read("constitution.toml")
    council.write("constitution.toml", f'{text}\n[drafting]\nrules = ["and-or"]\n')
    found = council("--json", "check", "--drafting").json["findings"]
    codes = {f["code"] for f in found if f["code"].startswith("drafting-")}
    assert codes == {"drafting-and-or"}
    council.write("constitution.toml", f'{text}\n[drafting]\nrules = ["taste"]\n')
    said = council("check", "--drafting")
    assert said.code == 3
    assert "“taste” is not a rule of drafting." in said.err

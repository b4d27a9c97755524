"""The constitutions of other people, in order as they were printed, have no faults but their own.

Each fault named here was looked up in the document: it is a misprint that stands there, or, in the
first versions of one, a list whose numbers a program was to count.
"""

from __future__ import annotations

import re

import pytest

import histories
from constitution_tool.engine.numbering.faults import faults
from constitution_tool.engine.numbering.sequence import WRONG, Entry, read_run
from constitution_tool.notation.text.numbering import split_label

UQCS_COUNTED = 6
"""Versions of UQCS in which every item is written 1., as Markdown lets one do."""

_TITLE = re.compile(r"Uqcs, (?:The Constitution|Schedule Fourteen[^,]*), ")

UQCS_IN_ORDER = 26
"""The version of UQCS from which on its numbers are in order."""


def _said(text):
    return [fault.finding.problem for fault in faults(text, {})]


def test_the_numbers_of_uqcs_are_in_order_since_they_were_put_in_order():
    versions = histories.history("uqcs")
    assert [_said(text) for text in versions[UQCS_IN_ORDER:]] == [[]] * (
        len(versions) - UQCS_IN_ORDER
    )


def test_the_misprints_of_uqcs_before_are_found_and_nothing_else():
    versions = histories.history("uqcs")[UQCS_COUNTED:UQCS_IN_ORDER]
    found = [fault.finding for text in versions for fault in faults(text, {})]
    assert {_TITLE.sub("", each.problem) for each in found} == {
        "1 Name, paragraph 1.1 is numbered “1.1”, as another of its list is.",
        "4 Membership follows “2”: “3” is left out.",
        "7 Membership of Management Committee is numbered “7”, as another of its list is.",
        "8 Election of Members to the Management Committee, paragraph 8.6 is numbered “8.6”, as "
        "another of its list is.",
        "17 Business to be Transacted at Annual General Meeting follows “13”: “16” is left out.",
        "18 Special General Meeting follows “16”: “17” is left out.",
        "18 Quorum at General Meeting is numbered “18”, as another of its list is.",
        "21 Procedure at General Meeting follows “18”: “20” is left out.",
        "22 Alteration of Rules follows “20”: “21” is left out.",
        "20 Procedure at General Meeting, 23 Funds and Accounts follows “21”: “22” is left out.",
        "24 Dissolution Clause follows “22”: “23” is left out.",
        "22 Alteration of Rules, paragraph 22.3 is numbered “22.3”, as another of its list is.",
    }


@pytest.mark.parametrize("name", ["debian", "social contract"])
def test_debian_numbers_as_it_stands_are_in_order(name):
    assert _said(histories.history(name)[-1]) == []


def test_the_number_that_debian_gave_twice_is_found():
    assert any(
        "A.1 Discussion and Amendment" in said for said in _said(histories.history("debian")[0])
    )


# --- documents read as they were taken from a PDF: one list of labels, not nested ----------------

_WORDS = re.compile(
    r"\d+ (?:January|March|June|July|October|December) |4 Boards|73 Officer|12A of"
    r"|A12\.4 below|A17\.2 below|3\.2 of|52\(4\) of"
    r"|\d (?:Avon|Stoke|Clift|Centr|Lockl|St G|South|Hartc|Know)"
)
"""Lines within a paragraph, or of a table, that begin with a number by chance."""

_CONTENTS = "......"
_BARE = re.compile(r"(\d{1,2}) (?=[A-Z])")


def _labels_of(name):
    """Read the labels a printed document has, in order, with the line each begins."""
    path = histories.CORPUS / name
    if not path.is_file():
        pytest.skip("the corpus is not at hand (set CONSTITUTION_CORPUS)")
    found, apart, after_space = [], False, True
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.strip()
        if not words or _CONTENTS in words or _WORDS.match(words):
            after_space = not words
            continue
        label, rest = split_label(words)
        bare = _BARE.match(words)
        if (label and rest) or bare:
            number = label or (bare[1] if bare else "")
            found.append((Entry(label=number, apart=apart), words))
            apart = False
        elif after_space:
            apart = True
        after_space = False
    return found


@pytest.mark.parametrize(
    ("name", "least", "misprints"),
    [
        (
            "weca/weca-constitution-part-a-2025.txt",
            460,
            # Twice 3.8; “32.4” and “A32.2.1” for A32.4 and A34.2.1.
            ["3.8 Nomination", "32.4 Consideration", "A32.5 The Combined", "A34.2.2 Members"],
        ),
        ("bristol/bristol-part-2-articles-2024.txt", 150, []),
        # The part of a constitution that begins with section C.
        ("bristol/bristol-part-3-4-delegations-to-officers-2026.txt", 65, ["C. DELEGATION"]),
    ],
)
def test_a_printed_constitution_has_no_faults_but_its_misprints(name, least, misprints):
    found = _labels_of(name)
    assert len(found) >= least
    reads = read_run(tuple(entry for entry, _ in found), frozenset())
    wrong = [
        words for (_, words), read in zip(found, reads, strict=True) if read and read.how in WRONG
    ]
    assert [words[: len(said)] for words, said in zip(wrong, misprints, strict=True)] == misprints

"""References as other people write them: a whole history, and what councils say of statutes."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

import histories
from constitution_tool.engine.amending.amend import apply_instruction
from constitution_tool.engine.amending.own_words import all_words
from constitution_tool.engine.checking.check_references import check_references
from constitution_tool.engine.references.grammar import mentions
from constitution_tool.engine.references.meaning import Found
from constitution_tool.engine.references.mention import Statute
from constitution_tool.engine.references.reading import Reading
from constitution_tool.engine.references.second import consequential
from constitution_tool.errors import Severity
from constitution_tool.model.amendment import Entry
from constitution_tool.model.citation import bare
from constitution_tool.model.instruction import Renumber
from constitution_tool.model.instrument import Constitution, Index, standings
from constitution_tool.notation.text.inline import plain
from referring import HEAD, SECOND, clause, protocol, target

SECTION = re.compile(r"§ ?([A-Z]?\.?[0-9]+(?:\.[0-9]+)*(?:\([0-9]+\))*)")
UNIT = re.compile(r"\w+")
ACT = re.compile(
    r"(?:[Ss]ections?|[Rr]egulations?|[Pp]aragraphs?) [0-9][^.;:“”–(]{0,12}(?:\([0-9a-z]+\))*"
    r" of the (?:[A-Z][a-z]+(?: and| of| the|,)* ){1,8}Act,? [0-9]{4}"
)


@pytest.mark.parametrize("version", [0, 1, 2, -1])  # those whose headings are set as headings
def test_every_section_that_a_constitution_refers_to_is_found_and_bears_that_number(version):
    text = histories.history("debian")[version]
    reading = Reading(text)
    looked_up = 0
    for standing in standings(text.instruments[0]):
        words = " ".join(plain(each) for each in all_words(standing.clause))
        said = [found[1] for found in SECTION.finditer(words)]
        read = [
            one
            for one in reading.by_place.get((text.instruments[0].id, standing.clause.id), ())
            if one.mention.noun == "§"
        ]
        assert [one.mention.labels[0].text for one in read] == said
        for one in read:
            meant = reading.meaning(one)
            assert isinstance(meant, Found), one.said
            number = Index(text).by_id[meant.ends[0]].clause.number
            assert UNIT.findall(one.mention.labels[0].text)[-1] == UNIT.findall(number)[-1]
            looked_up += 1
    assert looked_up >= 10


@pytest.mark.parametrize("name", ["debian", "uqcs"])
def test_a_real_constitution_is_not_drowned(name):
    for text in histories.history(name):
        found = check_references(text, {})
        assert len(found) <= 1
        assert all(one.severity is Severity.WARNING for one in found)


@pytest.mark.parametrize("number", range(12))
def test_whatever_real_section_gets_another_number_its_references_follow(number):
    text = histories.history("debian")[-1]
    before = Reading(text)
    meant = [
        (read, found.ends)
        for reads in before.by_place.values()
        for read in reads
        if isinstance(found := before.meaning(read), Found)
    ]
    targets = sorted({ends[0] for _, ends in meant})
    id_ = targets[number % len(targets)]
    label = Index(text).by_id[id_].clause.number
    change = Renumber(
        target=target(text, id_), number=label.replace(bare(label), f"{bare(label)}A")
    )
    after = apply_instruction(text, change)
    first = replace(HEAD, entries=(Entry(instruction=change, reason="A reason."),))
    second = consequential(text, after, (first,), SECOND)
    assert second.named == second.undone == ()
    last = after
    for entry in second.amendment.entries:
        last = apply_instruction(last, entry.instruction)
    now = Reading(last)
    again = [now.meaning(read).ends for reads in now.by_place.values() for read in reads
             if isinstance(now.meaning(read), Found)]  # fmt: skip
    assert again == [ends for _, ends in meant]
    assert second.amendment.entries


def test_no_act_that_councils_name_is_taken_for_ours():
    files = sorted(histories.CORPUS.glob("bristol/*.txt")) + sorted(
        histories.CORPUS.glob("weca/*.txt")
    )
    if not files:
        pytest.skip("the corpus is not at hand (set CONSTITUTION_CORPUS)")
    named = 0
    for file in files:
        words = " ".join(file.read_text(encoding="utf-8").split())
        for found in ACT.finditer(words):
            read = mentions(words[found.start() : found.end()])
            assert read, found[0]
            assert {type(one.home) for one in read} == {Statute}, found[0]
            named += 1
    assert named > 20


def test_five_thousand_clauses_are_checked_in_a_moment():
    text = large(5000)
    Index(text)
    begun = time.process_time()
    (one,) = check_references(text, {})
    assert time.process_time() - begun < 1.5  # 0.2 s on an idle machine
    assert "references in plain words that could be live" in one.problem


def large(clauses: int) -> Constitution:
    """A text of headings with 24 items each, of which most refer to others or to statutes."""
    said = (
        "subject to paragraph {n}",
        "under section 4 of the Localism Act 2011",
        "see paragraphs 2 to {n}",
        "in the ordinary way",
    )
    words = "The Council and any officer shall, by notice in writing to the Monitoring Officer, {} "
    numbers = iter(range(100, 100_000))
    headed = []
    for head in range(clauses // 25):
        items = [
            clause(next(numbers), f"{n}.", words.format(said[n % 4].format(n=n % 20 + 3)) * 3)
            for n in range(1, 25)
        ]
        headed.append(clause(next(numbers), "", "", items, f"Heading {head}"))
    return protocol(*headed)

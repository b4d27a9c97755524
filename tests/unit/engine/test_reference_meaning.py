"""Which paragraphs does a reference mean, seen from where it stands?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from constitution_tool.engine.references.meaning import Found, How, Missing, NotOurs, Several, Why
from constitution_tool.engine.references.reading import Reading
from constitution_tool.model.block import Paragraph
from constitution_tool.model.identity import InstrumentId
from constitution_tool.model.instrument import Constitution, Footnote, Index, Instrument
from constitution_tool.model.words import Words
from referring import clause, protocol

TEXT = protocol(
    clause(10, "", "", [
        clause(11, "i.", "One."),
        clause(12, "ii.", "Two:", [clause(121, "(a)", "A."), clause(122, "(b)", "B.")]),
        clause(13, "iii.", "Three."),
    ], heading="Introduction"),
    clause(20, "", "", [
        clause(21, "i.", "One."),
        clause(22, "ii.", "Two."),
        clause(23, "viii.", "Eight."),
    ], heading="Part 2 – Roles"),
    clause(30, "4.", "", [
        clause(31, "4.2", "In four:", [clause(311, "1.", "One."), clause(312, "2.", "Two.")]),
        clause(32, "A14.03", "Record."),
        clause(33, "APR13", "A."),
        clause(34, "APR14", "B."),
        clause(35, "APR15", "C."),
    ], heading="Rules"),
)  # fmt: skip


def meaning(words: str, at: int = 13, text: Constitution = TEXT):
    """Say what the reference to a paragraph, or else the first, means in the words of a clause."""
    index = Index(text)
    standing = index.by_id[f"c1.{at:05d}"]
    said = replace(standing.clause, opening=(Paragraph(words=Words(words)),))

    def put(one):
        new = said if one.id == said.id else one
        return replace(new, children=tuple(put(each) for each in new.children))

    first, *others = text.instruments
    changed = replace(first, clauses=tuple(put(each) for each in first.clauses))
    reading = Reading(Constitution(instruments=(changed, *others)))
    reads = reading.by_place["c1", said.id]
    nouns = [one.mention.noun for one in reads]
    return reading.meaning(reads[nouns.index("paragraph") if "paragraph" in nouns else 0])


def ends(words: str, at: int = 13, text: Constitution = TEXT) -> list[int]:
    meant = meaning(words, at, text)
    assert isinstance(meant, Found), meant
    return [int(id_.partition(".")[2]) for id_ in meant.ends]


@pytest.mark.parametrize(
    ("words", "at", "found"),
    [
        ("paragraph ii above", 13, [12]),
        ("paragraph ii above", 23, [22]),
        ("paragraph ii(b)", 13, [122]),
        ("sub-paragraph (b)", 121, [122]),
        ("paragraph (a)", 12, [121]),
        ("paragraph viii", 11, [23]),
        ("paragraph ii of the Introduction", 23, [12]),
        ("Introduction, paragraph ii", 23, [12]),
        ("paragraph ii of Part 2", 11, [22]),
        ("Part 2 paragraph ii", 11, [22]),
        ("Part 2", 11, [20]),
        ("§4.2.1", 11, [311]),
        ("§4.2(2)", 11, [312]),
        ("§4", 11, [30]),
        ("Article 14.03", 11, [32]),
        ("A14.03 applies", 11, [32]),
        ("APR 13 – 15", 11, [33, 35]),
        ("paragraph iii of this Protocol", 11, [13]),
        ("paragraph iii of the Protocol", 11, [13]),
        ("paragraphs i, ii(a) and iii", 12, [11, 121, 13]),
        ("[paragraph vii](#c1.00012)", 23, [12]),
    ],
)
def test_the_nearest_paragraph_of_that_label_is_meant(words, at, found):
    assert ends(words, at) == found


def test_a_range_takes_in_what_stands_between():
    meant = meaning("APR 13 – 15")
    assert isinstance(meant, Found)
    assert meant.members == {"c1.00033", "c1.00034", "c1.00035"}


def test_two_as_near_as_each_other_are_not_told_apart():
    assert isinstance(meaning("paragraph i", 32), Several)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("section 4 of the Localism Act 2011", Why.STATUTE),
        ("section 4 applies", Why.DOUBTFUL),
        ("the Localism Act 2011 and paragraph ii", Why.DOUBTFUL),
        ("paragraph ii of the Whistleblowing Policy", Why.ELSEWHERE),
        ("paragraph ii of Schedule 3", Why.ELSEWHERE),
    ],
)
def test_what_is_not_ours_is_left_alone(words, why):
    assert meaning(words) == NotOurs(why=why)


def test_a_label_no_statute_has_is_ours_though_one_was_named():
    assert ends("under the Localism Act 2011 and paragraph A14.03") == [32]


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("paragraph xi of this Protocol", How.CERTAIN),
        ("paragraph xi of this Constitution", How.UNCERTAIN),
        ("paragraph xi of this Code", How.UNCERTAIN),
        ("paragraph xi below", How.LIKELY),
        ("paragraph xi", How.UNCERTAIN),
        ("Part 3 of this Protocol", How.UNCERTAIN),
    ],
)
def test_how_sure_it_is_that_a_paragraph_is_missing(words, how):
    meant = meaning(words)
    assert isinstance(meant, Missing)
    assert meant.how is how


def test_a_paragraph_on_the_other_side_is_told():
    meant = meaning("paragraph viii above")
    assert isinstance(meant, Missing)
    assert (meant.how, meant.there) == (How.WRONG_WAY, "c1.00023")


def test_another_instrument_is_named_by_its_title_or_number():
    code = Instrument(
        id=InstrumentId("c2"),
        number="C2",
        title="EMPLOYEE CODE",
        clauses=(replace(clause(1, "i.", "One."), id="c2.00001"),),
    )
    text = Constitution(instruments=(*TEXT.instruments, code))
    assert meaning("paragraph i of the Employee Code", 13, text).ends == ("c2.00001",)
    assert meaning("paragraph i of C2", 13, text).ends == ("c2.00001",)
    assert meaning("C2, paragraph i", 13, text).ends == ("c2.00001",)
    assert meaning("C2 applies", 13, text).ends == ("c2",)


def test_a_footnote_is_read_too_and_sees_the_whole_instrument():
    (first,) = TEXT.instruments
    note = Footnote(label="1", words=Words("See paragraph viii."))
    reading = Reading(Constitution(instruments=(replace(first, footnotes=(note,)),)))
    (read,) = reading.by_place["c1", ""]
    assert reading.meaning(read).ends == ("c1.00023",)


def test_letters_before_a_number_may_be_the_number_of_an_instrument():
    rules = Instrument(
        id=InstrumentId("apr"),
        number="APR",
        title="ACCESS TO INFORMATION RULES",
        clauses=tuple(
            replace(clause(n, f"{n}.", "A rule."), id=f"apr.{n:05d}") for n in range(12, 20)
        ),
    )
    text = Constitution(
        instruments=(replace(TEXT.instruments[0], clauses=TEXT.instruments[0].clauses[:2]), rules)
    )
    meant = meaning("APR 13 – 18 apply", 13, text)
    assert meant.ends == ("apr.00013", "apr.00018")
    assert len(meant.members) == 6


def test_a_heading_may_begin_with_its_own_number():
    text = protocol(
        clause(1, "", "", [clause(13, "i.", "Words.")], heading="Introduction"),
        clause(2, "", "", [clause(21, "i.", "A.")], heading="APR 13 Exclusion of the public"),
        clause(3, "", "", [clause(31, "i.", "A.")], heading="APR 14 Reports"),
    )
    assert ends("APR 13 applies", 13, text) == [2]
    assert ends("APR 13 to 14 apply", 13, text) == [2, 3]


@pytest.mark.parametrize(
    ("title", "called", "how"),
    [
        ("MEMBERS’ CODE OF CONDUCT", "this Code", How.CERTAIN),
        ("MEMBERS’ CODE OF CONDUCT", "this Conduct", How.CERTAIN),
        ("MEMBERS’ CODE OF CONDUCT", "this Protocol", How.UNCERTAIN),
        ("MEMBERS’ CODE OF CONDUCT", "this of", How.UNCERTAIN),
        ("COUNCIL PROCEDURE RULES", "these Rules", How.CERTAIN),
    ],
)
def test_an_instrument_calls_itself_by_its_kind(title, called, how):
    text = protocol(*TEXT.instruments[0].clauses, title=title)
    meant = meaning(f"paragraph xi of {called}", 13, text)
    assert isinstance(meant, Missing)
    assert meant.how is how


def test_the_regulations_are_not_taken_for_our_own():
    text = protocol(*TEXT.instruments[0].clauses, title="FINANCIAL REGULATIONS")
    assert meaning("paragraph ii of the Regulations", 13, text) == NotOurs(why=Why.ELSEWHERE)
    assert ends("paragraph ii of these Regulations", 13, text) == [12]

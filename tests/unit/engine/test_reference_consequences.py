"""What must follow when paragraphs get other numbers, move or go, and what is drafted for it?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.references.between import texts_of
from constitution_tool.engine.references.consequences import Sure
from constitution_tool.engine.references.following import follows
from constitution_tool.engine.references.pointing import pointed_at
from constitution_tool.engine.references.second import consequential
from constitution_tool.model.amendment import Entry
from constitution_tool.model.block import Cell, Paragraph, Table
from constitution_tool.model.identity import ClauseId, InstrumentId
from constitution_tool.model.instruction import (
    InsertClauses,
    Join,
    Move,
    OmitClause,
    OmitLeavingNumber,
    Renumber,
    SubstituteHeading,
    SubstituteWords,
)
from constitution_tool.model.instrument import Footnote, Index, Instrument
from constitution_tool.model.target import Beside, End, Once, Side, Within
from constitution_tool.model.words import Words
from constitution_tool.notation.amendments.instruction import print_sentence
from referring import HEAD, SECOND, clause, protocol, target


def text(words: str, *, in_five: str = "Five.", heading: str = "Introduction"):
    """A text whose first paragraph says some words."""
    return protocol(
        clause(10, "", "", [
            clause(11, "1.", words),
            clause(12, "2.", "Two."),
            clause(13, "3.", "Three:", [clause(131, "(a)", "A."), clause(132, "(b)", "B.")]),
            clause(14, "4.", "Four."),
            clause(15, "5.", in_five),
        ], heading=heading),
        clause(20, "", "", [clause(21, "1.", "Other.")], heading="Part 2 – Roles"),
    )  # fmt: skip


def renumber(full, number: int, label: str):
    return Renumber(target=target(full, f"c1.{number:05d}"), number=label)


def to_roles(full, number: int):
    gap = Within(end=End.END, target=target(full, "c1.00020"))
    return Move(target=target(full, f"c1.{number:05d}"), gap=gap)


def first(*instructions):
    return replace(
        HEAD, entries=tuple(Entry(instruction=one, reason="A reason.") for one in instructions)
    )


def found(full, *instructions):
    made = first(*instructions)
    return follows(texts_of(full, amend(full, made), (made,)))


def second(full, *instructions):
    made = first(*instructions)
    return consequential(full, amend(full, made), (made,), SECOND)


def sentences(full, *instructions) -> list[str]:
    return [
        print_sentence(entry.instruction).partition(", for ")[2]
        for entry in second(full, *instructions).amendment.entries
    ]


@pytest.mark.parametrize(
    ("words", "become"),
    [
        ("See paragraph 3.", "See paragraph 3A."),
        ("See paragraphs 2, 3(a) and (b).", "See paragraphs 2, 3A(a) and (b)."),
        ("See paragraph 3(a) below.", "See paragraph 3A(a) below."),
        ("See paragraphs 2 to 3.", "See paragraphs 2 to 3A."),
        ("See paragraph 3 of this Protocol.", "See paragraph 3A of this Protocol."),
        ("See paragraph 3 of the Introduction.", "See paragraph 3A of the Introduction."),
        ("Introduction, paragraph 3, applies.", "Introduction, paragraph 3A, applies."),
        (
            "See paragraph 3. Paragraph 3 of the Localism Act 2011 applies.",
            "See paragraph 3A. Paragraph 3 of the Localism Act 2011 applies.",
        ),
        ("See *paragraph 3*, **twice**.", "See *paragraph 3A*, **twice**."),
        ("See [paragraph 3](#c1.00013).", "See [paragraph 3A](#c1.00013)."),
        ("See section 3, and regulation 3.", "See section 3, and regulation 3."),
    ],
)
def test_a_label_that_changed_is_changed_and_no_more(words, become):
    full = text(words)
    change = renumber(full, 13, "3A.")
    last = amend(amend(full, first(change)), second(full, change).amendment)
    assert Index(last).by_id["c1.00011"].clause.opening[0].words == become


def test_the_least_is_quoted():
    full = text("See paragraphs 2 and 4, and no others.")
    assert sentences(full, renumber(full, 14, "4A.")) == ["“4” substitute “4A”."]


def test_a_link_keeps_where_it_leads():
    full = text("See [paragraph 3](#c1.00013).")
    made = second(full, renumber(full, 13, "7."))
    last = amend(amend(full, first(renumber(full, 13, "7."))), made.amendment)
    assert Index(last).by_id["c1.00011"].clause.opening[0].words == (
        "See [paragraph 7](#c1.00013)."
    )


def test_a_link_is_believed_where_its_words_alone_mean_another():
    full = text("See [paragraph 1](#c1.00021).")
    assert sentences(full, renumber(full, 21, "7.")) == ["“1” substitute “7”."]
    assert found(full, renumber(full, 11, "9.")) == ()


def test_a_live_reference_follows_by_itself():
    full = text("See [](#c1.00013) and [the rule on courtesy](#c1.00013).")
    assert found(full, renumber(full, 13, "7.")) == ()


def test_one_of_a_list_that_goes_is_left_out_and_the_noun_fits():
    full = text("See paragraphs 2 and 4.")
    omit = OmitClause(target=target(full, "c1.00014"))
    assert sentences(full, omit) == ["“paragraphs 2 and 4” substitute “paragraph 2”."]


def test_a_range_whose_end_goes_ends_before():
    full = text("See paragraphs 2 to 4.")
    omit = OmitClause(target=target(full, "c1.00014"))
    assert sentences(full, omit) == ["“4” substitute “3”."]


def test_what_refers_to_something_gone_is_named_and_not_drafted():
    full = text("See paragraph 4.")
    (one,) = found(full, OmitClause(target=target(full, "c1.00014")))
    assert one.sure is Sure.NAMED
    assert one.change is None
    assert "“paragraph 4” refers to C1, Introduction, paragraph 4, which would be gone" in (
        one.problem
    )


def test_what_refers_to_a_number_left_standing_is_named():
    full = text("See paragraph 4.")
    (one,) = found(full, OmitLeavingNumber(target=target(full, "c1.00014")))
    assert "of which only the number is left" in one.problem


def test_a_moved_paragraph_is_named_by_its_heading():
    full = text("See paragraph 4 below.", in_five="See paragraph 4.")
    move = (to_roles(full, 14), renumber(full, 14, "1."), renumber(full, 21, "7."))
    assert sentences(full, *move) == [
        "“paragraph 4 below” substitute “paragraph 1 of Part 2 – Roles”.",
        "“paragraph 4” substitute “paragraph 1 of Part 2 – Roles”.",
    ]


def test_a_paragraph_that_went_elsewhere_is_not_left_to_be_guessed():
    full = text("See paragraph 3.")
    assert sentences(full, to_roles(full, 13)) == [
        "“paragraph 3” substitute “paragraph 3 of Part 2 – Roles”."
    ]


def test_where_no_words_are_certain_the_reference_is_made_live():
    full = text("See paragraph 4 below.")
    move = (to_roles(full, 14), renumber(full, 14, "1."))
    (made,) = second(full, *move).amendment.entries
    assert made.instruction.replace == "[](#c1.00014)"


def test_above_becomes_below():
    full = text("One.", in_five="See paragraph 4 above.")
    after = Beside(side=Side.AFTER, target=target(full, "c1.00015"))
    move = Move(target=target(full, "c1.00014"), gap=after)
    assert sentences(full, move) == ["“above” substitute “below”."]


def test_what_was_joined_is_found_in_what_it_was_joined_to():
    full = text("See paragraphs 4 and 5.", in_five="See paragraph 4.")
    join = Join(target=target(full, "c1.00014"), follower=target(full, "c1.00015"))
    assert sentences(full, join) == ["“paragraphs 4 and 5” substitute “paragraph 4”."]


def test_a_heading_that_calls_itself_otherwise_is_followed():
    full = text("See Part 2, and paragraph 1 of Part 2.")
    call = SubstituteHeading(target=target(full, "c1.00020"), replace=Words("Part 3 – Roles"))
    made = second(full, call)
    last = amend(amend(full, first(call)), made.amendment)
    assert Index(last).by_id["c1.00011"].clause.opening[0].words == (
        "See Part 3, and paragraph 1 of Part 3."
    )


def test_the_letters_of_another_instrument_stay():
    full = text("Under APR 13 – 15, and APR 14.")
    rules = Instrument(
        id=InstrumentId("apr"),
        number="APR",
        title="ACCESS RULES",
        clauses=tuple(
            replace(clause(n, f"{n}.", "A rule."), id=ClauseId(f"apr.{n:05d}"))
            for n in range(12, 17)
        ),
    )
    full = replace(full, instruments=(*full.instruments, rules))
    change = Renumber(target=target(full, "apr.00014"), number="14A.")
    last = amend(amend(full, first(change)), second(full, change).amendment)
    assert Index(last).by_id["c1.00011"].clause.opening[0].words == (
        "Under APR 13 – 15, and APR 14A."
    )


def test_headings_and_cells_are_amended_and_footnotes_are_named():
    full = text("One.", heading="Introduction, with paragraph 3 below")
    (instrument,) = full.instruments
    head, *rest = instrument.clauses
    table = Table(
        header=((cell("What"), cell("Where")),),
        rows=((cell("Courtesy"), cell("Paragraph 3")), (cell("Care"), cell("Paragraph 2"))),
    )
    head = replace(head, opening=(table,))
    note = Footnote(label="1", words=Words("See paragraph 3(a)."))
    full = replace(
        full,
        instruments=(replace(instrument, clauses=(head, *rest), footnotes=(note,)),),
    )
    made = second(full, renumber(full, 13, "7."))
    assert [print_sentence(one.instruction) for one in made.amendment.entries] == [
        "In the heading of C1, Introduction, with paragraph 3 below, for “3” substitute “7”.",
        "In the table in C1, Introduction, with paragraph 3 below, in the row beginning “Courtesy "
        "Paragraph 3”, in the column headed “Where”, for “3” substitute “7”.",
    ]
    (undone,) = made.undone
    assert "A footnote of C1: no instruction puts “7(a)” in place of “3(a)”" in undone.problem


def cell(words: str) -> Cell:
    return Cell(blocks=(Paragraph(words=Words(words)),))


def test_a_range_that_takes_in_more_is_named():
    full = text("See paragraphs 2 to 4.")
    before = Beside(side=Side.BEFORE, target=target(full, "c1.00014"))
    move = Move(target=target(full, "c1.00015"), gap=before)
    (one,) = found(full, move)
    assert "“paragraphs 2 to 4” would now take in C1, Introduction, paragraph 5" in one.problem


def after(full, number: int, other: int):
    gap = Beside(side=Side.AFTER, target=target(full, f"c1.{other:05d}"))
    return Move(target=target(full, f"c1.{number:05d}"), gap=gap)


def inserted_after(full, number: int, label: str):
    gap = Beside(side=Side.AFTER, target=target(full, f"c1.{number:05d}"))
    return InsertClauses(gap=gap, clauses=(clause(90, label, "New."),))


def test_a_range_that_takes_in_the_same_in_another_order_is_left():
    full = text("See paragraphs 2 to 4.")
    swap = (after(full, 12, 13), renumber(full, 13, "2."), renumber(full, 12, "3."))
    assert found(full, *swap) == ()


def test_a_range_whose_first_is_another_now_is_written_from_that():
    full = text("See paragraphs 2 to 4.")
    assert sentences(full, after(full, 12, 13)) == ["“2” substitute “3”."]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (
            lambda full: (
                inserted_after(full, 12, "3."),
                *(renumber(full, n, f"{n - 9}.") for n in (13, 14, 15)),
            ),
            "would now take in C1, Introduction, paragraph 3 and no longer take in C1, "
            "Introduction, paragraph 5",
        ),
        (
            lambda full: (after(full, 14, 15), renumber(full, 15, "4."), renumber(full, 14, "5.")),
            "would now take in C1, Introduction, paragraph 4 and no longer take in C1, "
            "Introduction, paragraph 5",
        ),
        (
            lambda full: (to_roles(full, 13),),
            "would no longer take in C1, Part 2 – Roles, paragraph 3",
        ),
    ],
)
@pytest.mark.parametrize("words", ["See paragraphs 2 to 4.", "See paragraphs [2](#c1.00012)–4."])
def test_a_range_that_no_words_would_keep_is_named_and_never_drafted(how, said, words):
    full = text(words)
    made = second(full, *how(full))
    assert made.amendment.entries == ()
    (one,) = made.named
    assert said in one.problem


def test_a_range_from_one_level_to_another_takes_in_all_between_them():
    full = text("See paragraphs 3(a) to 5.")
    assert found(full, renumber(full, 12, "2A.")) == ()
    (one,) = second(full, inserted_after(full, 14, "4A.")).named
    assert "would now take in C1, Introduction, paragraph 4A" in one.problem


def test_what_could_mean_several_is_named_when_one_of_them_changes():
    full = text("One.", heading="Introduction")
    (instrument,) = full.instruments
    third = clause(30, "", "", [clause(31, "(x)", "See paragraph 1.")], heading="Third")
    full = replace(full, instruments=(replace(instrument, clauses=(*instrument.clauses, third)),))
    (one,) = found(full, renumber(full, 21, "7."))
    assert one.sure is Sure.NAMED
    assert "“paragraph 1” may mean C1, Part 2 – Roles, paragraph 1" in one.problem


def test_what_may_be_in_a_statute_is_named_when_what_it_may_mean_changes():
    full = text("The Localism Act 2011 applies. Under paragraph 3, notice is given.")
    (one,) = found(full, renumber(full, 13, "3A."))
    assert one.sure is Sure.NAMED
    assert "“paragraph 3” may mean C1, Introduction, paragraph 3" in one.problem
    assert found(full, renumber(full, 12, "2A.")) == ()


def test_what_the_first_amendment_says_anew_is_meant_as_it_says_it():
    full = text("See paragraph 3 and also paragraph 4.")
    words = SubstituteWords(
        targets=(target(full, "c1.00011"),),
        find=Words("paragraph 3 and also paragraph 4"),
        replace=Words("paragraph 4 and also paragraph 5"),
        occurrence=Once(),
    )
    shift = (renumber(full, 15, "6."), renumber(full, 14, "5."), renumber(full, 13, "4."))
    assert found(full, *shift, words) == ()


def test_what_changes_only_words_makes_nothing_follow():
    full = text("See paragraph 3.")
    words = SubstituteWords(
        targets=(target(full, "c1.00012"),),
        find=Words("Two"),
        replace=Words("Second"),
        occurrence=Once(),
    )
    assert found(full, words) == ()


# --- words that count ---------------------------------------------------------------------------


def principles(words: str, heading: str = "Principles"):
    return protocol(
        clause(10, "", "", [clause(11, "1.", words)], heading="Introduction"),
        clause(20, "", "", [
            clause(21, "1.", "The three duties are:", [
                clause(211, "(a)", "A;"), clause(212, "(b)", "B;"), clause(213, "(c)", "C."),
            ]),
            clause(22, "2.", "Two."),
        ], heading=heading),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "drafted"),
    [
        ("The two principles apply.", ["“two” substitute “one”."]),
        ("These two general principles apply.", ["“two” substitute “one”."]),
        ("The three principles apply.", []),
        ("The two officers apply.", []),
        ("Two principles apply.", []),
    ],
)
def test_a_word_that_counted_right_counts_right_again(words, drafted):
    full = principles(words)
    assert sentences(full, OmitClause(target=target(full, "c1.00022"))) == drafted


def test_the_words_that_lead_up_to_a_list_count_it():
    full = principles("One.")
    made = second(full, OmitClause(target=target(full, "c1.00212")))
    assert [print_sentence(one.instruction) for one in made.amendment.entries] == [
        "In C1, Principles, paragraph 1, for “three” substitute “two”."
    ]
    assert made.amendment.entries[0].reason == (
        "C1, Principles, paragraph 1 holds 2 paragraphs, and held 3 (amendment 2026-001)."
    )
    (likely,) = made.likely
    assert likely.sure is Sure.LIKELY


@pytest.mark.parametrize(
    ("words", "become"),
    [
        ("There are two conditions:", "There are three conditions:"),
        ("There are 2 conditions:", "There are 3 conditions:"),
        ("Two conditions apply. They are two conditions:", None),
        ("The Panel has two members:", "The Panel has three members:"),
        ("Within two days, of two weeks:", "Within two days, of two weeks:"),
        ("There are four conditions:", "There are four conditions:"),
    ],
)
def test_a_count_that_leads_up_to_a_list_is_followed_and_doubted(words, become):
    full = protocol(
        clause(10, "", "", [
            clause(11, "1.", words, [clause(111, "(a)", "A;"), clause(112, "(b)", "B.")]),
        ], heading="Introduction"),
    )  # fmt: skip
    made = second(full, inserted_after(full, 112, "(c)"))
    last = amend(amend(full, first(inserted_after(full, 112, "(c)"))), made.amendment)
    if become is None:  # of several sentences, the last leads up to the list
        become = "Two conditions apply. They are three conditions:"
    assert Index(last).by_id["c1.00011"].clause.opening[0].words == become
    assert len(made.likely) == (words != become)


def test_days_and_people_are_not_paragraphs():
    full = principles("The two days and the two members, of these two principals.", "Two days")
    assert sentences(full, OmitClause(target=target(full, "c1.00022"))) == []


# --- who refers to what changes -----------------------------------------------------------------


def test_unchanged_words_that_refer_to_changed_ones_are_named_once():
    full = text("See paragraphs 2 to 4.", in_five="See [](#c1.00013), and paragraph 3.")
    words = SubstituteWords(
        targets=(target(full, "c1.00131"),),
        find=Words("A"),
        replace=Words("Alpha"),
        occurrence=Once(),
    )
    assert pointed_at(full, amend(full, first(words))) == {"c1.00131": ("c1.00011", "c1.00015")}


# --- neighbours and names -----------------------------------------------------------------------


def test_a_neighbour_that_is_another_is_named():
    full = text("One.", in_five="As in the preceding paragraph.")
    (one,) = found(full, to_roles(full, 14))
    assert one.sure is Sure.NAMED
    assert one.problem == (
        "C1, Introduction, paragraph 5 says “the preceding paragraph”: that was C1, Introduction, "
        "paragraph 4 and would be C1, Introduction, paragraph 3"
    )


def test_a_neighbour_that_stays_is_not():
    full = text("One, and the next paragraph of the Act.", in_five="As in the preceding paragraph.")
    assert found(full, to_roles(full, 12)) == ()


def test_a_heading_called_otherwise_is_followed_where_it_is_named():
    full = text("See Courtesy and Respect, and “Courtesy and Respect” again; courtesy and respect.")
    (instrument,) = full.instruments
    third = clause(30, "", "", [clause(31, "1.", "Be kind.")], heading="Courtesy and Respect")
    full = replace(full, instruments=(replace(instrument, clauses=(*instrument.clauses, third)),))
    call = SubstituteHeading(target=target(full, "c1.00030"), replace=Words("Conduct & Care\\*"))
    made = second(full, call)
    last = amend(amend(full, first(call)), made.amendment)
    assert Index(last).by_id["c1.00011"].clause.opening[0].words == (
        "See Conduct & Care\\*, and “Conduct & Care\\*” again; courtesy and respect."
    )
    assert len(made.likely) == 1
    (gone,) = {one.problem for one in found(full, OmitClause(target=target(full, "c1.00030")))}
    assert "names “Courtesy and Respect”, which would be gone" in gone


def test_a_heading_of_one_word_is_named_only_in_quotation_marks():
    full = text("Under Roles, see “Roles” first.")
    (instrument,) = full.instruments
    third = clause(30, "", "", [clause(31, "1.", "Be kind.")], heading="Roles")
    full = replace(full, instruments=(replace(instrument, clauses=(*instrument.clauses, third)),))
    call = SubstituteHeading(target=target(full, "c1.00030"), replace=Words("Duties"))
    assert len(sentences(full, call)) == 1


# --- defined terms ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "definition",
    [
        "“Chair” means who presides.",
        "In this Protocol, “Chair” means who presides.",
        "In this Protocol “Chair” and “Vice-Chair” mean those who preside.",
        "In these Rules, “the Chair” shall mean who presides.",
        "For the purposes of this Protocol “Chair” includes a deputy.",
        "For the purpose of these Rules, “Chair” refers to who presides.",
        "“Clerk” means an officer; and “Chair” means a member.",
        "“Clerk” or “Chair” has the meaning given by law.",
        "“Chair”, in this Protocol, means who presides.",
        "The Members' friend is here. 'Chair' means who presides.",
    ],
)
def test_a_term_whose_definition_goes_is_named(definition):
    full = text("The Chair decides.", in_five=definition)
    named = [one.problem for one in found(full, OmitClause(target=target(full, "c1.00015")))]
    assert any("“Chair” would no longer be defined" in problem for problem in named), named


def test_what_is_said_of_a_term_in_passing_defines_nothing():
    full = text("The Chair decides.", in_five="All that the word “Chair” includes is kept.")
    assert found(full, OmitClause(target=target(full, "c1.00015"))) == ()

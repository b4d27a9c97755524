"""What do the words just before a reference name: a heading, another document, or nothing sure?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.references.meaning import Found, Several
from constitution_tool.engine.references.reading import Reading
from constitution_tool.engine.references.second import consequential, linking
from constitution_tool.model.amendment import Entry
from constitution_tool.model.block import Paragraph
from constitution_tool.model.identity import InstrumentId
from constitution_tool.model.instruction import Renumber
from constitution_tool.model.instrument import Constitution, Instrument
from constitution_tool.model.words import Words
from referring import HEAD, SECOND, clause, protocol, target


def text(words: str, *, title: str = "MEETINGS PROTOCOL", others: tuple[Instrument, ...] = ()):
    first = protocol(
        clause(10, "", "", [
            clause(1, "1.", words),
            *(clause(n, f"{n}.", "Words.") for n in range(2, 7)),
        ], heading="General"),
        clause(20, "", "", [
            clause(21, "1.", "A complaint."), clause(22, "2.", "It is heard."),
            clause(23, "3.", "It is decided."),
        ], heading="Complaints"),
        clause(30, "", "", [clause(31, "1.", "A."), clause(32, "2.", "B.")], heading="Conduct"),
        title=title,
    )  # fmt: skip
    return Constitution(instruments=(*first.instruments, *others))


def other(id_: str, title: str) -> Instrument:
    rules = (replace(clause(n, f"{n}.", "A rule."), id=f"{id_}.{n:05d}") for n in range(1, 7))
    return Instrument(id=InstrumentId(id_), number=id_.upper(), title=title, clauses=tuple(rules))


def meanings(full: Constitution):
    reading = Reading(full)
    return [reading.meaning(one) for one in reading.by_place.get(("c1", "c1.00001"), ())]


OTHERS = [
    "Council Procedure Rule 5",
    "Procedure Rule 5",
    "Contract Standing Order 5",
    "Contract Standing Orders, paragraph 3",
    "the Financial Regulations, paragraph 3",
    "Financial Regulation 5",
    "Appendix A paragraph 3",
    "Appendix A, paragraph 3",
    "Annex 2 (paragraph 3)",
    "the Whistleblowing Policy at paragraph 3",
    "the Whistleblowing Policy – paragraph 3",
    "the “Whistleblowing Policy”, paragraph 3",
    "the Code of Conduct for Members, paragraph 3",
    "the Code of Conduct, paragraph 2",
    "the Officers’ Code (paragraph 3)",
    "the Scheme of Delegation paragraphs 2 to 4",
    "the Schedule of Charges, paragraph 3",
    "rule 5 of the Council Procedure Rules",
    "the Nolan Report, paragraphs 3 to 5",
    "paragraph 3 of, and paragraph 4 of, the Financial Regulations",
    "GDPR Article 5",
    "Article 5 ECHR",
]
DOUBTED = [
    "Standing Order 5",
    "Rule 5",
    "agenda paragraph 5",
    "minute 3, paragraph 5",
    "item 5, paragraph 3",
    "the Financial Regulations, in paragraph 3",
    "the Financial Regulations (see paragraph 3)",
    "the Chair of Complaints, paragraph 3",
    "the attached procedure, paragraph 3",
    "the Financial Regulations, paragraph 3 and paragraph 5",
]


@pytest.mark.parametrize("words", [*OTHERS, *DOUBTED])
def test_what_is_of_another_document_is_neither_drafted_nor_linked(words):
    full = text(f"Words, as {words} says.")
    assert not any(isinstance(one, Found | Several) for one in meanings(full)), meanings(full)
    assert linking(full, SECOND, frozenset({"c1.00001"}), "Why.").amendment.entries == ()
    made = shifted(full)
    assert made.amendment.entries == ()


@pytest.mark.parametrize("words", DOUBTED)
def test_what_may_be_of_another_document_is_named(words):
    assert shifted(text(f"Words, as {words} says.")).named


def shifted(full: Constitution):
    changes = [
        Renumber(target=target(full, f"c1.{n:05d}"), number=f"{n + 1}.") for n in (6, 5, 4, 3, 2)
    ]
    entries = tuple(Entry(instruction=one, reason="A reason.") for one in changes)
    first = replace(HEAD, entries=entries)
    return consequential(full, amend(full, first), (first,), SECOND)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("the Financial Regulations, paragraph 3", ("fr.00003",)),
        ("the Financial Regulations paragraph 3", ("fr.00003",)),
        ("Financial Regulation 5", ("fr.00005",)),
        ("Council Procedure Rule 5", ("cpr.00005",)),
        ("FR (paragraph 3)", ("fr.00003",)),
    ],
)
def test_a_document_that_the_text_holds_is_looked_up_there(words, ends):
    others = (other("fr", "FINANCIAL REGULATIONS"), other("cpr", "COUNCIL PROCEDURE RULES"))
    meant = meanings(text(f"As {words} says.", others=others))[-1]
    assert isinstance(meant, Found), meant
    assert meant.ends == ends


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("COUNCIL PROCEDURE RULES", "Rule 4"),
        ("COUNCIL PROCEDURE RULES", "Procedure Rule 4"),
        ("STANDING ORDERS", "Standing Order 4"),
        ("MEETINGS PROTOCOL", "the Protocol, paragraph 3"),
        ("MEETINGS PROTOCOL", "this Protocol, paragraph 3"),
        ("MEETINGS PROTOCOL", "the Constitution, paragraph 6"),
        ("MEETINGS PROTOCOL", "the Financial Regulations, paragraph 3 below"),
        ("MEETINGS PROTOCOL", "the Standing Orders and paragraph 3"),
        ("MEETINGS PROTOCOL", "the Policy and Resources Committee, paragraph 3"),
        ("MEETINGS PROTOCOL", "the “Contract Standing Orders.” Paragraph 3"),
        ("MEETINGS PROTOCOL", "they say of Complaints. Paragraph 3"),
        ("MEETINGS PROTOCOL", "the Chief Executive, paragraph 3"),
        ("MEETINGS PROTOCOL", "the Financial Regulations apply; paragraph 3"),
    ],
)
def test_what_is_of_the_text_itself_stays_ours(title, words):
    (meant,) = meanings(text(f"As {words} says.", title=title))
    assert isinstance(meant, Found), meant
    assert meant.ends in (("c1.00003",), ("c1.00004",), ("c1.00006",))


@pytest.mark.parametrize(
    "words",
    [
        "the Complaints part, paragraph 2",
        "Complaints (paragraph 2)",
        "“Complaints”, paragraph 2",
        "‘Complaints’, paragraph 2",
        "‘Complaints’ paragraph 2",
        "Complaints – paragraph 2",
        "Complaints paragraph 2",
        "Complaints, paragraph 2",
        "under Complaints at paragraph 2",
    ],
)
def test_a_heading_named_just_before_is_where_the_paragraph_is(words):
    full = text(f"See {words}.")
    (meant,) = meanings(full)
    assert isinstance(meant, Found), meant
    assert meant.ends == ("c1.00022",)
    assert shifted(full).amendment.entries == ()


@pytest.mark.parametrize(
    "words",
    [
        "In Complaints, see paragraph 2.",
        "Complaints (see paragraph 2).",
        "Complaints, paragraph 1 and paragraph 2.",
    ],
)
def test_a_heading_named_less_closely_makes_it_doubtful(words):
    meant = meanings(text(words))[-1]
    assert isinstance(meant, Several), meant
    assert set(meant.candidates) == {"c1.00002", "c1.00022"}
    (named,) = shifted(text(words)).named
    assert "may mean C1, General, paragraph 2" in named.problem


def test_what_moves_from_beneath_the_heading_named_before_it_is_written_anew():
    full = text("See the Complaints part, paragraph 2.")
    change = Renumber(target=target(full, "c1.00022"), number="2A.")
    first = replace(HEAD, entries=(Entry(instruction=change, reason="A reason."),))
    after = amend(full, first)
    last = amend(after, consequential(full, after, (first,), SECOND).amendment)
    said = Paragraph(words=Words("See the Complaints part, paragraph 2A."))
    assert last.instruments[0].clauses[0].children[0].opening == (said,)

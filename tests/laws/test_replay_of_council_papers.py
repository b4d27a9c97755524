"""Amendments of the twenty kinds found in councils' papers are drafted and applied.

The kinds are read from the corpus, where it lies; without it the test is skipped. Each is carried
out on a text made for it: what councils publish is not copied.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date

import pytest

from amending import amendment_of
from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.draft import draft_amendment
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.amending.wish import (
    DropWords,
    Every,
    NewClause,
    PutAtEnd,
    PutWords,
    Relabel,
    ReplaceInHeading,
    ReplaceWords,
    RewriteClause,
    RewriteInstrument,
    SplitClause,
    Wished,
)
from constitution_tool.engine.amending.wish import Where as At
from constitution_tool.engine.comparing.redline import Step, redline
from constitution_tool.model.instruction import Quoted
from constitution_tool.model.instrument import Constitution, Index
from constitution_tool.model.target import End, Side
from constitution_tool.notation.amendments.amendment_file import parse_amendment, print_amendment
from constitution_tool.notation.text.parse import parse_instrument
from constitution_tool.notation.text.printer import print_own
from histories import CORPUS

HEAD = '+++\nid = "c1"\nnumber = "C1"\ntitle = "RULES"\n+++\n\n'
LIST, ESCAPED = re.compile(r"^([0-9]+)(?=[.)] )"), r"\1\\"
A, B, C, D = (f"c1.{letter * 5}" for letter in "bcdf")


def text_of(*paragraphs):
    """Make a text of numbered paragraphs, or of headings where a line begins with #."""
    ids = (A, B, C, D)
    lines = [
        f"{'' if said.startswith('#') else '- '}{LIST.sub(ESCAPED, said)} {{#{id_}}}"
        for said, id_ in zip(paragraphs, ids, strict=False)
    ]
    source = HEAD + "\n\n".join(lines) + "\n"
    return Constitution(instruments=(parse_instrument(source, "source/c1.md").instrument,))


@dataclass(frozen=True)
class Case:
    """A text, what is wished of it, and what is then said in each paragraph, its label first."""

    text: tuple[str, ...]
    wishes: tuple
    said: tuple[str, ...]


def whole(*paragraphs):
    return RewriteInstrument(
        target="c1", text=Quoted(instrument=text_of(*paragraphs).instruments[0])
    )


def cases(find, new):
    """Give a case for each pattern; `find` and `new` are the words it is about, if it has any."""
    return {
        "york-2023-1": Case(
            ("2.1c A Member may ask a question at a meeting.",),
            (ReplaceWords(targets=(A,), find=f"{find} question", replace=f"{new} question"),),
            ("2.1c A Member may ask only one question at a meeting.",),
        ),
        "york-2023-2": Case(
            ("3.4 The three statutory officers meet monthly.",),
            (DropWords(targets=(A,), find=find),),
            ("3.4 The three officers meet monthly.",),
        ),
        "york-2023-3": Case(
            (
                "i. Ask him or her.",
                "ii. Tell him or her, or write to him or her.",
                "iii. And them.",
            ),
            (ReplaceWords(targets=(A, B), find=find, replace=new, which=Every()),),
            ("i. Ask them.", "ii. Tell them, or write to them.", "iii. And them."),
        ),
        "maidstone-2022-1": Case(
            ("5.6 See rule C20, but not rule C201.",),
            (ReplaceWords(targets=(A,), find=find, replace=new),),
            ("5.6 See rule C10, but not rule C201.",),
        ),
        "maidstone-2022-2": Case(
            ("i) An urgent decision is one that cannot wait. A key decision is a large one.",),
            (SplitClause(target=A, after="cannot wait.", second="ii)"),),
            (
                "i) An urgent decision is one that cannot wait.",
                "ii) A key decision is a large one.",
            ),
        ),
        "maidstone-2022-3": Case(
            ("2.3.2 It meets monthly. It may meet more often. It reports yearly.",),
            (DropWords(targets=(A,), find="It may meet more often."),),
            ("2.3.2 It meets monthly. It reports yearly.",),
        ),
        "maidstone-2022-4": Case(
            ("6.5.1 Nine Councillors",),
            (PutAtEnd(targets=(A,), end=End.END, insert=new),),
            (f"6.5.1 Nine Councillors {new}",),
        ),
        "maidstone-2022-5": Case(
            ("13. By noon, two days before.", "11.3.1 By noon, two days before.", "3.5.2 By noon."),
            (ReplaceWords(targets=(A, B, C), find="By noon", replace="By 5 pm"),),
            ("13. By 5 pm, two days before.", "11.3.1 By 5 pm, two days before.", "3.5.2 By 5 pm."),
        ),
        "nyorks-2021": Case(
            ("14.1(a) Plans to be published each month, in print.",),
            (
                ReplaceWords(targets=(A,), find="Plans to be", replace="Plans are"),
                ReplaceWords(targets=(A,), find="each", replace="every"),
                DropWords(targets=(A,), find=", in print"),
            ),
            ("14.1(a) Plans are published every month.",),
        ),
        "middlesbrough-1": Case(
            ("65. The old words.",),
            (RewriteClause(target=A, words="The new words, in full."),),
            ("65. The new words, in full.",),
        ),
        "manchester-8A1": Case(
            ("8A.1 Under rule 4 (or section 9), decisions are called in.", "# 9 Finance"),
            (
                DropWords(targets=(A,), find="(or section 9)"),
                ReplaceInHeading(target=B, find="Finance", replace="Money"),
            ),
            ("8A.1 Under rule 4, decisions are called in.", "9 Money"),
        ),
        "leeds-2023": Case(
            (f"i. The {find} meets.", f"ii. The {find}, and the {find}’s Chair.", "iii. Others."),
            (
                ReplaceWords(targets=(A, B), find=find, replace=new, which=Every()),
                ReplaceWords(targets=(B,), find=f"{find}’s", replace=f"{new}’s"),
            ),
            (f"i. The {new} meets.", f"ii. The {new}, and the {new}’s Chair.", "iii. Others."),
        ),
        "bathnes-2025": Case(
            ("3.5.20 Officers may sign. Officers may seal.",),
            (PutWords(targets=(A,), side=Side.AFTER, find="Officers", insert=new, which=Every()),),
            (f"3.5.20 Officers {new} may sign. Officers {new} may seal.",),
        ),
        "unlockdemocracy-2015": Case(
            ("4.2.1 It votes. Members propose.", "4.2.2 It ends.", "4.2.3 It closes."),
            (
                PutWords(targets=(A,), side=Side.AFTER, find="Members", insert="and seconders"),
                Relabel(target=C, number="4.2.4"),
                Relabel(target=B, number="4.2.3"),
                NewClause(where=At(at=Side.AFTER, target=A), words="4.2.2 A seconder is heard."),
            ),
            (
                "4.2.1 It votes. Members and seconders propose.",
                "4.2.2 A seconder is heard.",
                "4.2.3 It ends.",
                "4.2.4 It closes.",
            ),
        ),
        "southampton-cllr": Case(
            ("i. The Committee has nine members.", "ii. It meets monthly."),
            (ReplaceWords(targets=(A,), find="nine", replace="ten"),),  # the other one was lost
            ("i. The Committee has ten members.", "ii. It meets monthly."),
        ),
        "brighton-cllr": Case(
            ("2.1 Approve it.", "2.2 Note it."),
            (
                Relabel(target=B, number="2.3"),
                NewClause(where=At(at=Side.AFTER, target=A), words="2.2 Delegate it."),
            ),
            ("2.1 Approve it.", "2.2 Delegate it.", "2.3 Note it."),
        ),
        "easthherts-chair": Case(
            ("i. The chairman opens.", "ii. The chairman, or a vice-chairman, closes."),
            (ReplaceWords(targets=(A, B), find=find, replace=new, which=Every()),),
            ("i. The chair opens.", "ii. The chair, or a vice-chair, closes."),
        ),
        "herefordshire-readas": Case(
            ("i. The Director decides.",),
            (
                NewClause(
                    where=At(at=End.END, target="c1"),
                    words="ii. References to the Director are to be read as references to the "
                    "Corporate Director.",
                ),
            ),
            (
                "i. The Director decides.",
                "ii. References to the Director are to be read as references to the Corporate "
                "Director.",
            ),
        ),
        "bham-2020-temp": Case(
            ("i. Members meet in person.",),
            (PutWords(targets=(A,), side=Side.AFTER, find="in person", insert="or remotely"),),
            ("i. Members meet in person or remotely.",),
        ),
        "cotswold-2023": Case(
            ("i. The Councl meets.", "iii. It votes."),
            (whole("i. The Council meets.", "ii. It votes."),),
            ("i. The Council meets.", "ii. It votes."),
        ),
    }


def patterns():
    path = CORPUS / "uk-amendment-patterns.json"
    if not path.exists():
        pytest.skip("the corpus is not at hand (set CONSTITUTION_CORPUS)")
    return {each["id"]: each for each in json.loads(path.read_text("utf-8"))["patterns"]}


def said(text):
    """Give every paragraph as printed, without its id."""
    lines = (print_own(each.clause) for each in Index(text).by_id.values())
    return tuple(line.partition(" {#")[0].lstrip("-# ").replace("\\", "") for line in lines)


def test_every_pattern_has_a_case():
    assert set(patterns()) == set(cases("", ""))


@pytest.mark.parametrize("name", cases("", ""))
def test_an_amendment_of_councils_is_drafted_and_applied(name):
    pattern = patterns()[name]
    case = cases(pattern.get("find", ""), pattern.get("replace", ""))[name]
    text = text_of(*case.text)
    head = amendment_of()
    if "temporary" in pattern["op"]:
        head = replace(head, effective=date(2020, 4, 1), expires=date(2021, 5, 6))
    wished = [Wished(wish=wish, reason="as the paper says") for wish in case.wishes]
    made = draft_amendment(text, head, wished).amendment
    after = amend(text, made)
    assert said(after) == case.said
    assert unmet(text, made) == ()
    assert parse_amendment(print_amendment(made), f"amendments/{made.id}.md").amendment == made
    redline(text, (Step(entry=1, text=after),))  # law 5 is proved of it

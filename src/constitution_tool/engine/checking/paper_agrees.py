"""Does what a paper names exist, and does it agree with the record?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from constitution_tool.engine.checking.paper_sections import place_in, wrong
from constitution_tool.errors import Place
from constitution_tool.model.paper import PaperKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_tool.engine.checking.paper_sections import Section
    from constitution_tool.errors import Finding
    from constitution_tool.model.paper import Paper

_MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        start=1,
    )
}
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DATE = rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})"
_ANY_DATE = re.compile(rf"\b{_DATE}")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)}),? {_DATE}")
_OF_RECORD = re.compile(
    rf"\b(?:meeting|report|resolution|minutes?|agenda) (?:of|on) (?:the )?{_DATE}"
    rf"|\b(?:Council|Committee) (?:of|on) {_DATE}"
)
_REVIEW = re.compile(rf"six months after adoption, by {_DATE}")
_APPENDIX = re.compile(r"\bAppendix (\d+[A-Z]?)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a paper must agree with: its appendices by number, the days on record, the review.

    `decided` is the last day on which an office spoke on the decision that a record is of;
    `adopted` what the text is called, where nothing of it is before Council.
    """

    appendices: tuple[str, ...]
    days: frozenset[date]
    review: date | None
    amendments: tuple[str, ...] = ()
    decided: date | None = None
    adopted: tuple[str, ...] = ()


def disagreements(
    paper: Paper, sections: tuple[Section, ...], expected: Expected
) -> Iterator[Finding]:
    """Find what a paper names that is not there, and the days it has otherwise than the record."""
    yield from _appendices(sections, expected)
    yield from _restricted(paper, expected)
    yield from _dates(sections, expected)
    yield from _told(paper, expected)


def _appendices(sections: Iterable[Section], expected: Expected) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for section in sections:
        for number, words in section.paragraphs:
            for named in _APPENDIX.findall(words):
                seen.setdefault(named, place_in(section, number))
    for named, where in seen.items():
        if named not in expected.appendices:
            known = ", ".join(expected.appendices) or "none"
            yield wrong(
                "appendix-unknown",
                f"Appendix {named} is named, and there is none of that number.",
                f"name one that goes with this paper ({known}), or list it under [[appendix]].",
                where,
            )
    order = [named for named in seen if named in expected.appendices]
    due = sorted(order, key=lambda name: (int(re.sub(r"\D", "", name)), name))
    for named, wanted in zip(order, due, strict=True):
        if named != wanted:
            yield wrong(
                "appendix-order",
                f"Appendix {named} is mentioned before Appendix {wanted}.",
                "number appendices in the order in which they are first mentioned.",
                seen[named],
            )
            return


def _restricted(paper: Paper, expected: Expected) -> Iterator[Finding]:
    """Find what is called exempt and confidential at once, or names an appendix that is not."""
    exempt = {each.what.casefold() for each in paper.head.exempt}
    for each in paper.head.confidential:
        if each.what.casefold() in exempt:
            yield wrong(
                "exempt-and-confidential",
                f"{each.what} is called exempt and confidential.",
                "exempt is what Schedule 12A lists; confidential is what nobody may disclose "
                "(section 100A(3)). Keep the one that holds.",
            )
    kept_back = [each.what for each in paper.head.exempt]
    kept_back += [each.what for each in paper.head.confidential]
    for what in kept_back:
        for number in _APPENDIX.findall(what):
            if number not in expected.appendices:
                yield wrong(
                    "appendix-unknown",
                    f"{what} is kept back, and there is none of that number.",
                    "name an appendix that goes with this paper.",
                )


def _dates(sections: Iterable[Section], expected: Expected) -> Iterator[Finding]:
    for section in sections:
        for number, words in section.paragraphs:
            yield from (replace(f, place=Place(path="", note=place_in(section, number))) for f in
                        _dates_in(words, expected))  # fmt: skip


def _dates_in(words: str, expected: Expected) -> Iterator[Finding]:
    for found in _ANY_DATE.finditer(words):
        if _day(found.groups()) is None:
            yield wrong("date-none", f"“{found[0]}” is no day.", "mend the date.")
    for found in _WEEKDAY.finditer(words):
        day = _day(found.groups()[1:])
        if day and _DAYS[day.weekday()] != found[1]:
            yield wrong(
                "date-weekday",
                f"“{found[0]}” is not that day of the week.",
                "mend the day or the date.",
            )
    for found in _OF_RECORD.finditer(words):
        day = _day([part for part in found.groups() if part])
        if day and day not in expected.days:
            yield wrong(
                "date-not-on-record",
                f"“{found[0]}” is on no day that the record or the list of meetings has.",
                "mend the date, or add the [[meeting]] to constitution.toml.",
            )
    for found in _REVIEW.finditer(words):
        if _day(found.groups()) != expected.review:
            yield wrong(
                "date-review",
                f"“{found[0]}” is not the day by which the text is to be reviewed.",
                "write {{ review_by }} for the date.",
            )


def _day(parts: Iterable[str]) -> date | None:
    day, month, year = parts
    try:
        return date(int(year), _MONTHS[month], int(day))
    except ValueError:
        return None


def _told(paper: Paper, expected: Expected) -> Iterator[Finding]:
    """Find amendments that a briefing tells nobody of, or that there are not."""
    if paper.head.kind is not PaperKind.BRIEFING:
        return
    told = (*paper.head.members, *paper.head.officers)
    for id_ in expected.amendments:
        if id_ not in told:
            yield wrong(
                "briefing-silent",
                f"The briefing does not say what {id_} changes.",
                "name it in `members`, in `officers`, or in both.",
            )
    for id_ in dict.fromkeys(told):
        if id_ not in expected.amendments:
            yield wrong(
                "amendment-unknown",
                f"{id_} is not in the text before Council.",
                "take it out of `members` and `officers`.",
            )

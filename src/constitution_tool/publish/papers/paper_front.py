"""What does the first page of a paper say before its text: whose, when, and what is kept back?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.paper import PaperKind
from constitution_tool.notation.text.inline import plain, settle
from constitution_tool.publish.papers.house import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_tool.model.paper import PaperHead
    from constitution_tool.publish.papers.house import House

_OF_DECISION = (
    *("fact_decided_by", "fact_decided_on", "fact_authority", "fact_consultation"),
    *("fact_alternatives", "fact_interests", "fact_published"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Says house phrases as plain words, for what is not the text of the paper."""

    house: House
    values: Mapping[str, object]

    def say(self, name: str, **own: str) -> str:
        """Say one phrase, with values of its own besides those of the paper.

        Raises:
            Malformed: the council's own words for it cannot be filled.
        """
        template = f"{{{{ phrase.{name}({', '.join(f'{key}={key}' for key in own)}) }}}}"
        made = fill(self.house, f"phrase.{name}", template, {**self.values, **own})
        return plain(settle(made).words)


def facts(head: PaperHead, voice: Voice) -> Iterator[tuple[str, str]]:
    """Say whose a paper is and for what meeting; of a record of decision, who decided and when."""
    said: list[tuple[str, str]] = []
    match head.kind:
        case PaperKind.DECISION_RECORD:
            said = [(each, voice.say(each.replace("fact", "say"))) for each in _OF_DECISION]
        case PaperKind.STANDARDS_REPORT | PaperKind.FULL_COUNCIL_REPORT | PaperKind.DETAILED_REPORT:
            said = [
                ("fact_report_of", head.report_of),
                ("fact_meeting", voice.say("say_meeting")),
                ("fact_date", voice.say("say_date")),
                ("fact_author", head.author),
                ("fact_late", head.late),
            ]
        case PaperKind.SCHEDULE | PaperKind.BRIEFING | PaperKind.CHANGE_CONTROL:
            return
        case PaperKind.APPENDIX:
            pass
        case _:
            assert_never(head.kind)
    yield from ((voice.say(name), words) for name, words in said if words)
    yield from _restricted(head, voice)


def _restricted(head: PaperHead, voice: Voice) -> Iterator[tuple[str, str]]:
    """Say what is confidential and what is exempt, which are two things."""
    kept = [
        voice.say("confidential_yes", what=each.what, reason=each.reason)
        for each in head.confidential
    ]
    yield voice.say("fact_confidential"), " ".join(kept) or voice.say("confidential_no")
    kept = [
        voice.say("exempt_yes", what=each.what, number=each.paragraph, reason=each.reason)
        for each in head.exempt
    ]
    yield voice.say("fact_exempt"), " ".join(kept) or voice.say("exempt_no")

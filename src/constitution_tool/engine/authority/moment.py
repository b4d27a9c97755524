"""What do the two texts say after an entry, and what has become of each amendment by then?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import amend
from constitution_tool.engine.amending.differing import words_changed
from constitution_tool.engine.amending.misfit import misfit
from constitution_tool.engine.source import read_source
from constitution_tool.errors import Conflict, Finding, Place, Unauthorised
from constitution_tool.model.amendment import IN_THE_TEXT
from constitution_tool.model.authority import IN_ADOPTED_TEXT, Status
from constitution_tool.model.decision import Adoption, Resolved, Withdrawal
from constitution_tool.notation.text.printer import Prints

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constitution_tool.engine.amending.misfit import Carried
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.engine.source import Source
    from constitution_tool.model.amendment import Amendment, Kind
    from constitution_tool.model.instrument import Constitution


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The texts after an entry: `source` as adopted, and `draft`, with what is before Council.

    `kept` is the number of the last kept text. `entered` are the amendments in the draft and not
    yet voted on; `in_text` those that changed the text itself since it was last kept; both in order
    of entry. `corrected` counts the words that each kind of those changed. `became` says where an
    amendment stands that anything has become of.
    """

    source: Source
    draft: Constitution
    kept: int = 0
    entered: tuple[Amendment, ...] = ()
    in_text: tuple[Amendment, ...] = ()
    corrected: Mapping[Kind, int] = field(default_factory=dict)
    became: Mapping[str, Status] = field(default_factory=dict)
    prints: Prints = field(default_factory=Prints, repr=False, compare=False)

    def text_for(self, amendment: Amendment) -> Constitution:
        """Give the text an amendment of its kind is carried out on."""
        return self.source.constitution if amendment.kind in IN_THE_TEXT else self.draft

    def holds(self, id_: str, amendment: Amendment) -> bool:
        """Say whether one amendment is, as it was written, in the text another acts on.

        What is entered in the draft is not in the text itself until it is adopted; what another
        was carried in the place of never is.
        """
        in_draft = () if amendment.kind in IN_THE_TEXT else (Status.ENTERED,)
        return self.became.get(id_) in (*in_draft, *IN_ADOPTED_TEXT)

    @property
    def digests(self) -> tuple[str, str]:
        """The digests of the text as adopted, and of the draft."""
        texts = (self.source.constitution, self.draft)
        adopted, draft = (self.source.digest_with(text, self.prints) for text in texts)
        return adopted, draft


def begin(source: Source) -> Moment:
    """Give the texts at a founding: one text, both adopted and draft."""
    return Moment(source=source, draft=source.constitution)


def after_amendment(
    moment: Moment, amendment: Amendment, judged: Constitution | None = None
) -> Moment:
    """Carry out an amendment on the text its kind acts on.

    `judged` is what that text says after it, where that was worked out to judge it.

    One that changes the text itself changes the draft too: it must fit both, and what is entered
    in the draft must still fit the text as it then stands.

    Raises:
        Conflict: It does not fit.
    """
    if amendment.kind not in IN_THE_TEXT:
        draft = judged or carried_out(moment.draft, amendment)
        became = {**moment.became, amendment.id: Status.ENTERED}
        return replace(moment, draft=draft, entered=(*moment.entered, amendment), became=became)
    before = moment.source.constitution
    text = judged or carried_out(before, amendment)
    if moment.entered:
        carried_out(moment.draft, amendment)
    words = moment.corrected.get(amendment.kind, 0) + words_changed(before, text)
    return replace(
        moment,
        corrected={**moment.corrected, amendment.kind: words},
        source=moment.source.with_text(text, moment.prints),
        draft=all_carried_out(text, moment.entered) if moment.entered else text,
        in_text=(*moment.in_text, amendment),
        became={**moment.became, amendment.id: Status.CORRECTED},
    )


def after_adoption(
    moment: Moment, adoption: Adoption, amendments: Mapping[str, Amendment]
) -> Moment:
    """Make what Council adopted the text; what it did not speak of stays in the draft.

    Raises:
        Conflict: What it took does not fit together without what it did not take.
        Unauthorised: It took an amendment that is not there.
    """
    if adoption.resolved is Resolved.REFERRED_BACK:
        return moment
    took = carried_through(moment, adoption, amendments)
    text = all_carried_out(moment.source.constitution, took)
    varied = {one.in_place_of for one in took} - {""}
    spoken_for = {*adoption.took, *adoption.declined, *varied}
    waiting = tuple(one for one in moment.entered if one.id not in spoken_for)
    became = {
        **moment.became,
        **dict.fromkeys(adoption.took, Status.ADOPTED),
        **dict.fromkeys(adoption.declined, Status.NOT_ADOPTED),
        **dict.fromkeys(varied, Status.VARIED),
    }
    adopted = adoption.effective is not None
    return replace(
        moment,
        source=moment.source.with_text(text, moment.prints),
        draft=all_carried_out(text, waiting),
        kept=moment.kept + adopted,
        entered=waiting,
        in_text=() if adopted else moment.in_text,
        corrected={} if adopted else moment.corrected,
        became=became,
    )


def carried_through(
    moment: Moment, adoption: Adoption, amendments: Mapping[str, Amendment]
) -> tuple[Amendment, ...]:
    """Give what an adoption took, in the order it is carried out.

    What was entered comes first, in order of entry, and what was varied at the meeting as carried,
    in the place of what was put. Then what was approved besides, in the order of the adoption.

    Args:
        moment: the texts before it.
        adoption: what Council resolved.
        amendments: every amendment there is, by number.

    Raises:
        Unauthorised: It took an amendment that is not there.
    """
    entered = {id_: _named(amendments, id_, adoption) for id_ in adoption.entered}
    approved = [_named(amendments, id_, adoption) for id_, _ in adoption.approved]
    varied = {one.in_place_of for one in approved}
    if any(one.id in varied for one in moment.entered):
        kept = {**entered, **{one.id: one for one in moment.entered if one.id in varied}}
        order = {one.id: at for at, one in enumerate(moment.entered)}
        entered = dict(sorted(kept.items(), key=lambda pair: order.get(pair[0], len(order))))
    return in_place(entered.values(), approved)


def in_place(drafted: Iterable[Amendment], others: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """Put each of some others in the place of what it varies, and the rest after all of them."""
    there = {one.id: one for one in drafted}
    rest: list[Amendment] = []
    for one in others:
        if one.in_place_of in there:
            there[one.in_place_of] = one
        else:
            rest.append(one)
    return (*there.values(), *rest)


def follow(
    moment: Moment, register: Register, subject: str, judged: Constitution | None = None
) -> Moment:
    """Follow the record one entry further, judging nothing; `subject` is what was entered.

    `judged` is as for `after_amendment`.

    Raises:
        Conflict: What was entered does not fit.
        Unauthorised: What was entered cannot be read.
    """
    if decision := register.decisions.get(subject):
        match decision.value:
            case Adoption():
                amendments = {id_: one.value for id_, one in register.amendments.items()}
                return after_adoption(moment, decision.value, amendments)
            case Withdrawal(amendment=id_):
                became = {**moment.became, id_: Status.WITHDRAWN}
                return replace(moment, became=became)
            case _:
                return moment
    proposal = register.amendments.get(subject)
    if proposal is None:
        raise unread(subject)
    return after_amendment(moment, proposal.value, judged)


def present(register: Register) -> Moment:
    """Follow the record from its founding to its last entry, judging nothing.

    Raises:
        Malformed: The founding text cannot be read.
        Conflict: What was entered does not fit.
        Unauthorised: What was entered cannot be read.
    """
    moment = begin(read_source(register.texts.get(0, {})))
    for kept in register.entries[1:]:
        moment = follow(moment, register, kept.value.subject)
    return moment


def carried_out(
    text: Constitution, amendment: Amendment, before: Sequence[Carried] = ()
) -> Constitution:
    """Carry out an amendment on a text that it must fit; `before` is what was, up to there.

    Raises:
        Conflict: It does not.
    """
    if findings := misfit(text, amendment, before):
        raise Conflict(*findings)
    return amend(text, amendment)


def all_carried_out(text: Constitution, amendments: Iterable[Amendment]) -> Constitution:
    """Carry out amendments one after the other.

    Raises:
        Conflict: One of them does not fit.
    """
    done: list[tuple[str, Constitution]] = []
    for amendment in amendments:
        before, text = text, carried_out(text, amendment, done)
        done.append((amendment.id, before))
    return text


def _named(amendments: Mapping[str, Amendment], id_: str, adoption: Adoption) -> Amendment:
    if id_ not in amendments:
        raise unread(id_, adoption.id)
    return amendments[id_]


def unread(id_: str, by: str = "the record") -> Unauthorised:
    """Refuse to go on from something that is on record and cannot be read."""
    return Unauthorised(
        Finding(
            code="subject-unread",
            problem=f"{id_}, which {by} rests on, cannot be read.",
            remedy="put back the file as it was made; nothing on record is ever taken out.",
            place=Place(path=f"amendments/{id_}.md"),
        )
    )

"""Does an amendment keep within what may be done to the text without Council?

Source: `1-domain`, "Who may make which change", and `3-formats`, "Always findings" and "Kinds".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.amending.differing import differing, fronts, words_changed
from constitution_tool.engine.amending.guarded import exceeded
from constitution_tool.engine.authority.delegated import open_delegations
from constitution_tool.errors import Finding, Place
from constitution_tool.model.amendment import IN_THE_TEXT, Kind, OnAdoption
from constitution_tool.model.decision import ADOPTING, Adoption
from constitution_tool.model.instrument import Index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from constitution_tool.engine.authority.moment import Moment
    from constitution_tool.engine.authority.register import Register
    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.authority import Rule
    from constitution_tool.model.instrument import Constitution

_PUT = "put it to Council for approval (kind = “substantive”)."


def beyond(
    register: Register, moment: Moment, amendment: Amendment, rule: Rule, after: Constitution
) -> Iterator[Finding]:
    """Say every reason why an amendment is more than its kind may do to the text itself."""
    yield from on_its_day(amendment)
    if amendment.kind not in IN_THE_TEXT:
        return
    before = moment.source.constitution
    yield from _before_adoption(register, amendment, before, after)
    if amendment.kind is Kind.MINOR:
        yield from _guarded(amendment, before, after)
    words = words_changed(before, after) if rule.words or rule.words_since_adoption else 0
    if rule.words and words > rule.words:
        problem = (
            f"{amendment.id} changes {words} words; a correction of kind “{rule.kind}” may change "
            f"at most {rule.words}."
        )
        yield _finding("words-exceeded", amendment, problem, _PUT)
    so_far = moment.corrected.get(amendment.kind, 0)
    if rule.words_since_adoption and so_far + words > rule.words_since_adoption:
        problem = (
            f"With {amendment.id}, corrections of kind “{rule.kind}” would have changed "
            f"{so_far + words} words since the text was last adopted; at most "
            f"{rule.words_since_adoption} may be."
        )
        yield _finding("words-since-adoption", amendment, problem, _PUT)


def on_its_day(amendment: Amendment) -> Iterator[Finding]:
    """Refuse a day of its own to what an adoption brings into effect; require it of the rest."""
    adopted = isinstance(amendment.effective, OnAdoption)
    if amendment.kind in IN_THE_TEXT and adopted:
        problem = f"{amendment.id} changes the text itself, and no adoption brings it into effect."
        remedy = "write the day on which it takes effect: effective = 2024-06-01."
        yield _finding("effective-day", amendment, problem, remedy)
    elif amendment.kind not in IN_THE_TEXT and not (adopted and amendment.expires is None):
        when = (
            f"lapse on {amendment.expires}" if adopted else f"take effect on {amendment.effective}"
        )
        problem = f"{amendment.id} would {when}, and what Council adopts takes effect as it says."
        remedy = "write effective = “on-adoption”, take out “expires”, and have it signed again."
        yield _finding("effective-adoption", amendment, problem, remedy)


def backwards(amendment: Amendment, decided: date) -> Iterator[Finding]:
    """Refuse a correction that would take effect before it was decided: the past is as it was."""
    effective = amendment.effective
    if isinstance(effective, OnAdoption) or amendment.kind not in IN_THE_TEXT:
        return
    if effective < decided:
        problem = f"{amendment.id} would take effect on {effective}, before it was decided."
        remedy = f"let it take effect on {decided} or later."
        yield _finding("effective-past", amendment, problem, remedy)


def _before_adoption(
    register: Register, amendment: Amendment, before: Constitution, after: Constitution
) -> Iterator[Finding]:
    """Refuse to correct a text that is itself before Council for its first adoption."""
    adopted = {
        id_
        for _, adoption in register.on_record(Adoption)
        if adoption.resolved in ADOPTING
        for id_ in adoption.scope
    }
    touched = touched_instruments(before, after) - adopted
    for delegation in open_delegations(register):
        if before_council := sorted(touched & set(delegation.scope)):
            problem = (
                f"{amendment.id} would change “{before_council[0]}” itself, which is before "
                f"Council (delegation {delegation.id})."
            )
            remedy = "amend the draft under the delegation, or wait until Council has decided."
            yield _finding("before-adoption", amendment, problem, remedy)


def touched_instruments(before: Constitution, after: Constitution) -> set[str]:
    """Name the instruments that are not the same in two texts."""
    was = {instrument.id: instrument for instrument in before.instruments}
    now = {instrument.id: instrument for instrument in after.instruments}
    return {str(id_) for id_ in was.keys() | now.keys() if was.get(id_) != now.get(id_)}


def _guarded(amendment: Amendment, before: Constitution, after: Constitution) -> Iterator[Finding]:
    was, now = Index(before), Index(after)
    pairs = (*differing(before, after), *fronts(before, after))
    for id_ in (str(one.id) for old, new in pairs if (one := old or new)):
        for what in exceeded(was, now, id_):
            problem = f"{what} A minor amendment may not do that."
            yield _finding("minor-exceeded", amendment, problem, _PUT)


def _finding(code: str, amendment: Amendment, problem: str, remedy: str) -> Finding:
    place = Place(path=f"amendments/{amendment.id}.md")
    return Finding(code=code, problem=problem, remedy=remedy, place=place)

"""Does an amendment keep every rule that holds whoever decides it?

The rules are those of `3-formats`, "Always findings".
What needs the register (is it authorised, by whom, when) is judged elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from constitution_tool.engine.amending.amend import Applied, amend_steps
from constitution_tool.engine.amending.amend_clauses import ids
from constitution_tool.engine.amending.cited import untrue
from constitution_tool.engine.amending.expectations import unmet
from constitution_tool.engine.amending.guarded import exceeded
from constitution_tool.engine.amending.named import anchors_of, given_ids, targets_of
from constitution_tool.engine.checking.check_gaps import check_gaps, shared_gaps
from constitution_tool.engine.checking.check_pictures import check_pictures
from constitution_tool.engine.checking.check_text import check_constitution
from constitution_tool.engine.numbering.faults import UNSETTLED, upset
from constitution_tool.errors import Conflict, Finding, Place, Severity
from constitution_tool.model.amendment import IN_THE_TEXT, Kind, UnderDelegation
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instruction import (
    InsertClauses,
    Move,
    OnClauses,
    OnInstruments,
    Renumber,
)
from constitution_tool.model.instrument import Index
from constitution_tool.model.target import Beside

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from constitution_tool.model.amendment import Amendment
    from constitution_tool.model.decision import Delegation
    from constitution_tool.model.instruction import Instruction
    from constitution_tool.model.instrument import Constitution
    from constitution_tool.model.settings import LawSettings

__all__ = ["check_amendment", "check_constitution", "reused_ids", "shared_gaps"]

_FOR_COUNCIL = "put it to Council for approval (kind = “substantive”)."


def check_amendment(
    constitution: Constitution,
    amendment: Amendment,
    law: LawSettings,
    delegation: Delegation | None = None,
    places: Mapping[int, Place] | None = None,
) -> tuple[Finding, ...]:
    """Find everything wrong with an amendment on the text it is written on.

    Args:
        constitution: that text, with the amendments named in `after` already carried out.
        amendment: the amendment.
        law: the settings that bear on the law, for protected clauses.
        delegation: the delegation it relies on; None when it relies on none, or none is on record.
        places: where each instruction stands in its file, by number.
    """
    checking = _Checking(constitution, amendment, places or {})
    checking.fit()
    checking.citations()
    for number, finding in check_gaps(checking.index, amendment):
        checking.add(number, finding)
    checking.protected(frozenset(law.protected))
    checking.pictures()
    checking.numbers()
    if amendment.kind is Kind.MINOR:
        checking.minor()
    if isinstance(amendment.basis, UnderDelegation):
        checking.delegated(amendment.basis, delegation)
    return tuple(dict.fromkeys(checking.findings))


def reused_ids(
    amendment: Amendment, used: Container[str], text: Constitution
) -> tuple[Finding, ...]:
    """Find ids that an amendment gives to new clauses and that were ever another's (law 8).

    What is within a clause or an instrument that is substituted may keep its ids.

    Args:
        amendment: the amendment.
        used: every id in every kept text and every other amendment.
        text: the text it is written on.
    """
    index = Index(text)
    return tuple(
        Finding(
            code="id-reused",
            problem=f"The id {id_} was given to another paragraph before.",
            remedy="give the new paragraph an id of its own; an id names one paragraph for ever.",
            place=Place(path=f"amendments/{amendment.id}.md", note=f"instruction {number}"),
        )
        for number, entry in enumerate(amendment.entries, start=1)
        for id_ in _new(entry.instruction)
        if id_ in used and id_ not in _kept(entry.instruction, index)
    )


def new_ids(amendment: Amendment) -> tuple[str, ...]:
    """Name the ids an amendment gives to new clauses."""
    return tuple(id_ for entry in amendment.entries for id_ in _new(entry.instruction))


def _new(instruction: Instruction) -> tuple[str, ...]:
    """Give the ids an instruction gives to clauses, but for those it lets its targets keep."""
    kept = {target.id for target in targets_of(instruction)}
    return tuple(id_ for id_ in given_ids(instruction) if id_ not in kept)


def _kept(instruction: Instruction, index: Index) -> set[str]:
    """Gather the ids that stand in what an instruction acts on, in a text."""
    kept: set[str] = set()
    for target in targets_of(instruction):
        if standing := index.by_id.get(target.id):
            kept |= {*ids((standing.clause,))}
        elif instrument := index.instruments.get(target.id):
            kept |= {*ids(instrument.clauses)}
    return kept


class _Checking:
    """One amendment on one text, and the findings gathered."""

    def __init__(
        self, constitution: Constitution, amendment: Amendment, places: Mapping[int, Place]
    ) -> None:
        self.constitution = constitution
        self.amendment = amendment
        self.index = Index(constitution)
        self.places = places
        self.steps: tuple[Applied, ...] = ()
        self.findings: list[Finding] = []

    def add(self, number: int, finding: Finding) -> None:
        """Note a finding on one instruction (0: on the amendment as a whole)."""
        path = f"amendments/{self.amendment.id}.md"
        note = f"instruction {number}" if number else ""
        place = self.places.get(number) or Place(path=path, note=note)
        self.findings.append(replace(finding, place=place))

    def find(self, number: int, code: str, problem: str, remedy: str) -> None:
        """Note what is wrong with one instruction."""
        self.add(number, Finding(code=code, problem=problem, remedy=remedy))

    def instructions(self) -> Iterator[tuple[int, Instruction]]:
        """Walk the instructions with their numbers."""
        for number, entry in enumerate(self.amendment.entries, start=1):
            yield number, entry.instruction

    # --- the rules -----------------------------------------------------------------------

    def fit(self) -> None:
        """Carry it out, and say why it cannot be."""
        self.findings += unmet(self.constitution, self.amendment)
        said = {finding.code for finding in self.findings}
        try:
            self.steps = amend_steps(self.constitution, (self.amendment,), self.places)
        except Conflict as refusal:
            self.findings += [
                finding
                for finding in refusal.findings
                if finding.code != "target-unknown" or finding.code not in said
            ]

    def citations(self) -> None:
        """See that every citation is true in the text before, or of what was just inserted."""
        for number, finding in untrue(self.amendment, self.constitution, self._after):
            self.add(number, finding)

    def _after(self, number: int) -> Constitution | None:
        return self.steps[number - 1].text if number <= len(self.steps) else None

    def protected(self, protected: frozenset[str]) -> None:
        """See that no protected clause is touched, nor anything within it."""
        for number, instruction in self.instructions():
            for id_ in sorted(set(self._reached(instruction)) & protected):
                self.find(
                    number,
                    "protected",
                    f"{cite_id(id_, self.index)} is protected: it may not be amended.",
                    "take the instruction out; what is protected is listed in "
                    "source/constitution.toml, with the council's reasons.",
                )

    def _reached(self, instruction: Instruction) -> Iterator[str]:
        """Walk what an instruction touches: its targets, what they stand in, what is in them."""
        for target in targets_of(instruction):
            yield from self._upwards(target.id)
            if isinstance(instruction, OnClauses | OnInstruments) and not isinstance(
                instruction, Renumber
            ):
                yield from _kept(instruction, self.index)
        if isinstance(instruction, InsertClauses | Move):
            anchor = instruction.gap.target.id
            chain = tuple(self._upwards(anchor))
            yield from chain[1:] if isinstance(instruction.gap, Beside) else chain

    def _upwards(self, id_: str) -> Iterator[str]:
        """Walk a clause and all it stands in, the instrument last."""
        yield id_
        if standing := self.index.by_id.get(id_):
            yield from (clause.id for clause in reversed(standing.ancestors))
            yield standing.instrument.id

    def minor(self) -> None:
        """See that a minor amendment alters nothing but what one officer may correct."""
        if not self.steps:
            return
        after = Index(self.steps[-1].text)
        last = {id_: step.number for step in self.steps for id_ in step.touched}
        for id_, number in last.items():
            for what in exceeded(self.index, after, id_):
                self.find(
                    number,
                    "minor-exceeded",
                    f"{what} A minor amendment may not do that.",
                    _FOR_COUNCIL,
                )

    def pictures(self) -> None:
        """See that every picture it brings, or moves, can be printed from what is in source/."""
        if not self.steps:
            return
        made = {
            id_: number
            for number, instruction in self.instructions()
            for id_ in given_ids(instruction)
        }
        for clause, finding in check_pictures(self.steps[-1].text, {}, self.constitution):
            self.add(made.get(clause, 0), finding)

    def numbers(self) -> None:
        """Say what it leaves wrong with numbers, and which are still to be given.

        An amendment that changes the text itself may leave none to be given: it would be the law.
        """
        if not self.steps:
            return
        last = {id_: step.number for step in self.steps for id_ in step.touched}
        after = Index(self.steps[-1].text)
        in_the_text = self.amendment.kind in IN_THE_TEXT
        for fault in upset(self.index, after, last):
            stops = in_the_text and fault.finding.code == UNSETTLED
            severity = Severity.ERROR if stops else fault.finding.severity
            self.add(last.get(fault.id, 0), replace(fault.finding, severity=severity))

    def delegated(self, basis: UnderDelegation, delegation: Delegation | None) -> None:
        """See that the delegation relied on gives the ground, and covers what is touched."""
        if delegation is None or delegation.id != basis.delegation:
            self.find(
                0,
                "delegation-unknown",
                f"The delegation relied on, {basis.delegation}, is not on record.",
                f"name a delegation that is on record, or {_FOR_COUNCIL}",
            )
            return
        grounds = [ground for ground, _ in delegation.grounds]
        if basis.ground not in grounds:
            given = " and ".join(f"“{ground}”" for ground in grounds)
            self.find(
                0,
                "delegation-ground",
                f"“{basis.ground}” is not a ground that delegation {delegation.id} gives "
                f"(it gives {given}).",
                _FOR_COUNCIL,
            )
        for number, instruction in self.instructions():
            named = [t.id for t in (*targets_of(instruction), *anchors_of(instruction))]
            homes = {id_.partition(".")[0] for id_ in (*named, *given_ids(instruction))}
            for home in sorted(homes - set(delegation.scope)):
                self.find(
                    number,
                    "delegation-scope",
                    f"{cite_id(home, self.index)} is outside what delegation {delegation.id} "
                    "covers.",
                    _FOR_COUNCIL,
                )

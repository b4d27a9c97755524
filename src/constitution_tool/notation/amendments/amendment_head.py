"""What does the head of an amendment say: which it is, on what basis, and what it expects?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from constitution_tool.model.amendment import (
    AtMeeting,
    ByKind,
    Expectation,
    ForApproval,
    Kind,
    OnAdoption,
    UnderDelegation,
    Varied,
)
from constitution_tool.model.identity import (
    AMENDMENT_ID,
    CLAUSE_ID,
    DECISION_ID,
    DRAFT,
    INSTRUMENT_ID,
)
from constitution_tool.model.result import SAY_HOW, says_carried
from constitution_tool.notation.front_matter import print_head
from constitution_tool.notation.hidden import hidden_in, name_hidden

if TYPE_CHECKING:
    from datetime import date

    from constitution_tool.model.amendment import Amendment, Basis
    from constitution_tool.notation.toml_table import Toml

ON_ADOPTION = "on-adoption"
SCOPES = ("own", "subtree", "place", "gap", "gap-before", "gap-beginning", "gap-end")
_TEXT = "text"
_SHA256 = re.compile(r"sha256:([0-9a-f]{64})")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of an amendment's file says."""

    id: str
    title: str
    kind: Kind
    basis: Basis
    effective: OnAdoption | date
    expires: date | None
    after: tuple[str, ...]
    expects: tuple[Expectation, ...]


def write_head(amendment: Amendment) -> str:
    """Write the head of an amendment, between its two lines `+++`."""
    values: list[tuple[str, str | date | tuple[str, ...]]] = [
        ("amendment", amendment.id),
        ("title", amendment.title),
        ("kind", amendment.kind.value),
    ]
    match amendment.basis:
        case UnderDelegation(delegation=delegation, ground=ground, ground_reason=reason):
            values += [("delegation", delegation), ("ground", ground), ("ground_reason", reason)]
        case ForApproval(proposed_by=proposed_by):
            values.append(("proposed_by", proposed_by))
        case ByKind(evidence=evidence):
            values.append(("evidence", evidence))
        case AtMeeting(meeting=meeting, mover=mover, seconder=seconder, result=result, varies=put):
            values += [("meeting", meeting), ("mover", mover)]
            values += [("seconder", seconder), ("result", result)]
            if put:
                values += [("varies", put.amendment), ("put", f"sha256:{put.sha256}")]
        case _:
            assert_never(amendment.basis)
    effective = amendment.effective
    values.append(("effective", ON_ADOPTION if isinstance(effective, OnAdoption) else effective))
    if amendment.expires is not None:
        values.append(("expires", amendment.expires))
    values.append(("after", amendment.after))
    pairs = tuple((each.key, f"sha256:{each.digest}") for each in amendment.expects)
    return print_head(values, (("expects", pairs),) if pairs else ())


def read_head(toml: Toml) -> Head:
    """Read the head of an amendment; what is wrong gathers in `toml.findings`."""
    head = _Reader(toml)
    id_ = head.form("amendment", AMENDMENT_ID, "a year and a number, such as 2024-003")
    title = head.words("title")
    kind = head.kind()
    return Head(
        id=id_,
        title=title,
        kind=kind,
        basis=head.basis(kind, id_),
        effective=head.effective(),
        expires=toml.day("expires") if toml.has("expires") else None,
        after=head.after(id_),
        expects=head.expects(),
    )


class _Reader:
    """The table being read, with what is asked of several of its values."""

    def __init__(self, toml: Toml) -> None:
        self.toml = toml

    def words(self, key: str) -> str:
        """Take words, and see that all their characters can be seen."""
        value = self.toml.text(key)
        for _, character in hidden_in(value):
            self._wrong(key, f"has a character that cannot be seen: {name_hidden(character)}")
        if not unicodedata.is_normalized("NFC", value):
            self._wrong(key, "has a letter that is stored in pieces")
        if value and value.strip() != value:
            self._wrong(key, "begins or ends with a space")
        return value

    def form(self, key: str, form: re.Pattern[str], wanted: str) -> str:
        """Take words that must have a form."""
        value = self.words(key)
        if value and not form.fullmatch(value):
            self._wrong(key, f"is “{value}”, and must be {wanted}")
        return value

    def kind(self) -> Kind:
        """Take the kind of amendment."""
        value = self.toml.text("kind")
        for kind in Kind:
            if kind.value == value:
                return kind
        if value:
            known = ", ".join(kind.value for kind in Kind)
            self._wrong("kind", f"is “{value}”, and must be one of: {known}")
        if self.toml.has("delegation"):
            return Kind.PRE_ADOPTION
        return Kind.MINOR if self.toml.has("evidence") else Kind.SUBSTANTIVE

    def basis(self, kind: Kind, id_: str) -> Basis:
        """Take what a kind of amendment rests on: each kind has its own keys."""
        if kind is Kind.PRE_ADOPTION:
            return UnderDelegation(
                delegation=self.form(
                    "delegation", DECISION_ID, "the id of a decision, such as 2024-D01"
                ),
                ground=self.form("ground", _WORD, "the name of a ground, such as next-steps"),
                ground_reason=self.words("ground_reason"),
            )
        if kind is Kind.SUBSTANTIVE:
            return ForApproval(proposed_by=self.words("proposed_by"))
        if kind is Kind.CARRIED:
            return AtMeeting(
                meeting=self.toml.day("meeting"),
                mover=self.words("mover"),
                seconder=self.words("seconder"),
                result=self._result(),
                varies=self._varies(id_),
            )
        return ByKind(evidence=self.words("evidence"))

    def _result(self) -> str:
        """Take the result as announced: only what was carried is carried out."""
        result = self.words("result")
        if result and not says_carried(result):
            problem = f"“result” is “{result}”: that is not carried."
            self.toml.find("result-not-carried", "result", problem, SAY_HOW)
        return result

    def _varies(self, id_: str) -> Varied | None:
        """Take which amendment it was carried in the place of, if any, and that file's SHA-256."""
        if not self.toml.has("varies") and not self.toml.has("put"):
            return None
        varied = self.form("varies", AMENDMENT_ID, "the number of an amendment, such as 2024-003")
        if varied and varied == id_:
            self._wrong("varies", "names the amendment itself")
        if varied and varied in self.toml.texts("after"):
            self._wrong("varies", "names what “after” names, and must stand in its place")
        put = _SHA256.fullmatch(self.form("put", _SHA256, "written by the tool: sha256:…"))
        return Varied(amendment=varied, sha256=put.group(1) if put else "")

    def effective(self) -> OnAdoption | date:
        """Take when it takes effect: `on-adoption` or a date."""
        toml = self.toml
        before = len(toml.findings)
        value = toml.text("effective")
        if value == ON_ADOPTION:
            return OnAdoption()
        if value or not toml.has("effective"):
            del toml.findings[before:]
            self._wrong("effective", "must be “on-adoption” or a date")
            return OnAdoption()
        del toml.findings[before:]
        return toml.day("effective")

    def after(self, id_: str) -> tuple[str, ...]:
        """Take the amendments this one is written on top of."""
        after = self.toml.texts("after")
        for each in after:
            if not AMENDMENT_ID.fullmatch(each) or each == id_:
                self._wrong("after", f"names “{each}”, and must name other amendments by id")
        if len(set(after)) < len(after):
            self._wrong("after", "names an amendment twice")
        return after

    def expects(self) -> tuple[Expectation, ...]:
        """Take what the amendment expects to find."""
        found: list[Expectation] = []
        for key, value in self.toml.pairs("expects"):
            scope, _, id_ = key.partition(":")
            digest = _SHA256.fullmatch(value)
            named = CLAUSE_ID.fullmatch(id_) or INSTRUMENT_ID.fullmatch(id_)
            known = DRAFT.fullmatch(id_) if scope == _TEXT else scope in SCOPES and named
            if not known or not digest:
                self.toml.find(
                    "expects-malformed",
                    key,
                    f"“{key}” is not an expectation as the tool writes it.",
                    "[expects] is written by the tool: put back the file, or draft it anew.",
                )
                continue
            found.append(Expectation(scope=scope, id=id_, digest=digest.group(1)))
        return tuple(found)

    def _wrong(self, key: str, problem: str) -> None:
        self.toml.find("value-wrong", key, f"“{key}” {problem}.", f"mend the line “{key} = …”.")

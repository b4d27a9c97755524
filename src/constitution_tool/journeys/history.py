"""Who changed a clause, when, by what authority? From the founding to what is still pending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_tool.engine.asked import refuse_amendment
from constitution_tool.engine.chronicle import chronicle, texts
from constitution_tool.engine.record import survey
from constitution_tool.engine.texts import moment, unproved
from constitution_tool.errors import Unauthorised
from constitution_tool.model.authority import IN_ADOPTED_TEXT, Status
from constitution_tool.model.citation import cite_id
from constitution_tool.model.instrument import Index, Standing
from constitution_tool.notation.amendments.instruction import print_sentence
from constitution_tool.notation.text.citing import find_one, resolve
from constitution_tool.outcome import Outcome
from constitution_tool.publish.history_change import change
from constitution_tool.publish.history_text import founded, founded_lines, told, told_lines
from constitution_tool.publish.papers import phrases
from constitution_tool.publish.text.document import Colour
from constitution_tool.store.tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_tool.engine.authority.proceedings import Voice
    from constitution_tool.engine.record import Record
    from constitution_tool.outcome import Json
    from constitution_tool.publish.history_text import Told

_GONE = "It is not in the text as adopted."


def history(root: Path, citation: str, *, colour: bool) -> Outcome:
    """Print all that was done to a clause or a whole protocol, oldest first, and what is pending.

    It is found as it is called today, or else as it was ever called.

    Raises:
        Usage: nothing, or more than one clause, is or ever was called that; or nothing is founded.
        Unauthorised: the text does not follow from its record.
    """
    refuse_amendment(citation)
    record = survey(read_tree(root))
    adopted = moment(record).source.constitution
    if wrong := unproved(record):
        raise Unauthorised(*wrong)
    id_, now = _found(record, citation)
    index = Index(adopted)
    there = id_ in index.by_id or id_ in index.instruments
    found = chronicle(record, id_)
    on_record = [told(record, doing, id_) for doing in found.on_record]
    pending = [told(record, doing, id_) for doing in found.pending]
    painted = Colour.ALWAYS if colour else Colour.NEVER
    begun = founded(record, id_)
    lines = [now, *([] if there else [_GONE])]
    if begun:
        lines += ["", *founded_lines(begun, now)]
    for one in on_record:
        lines += ["", *told_lines(record, one, id_, now, painted)]
    if pending:
        lines += ["", "Pending:"]
    for one in pending:
        lines += ["", *told_lines(record, one, id_, now, painted)]
    return Outcome(
        result={
            "id": id_,
            "citation": now,
            "in_text": there,
            "founded": {
                "entry": begun.entry,
                "date": begun.day.isoformat(),
                "source": begun.source,
                "citation": begun.citation,
                "words": begun.words or None,
            }
            if begun
            else None,
            "changes": [_row(one, id_) for one in on_record],
            "pending": [_row(one, id_) for one in pending],
        },
        product=tuple(line.rstrip() for line in lines),
        narration=(f"{now}: {_counted(on_record, len(pending))}; id {id_}.",),
    )


def _counted(on_record: list[Told], pending: int) -> str:
    """Count what changed the text, apart from what did not, or has not yet."""
    where = [one.doing.status for one in on_record]
    made = sum(status in IN_ADOPTED_TEXT for status in where)
    drafted = where.count(Status.ENTERED)
    came_to_nothing = len(where) - made - drafted
    said = [f"{phrases.counted(made, 'change')} made"]
    said += [f"{drafted} entered in the draft"] if drafted else []
    said += [f"{came_to_nothing} not adopted or withdrawn"] if came_to_nothing else []
    return ", ".join((*said, f"{pending} pending"))


def _found(record: Record, citation: str) -> tuple[str, str]:
    """Find what is meant in the text as adopted, or else where it was last called that.

    Returns:
        Its id, and what it is called today (or was, where it is gone).

    Raises:
        Usage: nothing, or more than one clause, is or ever was called that.
    """
    indexes = [Index(moment(record).source.constitution)]
    for constitution in texts(record):
        index = Index(constitution)
        if resolve(citation, index):
            indexes.append(index)
            break
    meant = find_one(citation, indexes[-1])
    id_ = str(meant.clause.id if isinstance(meant, Standing) else meant.id)
    for index in indexes:
        if (called := cite_id(id_, index)) != id_:
            return id_, called
    return id_, id_


def _row(one: Told, id_: str) -> Json:
    """Give one change as programs read it."""
    amendment, done = one.doing.amendment, one.done
    entry, vote = done.entry.value if done.entry else None, done.vote
    shown = change(one.doing, id_, Colour.NEVER)
    return {
        "amendment": amendment.id,
        "title": amendment.title,
        "kind": amendment.kind.value,
        "status": one.doing.status.value,
        "citation": one.citation,
        "instructions": [
            {
                "number": number,
                "sentence": print_sentence(amendment.entries[number - 1].instruction),
                "reason": amendment.entries[number - 1].reason,
            }
            for number in one.doing.instructions
        ],
        "words": shown or None,
        "effective": one.effective.isoformat() if one.effective else None,
        "expires": amendment.expires.isoformat() if amendment.expires else None,
        "facts": [{"label": label, "words": words} for label, words in one.rests.facts],
        "statements": [_voice(voice) for voice in one.voices],
        "entry": entry.sequence if entry else None,
        "entered": entry.day.isoformat() if entry else None,
        "evidence": entry.evidence if entry else None,
        "resolution": {
            "id": vote.adoption.id,
            "date": vote.adoption.day.isoformat(),
            "outcome": vote.adoption.resolved.value,
            "adopted": amendment.id in vote.adoption.took,
            "carried_as": vote.carried_as or None,
            "minute": vote.minute,
            "entry": vote.entry.value.sequence,
        }
        if vote
        else None,
    }


def _voice(voice: Voice) -> Json:
    said = voice.statement
    return {
        "office": voice.office,
        "person": voice.person,
        "capacity": said.capacity,
        "response": said.response.value,
        "date": said.day.isoformat(),
        "interest": said.interest,
        "signed": said.attested is None,
        "attested_by": voice.by or None,
    }

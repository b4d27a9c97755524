"""What does the menu offer, line by line?"""

from __future__ import annotations

from constitution_tool.cli.dishes import Ask, Course, Dish, From
from constitution_tool.cli.options import ANSWERS
from constitution_tool.model.decision import Proof, Resolved

_WHICH = Ask(words="Which", source=From.WAITING)
_AS = Ask(words="For which office", option="--as", source=From.OFFICES)
_DATE = Ask(words="On which day (empty: today)", option="--date", source=From.DAY, needed=False)
_KEY = Ask(words="The file of the key", option="--key", source=From.FILE)
_MINUTE = Ask(words="Its minute (empty: not held)", option="--minute", needed=False)
_PUBLIC = Ask(
    words="The file of a new public key (empty: none)",
    option="--public-key",
    source=From.FILE,
    needed=False,
)
_WHEN = (_MINUTE, _DATE)
_PERSON = Ask(words="Who", source=From.PEOPLE)
_NAME = Ask(words="The name, as printed")
_OFFICE = Ask(words="Which office", source=From.OFFICES)
_FROM = Ask(words="From which day", option="--from", source=From.DAY)
_EVIDENCE = Ask(words="The file that shows it", option="--evidence", source=From.FILE)
_ANSWER = Ask(
    words="What the office consulted answers (empty if it decides)",
    option="--response",
    source=From.GIVEN,
    choices=tuple(one.value for one in ANSWERS),
    needed=False,
)
_REASONS = Ask(words="Comments or reasons, to be printed", option="--words", needed=False)

SIGNING = Course(
    words="Sign, or have something signed",
    dishes=(
        Dish(
            words="Sign here, with a key",
            command="authorise",
            asks=(_WHICH, _AS, _ANSWER, _REASONS, _DATE, _KEY),
        ),
        Dish(
            words="Pack it for someone who signs elsewhere",
            command="review",
            asks=(
                _WHICH,
                _AS,
                _ANSWER,
                _REASONS,
                _DATE,
                Ask(words="The zip file to make", option="--request"),
            ),
        ),
        Dish(
            words="Put a signature that came back beside what it signs",
            command="authorise",
            asks=(
                _WHICH,
                _AS,
                Ask(words="The .sig file", option="--receive", source=From.FILE),
            ),
        ),
        Dish(
            words="Attest what a holder without a key said",
            command="authorise",
            asks=(
                _WHICH,
                _AS,
                _ANSWER,
                Ask(words="Who attests it", option="--attested-by", source=From.OFFICES),
                Ask(words="The e-mail or sheet it is on", option="--paper", source=From.FILE),
                Ask(words="Where that is kept", option="--whereabouts"),
                _DATE,
                _KEY,
            ),
        ),
    ),
)

OFFICES = Course(
    words="Offices and keys",
    dishes=(
        Dish(words="See who holds what, and every entry", command="register show"),
        Dish(
            words="Someone is appointed",
            command="register office appoint",
            signed="office-holders",
            asks=(_OFFICE, _NAME, _FROM, _PUBLIC, *_WHEN),
        ),
        Dish(
            words="Someone acts as deputy",
            command="register office deputise",
            signed="office-holders",
            asks=(
                _OFFICE,
                _NAME,
                Ask(words="Why the holder cannot act", option="--reason"),
                _FROM,
                _PUBLIC,
                *_WHEN,
            ),
        ),
        Dish(
            words="Someone leaves",
            command="register office retire",
            signed="office-holders",
            asks=(_OFFICE, Ask(words="The last day", option="--until", source=From.DAY), *_WHEN),
        ),
        Dish(
            words="Make a key of your own",
            command="key new",
            asks=(Ask(words="The file to keep it in", option="--file"),),
        ),
        Dish(
            words="Put a key on record",
            command="register key enrol",
            signed="office-holders",
            asks=(
                _PERSON,
                Ask(words="Its .pub file", option="--public-key", source=From.FILE),
                *_WHEN,
            ),
        ),
        Dish(
            words="End a key",
            command="register key retire",
            signed="office-holders",
            asks=(_PERSON, *_WHEN),
        ),
        Dish(
            words="A key was lost or stolen",
            command="register key compromised",
            signed="office-holders",
            asks=(_PERSON, Ask(words="What happened", option="--reason"), *_WHEN),
        ),
    ),
)

DECISIONS = Course(
    words="Other decisions",
    dishes=(
        Dish(
            words="Put a signed decision on record",
            command="register enter",
            asks=(Ask(words="Which", source=From.DECISIONS), _DATE),
        ),
        Dish(
            words="Another policy",
            command="register policy change",
            signed="policy",
            asks=(Ask(words="The file of the new policy", source=From.FILE), *_WHEN),
        ),
        Dish(
            words="Authority given by a committee",
            command="register delegation add",
            signed="delegation",
            asks=(
                Ask(words="Which body gives it", option="--giver"),
                Ask(words="To which office", option="--to", source=From.OFFICES),
                Ask(words="In consultation with", option="--consulting", source=From.OFFICES),
                Ask(words="Over which protocol", option="--over", source=From.PROTOCOLS),
                Ask(words="A ground, as name=words", option="--ground"),
                Ask(words="How the papers cite it", option="--recommendation"),
                *_WHEN,
            ),
        ),
        Dish(
            words="An amendment is withdrawn",
            command="register withdraw",
            signed="withdrawal",
            asks=(_WHICH, Ask(words="By whom", option="--by"), *_WHEN),
        ),
        Dish(
            words="Someone objects",
            command="register objection",
            signed="objection",
            asks=(
                Ask(words="To which amendment", source=From.AMENDMENTS),
                Ask(words="Who objects", option="--by"),
                Ask(words="What they object", option="--why"),
                *_WHEN,
            ),
        ),
        Dish(
            words="Council was told of corrections",
            command="register report",
            signed="report",
            asks=_WHEN,
        ),
    ),
)

COUNCIL = Course(
    words="What Council resolved",
    dishes=(
        Dish(
            words="Record the outcome of a meeting",
            command="adopt",
            signed="adoption",
            votes=True,
            asks=(
                Ask(words="The day of the meeting", option="--meeting", source=From.DAY),
                Ask(
                    words="What it resolved",
                    option="--outcome",
                    source=From.GIVEN,
                    choices=tuple(one.value for one in Resolved),
                ),
                Ask(
                    words="An amendment in the draft that it did not take",
                    option="--declined",
                    source=From.AMENDMENTS,
                    needed=False,
                ),
                _EVIDENCE,
                Ask(
                    words="What that file is",
                    option="--proof",
                    source=From.GIVEN,
                    choices=tuple(one.value for one in Proof),
                ),
                *_WHEN,
            ),
        ),
        Dish(
            words="The signed minutes have come",
            command="adopt",
            signed="minutes",
            also=("--confirm-minutes",),
            asks=(_EVIDENCE, *_WHEN),
        ),
    ),
)

START = Dish(
    words="Begin the record",
    command="register start",
    asks=(Ask(words="Where the text was taken from", option="--source"), _DATE),
    founds=True,
    signed="founding",
)

MENU: tuple[Dish | Course, ...] = (
    Dish(words="See what is waiting, and for whom", command="status"),
    Dish(words="Read something before it is signed", command="review", asks=(_WHICH,)),
    SIGNING,
    Dish(
        words="Enter what is decided",
        command="amendment apply",
        asks=(Ask(words="Which amendment", source=From.AMENDMENTS), _DATE),
    ),
    Dish(words="Make the documents for the next meeting", command="build"),
    COUNCIL,
    OFFICES,
    DECISIONS,
    Dish(
        words="See who changed a paragraph, and by what authority",
        command="history",
        asks=(Ask(words="Which paragraph (such as C5 Introduction iii)"),),
    ),
    Dish(words="Bring a shared copy up to date", command="sync"),
    Dish(words="Prove the text against its record", command="verify"),
    Dish(words="Print the check code, to be published", command="register check-code"),
)

"""Why is a key or a signature refused?"""

from __future__ import annotations

from enum import Enum


class Fault(Enum):
    """A stable name for each reason, for programs; people read the sentence that goes with it."""

    ARMOUR = "signature-armour"
    STRUCTURE = "signature-structure"
    VERSION = "signature-version"
    RESERVED = "signature-reserved"
    HASH = "signature-hash"
    KEY_TYPE = "signature-key-type"
    NAMESPACE = "signature-namespace"
    OTHER_KEY = "signature-other-key"
    NO_TOUCH = "signature-no-touch"
    BAD = "signature-bad"
    PUBLIC_LINE = "key-public-line"
    PRIVATE_FILE = "key-private-file"
    PRIVATE_TYPE = "key-private-type"
    LOCKED = "key-locked"
    NOT_OPENED = "key-not-opened"


class Refused(Exception):  # noqa: N818 - named as its callers speak of it: a refused signature
    """A key or a signature that is not taken, and why, in a sentence."""

    def __init__(self, fault: Fault, problem: str) -> None:
        super().__init__(problem)
        self.fault = fault
        self.problem = problem

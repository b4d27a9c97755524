"""Why can a picture's file not be printed?"""

from __future__ import annotations


class Unprintable(Exception):  # noqa: N818 - it says what the file is, as a refusal does
    """A picture that cannot be printed: a stable code, what is wrong, and what to do about it."""

    def __init__(self, code: str, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.code = code
        self.problem = problem
        self.remedy = remedy


def damaged(what: str) -> Unprintable:
    """Say that a file is not whole, or not as its kind must be."""
    return Unprintable(
        "picture-damaged",
        f"is damaged: {what}",
        "open the original in a picture program and save it again as PNG or JPEG.",
    )


def unsuitable(what: str, remedy: str) -> Unprintable:
    """Say that a whole picture is of a sort that is not printed alike everywhere."""
    return Unprintable("picture-unsuitable", what, remedy)

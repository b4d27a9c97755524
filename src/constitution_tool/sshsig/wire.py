"""How does SSH write strings and numbers in bytes? (RFC 4251, section 5)."""

from __future__ import annotations

from constitution_tool.sshsig.fault import Fault, Refused

_LENGTH = 4


def string(data: bytes) -> bytes:
    """Write bytes as an SSH string: a four-byte length, then the bytes."""
    return len(data).to_bytes(_LENGTH, "big") + data


class Reader:
    """Read SSH strings and numbers one after the other; anything short or left over is refused."""

    __slots__ = ("_at", "_data", "_fault", "_what")

    def __init__(self, data: bytes, what: str, fault: Fault) -> None:
        self._data = data
        self._at = 0
        self._what = what
        self._fault = fault

    def take(self, count: int) -> bytes:
        """Take the next `count` bytes as they are."""
        end = self._at + count
        if end > len(self._data):
            raise Refused(self._fault, f"The {self._what} is cut short.")
        taken = self._data[self._at : end]
        self._at = end
        return taken

    def number(self) -> int:
        """Take a four-byte number."""
        return int.from_bytes(self.take(_LENGTH), "big")

    def string(self) -> bytes:
        """Take a string."""
        return self.take(self.number())

    def finish(self) -> None:
        """Refuse anything left over."""
        if self._at != len(self._data):
            raise Refused(self._fault, f"The {self._what} has bytes after its end.")

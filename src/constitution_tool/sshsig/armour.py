"""How is a signature wrapped as text? Exactly as `ssh-keygen` writes it, and no other way."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode

from constitution_tool.sshsig.fault import Fault, Refused

_BEGIN = b"-----BEGIN SSH SIGNATURE-----\n"
_END = b"\n-----END SSH SIGNATURE-----\n"
_COLUMNS = 70
_LONGEST = 16_384


def wrap(data: bytes) -> bytes:
    """Wrap a signature in its first and last lines, in lines of 70 characters."""
    encoded = b64encode(data)
    lines = [encoded[at : at + _COLUMNS] for at in range(0, len(encoded), _COLUMNS)]
    return _BEGIN + b"\n".join(lines) + _END


def unwrap(text: bytes) -> bytes:
    """Take a signature out of its wrapping.

    One signature has one spelling: what is read is wrapped again and must come out the same, so
    that other line lengths, stray spaces, loose base64 and words around it are all refused.

    Raises:
        Refused: The text is not exactly what `ssh-keygen` writes.
    """
    if len(text) > _LONGEST:
        raise Refused(Fault.ARMOUR, "The signature is longer than any signature is.")
    if b"\r" in text:
        raise Refused(Fault.ARMOUR, "The signature has Windows line ends.")
    if not text.startswith(_BEGIN) or not text.endswith(_END):
        raise Refused(
            Fault.ARMOUR,
            "The signature does not begin and end with the lines that ssh-keygen writes.",
        )
    try:
        data = b64decode(text[len(_BEGIN) : -len(_END)].replace(b"\n", b""), validate=True)
    except (binascii.Error, ValueError) as fault:
        raise Refused(Fault.ARMOUR, "The signature's characters are damaged.") from fault
    if wrap(data) != text:
        raise Refused(Fault.ARMOUR, "The signature is not laid out as ssh-keygen writes it.")
    return data

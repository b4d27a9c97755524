"""Which public keys are taken, and how are they written on one line?"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from constitution_tool.sshsig.fault import Fault, Refused
from constitution_tool.sshsig.wire import Reader, string

ED25519 = "ssh-ed25519"
SECURITY_KEY = "sk-ssh-ed25519@openssh.com"
_POINT_LENGTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Ed25519Key:
    """An ed25519 key held in a file; `point` is its 32 bytes."""

    point: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityKey:
    """An ed25519 key held in a FIDO2 security key, for one `application` (usually `ssh:`)."""

    point: bytes
    application: bytes


PublicKey = Ed25519Key | SecurityKey


def blob(key: PublicKey) -> bytes:
    """Write a key as SSH does inside signatures and, in base64, on its public line."""
    if isinstance(key, SecurityKey):
        head = string(SECURITY_KEY.encode())
        return head + string(key.point) + string(key.application)
    return string(ED25519.encode()) + string(key.point)


def read_blob(data: bytes) -> PublicKey:
    """Read a key from its bytes.

    Raises:
        Refused: The key is of a type that is not taken, or its bytes are damaged.
    """
    reader = Reader(data, "public key", Fault.STRUCTURE)
    name = reader.string()
    if name not in {ED25519.encode(), SECURITY_KEY.encode()}:
        shown = name.decode("ascii", "replace")
        raise Refused(
            Fault.KEY_TYPE,
            f"The key is of type “{shown}”; only {ED25519} and {SECURITY_KEY} are taken.",
        )
    point = reader.string()
    key: PublicKey
    if name == SECURITY_KEY.encode():
        key = SecurityKey(point=point, application=reader.string())
    else:
        key = Ed25519Key(point=point)
    reader.finish()
    if len(point) != _POINT_LENGTH:
        raise Refused(Fault.STRUCTURE, "The public key is not 32 bytes long.")
    return key


def public_line(key: PublicKey, comment: str) -> str:
    """Write a key as the one line of a `.pub` file, without its line end."""
    name = SECURITY_KEY if isinstance(key, SecurityKey) else ED25519
    line = f"{name} {b64encode(blob(key)).decode()}"
    return f"{line} {comment}" if comment else line


def read_public_line(line: str) -> PublicKey:
    """Read the key of a public line; the comment after it says nothing about the key.

    Raises:
        Refused: It is not one line as `ssh-keygen` writes it, or the type is not taken.
    """
    name, _, rest = line.partition(" ")
    encoded = rest.partition(" ")[0]
    if not line.isprintable() or not encoded:
        raise Refused(Fault.PUBLIC_LINE, "This is not a public key on one line.")
    try:
        data = b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise Refused(Fault.PUBLIC_LINE, "The public key is damaged.") from fault
    key = read_blob(data)
    if f"{name} {encoded}" != public_line(key, ""):
        raise Refused(Fault.PUBLIC_LINE, "The public key does not match the type on its line.")
    return key


def fingerprint(key: PublicKey) -> str:
    """Name a key as `ssh-keygen -l` does: `SHA256:` and unpadded base64."""
    return "SHA256:" + b64encode(sha256(blob(key)).digest()).decode().rstrip("=")

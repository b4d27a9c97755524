"""What does a signature hold? (OpenSSH, PROTOCOL.sshsig and PROTOCOL.u2f)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from hashlib import sha256, sha512

from constitution_tool.sshsig.fault import Fault, Refused
from constitution_tool.sshsig.public_key import (
    ED25519,
    SECURITY_KEY,
    PublicKey,
    SecurityKey,
    blob,
    read_blob,
)
from constitution_tool.sshsig.wire import Reader, string

_MAGIC = b"SSHSIG"
_VERSION = 1
_SIGNATURE_LENGTH = 64


class Hash(Enum):
    """Which digest of the message is signed. MD5 and SHA-1 are not taken."""

    SHA256 = "sha256"
    SHA512 = "sha512"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature as read: who signed, for what purpose, and the bytes that prove it.

    `flags` (one byte) and `counter` are a security key's own; a key in a file leaves them 0.
    """

    key: PublicKey
    namespace: str
    hash: Hash
    raw: bytes
    flags: int = 0
    counter: int = 0


def signed_bytes(namespace: str, hash_: Hash, message: bytes) -> bytes:
    """Give the bytes that are signed: the purpose and the digest of the message."""
    digest = sha512(message) if hash_ is Hash.SHA512 else sha256(message)
    parts = (namespace.encode(), b"", hash_.value.encode(), digest.digest())
    return _MAGIC + b"".join(string(part) for part in parts)


def write_signature(signature: Signature) -> bytes:
    """Write a signature as bytes, before they are wrapped."""
    if isinstance(signature.key, SecurityKey):
        proof = string(SECURITY_KEY.encode()) + string(signature.raw)
        proof += bytes([signature.flags]) + signature.counter.to_bytes(4, "big")
    else:
        proof = string(ED25519.encode()) + string(signature.raw)
    parts = (
        blob(signature.key),
        signature.namespace.encode(),
        b"",
        signature.hash.value.encode(),
        proof,
    )
    return _MAGIC + _VERSION.to_bytes(4, "big") + b"".join(string(part) for part in parts)


def read_signature(data: bytes) -> Signature:
    """Read a signature from its bytes, every one of them.

    Raises:
        Refused: Anything is missing, left over, or of a kind that is not taken.
    """
    reader = Reader(data, "signature", Fault.STRUCTURE)
    if reader.take(len(_MAGIC)) != _MAGIC:
        raise Refused(Fault.STRUCTURE, "This is not an SSH signature.")
    if (version := reader.number()) != _VERSION:
        raise Refused(Fault.VERSION, f"The signature is of version {version}; only 1 is taken.")
    key = read_blob(reader.string())
    namespace = _namespace(reader.string())
    if reader.string():
        raise Refused(Fault.RESERVED, "The signature has words in its reserved field.")
    hash_ = _hash(reader.string())
    proof = reader.string()
    reader.finish()
    raw, flags, counter = _proof(proof, key)
    return Signature(
        key=key, namespace=namespace, hash=hash_, raw=raw, flags=flags, counter=counter
    )


def _namespace(data: bytes) -> str:
    try:
        namespace = data.decode("ascii")
    except UnicodeDecodeError as fault:
        raise Refused(Fault.NAMESPACE, "The signature's purpose is not plain text.") from fault
    if not namespace or not namespace.isprintable():
        raise Refused(Fault.NAMESPACE, "The signature does not say what it is for.")
    return namespace


def _hash(data: bytes) -> Hash:
    for hash_ in Hash:
        if data == hash_.value.encode():
            return hash_
    shown = data.decode("ascii", "replace")
    raise Refused(
        Fault.HASH, f"The signature uses the digest “{shown}”; only sha512 and sha256 are taken."
    )


def _proof(data: bytes, key: PublicKey) -> tuple[bytes, int, int]:
    reader = Reader(data, "signature", Fault.STRUCTURE)
    security_key = isinstance(key, SecurityKey)
    if reader.string() != (SECURITY_KEY if security_key else ED25519).encode():
        raise Refused(Fault.STRUCTURE, "The signature is of another type than its key.")
    raw = reader.string()
    if len(raw) != _SIGNATURE_LENGTH:
        raise Refused(Fault.STRUCTURE, "The signature is not 64 bytes long.")
    flags = reader.take(1)[0] if security_key else 0
    counter = reader.number() if security_key else 0
    reader.finish()
    return raw, flags, counter

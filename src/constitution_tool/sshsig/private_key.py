"""How is a signing key made, kept under a passphrase, opened again, and used to sign?"""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_ssh_private_key,
)

from constitution_tool.sshsig.armour import wrap
from constitution_tool.sshsig.fault import Fault, Refused
from constitution_tool.sshsig.public_key import Ed25519Key, PublicKey, public_line, read_blob
from constitution_tool.sshsig.signature import Hash, Signature, signed_bytes, write_signature
from constitution_tool.sshsig.wire import Reader

_BEGIN = b"-----BEGIN OPENSSH PRIVATE KEY-----\n"
_END = b"-----END OPENSSH PRIVATE KEY-----\n"
_MAGIC = b"openssh-key-v1\x00"
_ONE = b"\0\0\0\1"
"""The number of keys in a file: one, as four bytes."""
_ROUNDS = 24
"""How much work a guess at the passphrase costs; OpenSSH's own default since 9.4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A key that can sign. Its secret is kept out of what is printed."""

    public: Ed25519Key
    secret: Ed25519PrivateKey

    def __repr__(self) -> str:
        """Name the key without its secret."""
        return f"SigningKey(public={self.public!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFiles:
    """A new key as its two files: the private one (keep it) and the public line (give it)."""

    private: bytes
    public: str


def new_key(comment: str, passphrase: str) -> KeyFiles:
    """Make a signing key; an empty passphrase leaves the private file unprotected.

    The files are those of OpenSSH, so that `ssh-keygen` can read them; it is not needed.

    Raises:
        Refused: The comment is not words on one line.
    """
    if not comment.isprintable() or comment != comment.strip():
        raise Refused(Fault.PUBLIC_LINE, "The comment of a key must be words on one line.")
    secret = Ed25519PrivateKey.generate()
    protection: KeySerializationEncryption = NoEncryption()
    if passphrase:
        builder = PrivateFormat.OpenSSH.encryption_builder().kdf_rounds(_ROUNDS)
        protection = builder.build(passphrase.encode())
    private = secret.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, protection)
    return KeyFiles(private=private, public=public_line(_public(secret), comment) + "\n")


def is_protected(data: bytes) -> bool:
    """Say whether a private key file asks for a passphrase.

    Raises:
        Refused: It is not an OpenSSH private key file.
    """
    return _cipher(data) != b"none"


def open_key(data: bytes, passphrase: str) -> SigningKey:
    """Open a private key file; the passphrase is empty for a file without one.

    Raises:
        Refused: The file is damaged, of another type, or the passphrase is missing or wrong.
    """
    protected = is_protected(data)
    if protected and not passphrase:
        raise Refused(Fault.LOCKED, "The key file is protected by a passphrase.")
    try:
        secret = load_ssh_private_key(data, passphrase.encode() if protected else None)
    except UnsupportedAlgorithm as fault:
        raise Refused(Fault.PRIVATE_TYPE, "The key file is of a type that is not taken.") from fault
    except (ValueError, TypeError) as fault:
        if protected:
            raise Refused(Fault.NOT_OPENED, "The passphrase does not open the key file.") from fault
        raise Refused(Fault.PRIVATE_FILE, "The key file is damaged.") from fault
    if not isinstance(secret, Ed25519PrivateKey):
        raise Refused(Fault.PRIVATE_TYPE, "The key file does not hold an ed25519 key.")
    return SigningKey(public=_public(secret), secret=secret)


def sign(key: SigningKey, namespace: str, message: bytes) -> bytes:
    """Sign a message for a purpose, as `ssh-keygen -Y sign` does, byte for byte."""
    raw = key.secret.sign(signed_bytes(namespace, Hash.SHA512, message))
    signature = Signature(key=key.public, namespace=namespace, hash=Hash.SHA512, raw=raw)
    return wrap(write_signature(signature))


def _public(secret: Ed25519PrivateKey) -> Ed25519Key:
    point = secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Ed25519Key(point=point)


def public_half(data: bytes) -> PublicKey:
    """Read the public key that a private key file begins with, whether or not it is protected.

    Raises:
        Refused: It is not an OpenSSH private key file, or of a type that is not taken.
    """
    reader = _opened(data)
    for _ in ("cipher", "derivation", "its options"):
        reader.string()
    if reader.take(len(_ONE)) != _ONE:
        raise Refused(Fault.PRIVATE_FILE, "The key file does not hold one key.")
    return read_blob(reader.string())


def _cipher(data: bytes) -> bytes:
    """Read the name of the cipher, the first thing a key file says."""
    return _opened(data).string()


def _opened(data: bytes) -> Reader:
    """Take the armour off a key file, and read on from where it names its cipher."""
    text = data.replace(b"\r\n", b"\n")
    if not text.startswith(_BEGIN) or not text.rstrip().endswith(_END.rstrip()):
        raise Refused(Fault.PRIVATE_FILE, "This is not an OpenSSH private key file.")
    body = text.rstrip()[len(_BEGIN) : -len(_END.rstrip())].replace(b"\n", b"")
    try:
        decoded = b64decode(body, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise Refused(Fault.PRIVATE_FILE, "The key file is damaged.") from fault
    reader = Reader(decoded, "key file", Fault.PRIVATE_FILE)
    if reader.take(len(_MAGIC)) != _MAGIC:
        raise Refused(Fault.PRIVATE_FILE, "This is not an OpenSSH private key file.")
    return reader

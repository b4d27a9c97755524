"""A security key signs through OpenSSH's program; a made-up one stands in for the hardware."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from constitution_tool.sshsig.public_key import SecurityKey, blob, public_line
from constitution_tool.sshsig.wire import string

if TYPE_CHECKING:
    from pathlib import Path

    from council import Council

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

PROGRAM = """#!{python}
import sys
from hashlib import sha256
from pathlib import Path
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from constitution_tool.sshsig.armour import wrap
from constitution_tool.sshsig.public_key import SecurityKey
from constitution_tool.sshsig.signature import Hash, Signature, signed_bytes, write_signature

namespace, statement = sys.argv[sys.argv.index("-n") + 1], Path(sys.argv[-1])
secret = Ed25519PrivateKey.from_private_bytes(bytes.fromhex("{seed}"))
key = SecurityKey(point=bytes.fromhex("{point}"), application=b"ssh:")
message = sha256(signed_bytes(namespace, Hash.SHA512, statement.read_bytes())).digest()
head = sha256(b"ssh:").digest() + bytes([{flags}]) + (1).to_bytes(4, "big")
raw = secret.sign(head + message)
made = Signature(
    key=key, namespace=namespace, hash=Hash.SHA512, raw=raw, flags={flags}, counter=1
)
Path(f"{{statement}}.sig").write_bytes(wrap(write_signature(made)))
"""


def security_key(folder: Path, flags: int = 1) -> Path:
    """Make a security key's file and public line, and put its program where it is looked for."""
    secret = Ed25519PrivateKey.generate()
    point = secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key = SecurityKey(point=point, application=b"ssh:")
    body = b"openssh-key-v1\0" + string(b"none") + string(b"none") + string(b"")
    body += (1).to_bytes(4, "big") + string(blob(key)) + string(b"the handle")
    path = folder / "security-key"
    lines = b64encode(body).decode()
    path.write_text(
        f"-----BEGIN OPENSSH PRIVATE KEY-----\n{lines}\n-----END OPENSSH PRIVATE KEY-----\n"
    )
    path.with_suffix(".pub").write_text(public_line(key, "A security key") + "\n")
    program = folder / "bin" / "ssh-keygen"
    program.parent.mkdir()
    seed = secret.private_bytes_raw().hex()
    program.write_text(
        PROGRAM.format(python=sys.executable, seed=seed, point=point.hex(), flags=flags)
    )
    program.chmod(0o755)
    return path


def enrolled(council: Council, key: Path) -> None:
    keys = council.root / "examples/keys"
    said = council(
        "register", "key", "enrol", "example-chair", "--public-key", str(key.with_suffix(".pub")),
        "--date", "2024-05-09",
        "--sign", f"monitoring-officer={keys / 'monitoring-officer'}",
        "--sign", f"proper-officer={keys / 'proper-officer'}",
    )  # fmt: skip
    assert said.code == 0, said.err


def chair(council: Council, key: Path):
    return council(
        "authorise", "2024-004", "--as", "chair", "--key", str(key), "--date", "2024-05-10", "--yes"
    )


def test_a_security_key_signs(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = security_key(tmp_path)
    enrolled(council, key)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    said = chair(council, key)
    assert (said.code, "agrees 2024-004" in said.err) == (0, True), said.err
    assert council("verify").code == 0


def test_one_that_was_not_touched_is_refused(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = security_key(tmp_path, flags=0)
    enrolled(council, key)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    before = council.tree()
    said = chair(council, key)
    assert (said.code, council.tree() == before) == (5, True), said.err


def test_without_openssh_it_is_said_what_to_do(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = security_key(tmp_path)
    enrolled(council, key)
    monkeypatch.setenv("PATH", str(tmp_path))
    said = chair(council, key)
    assert said.code == 6
    assert "--request" in said.err


def test_one_that_does_not_sign_leaves_nothing(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = security_key(tmp_path)
    enrolled(council, key)
    (tmp_path / "bin/ssh-keygen").write_text("#!/bin/sh\nexit 1\n")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    before = council.tree()
    assert (chair(council, key).code, council.tree() == before) == (6, True)

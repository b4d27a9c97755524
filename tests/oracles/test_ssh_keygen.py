"""OpenSSH judges our keys and signatures, and we judge OpenSSH's."""

from __future__ import annotations

import shutil
import subprocess
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from constitution_tool.notation.register.register_paths import signature_path
from constitution_tool.sshsig.armour import unwrap, wrap
from constitution_tool.sshsig.fault import Refused
from constitution_tool.sshsig.private_key import new_key, open_key, sign
from constitution_tool.sshsig.public_key import (
    SecurityKey,
    fingerprint,
    public_line,
    read_public_line,
)
from constitution_tool.sshsig.signature import Hash, Signature, signed_bytes, write_signature
from constitution_tool.sshsig.verify import verify
from council_on_record import KEYS, on_record, training

pytestmark = pytest.mark.oracle

NAMESPACE = "chair.v1@birmingham.example"
MESSAGE = "{\n  “agrees”\n}\n".encode()
WORDS = "five clear days"


def keygen(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    assert program, "install openssh-client to run this test"
    return subprocess.run(
        [program, *arguments], input=data, capture_output=True, timeout=30, check=False
    )


def judged(tmp_path, line: str, armour: bytes, message: bytes = MESSAGE) -> bool:
    (tmp_path / "allowed").write_text(f"them {line}\n", "utf-8")
    (tmp_path / "sig").write_bytes(armour)
    arguments = ("-f", str(tmp_path / "allowed"), "-I", "them", "-n", NAMESPACE)
    done = keygen("-Y", "verify", *arguments, "-s", str(tmp_path / "sig"), data=message)
    return done.returncode == 0


def taken(line: str, armour: bytes, message: bytes = MESSAGE) -> bool:
    try:
        verify(armour, NAMESPACE, message, line)
    except Refused:
        return False
    return True


def kept(tmp_path, private: bytes):
    path = tmp_path / "key"
    path.write_bytes(private)
    path.chmod(0o600)
    return path


def test_openssh_takes_our_signatures(tmp_path):
    files = new_key("Example", "")
    armour = sign(open_key(files.private, ""), NAMESPACE, MESSAGE)
    line = files.public.rstrip("\n")
    assert judged(tmp_path, line, armour)
    assert not judged(tmp_path, line, armour, MESSAGE + b" ")
    check = ("-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(tmp_path / "sig"))
    assert keygen(*check, data=MESSAGE).returncode == 0


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_openssh_opens_our_keys_and_signs_as_we_do(tmp_path, passphrase):
    files = new_key("Example", passphrase)
    path = kept(tmp_path, files.private)
    shown = keygen("-y", "-P", passphrase, "-f", str(path))
    assert shown.stdout.split()[:2] == files.public.encode().split()[:2]
    wrong = keygen("-y", "-P", "wrong", "-f", str(path))
    assert (wrong.returncode == 0) is (passphrase == "")
    if not passphrase:
        theirs = keygen("-Y", "sign", "-f", str(path), "-n", NAMESPACE, data=MESSAGE).stdout
        assert theirs == sign(open_key(files.private, ""), NAMESPACE, MESSAGE)


@pytest.mark.parametrize("passphrase", ["", WORDS])
def test_we_open_the_keys_of_openssh_and_take_its_signatures(tmp_path, passphrase):
    path = tmp_path / "theirs"
    made = keygen("-q", "-t", "ed25519", "-N", passphrase, "-C", "Chair", "-f", str(path))
    assert made.returncode == 0
    line = (tmp_path / "theirs.pub").read_text("utf-8").rstrip("\n")
    key = open_key(path.read_bytes(), passphrase)
    assert read_public_line(line) == key.public
    assert public_line(key.public, "Chair") == line
    if not passphrase:
        armour = keygen("-Y", "sign", "-f", str(path), "-n", NAMESPACE, data=MESSAGE).stdout
        verify(armour, NAMESPACE, MESSAGE, line)
    listed = keygen("-l", "-f", str(tmp_path / "theirs.pub")).stdout.decode()
    assert fingerprint(key.public) in listed


def test_we_take_no_other_type_of_key_from_openssh(tmp_path):
    path = tmp_path / "ecdsa"
    keygen("-q", "-t", "ecdsa", "-N", "", "-f", str(path))
    armour = keygen("-Y", "sign", "-f", str(path), "-n", NAMESPACE, data=MESSAGE).stdout
    line = (tmp_path / "ecdsa.pub").read_text("utf-8").rstrip("\n")
    assert judged(tmp_path, line, armour)
    assert not taken(line, armour)


def security_key(flags: int) -> tuple[str, bytes]:
    secret = Ed25519PrivateKey.generate()
    point = secret.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    key = SecurityKey(point=point, application=b"ssh:")
    head = sha256(b"ssh:").digest() + bytes([flags]) + (9).to_bytes(4, "big")
    message = sha256(signed_bytes(NAMESPACE, Hash.SHA512, MESSAGE)).digest()
    signature = Signature(
        key=key,
        namespace=NAMESPACE,
        hash=Hash.SHA512,
        raw=secret.sign(head + message),
        flags=flags,
        counter=9,
    )
    return public_line(key, "Example"), wrap(write_signature(signature))


def test_a_touched_security_key_is_taken_by_both(tmp_path):
    line, armour = security_key(0x01)
    assert judged(tmp_path, line, armour)
    assert taken(line, armour)


def test_an_untouched_security_key_is_taken_by_openssh_and_refused_by_us(tmp_path):
    line, armour = security_key(0x00)
    assert judged(tmp_path, line, armour)
    assert not taken(line, armour)


def test_we_take_nothing_that_openssh_refuses(tmp_path):
    files = new_key("Example", "")
    line = files.public.rstrip("\n")
    data = unwrap(sign(open_key(files.private, ""), NAMESPACE, MESSAGE))
    for at in range(0, len(data), 3):
        damaged = bytearray(data)
        damaged[at] ^= 0x10
        armour = wrap(bytes(damaged))
        assert not taken(line, armour)
        if at % 12 == 0:
            assert not judged(tmp_path, line, armour)


def test_openssh_takes_every_statement_on_record(tmp_path):
    council = on_record()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    statements = council.register.statements
    assert len(statements) == 4
    for (subject, office), kept in statements.items():
        line = KEYS[kept.value.statement.person].public
        (tmp_path / "allowed").write_text(f"{office} {line}", "utf-8")
        (tmp_path / "sig").write_bytes(council.files[signature_path(subject, office)])
        namespace = f"{office}.v1@ambridge.example"
        arguments = ("-f", str(tmp_path / "allowed"), "-I", office, "-n", namespace)
        done = keygen("-Y", "verify", *arguments, "-s", str(tmp_path / "sig"), data=kept.data)
        assert done.returncode == 0, done.stdout


def test_sha256sum_takes_every_entry_on_record(tmp_path):
    council = on_record()
    council.propose(training(council)).sign("2024-001").enter("2024-001")
    for path, data in council.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    previous = ""
    for kept in council.register.entries:
        listed = "".join(f"{digest}  {path}\n" for path, digest in kept.value.relied_on)
        done = subprocess.run(
            ["sha256sum", "-c", "--strict", "--quiet"],
            input=listed.encode(),
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 0
        assert kept.value.previous == previous
        shown = subprocess.run(
            ["sha256sum", kept.path], cwd=tmp_path, capture_output=True, check=True
        )
        previous = shown.stdout.decode().split()[0]
    assert council.register.check_code == f"3:{previous}"

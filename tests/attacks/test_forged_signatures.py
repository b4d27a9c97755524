"""A signature counts for one office, one purpose, one amendment and the very words of it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from constitution_tool.sshsig.armour import wrap
from constitution_tool.sshsig.signature import Hash, signed_bytes
from constitution_tool.sshsig.wire import string
from forging import (
    CHAIR,
    MO,
    UNSIGNED,
    Forger,
    codes,
    laid_out,
    signature,
    statement,
)

if TYPE_CHECKING:
    from council import Council

ENTER = ("amendment", "apply", UNSIGNED, "--date", "2024-05-10")
PURPOSE = "chair.v1@birmingham.example"


def refused(council: Council, code: str, *, entering: int = 5) -> None:
    """See that the record does not hold, and that nothing is entered on it."""
    before = council.tree()
    exit_code, found = codes(council, "verify")
    assert (exit_code, code in found) == (5, True), found
    exit_code, found = codes(council, *ENTER)
    assert (exit_code, code in found) == (entering, True), found
    assert council.tree() == before


def not_entered(council: Council, code: str) -> None:
    """See that nothing is entered, though what was signed is good in itself."""
    before = council.tree()
    exit_code, found = codes(council, *ENTER)
    assert (exit_code, code in found) == (5, True), found
    assert council.tree() == before


def test_the_way_it_should_be_is_entered(council: Council) -> None:
    """The attacks below begin from here: without them, it is entered."""
    council.sign(UNSIGNED)
    assert codes(council, *ENTER) == (0, set())
    assert codes(council, "verify") == (0, set())


def test_the_monitoring_officers_files_copied_as_the_chairs(
    council: Council, forger: Forger
) -> None:
    council.sign(UNSIGNED)
    for name in (statement, signature):
        forger.put(name(UNSIGNED, CHAIR), forger.take(name(UNSIGNED, MO)))
    refused(council, "statement-name", entering=3)


def test_the_monitoring_officers_signature_beside_the_chairs_statement(
    council: Council, forger: Forger
) -> None:
    council.sign(UNSIGNED)
    forger.put(signature(UNSIGNED, CHAIR), forger.take(signature(UNSIGNED, MO)))
    refused(council, "signature-namespace")


def test_the_monitoring_officer_signs_as_the_chair(council: Council, forger: Forger) -> None:
    council.sign(UNSIGNED)
    forger.sign(UNSIGNED, CHAIR, key=MO)
    refused(council, "key-of-another")


def test_the_monitoring_officer_says_they_are_the_chair(council: Council, forger: Forger) -> None:
    council.sign(UNSIGNED)
    forger.change(statement(UNSIGNED, CHAIR), person="example-mo")
    forger.sign(UNSIGNED, CHAIR, key=MO)
    not_entered(council, "office-not-held")
    not_entered(council, "same-person")


def test_a_signature_on_record_put_in_place_of_another(council: Council, forger: Forger) -> None:
    forger.put(signature("2024-001", CHAIR), forger.take(signature("2024-001", MO)))
    refused(council, "relied-on-changed")
    refused(council, "key-of-another")


def test_statements_pasted_onto_another_amendment(council: Council, forger: Forger) -> None:
    for office in (MO, CHAIR):
        for name in (statement, signature):
            forger.put(name(UNSIGNED, office), forger.take(name("2024-001", office)))
    refused(council, "statement-name", entering=3)


def paste_and_rename(forger: Forger) -> None:
    for office in (MO, CHAIR):
        table = forger.table(statement("2024-001", office))
        table["subject"]["id"] = UNSIGNED
        forger.put(statement(UNSIGNED, office), laid_out(table))
        forger.put(signature(UNSIGNED, office), forger.take(signature("2024-001", office)))


def test_statements_pasted_and_renamed(council: Council, forger: Forger) -> None:
    paste_and_rename(forger)
    refused(council, "signature-bad")


def test_statements_pasted_renamed_and_signed_again(council: Council, forger: Forger) -> None:
    """Even the right keys sign nothing but the words whose digest the statement holds."""
    paste_and_rename(forger)
    for office in (MO, CHAIR):
        forger.sign(UNSIGNED, office)
    not_entered(council, "subject-changed")


@pytest.mark.parametrize(
    "namespace",
    [
        "chair.v1@other.example",
        "chair.v2@birmingham.example",
        "monitoring-officer.v1@birmingham.example",
        "file",
        "git",
    ],
)
def test_a_signature_for_another_purpose(council: Council, forger: Forger, namespace: str) -> None:
    council.sign(UNSIGNED)
    forger.sign(UNSIGNED, CHAIR, namespace=namespace)
    refused(council, "signature-namespace")


def rsa_signature(key: rsa.RSAPrivateKey, message: bytes) -> bytes:
    """Sign as OpenSSH does with an RSA key."""

    def whole(number: int) -> bytes:
        return string(number.to_bytes(number.bit_length() // 8 + 1, "big"))

    public = key.public_key().public_numbers()
    blob = string(b"ssh-rsa") + whole(public.e) + whole(public.n)
    raw = key.sign(signed_bytes(PURPOSE, Hash.SHA512, message), padding.PKCS1v15(), hashes.SHA512())
    proof = string(b"rsa-sha2-512") + string(raw)
    fields = (blob, PURPOSE.encode(), b"", b"sha512", proof)
    return wrap(b"SSHSIG" + (1).to_bytes(4, "big") + b"".join(string(field) for field in fields))


def test_an_rsa_key(council: Council, forger: Forger) -> None:
    council.sign(UNSIGNED)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    forger.put(
        signature(UNSIGNED, CHAIR), rsa_signature(key, forger.take(statement(UNSIGNED, CHAIR)))
    )
    refused(council, "signature-key-type")


def test_an_rsa_key_is_not_signed_with(council: Council, forger: Forger) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    written = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.OpenSSH,
        serialization.NoEncryption(),
    )
    forger.put("rsa", written)
    exit_code, found = codes(
        council, "authorise", UNSIGNED, "--as", CHAIR, "--key", str(forger.path("rsa")),
        "--date", "2024-05-10", "--yes",
    )  # fmt: skip
    assert (exit_code, found) == (3, {"key-private-type"})
    assert not forger.path(statement(UNSIGNED, CHAIR)).exists()


def test_an_example_key_for_a_real_council(council: Council, forger: Forger) -> None:
    for folder in ("register/text/0000", "source"):
        council.edit(f"{folder}/constitution.toml", "birmingham.example", "borchester.example")
    forger.rechain()
    exit_code, found = codes(council, "verify")
    assert (exit_code, "example-key" in found) == (5, True)
    exit_code, found = codes(
        council, "authorise", UNSIGNED, "--as", CHAIR,
        "--key", str(forger.path(f"examples/keys/{CHAIR}")), "--date", "2024-05-10", "--yes",
    )  # fmt: skip
    assert (exit_code, found) == (5, {"example-key"})
    assert not forger.path(statement(UNSIGNED, CHAIR)).exists()


def test_a_signature_with_words_around_it(council: Council, forger: Forger) -> None:
    """One signature, one spelling: nothing rides along with it."""
    council.sign(UNSIGNED)
    was = forger.take(signature(UNSIGNED, CHAIR))
    for changed in (b"Dear all\n" + was, was + b"\n", was.replace(b"\n", b"\r\n"), was + was):
        forger.put(signature(UNSIGNED, CHAIR), changed)
        refused(council, "signature-armour")


def test_a_signature_with_bytes_after_its_end(council: Council, forger: Forger) -> None:
    council.sign(UNSIGNED)
    lines = forger.take(signature(UNSIGNED, CHAIR)).splitlines()[1:-1]
    forger.put(signature(UNSIGNED, CHAIR), wrap(base64.b64decode(b"".join(lines)) + b"\0"))
    refused(council, "signature-structure")

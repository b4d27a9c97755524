"""How does a security key sign? By OpenSSH's own program, which asks for its PIN and a touch."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from constitution_tool.errors import Finding, Incapable, Place

_PROGRAM = "ssh-keygen"
_ELSEWHERE = (
    "sign on a machine that has it: constitution-tool review ID --as OFFICE --request F.zip."
)


def sign(path: str, namespace: str, data: bytes) -> bytes:
    """Have a security key sign bytes for a namespace; its file is named by `path`.

    Raises:
        Incapable: OpenSSH is not here, or the key did not sign.
    """
    with tempfile.TemporaryDirectory(prefix="constitution-tool-") as folder:
        statement = Path(folder) / "statement.json"
        statement.write_bytes(data)
        words = [_PROGRAM, "-Y", "sign", "-f", str(Path(path).absolute()), "-n", namespace]
        try:
            ended = subprocess.run([*words, "--", str(statement)], check=False)  # noqa: S603 - a fixed program, no shell
        except OSError as error:
            raise _incapable(
                "openssh-missing", "ssh-keygen is not on this machine.", path
            ) from error
        signature = statement.with_suffix(".json.sig")
        if ended.returncode or not signature.is_file():
            raise _incapable("security-key-failed", "The security key did not sign.", path)
        return signature.read_bytes()


def _incapable(code: str, problem: str, path: str) -> Incapable:
    return Incapable(Finding(code=code, problem=problem, remedy=_ELSEWHERE, place=Place(path=path)))

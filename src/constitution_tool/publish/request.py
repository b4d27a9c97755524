"""What does an office need to sign elsewhere? One page to read, the statement, and one command."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of an office: to sign an "Amendment" or a "Decision", as `lines` have it."""

    what: str
    subject: str
    title: str
    office: str
    council: str
    notice: str
    response: str
    lines: tuple[str, ...]
    statement_name: str
    statement: bytes
    namespace: str


def request_zip(asked: Request) -> bytes:
    """Pack a request; the same request always makes the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in (
            ("read-me-first.html", request_page(asked).encode()),
            (asked.statement_name, asked.statement),
        ):
            archive.writestr(_entry(name), data, ZIP_DEFLATED, 6)
    return packed.getvalue()


def request_page(asked: Request) -> str:
    """Write the page the office reads; every word of the law enters as a value, escaped."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template = files("constitution_tool.publish") / "templates" / "request.html.j2"
    return environment.from_string(template.read_text(encoding="utf-8")).render(asked=asked)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.create_system = 0
    return entry

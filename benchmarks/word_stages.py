"""Which stages of Word are timed, and against what? The floor, making, proof, and another program.

A clean document and one with tracked changes are made from what is printed; the whole way, from two
texts in memory to a file of tracked changes, is timed against Docxodus on the same pair, whose
input is our clean Word of each text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import floor
from large import clean, tracked

from constitution_tool.ooxml.package import pack
from constitution_tool.publish.word.document import unproved, word
from constitution_tool.publish.word.read_back import prove

if TYPE_CHECKING:
    from collections.abc import Callable

    from large import Large, Run

    from constitution_tool.model.sheet import Sheet


def _stages(name: str, make: Callable[[Large], Sheet]) -> dict[str, Callable[[Large], Run]]:
    """Name the stages of one kind of document."""

    def whole(large: Large) -> Run:
        sheet = make(large)
        return lambda: word(sheet)

    def making(large: Large) -> Run:
        sheet = make(large)
        return lambda: pack(unproved(sheet))

    def proof(large: Large) -> Run:
        sheet = make(large)
        made = unproved(sheet)
        return lambda: prove(made, sheet)

    return {
        f"{name} floor: strings, zip": lambda large: floor.strings(unproved(make(large))),
        f"{name} floor: lxml, zip": lambda large: floor.tree(unproved(make(large))),
        f"{name}: making and zip": making,
        f"{name}: proof": proof,
        name: whole,
    }


def _both_texts(large: Large) -> Run:
    before, after = large.pair()
    return lambda: word(tracked(before, after))


def _docxodus(large: Large) -> Run:
    try:
        from python_redlines import DocxodusEngine  # noqa: PLC0415 - only `just bench` has it
    except ImportError as missing:
        raise SystemExit("python-redlines[docxodus] is not here") from missing
    files = [large.folder / name for name in ("old.docx", "new.docx")]
    for file, text in zip(files, large.pair(), strict=True):
        file.write_bytes(word(clean(text)))
    engine = DocxodusEngine(target_path=str(large.folder / "docxodus"))
    return lambda: engine.run_redline("Benchmark", *files)


STAGES = {
    **_stages("Word", lambda large: clean(large.parsed())),
    **_stages("tracked Word", lambda large: tracked(*large.pair())),
    "tracked Word, from two texts": _both_texts,
    "Docxodus compare, same pair": _docxodus,
}

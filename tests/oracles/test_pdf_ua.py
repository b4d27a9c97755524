"""An independent checker (page-validation) judges our PDFs: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from test_pdf_boxes import TABLES, beside, flowing

import paper_files
import sheets
from constitution_tool.model.passage import Flow
from constitution_tool.model.sheet import TextBody
from constitution_tool.notation.pictures.picture_file import read_picture
from constitution_tool.publish.pdf.document import pdf
from pictures import chunk, jfif, jpeg, png

pytestmark = pytest.mark.oracle

try:
    import page
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("page-validation is not installed", allow_module_level=True)

# It now and then misreads the end of a compressed stream; veraPDF finds nothing there.
MISTAKEN = {"PDFA2A-STREAM-LENGTH-001"}


def failures(made: bytes, profile: str) -> list[tuple[str, str]]:
    report = page.validate_pdf_bytes(made, profile=profile)
    assert report.rules.total > 50
    return [(f.rule_id, f.message) for f in report.failures if f.rule_id not in MISTAKEN]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", ["clean_sheet", "tracked_sheet", "schedule_sheet"])
def test_every_kind_of_sheet_conforms(name, profile):
    assert failures(pdf(getattr(sheets, name)()), profile) == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", paper_files.FILES)
def test_every_kind_of_paper_conforms(name, profile):
    assert failures(pdf(paper_files.file(name)), profile) == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("setting", [flowing, beside])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_whose_words_are_cut_conforms(name, setting, profile):
    assert failures(pdf(setting(TABLES[name])), profile) == []


SORTS = {
    "colour": png(),
    "colour, 16 bits": png(depth=16),
    "grey, 16 bits": png(colours=0, depth=16),
    "black and white": png(colours=0, depth=1),
    "palette": png(colours=3, depth=4),
    "transparent": png(colours=6),
    "transparent grey, 16 bits": png(colours=4, depth=16),
    "interlaced": png(colours=6, interlaced=True),
    "with a damaged colour profile": png(before=chunk(b"iCCP", b"x\0\0nonsense")),
    "photograph": jpeg(before=jfif(300)),
    "grey photograph": jpeg(components=1),
}


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", SORTS)
def test_every_sort_of_picture_conforms(name, profile):
    file = read_picture(SORTS[name])
    flow = Flow(
        printed=(
            sheets.clause("p1.b0thx", "i.", "See:"),
            sheets.picture(file),
            sheets.picture(file, sheets.deleted(1)),
            sheets.picture(file, sheets.added(1)),
        )
    )
    body = TextBody(flow=flow, entries=sheets.ENTRIES, contents=False)
    made = pdf(replace(sheets.tracked_sheet(), body=body, pictures={file.digest: file}))
    assert made.count(b"/Subtype/Image") >= 1
    assert failures(made, profile) == []


def test_the_judge_sees_a_fault():
    made = pdf(sheets.clean_sheet())
    assert failures(made.replace(b"/Marked true", b"/Marked fals"), "ua1")

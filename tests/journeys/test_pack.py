"""The pack of a meeting, as an officer makes it: draft, final, and with what is exempt apart."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import tomllib
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

import packs
from constitution_tool.ooxml.read_marks import read
from packs import DAY, DECIDED, PUBLIC, REPORT, RESTRICTED, UNHEARD

if TYPE_CHECKING:
    from council import Council

PUT_DOWN = f"papers/published/{DAY}.toml"
APPENDICES = (
    "Appendix 1 Protocol for adoption",
    "Appendix 2A Protocol showing tracked changes",
    "Appendix 3 Schedule of amendments",
)


def lying(council: Council, folder: str = PUBLIC) -> set[str]:
    place = council.root / folder
    return {path.name for path in place.iterdir()} if place.is_dir() else set()


def words_in(word: bytes) -> str:
    return "\n".join(read(word).new)


def both(*names: str) -> set[str]:
    return {f"{name}.{ending}" for name in names for ending in ("docx", "pdf")}


def test_a_pack_has_every_document_as_word_and_pdf_and_a_manifest_of_them(council: Council) -> None:
    packs.decide(council.root)
    said = council("--json", "pack", DAY)
    assert said.code == 0, said.out
    assert said.json["result"]["missing"] == []
    records = [
        "Record of decision 2024-001 Learning and development of Members",
        "Record of decision 2024-002 Training of officers",
        "Record of decision 2024-003 Induction",
    ]
    report = "Report A new Member-Officer Protocol"
    assert lying(council) == {*both(report, *APPENDICES, *records), "manifest.json"}
    made = json.loads(council.read(f"{PUBLIC}/manifest.json"))
    for name, of_file in made["files"].items():
        data = (council.root / PUBLIC / name).read_bytes()
        assert of_file["sha256"] == hashlib.sha256(data).hexdigest()
    assert set(made["files"]) == lying(council) - {"manifest.json"}
    order = [path.removeprefix(f"{PUBLIC}/") for path in said.json["result"]["files"]]
    assert order[::2] == [
        *(f"{name}.docx" for name in (report, *APPENDICES, *records)),
        "manifest.json",
    ]


def test_the_same_pack_is_made_of_the_same_bytes(council: Council) -> None:
    council("pack", DAY)
    first = {name: (council.root / PUBLIC / name).read_bytes() for name in lying(council)}
    assert council("pack", DAY).code == 0
    assert first == {name: (council.root / PUBLIC / name).read_bytes() for name in lying(council)}


def test_a_draft_names_what_is_missing_and_final_refuses_it(council: Council) -> None:
    packs.finish(council.root)
    draft = council("pack", DAY)
    assert draft.code == 0
    for lacking in (*DECIDED, "2024-004"):
        assert lacking in draft.err
    final = council("--json", "pack", DAY, "--final")
    assert final.code == 1
    codes = [finding["code"] for finding in final.json["findings"]]
    assert sorted(codes) == [*["decision-record-missing"] * 3, "pack-undecided"]


def test_a_record_of_a_decision_says_when_it_is_published(council: Council) -> None:
    packs.ready(council)
    council.edit(f"papers/{DAY}-decision-2024-001.md", "published = 2024-05-13\n", "")
    said = council("--json", "pack", DAY, "--final")
    assert said.code == 1
    assert [f["code"] for f in said.json["findings"]] == ["decision-record-undated"]


def test_alternatives_that_are_not_typed_are_named_and_refused_as_final(council: Council) -> None:
    packs.decide(council.root, but="2024-002")
    packs.finish(council.root)
    council("paper", "new", "decision-record", "--amendment", "2024-002")
    draft = council("pack", DAY)
    assert draft.code == 0
    assert "alternatives considered and rejected are not typed" in draft.err
    assert not any("2024-002" in name for name in lying(council))
    final = council("pack", DAY, "--final")
    assert final.code == 1
    assert "alternatives considered and rejected are not typed" in final.err


def test_any_other_fault_in_a_paper_refuses_even_a_draft(council: Council) -> None:
    council.edit(REPORT, 'report_of = "', 'reports_of = "')
    assert council("pack", DAY).code == 3


def test_changes_for_approval_need_no_decision(council: Council) -> None:
    packs.ready(council)
    said = council("pack", DAY, "--final")
    assert said.code == 0, said.err
    schedule = (council.root / PUBLIC / "Appendix 3 Schedule of amendments.docx").read_bytes()
    words = words_in(schedule)
    assert words.rindex("Part A: changes for approval") < words.index("For approval by Council.")
    assert words.rindex("For approval by Council.") < words.rindex(
        "Part B: changes already decided"
    )


def test_a_final_pack_is_of_final_papers(council: Council) -> None:
    packs.decide(council.root)
    said = council("--json", "pack", DAY, "--final")
    assert said.code == 1
    assert [f["code"] for f in said.json["findings"]] == ["paper-draft"]


@pytest.mark.parametrize("stage", ["--draft", "--final"])
def test_every_document_of_a_draft_is_marked_and_none_of_a_final_pack(
    council: Council, stage: str
) -> None:
    packs.ready(council)
    assert council("pack", DAY, stage).code == 0
    documents = sorted(name for name in lying(council) if name.endswith(".docx"))
    assert len(documents) == 7
    for name in documents:
        with zipfile.ZipFile(council.root / PUBLIC / name) as parts:
            headers = [n for n in parts.namelist() if re.match(r"word/header\d", n)]
            first = parts.read("word/document.xml").decode()
            for part in (first, *(parts.read(header).decode() for header in headers[:1])):
                marked = re.search("DRAFT[.,] not yet published", part, re.IGNORECASE)
                assert bool(marked) is (stage == "--draft"), name


def test_what_is_no_longer_in_the_pack_is_taken_away_and_others_files_are_left(
    council: Council,
) -> None:
    packs.decide(council.root)
    council("pack", DAY)
    stale = "Record of decision 2024-003 Induction"
    (council.root / f"papers/{DAY}-decision-2024-003.md").unlink()
    (council.root / PUBLIC / "notes.txt").write_text("An officer's.")
    edited = council.root / PUBLIC / f"{stale}.docx"
    edited.write_bytes(edited.read_bytes() + b"an officer's")
    said = council("--json", "pack", DAY)
    assert said.code == 0
    assert said.json["result"]["removed"] == [f"{PUBLIC}/{stale}.pdf"]
    assert {f"{stale}.docx", "notes.txt"} < lying(council)
    foreign = [f["path"] for f in said.json["findings"] if f["code"] == "pack-foreign"]
    assert foreign == [f"{PUBLIC}/{stale}.docx", f"{PUBLIC}/notes.txt"]


def test_a_schedule_in_the_councils_own_words_is_appendix_3(council: Council) -> None:
    path = council("paper", "new", "schedule").out.strip()
    council.write(path, council.read(path) + "\n\nOur own words about it.\n")
    council("pack", DAY)
    name = "Appendix 3 Schedule of amendments.docx"
    assert {name} < lying(council)
    words = words_in((council.root / PUBLIC / name).read_bytes())
    assert "Our own words about it." in words


def test_two_papers_of_one_name_are_refused(council: Council) -> None:
    council.write("papers/again.md", council.read(REPORT))
    said = council("--json", "pack", DAY)
    assert said.code == 1
    assert {f["code"] for f in said.json["findings"] if f["severity"] == "error"} == {
        "pack-same-name"
    }


def test_a_meeting_that_is_only_reproduced_has_its_paper_and_no_appendix(council: Council) -> None:
    said = council("pack", "2024-03-28")
    assert said.code == 0, said.err
    assert lying(council, "build/pack/2024-03-28") == {
        *both("Report New Protocol for Member-Officer Relationships"),
        "manifest.json",
    }


def test_the_record_makes_no_appendix_for_a_meeting_it_has_gone_past(council: Council) -> None:
    council.edit(REPORT, f"meeting = {DAY}", "meeting = 2024-03-28")
    said = council("pack", "2024-03-28")
    assert said.code == 1
    assert "gone past 28 March 2024" in said.err


def test_a_meeting_that_is_not_set_is_refused(council: Council) -> None:
    assert council("pack", "2024-05-22").code == 1


def test_the_schedule_as_a_table_holds_every_entry_and_cannot_run(council: Council) -> None:
    council.edit("amendments/2024-005.md", "   Reason: ", "   Reason: =HYPERLINK(0) @")
    said = council("pack", DAY, "--csv")
    assert said.code == 0, said.err
    data = (council.root / PUBLIC / "Appendix 3 Schedule of amendments.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["Entry"] for row in rows] == [str(n) for n in range(1, 14)]
    assert [row["Part"] for row in rows] == ["A"] * 10 + ["B"] * 3
    assert all(row["Authority"] for row in rows)
    reasons = [row["Reason"] for row in rows if "HYPERLINK" in row["Reason"]]
    assert reasons
    assert all(reason.startswith("'=") for reason in reasons)


# --- what is exempt -------------------------------------------------------------------------------


def spoken(name: str, data: bytes) -> str:
    """Give all that a file says anywhere: its parts, its compressed streams, its properties."""
    said = [name, data.decode("utf-8", "ignore"), data.decode("utf-16-be", "ignore")]
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            said += [
                f"{each} {parts.read(each).decode('utf-8', 'ignore')}" for each in parts.namelist()
            ]
            said.append(re.sub(r"<[^>]*>", "", " ".join(said)))
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.S):
        try:
            unpacked = zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue
        said += [unpacked.decode("latin-1"), unpacked.decode("utf-16-be", "ignore")]
    return "\n".join(said)


def test_no_word_of_what_is_exempt_is_in_a_public_file() -> None:
    made = packs.whole()
    restricted = {path: data for path, data in made.items() if path.startswith(RESTRICTED)}
    assert {path.rpartition("/")[2] for path in restricted} == {
        *both(packs.APPENDIX_4),
        "Restricted agenda papers.pdf",
        "manifest.json",
    }
    assert all(UNHEARD in spoken(path, data) for path, data in restricted.items())
    public = {path: data for path, data in made.items() if path.startswith(PUBLIC)}
    assert len(public) == 17
    for path, data in public.items():
        assert UNHEARD not in spoken(path, data), path


def test_what_becomes_exempt_is_taken_out_of_the_public_folder(council: Council) -> None:
    packs.keep_back(council.root)
    path = "papers/appendix-4.md"
    exempt = council.read(path)
    report = council.read(REPORT)
    council.write(path, exempt.partition("[[exempt]]")[0] + "+++\n\nThe words.\n")
    council.write(REPORT, report.partition("[[exempt]]")[0] + "+++\n\n# Background\n")
    said = council("pack", DAY)
    assert said.code == 0, said.err
    assert both(packs.APPENDIX_4) < lying(council)
    council.write(path, exempt)
    assert council("pack", DAY).code == 0
    assert not any(UNHEARD in name for name in lying(council))
    assert both(packs.APPENDIX_4) < lying(council, RESTRICTED)


def test_an_exempt_file_someone_altered_in_the_public_folder_stops_the_pack(
    council: Council,
) -> None:
    (council.root / PUBLIC).mkdir(parents=True)
    (council.root / PUBLIC / f"{packs.APPENDIX_4}.docx").write_bytes(b"an officer's")
    packs.keep_back(council.root)
    said = council("pack", DAY)
    assert said.code == 1
    assert packs.APPENDIX_4 in said.err


@pytest.mark.parametrize("what", ["This report", "The whole paper", "Appendix 4 in part"])
def test_what_is_exempt_and_is_no_other_paper_keeps_the_whole_paper_back(
    council: Council, what: str
) -> None:
    packs.keep_back(council.root)
    council.edit(REPORT, 'what = "Appendix 4"', f'what = "{what}"')
    assert council("pack", DAY).code == 0
    assert not any(name.startswith("Report") for name in lying(council))
    assert any(name.startswith("Report") for name in lying(council, RESTRICTED))


def test_what_is_confidential_is_kept_back_too(council: Council) -> None:
    packs.keep_back(council.root)
    path = "papers/appendix-4.md"
    council.write(
        path,
        council.read(path)
        .replace("[[exempt]]", "[[confidential]]")
        .replace('paragraph = "3"\n', ""),
    )
    assert council("pack", DAY).code == 0
    assert not any(UNHEARD in name for name in lying(council))


def test_the_report_lists_every_appendix_and_marks_what_is_kept_back(council: Council) -> None:
    packs.keep_back(council.root)
    assert council("paper", "render", REPORT).code == 0
    made = council.root / f"build/{DAY}-full-council.docx"
    said = read(made.read_bytes()).new
    (summary,) = [line for line in said if "With this report go" in line]
    assert "; Appendix 3 (Schedule of amendments); Appendix 4 (Exempt) (exempt)." in summary
    assert any(line.endswith("Appendix 4: Exempt (exempt)") for line in said)
    council.edit(REPORT, "[[exempt]]", "[[confidential]]")
    council.edit(REPORT, 'paragraph = "3"\n', "")
    assert council("paper", "render", REPORT).code == 0
    assert any(
        line.endswith("Appendix 4: Exempt (confidential)") for line in read(made.read_bytes()).new
    )


def test_an_appendix_made_from_the_record_cannot_be_exempt(council: Council) -> None:
    packs.keep_back(council.root)
    council.edit(REPORT, 'what = "Appendix 4"', 'what = "Appendix 2A"')
    said = council("--json", "pack", DAY)
    assert said.code == 1
    assert "exempt-of-record" in [f["code"] for f in said.json["findings"]]


# --- what was published ---------------------------------------------------------------------------


def publish(council: Council, day: str = "2024-05-13") -> None:
    packs.ready(council)
    assert council("pack", DAY, "--final").code == 0
    said = council("pack", DAY, "--published", day)
    assert said.code == 0, said.err


def test_what_was_published_is_put_down_in_the_history_and_stays_as_it_is(council: Council) -> None:
    assert "Decided, not yet published: 2024-001, 2024-002, 2024-003." in council("status").out
    publish(council)
    kept = tomllib.loads(council.read(PUT_DOWN))
    for paper in kept["paper"]:
        for ending, key in (("docx", "word"), ("pdf", "pdf")):
            data = (council.root / PUBLIC / f"{paper['name']}.{ending}").read_bytes()
            assert paper[key] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert len(kept["paper"]) == 7
    assert council.git("log", "-1", "--format=%s").strip() == "Publish the papers for 21 May 2024"
    assert council.git("ls-files", PUT_DOWN).strip() == PUT_DOWN
    assert "not yet published" not in council("status").out
    before = {name: (council.root / PUBLIC / name).read_bytes() for name in lying(council)}
    for words in ((), ("--final",), ("--published", "2024-05-14")):
        said = council("pack", DAY, *words)
        assert said.code == 0
        assert "published on 13 May 2024, and say the same today" in said.out
    assert before == {n: (council.root / PUBLIC / n).read_bytes() for n in lying(council)}


def test_a_change_after_publication_is_refused_by_the_names_of_the_papers(council: Council) -> None:
    publish(council)
    before = {name: (council.root / PUBLIC / name).read_bytes() for name in lying(council)}
    council.edit(REPORT, "No assessment under", "An assessment under")
    (council.root / f"papers/{DAY}-decision-2024-003.md").unlink()
    said = council("--json", "pack", DAY)
    assert said.code == 1
    problems = [f["problem"] for f in said.json["findings"]]
    assert [problem.partition("”")[0].removeprefix("“") for problem in problems] == [
        "Report A new Member-Officer Protocol",
        "Record of decision 2024-003 Induction",
    ]
    assert before == {n: (council.root / PUBLIC / n).read_bytes() for n in lying(council)}


def test_only_the_final_pack_that_lies_there_is_put_down_as_published(council: Council) -> None:
    packs.ready(council)
    assert council("pack", DAY).code == 0
    said = council("pack", DAY, "--published", "2024-05-13")
    assert said.code == 1
    assert "not what lies in the folder" in said.err
    assert not (council.root / PUT_DOWN).exists()


@pytest.mark.parametrize("day", ["2024-05-08", "2024-05-22"])
def test_a_day_of_publication_is_between_the_record_and_the_meeting(
    council: Council, day: str
) -> None:
    packs.ready(council)
    council("pack", DAY, "--final")
    said = council("pack", DAY, "--published", day)
    assert said.code == 1
    assert "cannot have been published" in said.err


def test_a_record_of_publication_that_was_altered_is_refused(council: Council) -> None:
    publish(council)
    council.edit(PUT_DOWN, "2024-05-13", "2024-05-12 ")
    for words in (("pack", DAY), ("status",)):
        said = council(*words)
        assert said.code == 3
        assert PUT_DOWN in said.err

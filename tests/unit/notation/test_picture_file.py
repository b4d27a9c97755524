"""What is a picture that can be printed, and what is none?"""

from __future__ import annotations

import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constitution_tool.model.pictures import INCH, PictureKind
from constitution_tool.notation.digest import sha256_hex
from constitution_tool.notation.pictures.damage import Unprintable
from constitution_tool.notation.pictures.picture_file import read_picture
from constitution_tool.notation.pictures.size import MOST_BYTES
from pictures import camera, chunk, exif, jfif, jpeg, png, resolution, segment

PNGS = {
    "colour": {},
    "colour, 16 bits": {"depth": 16},
    "grey": {"colours": 0},
    "grey, 16 bits": {"colours": 0, "depth": 16},
    "black and white": {"colours": 0, "depth": 1},
    "palette": {"colours": 3, "depth": 4},
    "transparent": {"colours": 6},
    "transparent grey, 16 bits": {"colours": 4, "depth": 16},
    "interlaced": {"colours": 6, "interlaced": True},
    "interlaced and tiny": {"width": 3, "height": 2, "interlaced": True},
}
JPEGS = {"colour": {}, "grey": {"components": 1}, "odd sides": {"width": 61, "height": 9}}


def fault(data: bytes) -> Unprintable:
    with pytest.raises(Unprintable) as caught:
        read_picture(data)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize("name", PNGS)
def test_every_sort_of_png_is_read(name):
    how = {"width": 60, "height": 40} | PNGS[name]
    picture = read_picture(data := png(**how))
    assert picture.kind is PictureKind.PNG
    assert (picture.wide, picture.high) == (how["width"] * INCH / 96, how["height"] * INCH / 96)
    assert picture.digest == sha256_hex(data)


@pytest.mark.parametrize("name", JPEGS)
def test_every_sort_of_jpeg_is_read(name):
    how = {"width": 60, "height": 40} | JPEGS[name]
    picture = read_picture(jpeg(**how))
    assert picture.kind is PictureKind.JPEG
    assert (picture.wide, picture.high) == (how["width"] * INCH / 96, how["height"] * INCH / 96)


@pytest.mark.parametrize(
    ("data", "dots"),
    [
        (png(before=resolution(10_000)), 254),
        (png(before=chunk(b"pHYs", struct.pack(">IIB", 3, 1, 0))), 96),
        (png(before=resolution(1)), 96),
        (png(before=resolution(4_000_000_000)), 96),
        (jpeg(before=jfif(300)), 300),
        (jpeg(before=jfif(100, unit=2)), 254),
        (jpeg(before=jfif(1, unit=0)), 96),
        (jpeg(before=camera(exif(1, dots=150))), 150),
        (jpeg(before=camera(exif(1, dots=150, order="<"))), 150),
        (jpeg(before=jfif(300) + camera(exif(1, dots=150))), 300),
    ],
)
def test_the_natural_size_is_that_of_the_stated_resolution(data, dots):
    picture = read_picture(data)
    assert (picture.wide, picture.high) == (60 * INCH // dots, 40 * INCH // dots)


def test_a_picture_is_scaled_in_proportion_and_never_enlarged():
    picture = read_picture(png(960, 480))
    assert picture.within(100 * INCH, 100 * INCH) == (10 * INCH, 5 * INCH)
    assert picture.within(4 * INCH, 100 * INCH) == (4 * INCH, 2 * INCH)
    assert picture.within(100 * INCH, INCH) == (2 * INCH, INCH)
    assert read_picture(png(30_000, 1)).within(1, 1) == (1, 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a\x01", "a GIF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a drawing (SVG)"),
        (b"\x00\x00\x00\x18ftypheic", "a HEIC"),
        (b"II*\x00\x08", "a TIFF"),
        (b"BM6\x00", "a bitmap"),
        (b"%PDF-1.7", "a PDF"),
        (b"plain words", "a file of another kind"),
        (b"", "an empty file"),
    ],
)
def test_other_formats_are_named_and_refused(data, said):
    refused = fault(data)
    assert refused.code == "picture-format"
    assert said in refused.problem
    assert "PNG or JPEG" in refused.remedy


def header(**changes) -> bytes:
    fields = {"width": 6, "height": 4, "depth": 8, "colours": 2, "pack": 0, "filter": 0, "lace": 0}
    return chunk(b"IHDR", struct.pack(">IIBBBBB", *(fields | changes).values()))


def made(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


PIXELS = zlib.compress((b"\0" + bytes(18)) * 4)
IDAT, IEND = chunk(b"IDAT", PIXELS), chunk(b"IEND", b"")
DAMAGED_PNGS = {
    "only its signature": made(),
    "no header": made(IDAT, IEND),
    "two headers": made(header(), header(), IDAT, IEND),
    "a short header": made(chunk(b"IHDR", bytes(12)), IDAT, IEND),
    "no pixels": made(header(), IEND),
    "no end": made(header(), IDAT),
    "something after its end": made(header(), IDAT, IEND, b"\0"),
    "words in its end": made(header(), IDAT, chunk(b"IEND", b"x")),
    "a false check sum": made(header(), IDAT[:-1] + b"\0", IEND),
    "pixels apart": made(header(), chunk(b"IDAT", PIXELS[:5]), chunk(b"tEXt", b"x"), IDAT, IEND),
    "an unknown part": made(header(), chunk(b"WHAT", b""), IDAT, IEND),
    "no palette": made(header(colours=3), chunk(b"IDAT", zlib.compress(bytes(28))), IEND),
    "a palette too late": made(header(), IDAT, chunk(b"PLTE", bytes(3)), IEND),
    "half a colour": made(header(), chunk(b"PLTE", bytes(4)), IDAT, IEND),
    "colours there are not": made(header(colours=5), IDAT, IEND),
    "depth there is not": made(header(depth=4), IDAT, IEND),
    "another packing": made(header(pack=1), IDAT, IEND),
    "another interlacing": made(header(lace=2), IDAT, IEND),
    "no width": made(header(width=0), IDAT, IEND),
    "too few lines": made(header(height=5), IDAT, IEND),
    "too many lines": made(header(height=3), IDAT, IEND),
    "a filter there is not": made(
        header(), chunk(b"IDAT", zlib.compress((b"\5" + bytes(18)) * 4)), IEND
    ),
    "pixels that are none": made(header(), chunk(b"IDAT", b"not packed"), IEND),
    "something after its pixels": made(header(), chunk(b"IDAT", PIXELS + b"more"), IEND),
    "a resolution cut short": made(header(), chunk(b"pHYs", bytes(8)), IDAT, IEND),
}


@pytest.mark.parametrize("name", DAMAGED_PNGS)
def test_a_damaged_png_is_refused(name):
    assert fault(DAMAGED_PNGS[name]).code == "picture-damaged"


def test_what_those_were_spoilt_from_is_sound():
    assert read_picture(made(header(), IDAT, IEND))


WHOLE = jpeg()
SCAN = WHOLE.index(b"\xff\xda")
FRAME = WHOLE.index(b"\xff\xc0")
DAMAGED_JPEGS = {
    "cut in its pixels": WHOLE[:-20],
    "without its end": WHOLE[:-2],
    "cut in its header": WHOLE[: FRAME + 6],
    "nothing but a beginning": b"\xff\xd8\xff\xd9",
    "no pixels": WHOLE[:SCAN] + b"\xff\xd9",
    "nothing in its pixels": WHOLE[: SCAN + 14] + b"\xff\xd9",
    "pixels before its size": WHOLE[:2] + WHOLE[SCAN:],
    "two pictures": WHOLE[:SCAN] + WHOLE[FRAME:],
    "something after its end": WHOLE + b"trailer",
    "a false length": WHOLE[:2] + b"\xff\xe0\x00\x01" + WHOLE[2:],
    "stray bytes": WHOLE[:2] + segment(0xE0, b"x") + b"zz" + WHOLE[2:],
    "no height": jpeg(height=0),
    "a short header": WHOLE[:FRAME] + segment(0xC0, b"\x08\x00") + WHOLE[SCAN:],
}


@pytest.mark.parametrize("name", DAMAGED_JPEGS)
def test_a_damaged_jpeg_is_refused(name):
    assert fault(DAMAGED_JPEGS[name]).code == "picture-damaged"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (jpeg(components=4), "CMYK"),
        (jpeg(components=2), "few programs"),
        (jpeg(bits=12), "few programs"),
        (jpeg(frame=0xC3), "few programs"),
        (jpeg(frame=0xC9), "few programs"),
        (jpeg(before=camera(exif(6))), "on its side"),
        (jpeg(before=camera(exif(3, order="<"))), "upside down"),
        (png(before=chunk(b"eXIf", exif(8))), "on its side"),
    ],
)
def test_what_is_not_shown_alike_everywhere_is_refused(data, said):
    refused = fault(data)
    assert refused.code == "picture-unsuitable"
    assert said in refused.problem


@pytest.mark.parametrize(
    "body", [b"", b"MM\0*", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\0\x09\x01\x12", b"XX" * 9]
)
def test_notes_of_a_camera_that_cannot_be_read_say_nothing(body):
    assert read_picture(jpeg(before=camera(body))).wide == 60 * INCH // 96


def test_a_small_file_that_would_unpack_to_gigabytes_is_refused_before_it_is_unpacked():
    bomb = made(header(width=29_000, height=29_000), IDAT, IEND)
    assert fault(bomb).code == "picture-too-large"
    assert fault(made(header(width=2**31 - 1, height=1), IDAT, IEND)).code == "picture-too-large"
    assert fault(jpeg(width=65_535, height=8)).code == "picture-too-large"


def test_pixels_beyond_those_the_header_states_are_not_unpacked():
    packed = zlib.compressobj(9)
    many = b"".join(packed.compress(bytes(1 << 20)) for _ in range(512)) + packed.flush()
    assert fault(made(header(), chunk(b"IDAT", many), IEND)).code == "picture-damaged"


def test_a_file_too_large_in_bytes_is_refused():
    assert fault(png() + bytes(MOST_BYTES)).code == "picture-too-large"


@given(st.data())
def test_no_byte_can_be_changed_or_lost_unseen_in_a_png(data):
    whole = png(9, 5)
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    for spoilt in (
        whole[:at] + bytes((byte,)) + whole[at + 1 :],
        whole[:at],
        whole[:at] + whole[at + 1 :],
    ):
        fault(spoilt)


@given(st.binary(max_size=400), st.sampled_from([b"", png()[:60], WHOLE[:40], WHOLE[: SCAN + 14]]))
def test_whatever_the_bytes_they_are_read_or_refused(tail, head):
    with suppress(Unprintable):  # anything else is a fault
        read_picture(head + tail)

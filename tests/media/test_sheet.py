"""Printed pages: the words are there, in any script; the same pages are the same bytes."""

import io
from xml.etree import ElementTree

import pytest

from workprint.media.righttoleft import joined, visual
from workprint.media.sheet import PAPERS, Disc, Sheet, Stroke, Words, length, pdf, svg, unprintable, wrapped

pypdf = pytest.importorskip("pypdf")
PAGE = Sheet(
    *PAPERS["a4"],
    (
        Words("ÉLISE Łukasz Ωμέγα Жанна", (40, 60), 12, bold=True, halo=True),
        Words("山田 & <김철수>", (40, 90), 12),
        Stroke(((40, 100), (200, 100), (200, 160)), 2.0, dash=4.0),
        Stroke(((300, 100), (400, 100), (350, 180)), 1.0, fill=(0.9, 0.5, 0.5), opacity=0.5),
        Disc((500, 130), 20.0, (0.2, 0.5, 0.9), 1.0),
    ),
)


def test_words_of_any_script_are_on_the_page():
    read = pypdf.PdfReader(io.BytesIO(pdf([PAGE, PAGE], "Tést")))
    assert len(read.pages) == 2 and read.metadata.title == "Tést"
    text = read.pages[0].extract_text()
    assert "ÉLISE Łukasz Ωμέγα Жанна" in text
    assert [float(v) for v in read.pages[0].mediabox[2:]] == pytest.approx(PAPERS["a4"], abs=0.01)


def test_the_same_pages_are_the_same_bytes():
    assert pdf([PAGE], "a") == pdf([PAGE], "a")


def test_svg_is_well_formed_and_escaped():
    found = ElementTree.fromstring(svg(PAGE))
    texts = [each.text for each in found.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ["ÉLISE Łukasz Ωμέγα Жанна", "山田 & <김철수>"]


def test_lines_are_no_wider_than_their_room():
    text = "a long line of words that will be wrapped, supercalifragilisticexpialidocious and all"
    lines = wrapped(text, 8, 70)
    assert all(length(line, 8) <= 70 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert wrapped(text, 8, 70, most=2)[-1].endswith("…") and len(wrapped(text, 8, 70, most=2)) == 2
    assert wrapped("", 8, 70) == []


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("plain (words) 12", "plain (words) 12"),
        ("\u05d0\u05d1\u05d2", "\u05d2\u05d1\u05d0"),
        ("\u05d0\u05d1 12.5 \u05d2", "\u05d2 12.5 \u05d1\u05d0"),
        ("\u05d0 (\u05d1)!", "!(\u05d1) \u05d0"),
        ("say \u05d0\u05d1 \u05d2\u05d3 now", "say \u05d3\u05d2 \u05d1\u05d0 now"),
        ("\u05d0 abc \u05d1", "\u05d1 abc \u05d0"),
    ],
)
def test_words_from_right_to_left_are_turned_round_and_numbers_are_not(line, printed):
    assert visual(line) == printed


def test_arabic_letters_join_as_unicode_says():
    """Beh alone, at the start, in the middle, at the end; after alef, which joins to nothing; lam and alef are one; marks do not part."""
    beh = [chr(code) for code in (0xFE8F, 0xFE91, 0xFE92, 0xFE90)]
    assert joined("\u0628") == beh[0] and joined("\u0628\u0628\u0628") == "".join(beh[1:])
    assert joined("\u0627\u0628\u0628") == "\ufe8d" + beh[1] + beh[3]
    assert joined("\u0644\u0627") == "\ufefb" and joined("\u0628\u0644\u0627") == beh[1] + "\ufefc"
    assert joined("\u0628\u064e\u0628") == beh[1] + "\u064e" + beh[3]
    assert visual("\u0628\u0628 7") == "7 " + beh[3] + beh[1]


def test_what_no_font_has_is_named():
    assert unprintable(["ÉLISE \u5c71 \u0639\u0644\u064a", "\u0917\u0940\u0924\u093e \u0e2a"]) == ("DEVANAGARI", "THAI")
    assert unprintable(["Ωμέγα Жанна 김철수 \u05d3\u05e0\u05d4"]) == ()

"""Charts as files: text that can be selected, the fonts inside, hostile names as they are."""

from __future__ import annotations

import base64
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf import PdfReader

from canvas_app.charts.export import chart_file
from canvas_app.charts.style import print_style
from tests.charts import samples

TEXT = "{http://www.w3.org/2000/svg}text"
pytestmark = pytest.mark.filterwarnings("ignore:Glyph .* missing:UserWarning")


def test_a_pdf_has_text_and_its_fonts():
    reader = PdfReader(io.BytesIO(chart_file(samples.ladder(), print_style("ru", 12), "pdf", 700)))
    page = reader.pages[0]
    text = page.extract_text()
    for words in ("Лестница отношений", "Покупатель", "51", "на 23.11.2026"):
        assert words in text
    fonts = page["/Resources"]["/Font"].values()
    assert fonts
    for font in fonts:
        described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "/FontFile2" in described, "a font is not in the file"
        assert "Inter" in described["/FontName"]


def test_an_svg_has_text_and_its_fonts():
    svg = chart_file(samples.ladder(), print_style("ru", 12), "svg", 700)
    words = [text for text in ET.fromstring(svg).itertext() if text.strip()]
    for expected in ("Лестница отношений", "2. Покупатель", "51"):
        assert expected in words
    embedded = re.findall(rb"base64,([A-Za-z0-9+/=]+)\)", svg)
    assert embedded
    known = set()
    for data in embedded:
        known |= set(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap())
    shown = {
        char for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text") for char in text.text
    }
    assert {ord(char) for char in shown if not char.isspace()} <= known


@pytest.mark.parametrize("name", samples.HOSTILE)
@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_hostile_names_are_text_in_files(name, kind):
    data = samples.few((name,))
    data = replace(data, head=replace(data.head, title=name, foot=name))
    content = chart_file(data, print_style("en", 12), kind, 700)
    if kind == "svg":
        texts = [text.text for text in ET.fromstring(content).iter(TEXT)]
        assert name in texts
    elif kind == "pdf":
        text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
        assert re.sub(r"\s", "", name)[:4] in re.sub(r"\s", "", text)
    else:
        assert Image.open(io.BytesIO(content)).format == "PNG"


def test_the_same_chart_gives_the_same_file():
    for kind in ("svg", "pdf"):
        first, second = (chart_file(samples.moves(), print_style("ru"), kind, 500) for _ in range(2))
        assert first == second


def test_another_ending_is_refused():
    with pytest.raises(ValueError, match="gif"):
        chart_file(samples.ladder(), print_style("ru"), "gif", 500)

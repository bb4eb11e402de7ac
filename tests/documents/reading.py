"""Reading a PDF back, as a person's viewer would."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

SPACES = re.compile(r"[\s\u00a0\u202f\u200b\u00ad]+")


def written(write: Callable[[BinaryIO], object]) -> bytes:
    """Return the bytes that ``write`` puts into a stream."""
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text(data: bytes) -> str:
    """Return all text without any space, since lines and cells break where they must."""
    return squeezed("".join(page.extract_text() for page in reader(data).pages))


def squeezed(given: str) -> str:
    return SPACES.sub("", given)


def sizes(data: bytes) -> set[tuple[float, float]]:
    """Return the pages' widths and heights in millimetres."""
    boxes = [page.mediabox for page in reader(data).pages]
    return {
        (round(float(box.width) / 72 * 25.4, 2), round(float(box.height) / 72 * 25.4, 2)) for box in boxes
    }


def fonts(data: bytes) -> dict[str, bool]:
    """Return the names of all fonts that pages may use, and whether each is embedded."""
    found = {}
    for page in reader(data).pages:
        for font in page["/Resources"].get("/Font", DictionaryObject()).values():
            made = font.get_object()
            found[str(made["/BaseFont"])] = "/FontFile2" in made.get("/FontDescriptor", {})
    return found


def images(data: bytes) -> int:
    return sum(len(page.images) for page in reader(data).pages)


def links(data: bytes) -> int:
    return sum(len(page.get("/Annots", [])) for page in reader(data).pages)


def outline(data: bytes) -> list[str]:
    """Return the titles of the outline, those of lower levels indented."""

    def walk(items: list[object], depth: int) -> list[str]:
        titles = []
        for item in items:
            if isinstance(item, list):
                titles += walk(item, depth + 1)
            else:
                titles.append("  " * depth + str(item.title))  # type: ignore[attr-defined]
        return titles

    return walk(list(reader(data).outline), 0)

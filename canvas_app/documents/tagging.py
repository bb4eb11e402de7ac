"""The logical structure of a PDF: what is a heading, a paragraph, a table, a figure, for readers who listen.

The free reportlab writes no structure, but lets its objects be added: each text on a page is enclosed in
marked content, and a tree of elements names these marks in reading order. What is decoration is marked as
such. No conformance to a standard is claimed: nothing has validated the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas


@dataclass(slots=True, eq=False)
class _Element:
    """A node of the structure: with elements below it, or with one mark on a page."""

    kind: str
    alt: str = ""
    children: list[_Element] = field(default_factory=list)
    page: int = -1
    mark: int = -1


class TaggedCanvas(Canvas):
    """A canvas that records what its texts are."""

    _code: list[str]  # what reportlab has written of the current page
    _doc: Any

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._open = [_Element("Document")]
        self._marks: list[list[_Element]] = [[]]
        self._page_objects: list[Any] = []
        add = self._doc.addPage

        def add_numbered(page: Any) -> None:
            self._number_page(page)
            add(page)

        self._doc.addPage = add_numbered

    @contextmanager
    def element(self, kind: str) -> Iterator[None]:
        """Enclose elements in one of ``kind`` (Table, TR, Sect …)."""
        made = _Element(kind)
        self._open[-1].children.append(made)
        self._open.append(made)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def content(self, kind: str, alt: str = "") -> Iterator[None]:
        """Mark what is drawn as an element of ``kind`` (P, H1, TD, Figure …); ``alt`` says it in words."""
        marks = self._marks[-1]
        made = _Element(kind, alt, page=len(self._marks) - 1, mark=len(marks))
        marks.append(made)
        self._open[-1].children.append(made)
        self._code.append(f"/{kind} <</MCID {made.mark}>> BDC")
        try:
            yield
        finally:
            self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn as decoration, which nobody reads out."""
        self._code.append("/Artifact BMC")
        try:
            yield
        finally:
            self._code.append("EMC")

    def _number_page(self, page: Any) -> None:
        """Give a finished page its place in the table from marks to elements."""
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._page_objects), PDFName("S")
        self._page_objects.append(page)
        self._marks.append([])

    def save(self) -> None:
        """Write the structure and the file."""
        if self._code:
            self.showPage()
        document = self._doc
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root_reference = document.Reference(root)
        references: dict[int, Any] = {}
        top = self._write(self._open[0], root_reference, references)
        root["K"] = PDFArray([top])
        numbers: list[Any] = []
        for index, marks in enumerate(self._marks[: len(self._page_objects)]):
            row = PDFArray([references[id(made)] for made in marks])
            numbers += [index, document.Reference(row)]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(self._page_objects)
        document.Catalog.StructTreeRoot = root_reference
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        super().save()

    def _write(self, element: _Element, parent: Any, references: dict[int, Any]) -> Any:
        """Add an element and those below it to the file and return its reference."""
        document = self._doc
        made = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent})
        reference = document.Reference(made)
        references[id(element)] = reference
        if element.alt:
            made["Alt"] = PDFString(element.alt)
        if element.mark >= 0:
            made["K"] = element.mark
            made["Pg"] = document.Reference(self._page_objects[element.page])
        else:
            made["K"] = PDFArray([self._write(child, reference, references) for child in element.children])
        return reference

"""Which column fills which field: guessed from the headers in both languages, or as the person says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from canvas_app.content import Catalogue
from canvas_app.domain.errors import PersonError
from canvas_app.domain.text import match_key
from canvas_app.exchange import limits
from canvas_app.exchange.currencies import currency_code
from canvas_app.exchange.fields import FIELDS

_CAMEL = re.compile(r"(?<=[a-zа-яё0-9])(?=[A-ZА-ЯЁ])|(?<=[A-Z])(?=[A-Z][a-z])")
_SIGNS = re.compile(r"[^\w№+%]+|_+")
_ASIDE = re.compile(r"\s*(?:[,:(\[].*)$", re.DOTALL)
_NUMBER = re.compile(r"#([0-9]{1,4})")
_KEY_RANK: Final = -1


def header_key(text: str) -> str:
    """Return the key by which headers are the same: CompanyName, company_name and «Company name» are one."""
    return _SIGNS.sub(" ", match_key(_CAMEL.sub(" ", text))).strip()


def currency_of(header: str) -> str:
    """Return the currency that a header names beside its column: «Сумма, руб.», «Amount (USD)»; or empty."""
    aside = _ASIDE.search(header)
    return currency_code(aside[0].strip(" ,:()[]")) if aside else ""


def table_name(catalogue: Catalogue, kind: str, lang: str) -> str:
    """Return what a table is a list of, in words."""
    key = f"table.{kind}"
    return catalogue.text(key, lang) if catalogue.has(key) else kind


def field_name(catalogue: Catalogue, kind: str, field: str, lang: str) -> str:
    """Return what a field of a table is called: the header that an export gives its column."""
    key = f"field.{kind}.{field}"
    return catalogue.text(key, lang) if catalogue.has(key) else field


class Headers:
    """The names by which the columns of one kind of table are known."""

    def __init__(self, kind: str, catalogue: Catalogue) -> None:
        self.kind = kind
        self._catalogue = catalogue

    @cached_property
    def _names(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """Header key to the fields it may mean, each with its rank among that field's names, best first."""
        found: dict[str, list[tuple[int, str]]] = {}
        for field in FIELDS[self.kind]:
            found.setdefault(header_key(field.key), []).append((_KEY_RANK, field.key))
            key = f"field.{self.kind}.{field.key}"
            if not self._catalogue.has(key):
                continue
            entry = self._catalogue.entry(key)
            for rank, name in enumerate((*entry.text, *entry.also)):
                found.setdefault(header_key(name), []).append((rank, field.key))
        return {name: tuple(sorted(fields)) for name, fields in found.items()}

    def known(self, cells: Sequence[str]) -> int:
        """Return how many different fields the cells of a row name."""
        return len({field for cell in cells if (field := self._best(cell)[1])})

    def guess(self, header: Sequence[str], taken: frozenset[str] = frozenset()) -> dict[str, list[int]]:
        """Return the columns that each field is filled from: one, or several of one name.

        Args:
            header: the headers.
            taken: fields that the person has decided about.

        """
        best: dict[str, tuple[int, list[int]]] = {}
        for column, cell in enumerate(header):
            rank, field = self._best(cell)
            if not field or field in taken:
                continue
            known = best.get(field)
            if known is None or rank < known[0]:
                best[field] = (rank, [column])
            elif rank == known[0] and header_key(header[known[1][0]]) == header_key(cell):
                known[1].append(column)
        return {field: columns for field, (_, columns) in best.items()}

    def _best(self, cell: str) -> tuple[int, str]:
        if len(cell) > limits.NAME_CHARACTERS:
            return (0, "")
        for text in (cell, _ASIDE.sub("", cell)):
            fields = self._names.get(header_key(text))
            if fields and text:
                return fields[0]
        return (0, "")

    def chosen(self, header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, list[int]]:
        """Return the columns of the fields in ``mapping``: field to a header, ``#3`` for the third, or empty.

        Raises:
            PersonError: no such field or column, or two columns of that name.

        """
        keys = [field.key for field in FIELDS[self.kind]]
        result: dict[str, list[int]] = {}
        for field, column in mapping.items():
            if field not in keys:
                raise PersonError("import.no_field", field=field, fields=", ".join(keys))
            result[field] = [_place(header, column)] if column.strip() else []
        return result


def _place(header: Sequence[str], column: str) -> int:
    exact = [place for place, cell in enumerate(header) if cell.strip() == column.strip()]
    alike = exact or [place for place, cell in enumerate(header) if header_key(cell) == header_key(column)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        raise PersonError("import.column_twice", column=column, first=alike[0] + 1, second=alike[1] + 1)
    number = _NUMBER.fullmatch(column.strip())
    if number and 1 <= int(number[1]) <= len(header):
        return int(number[1]) - 1
    shown = ", ".join(cell.strip() for cell in header if cell.strip())
    raise PersonError("import.no_column", column=column, columns=shown[:1000])

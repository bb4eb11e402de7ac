"""Rows come out as written, with their lines; damage is named by the line it begins on."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.domain.errors import PersonError
from canvas_app.exchange import limits
from canvas_app.exchange.delimiter import declared, guess
from canvas_app.exchange.table import TableReader


def rows(text: str, delimiter: str = ";", columns: int = 0) -> list[tuple[int, list[str]]]:
    reader = TableReader(delimiter)
    reader.expect(columns)
    return list(reader.rows(text.split("\n")))


def test_quotes_breaks_and_delimiters_inside_cells() -> None:
    text = 'a;b;c\n"x;y";"two\nlines";"say ""hi"""\n;;\n5" pipe; "spaced" ;end'
    assert rows(text) == [
        (1, ["a", "b", "c"]),
        (2, ["x;y", "two\nlines", 'say "hi"']),
        (4, ["", "", ""]),
        (5, ['5" pipe', "spaced", "end"]),
    ]


def test_a_delimiter_at_the_end_makes_an_empty_cell() -> None:
    assert rows('"a";') == [(1, ["a", ""])]
    assert rows('a;""') == [(1, ["a", ""])]
    assert rows('"";""') == [(1, ["", ""])]


def test_blank_lines_and_the_mark_of_dos_are_no_rows() -> None:
    assert rows("a\n\n  \n\x1a") == [(1, ["a"])]


def test_quotes_that_nobody_doubled_are_kept_when_the_row_still_fits() -> None:
    assert rows('"ООО "Ромашка"";"Москва"', columns=2) == [(1, ['ООО "Ромашка"', "Москва"])]
    assert rows('1;"пр-т "Мира", 5";x', columns=3) == [(1, ["1", 'пр-т "Мира", 5', "x"])]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a;b\n"open;1\nx;2\ny;3', 2),
        ('a;b\nx;1\n"open;1\n"Petrov";2', 3),
        ('a;b\n"open;1\nPetrov;"Omsk"', 2),
        ('a;b\n"x"y";"z', 2),
        ('a;b\n"ООО "Ромашка";1;2";3', 2),
    ],
)
def test_an_open_quote_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(PersonError) as caught:
        rows(text, columns=2)
    assert (caught.value.code, caught.value.params["line"]) == ("import.quote_open", line)


def test_a_cell_up_to_the_limit_and_one_beyond() -> None:
    longest = "x" * limits.CELL_CHARACTERS
    assert rows(f"{longest};1")[0][1][0] == longest
    assert len(rows(f'1;"{"x" * 200_000}"')[0][1][1]) == 200_000
    with pytest.raises(PersonError) as caught:
        rows(f"a\n{longest}x;1")
    assert (caught.value.code, caught.value.params["line"]) == ("import.cell_long", 2)


def test_more_rows_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_ROWS", 3)
    assert len(rows("a\nb\nc")) == 3
    with pytest.raises(PersonError) as caught:
        rows("a\nb\nc\nd")
    assert caught.value.code == "import.too_many_rows"


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=12)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(tables, st.sampled_from([";", ",", "\t", "|"]), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_what_a_csv_writer_wrote_is_read_back(table: list[list[str]], delimiter: str, quoting: int) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(table)
    if quoting == csv.QUOTE_MINIMAL:
        # Unquoted cells that are blank, or open with spaces and a quote, are read as people mean them.
        table = [row for row in table if any(cell.strip() for cell in row)]
        if any(cell.startswith(" ") and cell.lstrip(" ").startswith('"') for row in table for cell in row):
            return
    found = [row for _, row in TableReader(delimiter).rows(written.getvalue().split("\n"))]
    kept = [row for row in found if any(cell.strip() for cell in row)]
    assert kept == [row for row in table if any(cell.strip() for cell in row)]


@given(st.text(max_size=60), st.sampled_from([";", ","]))
def test_any_text_is_rows_or_refused(text: str, delimiter: str) -> None:
    try:
        found = rows(text, delimiter, 2)
    except PersonError:
        return
    assert all(1 <= line <= text.count("\n") + 1 for line, _ in found)


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [("sep=;", ";"), ('"sep=,"', ","), ("SEP=\t", "\t"), ("sep=;;;", ";"), ("separator;x", ""), ("sep=", "")],
)
def test_a_line_that_declares_the_delimiter(line: str, delimiter: str) -> None:
    assert declared(line) == delimiter


def known(row: object) -> int:
    assert isinstance(row, list)
    return len({"name", "city", "amount", "notes"} & set(row))


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["name;city", "Иванов, П.;Омск"], ";"),
        (["name,amount", '"a;b;c",1'], ","),
        (["name\tcity", "a, b\tc"], "\t"),
        (["name|city", "a|b"], "|"),
        (["name;amount", "a;1,5", "b;2,5", "c;3,5"], ";"),
        (["Отчёт, сводный, за год", "name;city", "a;b"], ";"),
        (["x;y;z", "1,5;2,5;3"], ";"),
    ],
)
def test_the_delimiter_is_told_by_the_header_and_the_rows(lines: list[str], delimiter: str) -> None:
    assert guess(lines, known) == delimiter


def test_a_single_column_is_not_parted() -> None:
    found = guess(["name", "Иванов, Пётр", "a;b"], known)
    assert found not in ",;"

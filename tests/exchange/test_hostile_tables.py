"""The corpus of awkward and hostile tables: each is read as meant, or refused with its line."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas_app.content import load_catalogue
from canvas_app.domain.errors import PersonError
from canvas_app.exchange import limits
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.parsed import require_ready
from canvas_app.exchange.reading import parse
from canvas_app.exchange.source import TextSource, open_source
from tests.exchange.conftest import Read, nothing_held


def values(parsed: object) -> list[dict[str, object]]:
    return [row for _, row in parsed.values()]  # type: ignore[attr-defined]


def refused(parsed: object) -> list[tuple[int, str, str]]:
    return [(p.line, p.column, p.code) for p in parsed.problems if p.refused]  # type: ignore[attr-defined]


def code_of(read: Read, content: str | bytes, kind: str = "clients") -> str:
    with pytest.raises(PersonError) as caught:
        read(content, kind)
    return caught.value.code


def test_cp1251_with_semicolons_and_decimal_commas(read: Read) -> None:
    parsed = read("Клиент;Сумма;Дата\nИванов;1 234,50;05.03.2024\n", "deals", encoding="cp1251")
    assert (parsed.encoding, parsed.certain, parsed.delimiter) == ("cp1251", False, ";")
    amount = values(parsed)[0]["amount"]
    assert str(amount.value) == "1234.5"  # type: ignore[attr-defined]
    assert parsed.sample == ((2, ("Иванов", "1 234,50", "05.03.2024")),)


def test_unicode_text_as_excel_saves_it(read: Read) -> None:
    parsed = read("Название\tГород\r\nРомашка\tТверь\r\n", encoding="utf-16")
    assert (parsed.encoding, parsed.delimiter) == ("utf-16-le", "\t")
    assert values(parsed) == [{"name": "Ромашка", "city": "Тверь"}]


def test_the_mark_of_utf8_is_not_part_of_the_first_header(read: Read) -> None:
    parsed = read("\ufeffname,city\nAnna,Omsk\n")
    assert parsed.header == ("name", "city")
    assert values(parsed) == [{"name": "Anna", "city": "Omsk"}]


def test_text_valid_in_two_encodings_is_utf8_unless_chosen(read: Read) -> None:
    assert values(read("name\nЁлка\n")) == [{"name": "Ёлка"}]
    other = read("name\nЁлка\n", options=ImportOptions(encoding="cp1251"))
    assert values(other) == [{"name": "Ёлка".encode().decode("cp1251")}]


def test_a_declared_delimiter_is_no_row(read: Read) -> None:
    parsed = read("sep=;\nname;city\nAnna;Omsk\n")
    assert (parsed.header_line, parsed.rows[0][0], parsed.count) == (2, 3, 1)


def test_a_long_cell_comes_in_whole_or_its_row_is_named(read: Read) -> None:
    parsed = read(f"name,notes\nAnna,{'x' * 200_000}\nOlga,{'y' * 100_000}\nVera,a\u200b{'z' * 100_000}\n")
    assert values(parsed) == [{"name": "Olga", "notes": "y" * 100_000}]
    assert refused(parsed) == [(2, "notes", "import.row.long"), (4, "notes", "import.row.long")]
    assert code_of(read, f"name,notes\nA,{'x' * (limits.CELL_CHARACTERS + 1)}\n") == "import.cell_long"


def test_a_name_longer_than_any_name_is_refused(read: Read) -> None:
    parsed = read(f"name\n{'x' * 1001}\n{'y' * 1000}\n")
    assert refused(parsed) == [(2, "name", "import.row.long")]
    assert len(parsed.rows) == 1


def test_a_quote_never_closed(read: Read) -> None:
    with pytest.raises(PersonError) as caught:
        read('name;city\n"Anna;Omsk\nPyotr;Tver\nOlga;Perm\n')
    assert (caught.value.code, caught.value.params) == ("import.quote_open", {"line": 2, "name": "table.csv"})


def test_nul_bytes_are_taken_out_and_said(read: Read) -> None:
    parsed = read("name,city\nAn\0na,Omsk\nAn\0na,Omsk\n")
    assert values(parsed) == [{"name": "Anna", "city": "Omsk"}] * 2
    assert [(p.line, p.column, p.code, p.refused) for p in parsed.problems] == [
        (2, "name", "import.row.nul", False),
        (3, "name", "import.row.nul", False),
    ]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_any_line_end(read: Read, end: str) -> None:
    parsed = read(f'name,notes{end}Anna,"one{end}two"{end}Olga,x{end}')
    assert values(parsed) == [{"name": "Anna", "notes": "one\ntwo"}, {"name": "Olga", "notes": "x"}]
    assert [line for line, _ in parsed.rows] == [2, 4]


def test_rows_of_uneven_length_are_listed_and_none_is_shifted(read: Read) -> None:
    parsed = read("name,city,email,phone\nAnna,Omsk\nB,1,2,3,4,5\n\n,,,\nOlga,Perm,,,,,\n")
    assert values(parsed) == [{"name": "Anna", "city": "Omsk"}, {"name": "Olga", "city": "Perm"}]
    assert [(p.line, p.code, p.refused, p.params["count"]) for p in parsed.problems] == [
        (2, "import.row.cells_few", False, 2),
        (3, "import.row.cells_many", True, 6),
    ]
    assert parsed.count == 3


def test_headers_twice_empty_and_too_many(read: Read) -> None:
    parsed = read("name,phone,phone,,city\nAnna,1,1,x,Omsk\nOlga,,2,,\n")
    assert not parsed.questions, "both columns say the same, or one says nothing"
    assert values(parsed)[1] == {"name": "Olga", "phone": "2"}
    assert parsed.unused == ("#4",)
    differing = read("name,phone,phone\nAnna,1,2\n")
    assert [(q.key, q.answers) for q in differing.questions] == [("column.phone", ("#2", "#3"))]
    with pytest.raises(PersonError) as caught:
        require_ready(differing)
    assert caught.value.code == "import.ask_column"
    told = read("name,phone,phone\nAnna,1,2\n", options=ImportOptions(mapping={"phone": "#3"}))
    assert values(told) == [{"name": "Anna", "phone": "2"}]
    header = ",".join(f"c{number}" for number in range(5_000))
    assert code_of(read, f"{header}\n1\n") == "import.columns_many"


def test_many_rows_report_progress_and_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("name,city\n" + "Anna Ivanova,Omsk\n" * 200_000)

    class StopError(Exception):
        pass

    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done > 3 * total / 4:
            raise StopError

    with pytest.raises(StopError):
        parse(open_source(path, nothing_held), "clients", ImportOptions(), load_catalogue(), progress)
    assert 1 < len(told) < 10
    assert told == sorted(told)
    told.clear()
    parse(
        open_source(path, nothing_held),
        "clients",
        ImportOptions(),
        load_catalogue(),
        lambda *at: told.append(at),
    )
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert (shares[-1], shares.count(1)) == (1, 1)


def test_formulas_are_text_and_phones_keep_their_plus(read: Read) -> None:
    parsed = read(
        "name,phone,notes\n=cmd|' /C calc'!A0,+7 (495) 123-45-67,@SUM(1)\n-5,-5,\"=1+1\"\n", "clients"
    )
    assert values(parsed) == [
        {"name": "=cmd|' /C calc'!A0", "phone": "+7 (495) 123-45-67", "notes": "@SUM(1)"},
        {"name": "-5", "phone": "-5", "notes": "=1+1"},
    ]


def test_dates_are_asked_once_and_impossible_ones_refused_by_row(read: Read) -> None:
    text = "client,won_on\nA,01/02/03\nB,31.02.2024\nC,44927\nD,0000-00-00\nE,9999-12-31\n"
    parsed = read(text, "deals")
    assert [(q.key, q.params["column"], q.params["value"]) for q in parsed.questions] == [
        ("dates", "won_on", "01/02/03")
    ]
    answered = read(text, "deals", ImportOptions(dates=parsed.questions[0].answers[0]))
    assert not answered.questions
    assert [(q.key, q.answer) for q in answered.asked] == [("dates", "dmy")]
    assert [str(row["won_on"]) for row in values(answered)] == ["2003-02-01"]
    assert refused(answered) == [
        (3, "won_on", "import.row.date_impossible"),
        (4, "won_on", "import.row.date_serial"),
        (5, "won_on", "import.row.date_impossible"),
        (6, "won_on", "import.row.date_range"),
    ]


def test_another_column_tells_how_a_program_writes_dates(read: Read) -> None:
    parsed = read("client,opened_on,won_on\nA,01/02/2023,25/03/2023\n", "deals")
    assert not parsed.questions
    assert str(values(parsed)[0]["opened_on"]) == "2023-02-01"


def test_numbers_of_two_meanings_are_asked_and_the_others_refused(read: Read) -> None:
    text = 'client,amount\nA,"1,234"\nB,1e309\nC,NaN\nD,١٢٣\nE,7\n'
    parsed = read(text, "deals")
    assert [(q.key, q.params["value"]) for q in parsed.questions] == [("numbers", "1,234")]
    answered = read(text, "deals", ImportOptions(numbers="point"))
    amounts = [str(row["amount"].value) for row in values(answered)]  # type: ignore[attr-defined]
    assert amounts == ["1234", "7"]
    assert refused(answered) == [
        (3, "amount", "import.row.number"),
        (4, "amount", "import.row.number"),
        (5, "amount", "import.row.number"),
    ]


def test_more_than_four_decimals_are_refused(read: Read) -> None:
    parsed = read("client,amount\nA,1.00001\nB,1.000100\n", "deals")
    assert refused(parsed) == [(2, "amount", "import.row.decimals")]
    assert len(parsed.rows) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04" + bytes(200), "import.spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200), "import.xls_old"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "import.not_text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "import.not_text"),
        (bytes(range(256)) * 40, "import.not_text"),
        (b"SQLite format 3\0" + bytes(100), "import.not_text"),
    ],
)
def test_a_file_of_another_kind_is_named(read: Read, content: bytes, code: str) -> None:
    assert code_of(read, content) == code


@pytest.mark.parametrize(
    "content", ["", "name,city\n", "\n\n  \n\n", "\ufeff", "sep=;\n", "name,city\n,\n ,\n"]
)
def test_nothing_to_import(read: Read, content: str) -> None:
    assert code_of(read, content) == "import.nothing"


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.csv"
    with path.open("wb") as file:
        file.truncate(3 * limits.GIB)
    with pytest.raises(PersonError) as caught:
        open_source(path, nothing_held)
    assert (caught.value.code, caught.value.params["limit"]) == ("import.too_large", 1024)


@pytest.mark.parametrize(("size", "refused_too"), [(20, False), (21, True)])
def test_the_limit_of_size_is_exact(tmp_path: Path, size: int, refused_too: bool) -> None:
    path = tmp_path / "small.csv"
    path.write_bytes(b"name\n" + b"x" * (size - 5))
    if refused_too:
        with pytest.raises(PersonError):
            open_source(path, nothing_held, limit=20)
    else:
        assert open_source(path, nothing_held, limit=20).size == size


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "import.not_a_file"), (tmp_path / "none.csv", "file.missing")):
        with pytest.raises(PersonError) as caught:
            open_source(path, nothing_held)
        assert caught.value.code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(PersonError) as caught:
        open_source(pipe, nothing_held)
    assert caught.value.code == "import.not_a_file"


def test_a_line_without_end_is_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINE_CHARACTERS", 2 * limits.MIB)
    path = tmp_path / "line.csv"
    path.write_bytes(b"name\n" + b"x" * 4 * limits.MIB)
    with pytest.raises(PersonError) as caught:
        list(open_source(path, nothing_held).lines())
    assert (caught.value.code, caught.value.params["line"]) == ("import.line_long", 2)


def test_reversing_and_invisible_marks_do_not_stay_in_names(read: Read) -> None:
    parsed = read("name,notes\nIvan\u202egnp.exe,left \u202e right\n\u200bИванов ,x\nE\u0301mile,y\n")
    assert [row["name"] for row in values(parsed)] == ["Ivangnp.exe", "\u200bИванов", "Émile"]
    assert values(parsed)[0]["notes"] == "left \u202e right"


def test_control_characters_are_cleaned(read: Read) -> None:
    parsed = read("name,city\nAn\x07na\x1f,Om\ufffesk\n".encode("utf-8", "surrogatepass"))
    assert values(parsed) == [{"name": "Anna", "city": "Omsk"}]


def test_a_wrong_chosen_encoding_is_said_with_its_line(read: Read) -> None:
    with pytest.raises(PersonError) as caught:
        read("name\nAnna\nЁлка\n".encode("cp1251"), options=ImportOptions(encoding="utf-8"))
    assert caught.value.code == "import.encoding_wrong"


def test_a_byte_without_meaning_is_said(read: Read) -> None:
    parsed = read("name;city\nИванов Пётр;Омск\nСмирнова Ольга;Тверь\n".encode("cp1251") + b"x\x98;y\n")
    assert parsed.encoding == "cp1251"
    assert [(p.line, p.column, p.code) for p in parsed.problems] == [(4, "name", "import.row.unreadable")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(content=st.binary(max_size=400), kind=st.sampled_from(["clients", "deals", "interactions", "notes"]))
def test_any_bytes_are_read_or_refused_in_words(read: Read, content: bytes, kind: str) -> None:
    try:
        parsed = read(content, kind)
    except PersonError:
        return
    assert len(parsed.rows) + len({p.line for p in parsed.problems if p.refused}) <= parsed.count


headers = st.sampled_from(["id", "name", "amount", "won_on", "client", "Сумма", "", "x", "name", "phone"])
awkward = st.one_of(
    st.text(max_size=20), st.sampled_from(["1,234", "01/02/03", "31.02.2024", '"', "да", "=1", "\0", "5 ₽"])
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(headers, min_size=1, max_size=6),
    st.lists(st.lists(awkward, max_size=7), max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["clients", "deals"]),
)
def test_any_table_is_counted_in_full(
    header: list[str], body: list[list[str]], delimiter: str, kind: str
) -> None:
    text = "\n".join(delimiter.join(row) for row in [header, *body])
    try:
        parsed = parse(TextSource(text), kind, ImportOptions(), load_catalogue())
    except PersonError:
        return
    if not parsed.missing:
        assert len(parsed.rows) + sum(p.refused for p in parsed.problems) == parsed.count

"""Tables made to cost: each limit is met before the work that it bounds, and the sentence says where."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.errors import PersonError
from canvas_app.exchange import headers, limits, source, table
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.parsed import Parsed
from canvas_app.exchange.reading import parse
from canvas_app.exchange.source import TextSource, open_source
from tests.exchange.conftest import Read, nothing_held

SMALL = {
    "LINE_CHARACTERS": 64 * limits.KIB,
    "CELL_CHARACTERS": 16 * limits.KIB,
    "GUESS_CHARACTERS": 16 * limits.KIB,
    "GUESS_LINE_CHARACTERS": 4 * limits.KIB,
}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the limits small, so that what passes them is made quickly."""
    for name, value in SMALL.items():
        monkeypatch.setattr(limits, name, value)
    monkeypatch.setattr(source, "_PIECE", 16 * limits.KIB)


def said(error: PersonError) -> str:
    """Return the sentence; it can be said in Russian, too."""
    assert load_messages().say(f"error.{error.code}", "ru", **error.params)
    return load_messages().say(f"error.{error.code}", "en", **error.params)


def refusal(read: Read, content: str | bytes) -> str:
    with pytest.raises(PersonError) as caught:
        read(content)
    return said(caught.value)


def outcome(call: Callable[[], Parsed]) -> str:
    """Return the sentence of a refusal, or the line of the only row that was left out."""
    try:
        parsed = call()
    except PersonError as error:
        return said(error)
    return ", ".join(f"line {problem.line}" for problem in parsed.problems if problem.refused)


class Counted:
    """Counts what a function is called with."""

    def __init__(self, counted: Callable[..., object]) -> None:
        self.counted, self.calls, self.characters = counted, 0, 0

    def __call__(self, *arguments: object) -> object:
        self.calls += 1
        self.characters += sum(len(one) for one in arguments if isinstance(one, str | bytes))
        return self.counted(*arguments)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("quoted", [False, True])
def test_the_columns_are_counted_before_they_are_parted(
    read: Read, monkeypatch: pytest.MonkeyPatch, quoted: bool
) -> None:
    keys = Counted(headers.header_key)
    monkeypatch.setattr(headers, "header_key", keys)
    cells = [f'"c{number}"' if quoted else f"c{number}" for number in range(5_000)]
    told = refusal(read, ",".join(cells) + "\n1\n")
    assert told == "“table.csv”, line 1: more than 512 columns. Leave only those you need and import again."
    assert keys.calls < 100 * limits.COLUMNS, "a few looks at each of the columns that a table may have"


@pytest.mark.usefixtures("small")
def test_a_line_without_end_is_refused_before_the_rest_of_the_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "line.csv"
    path.write_bytes(b"name\n" + b"x" * (64 * SMALL["LINE_CHARACTERS"]))
    told: list[int] = []
    with pytest.raises(PersonError) as caught:
        open_source(path, nothing_held, progress=lambda done, _: told.append(done))
    assert max(told) < 6 * SMALL["LINE_CHARACTERS"]
    assert said(caught.value).startswith("“line.csv”: the row in line 2 is longer than 65,536 characters")
    with pytest.raises(PersonError) as caught:
        list(open_source(path, nothing_held, "utf-8").lines())
    assert caught.value.params["line"] == 2


@pytest.mark.usefixtures("small")
def test_first_lines_that_are_long_are_looked_at_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Counted(headers.header_key)
    monkeypatch.setattr(headers, "header_key", keys)
    long = ",".join(["word"] * 500) + "x" * (SMALL["CELL_CHARACTERS"] - 2_000)
    source = TextSource("\n".join(["name,city", *[f"Anna,{long}"] * 200]))
    parsed = parse(source, "clients", ImportOptions(), load_catalogue())
    assert (parsed.delimiter, len(parsed.problems)) == (",", 200)
    assert keys.characters < 40 * limits.COLUMNS * limits.NAME_CHARACTERS


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("pattern", ['" ,', '"" ,', ' "",', '"",', '"a"b,', '"x ,""', '"""'])
def test_quotes_without_end_cost_no_more_than_the_columns_that_a_table_may_have(
    read: Read, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    searched = Counted(table._closing)
    monkeypatch.setattr(table, "_closing", searched)
    content = "name,city\n" + pattern * (SMALL["LINE_CHARACTERS"] // len(pattern) - 10) + "\n"
    told = outcome(lambda: read(content))
    assert "line 2" in told or "nothing to import" in told
    assert searched.calls <= 3 * (limits.COLUMNS + 2), "a search a cell, three times: for form, header, rows"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("inside", ["x", '""'])
def test_a_quoted_cell_is_refused_while_it_grows(
    read: Read, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    cell = inside * (2 * SMALL["CELL_CHARACTERS"] // len(inside))
    monkeypatch.setattr(table, "_PLAIN_LINE", 8 * limits.KIB)
    assert refusal(read, f'name,notes\nAnna,"{cell}"\n') == (
        "“table.csv”, line 2, column 2: more than 16,384 characters in one cell. Shorten it and import again."
    )


@pytest.mark.usefixtures("small")
def test_an_open_quote_takes_in_no_more_lines_than_a_cell_may_have() -> None:
    taken = 0

    def lines() -> Iterator[str]:
        nonlocal taken
        yield "name;city"
        yield '"Anna;Omsk'
        while taken < 100_000:
            taken += 1
            yield "Olga;Perm"

    with pytest.raises(PersonError) as caught:
        list(table.TableReader(";").rows(lines()))
    assert (caught.value.code, caught.value.params["line"]) == ("import.quote_open", 2)
    assert taken * len("Olga;Perm") < 2 * SMALL["CELL_CHARACTERS"]


@pytest.mark.usefixtures("small")
def test_a_row_of_many_quoted_lines_has_the_limit_of_a_line() -> None:
    cell = '"' + ("x" * 1_000 + "\n") * 15 + '"'
    text = "name\n" + ",".join([cell] * 400)
    with pytest.raises(PersonError) as caught:
        list(table.TableReader(",").rows(text.split("\n")))
    assert (caught.value.code, caught.value.params["line"]) == ("import.line_long", 2)


def test_a_cell_up_to_its_limit_in_quotes_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELL_CHARACTERS", 100)
    monkeypatch.setattr(table, "_PLAIN_LINE", 10)
    assert list(table.TableReader(";").rows([f'a;"{"x" * 100}"'])) == [(1, ["a", "x" * 100])]
    assert list(table.TableReader(";").rows(['a;"' + "x" * 49, "y" * 50 + '"'])) == [
        (1, ["a", "x" * 49 + "\n" + "y" * 50])
    ]
    with pytest.raises(PersonError) as caught:
        list(table.TableReader(";").rows([f'a;"{"x" * 101}"']))
    assert (caught.value.code, caught.value.params) == (
        "import.cell_long",
        {"name": "", "line": 1, "column": 2, "limit": 100},
    )


def test_empty_cells_that_a_spreadsheet_adds_without_end_are_no_columns(read: Read) -> None:
    parsed = read("name;city\nAnna;Omsk" + ";" * 16_000 + '\n"Olga";"Perm"' + ";" * 16_000 + "\n")
    assert [values for _, values in parsed.rows] == [("Anna", "Omsk"), ("Olga", "Perm")]
    assert parsed.problems == ()


def test_a_row_of_thousands_of_cells_is_left_out_and_the_next_one_read(read: Read) -> None:
    parsed = read("name;city\nAnna;Omsk" + ";x" * 16_000 + "\nOlga;Perm\n")
    assert [values for _, values in parsed.rows] == [("Olga", "Perm")]
    assert [(p.line, p.code) for p in parsed.problems] == [(2, "import.row.cells_beyond")]


def test_cells_that_are_no_values_are_not_remembered(read: Read) -> None:
    long = "1" * (limits.VALUE_CHARACTERS + 1)
    parsed = read(f"client,amount,won_on\nA,{long},\nB,,{long}\n", "deals")
    assert [(p.line, p.code) for p in parsed.problems] == [(2, "import.row.number"), (3, "import.row.date")]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("name,city\nAnna,Omsk\n")
    found = open_source(path, nothing_held)
    path.write_text("name,city\nAnna,Omsk\nOlga,Perm\n")
    with pytest.raises(PersonError) as caught:
        parse(found, "clients", ImportOptions(), load_catalogue())
    assert "was changed while it was being read" in said(caught.value)


def test_plain_ascii_is_looked_through_without_decoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"name,city\n" + b"Anna,Omsk\n" * 300_000)
    monkeypatch.setattr(source.encodings, "guess", None)  # would fail if it were asked
    told: list[int] = []
    found = open_source(path, nothing_held, progress=lambda done, _: told.append(done))
    assert (found.encoding.name, found.encoding.certain) == ("utf-8", True)
    assert told[-1] == path.stat().st_size
    assert len(told) == -(-path.stat().st_size // source._PIECE)


def test_the_sizes_that_were_measured_at_first(tmp_path: Path) -> None:
    """A line of the limit's length, in full size, as it was found to cost half a minute and more."""
    path = tmp_path / "table.csv"
    room = limits.LINE_CHARACTERS - 100
    numbered = ",".join(f"c{number}" for number in range(room // 8))
    for content in ('" ,' * (room // 3), numbered, "c," * (room // 2)):
        path.write_text(f"name,city\n{content}\n")
        found = open_source(path, nothing_held)
        assert "line 2" in outcome(partial(parse, found, "clients", ImportOptions(), load_catalogue()))

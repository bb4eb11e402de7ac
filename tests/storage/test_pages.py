"""The reader of pages reads back what the real driver wrote, and gets through anything else unharmed."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from canvas_app.storage.sqlite import driver
from canvas_app.storage.sqlite.pages import btree, header, rollback, varints
from canvas_app.storage.sqlite.pages.source import PageSource

SIZES = (512, 1024, 4096, 65536)
VALUES = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=50)
    | st.binary(max_size=50)
    | st.sampled_from(["длинный текст " * 400, b"\x00\x01" * 2000])
)
ROWS = st.dictionaries(st.integers(-(2**63), 2**63 - 1), st.tuples(VALUES, VALUES, VALUES), max_size=25)
_count = 0


def file_with(folder: Path, size: int, *statements: tuple[str, list]) -> Path:
    global _count
    _count += 1
    path = folder / f"{_count}.db"
    connection = driver.MODULE.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA page_size = {size}")
    connection.execute("BEGIN")
    for statement, rows in statements:
        connection.executemany(statement, rows) if "?" in statement else connection.execute(statement)
    connection.execute("COMMIT")
    connection.close()
    return path


def read_tree(source: PageSource, root: int) -> list[tuple[Any, Any]]:
    reading = btree.Reading(source)
    found = []
    for node in btree.walk(source, root):
        for cell in reading.cells(node):
            if not cell.slack:
                assert cell.record is not None
                assert not cell.record.spoilt
                found.append((cell.rowid, cell.record.values))
    return found


@pytest.mark.parametrize("size", SIZES)
@given(rows=ROWS)
@settings(max_examples=10)
def test_a_table_is_read_back_equal(fast_folder, size, rows):
    path = file_with(
        fast_folder,
        size,
        ("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c)", []),
        ("INSERT INTO t VALUES (?, ?, ?, ?)", [(key, *row) for key, row in rows.items()]),
    )
    with PageSource(path) as source:
        assert source.header.page_size == size
        found = {rowid: values[1:] for rowid, values in read_tree(source, 2)}
    path.unlink()
    assert list(found) == sorted(rows)
    assert all(found[key] == row for key, row in rows.items())


def test_stored_bytes_that_look_like_pages_of_another_size_mislead_nobody():
    """The file's own number of pages bears its page size out; of one that was cut, its pages must."""
    small = bytes([13, 0, 0, 0, 1, 1, 240, 0, 1, 240]).ljust(496, b"\0") + bytes([14, 1]).ljust(16, b"\1")
    first = bytearray(4096)
    first[:16], first[16:18], first[28:32] = b"SQLite format 3\0", (4096).to_bytes(2), (10).to_bytes(4)
    whole = bytes(first) + small * 8 * 9
    assert (read_of(whole).page_size, read_of(whole).sound) == (4096, True)
    cut = whole[: 4096 * 7]
    assert read_of(cut).page_size == 512
    flipped = whole[:16] + (8192).to_bytes(2) + whole[18:]
    assert read_of(flipped).page_size != 8192


def read_of(content: bytes) -> header.Header:
    return header.read_header(len(content), lambda start, length: content[start : start + length])


@pytest.mark.parametrize("size", SIZES)
@given(rows=ROWS)
@settings(max_examples=10)
def test_a_table_without_rowids_and_an_index_are_read_back_equal(fast_folder, size, rows):
    path = file_with(
        fast_folder,
        size,
        ("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c) WITHOUT ROWID", []),
        ("CREATE INDEX i ON t (b)", []),
        ("INSERT INTO t VALUES (?, ?, ?, ?)", [(key, *row) for key, row in rows.items()]),
    )
    with PageSource(path) as source:
        found = {values[0]: values[1:] for _, values in read_tree(source, 2)}
        indexed = sorted(values[1] for _, values in read_tree(source, 3))
    path.unlink()
    assert sorted(found) == indexed == sorted(rows)
    assert all(found[key] == row for key, row in rows.items())


@pytest.mark.parametrize("size", SIZES)
def test_the_size_of_pages_is_found_without_the_first_page(tmp_path, size):
    rows = [(number, "текст" * (number % 7), number, None) for number in range(3000)]
    path = file_with(
        tmp_path,
        size,
        ("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c)", []),
        ("INSERT INTO t VALUES (?, ?, ?, ?)", rows),
    )
    content = path.read_bytes()
    for first in (bytes(size), random.Random(1).randbytes(size)):
        path.write_bytes(first + content[size:])
        with PageSource(path) as source:
            assert source.header.page_size == size
            assert len(read_tree(source, 2)) == len(rows)


def test_one_flipped_bit_of_the_page_size_is_noticed(tmp_path):
    path = file_with(
        tmp_path,
        4096,
        ("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", []),
        ("INSERT INTO t VALUES (?, ?)", [(number, "x" * 300) for number in range(2000)]),
    )
    content = bytearray(path.read_bytes())
    for place, bit in ((16, 0), (16, 1), (16, 5), (16, 6), (17, 0), (20, 7)):
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << bit
        path.write_bytes(spoilt)
        with PageSource(path) as source:
            assert source.header.page_size == 4096, (place, bit)


@given(data=st.binary(max_size=2000))
@settings(max_examples=200)
def test_garbage_is_read_without_an_error(fast_folder, data):
    path = fast_folder / "garbage.db"
    path.write_bytes(data)
    with PageSource(path) as source:
        reading = btree.Reading(source)
        for number in range(source.count + 2):
            for kind in (0, *btree.KINDS):
                node = btree.node_of(source, number, kind)
                if node is not None:
                    list(reading.cells(node))
        btree.free_pages(source)
        list(btree.walk(source, 1))
    journal = fast_folder / "garbage.db-journal"
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + data)
    rollback.read_rollback(journal)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_tree_gives_what_is_left_once_and_ends(tmp_path, seed):
    dice = random.Random(seed)
    path = file_with(
        tmp_path,
        512,
        ("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", []),
        ("INSERT INTO t VALUES (?, ?)", [(number, f"value {number} " * 9) for number in range(900)]),
    )
    content = bytearray(path.read_bytes())
    for _ in range(60):
        content[dice.randrange(512, len(content))] = dice.randrange(256)
    for _ in range(6):  # circles among the inner pages
        at = dice.randrange(1, len(content) // 512) * 512
        content[at : at + 1] = bytes([dice.choice((2, 5, 10, 13))])
        content[at + 8 : at + 12] = dice.randrange(1, 40).to_bytes(4)
    path.write_bytes(content)
    with PageSource(path) as source:
        nodes = [node.number for node in btree.walk(source, 2)]
        assert len(nodes) == len(set(nodes))
        reading = btree.Reading(source)
        whole = 0
        for number in range(1, source.count + 1):
            if (node := btree.node_of(source, number)) is not None:
                for cell in reading.cells(node):
                    if cell.record is not None and cell.record.values[1:] == (f"value {cell.rowid} " * 9,):
                        whole += 1
    assert whole > 500


def test_a_hostile_page_costs_no_more_than_it_weighs(tmp_path):
    """All cells of a page claim the same long chain: it is read for one of them only."""
    path = file_with(
        tmp_path,
        4096,
        ("CREATE TABLE t (id INTEGER PRIMARY KEY, a)", []),
        (
            "INSERT INTO t VALUES (?, ?)",
            [(number, "x" * 3_000_000 if not number else "y") for number in range(300)],
        ),
    )
    with PageSource(path) as source:
        leaf = next(node for node in btree.walk(source, 2) if len(node.pointers) > 1)
        data = bytearray(source.page(leaf.number))
        where = source.page(leaf.number)
        long = next(at for at in leaf.pointers if varints.varint(where, at)[0] > 3_000_000)
    content = bytearray(path.read_bytes())
    cell = bytes(data[long : long + 3200])
    data[8 : 8 + 2 * 400] = b"".join((800 + n).to_bytes(2) for n in range(400))
    data[3:5] = (400).to_bytes(2)
    data[800 : 800 + len(cell)] = cell
    content[(leaf.number - 1) * 4096 : leaf.number * 4096] = data
    path.write_bytes(content)
    with PageSource(path) as source:
        reading = btree.Reading(source)
        node = btree.node_of(source, leaf.number)
        assert node is not None
        read = sum(
            len(value)
            for found in reading.cells(node)
            if found.record is not None
            for value in found.record.values
            if isinstance(value, str | bytes)
        )
    assert read < 3_200_000


def test_varints_end_where_the_bytes_do():
    assert varints.varint(b"\x7f", 0) == (127, 1)
    assert varints.varint(b"\x81\x00", 0) == (128, 2)
    assert varints.varint(b"\xff" * 9, 0) == (2**64 - 1, 9)
    assert varints.signed(2**64 - 1) == -1
    for data in (b"", b"\x80", b"\xff" * 8):
        with pytest.raises(varints.DamagedError):
            varints.varint(data, 0)

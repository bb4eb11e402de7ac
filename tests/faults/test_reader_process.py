"""A table of untrusted size is read in a process of its own: it can be ended, and dies in words."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.errors import PersonError
from canvas_app.domain.progress import Cancelled
from canvas_app.exchange import apart, limits, pieces, reader_limits
from canvas_app.exchange.options import ImportOptions
from canvas_app.exchange.pieces import BrokenPieceError, PackedRows
from canvas_app.exchange.reading import parse
from canvas_app.exchange.source import open_source
from canvas_app.services import imports
from canvas_app.storage.workbook import Workbook
from tests.faults.story import signals_heard

TABLES = {
    "clients": "id;name;tags;qualified;mentions;ended_on;x\n"
    '1;Анна;a, "b;c";да;3;2024-02-01;q\n;;;;;;\n2;Ольга;;;;;\n',
    "deals": "client;amount;won_on\nA;1 234,50 ₽;05.03.2024\nB;x;\nC;7;2024-01-01\n",
    "interactions": "client;at;kind\nA;2024-02-01 10:30;call\nB;2024-02-02;call\n",
    "assessments": "client;on;scale;satisfaction\nA;2024-02-01;1-5;4,5\n",
}


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "IN_PROCESS_BYTES", 0)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Note each reader that is started."""
    found: list[subprocess.Popen[bytes]] = []
    really = apart._started

    def noted(name: str) -> subprocess.Popen[bytes]:
        found.append(really(name))
        return found[-1]

    monkeypatch.setattr(apart, "_started", noted)
    return found


def in_its_place(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Have another program answer in the reader's place."""

    def started(name: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", program]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(apart, "_started", started)


def said(call: Callable[[], object]) -> str:
    with pytest.raises(PersonError) as caught:
        call()
    error = caught.value
    assert load_messages().say(f"error.{error.code}", "ru", **error.params)
    return load_messages().say(f"error.{error.code}", "en", **error.params)


@pytest.mark.parametrize("kind", TABLES)
def test_what_comes_over_is_what_is_read_here(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(TABLES[kind], "utf-8")
    here = parse(open_source(path, lambda _: False), kind, ImportOptions(), load_catalogue())
    there = imports.parse_file(path, kind)
    assert isinstance(there.rows, PackedRows)
    assert there.rows
    assert tuple(there.rows) == here.rows
    assert (there.rows[0], len(there.rows)) == (here.rows[0], len(here.rows))
    for name in ("header", "mapping", "problems", "asked", "sample", "count", "unused", "options", "stamp"):
        assert getattr(there, name) == getattr(here, name), name
    assert list(there.values()) == list(here.values())


def test_a_paste_of_size_is_read_apart_too(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = imports.parse_text("name\tcity\n" + "Anna\tOmsk\n" * 3_000, "clients")
    assert isinstance(parsed.rows, PackedRows)
    assert len(parsed.rows) == 3_000
    monkeypatch.setattr(limits, "PASTE_CHARACTERS", 1_000)
    assert "more than 1,000 characters" in said(lambda: imports.parse_text("x\n" * 1_000, "clients")).lower()


def test_a_refusal_comes_over_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('name;city\n"Anna;Omsk\n')
    told = said(lambda: imports.parse_file(path, "clients"))
    assert told.startswith("“table.csv”: a quote opened in line 2 is not closed.")


ANSWER = """
import sys, zlib
data = zlib.compress({})
sys.stdout.buffer.write(b"T" + len(data).to_bytes(4, "big") + data)
"""


def many(tmp_path: Path, rows: int = 300_000) -> Path:
    path = tmp_path / "many.csv"
    path.write_text("name,city,phone\n" + "Anna Ivanova,Omsk,+7 912 000\n" * rows)
    return path


def test_stop_ends_the_process_at_once(tmp_path: Path, started: list[subprocess.Popen[bytes]]) -> None:
    path = many(tmp_path)
    told = 0

    def progress(done: int, total: int) -> None:
        nonlocal told
        told += 1
        if total:
            raise Cancelled

    with pytest.raises(Cancelled):
        imports.parse_file(path, "clients", None, progress)
    assert started[0].returncode is not None
    assert not [one for one in threading.enumerate() if one.name.endswith("(_talk)")]


@pytest.mark.parametrize("silent", ["import time; time.sleep(60)", "while True: pass"])
def test_a_reader_that_says_nothing_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, silent: str
) -> None:
    path = many(tmp_path, 10)
    in_its_place(monkeypatch, silent)
    asked = 0

    def progress(done: int, total: int) -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        imports.parse_file(path, "clients", None, progress)
    assert asked == 3


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_reader_that_is_killed_is_one_sentence(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    path = many(tmp_path)

    def progress(done: int, total: int) -> None:
        if total:
            started[0].send_signal(signal.SIGKILL)

    told = said(lambda: imports.parse_file(path, "clients", None, progress))
    assert told.startswith("The reading of “many.csv” broke off. The workbook was not changed.")


@pytest.mark.parametrize(
    "program",
    [
        "pass",
        "import sys; sys.stdout.buffer.write(b'R' + b'\\xff' * 100)",
        "import sys; sys.stdout.buffer.write(b'R\\0\\0\\0\\5hello')",
        ANSWER.format("b'[' * 10**6"),
        ANSWER.format("b'{}'"),
    ],
)
def test_an_answer_that_is_none_is_the_same_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    path = many(tmp_path, 10)
    in_its_place(monkeypatch, program)
    assert "broke off" in said(lambda: imports.parse_file(path, "clients"))


def test_a_piece_that_unpacks_to_more_than_is_sent_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    pieces.send(stream, pieces.ROWS, "x" * 10_000)
    monkeypatch.setattr(limits, "PIECE_BYTES", 1_000)
    stream.seek(0)
    received = pieces.receive(stream)
    assert received is not None
    with pytest.raises(BrokenPieceError):
        pieces.content(received[1])


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("clients", [2, ["Anna", 5]]),
        ("clients", [2, ["Anna"]]),
        ("clients", ["2", ["Anna", "Omsk"]]),
        ("clients", [2, [["Anna"], {}]]),
        ("clients", 7),
    ],
)
def test_a_value_of_another_type_is_no_row(kind: str, row: object) -> None:
    stream = io.BytesIO()
    pieces.send(stream, pieces.ROWS, [row])
    rows = PackedRows(kind, "table.csv")
    rows.fields = ("name", "city")
    rows.add(stream.getvalue()[5:])
    assert "“table.csv”" in said(lambda: list(rows))


LIMITED = """
import sys
from canvas_app.exchange import limits, reader_limits
limits.READER_MEMORY, limits.READER_SECONDS = 300 * limits.MIB, 1
reader_limits.limit_myself()
sys.stdin.buffer.read(1)
{work}
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of Linux")
@pytest.mark.parametrize(
    ("work", "code"),
    [
        ("import os\ntry: bytearray(400 << 20)\nexcept MemoryError: os._exit(77)", "needs more than 512 MB"),
        ("while True: pass", "took more than 15 minutes"),
    ],
)
def test_a_reader_that_takes_too_much_is_ended_and_it_is_said_of_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str, code: str
) -> None:
    path = many(tmp_path, 10)
    assert reader_limits.OUT_OF_MEMORY == 77
    in_its_place(monkeypatch, LIMITED.format(work=work))
    assert code in said(lambda: imports.parse_file(path, "clients"))


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_the_reader_holds_nothing_of_the_workbook_and_limits_itself(
    tmp_path: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = many(tmp_path)
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))
    looked: dict[str, str] = {}

    def progress(done: int, total: int) -> None:
        if total and not looked:
            process = Path(f"/proc/{started[0].pid}")
            looked["limits"] = (process / "limits").read_text()
            looked["files"] = " ".join(str(one.readlink()) for one in (process / "fd").iterdir())
            looked["maps"] = (process / "maps").read_text()

    with Workbook.create(tmp_path / "book.canvasbook", language="en") as book:
        imports.parse_file(path, "clients", None, progress)
        assert "canvasbook" not in looked["files"]
        assert str(limits.READER_MEMORY) in looked["limits"]
        assert str(limits.READER_SECONDS) in looked["limits"]
        assert "Qt" not in looked["maps"]
        assert "sqlcipher" not in looked["maps"]
        assert not book.read_only


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_reader_whose_starter_was_killed_ends(tmp_path: Path) -> None:
    path = many(tmp_path)
    program = (
        "import sys\nfrom pathlib import Path\nfrom canvas_app.exchange import apart\n"
        "from canvas_app.exchange.options import ImportOptions\nreally = apart._started\n"
        "def noted(name):\n    process = really(name)\n    print(process.pid, flush=True)\n"
        "    return process\n"
        "apart._started = noted\napart.parse_apart(Path(sys.argv[1]), 'clients', ImportOptions())\n"
    )
    starter = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE)
    assert starter.stdout is not None
    reader = int(starter.stdout.readline())
    starter.kill()
    starter.wait()
    starter.stdout.close()
    for _ in range(200):
        if not alive(reader):
            return
        time.sleep(0.05)
    pytest.fail("the reader goes on for nobody")


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_a_command_and_its_reader_and_leaves_the_workbook_as_it_was(tmp_path: Path) -> None:
    book, path = tmp_path / "book.canvasbook", many(tmp_path)
    environment = {**os.environ, "CANVAS_APP_HOME": str(tmp_path / "home"), "LC_ALL": "C"}
    Workbook.create(book, language="en").close()
    before = book.read_bytes()
    command = [sys.executable, "-m", "canvas_app", "import", str(book), str(path), "--kind", "clients"]
    with signals_heard():
        program = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True)
    reader = child_of(program.pid)
    os.killpg(program.pid, signal.SIGINT)
    _, told = program.communicate(timeout=60)
    assert program.returncode == 130
    assert b"Traceback" not in told
    assert not alive(reader)
    assert book.read_bytes() == before


def child_of(process: int) -> int:
    for _ in range(400):
        found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        if found and "--read-table" in Path(f"/proc/{found[0]}/cmdline").read_text():
            return int(found[0])
        time.sleep(0.05)
    pytest.fail("no reader was started")


def test_values_come_over_whole() -> None:
    rows = [(2, ("A", pieces.Number(Decimal("1.50"), "RUB"), date(2024, 2, 29)))]
    stream = io.BytesIO()
    fields = ("client", "amount", "won_on")
    pieces.send(stream, pieces.ROWS, pieces.packed_rows("deals", fields, rows))
    packed = PackedRows("deals", "x")
    packed.fields = fields
    packed.add(stream.getvalue()[5:])
    assert list(packed) == rows

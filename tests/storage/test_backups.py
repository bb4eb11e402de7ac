"""Backups: numbered, thinned by number only, never through the clock, and found again for a damaged file."""

import contextlib
import io
import os
import shutil
import stat
from pathlib import Path

import pytest

from canvas_app.cli.main import main
from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import WorkbookError
from canvas_app.services import files
from canvas_app.storage.sqlite import backups, driver
from canvas_app.storage.sqlite.backups import Backup
from canvas_app.storage.workbook import Workbook
from tests.storage.other import OtherWindow, names_in


class Numbered(Backup):
    """A backup that is only a number and a size."""

    __slots__ = ()

    @property
    def size(self) -> int:
        return 1000


def numbered(numbers: range | list[int]) -> list[Backup]:
    return [Numbered(Path(f"a.{number:05d}"), number, number) for number in numbers]


def kept_after(total: int) -> list[int]:
    """Return which numbers are left when backups are made one after the other."""
    left: list[Backup] = []
    for number in range(1, total + 1):
        left += numbered([number])
        gone = backups.superfluous(left)
        left = [backup for backup in left if backup not in gone]
    return [backup.number for backup in left]


def put(book: Workbook, number: int) -> None:
    with book.edit("edit.x") as edit:
        edit.put(Client(number, f"Клиент {number}"))


def test_thinning_keeps_recent_ones_and_some_of_each_age() -> None:
    kept = kept_after(3000)
    assert kept[-32:] == list(range(2969, 3001))
    assert len(kept) <= 32 + 12 + 10 + 9
    for age, most in ((100, 16), (180, 16), (500, 80), (780, 80), (1500, 320), (2500, 320)):
        nearest = min(abs(3000 - age - number) for number in kept)
        assert nearest <= most, f"none near the one made {age} ago"


def test_thinning_one_by_one_keeps_what_thinning_at_once_keeps() -> None:
    at_once = numbered(range(1, 1001))
    gone = backups.superfluous(at_once)
    assert kept_after(1000) == [backup.number for backup in at_once if backup not in gone]


@pytest.mark.parametrize("count", [1, 2, 5, 31, 32, 33, 500])
def test_the_newest_always_stays(count: int) -> None:
    for budget in (0, 1, 10**12):
        gone = backups.superfluous(numbered(range(1, count + 1)), budget)
        assert not {backup.number for backup in gone} & set(range(max(1, count - 4), count + 1))


def test_a_budget_takes_the_oldest() -> None:
    gone = backups.superfluous(numbered(range(1, 21)), budget=10_500)
    assert sorted(backup.number for backup in gone) == list(range(1, 11))


def test_the_clock_plays_no_part(workbook: Workbook, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    made = []
    for number in range(1, 40):
        put(workbook, number)
        made.append(backups.back_up(workbook, folder))
        year = 10**9 if number % 2 else -(10**8)
        os.utime(made[-1].path, (year, year))
    numbers = [backup.number for backup in backups.listed(folder)]
    assert numbers[:32] == list(range(39, 7, -1))
    assert all(backup.generation == backup.number + 1 for backup in backups.listed(folder))


def test_due_by_generation(workbook: Workbook, tmp_path: Path) -> None:
    folder = backups.folder_of(workbook, tmp_path)
    assert backups.due(workbook, folder)
    backups.back_up(workbook, folder)
    assert not backups.due(workbook, folder)
    put(workbook, 1)
    assert backups.due(workbook, folder)
    backups.back_up(workbook, folder)
    workbook.undo()
    assert backups.due(workbook, folder), "an undo is a change"


def test_backups_are_private_and_whole(workbook: Workbook, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        root = tmp_path / "data" / "backups"
        put(workbook, 1)
        made = backups.back_up(workbook, backups.folder_of(workbook, root))
    finally:
        os.umask(before)
    if os.name == "posix":
        for folder in (root.parent, root, made.path.parent):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    with Workbook.open(made.path) as copy:
        assert (copy.digest(), copy.check()) == (workbook.digest(), [])
        assert copy.meta("workbook") == workbook.meta("workbook"), "a backup is the same workbook"
        assert copy.undo() is not None


def test_a_damaged_workbook_displaces_no_backup(workbook: Workbook, tmp_path: Path) -> None:
    for number in range(1, 34):
        put(workbook, number)
        backups.back_up(workbook, tmp_path / "b")
    before = names_in(tmp_path / "b")
    workbook.connection.execute("UPDATE client SET name = 'flipped' WHERE id = 1")
    with pytest.raises(WorkbookError) as caught:
        backups.back_up(workbook, tmp_path / "b")
    assert caught.value.code == "file.damaged"
    assert names_in(tmp_path / "b") == before


def test_what_a_file_says_of_itself_chooses_no_folder(workbook: Workbook, tmp_path: Path) -> None:
    workbook.connection.execute("UPDATE meta SET value = '../../../evil' WHERE key = 'workbook'")
    folder = backups.folder_of(workbook, tmp_path / "root")
    assert folder.parent == tmp_path / "root"
    assert folder.name.isalnum()


def test_other_files_in_the_folder_are_left_alone(workbook: Workbook, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    folder.mkdir()
    names = ["notes.txt", "a.canvasbook", "a.00001.canvasbook", "a.1-g1.canvasbook", "a.00009-gx.canvasbook"]
    for name in names:
        (folder / name).write_text("")
    assert backups.listed(folder) == ()
    made = backups.back_up(workbook, folder)
    assert names_in(folder) == sorted([*names, made.path.name, "place.txt"])


def test_a_workbooks_own_folder_says_where_it_lay(workbook: Workbook, path: Path, tmp_path: Path) -> None:
    own, chosen = tmp_path / "own", tmp_path / "chosen"
    assert backups.place_of(own) is None
    backups.back_up(workbook, own)
    assert backups.place_of(own) == path
    if os.name == "posix":
        assert stat.S_IMODE((own / "place.txt").stat().st_mode) == 0o600
    made = backups.back_up(workbook, chosen, thin=False)
    assert names_in(chosen) == [made.path.name], "a folder that a person chose gets what was asked for"


def test_no_place_for_a_backup(workbook: Workbook, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkbookError) as caught:
        backups.back_up(workbook, tmp_path / "file" / "b")
    assert caught.value.code == "file.write"


def test_thinning_leaves_what_is_open(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup that somebody looks into is not taken away under them."""
    monkeypatch.setattr(backups, "_KEEP_ALL", 1)
    monkeypatch.setattr(backups, "_KEEP_SPACED", ())
    folder = tmp_path / "thinned"
    first = backups.back_up(workbook, folder)
    with Workbook.open(first.path, read_only=True):
        second = backups.back_up(workbook, folder)
        assert {first, second} == set(backups.listed(folder))
    third = backups.back_up(workbook, folder)
    assert backups.listed(folder) == (third,)


class TestOpenedWhereItLies:
    """A backup of the program's own folder is only read: thinning would take away what was edited in it."""

    @pytest.fixture
    def kept(self, workbook: Workbook) -> Path:
        return files.back_up(workbook).path

    def test_no_edit_and_no_command_changes_it(self, kept: Path, tmp_path: Path) -> None:
        before = kept.read_bytes()
        with Workbook.open(kept) as backup:
            assert (backup.read_only, files.why_read_only(backup)) == (True, "backup")
            with pytest.raises(WorkbookError) as caught, backup.edit("edit.x") as edit:
                edit.put(Canvas(9, "b"))
            assert caught.value.code == "file.backup"
        table = tmp_path / "t.csv"
        table.write_text("Название\nНовый\n", "utf-8")
        told = io.StringIO()
        with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
            assert main(["import", str(kept), str(table), "--kind", "clients"]) == 1
            assert main(["import", str(kept), str(table), "--kind", "clients", "--dry-run"]) == 0
            assert main(["check", str(kept)]) == 0
        assert "restore" in told.getvalue()
        assert kept.read_bytes() == before
        assert [one.name for one in kept.parent.iterdir() if "book" in one.name] == [kept.name]

    def test_one_that_an_older_program_was_killed_in_is_read_from_a_copy(self, kept: Path) -> None:
        driver.journal_of(kept).write_bytes(bytes(5000))
        with files.open_workbook(kept, read_only=True) as backup:
            assert backup.check() == []
        assert driver.journal_of(kept).read_bytes() == bytes(5000)

    def test_a_link_to_it_is_it(self, kept: Path, tmp_path: Path) -> None:
        link = tmp_path / "link.canvasbook"
        link.symlink_to(kept)
        with Workbook.open(link) as backup:
            assert backup.read_only

    def test_thinning_leaves_what_another_process_has_open(self, workbook: Workbook, kept: Path) -> None:
        for number in range(2, 70):
            shutil.copy(kept, kept.with_name(kept.name.replace(".00001-", f".{number:05d}-")))
        with OtherWindow(kept) as window:
            assert window.ask("read") == "read"
            files.back_up(workbook)
            assert kept.exists()
        files.back_up(workbook)
        assert not kept.exists()

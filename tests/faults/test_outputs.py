"""What is written where it must not be: nothing is touched, one sentence says why, nothing is left behind."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from canvas_app import paths
from canvas_app.cli import main
from canvas_app.content import load_catalogue
from canvas_app.domain.errors import PersonError
from canvas_app.services import files
from canvas_app.services.clients import register
from canvas_app.services.clients.erasing_report import save_report
from canvas_app.services.documents import DocumentRequest, export_document
from canvas_app.services.exports import export_json, export_table
from canvas_app.services.stage_charts.files import save_chart
from canvas_app.storage import names, places
from canvas_app.storage.sqlite import backups, copies
from canvas_app.storage.workbook import Workbook
from tests.charts import samples
from tests.storage.other import OtherWindow

DAY = date(2026, 11, 30)
posix = pytest.mark.skipif(os.name != "posix", reason="links and devices as POSIX knows them")
linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc and /dev/full are Linux's")


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("CANVAS_APP_HOME", str(tmp_path / "home"))


@pytest.fixture
def book(tmp_path):
    with files.create_workbook(tmp_path / "Книга.canvasbook", language="ru") as workbook:
        register.add_client(workbook, "Ёлкин", DAY)
        yield workbook


def chart(_book: Workbook, path: Path) -> None:
    save_chart(samples.ladder(), "ru", path)


EXPORTS = {
    "document": (
        lambda book, path: export_document(book, DocumentRequest("canvas", "ru", DAY), path),
        ".pdf",
    ),
    "table": (lambda book, path: export_table(book, "clients", path, load_catalogue(), "ru"), ".csv"),
    "records": (export_json, ".json"),
    "chart": (chart, ".png"),
    "report": (lambda _book, path: save_report(path, "стёрто"), ".txt"),
}
"""Everything that writes a file which is no workbook, and how its name ends."""


@pytest.fixture(params=EXPORTS)
def export(request, book):
    """Call one of the exports and return the code of its refusal."""
    write, ending = EXPORTS[request.param]

    def refused(path: Path) -> str:
        with pytest.raises(PersonError) as caught:
            write(book, path)
        return caught.value.code

    refused.ending = ending
    refused.write = lambda path: write(book, path)
    return refused


def held(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


class TestWorkbooks:
    """No export takes the place of a workbook, whatever either is called."""

    def test_closed_and_called_as_the_export(self, export, tmp_path):
        other = tmp_path / "other.canvasbook"
        files.create_workbook(other, language="en").close()
        target = other.rename(tmp_path / f"other{export.ending}")
        before, there = held(target), names_in(tmp_path)
        assert export(target) == "output.workbook"
        assert (held(target), names_in(tmp_path)) == (before, there)
        assert files.check_workbook(target) == []

    def test_the_open_one_by_a_second_name_keeps_its_lock(self, export, book, tmp_path):
        target = tmp_path / f"second{export.ending}"
        os.link(book.path, target)
        assert export(target) == "output.workbook"
        assert target.samefile(book.path)
        with OtherWindow(book.path) as other:
            assert other.ask("open").startswith("file.locked"), "to look at it took no lock away"
        register.add_client(book, "Позже", DAY)
        assert book.check() == []

    def test_its_ending_is_enough(self, export, tmp_path):
        assert export(tmp_path / "new.CanvasBook") in ("export.workbook", "export.ending")
        assert not (tmp_path / "new.CanvasBook").exists()

    def test_what_belongs_to_one(self, book, tmp_path):
        for side in ("-journal", "-wal", "-shm"):
            target = book.path.with_name(book.path.name + side)
            target.unlink(missing_ok=True)
            with pytest.raises(PersonError) as caught:
                save_report(target, "x")
            assert caught.value.code == "output.side"
            assert not target.exists()

    def test_open_in_another_window(self, export, tmp_path):
        other = tmp_path / "other.canvasbook"
        files.create_workbook(other, language="en").close()
        target = other.rename(tmp_path / f"other{export.ending}")
        with OtherWindow(target) as window:
            assert window.ask("open") == "open"
            assert export(target) == "output.workbook"
            assert window.ask("edit 3").startswith("generation")
        assert files.check_workbook(target) == []

    def test_one_that_came_while_the_export_was_written(self, book, tmp_path):
        from canvas_app.services.writing import write_file

        target = tmp_path / "late.pdf"

        def write(file) -> None:
            file.write(b"x")
            files.create_workbook(tmp_path / "late.canvasbook", language="en").close()
            (tmp_path / "late.canvasbook").rename(target)

        with pytest.raises(PersonError) as caught:
            write_file(target, write)
        assert caught.value.code == "output.workbook"
        assert files.check_workbook(target) == []


class TestPlaces:
    """Names and places that take no file."""

    @posix
    def test_links_are_neither_followed_nor_replaced(self, export, tmp_path):
        precious = tmp_path / "precious"
        precious.write_text("precious")
        link, dangling, circle = (tmp_path / f"{name}{export.ending}" for name in ("a", "b", "c"))
        link.symlink_to(precious)
        dangling.symlink_to(tmp_path / "not there")
        circle.symlink_to(circle)
        assert [export(one) for one in (link, dangling, circle)] == [
            "output.link", "output.link", "output.loop",
        ]  # fmt: skip
        assert precious.read_text() == "precious"
        assert not (tmp_path / "not there").exists()

    def test_folders_and_protected_files(self, export, tmp_path):
        (tmp_path / f"folder{export.ending}").mkdir()
        protected = tmp_path / f"protected{export.ending}"
        protected.write_text("kept")
        protected.chmod(0o400)
        assert export(tmp_path / f"folder{export.ending}") == "file.folder"
        assert export(protected) == "output.protected"
        assert export(tmp_path / "none" / f"a{export.ending}") == "file.no_folder"
        assert protected.read_text() == "kept"

    @posix
    def test_a_pipe(self, export, tmp_path):
        os.mkfifo(tmp_path / f"pipe{export.ending}")
        assert export(tmp_path / f"pipe{export.ending}") == "file.device"

    def test_names_that_are_too_long(self, export, tmp_path):
        there = names_in(tmp_path)
        assert export(tmp_path / ("я" * 130 + export.ending)) == "output.name_long"
        assert export(tmp_path / ("\0" + export.ending)) == "output.name_nul"
        assert names_in(tmp_path) == there
        longest = tmp_path / ("я" * 125 + export.ending)
        export.write(longest)
        assert longest.stat().st_size > 0

    @linux
    def test_proc(self, export):
        assert export(Path("/proc") / f"a{export.ending}") == "output.denied"
        assert export(Path("/proc/self") / f"a{export.ending}") == "output.denied"

    @posix
    def test_a_folder_that_is_a_circle(self, export, tmp_path):
        (tmp_path / "circle").symlink_to(tmp_path / "circle")
        assert export(tmp_path / "circle" / f"a{export.ending}") == "output.loop"

    def test_what_is_replaced_is_whole_and_alone(self, export, tmp_path):
        target = tmp_path / f"a{export.ending}"
        target.write_text("old")
        there = names_in(tmp_path)
        export.write(target)
        assert target.read_bytes() != b"old"
        assert names_in(tmp_path) == there

    def test_a_draft_that_cannot_be_removed_hides_no_error(self, export, tmp_path, monkeypatch):
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        def stuck(_path: Path, **_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(copies, "put_in_place", full)
        monkeypatch.setattr(Path, "unlink", stuck)
        assert export(tmp_path / f"a{export.ending}") == "export.full"


def test_the_table_that_is_being_imported(book, tmp_path):
    source = tmp_path / "clients.csv"
    source.write_text("name\nAcme\n")
    with pytest.raises(PersonError) as caught:
        export_table(book, "clients", source, load_catalogue(), "ru", source=source)
    assert caught.value.code == "output.source"
    assert source.read_text() == "name\nAcme\n"


@pytest.mark.parametrize(
    "name", ["con", "NUL.pdf", "com1.txt", "a.", "a ", "a:b.pdf", "what?.csv", "LPT9", "aux .pdf"]
)
def test_names_that_windows_does_not_take(name):
    with pytest.raises(PersonError) as caught:
        names.refuse_name(name, windows=True)
    assert caught.value.code == "output.name_windows"
    names.refuse_name(name, windows=False)


@pytest.mark.parametrize("name", ["console.pdf", "a.b.pdf", ".a", "Отчёт — июнь.pdf", "com10.txt"])
def test_names_that_windows_takes(name):
    names.refuse_name(name, windows=True)


# ---- Commands


def commands(book: Path, folder: Path, target: Path) -> list[list[str]]:
    return [
        ["export", str(book), str(target)],
        ["export", str(book), str(target), "--document", "poster"],
        ["new", str(target)],
        ["new", str(target), "--sample", "coffee"],
        ["backup", str(book), str(target)],
        ["backup", str(book), str(target), "--no-history"],
    ]


def impossible(folder: Path) -> dict[str, Path]:
    """Return targets that no command may write, made in ``folder``."""
    (folder / "circle.canvasbook").symlink_to(folder / "circle.canvasbook")
    (folder / "circle.pdf").symlink_to(folder / "circle.pdf")
    (folder / "protected").mkdir(mode=0o500)
    (folder / "file.pdf").write_text("kept")
    (folder / "file.pdf").chmod(0o400)
    found = {
        "long": folder / ("я" * 140 + ".canvasbook"),
        "long pdf": folder / ("я" * 140 + ".pdf"),
        "long folder": folder / ("я" * 140),
        "circle": folder / "circle.canvasbook",
        "circle pdf": folder / "circle.pdf",
        "in a circle": folder / "circle.pdf" / "a.pdf",
        "in a circle, a workbook": folder / "circle.pdf" / "a.canvasbook",
        "under a file": folder / "file.pdf" / "a.pdf",
        "a file": folder / "file.pdf",
        "far too long": folder.joinpath(*["x" * 200] * 30, "a.pdf"),
    }
    if sys.platform == "linux":
        found |= {
            "proc": Path("/proc/a.pdf"),
            "a workbook in proc": Path("/proc/a.canvasbook"),
            "a folder in proc": Path("/proc/a"),
            "full": Path("/dev/full"),
            "null": Path("/dev/null"),
        }
    if os.getuid():
        found |= {"protected": folder / "protected" / "a.pdf", "p": folder / "protected" / "a.canvasbook"}
    return found


@posix
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_command_says_one_line_and_leaves_nothing(tmp_path, capsys, lang):
    book, folder = tmp_path / "book.canvasbook", tmp_path / "out"
    folder.mkdir()
    files.create_workbook(book, language="en").close()
    said: set[str] = set()
    for what, target in impossible(folder).items():
        there = sorted(map(str, folder.rglob("*")))
        for words in commands(book, folder, target):
            code = main([*words, "--lang", lang])
            out, err = capsys.readouterr()
            lines = err.strip().splitlines()
            assert (code, len(lines), out) == (1, 1, ""), (what, words[0], err)
            assert "Traceback" not in err
            assert sorted(map(str, folder.rglob("*"))) == there, (what, words[0])
            said.add(lines[0])
    assert (folder / "file.pdf").read_text() == "kept"
    assert len(said) > 10
    assert files.check_workbook(book) == []


def test_the_command_that_destroyed_its_workbook(tmp_path, capsys):
    book = tmp_path / "w.canvasbook"
    files.create_workbook(book, language="en").close()
    book = book.rename(tmp_path / "w.pdf")
    before = held(book)
    assert main(["export", str(book), str(book), "--lang", "en"]) == 1
    assert "is a workbook" in capsys.readouterr().err
    assert held(book) == before


def test_a_backup_of_a_name_of_wide_letters_has_one_that_fits(tmp_path):
    book = tmp_path / ("🙂" * 59 + ".canvasbook")
    files.create_workbook(book, language="en").close()
    made = files.back_up_workbook(book, tmp_path / "backups")
    assert files.check_workbook(made) == []


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "file.full"), (errno.EDQUOT, "file.full"), (errno.EIO, "file.write")]
)
def test_a_workbook_that_cannot_be_made_is_no_export(book, tmp_path, monkeypatch, number, code):
    def failing(_path: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(places, "private_file", failing)
    monkeypatch.setattr(paths, "private_folder", failing)
    for make in (
        lambda: files.create_workbook(tmp_path / "new.canvasbook", language="en"),
        lambda: backups.back_up(book, tmp_path / "backups"),
    ):
        with pytest.raises(PersonError) as caught:
            make()
        assert caught.value.code == code


def test_tidying_up_passes_over_places_that_cannot_be_looked_at(tmp_path, monkeypatch):
    def closed(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    files.sweep_leftovers(tmp_path / ("я" * 200) / "a.pdf", tmp_path / ("я" * 200))
    monkeypatch.setattr(Path, "is_dir", closed)
    files.sweep_leftovers(tmp_path / "a.pdf")


def test_a_full_disk_leaves_no_draft(book, tmp_path, monkeypatch):
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    there = names_in(tmp_path)
    monkeypatch.setattr(places, "flush", full)
    with pytest.raises(PersonError) as caught:
        save_report(tmp_path / "a.txt", "x")
    assert caught.value.code == "export.full"
    assert names_in(tmp_path) == there

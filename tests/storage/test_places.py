"""Where files lie: network disks, synchronised folders, second names."""

import errno
import os
from pathlib import Path

import pytest

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage import places
from canvas_app.storage.sqlite import driver
from canvas_app.storage.workbook import Workbook

MOUNTS = r"""22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
31 22 0:27 / /mnt/share\040folder rw,relatime shared:9 master:1 - cifs //server/share rw,vers=3.1.1
32 22 0:28 / /mnt/nfs rw - nfs4 server:/export rw
33 22 0:29 / /home/u/remote rw - fuse.sshfs u@host: rw
34 22 0:30 / /tmp rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("device", "kind", "remote"),
    [
        ((254, 0), "ext4", False),
        ((0, 27), "cifs", True),
        ((0, 28), "nfs4", True),
        ((0, 29), "fuse.sshfs", True),
        ((0, 30), "tmpfs", False),
        ((9, 9), "", False),
    ],
)
def test_remote_file_systems(
    device: tuple[int, int], kind: str, remote: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = places.file_system(MOUNTS, os.makedev(*device))
    assert found == kind
    here = tmp_path.stat().st_dev
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 {os.major(here)}:{os.minor(here)} / / rw - {kind or 'ext4'} x rw\n")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    assert places.is_remote(tmp_path) == remote


def test_this_disk_is_local(tmp_path: Path) -> None:
    assert not places.is_remote(tmp_path)
    assert not places.is_remote(tmp_path / "none")


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - Фирма", "Яндекс.Диск", "Google Drive", "Nextcloud", "icloud drive"]
)
def test_synchronised_folders(tmp_path: Path, folder: str) -> None:
    assert places.in_sync_folder(tmp_path / folder / "Клиенты" / "a.canvasbook")
    assert not places.in_sync_folder(tmp_path / f"Не {folder}" / "a.canvasbook")


def test_marks_of_synchronisation(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert places.in_sync_folder(tmp_path / "a" / "b.canvasbook")


def test_a_person_is_told(
    workbook: Workbook, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook.close()
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    moved = path.rename(folder / "a.canvasbook")
    with Workbook.open(moved) as book:
        assert book.notices == ("file.sync_folder",)
    os.link(moved, tmp_path / "second name.canvasbook")
    with Workbook.open(moved) as book:
        assert book.notices == ("file.hard_links", "file.sync_folder")
    monkeypatch.setattr(places, "is_remote", lambda _: True)
    with Workbook.open(moved) as book:
        assert book.notices == ("file.hard_links", "file.remote")


def test_links_lead_to_the_file_itself(workbook: Workbook, path: Path, tmp_path: Path) -> None:
    workbook.close()
    link = tmp_path / "elsewhere" / "link.canvasbook"
    link.parent.mkdir()
    link.symlink_to(path)
    with Workbook.open(link) as book:
        assert book.path == path.resolve()
        with book.edit("edit.x") as edit:
            edit.set_setting("a", "b")
        assert driver.journal_of(path).exists(), "the journal lies beside the file itself"
    assert link.is_symlink()


def test_private_files_never_follow(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(FileExistsError):
        places.private_file(tmp_path / "link")
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "file.full"),
        (errno.EDQUOT, "file.full"),
        (errno.EIO, "file.write"),
        (errno.EROFS, "file.write"),
    ],
)
def test_errors_of_the_disk(number: int, code: str) -> None:
    error = places.disk_error(OSError(number, os.strerror(number)), Path("/a/b.canvasbook"))
    assert isinstance(error, WorkbookError)
    assert (error.code, error.params["reason"]) == (code, os.strerror(number))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_BUSY", "file.locked"),
        ("SQLITE_FULL", "file.full"),
        ("SQLITE_READONLY", "file.read_only"),
        ("SQLITE_READONLY_DIRECTORY", "file.read_only"),
        ("SQLITE_IOERR", "file.write"),
        ("SQLITE_IOERR_FSYNC", "file.write"),
        ("SQLITE_NOTADB", "file.not_workbook"),
        ("SQLITE_CORRUPT_VTAB", "file.damaged"),
        ("SQLITE_CANTOPEN_ISDIR", "file.cannot_open"),
        ("SQLITE_CONSTRAINT_UNIQUE", None),
        ("SQLITE_ERROR", None),
        ("", None),
    ],
)
def test_errors_of_the_library(name: str, code: str | None) -> None:
    error = driver.DriverError("text")
    error.sqlite_errorname = name
    translation = driver.person_error(error, Path("/a/b.canvasbook"))
    assert (translation and translation.code) == code
    if code == "file.write":
        with pytest.raises(WorkbookError) as caught, driver.reading(Path("/a/b.canvasbook")):
            raise error
        assert caught.value.code == "file.read"

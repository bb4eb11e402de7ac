"""An exported file is there whole, or one sentence says why it is not."""

from __future__ import annotations

import pytest

from canvas_app.content import load_messages
from canvas_app.domain.errors import PersonError
from canvas_app.services.writing import write_file


def refusal(path, write=lambda file: file.write(b"x")) -> PersonError:
    with pytest.raises(PersonError) as refused:
        write_file(path, write)
    return refused.value


def test_a_file_replaces_what_is_there(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    assert write_file(path, lambda file: file.write(b"new")) == 3
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_of_that_name_is_said_to_be_one(tmp_path):
    (tmp_path / "dir.pdf").mkdir()
    error = refusal(tmp_path / "dir.pdf")
    assert error.code == "file.folder"
    assert (
        load_messages().say(f"error.{error.code}", "en", **error.params).startswith("“dir.pdf” is a folder")
    )


def test_a_reason_is_always_given_and_nothing_stays(tmp_path):
    def fail(_file):
        raise OSError("the library's own words")

    error = refusal(tmp_path / "a.pdf", fail)
    assert (error.code, error.params["reason"]) == ("export.write", "the library's own words")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "none" / "a.pdf").code == "file.no_folder"

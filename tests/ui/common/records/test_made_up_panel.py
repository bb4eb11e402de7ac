"""A kind of record that is declared and no more has its list, form, filter and undo in the window."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app.content import load_messages
from tests.storage.other import ROOT

COLUMNS = ("name", "on", "code", "sort", "phone", "tags", "person_id", "minutes")
SAID = {
    "en": {
        "empty": "No visits yet.",
        "add": "+ Visit",
        "unsaved": "Not saved yet. What you typed is there when you return.",
        "headings": [f"Its {one}" for one in COLUMNS],
        "menus": ["Its on", "Its sort", "Its person_id"],
        "tags": ["Its tags: blue, remove"],
        "rows": [
            ["Ёлка", "5 Nov 2026", "V-1", "Company", "", "", "", ""],
            ["Zebra", "3 Nov 2026", "", "Company", "", "blue", "", "90"],
        ],
        "step": "visit “Giraffe”",
        "deleted": "Deleting 1 “Zebra”",
    },
    "ru": {
        "empty": "Посещений пока нет.",
        "add": "+ Посещение",
        "unsaved": "Пока не сохранено. Набранное останется до возвращения.",
        "headings": [f"Это {one}" for one in COLUMNS],
        "menus": ["Это on", "Это sort", "Это person_id"],
        "tags": ["Это tags: blue, убрать"],
        "rows": [
            ["Ёлка", "05.11.2026", "V-1", "Компания", "", "", "", ""],
            ["Zebra", "03.11.2026", "", "Компания", "", "blue", "", "90"],
        ],
        "step": "посещение «Giraffe»",
        "deleted": "Удаление 1 «Zebra»",
    },
}  # fmt: skip


@pytest.mark.parametrize("lang", SAID)
def test_a_kind_that_is_declared_and_no_more_is_listed_entered_and_taken_back(tmp_path: Path, lang) -> None:
    command = [sys.executable, "-m", "tests.ui.common.records.made_up_panel", str(tmp_path), lang]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr[-3000:]
    said, say = SAID[lang], load_messages().say
    assert json.loads(done.stdout) == {
        "empty": said["empty"],
        "add": said["add"],
        "refused": {
            "name": [say("error.value.empty_name", lang)],
            "on ?": [say("error.value.date", lang, value="?")],
            "on": [say("error.value.date", lang, value="")],
            "minutes 601": [say("error.value.count", lang, value="601")],
            "minutes x": [say("error.value.count", lang, value="x")],
        },
        "kept": [False, said["unsaved"], "x"],
        "headings": said["headings"],
        "rows": said["rows"],
        "sorted": ["Zebra", "Ёлка"],
        "narrowed": [["Zebra"], said["tags"]],
        "menus": said["menus"],
        "by day": ["Ёлка"],
        "changed": ["Giraffe", "person", True, ["blue"], ["Ёлка"]],
        "step": said["step"],
        "undone": [True, ["Zebra", "Ёлка"]],
        "deleted": [["Ёлка"], said["deleted"]],
        "back": ["Zebra", "Ёлка"],
    }

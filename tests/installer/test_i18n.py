"""From code to .qm and back into a sentence, in a project of two pages."""

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from installer import i18n

CANVAS = """
def title(count, odd):
    return translate("Canvas", "%n note(s)", None, count), translate("Common", "Cancel")
"""
SHELL = 'TITLE = translate("Shell", "Canvas & clients: «%1»")\n'


@pytest.fixture
def root(tmp_path):
    ui = tmp_path / "canvas_app" / "ui"
    (ui / "canvas").mkdir(parents=True)
    (ui / "clients").mkdir()
    (ui / "canvas" / "page.py").write_text(CANVAS)
    (ui / "clients" / "page.py").write_text('WORD = translate("Common", "Cancel")\n')
    (ui / "main_window.py").write_text(SHELL, encoding="utf-8")
    return tmp_path


@pytest.fixture
def folder(root):
    return root / "resources" / "i18n"


def translate_all(folder):
    """Write a translation for everything, as a person would."""
    answers = {
        "Cancel": ["Отмена"],
        "Canvas &amp; clients: «%1»": ["Канва и клиенты: «%1»"],
        "%n note(s)": ["%n стикер", "%n стикера", "%n стикеров"],
    }
    for path in folder.glob("*.ts"):
        text = path.read_text(encoding="utf-8")
        if path.name.endswith("_en.ts"):
            answers["%n note(s)"] = ["%n note", "%n notes"]
        for source, forms in answers.items():
            before, found, after = text.partition(f"<source>{source}</source>")
            if not found:
                continue
            head, _, tail = after.partition("</message>")
            for form in forms:
                head = head.replace("<numerusform></numerusform>", f"<numerusform>{form}</numerusform>", 1)
            head = head.replace(' type="unfinished"', "").replace(
                "></translation>", f">{forms[0]}</translation>"
            )
            text = before + found + head + "</message>" + tail
        path.write_text(text, encoding="utf-8")


def test_each_page_has_its_files_and_english_only_what_counts(root, folder):
    i18n.update(root, folder)
    assert sorted(path.name for path in folder.glob("*.ts")) == [
        "canvas_en.ts",
        "canvas_ru.ts",
        "clients_ru.ts",
        "shell_ru.ts",
    ]


def test_what_is_not_translated_is_named(root, folder):
    complaints = i18n.update(root, folder)
    assert "canvas_ru.ts: not translated: Canvas: '%n note(s)'" in complaints
    assert "canvas_en.ts: not translated: Canvas: '%n note(s)'" in complaints
    assert len(complaints) == 5


def test_translated_labels_reach_the_program(root, folder, qapp):
    i18n.update(root, folder)
    translate_all(folder)
    assert i18n.update(root, folder) == []
    assert i18n.check(root) == []
    said = {}
    for language in i18n.LANGUAGES:
        translator = QTranslator()
        assert translator.load(str(folder / f"canvas_app_{language}.qm"))
        QCoreApplication.installTranslator(translator)
        said[language] = [
            QCoreApplication.translate("Canvas", "%n note(s)", None, count) for count in (1, 2, 5, 21)
        ]
        said[language].append(QCoreApplication.translate("Shell", "Canvas & clients: «%1»"))
        QCoreApplication.removeTranslator(translator)
    assert said["ru"] == ["1 стикер", "2 стикера", "5 стикеров", "21 стикер", "Канва и клиенты: «%1»"]
    assert said["en"] == ["1 note", "2 notes", "5 notes", "21 notes", "Canvas & clients: «%1»"]


def test_a_change_in_the_code_is_noticed_without_writing(root, folder):
    i18n.update(root, folder)
    translate_all(folder)
    i18n.update(root, folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    (root / "canvas_app/ui/clients/page.py").write_text('WORD = translate("Common", "Undo")\n')
    complaints = i18n.check(root)
    assert "clients_ru.ts: not translated: Common: 'Undo'" in complaints
    assert "clients_ru.ts: out of date, run installer/dev.py i18n" in complaints
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_two_pages_must_translate_the_same_label_alike(root, folder):
    i18n.update(root, folder)
    translate_all(folder)
    clients = folder / "clients_ru.ts"
    clients.write_text(clients.read_text(encoding="utf-8").replace("Отмена", "Отменить"), encoding="utf-8")
    assert i18n.update(root, folder) == [
        "canvas_ru.ts and clients_ru.ts translate Common: 'Cancel' differently"
    ]


def test_files_of_a_page_that_is_gone_are_named(root, folder):
    i18n.update(root, folder)
    (root / "canvas_app/ui/clients/page.py").unlink()
    assert i18n.stray(root, folder) == ["clients_ru.ts: no such page"]


def test_a_label_put_together_is_a_complaint_and_spoils_nothing(root, folder):
    i18n.update(root, folder)
    translate_all(folder)
    (root / "canvas_app/ui/clients/page.py").write_text('WORD = translate("Common", f"{1}")\n')
    complaints = i18n.update(root, folder)
    assert any("page.py:1" in complaint for complaint in complaints)
    assert "Отмена" in (folder / "clients_ru.ts").read_text(encoding="utf-8")

"""The commands as a script calls them: exit codes, JSON, one clear line of error, no Qt."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from canvas_app.cli import main
from canvas_app.domain.clients.model import Client
from canvas_app.services import files, stages
from canvas_app.services.canvas import reads
from canvas_app.services.canvas.canvases import duplicate_canvas
from canvas_app.services.documents import DOCUMENTS
from canvas_app.storage.sqlite import driver
from tests.data import northwind
from tests.documents import reading

CLIENTS = "id;клиент;сегмент;телефон\n1;Ёлкин Иван;Офисы;+7 900 000-00-01\n2;ООО «Ромашка»;Студенты;\n"
DEALS = (
    "id,client_id,won_on,stream,amount,currency\n"
    "10,1,2026-01-10,Напитки,100.50,RUB\n10,1,2026-01-10,Зёрна,49.50,RUB\n11,2,2026-02-01,Напитки,10,RUB\n"
)

OWN = """
[mine]
name_en = "Mine"
name_ru = "Моя"
[[mine.stages]]
key = "a"
name_en = "Ahead"
name_ru = "Впереди"
[[mine.stages]]
key = "b"
name_en = "Behind"
name_ru = "Позади"
conditions = [[{ type = "won" }]]
"""


def table(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def as_json(capsys, *words: object) -> dict:
    capsys.readouterr()
    assert main([*map(str, words), "--json"]) == 0
    out = capsys.readouterr()
    return json.loads(out.out)


def test_new_makes_a_workbook_and_never_overwrites_one(book, capsys):
    assert book.is_file()
    assert main(["new", str(book)]) == 1
    said = capsys.readouterr().err
    assert "Кофейня.canvasbook" in said
    assert "Traceback" not in said


def test_import_info_and_explain(book, tmp_path, capsys):
    clients = table(tmp_path, "clients.csv", CLIENTS, "cp1251")
    deals = table(tmp_path, "deals.csv", DEALS)
    told = as_json(capsys, "import", book, clients, "--kind", "clients")
    assert (told["read"], told["added"], told["problems"]) == (2, 2, [])
    told = as_json(capsys, "import", book, deals, "--kind", "deals")
    assert (told["read"], told["added"]) == (3, 2)
    again = as_json(capsys, "import", book, deals, "--kind", "deals")
    assert (again["added"], again["updated"]) == (0, 0)
    info = as_json(capsys, "info", book, "--date", "2026-03-01")
    assert info["clients"] == 2
    assert info["deals"] == {"open": 0, "won": 2, "lost": 0}
    assert info["revenue"] == {"RUB": {"total": "160.00", "streams": {"Напитки": "110.50", "Зёрна": "49.50"}}}
    assert info["canvases"][0]["notes"]["cs"] == 2
    assert info["canvases"][0]["notes"]["rs"] == 2
    assert info["canvases"][0]["questions"]["total"] == 39
    assert info["stages"]["kotler"]["suggested"]["first_time"] == 2
    assert all(sum(model["suggested"].values()) == 2 for model in info["stages"].values())
    why = as_json(
        capsys, "explain", book, "--client", "елкин иван", "--model", "kotler", "--date", "2026-03-01"
    )
    assert (why["client"], why["suggested"], why["confirmed"], why["state"]) == (
        "Ёлкин Иван", "first_time", None, "active",
    )  # fmt: skip
    won = [one for one in why["conditions"] if one["stage"] == "repeat" and one["condition"] == "won"]
    assert [(one["required"], one["actual"], one["result"]) for one in won] == [(2, 1, "no")]


def test_figures_are_as_of_the_day_asked_for(book, tmp_path, capsys):
    main(["import", str(book), str(table(tmp_path, "c.csv", CLIENTS)), "--kind", "clients"])
    main(["import", str(book), str(table(tmp_path, "d.csv", DEALS)), "--kind", "deals"])
    info = as_json(capsys, "info", book, "--date", "2026-01-15")
    assert info["revenue"]["RUB"]["total"] == "150.00"
    assert info["deals"]["won"] == 1


def test_a_row_at_fault_is_named_and_the_others_are_imported(book, tmp_path, capsys):
    main(["import", str(book), str(table(tmp_path, "c.csv", CLIENTS)), "--kind", "clients"])
    bad = DEALS.replace("49.50", '"12,5.3"')
    told = as_json(capsys, "import", book, table(tmp_path, "d.csv", bad), "--kind", "deals")
    assert [problem["line"] for problem in told["problems"]] == [2, 3], "half a deal would be a wrong sum"
    assert "12,5.3" in told["problems"][1]["message"]
    assert told["added"] == 1


def test_an_import_of_which_no_row_comes_in_ends_with_1(book, tmp_path, capsys):
    clients = table(tmp_path, "c.csv", CLIENTS)
    main(["import", str(book), str(clients), "--kind", "clients"])
    bad = table(tmp_path, "d.csv", "id,client_id,amount\n10,1,много\n11,2,мало\n")
    assert main(["import", str(book), str(bad), "--kind", "deals"]) == 1
    assert main(["import", str(book), str(clients), "--kind", "clients"]) == 0, "nothing new is no mistake"


def test_strict_imports_all_or_nothing_and_a_trial_nothing(book, tmp_path, capsys):
    clients = table(tmp_path, "c.csv", CLIENTS)
    assert main(["import", str(book), str(clients), "--kind", "clients", "--dry-run"]) == 0
    assert as_json(capsys, "info", book)["clients"] == 0
    main(["import", str(book), str(clients), "--kind", "clients"])
    bad = table(tmp_path, "d.csv", DEALS.replace("49.50", "много"))
    assert main(["import", str(book), str(bad), "--kind", "deals", "--strict"]) == 1
    assert as_json(capsys, "info", book)["deals"] == {"open": 0, "won": 0, "lost": 0}


def test_export_writes_a_pdf_in_the_language_asked_for(book, tmp_path, capsys):
    from pypdf import PdfReader

    for lang, word in (("ru", "Взаимоотношения"), ("en", "Customer relationships")):
        out = tmp_path / f"{lang}.pdf"
        assert main(["export", str(book), str(out), "--lang", lang, "--paper", "A3"]) == 0
        page = PdfReader(out).pages[0]
        assert word in page.extract_text()
        assert "CC BY-SA 3.0" in page.extract_text()
        assert float(page.mediabox.width) == pytest.approx(420 * 72 / 25.4, abs=0.3)
    assert main(["export", str(book), str(tmp_path / "x.docx")]) == 1
    assert "x.docx" in capsys.readouterr().err


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if name != "canvas"])
def test_every_document_is_exported(document, book, tmp_path):
    from pypdf import PdfReader

    main(["import", str(book), str(table(tmp_path, "clients.csv", CLIENTS)), "--kind", "clients"])
    main(["import", str(book), str(table(tmp_path, "deals.csv", DEALS)), "--kind", "deals"])
    out, one = tmp_path / "документ.pdf", ["--client", "елкин иван"]
    named = document in ("client", "questionnaire")
    words = ["export", str(book), str(out), "--document", document, "--date", "2026-03-01"]
    assert main([*words, *(one if named else [])]) == 0
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    marks = {"answers": "Для каких групп", "poster": "CC BY-SA 3.0"}
    mark = marks.get(document, "Ёлкин Иван")
    assert mark in " ".join(text.split())


def test_a_canvas_is_named_whatever_its_case_and_an_unknown_one_is_refused(book, tmp_path, capsys):
    with files.open_workbook(book) as workbook:
        first = reads.canvases(workbook)[0]
        duplicate_canvas(workbook, first.id, "Как будет")
    out = tmp_path / "c.pdf"
    assert main(["export", str(book), str(out), "--canvas", "как будет", "--date", "2026-03-01"]) == 0
    text = "".join(reading.text(out.read_bytes()).split())
    assert "Какбудет" in text
    assert "Какесть" not in text
    capsys.readouterr()
    assert main(["export", str(book), str(tmp_path / "n.pdf"), "--canvas", "Мечта"]) == 1
    assert "«Мечта»" in capsys.readouterr().err
    assert not (tmp_path / "n.pdf").exists()


def test_a_document_of_a_client_who_is_not_there_is_refused(book, tmp_path, capsys):
    for document in ("client", "questionnaire"):
        out = tmp_path / "x.pdf"
        words = ["export", str(book), str(out), "--document", document, "--client", "Никто"]
        assert main(words) == 1
        assert "Никто" in capsys.readouterr().err
        assert not out.exists()


def test_a_second_import_of_a_table_with_a_mistake_has_still_done_its_work(book, tmp_path, capsys):
    source = table(tmp_path, "c.csv", "id,name\n1,Anna\n2,\n")
    command = ["import", str(book), str(source), "--kind", "clients"]
    assert main(command) == main(command) == 0, "one row was sound, though the second time it changed nothing"
    source.write_text("id,name\n2,\n3,\n")
    assert main(command) == 1
    capsys.readouterr()


def test_check_and_backup(book, tmp_path, capsys):
    assert main(["check", str(book)]) == 0
    (tmp_path / "копии").mkdir()
    assert main(["backup", str(book), str(tmp_path / "копии")]) == 0
    (copy,) = (tmp_path / "копии").iterdir()
    assert main(["check", str(copy)]) == 0
    data = bytearray(book.read_bytes())
    place = bytes(data).rindex("Кофейня".encode())
    data[place] ^= 0x10
    book.write_bytes(data)
    assert main(["check", str(book)]) == 1


def test_check_names_stages_that_do_not_follow_from_the_records(book, tmp_path, capsys):
    assert main(["import", str(book), str(table(tmp_path, "c.csv", CLIENTS)), "--kind", "clients"]) == 0
    assert main(["check", str(book)]) == 0
    connection = driver.driver.connect(str(book))
    connection.execute("UPDATE client_stage SET shown = 'partner'")
    connection.commit()
    connection.close()
    capsys.readouterr()
    assert main(["check", str(book)]) == 1
    told = capsys.readouterr().err
    assert "стадии" in told
    assert "повреждён" not in told, "no backup is needed: the records are sound"


@pytest.mark.parametrize(
    "words",
    [
        ["new"],
        ["import", "a", "b"],
        ["info", "a", "--date", "завтра"],
        ["export", "a", "b", "--paper", "A9"],
        ["export", "a", "b.pdf", "--date", "0001-01-01"],
        ["explain", "a", "--date", "1899-12-31"],
        ["new", "a.canvasbook", "--sample", "coffee", "--date", "9999-12-31"],
    ],
)
def test_wrong_usage_is_exit_code_2_with_how_it_is_written(words, capsys):
    assert main(words) == 2
    said = capsys.readouterr().err
    assert f"canvas-app {words[0]}" in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "ru", "en"),
    [
        (["check"], "Не хватает: file.", "Missing: file."),
        (["import", "a"], "Не хватает: source, --kind.", "Missing: source, --kind."),
        (
            ["export", "a", "b", "--paper", "A9"],
            "Для --paper нет значения «A9». Возможны: A4, A3, A2, A1, A0.",
            "--paper cannot be “A9”. Possible: A4, A3, A2, A1, A0.",
        ),
        (["info", "a", "--date"], "После --date нужно значение.", "--date needs a value after it."),
        (["info", "a", "--json=1"], "--json пишется без значения.", "--json takes no value."),
        (["check", "a", "b", "--c"], "Непонятно: b --c.", "Not understood: b --c."),
        (
            ["info", "a", "--date", "2026-02-30"],
            "Для --date нужен день календаря, ГГГГ-ММ-ДД; «2026-02-30» — не такой день.",
            "--date needs a day of the calendar, YYYY-MM-DD; “2026-02-30” is none.",
        ),
        (["info", "a", "--date", "0001-01-01"], "с 1900 по", "from 1900 to"),
        (["import", "a", "b", "--kind", "deals", "--map", "x"], "поле=столбец, а не «x»", "not “x”"),
        (["export", "a", "b.pdf", "--document", "client"], "Укажите, о каком клиенте", "Say which client"),
        (
            ["export", "a", "b.pdf", "--document", "client", "--client", " "],
            "--client ИМЯ.",
            "--client NAME.",
        ),
    ],
)
def test_wrong_usage_is_explained_in_one_language(words, ru, en, capsys):
    for lang, reason, usage in (("ru", ru, "Вызов: canvas-app"), ("en", en, "Usage: canvas-app")):
        assert main([*words, "--lang", lang]) == 2
        said = capsys.readouterr().err
        told, _, how = said.partition(usage)
        assert reason in told
        assert how.startswith(f" {words[0]}")
        assert lang == "en" or not re.search(r"argument|required|choose|invalid", told)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 2000])
def test_a_file_that_is_no_workbook_is_named_and_left_alone(tmp_path, capsys, content):
    path = tmp_path / "чужой.canvasbook"
    path.write_bytes(content)
    for command in (["info"], ["check"]):
        assert main([*command, str(path)]) == 1
        said = capsys.readouterr().err
        assert "чужой.canvasbook" in said
        assert "Traceback" not in said
    assert path.read_bytes() == content
    assert main(["info", str(tmp_path / "нет.canvasbook")]) == 1
    assert "нет.canvasbook" in capsys.readouterr().err


def test_a_stage_model_of_the_workbook_is_known_to_the_commands(book, tmp_path, capsys):
    main(["import", str(book), str(table(tmp_path, "clients.csv", CLIENTS)), "--kind", "clients"])
    with files.open_workbook(book) as workbook:
        stages.set_own_models(workbook, OWN)
    asked = ("explain", book, "--client", "1", "--date", "2026-03-01", "--model")
    rows = table(tmp_path, "stages.csv", "client_id,model,stage,on\n1,Моя,Впереди,2026-01-01\n")
    assert as_json(capsys, "import", book, rows, "--kind", "stages")["added"] == 1
    why = as_json(capsys, *asked, "mine")
    assert (why["suggested"], why["confirmed"]) == ("a", "a")
    assert main([*map(str, asked), "mine"]) == 0
    assert "Моя" in capsys.readouterr().out
    assert main(["info", str(book)]) == 0
    assert "Впереди" in capsys.readouterr().out
    out = tmp_path / "out.pdf"
    assert main(["export", str(book), str(out), "--document", "stages", "--model", "mine"]) == 0
    capsys.readouterr()
    assert main([*map(str, asked), "freud"]) == 1
    assert "mine" in capsys.readouterr().err, "the sentence names the models there are"


def test_what_speaks_for_a_stage_unasked_is_told_where_the_stage_is_explained(tmp_path, capsys):
    book = tmp_path / "s.canvasbook"
    assert main(["new", str(book), "--sample", "coffee", "--date", "2026-11-23"]) == 0
    with files.open_workbook(book) as workbook:
        by_model = {
            client.name: stages.explain(workbook, client.id, "dwyer", date(2026, 11, 23)).supporting
            for client in workbook.all(Client)[:120]
        }
    name = next(name for name, facts in by_model.items() if "growth" in facts)
    asked = ["explain", str(book), "--client", name, "--model", "dwyer", "--date", "2026-11-23"]
    capsys.readouterr()
    assert main(asked) == 0
    assert "  + Доход за последние 12 месяцев вырос\n" in capsys.readouterr().out
    assert main([*asked, "--model", "kotler"]) == 0
    assert "  + " not in capsys.readouterr().out


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_work_like_any_other(tmp_path, day):
    book = tmp_path / "s.canvasbook"
    assert main(["new", str(book), "--sample", "coffee", "--date", day]) == 0
    assert main(["info", str(book), "--date", day]) == 0
    out = str(tmp_path / "s.pdf")
    assert main(["export", str(book), out, "--document", "director", "--date", day]) == 0


def test_help_is_in_the_language_and_commands_load_no_qt(book):
    code = (
        "import sys; from canvas_app.cli import main; main(['--help', '--lang', 'ru']); "
        f"main(['info', {str(book)!r}]); "
        "assert not [name for name in sys.modules if 'PySide' in name or 'shiboken' in name]"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "бизнес-модели" in done.stdout.lower()


def test_a_canvas_is_exported_without_the_rules_of_stages_and_with_the_fonts_of_a_sheet_alone(book, tmp_path):
    code = (
        "import sys; from canvas_app.cli import main; "
        f"main(['export', {str(book)!r}, {str(tmp_path / 'c.pdf')!r}]); "
        "needless = ('services.stages', 'domain.stages.rules', 'documents.data'); "
        "print([name for name in needless if f'canvas_app.{name}' in sys.modules]); "
        "from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames; "
        "print('Inter-Medium' in getRegisteredFontNames())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[1:] == ["[]", "False"], done.stderr


def test_northwind_to_the_cent(tmp_path, capsys):
    clients, deals, lines = northwind()
    book = tmp_path / "nw.canvasbook"
    assert main(["new", str(book), "--lang", "en"]) == 0
    told = as_json(capsys, "import", book, clients, "--kind", "clients")
    assert (told["read"], told["added"], told["problems"]) == (93, 93, [])
    told = as_json(capsys, "import", book, deals, "--kind", "deals")
    assert (told["read"], told["added"], told["problems"]) == (1908, 830, [])
    info = as_json(capsys, "info", book, "--date", "1998-05-07")
    want: Counter[str] = Counter()
    for line in lines:
        want[line["stream"]] += Decimal(line["amount"])
    revenue = info["revenue"]["USD"]
    assert {name: Decimal(text) for name, text in revenue["streams"].items()} == dict(want)
    assert Decimal(revenue["total"]) == sum(want.values())
    assert all(sum(model["suggested"].values()) == 93 for model in info["stages"].values())

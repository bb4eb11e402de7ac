"""Interactions, assessments, confirmed stages and notes come in once, by key or label, in either language."""

from datetime import date

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Note, Segment, Stream
from canvas_app.domain.clients.model import Client, Person
from canvas_app.domain.errors import PersonError
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services import imports
from canvas_app.storage.workbook import Workbook
from tests.services.imports.helpers import Importer, new_workbook, refused, remarked, say_all


@pytest.fixture(autouse=True)
def _clients(load: Importer) -> None:
    load("id,name\nA,Anna\nB,Boris\n")


def test_interactions(load: Importer, workbook: Workbook) -> None:
    text = (
        "client_id;когда;вид;направление;two_way;итог;сотрудник;контактное лицо;содержание\n"
        "A;05.03.2026 14:30;Телефонный звонок;входящий;да;Положительный;Olga;Pyotr;Про цены\n"
        "A;06.03.2026;meeting;;;;;pyotr;\n"
        "A;07.03.2026;;;;;;;\n"
    )
    result = load(text, "interactions")
    assert (result.added, len(result.new_names("person")), result.new_names("employee")) == (3, 1, ("Olga",))
    person = workbook.all(Person)[0]
    first, second, third = workbook.all(Interaction)
    assert (first.on, first.time, first.kind_key, first.direction, first.two_way, first.outcome) == (
        date(2026, 3, 5), "14:30", "call", "in", True, "positive",
    )  # fmt: skip
    assert (first.person_id, first.summary, second.person_id) == (person.id, "Про цены", person.id)
    assert (second.kind_key, second.two_way, third.kind_key) == ("meeting", None, "other")
    again = load(text, "interactions")
    assert (again.added, again.skipped, len(workbook.all(Interaction))) == (0, 3, 3)


def test_mistakes_of_interactions(load: Importer) -> None:
    result = load(
        "client,at,kind\nAnna,,call\nAnna,2026-03-05,брюква\nNobody,2026-03-05,call\n", "interactions"
    )
    assert refused(result) == [
        (2, "at", "value_missing"), (3, "kind", "word_known"), (4, "client", "client_unknown"),
    ]  # fmt: skip
    assert "meeting, call" in say_all(result.problems)[1]


def test_assessments(load: Importer, workbook: Workbook) -> None:
    text = (
        "client,on,source,satisfaction,trust_employee,trust_company,emotional_employee,rational_employee,"
        'emotional_company,rational_company,scale\nAnna,2026-01-01,client,"4,5",4,3,2,1,5,,\n'
        "Boris,2026-01-01,Оценка сотрудника,10,,,,,,0,0–10\n"
    )
    result = load(text, "assessments")
    assert result.added == 2
    first, second = workbook.all(Assessment)
    assert (first.s, first.te, first.tc, first.ee, first.re, first.ec, first.rc) == (4.5, 4, 3, 2, 1, 5, None)
    assert (second.source, second.scale, second.s, second.rc, second.score("S")) == (
        "staff",
        "0-10",
        10,
        0,
        5,
    )
    again = load(text, "assessments")
    assert (again.added, again.skipped) == (0, 2)


def test_assessments_fill_in_and_contradictions_are_kept(load: Importer, workbook: Workbook) -> None:
    load("client,on,satisfaction\nAnna,2026-01-01,4\n", "assessments")
    result = load(
        "client,on,satisfaction,trust_company\nAnna,2026-01-01,,3\nAnna,2026-01-01,4,3\n", "assessments"
    )
    assert (result.updated, result.joined, result.skipped) == (1, 1, 0)
    assert [(one.s, one.tc) for one in workbook.all(Assessment)] == [(4, 3)]
    other = load("client,on,satisfaction\nAnna,2026-01-01,2\n", "assessments")
    assert (other.added, remarked(other)) == (1, [(2, "assessed_twice")])
    again = load("client,on,satisfaction\nAnna,2026-01-01,2\n", "assessments")
    assert (again.added, again.skipped) == (0, 1)


def test_an_assessment_that_two_records_hold_already(load: Importer, workbook: Workbook) -> None:
    load("client,on,satisfaction,trust_company\nAnna,2026-01-01,4,3\nAnna,2026-01-01,5,3\n", "assessments")
    result = load("client,on,trust_company\nAnna,2026-01-01,3\n", "assessments")
    assert (result.skipped, len(workbook.all(Assessment))) == (1, 2)


def test_mistakes_of_assessments(load: Importer) -> None:
    result = load(
        "client,on,satisfaction,scale\nAnna,2026-01-01,6,\nAnna,2026-01-01,0.5,\nAnna,2026-01-01,,\n"
        "Anna,,3,\nAnna,2026-01-01,3,2-9\nAnna,2026-01-01,7,1-7\n",
        "assessments",
    )
    assert refused(result) == [
        (2, "satisfaction", "score_range"), (3, "satisfaction", "score_range"), (4, "", "scores_none"),
        (5, "on", "value_missing"), (6, "scale", "scale"),
    ]  # fmt: skip
    assert result.added == 1


def test_stages(load: Importer, workbook: Workbook) -> None:
    text = (
        "client,model,stage,on,decided_by,reason\nAnna,kotler,repeat,2025-01-01,Olga,said so\n"
        "Anna,Модель А. Пайна: лестница взаимоотношений (1995),Клиент,2025-02-01,,\n"
        "Anna,factor,trust,2025-03-01,,\nBoris,,dwyer.expansion,2025-04-01,,\n"
    )
    result = load(text, "stages")
    assert result.added == 4
    found = [
        (one.model, one.stage, str(one.on), one.decided_by, one.reason) for one in workbook.all(StageRecord)
    ]
    assert found == [
        ("kotler", "repeat", "2025-01-01", "Olga", "said so"), ("payne", "client", "2025-02-01", "", ""),
        ("factor", "trust", "2025-03-01", "", ""), ("dwyer", "expansion", "2025-04-01", "", ""),
    ]  # fmt: skip
    again = load(text, "stages")
    assert (again.added, again.skipped) == (0, 4)
    bare = load("client,stage,on\nAnna,kotler.repeat,2025-01-01\n", "stages")
    assert (bare.added, bare.skipped) == (0, 1)


def test_mistakes_of_stages(load: Importer) -> None:
    result = load(
        "client,model,stage,on\nAnna,,client,2025-01-01\nAnna,kotler,trust,2025-01-01\nAnna,freud,x,2025-01-01\n"
        "Anna,,x,2025-01-01\nAnna,kotler,,2025-01-01\nAnna,kotler,repeat,\n"
        "Anna,payne,client,2025-01-01\nAnna,payne,client,2025-01-01\n",
        "stages",
    )
    assert refused(result) == [
        (2, "model", "model_missing"), (3, "stage", "stage"), (4, "model", "model"), (5, "stage", "word"),
        (6, "stage", "value_missing"), (7, "on", "value_missing"),
    ]  # fmt: skip
    assert (result.added, result.joined) == (1, 1)
    assert "suspect, prospect" in say_all(result.problems)[1]


def test_notes(load: Importer, workbook: Workbook) -> None:
    text = (
        "block,text,kind,colour,segment\n"
        "Ценностные предложения,Свежая обжарка,vp.el.newness,зелёный,Кафе; Отели\n"
        "cs,Офисы,,pink,\nRS,Подписка,rs.way.subscription,,\n,Сайт,ch.type.web,,\n"
        "vp,свежая обжарка,vp.el.design,,\n"
    )
    result = load(text, "notes")
    assert (result.added, result.joined, result.noted) == (4, 1, 2)
    segments = {one.name: one for one in workbook.all(Segment)}
    assert (segments["Офисы"].colour, set(segments)) == ("pink", {"Кафе", "Отели", "Офисы"})
    notes = {note.block: note for note in workbook.all(Note) if note.block != "cs"}
    assert (notes["vp"].text, notes["vp"].colour) == ("Свежая обжарка", "green")
    assert notes["vp"].kinds == ("vp.el.newness", "vp.el.design")
    assert notes["vp"].segments == (segments["Кафе"].id, segments["Отели"].id)
    assert (notes["rs"].stream_id, notes["rs"].kinds) == (
        workbook.all(Stream)[0].id,
        ("rs.way.subscription",),
    )
    assert notes["ch"].text == "Сайт"
    assert len(workbook.all(Note, block="cs")) == 3, "two of them for the new segments of other notes"
    again = load(text, "notes")
    assert (again.added, again.updated, again.skipped) == (0, 0, 5)
    more = load("block,text,kind\nvp,Свежая обжарка,vp.el.price\n", "notes")
    assert more.updated == 1


def test_mistakes_of_notes(load: Importer) -> None:
    result = load("block,text,kind\nvp,,\nxx,a,\nvp,b,cs.type.mass\n,c,\n,d,брюква\n", "notes")
    assert refused(result) == [
        (2, "text", "text_missing"), (3, "block", "block"), (4, "kind", "kind"),
        (5, "block", "value_missing"), (6, "kind", "word"),
    ]  # fmt: skip


def test_notes_need_a_canvas(tmp_path) -> None:
    with new_workbook(tmp_path / "..", canvases=()) as bare:
        importer = Importer(bare, tmp_path)
        with pytest.raises(PersonError) as caught:
            importer.preview("block,text\nvp,a\n", "notes")
        assert caught.value.code == "import.no_canvas"
        result = importer("name,segment\nAnna,Cafe\n")
        assert (result.noted, result.register_only) == (0, 0)
        assert len(bare.all(Client)) == 1


def test_a_read_only_workbook_can_be_tried_only(load: Importer, workbook: Workbook) -> None:
    path = workbook.path
    workbook.close()
    with Workbook.open(path, read_only=True) as closed:
        importer = Importer(closed, load.folder)
        assert importer("name\nDora\n", dry_run=True).added == 1
        with pytest.raises(PersonError) as caught:
            imports.apply_import(closed, importer.preview("name\nDora\n"))
        assert caught.value.code == "file.read_only"

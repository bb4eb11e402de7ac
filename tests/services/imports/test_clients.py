"""Clients come in once, are found again, and lose nothing."""

from datetime import date

import pytest

from canvas_app import paths
from canvas_app.domain.canvas.model import COLOURS, Note, Segment
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.errors import PersonError
from canvas_app.domain.kinds import clean
from canvas_app.domain.progress import Cancelled
from canvas_app.services import imports
from canvas_app.storage.workbook import Workbook
from tests.services.imports.helpers import TODAY, Importer, refused, remarked, say_all


def by_name(workbook: Workbook) -> dict[str, Client]:
    return {client.name: client for client in workbook.all(Client)}


def test_every_field_finds_its_place(load: Importer, workbook: Workbook) -> None:
    result = load(
        "id;тип;название;контактное лицо;должность;сегмент;сотрудник;e-mail;телефон;город;страна;источник;"
        "метки;примечания;qualified;continuing;sole;mentions;referrals;referrals_won;joint;ended_on\n"
        "R-1;компания;Ромашка;Анна Ёлкина;директор;Кафе;Пётр;a@b.ru;+7 (495) 1;Тверь;Россия;выставка;"
        "VIP, опт;Первая строка;да;нет;1;3;2;1;да;05.03.2026\n"
    )
    assert (
        result.added,
        len(result.new_names("person")),
        result.new_names("segment"),
        result.new_names("employee"),
    ) == (1, 1, ("Кафе",), ("Пётр",))
    client = by_name(workbook)["Ромашка"]
    segment, employee = workbook.all(Segment)[0], workbook.all(Employee)[0]
    assert client == Client(
        client.id, "Ромашка", "company", "R-1", "", segment.id, employee.id, "a@b.ru", "+7 (495) 1", "Тверь",
        "Россия", "выставка", ("VIP", "опт"), "Первая строка", TODAY, True, False, True, 3, 2, 1, 1,
        date(2026, 3, 5),
    )  # fmt: skip
    person = workbook.all(Person)[0]
    assert (person.client_id, person.name, person.role) == (client.id, "Анна Ёлкина", "директор")


def test_who_a_row_speaks_of(load: Importer, workbook: Workbook) -> None:
    load("name,company,contact\n,Romashka,\nAnna,Romashka,\n,,Pyotr\nVector,vector,Olga\n")
    found = {name: (client.type, client.company) for name, client in by_name(workbook).items()}
    assert found == {
        "Romashka": ("company", ""), "Anna": ("person", "Romashka"), "Pyotr": ("person", ""),
        "Vector": ("company", ""),
    }  # fmt: skip
    assert [person.name for person in workbook.all(Person)] == ["Olga"]


def test_a_row_without_any_name_is_refused(load: Importer, workbook: Workbook) -> None:
    result = load("id,name,city,segment\n1,,Omsk,Cafe\n2,Anna,Perm,\n")
    assert refused(result) == [(2, "name", "name_missing")]
    assert say_all(result.problems) == ["Line 2, “name”: there is no name."]
    assert (result.added, result.skipped, result.new_names("segment")) == (1, 1, ())
    assert not workbook.all(Segment)


def test_a_second_import_adds_nothing(load: Importer, workbook: Workbook) -> None:
    header = "id,name,contact,role,city,tags,notes,segment"
    text = f"{header}\n1,Anna,Olga,boss,Omsk,a b,hello,Cafe\n,Pyotr,,,Perm,,,\n"
    load(text)
    digest, generation = workbook.digest(), workbook.generation
    again = load(text)
    assert (again.read, again.added, again.updated, again.skipped) == (2, 0, 0, 2)
    assert (workbook.digest(), workbook.generation) == (digest, generation)


def test_an_id_finds_its_client_again(load: Importer, workbook: Workbook) -> None:
    load("id,name,city,phone,tags,notes\n1,Anna,Omsk,5,old,first\n")
    before = by_name(workbook)["Anna"]
    result = load("id,name,city,phone,tags,notes\n1,Anna Ivanova,Perm,,new,second\n")
    after = by_name(workbook)["Anna Ivanova"]
    assert (result.added, result.updated) == (0, 1)
    assert (after.id, after.city, after.phone) == (before.id, "Perm", "5"), "an empty cell changes nothing"
    assert (after.tags, after.remarks) == (("old", "new"), "first\nsecond")


def test_a_name_finds_its_client_when_nothing_contradicts(load: Importer, workbook: Workbook) -> None:
    load("name,city,phone\nАнна Ёлкина,Омск,\n")
    result = load("name,city,phone\n анна  елкина ,ОМСК,+7 1\n")
    assert (result.added, result.updated) == (0, 1)
    assert by_name(workbook)["Анна Ёлкина"].phone == "+7 1"
    other = load("name,city\nАнна Ёлкина,Тверь\n")
    assert (other.added, remarked(other)) == (1, [(2, "duplicate")])
    assert len(workbook.all(Client)) == 2


def test_an_id_comes_to_a_client_that_had_none(load: Importer, workbook: Workbook) -> None:
    load("name\nAnna\n")
    result = load("id,name,city\n7,Anna,Omsk\n")
    assert (result.updated, by_name(workbook)["Anna"].code) == (1, "7")
    other = load("id,name\n8,Anna\n")
    assert (other.added, remarked(other)) == (1, [(2, "duplicate")])


def test_two_clients_of_one_name_and_two_ids_stay_two(load: Importer, workbook: Workbook) -> None:
    load("name\nIT\n")
    result = load("id,name\nA,IT\nB,IT\n")
    assert result.added == 2, "which of the two the one without id is cannot be told"
    assert sorted(client.code for client in workbook.all(Client)) == ["", "A", "B"]
    assert remarked(result) == [(2, "duplicate"), (3, "duplicate")]


def test_two_ids_tell_two_clients_of_one_spelling_apart(load: Importer) -> None:
    assert remarked(load("id,name\nA,IT\nB,IT\nC,I\u200bT\n")) == [(4, "duplicate")]


def test_a_row_for_several_clients_of_one_name(load: Importer, workbook: Workbook) -> None:
    load("id,name,city,notes\n1,IT,Omsk,first\n2,IT,Perm,second\n")
    result = load("name,city,notes\nIT,Perm,\nIT,,first\nIT,,\nIT,,third\n")
    assert (result.updated, result.skipped, result.joined) == (0, 4, 0)
    assert refused(result) == [(4, "name", "client_several"), (5, "name", "client_several")]


def test_a_renamed_client_is_not_found_by_the_old_name(load: Importer, workbook: Workbook) -> None:
    load("id,name\n1,Anna\n")
    result = load("id,name\n1,Olga\n,Anna\n")
    assert (result.updated, result.added) == (1, 1)


def test_companies_that_differ_under_one_id(load: Importer) -> None:
    result = load("id,name,company\n1,Anna,Romashka\n1,Anna,Vector\n")
    assert refused(result) == [(3, "id", "id_twice")]


def test_rows_of_one_client_are_joined(load: Importer, workbook: Workbook) -> None:
    result = load(
        "id,company,contact,role,city\n1,Romashka,Anna,boss,\n1,Romashka,Olga,clerk,Omsk\n,Vector,Ivan,,\n"
        ",Vector,Pyotr,,Perm\n"
    )
    assert (result.read, result.added, result.joined, len(result.new_names("person"))) == (4, 2, 2, 4)
    assert remarked(result) == [(3, "joined"), (5, "joined")]
    assert {name: client.city for name, client in by_name(workbook).items()} == {
        "Romashka": "Omsk", "Vector": "Perm",
    }  # fmt: skip


def test_rows_that_contradict_each_other(load: Importer, workbook: Workbook) -> None:
    result = load("id,name,phone\n1,Anna,5\n1,Anna,6\n1,Olga,5\n,Pyotr,1\n,Pyotr,2\n,Pyotr,\n")
    assert refused(result) == [
        (3, "id", "id_twice"), (4, "id", "id_twice"), (7, "name", "client_several"),
    ]  # fmt: skip
    assert sorted(client.phone for client in workbook.all(Client)) == ["1", "2", "5"]
    assert remarked(result) == [(6, "duplicate")]


def test_a_role_comes_to_a_contact_person_who_is_there(load: Importer, workbook: Workbook) -> None:
    load("name,contact\nRomashka,Anna\n")
    result = load("name,contact,role\nRomashka,ANNA,boss\n")
    assert (result.updated, len(result.new_names("person"))) == (1, 0)
    assert [(person.name, person.role) for person in workbook.all(Person)] == [("Anna", "boss")]


def test_a_guessed_type_does_not_overrule_the_register(load: Importer, workbook: Workbook) -> None:
    load("id,name,type\n1,Romashka Brand,company\n")
    again = load("id,name,company\n1,Romashka Brand,Romashka LLC\n")
    client = by_name(workbook)["Romashka Brand"]
    assert (again.updated, client.type, client.company) == (1, "company", "Romashka LLC")


def test_new_segments_come_to_the_first_canvas_in_the_same_step(load: Importer, workbook: Workbook) -> None:
    before = workbook.digest()
    result = load("name,segment\nA,Кафе\nB,кафе \nC,Отели\nD,Кафе\n")
    assert (result.new_names("segment"), result.noted, result.canvas) == (("Кафе", "Отели"), 2, "As is")
    segments = workbook.all(Segment)
    assert [(one.name, one.colour) for one in segments] == [("Кафе", COLOURS[0]), ("Отели", COLOURS[1])]
    notes = workbook.all(Note, block="cs")
    assert [note.segment_id for note in notes] == [one.id for one in segments]
    step = workbook.undo_step()
    assert step is not None
    assert (step.name, step.params["count"]) == ("edit.import_clients", 4)
    workbook.undo()
    assert workbook.digest() == before
    workbook.redo()
    assert len(workbook.all(Client)) == 4


@pytest.mark.parametrize(("count", "noted", "left"), [(12, 12, 0), (13, 0, 13)])
def test_a_canvas_takes_twelve_new_segments(
    load: Importer, workbook: Workbook, count: int, noted: int, left: int
) -> None:
    rows = "".join(f"client {number},segment {number}\n" for number in range(count))
    result = load(f"name,segment\n{rows}")
    assert (len(workbook.all(Segment)), result.noted, result.register_only) == (count, noted, left)
    assert len(workbook.all(Note)) == noted


def test_a_known_segment_gets_no_second_note(load: Importer, workbook: Workbook) -> None:
    load("name,segment\nA,Кафе\n")
    with workbook.edit("edit.note_delete") as edit:
        edit.delete(Note, workbook.all(Note)[0].id)
    result = load("name,segment\nB,КАФЕ\n")
    assert (result.new_names("segment"), result.noted, len(workbook.all(Note))) == ((), 0, 0)


def test_sound_rows_come_in_and_strict_takes_all_or_nothing(load: Importer, workbook: Workbook) -> None:
    text = "name,mentions\nAnna,3\nOlga,many\nPyotr,\n"
    before = workbook.digest()
    with pytest.raises(imports.ImportRefusedError) as caught:
        load(text, strict=True)
    assert caught.value.params == {"count": 1}
    assert refused(caught.value.result) == [(3, "mentions", "number")]
    assert workbook.digest() == before
    result = load(text)
    assert (result.added, result.skipped) == (2, 1)


def test_a_trial_writes_nothing(load: Importer, workbook: Workbook) -> None:
    before = workbook.digest()
    result = load("name,segment\nAnna,Cafe\n", dry_run=True)
    assert (result.added, result.new_names("segment"), result.changes.size) == (1, ("Cafe",), 0)
    assert (workbook.digest(), workbook.all(Client)) == (before, ())


def test_a_backup_is_made_first(load: Importer, workbook: Workbook, tmp_path) -> None:
    load("name\nAnna\n")
    made = list((tmp_path / "home").rglob("*.canvasbook"))
    assert len(made) == 1
    with Workbook.open(made[0], read_only=True) as backup:
        assert not backup.all(Client)


def test_no_backup_is_said_but_does_not_forbid(load: Importer, workbook: Workbook, tmp_path) -> None:
    paths.backups().parent.mkdir(parents=True, exist_ok=True)
    paths.backups().write_text("not a folder")
    result = load("name\nAnna\n")
    assert [problem.code for problem in result.problems] == ["import.no_backup"]
    assert result.added == 1


def test_text_is_cleaned_at_the_door(load: Importer, workbook: Workbook) -> None:
    load(
        "name,notes,city\n"
        "  Ivan\u202egnp.exe\u0007 ,a\u2028b\u0000,E\u0301mile\n=cmd|' /C calc'!A0,@SUM(1),-5\n"
    )
    stored = by_name(workbook)
    assert set(stored) == {"Ivangnp.exe", "=cmd|' /C calc'!A0"}
    assert (stored["Ivangnp.exe"].remarks, stored["Ivangnp.exe"].city) == ("a\nb", "Émile")


def test_lookalikes_of_one_name_are_said(load: Importer, workbook: Workbook) -> None:
    result = load("name,phone\nИванов,1\nИванов\u200b,2\nИВАНОВ ,3\n")
    assert (result.added, remarked(result)) == (3, [(3, "duplicate"), (4, "duplicate")])


def test_pasted_rows_go_through_the_same_preview(workbook: Workbook) -> None:
    preview = imports.read_text(workbook, "Ромашка\tinfo@r.ru\t+7 495 123-45-67\nВектор\tv@v.ru\t\n")
    assert preview.parsed.mapping == {"name": 0, "email": 1, "phone": 2}
    result = imports.apply_import(workbook, preview, origin="clients")
    assert (result.added, result.changes.origin) == (2, "clients")
    again = imports.read_text(workbook, "Название\tГород\nРомашка\tТверь\n")
    assert again.forecast is not None
    assert (again.forecast.updated, again.forecast.added) == (1, 0)


def test_one_pasted_column_is_names(workbook: Workbook) -> None:
    preview = imports.read_text(workbook, "Иванов, Пётр\nСидорова, Анна\n")
    imports.apply_import(workbook, preview)
    assert sorted(by_name(workbook)) == ["Иванов, Пётр", "Сидорова, Анна"]


@pytest.mark.parametrize("at", [0, 20, 55])
def test_an_import_that_is_stopped_wrote_nothing(load: Importer, workbook: Workbook, at: int) -> None:
    class Stopping:
        def report(self, done: int, total: int) -> None:
            if done * 100 // total >= at:
                raise Cancelled

    preview = load.preview("name\n" + "".join(f"Клиент {number}\n" for number in range(3_000)))
    before = workbook.generation
    with pytest.raises(Cancelled):
        imports.apply_import(workbook, preview, progress=Stopping())
    assert (workbook.generation, workbook.all(Client), workbook.check()) == (before, (), [])


def test_what_changed_meanwhile_is_seen(load: Importer, workbook: Workbook) -> None:
    preview = load.preview("id,name\n1,Anna\n")
    load("id,name\n1,Anna\n")
    result = imports.apply_import(workbook, preview)
    assert (result.added, result.skipped, len(workbook.all(Client))) == (0, 1, 1)


def test_columns_that_no_field_takes_are_said(load: Importer) -> None:
    result = load("name,ИНН,fax\nAnna,123,\n")
    assert result.unused == ("ИНН",)


def test_a_missing_column_and_an_unknown_kind(load: Importer, workbook: Workbook) -> None:
    preview = load.preview("x,y\n1,2\n")
    assert preview.forecast is None
    with pytest.raises(PersonError) as caught:
        imports.apply_import(workbook, preview)
    assert caught.value.code == "import.columns_missing"
    with pytest.raises(PersonError) as caught:
        load.preview("x\n1\n", "shoes")
    assert caught.value.code == "import.kind"


@pytest.mark.parametrize("types", [("person", "company"), ("company", "person")])
def test_two_rows_that_state_different_types_are_two_clients(load, workbook, types) -> None:
    result = load(f"name,type,email\nAnn,{types[0]},\nAnn,{types[1]},x@y.z\n")
    found = [(client.type, client.email) for client in workbook.all(Client)]
    assert sorted(found) == sorted([(types[0], ""), (types[1], "x@y.z")])
    assert remarked(result) == [(3, "duplicate")]


def test_a_type_that_was_only_guessed_gives_way_to_the_one_that_is_stated(load, workbook) -> None:
    load("name,type,email\nAnn,,a@b.c\nAnn,person,\nAnn,company,\n")
    assert sorted(client.type for client in workbook.all(Client)) == ["company", "person"]
    assert by_name(workbook)["Ann"] is not None


def test_a_second_import_of_stated_types_changes_nothing(load, workbook) -> None:
    text = "name,type\nAnn,person\nAnn,company\n"
    load(text)
    assert load(text).skipped == 2


def test_tags_are_those_that_the_window_would_keep(load, workbook) -> None:
    result = load(f'name,tags\nAnn,"VIP, vip, Ёлка, елка"\nOlga,{"x" * 61}\nVera,{"y" * 60}\n')
    assert by_name(workbook)["Ann"].tags == ("VIP", "Ёлка")
    assert refused(result) == [(3, "tags", "long")]
    assert load("name,tags\nAnn,vip\n").skipped == 1
    load("name,tags\nAnn,new\n")
    assert by_name(workbook)["Ann"].tags == ("VIP", "Ёлка", "new")


def test_notes_that_would_not_fit_are_refused_not_cut(load, workbook) -> None:
    load(f"name,notes\nAnn,{'x' * 60_000}\n")
    result = load(f"name,notes,city\nAnn,{'y' * 60_000},Omsk\n")
    assert refused(result) == [(2, "notes", "notes_full")]
    assert (by_name(workbook)["Ann"].remarks, by_name(workbook)["Ann"].city) == ("x" * 60_000, "")


def test_a_name_of_signs_that_show_nothing_is_none(load, workbook) -> None:
    result = load("name,segment,city\n\u200b,,Omsk\nAnn,\u2060,\n")
    assert refused(result) == [(2, "name", "name_missing")]
    assert (result.added, result.new_names("segment")) == (1, ())


def test_what_comes_in_is_what_the_window_would_store(load, workbook) -> None:
    load('name,tags,notes,email\n \u202eAnn  B ," a ,A","x\u0007y\r\nz ",\ta@b\u200b.c\nO’Hara,;;,,\n')
    assert len(workbook.all(Client)) == 2
    for client in workbook.all(Client):
        assert clean(client) == client

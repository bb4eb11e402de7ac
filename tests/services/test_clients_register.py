"""The register's use cases on a real file: what is written, what is refused, what undo brings back."""

from __future__ import annotations

from datetime import date

import pytest

from canvas_app.domain.activity.model import Interaction
from canvas_app.domain.canvas.model import Segment, Stream
from canvas_app.domain.clients.bulk import BulkChange
from canvas_app.domain.clients.model import Client, Employee, Person
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.kinds import KINDS
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import Assessment, StageRecord
from canvas_app.services import records, stages
from canvas_app.services.clients import assessments, deals, erasing, interactions, people, register
from canvas_app.services.clients.card import read_card
from canvas_app.services.clients.deals import Line
from canvas_app.services.clients.timeline import timeline
from canvas_app.storage.workbook import Workbook
from tests.people import add_person, delete_person

DAY = date(2026, 11, 24)


@pytest.fixture
def book(tmp_path):
    with Workbook.create(tmp_path / "b.canvasbook", language="ru", currency="RUB", who="Вера") as made:
        yield made


def add(book, name="Ромашка", **fields) -> int:
    return register.add_client(book, name, DAY, **fields).id


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(ValueRefusedError) as caught:
        call(*args, **kwargs)
    return caught.value.code


def test_a_client_is_cleaned_and_kept(book):
    made = add(book, "  Ромашка\u0000 \n Плюс ", email=" a@b.ru ", tags=("VIP", "vip", " "))
    found = book.get(Client, made)
    assert (found.name, found.email, found.tags, found.created_on) == (
        "Ромашка Плюс",
        "a@b.ru",
        ("VIP",),
        DAY,
    )


def test_values_that_do_not_fit_are_refused_and_nothing_is_written(book):
    first = add(book, code="7")
    before = book.generation
    assert refused(register.add_client, book, "  ", DAY) == "value.empty_name"
    assert refused(register.edit_client, book, first, name="\u200b\n") == "value.empty_name"
    assert refused(register.edit_client, book, first, referrals=-1) == "value.count"
    assert refused(register.add_client, book, "Другая", DAY, code="7") == "value.code_taken"
    assert refused(add_person, book, first, "") == "value.empty_name"
    assert refused(interactions.add_interaction, book, first, DAY, "call", time="25:00") == "value.time"
    assert refused(interactions.add_interaction, book, first, DAY, "dance") == "value.choice"
    assert refused(deals.add_deal, book, first, []) == "value.no_lines"
    assert refused(deals.add_deal, book, first, [Line(1)], currency="рубль") == "value.currency"
    assert refused(deals.add_deal, book, first, [Line(1)], won_on=DAY, lost_on=DAY) == "value.won_and_lost"
    assert (
        refused(deals.add_deal, book, first, [Line(1)], opened_on=DAY, won_on=date(2026, 1, 1))
        == "value.dates_order"
    )
    assert refused(assessments.add_assessment, book, first, DAY, "staff", {}) == "value.scores_none"
    assert refused(assessments.add_assessment, book, first, DAY, "staff", {"S": 6}) == "value.score"
    assert book.generation == before
    with pytest.raises(NotFoundError):
        register.edit_client(book, 5, name="Нет")


def test_deleting_takes_everything_along_and_undo_brings_it_back(book):
    one = add(book)
    other = add(book, "Вектор")
    person = add_person(book, one, "Анна", phone="+7 912 000-11-22").id
    interactions.add_interaction(book, one, DAY, "call", "обсудили", person_id=person)
    deals.add_deal(book, one, [Line(85_0000), Line(15_0000, stream="Кофе")], won_on=DAY)
    assessments.add_assessment(book, one, DAY, "client", {"S": 4})
    stages.confirm(book, one, "kotler", DAY)
    digest = book.digest()
    register.delete_clients(book, [one])
    assert [client.id for client in book.all(Client)] == [other]
    for kind in (Person, Interaction, Deal, DealLine, Assessment, StageRecord):
        assert book.all(kind) == ()
    book.undo()
    assert book.digest() == digest
    assert book.check() == []


def test_erasing_cannot_be_undone(book):
    one = add(book, "Иванов Иван")
    add_person(book, one, "Пётр Тайный")
    erasing.erase_client(book, one)
    assert book.all(Client) == ()
    assert book.undo() is None
    assert "Тайный".encode() not in book.path.read_bytes()


def test_erasing_takes_what_was_deleted_undone_and_renamed_before(book):
    kept = add(book, "Кактус")
    one = add(book, "Прежнеименный")
    register.edit_client(book, one, name="Новоименный")
    call = interactions.add_interaction(book, one, DAY, "call", summary="Стыдное").id
    records.delete(book, KINDS["interaction"], [call])
    delete_person(book, add_person(book, one, "Контактный Пётр").id)
    deal = deals.add_deal(book, one, [Line(424_242)], title="Секретное").id
    deals.edit_deal(book, deal, title="Иное")
    deals.delete_deals(book, [deal])
    stages.override(book, one, "kotler", "client", "Потаённое", DAY)
    book.undo()
    with book.edit("edit.note_add", text="спросить Новоименный, Контактный Пётр") as edit:
        edit.put(Segment(edit.new_id(), "Офисы"))
    erasing.erase_client(book, one)
    texts = repr([record.params for record in book.history()])
    words = ("Прежнеим", "Новоим", "Стыдное", "Контактный", "Секретное", "Потаённое")
    assert [word for word in words if word in texts] == []
    assert "Кактус" in texts, "of others nothing is taken"
    while book.undo():
        pass
    assert (book.all(Client), book.all(Segment)) == ((), ()), "undo steps over what was erased"
    assert book.redo().of("client") == {kept}
    assert book.check() == []
    path = book.path
    book.close()
    held = path.read_bytes()
    assert [word for word in words if word.encode() in held] == []


def test_a_bulk_change_is_one_step_under_its_own_name(book):
    ids = [add(book, name) for name in ("А", "Б", "В")]
    with book.edit("edit.segment_new", name="Офисы") as edit:
        segment = Segment(edit.new_id(), "Офисы")
        edit.put(segment)
    employee = people.add_employee(book, "Ветрова").id
    assert register.change_clients(book, ids, BulkChange(segment_id=segment.id)).name == "edit.client_segment"
    assert register.change_clients(book, ids, BulkChange(employee_id=employee)).name == "edit.client_assign"
    register.change_clients(book, ids[:2], BulkChange(add_tags=("VIP",), segment_id=None))
    found = {client.name: client for client in book.all(Client)}
    assert [found[name].tags for name in "АБВ"] == [("VIP",), ("VIP",), ()]
    assert [found[name].segment_id for name in "АБВ"] == [None, None, segment.id]
    assert {client.employee_id for client in found.values()} == {employee}
    register.archive_clients(book, ids)
    assert book.undo_step().params["count"] == 3
    assert all(client.archived for client in book.all(Client))
    book.undo()
    assert not any(client.archived for client in book.all(Client))


def test_an_employee_hands_over(book):
    leaving, staying = (people.add_employee(book, name).id for name in ("Быков", "Зорина"))
    one = add(book, employee_id=leaving)
    deals.add_deal(book, one, [Line(10_000)])
    interactions.add_interaction(book, one, DAY, "call")
    assert refused(people.add_employee, book, " зорина ") == "value.name_taken"
    assert refused(people.delete_employee, book, leaving, to=leaving) == "value.merge_same"
    people.delete_employee(book, leaving, to=staying)
    assert [employee.name for employee in book.all(Employee)] == ["Зорина"]
    assert {record.employee_id for kind in (Client, Deal, Interaction) for record in book.all(kind)} == {
        staying
    }
    people.delete_employee(book, staying)
    assert book.all(Client)[0].employee_id is None


def test_deleting_a_person_keeps_the_talks(book):
    one = add(book)
    person = add_person(book, one, "Анна").id
    interactions.add_interaction(book, one, DAY, "meeting", "встреча", person_id=person)
    delete_person(book, person)
    (talk,) = book.all(Interaction)
    assert (talk.summary, talk.person_id) == ("встреча", None)


def test_a_deal_is_won_lost_and_taken_up_again(book):
    one = add(book)
    deal = deals.add_deal(book, one, [Line(100_0000, stream="Кофе")], opened_on=date(2026, 11, 1)).id
    deals.win_deal(book, deal, DAY)
    assert stages.explain(book, one, "kotler", DAY).suggestion.stage == "first_time"
    deals.lose_deal(book, deal, DAY)
    assert (book.get(Deal, deal).won_on, book.get(Deal, deal).lost_on) == (None, DAY)
    deals.reopen_deal(book, deal)
    (view,) = deals.deals(book, one, DAY)
    assert (view.status, view.amount, view.streams) == ("open", 100_0000, ("Кофе",))
    deals.edit_deal(book, deal, [Line(1), Line(2, stream="кофе "), Line(3, stream="Выпечка")])
    assert [stream.name for stream in book.all(Stream)] == ["Кофе", "Выпечка"]
    deals.edit_deal(book, deal, [Line(7)])
    assert [line.amount for line in book.all(DealLine)] == [7]
    deals.delete_deals(book, [deal])
    assert (book.all(Deal), book.all(DealLine)) == ((), ())


def test_scores_given_one_by_one_are_one_assessment_and_one_undo_step(book):
    one = add(book)
    for key, value in (("S", 4), ("TE", 5), ("S", 3)):
        assessments.set_score(book, one, key, value, DAY, "staff")
    (found,) = book.all(Assessment)
    assert (found.s, found.te, found.tc) == (3.0, 5.0, None)
    known = {view.key: view.score and view.score.value for view in assessments.scores(book, one, DAY)}
    assert known == {"S": 3.0, "TE": 5.0, "TC": None, "EE": None, "RE": None, "EC": None, "RC": None}
    book.undo()
    assert book.all(Assessment) == ()


def test_a_score_taken_away_leaves_no_empty_assessment(book):
    one = add(book)
    assessments.add_assessment(book, one, date(2026, 1, 10), "client", {"S": 4})
    assessments.set_score(book, one, "S", 2, DAY, "staff")
    assessments.set_score(book, one, "S", None, DAY, "staff")
    (left,) = book.all(Assessment)
    assert (left.on, left.s) == (date(2026, 1, 10), 4.0)


def test_a_survey_gives_the_mean_of_what_was_answered(book):
    one = add(book)
    answers = {"item.s1": 5, "item.s2": 4, "item.s3": None, "item.te1": None}
    assessments.add_survey(book, one, DAY, "client", answers)
    (found,) = book.all(Assessment)
    assert (found.s, found.te) == (4.5, None)
    assert refused(assessments.add_survey, book, one, DAY, "client", {"item.s1": None}) == "value.scores_none"


def test_duplicates_are_found_by_name_phone_and_mail(book):
    add(book, "Ёлкин Артём", phone="8 (912) 345-67-89")
    add(book, "Вектор", email="Info@Vektor.ru")

    def alike(**fields) -> list[str]:
        wanted = Client(0, **{"name": "Новый", **fields})
        return [client.name for client in register.possible_duplicates(book, wanted)]

    assert alike(name=" елкин  артем ") == ["Ёлкин Артём"]
    assert alike(phone="+7 912 345 67 89") == ["Ёлкин Артём"]
    assert alike(email="info@vektor.RU") == ["Вектор"]
    assert alike(phone="345-67-89") == []
    assert alike() == []


def test_the_timeline_merges_everything_newest_first(book):
    one = add(book)
    interactions.add_interaction(book, one, date(2026, 3, 1), "call", "первый", time="9:05")
    interactions.add_interaction(book, one, date(2026, 3, 1), "call", "второй", time="18:00")
    interactions.add_interaction(book, one, date(2027, 3, 1), "call", "потом")
    deals.add_deal(book, one, [Line(50_0000)], opened_on=date(2026, 2, 1), won_on=date(2026, 4, 1))
    assessments.add_assessment(book, one, date(2026, 1, 1), "client", {"S": 4})
    assessments.add_assessment(book, one, date(2026, 5, 1), "client", {"S": 4.5})
    stages.confirm(book, one, "kotler", date(2026, 6, 1))
    stages.confirm(book, one, "dwyer", date(2026, 6, 1))
    found = timeline(book, one, DAY, "kotler")
    assert found.later == 1
    assert [told(event) for event in found.events] == ["stage", "score", "won", "второй", "первый", "score"]
    assert found.events[1].changes == {"S": 0.5}


def told(event) -> str:
    if event.interaction:
        return event.interaction.summary
    return event.status or ("score" if event.assessment else "stage")


def test_what_was_decided_against_is_not_to_be_decided_again(book):
    made = add(book)
    deal = deals.add_deal(book, made, [Line(10_000)], won_on=DAY).id
    assert to_decide(book, made)  # nothing is confirmed
    stages.override(book, made, "kotler", "client", "знаем давно", DAY)
    assert not to_decide(book, made)
    deals.delete_deals(book, [deal])  # now something else is suggested
    assert to_decide(book, made)
    stages.confirm(book, made, "kotler", DAY)
    assert not to_decide(book, made)


def test_a_decision_of_before_the_relationship_was_reopened_is_none_any_more(book):
    made = add(book)
    stages.override(book, made, "kotler", "client", "знаем давно", date(2026, 1, 10))
    stages.end_relationship(book, made, date(2026, 2, 1))
    stages.reopen_relationship(book, made, date(2026, 3, 1))
    assert to_decide(book, made)


def test_history_from_elsewhere_decided_against_nothing(book):
    made = add(book)
    with book.edit("edit.stage_confirm", name="", stage="") as edit:
        edit.put(StageRecord(edit.new_id(), made, "kotler", "client", DAY))
    assert to_decide(book, made)


def to_decide(book, client_id: int) -> bool:
    card = read_card(book, client_id, "kotler", DAY)
    assert card is not None
    return card.to_decide

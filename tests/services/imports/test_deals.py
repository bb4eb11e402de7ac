"""Deals: rows of one id are one deal, sums are exact, nothing half is taken."""

from datetime import date

import pytest

from canvas_app.domain.canvas.model import Note, Stream
from canvas_app.domain.clients.model import Employee
from canvas_app.domain.errors import PersonError
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.services import imports, overview
from canvas_app.services.clients import deals
from canvas_app.storage.workbook import Workbook
from tests.services.imports.helpers import TODAY, Importer, refused, remarked, say_all


@pytest.fixture(autouse=True)
def _clients(load: Importer) -> None:
    load("id,name\nA,Anna\nB,Boris\nC1,Twin\nC2,Twin\n")


def sums(workbook: Workbook) -> dict[str, list[int]]:
    """Return the amounts of the lines of each deal, by the deal's id or title, in their order."""
    found: dict[str, list[int]] = {}
    for deal in workbook.all(Deal):
        lines = workbook.all(DealLine, deal_id=deal.id)
        found[deal.code or deal.title] = [line.amount for line in lines]
    return found


def test_rows_of_one_id_are_lines_of_one_deal(load: Importer, workbook: Workbook) -> None:
    result = load(
        "id,client_id,title,stream,amount,currency,opened_on,won_on,expected_on,probability,employee\n"
        'X,A,Coffee,Beans,"1 234,5",EUR,2026-01-02,2026-02-03,2026-02-01,70 %,Olga\n'
        'X,A,,Service,"0,0001",,,,,,\n'
        "X,A,Coffee,Beans,3,EUR,,,,,olga\n",
        "deals",
    )
    assert (result.read, result.added, result.joined, result.new_names("stream")) == (
        3,
        1,
        2,
        ("Beans", "Service"),
    )
    deal, employee = workbook.all(Deal)[0], workbook.all(Employee)[0]
    assert (deal.code, deal.title, deal.currency, deal.probability) == ("X", "Coffee", "EUR", 70)
    assert (deal.opened_on, deal.won_on, deal.expected_on) == (
        date(2026, 1, 2), date(2026, 2, 3), date(2026, 2, 1),
    )  # fmt: skip
    assert (deal.employee_id, employee.name) == (employee.id, "Olga")
    streams = {stream.id: stream.name for stream in workbook.all(Stream)}
    lines = workbook.all(DealLine)
    assert [(line.amount, streams[line.stream_id or 0], line.position) for line in lines] == [
        (12_345_000, "Beans", 0), (1, "Service", 1), (30_000, "Beans", 2),
    ]  # fmt: skip
    assert [note.stream_id for note in workbook.all(Note, block="rs")] == list(streams)


def test_an_id_is_updated_and_never_doubled(load: Importer, workbook: Workbook) -> None:
    load("id,client,stream,amount\nX,Anna,a,1\nX,Anna,b,2\nX,Anna,c,3\n", "deals")
    kept = {line.amount: line.id for line in workbook.all(DealLine)}
    same = load("id,client,stream,amount\nX,Anna,c,3\nX,Anna,a,1\nX,Anna,b,2\n", "deals")
    assert (same.added, same.updated, same.skipped) == (0, 0, 3)
    result = load("id,client,stream,amount,won_on\nX,Anna,b,2,2026-01-01\nX,Anna,a,9,\n", "deals")
    assert (result.added, result.updated, result.joined) == (0, 1, 1)
    assert sums(workbook) == {"X": [20_000, 90_000]}
    assert {line.amount: line.id for line in workbook.all(DealLine)}[20_000] == kept[20_000]
    before = workbook.digest()
    workbook.undo()
    assert sums(workbook) == {"X": [10_000, 20_000, 30_000]}
    workbook.redo()
    assert workbook.digest() == before


def test_dates_alone_leave_the_lines(load: Importer, workbook: Workbook) -> None:
    load("id,client,amount,lost_on\nX,Anna,5,2026-01-01\n", "deals")
    result = load("id,client,won_on\nX,Anna,2026-02-01\n", "deals")
    deal = workbook.all(Deal)[0]
    assert (result.updated, deal.won_on, deal.lost_on) == (1, date(2026, 2, 1), None)
    assert sums(workbook) == {"X": [50_000]}


def test_rows_of_a_deal_must_agree(load: Importer, workbook: Workbook) -> None:
    result = load(
        "id,client,amount,won_on,currency,title\n"
        "X,Anna,1,2026-01-01,EUR,t\nX,Boris,2,2026-01-01,EUR,t\nX,Anna,3,2026-01-02,EUR,t\n"
        "X,Anna,4,,USD,t\nX,Anna,5,,,other\nX,Anna,6,,,\n",
        "deals",
    )
    assert refused(result) == [
        (2, "id", "deal_left_out"), (3, "client", "deal_differs"), (4, "won_on", "deal_differs"),
        (5, "currency", "deal_differs"), (6, "title", "deal_differs"), (7, "id", "deal_left_out"),
    ]  # fmt: skip
    assert say_all(result.problems)[:3] == [
        "Line 2, “id”: another row of deal “X” has a problem, so the whole deal is left out.",
        "Line 3, “client”: deal “X” says “Boris” here and “Anna” in line 2.",
        "Line 4, “won_on”: deal “X” says “2 Jan 2026” here and “1 Jan 2026” in line 2.",
    ]
    assert (result.added, result.joined, result.skipped, sums(workbook)) == (0, 0, 6, {})


def test_a_known_deal_with_a_refused_row_stays_as_it_is(load: Importer, workbook: Workbook) -> None:
    load("id,client,amount\nX,Anna,1\nX,Anna,2\n", "deals")
    before = workbook.digest()
    result = load("id,client,amount\nX,Anna,5\nX,Anna,six\n", "deals")
    assert refused(result) == [(2, "id", "deal_held"), (3, "amount", "number")]
    assert workbook.digest() == before
    many = load("id,client,amount\nX,Anna,5\nX,Anna,7,,,more\n", "deals")
    assert [problem[2] for problem in refused(many)] == ["deal_held", "cells_many"]
    assert workbook.digest() == before


def test_a_new_deal_with_a_refused_row_is_left_out_whole(load: Importer, workbook: Workbook) -> None:
    text = "id,client,stream,amount\nX,Anna,Beans,100\nX,Anna,Service,{}\nY,Anna,Beans,5\n"
    result = load(text.format("bad"), "deals")
    assert refused(result) == [(2, "id", "deal_left_out"), (3, "amount", "number")]
    assert (result.added, sums(workbook)) == (1, {"Y": [50_000]})
    put_right = load(text.format("50"), "deals")
    assert (put_right.added, sums(workbook)["X"]) == (1, [1_000_000, 500_000])


def test_amounts_that_could_not_be_summed_are_refused(load: Importer, workbook: Workbook) -> None:
    head = "id,client,amount,won_on\n"
    many = head + "".join(f"{one},Anna,1000000000000,2026-01-01\n" for one in range(901))
    with pytest.raises(PersonError) as caught:
        load.preview(many, "deals")
    assert caught.value.code == "value.amounts_large"
    load(many[: many.rindex("900,Anna")], "deals")
    client = workbook.all(Deal)[0].client_id
    with pytest.raises(PersonError) as caught:
        deals.add_deal(workbook, client, [deals.Line(10_000)])
    assert caught.value.code == "value.amounts_large"
    info = overview.workbook_info(workbook, TODAY)
    assert "900000000000000.00" in repr(info["revenue"])


def test_mistakes_of_a_row(load: Importer, workbook: Workbook) -> None:
    result = load(
        "id,client,amount,won_on,lost_on,probability,currency\n"
        "1,Anna,1.00005,,,,\n2,Anna,5,2026-01-01,2026-01-02,,\n3,Nobody,5,,,,\n4,,5,,,,\n5,Twin,5,,,,\n"
        '6,Anna,5,,,120,\n7,Anna,5,,,,XXA\n8,Anna,$5,,,,EUR\n9,Anna,"12,5.3",,,,\n10,C1,5,,,,\n',
        "deals",
    )
    assert refused(result) == [
        (2, "amount", "decimals"), (3, "lost_on", "won_and_lost"), (4, "client", "client_unknown"),
        (5, "client", "client_missing"), (6, "client", "client_several"), (7, "probability", "whole"),
        (8, "currency", "currency"), (9, "amount", "currency_mixed"), (10, "amount", "number"),
    ]  # fmt: skip
    assert say_all(result.problems)[-1] == "Line 10, “amount”: “12,5.3” is not a number."
    assert sums(workbook) == {"10": [50_000]}, "a client may be named by its id"


def test_ends_of_one_deal_in_two_rows(load: Importer) -> None:
    result = load("id,client,won_on,lost_on\n1,Anna,2026-01-01,\n1,Anna,,2026-01-02\n", "deals")
    assert refused(result) == [(2, "id", "deal_left_out"), (3, "lost_on", "won_and_lost")]


def test_an_id_of_another_client_is_refused(load: Importer, workbook: Workbook) -> None:
    load("id,client,amount\nX,Anna,1\n", "deals")
    result = load("id,client,amount\nX,Boris,1\n", "deals")
    assert refused(result) == [(2, "id", "id_other")]


def test_deals_without_an_id_are_met_once_each(load: Importer, workbook: Workbook) -> None:
    row = "t,s,5,2026-01-01\n"
    text = f"client,title,stream,amount,won_on\nAnna,{row}Anna,{row}Boris,{row}"
    first = load(text, "deals")
    again = load(text, "deals")
    assert (first.added, again.added, again.skipped) == (3, 0, 3)
    more = load(f"{text}Anna,{row}", "deals")
    assert (more.added, more.skipped) == (1, 3)


def test_the_currency_is_the_row_s_the_header_s_or_the_workbook_s(load: Importer, workbook: Workbook) -> None:
    load("id,client,amount\n1,Anna,5\n2,Anna,€5\n", "deals")
    load("id,client,amount (USD)\n3,Anna,5\n4,Anna,5 ₽\n", "deals")
    assert {deal.code: deal.currency for deal in workbook.all(Deal)} == {
        "1": "RUB", "2": "EUR", "3": "USD", "4": "RUB",
    }  # fmt: skip


def test_amounts_that_are_not_there(load: Importer, workbook: Workbook) -> None:
    result = load(
        "id,client,stream,amount,opened_on\n1,Anna,s,,2026-01-01\n2,Anna,,,2026-01-01\n3,Anna,,-5,\n", "deals"
    )
    assert remarked(result) == [(2, "amount_zero")]
    assert sums(workbook) == {"1": [0], "2": [], "3": [-50_000]}


def test_separate_deals_of_one_id_when_the_person_says_so(load: Importer, workbook: Workbook) -> None:
    text = "id,client,stream,amount\nX,Anna,a,1\nX,Anna,b,2\nY,Anna,a,3\n"
    preview = load.preview(text, "deals")
    assert [(one.key, one.params, one.answers, one.answer) for one in preview.choices] == [
        ("same_id", {"id": "X", "count": 2}, ("lines", "separate"), "lines")
    ]
    result = load(text, "deals", same_id="separate")
    assert (result.added, sums(workbook)) == (3, {"X": [10_000], "X/2": [20_000], "Y": [30_000]})
    again = load(text, "deals", same_id="separate")
    assert (again.added, again.skipped) == (0, 3)


def test_a_client_without_id_is_found_by_name_beside_an_unknown_id(
    load: Importer, workbook: Workbook
) -> None:
    load("name\nDora\n")
    result = load("id,client_id,client,amount\n1,D9,Dora,5\n2,D9,Anna,5\n", "deals")
    assert (result.added, refused(result)) == (1, [(3, "client_id", "client_unknown")])


def test_open_questions_are_asked_first(load: Importer, workbook: Workbook) -> None:
    text = 'client,amount,won_on\nAnna,"1,234",01/02/2026\n'
    preview = load.preview(text, "deals")
    assert [question.key for question in preview.parsed.questions] == ["numbers", "dates"]
    with pytest.raises(PersonError) as caught:
        imports.apply_import(workbook, preview)
    assert caught.value.code == "import.ask_numbers"
    load(text, "deals", mapping={"numbers": "comma", "dates": "mdy"})
    assert workbook.all(Deal)[0].won_on == date(2026, 1, 2)
    assert workbook.all(DealLine)[0].amount == 12_340


def test_an_end_that_the_file_knows_takes_the_place_of_the_other_one(
    load: Importer, workbook: Workbook
) -> None:
    load("id,client,won_on\nX,Anna,2026-01-01\n", "deals")
    assert load("id,client,lost_on\nX,Anna,2026-02-02\n", "deals").updated == 1
    (deal,) = workbook.all(Deal)
    assert (deal.won_on, deal.lost_on) == (None, date(2026, 2, 2))
    load("id,client,won_on\nX,Anna,2026-03-03\n", "deals")
    (deal,) = workbook.all(Deal)
    assert (deal.won_on, deal.lost_on) == (date(2026, 3, 3), None)


@pytest.mark.parametrize("end", ["won_on", "lost_on"])
def test_a_deal_that_ended_before_it_began_is_refused(load: Importer, workbook: Workbook, end: str) -> None:
    result = load(
        f"id,client,opened_on,{end},employee,stream\nX,Anna,2026-03-01,2026-02-01,Olga,Beans\n", "deals"
    )
    assert refused(result) == [(2, end, "dates_order")]
    assert workbook.all(Deal) == workbook.all(Employee) == workbook.all(Stream) == ()
    load("id,client,opened_on,title\nX,Anna,2026-03-01,Coffee\n", "deals")
    result = load(f"id,client,{end},title\nX,Anna,2026-02-01,Tea\n", "deals")
    assert refused(result) == [(2, end, "dates_order")]
    (deal,) = workbook.all(Deal)
    assert deals.edit_deal(workbook, deal.id, title="Tea").name, "what is stored can be edited"

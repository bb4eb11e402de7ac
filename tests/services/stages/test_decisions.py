"""Use cases of stages: explaining, deciding, settings, and the figures with the clients behind them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from canvas_app.content import load_catalogue, load_messages
from canvas_app.domain.canvas.model import Stream
from canvas_app.domain.clients.model import Client
from canvas_app.domain.errors import NotFoundError, ValueRefusedError
from canvas_app.domain.sales.model import Deal, DealLine
from canvas_app.domain.stages.model import StageRecord
from canvas_app.services import stages
from tests.content.test_stage_models import OWN
from tests.services.stages.conftest import DAY, ago, kotler

# explaining


def test_the_explanation_is_what_the_command_prints(book):
    said = stages.explain(book, 4, "kotler", DAY).as_json()
    names = ("stage", "condition", "required", "actual", "result", "group")
    conditions = [
        ("repeat", "won", 2, 3, "yes", None),
        ("client", "won", 3, 3, "yes", None),
        ("client", "t_any", 4.0, 3.5, "no", None),
    ]
    assert json.loads(json.dumps(said)) == {
        "client": "Дельта",
        "model": "kotler",
        "suggested": "repeat",
        "confirmed": "repeat",
        "state": "active",
        "confidence": "high",
        "conditions": [dict(zip(names, condition, strict=True)) for condition in conditions],
        "flags": [],
    }


def test_unknown_is_null_and_switches_are_true_or_false(book):
    said = stages.explain(book, 3, "kotler", DAY).as_json()["conditions"]
    assert [c["actual"] for c in said if c["condition"] == "t_any"] == [None]
    first = stages.explain(book, 1, "kotler", ago(300)).as_json()
    assert (first["suggested"], first["confirmed"]) == ("suspect", None)
    assert [(c["condition"], c["required"], c["actual"], c["group"]) for c in first["conditions"]] == [
        ("qualified", True, False, 1), ("two_way", 1, 0, 1), ("open", 1, 0, 1), ("won", 1, 0, 1),
    ]  # fmt: skip


def test_gaps_come_with_advice_statements_and_fields(book):
    low = stages.explain(book, 4, "kotler", DAY)
    assert low.gaps[0].advice == load_catalogue().keys("adv.te")
    unknown = stages.explain(book, 3, "kotler", DAY)
    assert (unknown.gaps[0].advice, unknown.gaps[0].statements[0]) == ((), "item.te1")
    lead = stages.explain(book, 1, "kotler", ago(300))
    assert lead.gaps[0].fields == ("qualified",)


def test_all_models_are_explained_side_by_side(book):
    explained = [(one.model, one.suggestion.stage) for one in stages.explain_all(book, 3, DAY)]
    assert explained[:4] == [
        ("dwyer", "expansion"), ("payne", "client"), ("kotler", "repeat"), ("factor", "acquaintance"),
    ]  # fmt: skip


def test_growth_and_a_new_stream_stand_beside_dwyers_expansion(book):
    assert stages.explain(book, 3, "dwyer", DAY).supporting == ()
    with book.edit("edit.sample") as edit:
        edit.put_all([Deal(390, 3, currency="RUB", won_on=ago(500)), DealLine(390, 390, 1_0000, stream_id=1)])
        edit.put_all([Stream(2, "Чай"), DealLine(391, 300, 1_0000, stream_id=2)])
    assert stages.explain(book, 3, "dwyer", DAY).supporting == ("growth", "new_stream")
    assert stages.explain(book, 3, "kotler", DAY).supporting == ()


def test_a_client_is_found_by_id_code_or_name(book):
    assert [stages.find_client(book, text) for text in ("4", "C4", "дельта", " ЕЛКА ")] == [4, 4, 4, 5]
    with pytest.raises(NotFoundError, match="client_named"):
        stages.find_client(book, "Омега")
    with book.edit("edit.sample") as edit:
        edit.put(Client(8, "Ёлка"))
    with pytest.raises(NotFoundError, match="client_several"):
        stages.find_client(book, "елка")


def test_unknown_clients_models_and_stages_are_said_in_both_languages(book):
    for call in (
        lambda: stages.explain(book, 99, "kotler", DAY),
        lambda: stages.explain(book, 1, "maslow", DAY),
        lambda: stages.override(book, 1, "kotler", "king", "", DAY),
        lambda: stages.override(book, 1, "kotler", "partner", "", DAY),
        lambda: stages.withdraw(book, 1),
        lambda: stages.end_relationship(book, 99, DAY),
        lambda: stages.set_thresholds(book, {"high": 9}),
        lambda: stages.set_own_models(book, OWN.replace("ours", "kotler")),
    ):
        with pytest.raises((NotFoundError, ValueRefusedError)) as refused:
            call()
        for lang in ("en", "ru"):
            assert load_messages().say(f"error.{refused.value.code}", lang, **refused.value.params)


# deciding


def test_confirming_records_everything_about_the_decision(book):
    changes = stages.confirm(book, 2, "kotler", DAY, origin="card")
    (record,) = book.all(StageRecord, client_id=2)
    assert (record.stage, record.suggested, record.on, record.decided_by) == (
        "repeat",
        "repeat",
        DAY,
        "Елена",
    )
    assert (record.confidence, record.thresholds_version, record.reason) == ("high", 0, "")
    known = json.loads(record.evidence)
    assert next(check for check in known if check["stage"] == "repeat") == {
        "stage": "repeat", "condition": "won", "required": 2, "actual": 2, "result": "yes", "group": None,
    }  # fmt: skip
    assert changes.of("stage") == {record.id}
    assert changes.origin == "card"
    assert book.undo_step().params == {"name": "Бета", "stage": "kotler.repeat"}
    assert load_messages().say_edit("edit.stage_confirm", "ru", book.undo_step().params)
    assert stages.confirm(book, 2, "kotler", DAY).size == 0, "twice on one day is once"
    assert stages.confirm(book, 2, "kotler", DAY + timedelta(days=1)).size == 1


def test_another_stage_needs_a_reason_and_the_suggested_one_does_not(book):
    with pytest.raises(ValueRefusedError) as refused:
        stages.override(book, 2, "kotler", "partner", "  ", DAY)
    assert (refused.value.code, refused.value.params) == ("value.reason", {"stage": "kotler.repeat"})
    assert "Повторный покупатель" in load_messages().say("error.value.reason", "ru", **refused.value.params)
    assert book.all(StageRecord, client_id=2) == ()
    stages.override(book, 2, "kotler", "partner", " Вместе\nделаем сайт ", DAY)
    assert [(r.stage, r.suggested, r.reason) for r in book.all(StageRecord, client_id=2)] == [
        ("partner", "repeat", "Вместе делаем сайт")
    ]
    (record,) = book.all(StageRecord, client_id=2)
    known = json.loads(record.evidence)
    model = stages.model_of(book, "kotler")
    asked = [(stage.key, condition.type) for stage in model.ladder for condition in stage.conditions]
    assert [(check["stage"], check["condition"]) for check in known] == asked, (
        "of all stages up to the chosen"
    )
    assert known[-1]["result"] in ("no", "unknown")
    stages.override(book, 2, "payne", "client", "", DAY)
    assert len(book.all(StageRecord, client_id=2)) == 2


def test_many_are_confirmed_in_one_step_with_one_reason(book):
    everyone = [1, 2, 3, 4, 5, 6, 7]
    changes = stages.confirm_all(book, everyone, "kotler", DAY, reason="После импорта")
    assert len(changes.of("stage")) == 3, "those confirmed on that stage already and the archived are left"
    assert {(r.client_id, r.stage, r.reason) for r in book.all(StageRecord, on=DAY.isoformat())} == {
        (1, "prospect", "После импорта"), (2, "repeat", "После импорта"), (5, "first_time", "После импорта"),
    }  # fmt: skip
    assert stages.confirm_all(book, everyone, "kotler", DAY).size == 0
    book.undo()
    assert book.all(StageRecord, client_id=1) == ()


def test_a_withdrawn_decision_gives_way_to_the_one_before(book):
    assert stages.explain(book, 3, "kotler", DAY).confirmed == "repeat"
    stages.withdraw(book, 701)
    assert stages.explain(book, 3, "kotler", DAY).confirmed == "first_time"
    book.undo()
    assert stages.explain(book, 3, "kotler", DAY).confirmed == "repeat"


def test_a_relationship_is_ended_and_taken_up_again(book):
    stages.end_relationship(book, 3, ago(2))
    assert stages.explain(book, 3, "dwyer", DAY).suggestion.stage == "dissolution"
    assert stages.explain(book, 3, "dwyer", ago(3)).suggestion.stage == "expansion"
    stages.reopen_relationship(book, 3, ago(1))
    client = book.get(Client, 3)
    assert (client.ended_on, client.reopened_on) == (None, ago(1))
    again = stages.explain(book, 3, "kotler", DAY)
    assert (again.suggestion.state, again.confirmed) == ("active", "repeat")
    assert again.facts.last_confirmed("kotler") is None
    assert stages.reopen_relationship(book, 3, DAY).size == 0


def test_the_history_tells_each_decision_with_the_stage_before(book):
    stages.confirm(book, 4, "payne", DAY)
    told = [(entry.record.stage, entry.before, entry.direction) for entry in stages.history(book, 4)]
    assert told == [("client", None, ""), ("repeat", "client", "down"), ("client", None, "")]
    assert [entry.record.id for entry in stages.history(book, 4, "kotler")] == [703, 702]


# settings


def test_changed_thresholds_are_recorded_with_a_growing_version(book):
    assert stages.stage_counts(book, DAY)["kotler"]["suggested"]["repeat"] == 4
    stages.set_thresholds(book, {"repeat": 3})
    stages.set_thresholds(book, {"client": 4})
    found = stages.thresholds(book)
    assert (found.repeat, found.client, found.version, found.changed) == (3, 4, 2, True)
    assert stages.stage_counts(book, DAY)["kotler"]["suggested"]["repeat"] == 2
    assert stages.glance(book, kotler()).thresholds_changed
    stages.confirm(book, 1, "kotler", DAY)
    assert book.all(StageRecord, client_id=1)[0].thresholds_version == 2
    assert stages.set_thresholds(book, {"client": 4}).size == 0


def test_thresholds_that_cannot_be_read_are_written_anew_also_as_they_usually_are(book):
    with book.edit("edit.setting") as edit:
        edit.set_setting("thresholds", '{"high": 9}')
    assert not stages.thresholds_readable(book)
    stages.set_thresholds(book, {"high": 4.0})
    assert stages.thresholds_readable(book)
    assert stages.thresholds(book).version == 1


def test_ones_own_model_is_suggested_counted_and_taken_out_again(book):
    stages.set_own_models(book, OWN)
    assert [model.key for model in stages.models(book)][-1] == "ours"
    counts = stages.stage_counts(book, DAY)["ours"]["suggested"]
    assert counts == {"lead": 5, "buyer": 0, "gone": 1}
    stages.override(book, 1, "ours", "buyer", "Свой человек", DAY)
    assert book.undo_step().params["stage"] == "payne.customer"
    stages.override(book, 2, "ours", "lead", "", DAY)
    assert book.undo_step().params["stage"] == "Лид", "own words, in the workbook's language"
    book.undo()
    assert stages.glance(book, replace(kotler(), model="ours")).sentence.confirmed == (1,)
    stages.set_own_models(book, "")
    assert "ours" not in stages.stage_counts(book, DAY)
    assert len(book.all(StageRecord, model="ours")) == 1


def test_the_model_shown_first_is_kotlers_unless_another_is_chosen(book):
    assert stages.default_model(book).key == "kotler"
    stages.set_default_model(book, "factor")
    assert stages.default_model(book).key == "factor"
    with pytest.raises(NotFoundError):
        stages.set_default_model(book, "maslow")


def test_counts_of_every_model_add_up_to_all_clients(book):
    for day in (DAY, ago(100), ago(2000)):
        for counts in stages.stage_counts(book, day).values():
            assert sum(counts["suggested"].values()) == 6
    assert sum(stages.stage_counts(book, DAY)["kotler"]["confirmed"].values()) == 3
    assert sum(stages.stage_counts(book, ago(100))["kotler"]["confirmed"].values()) == 2

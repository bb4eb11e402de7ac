"""``info`` and ``explain`` as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from canvas_app.cli.output import Output
from canvas_app.content import load_catalogue
from canvas_app.content.stage_models import condition_text, name_of
from canvas_app.domain.money import amount_from_decimal

if TYPE_CHECKING:
    from canvas_app.domain.stages.stage_model import StageModel
    from canvas_app.services.stages import Explanation


def info_lines(found: dict[str, Any], models: Sequence[StageModel], output: Output) -> Iterator[str]:
    """Yield what ``workbook_info`` found, the stages of each of the workbook's ``models``."""
    say = output.say
    for canvas in found["canvases"]:
        notes = sum(canvas["notes"].values())
        yield say("cmd.info.canvas", name=canvas["name"], count=notes, **canvas["questions"])
    yield say("cmd.info.clients", count=found["clients"])
    yield say("cmd.info.deals", count=sum(found["deals"].values()), **found["deals"])
    yield say("cmd.info.interactions", count=found["interactions"])
    yield say("cmd.info.assessments", count=found["assessments"])
    for currency, sums in found["revenue"].items():
        yield say("cmd.info.revenue", amount=_money(output, sums["total"], currency))
        for name, amount in sums["streams"].items():
            yield f"  {name or say('canvas.no_stream')}: {_money(output, amount, currency)}"
    catalogue = load_catalogue()
    for model in models:
        yield name_of(model.name, catalogue, output.lang)
        for stage in model.stages:
            counts = found["stages"][model.key]
            yield "  " + say(
                "cmd.info.stage",
                stage=name_of(stage.name, catalogue, output.lang),
                suggested=counts["suggested"].get(stage.key, 0),
                confirmed=counts["confirmed"].get(stage.key, 0),
            )


def _money(output: Output, text: str, currency: str) -> str:
    return output.formats.money(amount_from_decimal(Decimal(text)), currency)


def explanation_lines(found: Explanation, model: StageModel, output: Output) -> Iterator[str]:
    """Yield why a stage of ``model`` is suggested: each condition, what it requires, what was found."""
    catalogue = load_catalogue()
    said = found.as_json()

    def stage(key: str | None) -> str:
        return name_of(model.stage(key).name, catalogue, output.lang) if key else "—"

    yield f"{said['client']} · {name_of(model.name, catalogue, output.lang)}"
    yield output.say(
        "cmd.explain.stage",
        suggested=stage(said["suggested"]),
        confirmed=stage(said["confirmed"]),
        state=catalogue.text(f"state.{said['state']}", output.lang),
        confidence=catalogue.text(f"conf.{said['confidence']}", output.lang),
    )
    for condition in said["conditions"]:
        text = condition_text(condition["condition"], condition["required"], catalogue, output.lang)
        result = catalogue.text(f"cond.{condition['result']}", output.lang)
        actual = condition["actual"]
        shown = "" if actual is None or isinstance(actual, bool) else f" ({output.formats.value(actual)})"
        yield f"  {stage(condition['stage'])}: {text} — {result}{shown}"
    for fact in found.supporting:
        yield f"  + {catalogue.text(f'why.{fact}', output.lang)}"
    for flag in said["flags"]:
        yield f"  ! {catalogue.fill(f'flag.{flag}', output.lang, found.silent_days or '')}"

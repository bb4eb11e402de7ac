"""Reports of invented data for tests, in both languages where it matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from canvas_app.documents.client_data import (
    ClientReport,
    ConditionPart,
    EventPart,
    Labelled,
    ModelPart,
    ScorePart,
)
from canvas_app.documents.data import (
    Answer,
    AnswersReport,
    BlockPart,
    Chart,
    Charts,
    ClientPart,
    Cover,
    HeldPart,
    IncomePart,
    MovesPart,
    NotePart,
    QuestionPart,
    RungPart,
    StagesReport,
)
from tests.domain.canvas.boards import CREDIT

DAY = date(2026, 11, 23)
COVER = Cover("Кофейня у метро", "Отчёт", DAY, ("Студия «Север», А. Ветрова",))
STAGES = ("Потенциальный", "Первичный", "Повторный", "Клиент")
PROSE = "Мы помним заказ каждого гостя по имени и предлагаем то, что он любит. "

QUESTIONS = (
    QuestionPart(
        "Какой поддержки ждёт сегмент?",
        "answered",
        (Answer("Чтобы не было очереди", "Офисы рядом"), Answer(PROSE * 5)),
        ("Клуб гостей",),
        "38 ₽ на клиента",
    ),
    QuestionPart("Во что это обходится?", "draft", (Answer("Пока считаем"),)),
    QuestionPart("За что платят сейчас?", "na"),
    QuestionPart("Как платят?", "none"),
    QuestionPart("Что отвечено стикерами?", "answered", (), ("Первый", "Второй")),
)


def answers(**changes: object) -> AnswersReport:
    notes = (
        NotePart("Помним заказ", "Персональная поддержка", "confirmed", ("Офисы рядом", "Студенты")),
        NotePart("Клуб гостей", "", "hypothesis"),
    )
    full = BlockPart(
        "Взаимоотношения", "Какие и зачем", "▪ Повторный 171", notes, QUESTIONS, ("Нет мотива.",)
    )
    made = AnswersReport(COVER, "Как есть", (full, BlockPart("Ключевые партнёры")), CREDIT)
    return replace(made, **changes)  # type: ignore[arg-type]


def figure(width: float) -> object:
    """Return a bar chart with hatched parts, as the charts of the program are."""
    from canvas_app.charts.library import Figure

    made = Figure((width / 72, 2.0))
    axes = made.add_axes((0.25, 0.2, 0.7, 0.75))
    axes.barh(STAGES, (10, 40, 171, 60), color="#4B8FA3")
    axes.barh(
        STAGES, (5, 20, 60, 10), left=(10, 40, 171, 60), color="white", edgecolor="#4B8FA3", hatch="////"
    )
    axes.set_xlabel("клиентов на рисунке")
    return made


def rungs(*counts: int, names: bool = False) -> tuple[RungPart, ...]:
    return tuple(
        RungPart(
            stage,
            at + 1,
            count,
            0,
            names=tuple(f"Клиент {stage} {one}" for one in range(count)) if names else (),
        )
        for at, (stage, count) in enumerate(zip(STAGES, counts, strict=True))
    )


def client(number: int, employee: str = "Иванова А.") -> ClientPart:
    stage = STAGES[number % 4]
    flags = ("Низкая удовлетворённость",) if number % 3 == 0 else ()
    return ClientPart(
        f"ООО «Ромашка {number}»",
        stage,
        number % 2 == 0,
        date(2026, 3, 12),
        "Офисы рядом",
        employee,
        "активен",
        "Высокая",
        flags,
        f"{number} 000 ₽",
    )


def stages(total: int = 100, **changes: object) -> StagesReport:
    quarter = total // 4
    counts = (quarter, quarter, quarter, total - 3 * quarter)
    chart = Chart("Больше всего повторных", figure, "Повторных 171 из 797", f"n {total} · на 23.11.2026")  # type: ignore[arg-type]
    made = StagesReport(
        cover=COVER,
        model="Лестница Котлера",
        sentences=(f"{total} клиентов на 23.11.2026.", "За 90 дней выше — 31."),
        basis=f"n {total} из {total} · Котлер",
        total=total,
        confirmed=total // 2,
        rungs=rungs(*counts, names=total < 30),
        held=(HeldPart("Доверие не измерено", 0, 89), HeldPart("Сделок меньше трёх", 40, 0)),
        moves=MovesPart(
            (*STAGES, "новые"),
            (*STAGES, "ушли"),
            ((3, 2, 0, 0, 1), (0, 0, 7, 0, 0), (0, 1, 11, 0, 0), (0, 0, 0, 0, 0), (5, 0, 0, 0, 0)),
            date(2026, 8, 25),
            DAY,
        ),
        income=tuple(IncomePart(stage, 25, "1 200 000 ₽", "48 000 ₽", 0.25) for stage in STAGES),
        clients=tuple(client(at, "Иванова А." if at % 2 else "") for at in range(min(total, 60))),
        charts=Charts(ladder=chart),
        method=("Стадия достигнута, когда выполнены все её условия.",),
        thresholds=("Высокая оценка: от 4,2",),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


CONDITIONS = (
    ConditionPart("Заключённых сделок: не меньше 3", "3", "5", "yes"),
    ConditionPart("Доверие сотруднику не ниже 4,0", "4,0", "4,2", "yes", 1),
    ConditionPart("Доверие компании не ниже 4,0", "4,0", "—", "unknown", 1),
)
NEXT = (ConditionPart("Покупает только у нас", "да", "нет", "no"),)


def one_client(**changes: object) -> ClientReport:
    made = ClientReport(
        Cover("Кофейня у метро", "Отчёт по клиенту", DAY),
        "ООО «Ромашка»",
        "Активен",
        (Labelled("Сегмент", "Офисы рядом"), Labelled("Примечания", PROSE), Labelled("Город", "")),
        (Labelled("Покупает только у нас", "да"),),
        (ScorePart("Удовлетворённость", 3.96, DAY, "клиент"), ScorePart("Доверие компании")),
        (
            ModelPart("Котлер", "Клиент", "Клиент", DAY, "А. Ветрова", "", "Высокая", ("доверие сотруднику",),
                      CONDITIONS, "Сторонник", NEXT),
            ModelPart("Факторная модель", "Полные отношения", conditions=CONDITIONS),
        ),
        ("Доверие держится на одном сотруднике",),
        ("Познакомьте клиента со вторым сотрудником.",),
        tuple(EventPart(date(2026, 1, 1 + at % 28), f"Событие {at}", "", "Иванова А.") for at in range(70)),
        low_score=True,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]

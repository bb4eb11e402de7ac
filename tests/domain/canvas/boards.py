"""Boards for tests: by hand and by hypothesis."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from canvas_app.domain.canvas.board import Board, BoardBlock, BoardNote, BoardWords, Legend
from canvas_app.domain.canvas.measure import WidthTable
from canvas_app.domain.canvas.model import BLOCKS, CERTAINTIES, COLOURS

FONTS = Path(__file__).parents[3] / "resources/fonts"
HEADINGS = {
    "cs": "Потребительские сегменты",
    "vp": "Ценностные предложения",
    "ch": "Каналы сбыта",
    "cr": "Взаимоотношения с клиентами",
    "rs": "Потоки доходов",
    "kr": "Ключевые ресурсы",
    "ka": "Ключевые виды деятельности",
    "kp": "Ключевые партнёры",
    "c": "Структура издержек",
}
LIVE = {"cr": "▪ Повторный 171 · ▲ 31 ▼ 12 · n 797", "rs": "▪ Доход по сделкам: 6,2 млн ₽ · n 3 418"}
CREDIT = "Структура: Business Model Canvas, А. Остервальдер и И. Пинье (Strategyzer), CC BY-SA 3.0."
WORDS = BoardWords(
    "Ещё {count} — на листе {page}",
    "{heading} — продолжение",
    "Лист {page} из {pages}",
    "Подтверждено",
    "Частично",
    "Гипотеза",
)


@cache
def measurer() -> WidthTable:
    return WidthTable((FONTS / "widths.bin").read_bytes())


def board(notes: dict[str, list[BoardNote]], live: bool = True, **parts: object) -> Board:
    blocks = tuple(
        BoardBlock(
            key,
            HEADINGS[key],
            key.upper(),
            tuple(notes.get(key, ())),
            LIVE.get(key, "") if live else "",
            "—\nДля каких групп людей и организаций мы создаём ценность?",
            2,
            6,
        )
        for key in BLOCKS
    )
    given: dict[str, object] = {
        "business": "Кофейня у метро",
        "subtitle": "Как есть · 23 ноября 2026",
        "author": ("Студия «Север», А. Ветрова", "vetrova@example.com"),
        "legend": (Legend("blue", "Офисы рядом"), Legend("pink", "Жители квартала")),
        "data": "▪ данные реестра на 23.11.2026 · версия 3",
        "credit": CREDIT,
        "words": WORDS,
    }
    return Board(blocks=blocks, **(given | parts))  # type: ignore[arg-type]


def short(count: int, text: str = "Офисы рядом") -> dict[str, list[BoardNote]]:
    """Return ``count`` notes spread evenly over the blocks."""
    notes: dict[str, list[BoardNote]] = {}
    for number in range(count):
        notes.setdefault(BLOCKS[number % 9], []).append(BoardNote(number + 1, f"{text} {number + 1}"))
    return notes


WORD = st.text(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefgh0123456789-—/.,«»₽\u00a0\u202f", min_size=1, max_size=30
)
TEXT = st.one_of(
    st.lists(WORD, max_size=30).map(" ".join),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), max_size=60),
    st.just("оченьдлинноеслово" * 40),
    st.just("первая\nвторая\n\nчетвёртая"),
)


@st.composite
def random_notes(draw: st.DrawFn, most: int = 60) -> dict[str, list[BoardNote]]:
    count = draw(st.integers(0, most))
    notes: dict[str, list[BoardNote]] = {}
    texts = draw(st.lists(TEXT, min_size=1, max_size=8))
    seconds = draw(st.lists(st.one_of(st.just(""), TEXT), min_size=1, max_size=3))
    for number in range(count):
        key = draw(st.sampled_from(BLOCKS)) if number % 3 == 0 else "cr"
        notes.setdefault(key, []).append(
            BoardNote(
                number + 1,
                texts[number % len(texts)],
                seconds[number % len(seconds)],
                COLOURS[number % 6],
                CERTAINTIES[number % 4],
            )
        )
    return notes

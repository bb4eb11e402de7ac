"""Anonymous documents: no name, no contact, no remark of anybody gets into them, in any form or place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from canvas_app.domain.text import match_key
from canvas_app.services.documents.name_finder import Named, NameFinder
from canvas_app.services.stages import find_client
from tests.documents import reading
from tests.services.document_books import SECRETS, pdf, secretive

DOCUMENTS = ("poster", "director", "full", "answers", "stages", "client", "canvas")
MODELS = ("kotler", "factor")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    with secretive(tmp_path_factory.mktemp("books") / "book.canvasbook") as workbook:
        yield workbook


def shown(data: bytes) -> str:
    """Return everything a file says: its pages, its outline, its title data, what is read of its charts."""
    found = reading.reader(data)
    meta = " ".join(str(value) for value in (found.metadata or {}).values())
    objects = (found.get_object(number) for number in range(1, int(found.trailer["/Size"])))
    spoken = " ".join(str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one)
    text = " ".join(page.extract_text() for page in found.pages)
    return match_key(" ".join([text, meta, *reading.outline(data), spoken]))


def stems(secret: str) -> list[str]:
    """Return a secret without spaces and the ending that declension may change."""
    key = "".join(match_key(secret).split())
    return [key if len(key) < 8 or not key[-1].isalpha() else key[:-2]]


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_secret_gets_into_an_anonymous_document(book, document, lang):
    for client in (101, 102):
        data = pdf(book, document, lang, client_id=client, anonymous=True)
        said = "".join(shown(data).split())
        for place, secret in SECRETS.items():
            for stem in stems(secret):
                assert stem not in said, (document, lang, place)
        assert not re.search(r"\d{3}-\d\d-\d\d", said)
        note = "заменены номерами" if lang == "ru" else "replaced by numbers"
        assert "".join(note.split()) in said
        if document != "client":
            break


@pytest.mark.parametrize("document", ["stages", "client", "answers", "director"])
def test_a_document_with_names_has_them(book, document):
    said = "".join(shown(pdf(book, document, client_id=101)).split())
    expected = {
        "stages": ("client", "firm", "employee", "reason"),
        "client": ("client", "company", "email", "city", "remark", "person", "title", "summary", "who"),
        "answers": ("client", "person", "email"),
        "director": ("client", "employee", "author"),
    }[document]
    for place in expected:
        assert stems(SECRETS[place])[0] in said, place


def test_charts_are_read_out_and_name_nobody(book):
    data = pdf(book, "stages", anonymous=True)
    found = reading.reader(data)
    objects = (found.get_object(number) for number in range(1, int(found.trailer["/Size"])))
    spoken = [str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one]
    assert len(spoken) >= 5
    assert any("клиент" in text for text in spoken)


def test_one_client_has_the_same_stand_in_everywhere(book):
    said = shown(pdf(book, "full", anonymous=True))
    assert "клиент 1" in said
    assert "сотрудник 1" in said
    listed = set(re.findall(r"клиент (\d+)", said))
    assert {str(number) for number in range(1, 37)} <= listed


def test_a_client_is_found_by_name_and_called_by_number(book):
    client_id = find_client(book, "ООО «Рога и Копытца»")
    said = shown(pdf(book, "client", client_id=client_id, anonymous=True))
    assert "клиент 2" in said


NAMES = (
    Named("Ветрова Анна", "С1", person=True),
    Named("Лапин Игорь", "С2", person=True),
    Named("Лосев Сергей", "Л1", person=True),
    Named("Лосев Антон", "Л2", person=True),
    Named("Андрей Ким", "Л3", person=True),
    Named("Maria Anders", "P1", person=True),
    Named("Студия «Юркий стриж»", "К1"),
    Named("ООО «Верный курс»", "К2"),
    Named("Ли", "К3"),
    Named("Alfreds Futterkiste", "К4"),
    Named("ООО «Шмяковка»", "К5"),
    Named("Müller Hans", "М1", person=True),
    Named("Роман Грозный", "В1", person=True),
    Named("Вера Грозная", "В2", person=True),
    Named("Надежда Ан", "В3", person=True),
    Named("Mark Ames", "В4", person=True),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Позвонить Ветровой Анне А. С. завтра", "Позвонить С1 завтра"),
        ("с Анной и Игорем Лапиным", "с С1 и С2"),
        ("Лосеву Антону и Сергею Лосеву", "Л2 и Л1"),
        ("Андрею Киму, Андрей. Ким", "Л3, Л3. Л3"),
        ("студия «Юркий стриж», у «Юркого стрижа»", "К1, у «К1»"),
        ("Верному курсу и верный курс", "К2 и К2"),
        ("ALFREDS FUTTERKISTE: Maria's idea, Anders", "К4: P1's idea, P1"),
        ("Ли пришёл, если ли", "К3 пришёл, если ли"),
        ("позвонить ветровой, мария лапина и лапин игорь", "позвонить С1, мария С2 и С2"),
        ("верному курсу, спросить юркого", "К2, спросить юркого"),
        ("call maria or anders; anderss, Andersʼs", "call P1 or P1; P1, P1ʼs"),
        ("Müllers, MÜLLER's, a müller", "М1, М1's, a М1"),
        ("anna.vetrova, @ветрова_анна, Лосев_Антон.", "anna.vetrova, …, Л2."),
        ("VetrovaAnna, ВетроваАнна, верныйкурс", "VetrovaAnna, С1, К2"),
        ("Андрей.Ким, Анна.И всё", "Л3, С1.И всё"),
        ("Вет\u200bрова, вет\u00adровой, a\u2060nders", "С1, С1, P1"),
        ("шмяковке нужна скидка, шмяковка", "К5 нужна скидка, К5"),
        ("верить в роман, вера и надежда, mark my words", "верить в роман, вера и надежда, mark my words"),
        ("Роману и роман грозный, вере грозной", "В1 и В1, В2"),
        ("писать на a.b@mail.example, www.site.example/x, @anna_v, site.ru", "писать на …, …, …, …"),
        ("тел. +7 (900) 000-93-79 и 8-900-000-93-79", "тел. … и …"),
        ("Аренда · 180 000 ₽ / мес, оборот 1 234 567 890", "Аренда · 180 000 ₽ / мес, оборот 1 234 567 890"),
        ("с 23.11.2026 по 2026-12-01, 3–5 дней", "с 23.11.2026 по 2026-12-01, 3–5 дней"),
        ("", ""),
    ],
)
def test_names_are_found_as_they_are_written(text, expected):
    assert NameFinder(NAMES).replaced(text) == expected


def test_a_telephone_number_of_the_register_is_hidden_however_it_is_written():
    finder = NameFinder((), ["030-0074321"])
    assert finder.replaced("звонить 030 007 43 21, не 030 007 43 22") == "звонить …, не 030 007 43 22"


def test_a_large_register_is_searched_word_by_word():
    finder = NameFinder(Named(f"Фамилия{one} Имя{one}", f"К{one}", person=True) for one in range(5_000))
    text = "Сказать Фамилия4999 Имя4999 о скидке. " * 50
    assert finder.replaced(text) == "Сказать К4999 о скидке. " * 50


def test_nobody_is_left_in_the_file_of_a_poster_of_the_sample(tmp_path: Path):
    from canvas_app.domain.clients.model import Employee
    from tests.services.samples import built

    names = [employee.name for employee in built("ru").of(Employee)]
    found = NameFinder([Named(name, "…", person=True) for name in names])
    for name in names:
        assert found.replaced(f"Спросить: {name}") == "Спросить: …"

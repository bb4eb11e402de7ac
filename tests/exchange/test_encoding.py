"""Files of every encoding a Russian or Western program writes are read right without being told."""

from collections.abc import Iterator

import pytest

from canvas_app.domain.errors import PersonError
from canvas_app.exchange.encoding import Encoding, Utf8Check, chosen, guess, marked, two_byte

TEXTS = {
    "names": "name;city\nИванов Пётр Сергеевич;Москва\nЁлкина Анна;Санкт-Петербург\nООО «Ромашка»;Тверь\n",
    "capitals": "NAME;CITY\nИВАНОВ ПЁТР;МОСКВА\nООО РОМАШКА;ТВЕРЬ\nЗАО ЩУКА;ЧЕЛЯБИНСК\n",
    "one row in fifty": "name;city\n" + "Smith;London\n" * 25 + "Смирнов;Омск\n" + "Jones;Leeds\n" * 25,
    "prose": "text\nКлиент просил перезвонить в четверг: сроки поставки № 5 — по договору от 12 мая.\n",
    "short": "name;phone\nОльга;1\n",
    "rare letters": "name\nЩукин\nФёдоров\nЭйхенбаум\nЧжао\nШмидт\nЦой\nЮрьев\n",
    "rare capitals": "NAME\nЩУКИН\nФЁДОРОВ\nЭЙХЕНБАУМ\nЧЖАО\nШМИДТ\nЦОЙ\nЮРЬЕВ\n",
}
WESTERN = ("name;city\nAna;México D.F.\nBlondel père;Århus\n", "Ort\nMüller, Köln\nGroß\n", "n\nFrançois\n")
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866", "mac-cyrillic",
)  # fmt: skip


def can_be_written(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:  # a code page may lack « or —
        return False
    return True


def is_utf8(pieces: list[bytes]) -> bool:
    check = Utf8Check()
    return all(check.feed(piece) for piece in pieces) and check.feed(b"", final=True)


def found(data: bytes) -> tuple[str, str]:
    encoding = marked(data) or two_byte(data)
    if encoding is None:
        encoding = Encoding("utf-8") if is_utf8([data]) else guess([data])
    return encoding.name, data[encoding.mark :].decode(encoding.name)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [(name, one) for name, text in TEXTS.items() for one in ENCODINGS if can_be_written(text, one)],
)
def test_russian_text_is_read_as_written(name: str, encoding: str) -> None:
    assert found(TEXTS[name].encode(encoding))[1] == TEXTS[name]


@pytest.mark.parametrize("text", WESTERN)
def test_western_text_is_not_taken_for_russian(text: str) -> None:
    assert found(text.encode("cp1252")) == ("cp1252", text)


def test_utf8_wins_over_a_code_page_that_could_be_too() -> None:
    assert found("имя\nЁлкин".encode())[0] == "utf-8"


def test_pieces_cut_inside_a_letter_do_not_spoil_utf8() -> None:
    text = "имя;город\nЁлкин;Тверь".encode()
    assert is_utf8([bytes([byte]) for byte in text])
    for cut in range(len(text)):
        assert is_utf8([text[:cut], text[cut:]])
        assert is_utf8([b"name;city\n", text[:cut], text[cut:], b"\nAnna;Omsk"])


def test_ascii_between_the_halves_of_a_letter_is_no_utf8() -> None:
    half = "ё".encode()[:1]
    assert not is_utf8([b"name\n" + half, b"Anna\n", half])
    assert not is_utf8([b"name\n", half])


def test_a_letter_cut_off_at_the_end_is_no_utf8_but_reads_as_it() -> None:
    pieces = [("Иванов, Петров, Сидоров, Смирнов и другие\n" * 5).encode()[:-2], "ё".encode()[:1]]
    assert not is_utf8(pieces)
    result = guess(pieces)
    assert (result.name, result.certain) == ("utf-8", False)


def test_a_chosen_encoding_skips_its_own_mark() -> None:
    assert chosen("UTF-8", b"\xef\xbb\xbfname").mark == 3
    assert chosen("windows-1251", b"name").name == "cp1251"
    assert chosen("utf-16", b"\xfe\xff\0n").name == "utf-16-be"
    assert chosen("cp1251", b"\xef\xbb\xbf").mark == 0


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "", "a\0b", "undefined", "ы"])
def test_what_is_no_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(PersonError) as caught:
        chosen(name, b"")
    assert caught.value.code == "import.encoding_unknown"


def test_the_sample_of_a_code_page_is_bounded_and_found_behind_any_amount_of_ascii() -> None:
    asked: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            asked.append(number)
            yield b"Smith;London\n" * 5_000 if number < 3 else "Смирнов;Омск\n".encode("cp1251") * 5_000

    assert guess(pieces()).name == "cp1251"
    assert len(asked) < 8

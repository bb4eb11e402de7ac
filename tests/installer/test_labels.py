"""Labels are found as Python means them, and one that is put together is refused."""

import pytest

from installer.labels import Label, UnreadableLabel, as_cpp, labels_of


def read(tmp_path, code):
    path = tmp_path / "page.py"
    path.write_text(code, encoding="utf-8")
    return labels_of(path)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('translate("A", "Find")', Label("A", "Find", "", False)),
        ('translate("A", "%n note(s)", None, count)', Label("A", "%n note(s)", "", True)),
        ('translate("A", "%n note(s)", None, len(notes))', Label("A", "%n note(s)", "", True)),
        ('translate("A", "%n note(s)", n=3)', Label("A", "%n note(s)", "", True)),
        ('translate("A", "Open", "verb")', Label("A", "Open", "verb", False)),
        ('translate("A", "one " "line")', Label("A", "one line", "", False)),
        ('QCoreApplication.translate("A", "Find")', Label("A", "Find", "", False)),
        ('X = [QT_TRANSLATE_NOOP("A", "Later")]', Label("A", "Later", "", False)),
    ],
)
def test_labels_are_found(tmp_path, code, expected):
    assert read(tmp_path, code) == [expected]


@pytest.mark.parametrize("code", ['"x".translate(table)', "text.translate({1: 2})", 'print("translate")'])
def test_other_calls_are_not_labels(tmp_path, code):
    assert read(tmp_path, code) == []


@pytest.mark.parametrize(
    "code", ['translate("A", f"{n} notes")', 'translate("A", name)', "translate(page, 'x')", "translate('A')"]
)
def test_labels_put_together_are_refused_with_their_place(tmp_path, code):
    with pytest.raises(UnreadableLabel, match=r"page\.py:2"):
        read(tmp_path, "\n" + code)


def test_special_characters_reach_qt_unharmed():
    written = as_cpp([Label("A", 'say "да"\\\n\tтак', "", False), Label("A", "%n", "c", True)])
    assert r'translate("A", "say \"да\"\\\n\tтак", nullptr)' in written
    assert 'translate("A", "%n", "c", n)' in written

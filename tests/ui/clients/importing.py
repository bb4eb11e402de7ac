"""Reading a table into the preview."""

from __future__ import annotations

WORDS = {
    "show": {"ru": "Показать 2 клиентов", "en": "Show 2 clients"},
    "all": {"ru": "Подтвердить все", "en": "Confirm all"},
    "one": {"ru": "Проверить по одному", "en": "Review one by one"},
}


def notification(window, beginning: str):
    return next(one for one in window.notifications.notifications() if one.text.startswith(beginning))

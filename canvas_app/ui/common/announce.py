"""Saying things aloud: what changes without the focus moving is announced to screen readers."""

from __future__ import annotations

from PySide6.QtCore import QObject


def announce(source: QObject, text: str, *, now: bool = False) -> None:
    """Have a screen reader say ``text``; ``now`` interrupts what it is saying (a failure)."""
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # late: the frame is painted without

    event = QAccessibleAnnouncementEvent(source, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if now else politeness.Polite)
    QAccessible.updateAccessibility(event)

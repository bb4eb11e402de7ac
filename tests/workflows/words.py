"""Every word that a person can read or hear: labels, fields, tables, menus, tips, spoken names."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_ROWS, _COLUMNS = 60, 30
_KINDS = (QAccessible.Text.Name, QAccessible.Text.Description)


def words_on(window: QWidget) -> dict[str, str]:
    """Return the texts of everything visible, each with the place where it was found last."""
    found: dict[str, str] = {window.windowTitle(): "title of the window"}
    for widget in (window, *window.findChildren(QWidget)):
        owner = widget.parentWidget()
        if isinstance(widget, QMenu):
            if owner is not None and not owner.isVisible():
                continue  # of a page out of sight: filled when that is shown
            found.update(dict.fromkeys(_of_menu(widget), f"menu of {_place(widget)}"))
        elif widget.isVisible():
            found.update(dict.fromkeys(_of(widget), _place(widget)))
    found.pop("", None)
    return found


def _place(widget: QWidget) -> str:
    owner = widget.parentWidget()
    while type(owner) is QWidget:
        owner = owner.parentWidget()
    return f"{type(widget).__name__} in {type(owner).__name__}"


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QPlainTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            yield from (widget.tabText(tab), widget.tabToolTip(tab), widget.accessibleTabName(tab))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _of_model(widget.model())
    yield from _spoken(widget)


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    root = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else min(model.columnCount(root), _COLUMNS)
    rows = min(model.rowCount(root), _ROWS)
    for column in range(columns):
        for role in roles:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(rows):
                yield str(model.data(model.index(row, column, root), role) or "")


def _spoken(widget: QWidget) -> Iterator[str]:
    """Yield what is said of the parts of a painted widget: notes of a sheet, places of a chart."""
    face = QAccessible.queryAccessibleInterface(widget)
    if face is None:
        return
    yield from (face.text(kind) for kind in _KINDS)
    if isinstance(widget, QAbstractItemView):
        return  # its model was read already
    for index in range(face.childCount()):
        child = face.child(index)
        if child is not None and child.object() is not None and not child.object().isWidgetType():
            yield from (child.text(kind) for kind in _KINDS)


def _of_menu(menu: QMenu) -> Iterator[str]:
    menu.aboutToShow.emit()  # many are filled only then
    for action in menu.actions():
        yield from (action.text(), action.statusTip())

"""The backups of a file: day, size, what is in each, a picture of its canvas; one is restored as a copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from canvas_app.domain.progress import Progress
from canvas_app.services import backup_list, files
from canvas_app.services.backup_list import NAME, BackupSeen
from canvas_app.ui.common.beside import fit_screen
from canvas_app.ui.common.buttons import PrimaryButton, SecondaryButton
from canvas_app.ui.common.files import ENDING, free_path
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import ErrorLabel, PlainLabel, QuietLabel
from canvas_app.ui.common.text import breakable, fill, translate
from canvas_app.ui.common.worker import Job
from canvas_app.ui.file_rescue.backup_table import BackupTable

if TYPE_CHECKING:
    from canvas_app.ui.file_rescue.wanted import Wanted

_SIZE = (880, 470)
_PICTURE, _LEAST_PICTURE = 320, 160  # px, wide
_EDGE, _GAP = 16, 16  # px around everything, and between table and picture
_SHARE = 2  # pictures are drawn that much finer, for dense screens


class BackupsWindow(QDialog):
    """Lists the backups of one file; the worker looks into one after the other."""

    def __init__(self, wanted: Wanted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted, self._tools = wanted, wanted.tools
        self._found = backup_list.backups_for(wanted.path, wanted.identity)
        self.seen: list[BackupSeen | None] = [None] * len(self._found)
        self._pictures: dict[int, QImage] = {}
        self._looked: set[int] = set()
        self._job: Job | None = None
        self._restoring = self._closing = False
        self.told, self.whose = PlainLabel("", self, wrap=True), QuietLabel("", self, wrap=True)
        self.table, self.picture = BackupTable(self), PlainLabel("", self, wrap=True)
        self.holds, self.failure = PlainLabel("", self, wrap=True), ErrorLabel(self)
        self.progress = QProgressBar(self)
        self.restore = PrimaryButton("", self)
        self.rescue, self.leave = SecondaryButton("", self), SecondaryButton("", self)
        self._arrange()
        self.table.itemSelectionChanged.connect(self._on_row)
        self.table.doubleClicked.connect(self._on_restore)
        self.restore.clicked.connect(self._on_restore)
        self.rescue.clicked.connect(self._on_rescue)
        self.leave.clicked.connect(self.close)
        self.retranslate()
        if self._found:
            self.table.selectRow(0)
            self.table.setFocus()
        self._next()

    def _arrange(self) -> None:
        px = self._tools.theme.px
        self.progress.setTextVisible(False)
        self.progress.setRange(0, max(1, len(self._found)))
        self.picture.setObjectName("picture")
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it goes
        self.progress.setSizePolicy(policy)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.holds.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.restore.setAutoDefault(True)
        right = QVBoxLayout()
        right.addWidget(self.picture)
        right.addWidget(self.holds, 1)
        middle = QHBoxLayout()
        middle.setSpacing(_GAP)
        middle.addWidget(self.table, 1)
        middle.addLayout(right)
        buttons = FlowLayout(gap=8)
        for button in (self.restore, self.rescue, self.leave):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(8)
        for part in (self.told, self.whose):
            column.addWidget(part)
        column.addLayout(middle, 1)
        column.addWidget(self.progress)
        column.addWidget(self.failure)
        column.addLayout(buttons)
        fit_screen(self, px(_SIZE[0]), px(_SIZE[1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the picture what the table leaves."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left = self.width() - 2 * _EDGE - _GAP - self.table.needed()
        width = min(max(left, _LEAST_PICTURE), self._tools.theme.px(_PICTURE))
        self.picture.setFixedSize(width, width * 210 // 297)
        self.holds.setFixedWidth(width)
        self._show_picture(self.table.currentRow())

    # words

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        name, lang = self._wanted.path.name, self._tools.language.code
        self.setWindowTitle(translate("FileRescue", "Backups"))
        self.told.setText(breakable(_told(name, self._found)))
        self.whose.setText(translate("FileRescue", "Restoring makes a new file. Nothing is replaced."))
        self.whose.setVisible(bool(self._found))
        self.restore.set_text(translate("FileRescue", "Restore as a copy"))
        self.rescue.set_text(translate("FileRescue", "Save what can be read…"))
        self.leave.set_text(translate("FileRescue", "Close"))
        self.progress.setAccessibleName(translate("FileRescue", "Looking into the backups…"))
        self.rescue.setVisible(self._wanted.rescue is not None)
        self.restore.setVisible(bool(self._found))
        row = self.table.currentRow()
        self.table.show_found(self._found, self.seen, lang)
        self._fit()
        self.table.setVisible(bool(self._found))
        self.picture.setVisible(bool(self._found))
        if row >= 0:
            self._on_row()

    # looking into backups, one after the other

    def _next(self) -> None:
        """Look into the row that is selected, draw it, then look into those that wait."""
        if self._job is not None or self._closing or self._restoring:
            return
        row = self.table.currentRow()
        waiting = [i for i in range(len(self._found)) if self.seen[i] is None and i not in self._looked]
        if row >= 0 and row in waiting:
            self._look(row)
        elif row >= 0 and row not in self._pictures and self._is_sound(row):
            self._draw(row)
        elif waiting:
            self._look(waiting[0])
        self.progress.setValue(len(self._found) - len(waiting))
        self.progress.setVisible(bool(waiting))

    def _look(self, row: int) -> None:
        one = self._found[row]
        self._looked.add(row)
        self._run(lambda progress: (row, backup_list.look_into(one, progress)), self._on_seen)

    def _draw(self, row: int) -> None:
        path, width = self._found[row].backup.path, self._tools.theme.px(_PICTURE) * _SHARE
        self._pictures[row] = QImage()
        self._run(lambda progress: (row, self._wanted.picture(path, width, progress)), self._on_drawn)

    def _run(self, work: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        job = self._tools.worker.run(work, done, failed=self._on_failed)
        self._job = job
        job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._job = None
        self._next()

    def _on_seen(self, result: tuple[int, BackupSeen]) -> None:
        row, look = result
        self.seen[row] = look
        self.table.show_seen(row, look, self._tools.language.code)
        if row == self.table.currentRow():
            self._on_row()

    def _on_drawn(self, result: tuple[int, QImage]) -> None:
        row, image = result
        self._pictures[row] = image
        if row == self.table.currentRow():
            self._show_picture(row)

    def _on_failed(self, error: Exception) -> None:
        """Say what went wrong with the one that is selected; of the others the table tells."""
        self._set_restoring(on=False)
        self.failure.say(self._wanted.sentence(error))

    # the one that is selected

    def _on_row(self) -> None:
        row = self.table.currentRow()
        look = self.seen[row] if row >= 0 else None
        self.failure.say("")
        self.holds.setText(breakable(self._what(look)))
        self.restore.setEnabled(row >= 0 and self._is_sound(row) and not self._restoring)
        self._show_picture(row)
        self._next()

    def _is_sound(self, row: int) -> bool:
        look = self.seen[row]
        return look is not None and look.fault is None

    def _what(self, look: BackupSeen | None) -> str:
        if look is None:
            return translate("FileRescue", "Looking into it…")
        if look.contents is None:
            return translate("FileRescue", "This backup is damaged and cannot be restored.")
        lines = [fill(translate("FileRescue", "Business: %1"), look.contents.business)]
        if look.found.place is not None:
            lines.append(fill(translate("FileRescue", "It lay here: %1"), str(look.found.place)))
        return "\n".join(lines)

    def _show_picture(self, row: int) -> None:
        image = self._pictures.get(row)
        if image is None or image.isNull():
            self.picture.setPixmap(QPixmap())
            damaged = row >= 0 and self.seen[row] is not None and not self._is_sound(row)
            self.picture.setText("—" if damaged else "…")
            return
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(image).scaled(
            self.picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)
        self.picture.setAccessibleName(translate("FileRescue", "Picture of the canvas in this backup"))

    # what a person does

    def _on_restore(self) -> None:
        row = self.table.currentRow()
        if row < 0 or not self.restore.isEnabled():
            return
        look = self.seen[row]
        if look is None or (look.found.how == NAME and not self._is_agreed(look)):
            return
        source, target = look.path, self._target()
        self._set_restoring(on=True)

        def work(_progress: Progress) -> Path:
            files.restore_backup(source, target)
            return target

        if self._job is not None:
            self._job.cancel()
        self._tools.worker.run(work, self._on_restored, failed=self._on_failed, writes=True)

    def _is_agreed(self, look: BackupSeen) -> bool:
        """Ask about a backup that was found by its name alone."""
        text = translate(
            "FileRescue",
            "The file does not say which workbook it is. This backup has the same name, but it may be of "
            "another one: it is of “%1”, %2.",
        )
        business = look.contents.business if look.contents is not None else ""
        lay = look.found.place or look.path
        return self._tools.dialogs.confirm(
            translate("FileRescue", "Backup of another file?"),
            fill(text, business, str(lay)),
            yes=translate("FileRescue", "Restore as a copy"),
        )

    def _target(self) -> Path:
        """Return a free name beside the file, or among the workbooks where its folder is gone."""
        path = self._wanted.path
        name = f"{fill(translate('FileRescue', '%1 (restored)'), path.stem)}{ENDING}"
        return free_path(path.with_name(name))

    def _set_restoring(self, *, on: bool) -> None:
        self._restoring = on
        row = self.table.currentRow()
        self.restore.setEnabled(not on and row >= 0 and self._is_sound(row))
        if on:
            self.holds.setText(translate("FileRescue", "Restoring…"))

    def _on_restored(self, target: Path) -> None:
        self.close()
        self._wanted.restored(target)

    def _on_rescue(self) -> None:
        self.close()
        if self._wanted.rescue is not None:
            self._wanted.rescue()

    def done(self, result: int) -> None:
        """Close; looking into backups is given up, restoring goes on to its end."""
        self._closing = True
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Change the words when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _told(name: str, found: tuple[backup_list.Found, ...]) -> str:
    """Return whose backups these are."""
    if not found:
        return fill(translate("FileRescue", "No backup of “%1” was found on this computer."), name)
    if found[0].how == NAME:
        text = translate(
            "FileRescue",
            "“%1” does not say which workbook it is. These backups have its name, but may be of another one:",
        )
    elif found[0].how == backup_list.PLACE:
        text = translate("FileRescue", "“%1” does not say which workbook it is. These lay in its place:")
    else:
        text = translate("FileRescue", "Backups of “%1”, the newest first:")
    return fill(text, name)

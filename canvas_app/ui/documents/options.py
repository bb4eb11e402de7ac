"""The choices at the left of the page: which document, of what, on which paper, in which language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from canvas_app.domain.canvas.model import Canvas
from canvas_app.domain.canvas.sheet import PAPERS
from canvas_app.services.documents.document_request import CLIENT, PRESETS, QUESTIONNAIRE, SECTIONS
from canvas_app.services.documents.paper import Reading
from canvas_app.ui.common.chips import Chip
from canvas_app.ui.common.context import PageContext
from canvas_app.ui.common.fields import Combo, DateButton
from canvas_app.ui.common.flow import FlowLayout
from canvas_app.ui.common.labels import PlainLabel, SectionHeader, SmallLabel
from canvas_app.ui.common.text import LANGUAGE_NAMES, fill, no_mnemonic, translate
from canvas_app.ui.documents.client_choice import ClientChoice
from canvas_app.ui.documents.option_words import document_words, section_words
from canvas_app.ui.documents.preset_card import PresetCard
from canvas_app.ui.documents.selection import CHOOSABLE, DocumentSelection
from canvas_app.ui.documents.title_form import TitleForm

_ICONS = {"poster": "poster", "director": "report", "full": "book"}
_OTHERS = ("answers", "stages", CLIENT, QUESTIONNAIRE)
_WIDTH = 320


class DocumentOptions(QScrollArea):
    """Shows what is chosen and changes it.

    Attributes:
        changed: something else is chosen now.

    """

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.selection = DocumentSelection()
        self._canvases: Sequence[Canvas] = ()
        self._models: Sequence[tuple[str, str]] = ()
        self._reading: Reading | None = None
        self._room = 1 << 20  # until the page is laid out
        inside = QWidget(self)
        inside.setObjectName("documentOptionsInside")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self._build_documents()
        self._build_rows()
        self._build_switches()
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        context.tools.theme.changed.connect(self._resize)
        self._resize()

    def _build_documents(self) -> None:
        self.cards = {key: PresetCard(self._context.tools.theme, _ICONS[key], self) for key in PRESETS}
        self.others = {key: Chip("", self, checkable=True) for key in _OTHERS}
        group = QButtonGroup(self)
        for key, button in {**self.cards, **self.others}.items():
            group.addButton(button)
            button.clicked.connect(lambda _on=False, key=key: self._choose_document(key))
        for card in self.cards.values():
            self._column.addWidget(card)
        row = QWidget(self)
        flow = FlowLayout(row)
        for chip in self.others.values():
            flow.addWidget(chip)
        self._column.addWidget(row)
        self.client = ClientChoice(self._context, self)
        self.client.chosen.connect(lambda client: self._change(client=client))
        self._column.addWidget(self.client)
        self.filter = Chip("", self, removable=True)
        self.filter.removed.connect(lambda: self._change(segments=(), employees=(), clients=()))
        self._column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = TitleForm(self._context, self)
        self._column.addWidget(self.title)

    def _build_rows(self) -> None:
        self.canvas, self.paper = Combo(self), Combo(self)
        self.language, self.model = Combo(self), Combo(self)
        self.day = DateButton(self._context.session.as_of, "", self)
        self.hint = SmallLabel("", self, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._labels: dict[QWidget, PlainLabel] = {}
        fields: tuple[QWidget, ...] = (self.canvas, self.paper, self.model, self.language, self.day)
        for row, field in enumerate(fields):
            label = PlainLabel("", self)
            label.setBuddy(field)
            self._labels[field] = label
            at = row + (
                field is not self.canvas and field is not self.paper
            )  # the hint stands under the paper
            self._grid.addWidget(label, at, 0)
            self._grid.addWidget(field, at, 1)
        self._grid.addWidget(self.hint, 2, 0, 1, 2)
        self._column.addLayout(self._grid)
        combos = {"canvas": self.canvas, "paper": self.paper, "lang": self.language, "model": self.model}
        for name, combo in combos.items():
            combo.setMinimumContentsLength(6)
            combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.currentIndexChanged.connect(
                lambda _at, name=name, combo=combo: self._change(**{name: combo.currentData()})
            )
        self.day.day_changed.connect(self._context.session.set_as_of)

    def _build_switches(self) -> None:
        self.switches = {name: QCheckBox(self) for name in ("anonymous", "figures", "prompts")}
        for name, switch in self.switches.items():
            switch.toggled.connect(lambda on, name=name: self._change(**{name: on}))
            self._column.addWidget(switch)
            if name == "anonymous":
                self.beware = SmallLabel("", self, wrap=True)
                self._column.addWidget(self.beware)
        self._contents = SectionHeader("", self)
        self._column.addWidget(self._contents)
        self.sections = {section: QCheckBox(self) for section in SECTIONS}
        for box in self.sections.values():
            box.toggled.connect(self._on_section)
            self._column.addWidget(box)

    # changes

    def show_selection(self, selection: DocumentSelection) -> None:
        """Show other choices, without a signal."""
        self.selection = selection
        self._show()

    def show_choices(self, canvases: Sequence[Canvas], models: Sequence[tuple[str, str]]) -> None:
        """Show what the workbook has to choose from."""
        self._canvases, self._models = canvases, models
        self.client.refresh()
        self.title.refresh()
        self._show()

    def show_reading(self, reading: Reading | None) -> None:
        """Say how the canvas reads on the paper."""
        self._reading = reading
        self._show_hint()

    def _choose_document(self, document: str) -> None:
        self._change(document=document, sections=())
        if document == CLIENT and not self.selection.client:
            self.client.focus_first()

    def _change(self, **changes: object) -> None:
        selection = replace(self.selection, **changes)  # type: ignore[arg-type] # names and values are the fields' own
        if selection != self.selection:
            self.selection = selection
            self._show()
            self.changed.emit()

    def _on_section(self) -> None:
        chosen = tuple(section for section, box in self.sections.items() if box.isChecked())
        whole = chosen == PRESETS.get(self.selection.document) or not chosen
        self._change(sections=() if whole else chosen)
        if not chosen:
            self._show()  # a document without any part is the whole one

    # what is shown

    def _show(self) -> None:
        selection = self.selection
        for key, button in {**self.cards, **self.others}.items():
            button.setChecked(key == selection.document)
        self.client.setVisible(selection.document == CLIENT)
        if self.client.client != selection.client:
            self.client.show_client(selection.client)
        self._show_rows()
        self._show_switches()
        self._resize()

    def _show_rows(self) -> None:
        selection = self.selection
        names = {canvas.id: canvas.name for canvas in self._canvases}
        current = selection.canvas if selection.canvas in names else next(iter(names), 0)
        self.canvas.fill(list(names.items()), current)
        self.paper.fill([(paper, paper) for paper in PAPERS], selection.paper)
        self.language.fill(list(LANGUAGE_NAMES.items()), selection.lang)
        models = dict(self._models)
        self.model.fill(
            list(models.items()), selection.model if selection.model in models else next(iter(models), "")
        )
        self.day.set_day(
            self._context.session.as_of, self._context.texts.formats.date(self._context.session.as_of)
        )
        shown: dict[QWidget, bool] = {
            self.canvas: selection.has_canvas and len(names) > 1,
            self.model: selection.has_stages,
            self.day: selection.document != QUESTIONNAIRE,
        }
        for field, visible in shown.items():
            field.setVisible(visible)
            self._labels[field].setVisible(visible)
        self._show_hint()
        self._show_filter()

    def _show_filter(self) -> None:
        selection, asked = self.selection, self.selection.document == QUESTIONNAIRE
        self.filter.setVisible(bool(selection.clients) if asked else selection.filtered)
        if asked:
            self.filter.set_text(translate("Documents", "For %n clients", None, len(selection.clients)))
        else:
            self.filter.set_text(translate("Documents", "Only the clients chosen before"))

    def _show_switches(self) -> None:
        selection = self.selection
        for name, switch in self.switches.items():
            switch.blockSignals(True)
            switch.setChecked(getattr(selection, name))
            switch.blockSignals(False)
        self.switches["anonymous"].setVisible(selection.document != QUESTIONNAIRE)
        self.beware.setVisible(selection.anonymous and selection.document != QUESTIONNAIRE)
        self.switches["figures"].setVisible(selection.has_canvas)
        self.switches["prompts"].setVisible(selection.has_sheet)
        choosable = selection.document in CHOOSABLE
        self._contents.setVisible(choosable)
        for section, box in self.sections.items():
            box.setVisible(choosable)
            box.blockSignals(True)
            box.setChecked(section in selection.parts)
            box.blockSignals(False)

    def _show_hint(self) -> None:
        reading, words = self._reading, ""
        if self.selection.has_sheet and reading is not None:
            points = self._context.texts.formats.number(round(reading.points, 1))
            text = translate("Documents", "Smallest text %1 pt: on %2 it is read from %3 cm.")
            words = fill(text, points, self.selection.paper, reading.distance)
            if reading.wall:
                words += " " + fill(translate("Documents", "For a wall take %1."), reading.wall)
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _resize(self) -> None:
        inside = self.widget()
        bar = self.verticalScrollBar().sizeHint().width() + 2  # with the gap beside it
        least = inside.minimumSizeHint().width() + bar if inside is not None else 0
        self.setFixedWidth(max(min(self._context.tools.theme.px(_WIDTH), self._room), least))

    def fit(self, page: int) -> None:
        """Be as wide as the letters ask for, but leave half of a page ``page`` pixels wide to the preview.

        Nothing that is chosen is cut: a long word in large letters may take more.
        """
        self._room = max(page // 2, 1)
        self._resize()

    def set_day(self, day: date) -> None:
        """Show the as-of day of the window."""
        self.day.set_day(day, self._context.texts.formats.date(day))

    def retranslate(self) -> None:
        """Set every text in the language of the moment."""
        for key, card in self.cards.items():
            card.set_words(*document_words(key))
        for key, chip in self.others.items():
            chip.set_text(document_words(key)[0])
        rows: dict[QWidget, str] = {
            self.canvas: translate("Documents", "Canvas"),
            self.paper: translate("Documents", "Paper"),
            self.model: translate("Documents", "Stage model"),
            self.language: translate("Documents", "Language"),
            self.day: translate("Documents", "Figures as of"),
        }
        for field, text in rows.items():
            self._labels[field].setText(text)
            field.setAccessibleName(text)
        widest = max(label.sizeHint().width() for label in self._labels.values())
        self._grid.setColumnMinimumWidth(0, widest)  # fields stand alike whatever is shown
        switches = {
            "anonymous": translate("Documents", "Without names and contact data"),
            "figures": translate("Documents", "Register's figures on the canvas"),
            "prompts": translate("Documents", "Questions in empty blocks"),
        }
        for name, text in switches.items():
            self.switches[name].setText(no_mnemonic(text))
        self.beware.setText(
            translate(
                "Documents",
                "Names of the register are replaced, in texts, too. Nicknames, misspelt names and people who "
                "are not in the register stay: read the pages before you hand them on.",
            )
        )
        self._contents.setText(translate("Documents", "What goes in"))
        for section, box in self.sections.items():
            box.setText(no_mnemonic(section_words(section)))
        self.client.retranslate()
        self.title.retranslate()
        self._show()

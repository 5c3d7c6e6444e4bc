"""A workbook that was not made here: what was understood, cell by cell, and how to say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.dialogs.buttons import standard_buttons
from blueprint_editor.gui.dialogs.foreign_grid import SheetView
from blueprint_editor.gui.dialogs.foreign_look import Legend, table_sheet
from blueprint_editor.gui.dialogs.foreign_parts import BoardPreview, LeftList
from blueprint_editor.gui.jobs import Context, Jobs
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import element_title, percentage, say
from blueprint_editor.workflows import DocumentError
from blueprint_editor.workflows.foreign import (
    CHOICES,
    Axis,
    CellUse,
    Corrections,
    ForeignWorkbook,
    Layout,
    Line,
    Meaning,
    Place,
    SheetUse,
    Taken,
    Understanding,
    understand,
)

_READ = tuple(layout for layout in Layout)


class ForeignDialog(QDialog):
    """The sheet at the left, the board that comes of it at the right, below them what has no place."""

    def __init__(self, parent: QWidget, foreign: ForeignWorkbook, appearance: Appearance, jobs: Jobs) -> None:
        super().__init__(parent)
        self.setObjectName("askForeign")
        self.foreign, self._appearance, self._jobs = foreign, appearance, jobs
        self.understanding = foreign.understanding
        self.corrections = Corrections()
        self._asked = self._answered = 0
        self._filling = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self.setStyleSheet(form_sheet(appearance.look) + table_sheet(appearance.look))
        resize_within(self, 1180, 760)
        self._show(self.understanding)
        best = max(self.understanding.sheets, key=self._worth, default=None)
        if best is not None:
            self.sheets.setCurrentIndex(self.understanding.sheets.index(best))
        self.grid.setFocus()

    # Parts

    def _make_parts(self) -> None:
        appearance, language = self._appearance, self._appearance.language
        self.setWindowTitle(say("foreign.title", language, name=self.foreign.path.name))
        self.lead = QLabel(say("foreign.lead", language, name=self.foreign.path.name))
        self.summary = QLabel()
        for label in (self.lead, self.summary):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        bold = self.summary.font()
        bold.setBold(True)
        self.summary.setFont(bold)
        self.sheets, self.layouts = QComboBox(), QComboBox()
        self.sheets.addItems([sheet.title for sheet in self.understanding.sheets])
        for layout in _READ:
            self.layouts.addItem(say(f"foreign.layout.{layout.value}", language), layout)
        self.again = QPushButton(say("foreign.again", language))
        self.grid = SheetView(appearance)
        self.legend = Legend(appearance)
        self.preview = BoardPreview(appearance)
        self.left = LeftList(appearance)
        self.take_as = QPushButton(say("foreign.take_as", language))
        self.left_title = QLabel()
        self.left_title.setBuddy(self.left)
        self.buttons = standard_buttons(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.take.setText(say("foreign.take", language))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(say("window.close.cancel", language))

    def _lay_out(self) -> None:
        language = self._appearance.language
        choices = QHBoxLayout()
        for key, part in (("foreign.sheet", self.sheets), ("foreign.layout", self.layouts)):
            label = QLabel(say(key, language))
            label.setBuddy(part)
            form = QFormLayout()
            form.addRow(label, part)
            choices.addLayout(form)
        hint = QLabel(say("foreign.hint", language))
        hint.setWordWrap(True)
        choices.addWidget(hint, 1)
        choices.addWidget(self.again)
        sheet = _column(self.grid, self.legend)
        preview_label = QLabel(say("foreign.preview", language))
        preview_label.setBuddy(self.preview)
        self.middle = QSplitter(Qt.Orientation.Horizontal)
        self.middle.addWidget(sheet)
        self.middle.addWidget(_column(preview_label, self.preview))
        self.middle.setStretchFactor(0, 3)
        self.middle.setStretchFactor(1, 1)
        self.middle.setSizes([820, 340])
        self.left_part = QWidget()
        left = QVBoxLayout(self.left_part)
        left.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.left_title, 1)
        row.addWidget(self.take_as)
        left.addLayout(row)
        left.addWidget(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.lead)
        column.addWidget(self.summary)
        column.addLayout(choices)
        column.addWidget(self.middle, 1)
        column.addWidget(self.left_part)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self.layouts.activated.connect(self._on_layout)
        self.again.clicked.connect(self._start_over)
        self.grid.line_asked.connect(self.ask_line)
        self.grid.cell_asked.connect(self.ask_cell)
        self.preview.cell_wanted.connect(self.go_to)
        self.left.cell_wanted.connect(self.go_to)
        self.left.itemSelectionChanged.connect(self._refresh)
        self.take_as.clicked.connect(self._ask_taken)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.take.click)

    # What is shown

    @property
    def settled(self) -> bool:
        """Whether what is shown is the answer to what was said last."""
        return self._asked == self._answered

    @property
    def sheet(self) -> SheetUse | None:
        """The sheet that is shown."""
        place = self.sheets.currentIndex()
        return self.understanding.sheets[place] if 0 <= place < len(self.understanding.sheets) else None

    def _worth(self, sheet: SheetUse) -> int:
        return sum(bool(cell.ids) for cell in self.understanding.cells if cell.sheet == sheet.title)

    def _show(self, understanding: Understanding) -> None:
        self.understanding = understanding
        self._show_sheet()
        self.preview.show_board(understanding)
        self.left.show_left(understanding)
        language, blueprint = self._appearance.language, understanding.blueprint
        parts = [
            say("foreign.stages", language, n=len(blueprint.stages)),
            say("foreign.entries", language, n=sum(1 for _ in blueprint.entries())),
            say("foreign.left", language, n=len(understanding.left_over)),
            say("foreign.confidence", language, share=percentage(understanding.confidence, language)),
        ]
        self.summary.setText(" · ".join(parts))
        self.left_title.setText(say("foreign.left", language, n=len(understanding.left_over)))
        self.left_part.setVisible(bool(understanding.left_over))
        self._refresh()

    def _show_sheet(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        self.grid.show_sheet(self.understanding, sheet)
        self.layouts.setCurrentIndex(_READ.index(sheet.layout))

    def _refresh(self) -> None:
        self.take.setEnabled(self.settled and bool(self.understanding.blueprint.stages))
        self.take_as.setEnabled(bool(self.left.chosen))
        self.again.setEnabled(self.corrections != Corrections())

    def go_to(self, cell: CellUse) -> None:
        """Show the cell in its sheet."""
        titles = [sheet.title for sheet in self.understanding.sheets]
        self.sheets.setCurrentIndex(titles.index(cell.sheet))
        self.grid.go_to(cell.row, cell.column)

    # What a person says

    def say_line(self, axis: Axis, index: int, meaning: Meaning | None) -> None:
        """A row or column of the sheet is this; none takes back what was said of it."""
        if self.sheet is not None:
            lines = dict(self.corrections.lines)
            lines.pop(line := Line(self.sheet.title, axis, index), None)
            if meaning is not None:
                lines[line] = meaning
            self._read_again(msgspec.structs.replace(self.corrections, lines=lines))

    def say_layout(self, layout: Layout) -> None:
        """The sheet is laid out like this."""
        if self.sheet is not None:
            layouts = {**self.corrections.layouts, self.sheet.title: layout}
            self._read_again(msgspec.structs.replace(self.corrections, layouts=layouts))

    def say_cells(self, cells: list[CellUse], taken: Taken) -> None:
        """These cells become this."""
        said = {Place(cell.sheet, cell.row, cell.column): taken for cell in cells}
        self._read_again(msgspec.structs.replace(self.corrections, cells={**self.corrections.cells, **said}))

    def _on_layout(self, place: int) -> None:
        if self.sheet is not None and _READ[place] is not self.sheet.layout:
            self.say_layout(_READ[place])

    def _start_over(self) -> None:
        self._read_again(Corrections())

    def _read_again(self, corrections: Corrections) -> None:
        """Read with these corrections, off the GUI thread; an answer that is out of date by then is dropped."""
        self.corrections = corrections
        self._asked += 1
        number, foreign = self._asked, self.foreign

        def work(_context: Context) -> Understanding:
            return understand(foreign, corrections)

        self._jobs.start(work, partial(self._on_read, number), partial(self._on_not_read, number))
        self._refresh()

    def _on_read(self, number: int, understanding: Understanding) -> None:
        if shiboken6.isValid(self) and number == self._asked:
            self._answered = number
            self._show(understanding)

    def _on_not_read(self, number: int, error: Exception) -> None:
        if not isinstance(error, DocumentError):
            raise error
        if shiboken6.isValid(self) and number == self._asked:
            self._answered = number
            self.summary.setText(say("foreign.nothing", self._appearance.language))

    # Menus

    def ask_line(self, axis: Axis, index: int, point: QPoint) -> QMenu:
        """Ask what a row or a column is."""
        menu = QMenu(self)
        self._fill_line_menu(menu, axis, index)
        return _popped(menu, point)

    def _fill_line_menu(self, menu: QMenu, axis: Axis, index: int) -> None:
        language, sheet = self._appearance.language, self.sheet
        if sheet is None:
            return
        said = self.corrections.lines.get(Line(sheet.title, axis, index))
        known = said or (sheet.columns if axis is Axis.COLUMN else sheet.rows).get(index)
        for meaning in CHOICES:
            action = menu.addAction(say(f"foreign.meaning.{meaning.value}", language))
            action.setCheckable(True)
            action.setChecked(meaning is known)
            action.triggered.connect(partial(self._on_line, axis, index, meaning))
            if meaning in {Meaning.STAGE, Meaning.COMMUNICATION, Meaning.NOTE}:
                menu.addSeparator()
        if said is not None:
            menu.addSeparator()
            menu.addAction(say("foreign.take_back", language)).triggered.connect(
                partial(self._on_line, axis, index, None)
            )

    def _on_line(self, axis: Axis, index: int, meaning: Meaning | None, _checked: bool = False) -> None:
        self.say_line(axis, index, meaning)

    def ask_cell(self, place: tuple[int, int], point: QPoint) -> QMenu:
        """Ask what a cell is, or the row or column that it stands in."""
        language, menu = self._appearance.language, QMenu(self)
        sheet = self.sheet
        use = self.grid.model_of_sheet.use(self.grid.currentIndex())
        if use is not None and sheet is not None:
            self._fill_taken(menu.addMenu(say("foreign.cell_is", language)), [use])
        for axis, index in ((Axis.ROW, place[0]), (Axis.COLUMN, place[1])):
            self._fill_line_menu(menu.addMenu(say(f"foreign.{axis.value}_is", language)), axis, index)
        return _popped(menu, point)

    def _ask_taken(self) -> None:
        menu = QMenu(self)
        self._fill_taken(menu, self.left.chosen)
        _popped(menu, self.take_as.mapToGlobal(QPoint(0, self.take_as.height())))

    def _fill_taken(self, menu: QMenu, cells: list[CellUse]) -> None:
        language, stages = self._appearance.language, self.understanding.blueprint.stages
        for element in ELEMENTS:
            part = menu.addMenu(element_title(element, language))
            part.setEnabled(bool(stages))
            for stage in stages:
                action = part.addAction(stage.name.replace("&", "&&"))
                action.triggered.connect(partial(self._on_taken, cells, Taken(element, stage.id)))
        menu.addSeparator()
        menu.addAction(say("foreign.park", language)).triggered.connect(partial(self._on_taken, cells, Taken()))

    def _on_taken(self, cells: list[CellUse], taken: Taken, _checked: bool = False) -> None:
        self.say_cells(cells, taken)


def ask_foreign(
    parent: QWidget,
    foreign: ForeignWorkbook,
    appearance: Appearance,
    jobs: Jobs,
    taken: Callable[[Understanding], None],
) -> ForeignDialog:
    """Show what was understood; `taken` hears of it when it is taken."""
    dialog = ForeignDialog(parent, foreign, appearance, jobs)
    dialog.accepted.connect(lambda: taken(dialog.understanding))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _column(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part)
    return whole


def _popped(menu: QMenu, point: QPoint) -> QMenu:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(point)
    return menu

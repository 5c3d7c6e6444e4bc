"""The bar that asks what the columns of a pasted table hold, with the entries that come of it beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.model import AnyEntry
from blueprint_editor.gui.elided import Elided
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.choices import Combo
from blueprint_editor.gui.theme import edged_palette, form_sheet
from blueprint_editor.paint.card import Cards, CardState
from blueprint_editor.paint.look import Measures
from blueprint_editor.wording import element_title, in_sentence, say, what
from blueprint_editor.workflows import paste_tables
from blueprint_editor.workflows.paste_tables import Columns, Use
from blueprint_editor.workflows.pasting import Place

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from blueprint_editor.core.edits import PasteEntries
    from blueprint_editor.gui.appearance import Appearance
    from blueprint_editor.gui.pasting import Pasting
    from blueprint_editor.workflows.clipboard import Rows

SHOWN_ROWS, FEW_ROWS, LOW = 4, 1, 600
"""How many rows are shown, and how many in a window below that height in pixels."""
MOST_PREVIEWED = 12
_ROW, _COMBO, _COLUMN, _GAP = 24, 36, 148, 8
"""Pixels: a row, the row of choices, the least width of a column, and the room between two of them."""


@guarded
class PasteBar(QFrame):
    """Asks, never in the way: the board stays as it is and can be worked on."""

    def __init__(self, pasting: Pasting) -> None:
        super().__init__()
        self.setObjectName("pasteBar")
        self._pasting = pasting
        self._appearance: Appearance = pasting.window.appearance
        self.rows: Rows = ()
        self.columns: Columns | None = None
        self.place: Place | None = None
        self._title, self._lead, self._beside = Elided(), Elided(), Elided()
        self.table = QTableWidget()
        self.combos: list[Combo] = []
        self.preview = Preview(self._appearance)
        self.headed = QCheckBox()
        self.as_text, self.cancel, self.take = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self.headed.toggled.connect(self._on_headed)
        self.as_text.clicked.connect(self._paste_text)
        self.cancel.clicked.connect(self._pasting.close_bar)
        self.take.clicked.connect(self.paste)
        self._appearance.changed.connect(self._dress)
        self.hide()

    def _lay_out(self) -> None:
        table = self.table
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setWordWrap(False)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().setMinimumSectionSize(_COLUMN)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        top, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._lead, 1)
        top.addWidget(self.headed)
        left.addLayout(top)
        left.addWidget(table)
        right.addWidget(self._beside)
        right.addWidget(self.preview)
        for column in (left, right):
            column.setSpacing(8)
        left.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(left, 5)
        middle.addLayout(right, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._title, 1)
        for button in (self.as_text, self.cancel, self.take):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 12)
        whole.setSpacing(12)
        whole.addLayout(buttons)
        whole.addLayout(middle)

    def ask(self, rows: Rows, columns: Columns, place: Place) -> None:
        """Show a table that is to be pasted at a place, its columns as they were guessed."""
        self.rows, self.columns, self.place = rows, columns, place
        self._dress()
        self.show()
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> PasteEntries | None:
        """The deed as the columns are now, or none."""
        if self.columns is None or self.place is None:
            return None
        blueprint, language = self._pasting.window.bridge.blueprint, self._appearance.language
        return paste_tables.paste_rows(self.rows, self.columns, blueprint, self.place, language)

    def paste(self) -> None:
        """Paste it."""
        if self.columns is not None and self.place is not None and self.take.isEnabled():
            self._pasting.paste_rows(self.rows, self.columns, self.place)

    def _paste_text(self) -> None:
        if self.place is not None:
            self._pasting.paste_table_as_text(self.rows, self.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter pastes, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.as_text.hasFocus() or self.cancel.hasFocus():
                (self.as_text if self.as_text.hasFocus() else self.cancel).click()
            else:
                self.paste()
        elif event.key() == Qt.Key.Key_Escape:
            self._pasting.close_bar()
        else:
            super().keyPressEvent(event)

    # What it shows

    def _on_headed(self, on: bool) -> None:
        if self.columns is not None and self.columns.headed != on:
            self.columns = Columns(on, self.columns.uses)
            self._show_columns()

    def _choose(self, column: int, combo: Combo) -> None:
        if self.columns is not None and isinstance(combo.key(), Use):
            self.columns = self.columns.with_use(column, combo.key())
            self._show_columns()

    def _show_columns(self) -> None:
        """Everything that follows from what the columns hold."""
        edit = self.edit()
        if edit is None or self.columns is None or self.place is None:
            return
        self.headed.setChecked(self.columns.headed)
        for column, (use, combo) in enumerate(zip(self.columns.uses, self.combos, strict=True)):
            combo.choose(use)
            for row in range(1, self.table.rowCount()):
                self._tint(self.table.item(row, column), heading=self.columns.headed and row == 1, use=use)
        language, stages = self._appearance.language, self._pasting.window.bridge.blueprint
        facts = edit.step(stages).facts
        self.take.setText(say("paste.take", language, what=what({**facts, "text": ""}, language)))
        self.take.setEnabled(int(facts["n"]) > 0)
        entries = []
        for cell in edit.cells:
            stage = stages.stage(cell.stage)
            name = stage.name if stage is not None and cell.stage != self.place.stage else ""
            entries += [(name, entry) for entry in cell.entries]
        self.preview.show_entries(entries)

    def _tint(self, item: QTableWidgetItem | None, *, heading: bool, use: Use) -> None:
        look = self._appearance.look
        if item is not None:
            skipped = use.meaning is paste_tables.Meaning.IGNORE
            colour: QColor = look.dim if heading or skipped else look.ink
            item.setForeground(colour)
            font = item.font()
            font.setBold(heading)
            font.setStrikeOut(skipped and not heading)
            item.setFont(font)

    def _dress(self) -> None:
        if self.place is None or self.columns is None:
            return
        look, language = self._appearance.look, self._appearance.language
        stage = self._pasting.window.bridge.blueprint.stage(self.place.stage)
        row = in_sentence(element_title(self.place.element, language))
        self._title.tell(say("paste.title", language, element=row, stage=stage.name if stage else ""))
        self._title.setStyleSheet("font-weight: 600;")
        self._lead.tell(say("paste.lead", language))
        self._beside.tell(say("paste.preview", language))
        for label in (self._lead, self._beside):
            label.setStyleSheet(f"color: {look.dim.name()};")
            label.setMinimumHeight(self.headed.sizeHint().height())  # on one line with the box between them
        self.headed.setText(say("paste.headed", language))
        self.headed.setVisible(len(self.rows) > 1 and not any(use.stage for use in self.columns.uses))
        self.as_text.setText(say("paste.text", language))
        self.cancel.setText(say("window.cancel", language))
        self.table.setAccessibleName(say("paste.table", language))
        self.setAccessibleName(self._title.text())
        self.setPalette(edged_palette(look))
        self.setStyleSheet(
            f"#pasteBar {{ background: {look.surface.name()}; border: none;"
            f" border-bottom: 1px solid {look.line.name()}; }} {form_sheet(look)}"
            f" QTableView {{ border: none; background: transparent; }}"
        )
        self._fill_table()
        self._show_columns()

    def _fill_table(self) -> None:
        assert self.columns is not None and self.place is not None
        table, language = self.table, self._appearance.language
        most = SHOWN_ROWS if self.window().height() >= LOW else FEW_ROWS
        shown = self.rows[: most + int(self.columns.headed)]
        table.clear()
        table.setRowCount(len(shown) + 1)
        table.setColumnCount(len(self.columns.uses))
        table.setRowHeight(0, _COMBO)
        self.combos = [self._combo(column, language) for column in range(len(self.columns.uses))]
        for column, combo in enumerate(self.combos):
            table.setCellWidget(0, column, _with_room(combo))
            for number, row in enumerate(shown, 1):
                item = QTableWidgetItem(" ↵ ".join(row[column].split("\n")))
                item.setToolTip(row[column] if len(row[column]) < 1000 else "")
                table.setItem(number, column, item)
        for number in range(1, len(shown) + 1):
            table.setRowHeight(number, _ROW)
        wide = len(self.columns.uses) * _COLUMN > max(400, self.width() * 5 // 8)
        bar = table.horizontalScrollBar().sizeHint().height() if wide else 0
        table.setFixedHeight(_COMBO + len(shown) * _ROW + bar)

    def _combo(self, column: int, language: str) -> Combo:
        assert self.columns is not None and self.place is not None
        use, name = self.columns.uses[column], self.rows[0][column] if self.columns.headed else ""
        combo = Combo()
        pairs = [
            (say(f"foreign.meaning.{one.value}", language), Use(one))
            for one in paste_tables.choices(self.place.element)
        ]
        stage = self._pasting.window.bridge.blueprint.stage(use.stage) if use.stage else None
        if stage is not None:
            pairs = [(say("paste.stage", language, stage=stage.name), use), *pairs[-1:]]
        elif use.meaning is paste_tables.Meaning.ELEMENT:
            pairs = [(say("foreign.meaning.element", language), use), *pairs[-1:]]
        combo.fill(pairs)
        key = "paste.column.named" if name else "paste.column"
        combo.setAccessibleName(say(key, language, n=column + 1, **({"name": name} if name else {})))
        combo.activated.connect(lambda: self._choose(column, combo))
        return combo


def _with_room(combo: Combo) -> QWidget:
    """A combo box that stands apart from the one beside it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, _GAP, 4)
    row.addWidget(combo)
    return holder


@guarded
class Preview(QWidget):
    """The first entries, as they will stand on the board."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._entries: list[tuple[str, AnyEntry]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(240)

    def show_entries(self, entries: list[tuple[str, AnyEntry]]) -> None:
        """Show these, each with the name of its stage where that is another one."""
        self._entries = entries
        self.setAccessibleName(", ".join(entry.text for _, entry in entries[:MOST_PREVIEWED]))
        self.update()

    def sizeHint(self) -> QSize:
        """Some cards high."""
        return QSize(300, 132)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, language = self._appearance.look, self._appearance.language
        measures = Measures(self._appearance.family or self.font().family())
        cards = Cards(look, measures, language)
        painter = QPainter(self)
        width, room = min(self.width(), measures.max_column), self.height()
        y, shown = 0, 0
        for number, (stage, entry) in enumerate(self._entries[:MOST_PREVIEWED]):
            name = stage if number == 0 or stage != self._entries[number - 1][0] else ""
            high = cards.height(entry, width, True)
            last = number + 1 == len(self._entries)
            if y + high + (measures.small_line if name else 0) + (0 if last else measures.small_line) > room and number:
                break
            if name:
                self._words(painter, measures, y, name)
                y += measures.small_line
            cards.paint(painter, QRectF(0, y, width, high), entry, CardState(open_row=True))
            y += high + measures.card_gap
            shown += 1
        if shown < len(self._entries):
            self._words(painter, measures, y, say("paste.more", language, n=len(self._entries) - shown))
        painter.end()

    def _words(self, painter: QPainter, measures: Measures, y: int, words: str) -> None:
        painter.setFont(measures.small)
        painter.setPen(self._appearance.look.dim)
        painter.drawText(QRectF(2, y, self.width() - 4, measures.small_line), Qt.AlignmentFlag.AlignVCenter, words)

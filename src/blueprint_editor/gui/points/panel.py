"""The dock with all data points of the pipeline: a table to look through, to fill in and to paste into."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.model import Element
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.dress import field_sheet
from blueprint_editor.gui.panels.editors import Line
from blueprint_editor.gui.panels.headings import Quiet
from blueprint_editor.gui.theme import dress_scroll_bars
from blueprint_editor.paint.look import mix

from .clips import PointClips
from .columns import PointRow, Reader, title_of
from .deeds import PointDeeds
from .doubling import DoublesBar
from .model import PointsModel
from .view import PointsView

FILTER_AFTER, SHOW_AFTER = 80, 60
"""Milliseconds without a key after which the filter works, and the board follows."""


@guarded
class FilterLine(Line):
    """Words to look for; Down and Enter go to the table, Esc clears them first."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that leave the line."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


@guarded
class PointsPanel(QWidget):
    """Every data point of the pipeline; what is done in the table, on the board and in the inspector is one."""

    go_to = Signal(object)
    """A `Cursor`: go there, with the keyboard."""
    point_at = Signal(object)
    """A `Cursor`: show it; the keyboard stays here."""

    def __init__(self, bridge: Bridge, appearance: Appearance) -> None:
        super().__init__()
        self.context = Context(bridge, appearance)
        self.reader = Reader(self.context)
        self.deeds = PointDeeds(bridge, self.reader)
        self.model = PointsModel(self.reader, self.context.say("points.add"))
        self.model.setParent(self)
        self.view = PointsView(self.model, self.context)
        self.filter = FilterLine()
        self.filter.setClearButtonEnabled(True)
        self.count = Quiet(self.context)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.doubles = DoublesBar(self.context, self.view)
        self.clips = PointClips(self)
        self._stale = True
        self._quiet = False
        self._said = ""
        self._lay_out()
        self._filtering = self._timer(FILTER_AFTER, self._filter)
        self._showing = self._timer(SHOW_AFTER, self._show_current)
        self._connect(bridge, appearance)
        self._dress()

    def _timer(self, after: int, run: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(run)
        return timer

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(12)
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(320)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.count, 2)
        bar.addWidget(self.doubles)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)  # the first of them is where the keyboard comes
        column.insertLayout(0, bar)
        self.setMinimumHeight(112)
        order = (self.view, self.filter, self.doubles.merge, self.doubles.apart, self.doubles.only)
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self, bridge: Bridge, appearance: Appearance) -> None:
        view, model = self.view, self.model
        model.changed_cell.connect(self._on_cell)
        model.added.connect(self.add)
        view.looked_at.connect(self._on_current)
        view.selectionModel().selectionChanged.connect(self._tell)
        view.copy_asked.connect(self.copy)
        view.paste_asked.connect(self.paste)
        view.delete_asked.connect(self.delete)
        view.find_asked.connect(self.find_words)
        view.sort_asked.connect(self.sort)
        view.go_asked.connect(self.go)
        view.menu_asked.connect(self._show_menu)
        self.filter.textChanged.connect(self._filtering.start)
        self.filter.left.connect(self.view.setFocus)
        self.doubles.shown.connect(self._show_groups)
        self.doubles.merge_asked.connect(self.merge)
        self.doubles.apart_asked.connect(self.deeds.set_apart)
        bridge.changed.connect(self._on_changes)
        appearance.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        """As high as the dock starts: a third of the window."""
        return QSize(900, max(160, min(320, self.window().height() // 3)))

    # What a dock asks of its panel

    def show_cursor(self, cursor: Cursor) -> None:
        """Follow the board to a data point, unless one works in the table itself."""
        if self._stale and self.isVisible():
            self._load()
        here = self.view.hasFocus() or self.view.isAncestorOf(QApplication.focusWidget() or self.window())
        if cursor.stage is not None:
            self.model.aim(cursor.stage)
        current = self.view.current_row()
        if here or cursor.element is not Element.DATA_POINT or not cursor.entry:
            return
        if current is None or current.id != cursor.entry:
            self._quietly_select([cursor.entry], cursor.entry)

    def commit(self) -> None:
        """What is being typed is done."""
        self.view.finish()

    def showEvent(self, event: QShowEvent) -> None:
        """Take what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._load()

    # What is shown

    def _load(self) -> None:
        self._stale = False
        self._arrange()
        self.doubles.look()

    def _arrange(self) -> None:
        """Look at all rows anew; what is selected stays selected as far as it is shown."""
        self.view.finish()
        names = [row.id for row in self.view.chosen()]
        current, column = self.view.current_row(), max(0, self.view.currentIndex().column())
        self.model.arrange()
        self._quietly_select(names, current.id if current else None, column)
        self._tell()

    def _quietly_select(self, names: list[str], current: str | None, column: int = 1) -> None:
        self._quiet = True
        self.view.select(names, current, column)
        self._quiet = False

    def _on_changes(self, changes: Changes) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._said = ""
        self.model.take(changes)
        if changes.order or changes.details or any(element is Element.DATA_POINT for _, element in changes.cells):
            self.doubles.look()
        self._tell()

    def _on_current(self) -> None:
        row = self.view.current_row()
        if row is not None:
            self.model.aim(row.stage)
        if not self._quiet:
            self._showing.start()

    def _show_current(self) -> None:
        row = self.view.current_row()
        if row is not None and self.isVisible() and self.view.isAncestorOf(QApplication.focusWidget() or self):
            self.point_at.emit(Cursor(row.stage, Element.DATA_POINT, row.id))

    def _tell(self, *_: object) -> None:
        """How many there are, how many are shown or selected; or what a paste did."""
        say, shown, every = self.context.say, len(self.model.rows), self.model.count
        chosen = len(self.view.chosen_places())
        if self._said:
            text = self._said
        elif chosen > 1:
            text = say("points.selected", n=chosen)
        elif shown < every:
            text = say("points.filtered", shown=shown, n=every)
        else:
            text = say("points.count", n=every)
        self.count.setText(text)
        self.count.setToolTip(text)
        self.view.empty_text = say("points.nothing_found") if every else say("points.empty")
        self.doubles.tell()

    # The filter and the order

    def find_words(self) -> None:
        """Go to the words to look for."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _filter(self) -> None:
        words = tuple(self.filter.text().casefold().split())
        if words != self.model.words:
            self.model.words = words
            self._arrange()

    def sort(self, column: int, downwards: bool | None = None) -> None:
        """Sort by a column; without a direction upwards, then downwards, then in the order of the board."""
        name, now = self.model.columns[column].name, self.model.sorting
        if downwards is None:
            downwards = False if now is None or now[0] != name else True if not now[1] else None
        self.sort_by(None if downwards is None else (name, downwards))

    def sort_by(self, sorting: tuple[str, bool] | None) -> None:
        """Sort by a column, or as the board is."""
        self.model.sorting = sorting
        top = self.view.horizontalHeader()
        top.setSortIndicatorShown(sorting is not None)
        if sorting is not None:
            number = next(n for n, column in enumerate(self.model.columns) if column.name == sorting[0])
            top.setSortIndicator(number, Qt.SortOrder.DescendingOrder if sorting[1] else Qt.SortOrder.AscendingOrder)
        self._arrange()

    # Deeds

    def _on_cell(self, number: int, name: str, value: Any) -> None:
        """One cell was edited; a choice counts for every row that is selected with it."""
        row: PointRow = self.model.rows[number]
        rows = self.view.chosen()
        many = self.model.columns[self._number(name)].options is not None and row in rows
        self.set_cells(rows if many else [row], name, value)

    def _number(self, name: str) -> int:
        return next(number for number, column in enumerate(self.model.columns) if column.name == name)

    def set_cells(self, rows: list[PointRow], name: str, value: Any) -> None:
        """Give rows another value in a column."""
        if not self.deeds.change(rows, name, value):
            self.tell(
                self.context.say("points.not_understood", text=str(value), column=title_of(name, self.context.language))
            )

    def add(self, text: str) -> None:
        """A new data point, typed in the last line."""
        made = self.deeds.add(text, self.model.target)
        if made is not None:
            self._showing.start()

    def delete(self) -> None:
        """Delete the selected data points; the one below them is current then."""
        rows = self.view.chosen()
        place = self.view.currentIndex().row()
        if self.deeds.delete(rows):
            place = max(0, min(place, len(self.model.rows) - 1))
            self.view.setCurrentIndex(self.model.index(place, max(0, self.view.currentIndex().column())))

    def go(self) -> None:
        """Go to where the current data point comes from, else to itself on the board."""
        row = self.view.current_row()
        if row is None:
            return
        found = self.reader.origins(row) if self.view.current_column() == "origins" else ()
        if found:
            self.go_to.emit(Cursor(found[0].stage.id, Element.DOCUMENT, found[0].document.id))
        else:
            self.go_to.emit(Cursor(row.stage, Element.DATA_POINT, row.id))

    def copy(self, column: str | None = None) -> None:
        """Put the selected rows on the clipboard, or one column of them."""
        self.clips.copy(column)

    def paste(self) -> None:
        """Fill in what is on the clipboard, from the current cell on."""
        self.clips.paste()

    def tell(self, text: str) -> None:
        """Say what came of a deed, until the next one."""
        self._said = text
        self._tell()

    def _show_groups(self, groups: dict[str, int] | None) -> None:
        """Show only what may be doubles, or all."""
        if groups != self.model.groups:
            self.model.groups = groups
            self._arrange()

    def merge(self, rows: list[PointRow]) -> None:
        """Make one of several rows; the first stays, and is current then."""
        if self.deeds.merge(rows):
            self._quietly_select([rows[0].id], rows[0].id)

    # The rest

    def _show_menu(self, place: QPoint) -> None:
        from blueprint_editor.gui.points.menu import menu_of

        menu_of(self).popup(place)

    def _dress(self) -> None:
        """Take the words and colours of the window; what is being typed is done first."""
        self.view.finish()
        look, say = self.context.appearance.look, self.context.say
        pressed = mix(look.surface, look.ink, 0.14).name()
        self.setStyleSheet(f"{field_sheet(look)} QPushButton:checked {{ background: {pressed}; }}")
        dress_scroll_bars(self.view, look)
        small = self.context.measures().small.pixelSize()
        self.view.setStyleSheet(
            f"QTableView {{ background: {look.surface.name()}; border: none; border-radius: 0; padding: 0;"
            f" border-top: 1px solid {look.line.name()}; }}"
            f"QHeaderView {{ background: {look.band.name()}; border: none; }}"
            f"QHeaderView::section {{ background: {look.band.name()}; color: {look.dim.name()}; border: none;"
            f" border-bottom: 1px solid {look.line.name()}; padding: 5px 8px; font-size: {small}px; }}"
        )
        self.model.dim = look.dim
        self.model.relabel(lambda: say("points.add"))
        self.filter.setPlaceholderText(say("points.filter"))
        self.filter.setAccessibleName(say("points.filter.name"))
        self.view.setAccessibleName(say("window.data_points"))
        self.view.setAccessibleDescription(say("points.empty"))
        self.count.dress(self.context)
        self.doubles.dress()
        self.view.share_width()
        self._tell()

"""A list whose rows have something to choose: the current row has a box, the others show what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QStyledItemDelegate, QTreeWidget, QTreeWidgetItem

from blueprint_editor.gui.dialogs.rows import SORT, Row
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.theme import edged_palette, list_sheet
from blueprint_editor.paint import icons
from blueprint_editor.paint.look import Look

from .where import close_last

_ID = SORT + 1
_AIR, _MARK = 40, 28
"""Pixels that a box has beside its text, and that the mark of a choice takes."""
_WIDEST = 560
"""Pixels that the list of a box may be wide."""
T = TypeVar("T")


class Offer(NamedTuple):
    """Something to choose; a rule stands above one that begins a part."""

    key: str
    text: str
    enabled: bool = True
    begins: bool = False


class Line(NamedTuple):
    """A row: a text for each column and what it sorts by there; `choosable` says whether it has something to choose."""

    id: str
    texts: tuple[str, ...]
    sort: tuple[object, ...]
    icon: str = ""
    choosable: bool = True
    quiet: bool = False
    below: tuple[Line, ...] = ()


@guarded
class ChoiceTree(QTreeWidget):
    """Shows lines; `offers` says what can be chosen in a row when that becomes current, and which of it is."""

    chosen = Signal(str, str)
    """The id of a row, and the key of what was chosen there."""

    def __init__(self, column: int, offers: Callable[[str], tuple[list[Offer], str]]) -> None:
        super().__init__()
        self._column, self._offers = column, offers
        self._filling = False
        self._mark = QIcon()
        self._boxed: QTreeWidgetItem | None = None
        self.box: QComboBox | None = None
        """The box of the current row."""
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.header().setStretchLastSection(False)
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_clicked)
        self.itemActivated.connect(self._open)

    def name_columns(self, names: list[str]) -> None:
        """What the columns are called; the first takes what the others leave."""
        shown = self._spread(names, "")
        self.setColumnCount(len(shown))
        self.setHeaderLabels(shown)
        header = self.header()
        header.setMinimumSectionSize(_MARK)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(shown)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(self._column + 1, QHeaderView.ResizeMode.Fixed)

    def _spread(self, values: Sequence[T], nothing: T) -> list[T]:
        """What stands in each column: beside the one to choose in is a narrow one with a mark."""
        return [*values[: self._column + 1], nothing, *values[self._column + 1 :]]

    def show_lines(self, lines: Iterable[Line], look: Look) -> None:
        """Show these; the row that was current stays so, and the list where it was scrolled to."""
        current, place = self.current_id, self.verticalScrollBar().value()
        had_keys = self.hasFocus() or (self.box is not None and self.box.hasFocus())
        self._filling = True
        self._mark = icons.icon("chevron-down", look.dim, 16)
        self.setPalette(edged_palette(look))
        self.setStyleSheet(list_sheet(look))
        self.box = self._boxed = None
        self.clear()
        for line in lines:
            item = self._row(line, look)
            self.addTopLevelItem(item)
            for below in line.below:
                item.addChild(self._row(below, look))
        self.expandAll()
        self._share_width()
        self._filling = False
        self.verticalScrollBar().setValue(place)
        rows = list(self.rows())
        same = (row for row in rows if row.data(0, _ID) == current)
        first = (row for row in rows if row.data(self._column, _ID))
        wanted = next(same, None) or next(first, None)
        if wanted is not None:
            self.setCurrentItem(wanted)
        if had_keys:
            self.setFocus()

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """Every row, with those below it."""
        for place in range(self.topLevelItemCount()):
            item = self.topLevelItem(place)
            if item is not None:
                yield item
                yield from filter(None, (item.child(at) for at in range(item.childCount())))

    @property
    def current_id(self) -> str:
        """The id of the current row, or nothing."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what there is to choose, and never presses a button of the dialog."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()

    def _row(self, line: Line, look: Look) -> Row:
        texts, values = self._spread(line.texts, ""), self._spread(line.sort, line.sort[0])
        row = Row(texts)
        last = len(texts) - 1
        for column, (text, value) in enumerate(zip(texts, values, strict=True)):
            row.setData(column, SORT, value)
            row.setToolTip(column, text)
            if line.quiet or column == last:
                row.setForeground(column, look.dim)
        row.setData(0, _ID, line.id)
        if line.icon:
            row.setIcon(0, icons.icon(line.icon, look.dim, 16))
        if line.choosable:
            row.setData(self._column, _ID, True)
            row.setIcon(self._column + 1, self._mark)
        return row

    def _share_width(self) -> None:
        """Each column as wide as what is in it, as long as there is room."""
        room = self.viewport().width()
        for column in range(1, self.columnCount()):
            self.resizeColumnToContents(column)
            air, share = (_AIR, 0.38) if column == self._column else (12, 0.28)
            self.setColumnWidth(column, min(max(120, int(room * share)), self.columnWidth(column) + air))
        self.setColumnWidth(self._column + 1, _MARK)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        """The box goes where the keyboard is."""
        if self._filling:
            return
        if self._boxed is not None:
            self.removeItemWidget(self._boxed, self._column)
            self._boxed.setIcon(self._column + 1, self._mark)
        self.box = self._boxed = None
        if item is None or not item.data(self._column, _ID):
            return
        offers, chosen = self._offers(str(item.data(0, _ID)))
        box = QComboBox()
        box.setStyleSheet(
            "QComboBox { combobox-popup: 0; } QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 4px; }"
        )
        box.setItemDelegate(QStyledItemDelegate(box))  # the one it has does not listen to the sheet
        box.setMaxVisibleItems(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box.setAccessibleName(item.text(0))
        for offer in offers:
            if offer.begins and box.count():
                box.insertSeparator(box.count())
            box.addItem(offer.text, offer.key)
            if not offer.enabled:
                close_last(box)
        box.setCurrentIndex(box.findData(chosen))
        box.view().setMinimumWidth(min(_WIDEST, box.view().sizeHintForColumn(0) + _MARK))
        box.activated.connect(self._on_activated)
        self.box, self._boxed = box, item
        item.setIcon(self._column + 1, QIcon())  # the box has one of its own
        self.setItemWidget(item, self._column, box)

    def _on_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column in {self._column, self._column + 1}:
            self._open(item)

    def _open(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        """Show what there is to choose."""
        if item is self._boxed and self.box is not None:
            self.box.setFocus()
            self.box.showPopup()

    def _on_activated(self, _place: int) -> None:
        box = self.box
        if box is not None:
            key = str(box.currentData())
            QTimer.singleShot(0, self, lambda name=self.current_id: self.chosen.emit(name, key))  # the box goes with it

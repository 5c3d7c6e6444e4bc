"""The parking lot: what the room puts aside, who takes it up and by when, and the way back to the board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.edits import AddParking, ChangeParking, DeleteParking, MoveParking, ParkEntries
from blueprint_editor.core.ids import PARKING
from blueprint_editor.core.model import ELEMENTS, EntryRef, ParkingItem
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context, one_line
from blueprint_editor.gui.panels.dress import field_sheet
from blueprint_editor.gui.panels.rows import Column
from blueprint_editor.gui.parking.model import Keys, ParkingModel
from blueprint_editor.gui.parking.view import ParkingView
from blueprint_editor.gui.seeking import hold_keyboard
from blueprint_editor.wording import capital, element_name
from blueprint_editor.wording.dates import day_text

_SHARED = frozenset({"owner", "due", "element", "stage"})
"""The columns that are said of every selected point at once."""


def _park_key() -> str:
    return QKeySequence("Ctrl+Shift+P").toString(QKeySequence.SequenceFormat.NativeText)


@guarded
class ParkingPanel(QWidget):
    """Type, Enter, type, Enter; every cell can be edited, every row dragged to the board."""

    counted = Signal(int)
    """How many points there are now."""
    bring_back = Signal(object, bool)
    """These points (a tuple of `ParkingItem`) go back to the board: where they were, or (true) to the cursor."""
    place_asked = Signal(object, QRect)
    """A cell of the board is to be chosen for these points, beside this part of the window."""

    def __init__(self, bridge: Bridge, appearance: Appearance) -> None:
        super().__init__()
        self.context = Context(bridge, appearance)
        self._cursor = Cursor()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 4, 4)
        self._row.setSpacing(4)
        self._body: QWidget | None = None
        self._build()
        bridge.changed.connect(self._on_changes)
        appearance.changed.connect(self._rebuild)

    def sizeHint(self) -> QSize:
        """A few rows high, fewer in a low window."""
        return QSize(640, max(130, min(190, self.window().height() // 5)))

    # What it is made of

    def _build(self) -> None:
        context = self.context
        self.model = ParkingModel(
            self._columns(), context.say("parking.add"), self._keys(), context.say("parking.free")
        )
        self.model.setParent(self)
        self.model.dim = context.appearance.look.dim
        self.table = ParkingView(self.model, context)
        self.table.setAccessibleName(context.say("window.parking"))
        self.empty = QLabel(context.say("parking.empty", keys=_park_key()))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty.setContentsMargins(9, 4, 24, 8)
        self.empty.setStyleSheet(f"color: {context.appearance.look.dim.name()};")
        # The sheet first: one that follows gives the ground back that it found when it came.
        self.setStyleSheet(field_sheet(context.appearance.look) + self._header_sheet())
        palette = self.palette()
        palette.setColor(self.backgroundRole(), context.appearance.look.surface)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 100)
        self._tools = self._make_tools()
        self._row.addWidget(self._body, 1)
        self._row.addWidget(self._tools)
        self.setFocusProxy(self.table)
        self.model.changed_cell.connect(self._change)
        self.model.added.connect(lambda text: self._add([text]))
        self.model.moved.connect(self._move_to)
        self.model.parked.connect(self._park)
        self.table.lines_pasted.connect(self._add)
        self.table.delete_asked.connect(self.delete)
        self.table.place_asked.connect(self.ask_place)
        self.table.move_asked.connect(self._move)
        self.table.menu_asked.connect(self._menu)
        self.table.selectionModel().selectionChanged.connect(self._on_current)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self._show()

    def _header_sheet(self) -> str:
        look = self.context.appearance.look
        return (
            "QTableView { border: none; border-radius: 0; outline: 0; }"
            f"QTableView::item:focus {{ border: 1px solid {look.accent.name()}; }}"
            "QHeaderView { background: transparent; border: none; }"
            f"QHeaderView::section {{ background: transparent; color: {look.dim.name()}; border: none;"
            f" border-bottom: 1px solid {look.line.name()}; padding: 3px 8px; }}"
        )

    def _columns(self) -> tuple[Column, ...]:
        say, language = self.context.say, self.context.language
        elements = [(capital(element_name(element, language)), element) for element in ELEMENTS]
        none = (say("parking.none"), None)
        return (
            Column("text", say("parking.text"), lambda item: one_line(item.text), lambda item: item.text, stretch=12),
            Column("owner", say("parking.owner"), lambda item: item.owner, least=220, stretch=5),
            Column(
                "due",
                say("parking.due"),
                lambda item: day_text(item.due, language),
                lambda item: item.due,
                least=300,
                stretch=5,
            ),
            Column(
                "element",
                say("parking.element"),
                lambda item: capital(element_name(item.element, language)) if item.element else "",
                lambda item: item.element,
                lambda: [none, *elements],
                least=360,
                stretch=4,
            ),
            Column(
                "stage",
                say("parking.stage"),
                self._stage_name,
                lambda item: item.stage,
                lambda: [none, *((one_line(stage.name), stage.id) for stage in self.context.blueprint.stages)],
                least=440,
                stretch=4,
            ),
            Column(
                "note",
                say("parking.note"),
                lambda item: one_line(item.note),
                lambda item: item.note,
                least=620,
                stretch=6,
            ),
        )

    def _keys(self) -> Keys:
        return {
            "text": lambda item: item.text.casefold(),
            "owner": lambda item: item.owner.casefold(),
            "due": lambda item: item.due,
            "element": lambda item: item.element.step if item.element else 0,
            "stage": lambda item: (self.context.blueprint.stage_index(item.stage) or 0) + 1 if item.stage else 0,
            "note": lambda item: item.note.casefold(),
        }

    def _stage_name(self, item: ParkingItem) -> str:
        stage = self.context.blueprint.stage(item.stage) if item.stage else None
        return "" if stage is None else one_line(stage.name)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        column = QVBoxLayout(tools)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.back = self._tool("undo-2", "parking.back", lambda: self.bring(here=False))
        self.to = self._tool("arrow-right", "parking.move", self.ask_place)
        self.up = self._tool("arrow-up", "panels.tool.up", lambda: self._move(-1))
        self.down = self._tool("arrow-down", "panels.tool.down", lambda: self._move(1))
        self.remove = self._tool("trash-2", "panels.tool.delete", self.delete)
        for button in (self.back, self.to, self.up, self.down, self.remove):
            column.addWidget(button)
        column.addStretch(1)
        return tools

    def _tool(self, icon: str, key: str, run: Any) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(self.context.icon(icon))
        button.setToolTip(self.context.say(key))
        button.setAccessibleName(self.context.say(key))
        button.clicked.connect(lambda _=False: run())
        return button

    # What the dock asks

    def show_cursor(self, cursor: Cursor) -> None:
        """The cursor of the board says where a point can be brought to."""
        self._cursor = cursor

    def commit(self) -> None:
        """What is being typed is done."""
        self.table.finish()

    def chosen(self) -> tuple[ParkingItem, ...]:
        """The points that are selected, from the top of the list."""
        return tuple(self.model.rows[row] for row in self.table.chosen_rows())

    def showEvent(self, event: QShowEvent) -> None:
        """Take what changed while nobody looked."""
        super().showEvent(event)
        self._show()

    # What happens

    def _on_changes(self, changes: Changes) -> None:
        if changes.parking or changes.headers or changes.order:
            self._show()

    def _rebuild(self) -> None:
        self.commit()
        held = hold_keyboard(self)
        for part in (self._body, self._tools):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._build()
        if held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        blueprint, chosen = self.context.blueprint, self.chosen()
        row = self.table.currentIndex().row()
        current = self.model.rows[row].id if 0 <= row < len(self.model.rows) else ""
        self.model.document = blueprint.id
        self.model.read_only = self.context.bridge.session.read_only
        self.model.show_items(blueprint.parking)
        self._select([item.id for item in chosen], current)
        self.model.refresh()
        self.table.share_width()
        none = not blueprint.parking
        self.empty.setVisible(none)
        self._tools.setVisible(not none)
        self._on_current()
        self.counted.emit(len(blueprint.parking))

    def _select(self, names: Sequence[str], current: str) -> None:
        """Select points wherever they stand now; one of those that are still there is current."""
        rows = {item.id: row for row, item in enumerate(self.model.rows)}
        chosen = [rows[name] for name in names if name in rows]
        if chosen and chosen != self.table.chosen_rows():
            self.table.select_rows(chosen, rows.get(current, chosen[0]))

    def _on_sorted(self) -> None:
        self._on_current()

    def _on_current(self, *_: object) -> None:
        rows, last, free = self.table.chosen_rows(), len(self.model.rows) - 1, not self.model.is_sorted
        for button in (self.back, self.to, self.remove):
            button.setEnabled(bool(rows))
        self.up.setEnabled(bool(rows) and free and rows[0] > 0)
        self.down.setEnabled(bool(rows) and free and rows[-1] < last)

    def _add(self, texts: list[str]) -> None:
        session = self.context.bridge.session
        self.context.bridge.do(AddParking(tuple(ParkingItem(session.new_id(PARKING), text) for text in texts)))

    def _change(self, row: int, name: str, value: Any) -> None:
        """One cell was edited: who, when and where count for every point that is selected with it."""
        item, chosen = self.model.rows[row], self.chosen()
        self.set_cells(name, value, chosen if name in _SHARED and item in chosen else (item,))

    def set_cells(self, name: str, value: Any, items: tuple[ParkingItem, ...] | None = None) -> None:
        """Say something else of points, of those that are selected when nothing else is said."""
        chosen = self.chosen() if items is None else items
        if name == "element" and len(chosen) > 1:
            chosen = tuple(item for item in chosen if item.entry is None)  # an entry is what it is
        if chosen and not self.context.bridge.do(ChangeParking(tuple(item.id for item in chosen), **{name: value})):
            self.model.refresh()

    def edit_cell(self, name: str) -> None:
        """Open a cell of the current point to type in."""
        column = next(number for number, column in enumerate(self.model.columns) if column.name == name)
        rows, current = self.table.chosen_rows(), self.table.currentIndex().row()
        if rows:
            index = self.model.index(current if current in rows else rows[0], column)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.open_cell(index)

    def delete(self) -> None:
        """Delete the selected points; the one below them is current then."""
        rows, items = self.table.chosen_rows(), self.chosen()
        if items and self.context.bridge.do(DeleteParking(tuple(item.id for item in items))):
            self.table.setCurrentIndex(self.model.index(min(rows[0], max(0, len(self.model.rows) - 1)), 0))

    def _move(self, step: int) -> None:
        rows, last = self.table.chosen_rows(), len(self.model.rows) - 1
        if rows and not self.model.is_sorted and rows[0] + step >= 0 and rows[-1] + step <= last:
            self._move_to(tuple(item.id for item in self.chosen()), rows[-1] + 2 if step > 0 else rows[0] - 1)

    def _move_to(self, names: tuple[str, ...], place: int) -> None:
        if self.context.bridge.do(MoveParking(names, place)):
            self._select(names, names[0])

    def _park(self, refs: tuple[EntryRef, ...], place: int) -> None:
        self.context.bridge.do(ParkEntries(refs, self.context.bridge.session.new_seed(), place))

    def bring(self, here: bool) -> None:
        """Bring the selected points back to the board: where they were, or to the cursor."""
        if self.chosen():
            self.bring_back.emit(self.chosen(), here)

    def ask_place(self) -> None:
        """Ask which cell of the board the selected points go to."""
        items, table = self.chosen(), self.table
        if items:
            card = table.visualRect(self.model.index(table.chosen_rows()[0], 0))
            at = table.viewport().mapTo(self.window(), card.topLeft())
            self.place_asked.emit(items, QRect(at, card.size()))

    def _menu(self, at: QPoint) -> None:
        from blueprint_editor.gui.parking.menu import menu_of

        if self.chosen():
            menu_of(self, on_cell=self._cursor.element is not None).popup(at)

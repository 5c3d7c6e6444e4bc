"""The parking lot: what the room puts aside, who takes it up and by when, and the way back to the board."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

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
from blueprint_editor.wording import capital, element_name
from blueprint_editor.wording.dates import day_text


def _park_key() -> str:
    return QKeySequence("Ctrl+Shift+P").toString(QKeySequence.SequenceFormat.NativeText)


@guarded
class ParkingPanel(QWidget):
    """Type, Enter, type, Enter; every cell can be edited, every row dragged to the board."""

    counted = Signal(int)
    """How many points there are now."""
    bring_back = Signal(object, bool)
    """This point (`ParkingItem`) goes back to the board: where it was, or (true) to the cursor."""

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
        """A few rows high."""
        return QSize(640, 190)

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
        palette = self.palette()
        palette.setColor(self.backgroundRole(), context.appearance.look.surface)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setStyleSheet(field_sheet(context.appearance.look) + self._header_sheet())
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
        self.table.delete_asked.connect(self._delete)
        self.table.move_asked.connect(self._move)
        self.table.menu_asked.connect(self._menu)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
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
            Column("text", say("parking.text"), lambda item: one_line(item.text), lambda item: item.text, stretch=9),
            Column("owner", say("parking.owner"), lambda item: item.owner, stretch=4),
            Column(
                "due",
                say("parking.due"),
                lambda item: day_text(item.due, language),
                lambda item: item.due,
                stretch=4,
            ),
            Column(
                "element",
                say("parking.element"),
                lambda item: capital(element_name(item.element, language)) if item.element else "",
                lambda item: item.element,
                lambda: [none, *elements],
                stretch=4,
            ),
            Column(
                "stage",
                say("parking.stage"),
                self._stage_name,
                lambda item: item.stage,
                lambda: [none, *((one_line(stage.name), stage.id) for stage in self.context.blueprint.stages)],
                stretch=4,
            ),
            Column("note", say("parking.note"), lambda item: one_line(item.note), lambda item: item.note, stretch=6),
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
        self.back = self._tool("undo-2", "parking.back", lambda: self._bring(here=False))
        self.up = self._tool("arrow-up", "panels.tool.up", lambda: self._move(-1))
        self.down = self._tool("arrow-down", "panels.tool.down", lambda: self._move(1))
        self.remove = self._tool("trash-2", "panels.tool.delete", self._delete)
        for button in (self.back, self.up, self.down, self.remove):
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

    def current(self) -> ParkingItem | None:
        """The point that is selected, or none."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

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
        for part in (self._body, self._tools):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._build()

    def _show(self) -> None:
        blueprint, current = self.context.blueprint, self.current()
        self.model.document = blueprint.id
        self.model.read_only = self.context.bridge.session.read_only
        self.model.show_items(blueprint.parking)
        if current is not None:
            self._select(current.id)
        self.model.refresh()
        self.table.share_width()
        none = not blueprint.parking
        self.empty.setVisible(none)
        self._tools.setVisible(not none)
        self._on_current()
        self.counted.emit(len(blueprint.parking))

    def _select(self, name: str) -> None:
        row = next((row for row, item in enumerate(self.model.rows) if item.id == name), None)
        if row is not None and row != self.table.currentIndex().row():
            self.table.setCurrentIndex(self.model.index(row, max(0, self.table.currentIndex().column())))

    def _on_sorted(self) -> None:
        self._on_current()

    def _on_current(self, *_: object) -> None:
        row, last = self.table.currentIndex().row(), len(self.model.rows) - 1
        on_row, free = 0 <= row <= last, not self.model.is_sorted
        self.back.setEnabled(on_row)
        self.remove.setEnabled(on_row)
        self.up.setEnabled(on_row and free and row > 0)
        self.down.setEnabled(on_row and free and row < last)

    def _add(self, texts: list[str]) -> None:
        session = self.context.bridge.session
        self.context.bridge.do(AddParking(tuple(ParkingItem(session.new_id(PARKING), text) for text in texts)))

    def _change(self, row: int, name: str, value: Any) -> None:
        if not self.context.bridge.do(ChangeParking(self.model.rows[row].id, **{name: value})):
            self.model.refresh()

    def _delete(self) -> None:
        item, row = self.current(), self.table.currentIndex().row()
        if item is not None and self.context.bridge.do(DeleteParking((item.id,))):
            self.table.setCurrentIndex(self.model.index(min(row, max(0, len(self.model.rows) - 1)), 0))

    def _move(self, step: int) -> None:
        item, row = self.current(), self.table.currentIndex().row()
        if item is not None and not self.model.is_sorted and 0 <= row + step < len(self.model.rows):
            self._move_to(item.id, row + step + (step > 0))

    def _move_to(self, name: str, place: int) -> None:
        if self.context.bridge.do(MoveParking((name,), place)):
            self._select(name)

    def _park(self, refs: tuple[EntryRef, ...], place: int) -> None:
        self.context.bridge.do(ParkEntries(refs, self.context.bridge.session.new_seed(), place))

    def _bring(self, here: bool) -> None:
        item = self.current()
        if item is not None:
            self.bring_back.emit(item, here)

    def _menu(self, at: QPoint) -> None:
        item = self.current()
        if item is None:
            return
        menu = QMenu(self)
        menu.setObjectName("parkingMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say = self.context.say
        menu.addAction(say("parking.menu.back")).triggered.connect(lambda: self._bring(here=False))
        here = menu.addAction(say("parking.menu.here"))
        here.setEnabled(self._cursor.element is not None)
        here.triggered.connect(lambda: self._bring(here=True))
        menu.addSeparator()
        menu.addAction(say("parking.menu.delete")).triggered.connect(self._delete)
        menu.popup(at)

"""One stage in full: its own fields above six panels, trigger to communication."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.core.compare import Changes
from blueprint_editor.core.model import ELEMENTS, Element, Stage
from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.bridge import Bridge
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.dress import field_sheet
from blueprint_editor.gui.panels.editors import TextEditor
from blueprint_editor.gui.panels.focus_panel import FocusPanel
from blueprint_editor.gui.panels.focus_row import FocusRow
from blueprint_editor.gui.panels.forms import HEADER_COLUMNS, HEADER_ROWS, STAGE_ROWS, Form
from blueprint_editor.gui.panels.headings import Quiet, StageBadge
from blueprint_editor.gui.panels.subjects import StageSubject
from blueprint_editor.gui.seeking import hold_keyboard

THREE_COLUMNS = 900
"""From which width in pixels the six panels stand in three columns."""
LOW, HEADER_LINES = 480, {"aliases": 2, "description": 3}
"""Below which height in pixels the texts of the header have one line, and how many they have above it."""


@guarded
class FocusHeader(QWidget):
    """The stage's own fields, and the way to its neighbours and back."""

    back_asked = Signal()
    step_asked = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.back = QPushButton(context.say("panels.focus.back"))
        self.back.setIcon(context.icon("arrow-left"))
        self.back.setToolTip(context.say("panels.focus.back.tip"))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.back_asked)
        self.previous = self._arrow("chevron-left", "panels.focus.previous", -1)
        self.next = self._arrow("chevron-right", "panels.focus.next", 1)
        self.badge = StageBadge(context)
        self.place = Quiet(context)
        self.name = Form(context, (STAGE_ROWS[0]._replace(label=False),))
        name = self.name.editors["name"]
        assert isinstance(name, TextEditor)
        name.text.setFont(context.measures().head)
        name.set_flat()
        self.fields = Form(context, HEADER_ROWS, HEADER_COLUMNS)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.place.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for widget in (self.back, self.previous, self.badge, self.name, self.place, self.next):
            line.addWidget(widget, 1 if widget is self.name else 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.fields)

    def set_low(self, low: bool) -> None:
        """Leave the room to the panels where there is little of it."""
        for name, lines in HEADER_LINES.items():
            editor = self.fields.editors[name]
            assert isinstance(editor, TextEditor)
            editor.text.set_most(1 if low else lines)

    def _arrow(self, icon: str, key: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIcon(self.context.icon(icon))
        button.setToolTip(self.context.say(key))
        button.setAccessibleName(self.context.say(key))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.step_asked.emit(step))
        return button

    def show_stage(self, stage: Stage, index: int, total: int) -> None:
        """Show a stage, or what changed of it; `index` counts from nought."""
        self.badge.show_stage(index + 1, stage.kind)
        self.place.setText(self.context.say("panels.stage.line", number=index + 1, total=total))
        self.previous.setEnabled(index > 0)
        self.next.setEnabled(index + 1 < total)
        self.name.show_subject(StageSubject(stage.id))
        self.fields.show_subject(StageSubject(stage.id))

    def commit(self) -> None:
        """What is being typed is done."""
        self.name.commit()
        self.fields.commit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface with a line below it."""
        look = self.context.appearance.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.surface)
        painter.setPen(look.line)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.end()


@guarded
class FocusView(QWidget):
    """One stage as six panels, every field editable in place; Esc goes back to the board."""

    left = Signal()
    stage_shown = Signal(str)
    """The id of the stage that is shown now."""
    cursor_moved = Signal(object)
    """A `Cursor`: where one works now."""

    def __init__(self, bridge: Bridge, appearance: Appearance) -> None:
        super().__init__()
        self.context = Context(bridge, appearance)
        self.stage_id: str | None = None
        self.panels: dict[Element, FocusPanel] = {}
        self._columns = 0
        self._shown: Stage | None = None
        self._place = Cursor()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.show_neighbour(step))
        bridge.changed.connect(self._on_changes)
        appearance.changed.connect(self._rebuild)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    def _build(self) -> None:
        self.setStyleSheet(field_sheet(self.context.appearance.look))
        self.header = FocusHeader(self.context)
        self.header.back_asked.connect(self._leave)
        self.header.step_asked.connect(self.show_neighbour)
        self._body = QSplitter(Qt.Orientation.Vertical)
        self._body.setHandleWidth(12)
        self._body.setChildrenCollapsible(False)
        self.panels = {element: FocusPanel(self.context, element) for element in ELEMENTS}
        for panel in self.panels.values():
            panel.go_to.connect(self.go)
            panel.opened.connect(self._on_opened)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        around = QVBoxLayout(page)  # a splitter does not count margins of its own in what it needs
        around.setContentsMargins(12, 12, 12, 12)
        around.addWidget(self._body)
        self._area.setWidget(page)
        self._column.addWidget(self.header)
        self._column.addWidget(self._area, 1)
        self._columns = 0
        # Two columns are high: on a small screen a window that is to show them would grow beyond it.
        self._arrange(self.width() if self.isVisible() else THREE_COLUMNS)
        self.header.set_low(self.isVisible() and self.height() < LOW)

    def _arrange(self, width: int) -> None:
        columns = 3 if width >= THREE_COLUMNS else 2
        if columns == self._columns:
            return
        self._columns = columns
        old = [self._body.widget(number) for number in range(self._body.count())]
        panels = list(self.panels.values())
        for first in range(0, len(panels), columns):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(12)
            for panel in panels[first : first + columns]:
                line.addWidget(panel, 1)
            self._body.addWidget(row)
        for band in filter(None, old):
            band.deleteLater()
        self._body.setSizes([1000] * (len(panels) // columns))

    # Showing

    def show_stage(self, stage_id: str) -> None:
        """Show a stage; one that is not there leaves."""
        if stage_id != self.stage_id:
            self.commit()
        self.stage_id = stage_id
        stage = self.context.blueprint.stage(stage_id)
        self.setAccessibleName(stage.name if stage is not None else "")
        self._shown = None
        self._refresh()

    def show_neighbour(self, step: int) -> None:
        """Show the stage before (-1) or after (1) this one; one stays in the same element, and goes on typing there."""
        blueprint = self.context.blueprint
        index = blueprint.stage_index(self.stage_id) if self.stage_id else None
        if index is None or not 0 <= index + step < len(blueprint.stages):
            return
        here = self._panel_of(_focused())
        typing = here is not None and here.add_line.hasFocus()
        self.show_stage(blueprint.stages[index + step].id)
        if here is not None and (typing or not here.focus_row(0)):
            here.add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, cursor: Cursor) -> None:
        """Show a stage and select an entry in it, or go to the line to add of an element."""
        if cursor.stage is not None:
            self.show_stage(cursor.stage)
        stage = self.context.blueprint.stage(cursor.stage) if cursor.stage else None
        if stage is None or cursor.element is None:
            return
        ids = [entry.id for entry in stage.cell(cursor.element)]
        panel = self.panels[cursor.element]
        if cursor.entry in ids:
            panel.focus_row(ids.index(cursor.entry))
        else:
            panel.add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def cursor_place(self) -> Cursor:
        """Where one works: the stage, the element that has the keyboard, and the entry whose row has it."""
        panel = self._panel_of(_focused())
        if panel is None:
            return Cursor(self.stage_id)
        return Cursor(self.stage_id, panel.element, None if panel.add_line.hasFocus() else panel.open_id)

    def _panel_of(self, widget: QWidget) -> FocusPanel | None:
        return next((panel for panel in self.panels.values() if panel.isAncestorOf(widget)), None)

    def _tell_place(self) -> None:
        place = self.cursor_place()
        if place != self._place:
            self._place = place
            self.cursor_moved.emit(place)

    def commit(self) -> None:
        """What is being typed is done."""
        self.header.commit()
        for panel in self.panels.values():
            panel.commit()

    def _refresh(self) -> None:
        blueprint = self.context.blueprint
        index = blueprint.stage_index(self.stage_id) if self.stage_id else None
        if index is None:
            if self.stage_id is not None and self.isVisible():
                self.stage_id = None
                self.left.emit()
            return
        stage = blueprint.stages[index]
        self.header.show_stage(stage, index, len(blueprint.stages))
        before, self._shown = self._shown, stage
        for element, panel in self.panels.items():
            same = before is not None and before.id == stage.id and before.cell(element) is stage.cell(element)
            marks = before is not None and before.deliberately_empty is stage.deliberately_empty
            if not (same and marks) or panel.open_id is not None:
                panel.show_stage(stage)
        if before is None or before.id != stage.id:
            self.stage_shown.emit(stage.id)
            self._tell_place()

    def _on_changes(self, changes: Changes) -> None:
        if self.stage_id is not None and self.isVisible():
            self._refresh()
        else:
            self._shown = None

    def _rebuild(self) -> None:
        """Make everything anew in another look or language; what is being typed is done first."""
        self.commit()
        place, held = self.cursor_place(), hold_keyboard(self)
        for widget in (self.header, self._area):
            widget.hide()
            widget.deleteLater()
        self._build()
        self._shown = None
        self._refresh()
        if held and place.element is not None:
            self.go(place)
        elif held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Events

    def _on_opened(self, panel: FocusPanel) -> None:
        for other in self.panels.values():
            if other is not panel:
                other.close_row()
                other.update()
        panel.update()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """The row in which the focus is opens."""
        if now is None or not self.isAncestorOf(now):
            return
        widget: QWidget | None = now
        while widget is not None and not isinstance(widget, FocusRow | FocusView):
            widget = widget.parentWidget()
        if isinstance(widget, FocusRow):
            self.panels[widget.element].open_row(widget)
            self._area.ensureWidgetVisible(self.panels[widget.element], 0, 0)
        else:
            for panel in self.panels.values():
                panel.update()
        self._tell_place()

    def _leave(self) -> None:
        self.commit()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Take what changed while nobody looked."""
        if event.type() is QEvent.Type.Show and self._shown is None:
            self._refresh()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Small: where the panels do not fit beside each other there are fewer columns, and one scrolls."""
        return QSize(self.header.minimumSizeHint().width(), 220)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where three do not fit, and a lower header where there is little room."""
        super().resizeEvent(event)
        self._arrange(self.width())
        self.header.set_low(self.height() < LOW)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to where the next thing is typed: the first element that is empty, else the first."""
        super().focusInEvent(event)
        panels = list(self.panels.values())
        open_ones = [panel for panel in panels if panel.hint.isVisibleTo(panel) and not panel.empty.isChecked()]
        (open_ones or panels)[0].add_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _focused() -> QWidget:
    return QApplication.focusWidget() or QWidget()

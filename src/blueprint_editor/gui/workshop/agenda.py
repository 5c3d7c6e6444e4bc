"""The agenda in its dock: the part that is counted with its time, and the list of parts, which can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from blueprint_editor.core.edits import ChangeAgenda
from blueprint_editor.core.model import AgendaItem
from blueprint_editor.gui.panels.context import Context
from blueprint_editor.gui.panels.headings import Quiet
from blueprint_editor.gui.panels.rows import Column
from blueprint_editor.gui.panels.table import TableEditor
from blueprint_editor.gui.steps.timer import typed_part
from blueprint_editor.method.agenda import shown

from .panel import WorkshopPanel

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


class AgendaEditor(TableEditor):
    """The parts of the agenda, each with its minutes; every change is a deed."""

    def __init__(self, context: Context, window: Window) -> None:
        self._window = window
        super().__init__(
            context,
            (
                Column("text", context.say("steps.agenda.text"), lambda row: row.text, icon=self._mark, stretch=1),
                Column("minutes", context.say("steps.agenda.minutes"), lambda row: str(row.minutes), stretch=0),
            ),
            context.say("steps.agenda.add"),
        )
        self.play = self.tool("play", "steps.agenda.here", self._start_here, first=True)

    def changed_row(self, row: Any, name: str, value: Any) -> Any:
        """The part with another text, or with other minutes where those are a number."""
        text = str(value).strip()
        if name == "minutes":
            return replace(row, minutes=int(text)) if text.isdecimal() else row
        return replace(row, text=text) if text else row

    def new_row(self, text: str) -> Any:
        """The part that was typed; a number at its end is its minutes."""
        return typed_part(text)

    def want(self, rows: tuple[Any, ...]) -> None:
        """Ask for another agenda."""
        self.context.bridge.do(ChangeAgenda(rows))

    def _mark(self, row: Any) -> Any:
        """A sign at the part that is counted."""
        item = self._window.step_timer.item
        return self.context.icon("play", self.context.appearance.look.ink) if row is item else None

    def _start_here(self) -> None:
        number = self.table.currentIndex().row()
        if 0 <= number < len(self.model.rows):
            self._window.step_timer.go_to(number)


class AgendaPanel(WorkshopPanel):
    """What the dock holds."""

    def __init__(self, window: Window) -> None:
        self.editor: AgendaEditor | None = None
        self._marked: AgendaItem | None = None
        super().__init__(window)
        window.step_timer.changed.connect(self._on_tick)

    def fill(self, column: QVBoxLayout) -> None:
        """The time on top, the list below it."""
        context, window = self.context, self.window_
        self.part = QLabel()
        self.part.setFont(context.measures().head_small)
        self.part.setWordWrap(True)
        self.time = QLabel()
        font = QFont(context.measures().head)
        font.setPixelSize(32)
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
        self.time.setFont(font)
        self.following = Quiet(context)
        self.toggle, self.next, self.reset = QPushButton(), QPushButton(), QPushButton()
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button, action in ((self.toggle, "timer"), (self.next, "timer_next"), (self.reset, "timer_reset")):
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(window.commands.actions[action].trigger)
            buttons.addWidget(button, 1 if button is self.toggle else 0)
        for button, icon, action in (
            (self.next, "skip-forward", "timer_next"),
            (self.reset, "rotate-ccw", "timer_reset"),
        ):
            button.setIcon(context.icon(icon, context.appearance.look.ink))
            button.setToolTip(window.commands.plain_text(action))
            button.setAccessibleName(window.commands.plain_text(action))
        self.editor = AgendaEditor(context, window)
        self.editor.set_name(context.say("window.agenda"))
        self.total = Quiet(context)
        self.standard = QPushButton(context.say("steps.agenda.standard"))
        self.standard.clicked.connect(lambda: context.bridge.do(ChangeAgenda(())))
        column.addWidget(self.part)
        column.addWidget(self.time)
        column.addWidget(self.following)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(self.editor)
        column.addWidget(self.total)
        column.addWidget(self.standard, 0, Qt.AlignmentFlag.AlignLeft)

    def look_again(self) -> None:
        """Show the agenda of the blueprint, and the time."""
        if self.editor is None:
            return
        agenda = self.window_.step_timer.agenda
        self.editor.show_value(agenda)
        minutes = sum(item.minutes for item in agenda)
        self.total.setText(self.context.say("steps.agenda.total", hours=minutes // 60, minutes=f"{minutes % 60:02}"))
        self.standard.setVisible(bool(self.context.blueprint.agenda))
        self._on_tick()

    def commit(self) -> None:
        """Make a deed of what is being typed."""
        if self.editor is not None:
            self.editor.finish()

    def _on_tick(self) -> None:
        if self.editor is None or not self.isVisible():
            return
        timer, context = self.window_.step_timer, self.context
        item, following = timer.item, timer.following
        self.part.setText(context.say("steps.agenda.not_begun") if item is None else item.text)
        self.time.setText(shown(timer.left) if item is not None else "–")
        self.following.setText(
            "" if following is None else context.say("steps.agenda.following", text=following.text, n=following.minutes)
        )
        running = timer.timer.running
        self.toggle.setIcon(context.icon("pause" if running else "play", context.appearance.look.ink))
        self.toggle.setText(self.window_.commands.plain_text("timer"))
        self.next.setEnabled(following is not None)
        self.reset.setEnabled(item is not None)
        if item is not self._marked:  # each look would take what is being typed in a cell
            self._marked = item
            self.editor.model.refresh()

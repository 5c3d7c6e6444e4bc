"""A walk by chance over the windows of a desk: one event at a time, in the real event loop."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QThread, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit

from blueprint_editor.core.model import ELEMENTS
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.main_window import Window
from tests.gui.monkey_hands import NONE, Hands, K

LEAVING = {"close", "quit"}
"""Commands that end what is walked on; the walk closes windows itself, and looks at what each holds first."""
SELDOM = {
    *("new", "open", "save", "save_as", "compare", "fetch", "versions", "worksheets", "worksheet_step", "recovery"),
    *("push", "push_undo", "portal_compare", "portal_fetch", "accounts", "practice", "practice_page"),
    *("keys", "about", "privacy", "settings", "action_list", "focus", "present", "present_here"),
}
SELDOM_GROUPS = ("theme_", "density_", "language_", "projector", "page_")
"""Commands that a person gives a few times a day, and that take long: once in eight times that they are drawn."""
MOST_WINDOWS = 3
PATIENCE = 15
"""How many events in a row a dialog has that lies in front: nothing else can be done meanwhile."""


class Monkey(QObject):
    """Does so many events, and tells `over` then; something in `wrong` ends it at once."""

    def __init__(self, desk: Desk, seed: int, folder: Path, over: Callable[[], object]) -> None:
        super().__init__()
        self.desk, self.folder, self.over = desk, folder, over
        self.chance = random.Random(seed)
        self.hands = Hands(self.chance, folder)
        self.wrong: list[str] = []
        self.count, self.left = 0, 0
        self.began: float | None = None
        """When the event that is being done began; none between two."""
        self._patience = PATIENCE
        self.costs: dict[str, list[float]] = {}
        """By the kind of event: how many, their seconds of CPU, and those of the dearest."""
        self.before_closing: Callable[[Window], object] = lambda _window: None
        self._events: tuple[Callable[[], None], ...] = (
            *(self.hands.click, self.hands.hover, self.hands.drag, self.hands.drop, self.hands.wheel),
            *(self.hands.key, self.hands.type, self.command, self.resize, self.clipboard),
            *(self.answer, self.other_window, self.rest, self.write),
        )
        self._weights = (22, 4, 3, 1, 2, 25, 24, 12, 0.7, 1, 2.5, 0.3, 0.5, 5)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)
        self._helper = QTimer(self, interval=10)
        self._helper.timeout.connect(self._help)

    def start(self, events: int) -> None:
        """Begin, with the event loop."""
        self.left = events
        self._timer.start()
        self._helper.start()

    def stop(self) -> None:
        """Do no more."""
        self._timer.stop()
        self._helper.stop()

    # One event

    def _turn(self) -> None:
        if self.began is not None:  # `QTest` lets events run after each press
            return
        if self.left <= 0 or self.wrong:
            self.stop()
            self.over()
            return
        self._timer.setInterval(0)
        self.left -= 1
        self.count += 1
        if not self.desk.windows:  # the menu's own *Quit*, chosen by chance
            self.desk.stay()
            self.begin()
        self.began, used = time.monotonic(), time.process_time()
        try:
            self._one()
        finally:
            self.began = None
            kept = self.costs.setdefault(self.hands.kind, [0, 0.0, 0.0])
            took = time.process_time() - used
            kept[:] = [kept[0] + 1, kept[1] + took, max(kept[2], took)]

    def _one(self) -> None:
        modal = QApplication.activeModalWidget()
        self._patience = PATIENCE if modal is None else self._patience - 1
        if isinstance(modal, QFileDialog):
            self._choose_file(modal)
        elif isinstance(modal, QDialog) and self._patience < 0:
            self.hands.note("enough of", type(modal).__name__)
            modal.reject()
        elif modal is not None and self.chance.random() < 0.1:
            self.answer()
        else:
            self.chance.choices(self._events, self._weights)[0]()

    def begin(self) -> None:
        """Another window, with a small document."""
        window = self.desk.new_window()
        window.files.create(self.chance.choice(["service", "service-stages", "empty"]), self.desk.appearance.language)
        window.resize(760, 500)  # a small window is painted in less time
        window.show()
        window.activateWindow()

    def _help(self) -> None:
        """Go on where Qt itself waits: a button's menu, a spin box's menu and a drag run loops of their own."""
        if self.began is None or QThread.currentThread().loopLevel() < 2:
            return
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if self.hands.held is not None:
            self.hands.drag_on()
        elif popup is not None:
            self.hands.note("menu of a button", type(popup).__name__)
            QTest.keyClick(popup, self.chance.choice([K.Key_Down, K.Key_Up, K.Key_Right, K.Key_Return, K.Key_Escape]))
        elif modal is not None:
            modal.close()
        else:
            # A drag whose end was lost between two events would run for ever; it hears the keys of every window.
            # `QDrag.cancel` is not made for some platforms, and crashes where no drag runs.
            for window in QGuiApplication.topLevelWindows()[:1]:
                QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, K.Key_Escape, NONE))

    def go_on(self) -> None:
        """A part of a long event is done; the next one may take as long again."""
        if self.began is not None:
            self.began = time.monotonic()

    # What only a window has

    def command(self) -> None:
        """Give a command that is on; none while something else is in front, as nobody could."""
        window = self.desk.window_in_use()
        if window is None or QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return
        actions = window.commands.actions
        for _ in range(6):
            name = self.chance.choice(tuple(actions))
            seldom = name in SELDOM or name.startswith(SELDOM_GROUPS)
            if name not in LEAVING and actions[name].isEnabled() and (not seldom or self.chance.random() < 0.125):
                self.hands.note(f"command {name}")
                window.commands.trigger(name)
                return

    def write(self) -> None:
        """Go somewhere on the board, and begin to write there."""
        window = self.desk.window_in_use()
        if window is None or not window.has_document or QApplication.activeModalWidget():
            return
        stage = self.chance.choice(window.bridge.blueprint.stages)
        element = self.chance.choice(ELEMENTS)
        entry = self.chance.choice([one.id for one in stage.cell(element)] or [None])
        self.hands.note("write", f"{element.value} in {stage.name!r}")
        window.go_to(Cursor(stage.id, element, entry))
        self.hands.type()

    def resize(self) -> None:
        """Another size, or another window in front."""
        window = self.chance.choice(self.desk.windows)
        self.hands.note("resize")
        if self.chance.random() < 0.7:
            window.resize(self.chance.randrange(300, 800), self.chance.randrange(240, 640))
        else:
            window.come_forward()

    def clipboard(self) -> None:
        """Something odd is copied elsewhere; the keys and commands paste it."""
        data = self.hands.odd_data()
        self.hands.note("clipboard", data.formats())
        QApplication.clipboard().setMimeData(data)

    def answer(self) -> None:
        """Answer a dialog, or a bar of the window."""
        modal, window = QApplication.activeModalWidget(), self.desk.window_in_use()
        asked = modal or window
        if isinstance(modal, QFileDialog):
            self._choose_file(modal)
            return
        found = [] if asked is None else asked.findChildren(QAbstractButton)
        shown = [
            one
            for one in found
            if one.isVisible() and one.isEnabled() and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]
        if modal is not None and (not shown or self.chance.random() < 0.3):
            self.hands.note("escape", type(modal).__name__)
            QTest.keyClick(modal, K.Key_Escape)
        elif shown:
            button = self.chance.choice(shown)
            self.hands.note("answer", f"{button.text()!r} of {type(button.window()).__name__}")
            button.click()

    def other_window(self) -> None:
        """A window more, or one less when there are several."""
        windows = self.desk.windows
        if QApplication.activeModalWidget() or QApplication.activePopupWidget():
            return
        if len(windows) >= MOST_WINDOWS or (len(windows) > 1 and self.chance.random() < 0.5):
            window = self.chance.choice(windows)
            self.hands.note("close a window", f"of {len(windows)}")
            self.before_closing(window)
            window.close()
        elif self.chance.random() < 0.2:
            self.hands.note("another window")
            self.begin()

    def rest(self) -> None:
        """Do nothing for a while, so that what waits for that happens."""
        self.hands.note("rest")
        self._timer.setInterval(self.chance.choice([30, 130, 320]))

    def _choose_file(self, dialog: QFileDialog) -> None:
        """One of a few names, so that files are met again; never elsewhere."""
        name = self.chance.choice(["a.blueprint.xlsx", "b.xlsx", "ø 漢.blueprint.xlsx"])
        path, line = self.folder / name, dialog.findChild(QLineEdit, "fileNameEdit")
        saving = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
        if line is not None and (saving or path.exists()) and self.chance.random() < 0.8:
            if saving and dialog.nameFilters() and "xlsx" not in dialog.nameFilters()[0]:
                path = self.folder / "export"
            self.hands.note("file", f"{dialog.objectName()} {path.name}")
            line.setText(str(path))
            dialog.accept()
        if shiboken6.isValid(dialog) and dialog.isVisible():
            self.hands.note("no file", dialog.objectName())
            dialog.reject()

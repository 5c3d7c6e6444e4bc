"""Menus, toolbar and keys of one window, made from the table of commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from blueprint_editor.gui.actions import ACTIONS, MENUS, Action, Key
from blueprint_editor.gui.fitting import FittingToolBar
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.theme import faint
from blueprint_editor.gui.trail import note
from blueprint_editor.method.steps import element_of_step
from blueprint_editor.paint import icons
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.recent import RecentMenu

MENU_SECTIONS: dict[tuple[str, ...], int] = {
    ("edit", "move"): 3,
    ("edit", "turn"): 3,
    ("edit", "status"): 2,
    ("edit", "find"): 4,
    ("workshop", "sheets"): 3,
    ("view", "filter"): 2,
    ("view", "present"): 2,
    ("view", "theme"): 4,
    ("view", "density"): 4,
    ("view", "language"): 4,
}
"""In which part of its parent a submenu stands; the others stand in the first."""

_OPENS = "  ▾"
"""What says that a button opens a menu; nothing to read out."""
_STEP_MENU = ("view", "step")
"""The menu that the toolbar's button opens too."""


def sequences(keys: tuple[Key, ...]) -> list[QKeySequence]:
    """The key sequences of a command on this system, each once, the one to show first."""
    found: list[QKeySequence] = []
    for key in keys:
        several = [QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key)
        found += [sequence for sequence in several if not sequence.isEmpty() and sequence not in found]
    return found


def shown_key(keys: tuple[Key, ...]) -> str:
    """The first key of a command as this system writes it; empty when it has none."""
    found = sequences(keys)
    return found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""


def plain(text: str) -> str:
    """The text of a command without its letter's sign and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def _action(action_id: str) -> Action:
    return next(action for action in ACTIONS if action.id == action_id)


@guarded
class Commands(QObject):
    """The actions of one window: kept on or off, in the language and the colours of the window.

    At first only what one sees is made: the names of the menus, and the toolbar. The rest, 5 ms of
    work, follows when the window has been painted; or at once when a key is pressed before that, a
    menu opens, or somebody asks for an action.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._made: dict[str, QAction] = {}
        self._menus: dict[tuple[str, ...], QMenu] = {(name,): QMenu(window) for name in MENUS}
        # `addMenu` would tie them to what PySide knows of the bar, and with that they go while the window lives.
        self._bar = window.menuBar()
        for name in MENUS:
            self._bar.addAction(self._menus[name,].menuAction())
        self._menus[_STEP_MENU] = QMenu(window)
        for menu in self._menus.values():
            menu.aboutToShow.connect(self._make_ready)
        self._groups: dict[str, QActionGroup] = {}
        self._sections: dict[QMenu, int] = {}
        self._recent: RecentMenu | None = None
        self._board: QWidget | None = None
        self._undressed: set[str] = set()
        self.toolbar = FittingToolBar(window)
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(18, 18))
        self.step_button = QToolButton()
        self._fill_toolbar()
        window.addToolBar(self.toolbar)
        window.appearance.changed.connect(self.dress)
        self.dress()

    @property
    def actions(self) -> dict[str, QAction]:
        """The action of each command."""
        self.complete()
        return self._made

    @property
    def menus(self) -> dict[tuple[str, ...], QMenu]:
        """The menus by their path."""
        self.complete()
        return self._menus

    @property
    def recent(self) -> RecentMenu:
        """The menu of recent files."""
        self.complete()
        assert self._recent is not None
        return self._recent

    def plain_text(self, action_id: str) -> str:
        """What a command is called now, without the sign of its letter in the menu."""
        language, words = self._window.appearance.language, _action(action_id).words
        return plain(words(self._window, language) if words is not None else say(f"action.{action_id}", language))

    def key_of(self, action_id: str) -> str:
        """The key of a command as this system writes it; empty when it has none."""
        return shown_key(_action(action_id).keys)

    def trigger(self, action_id: str) -> None:
        """Do a command as if its menu had been chosen."""
        self.actions[action_id].trigger()

    def attach_board(self, board: QWidget) -> None:
        """Let the board's own commands hear their keys while the board, or what is in it, has the focus."""
        self._board = board
        for action in ACTIONS:
            if action.on_board and action.id in self._made:
                board.addAction(self._made[action.id])

    def complete(self) -> None:
        """Make what the first picture did without: the other commands, and the menus they are in."""
        if self._recent is not None:
            return
        from blueprint_editor.gui.recent import RecentMenu

        self._window.removeEventFilter(self)
        self._recent = RecentMenu(self._window)
        for action in ACTIONS:
            menu = self._menu(action.menu)
            self._separate(menu, action.section)
            if action.id not in self._made:
                self._make(action)
                self._dress_command(action)
            menu.addAction(self._made[action.id])
            if action.id == "open":
                menu.addMenu(self._recent)
        self._dress_menus()
        if self._board is not None:
            self.attach_board(self._board)
        self.refresh()
        self._window.desk.listen()

    def window_painted(self) -> None:
        """The window's first picture has come: the rest follows as soon as nothing else is to do."""
        if self._recent is None:
            self._window.installEventFilter(self)
            QTimer.singleShot(0, self, self.complete)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """From the first picture until all is made: a key may be a command's that is still to be made."""
        if event.type() == QEvent.Type.ShortcutOverride:  # comes before Qt looks for a command with this key
            self.complete()
        return False

    def refresh(self) -> None:
        """Set every command on or off, as things are now."""
        window, language = self._window, self._window.appearance.language
        for action in ACTIONS:
            made = self._made.get(action.id)
            if made is None:
                continue
            made.setEnabled(action.enabled(window))
            if action.checked is not None:
                made.setChecked(action.checked(window))
            if action.words is not None:
                self._set_words(made, action, action.words(window, language))
        if self.step_button.text() != self._step_text():
            self.step_button.setText(self._step_text())
            self.step_button.setAccessibleName(self._step_text().removesuffix(_OPENS))
            self.toolbar.fit()
        self.step_button.setEnabled(window.has_document)

    def dress(self) -> None:
        """Write every text again and colour every icon, as the window now looks and speaks."""
        look, language = self._window.appearance.look, self._window.appearance.language
        self._dress_menus()
        for action in ACTIONS:
            if action.id in self._made:
                self._dress_command(action)
        self.toolbar.setAccessibleName(say("window.toolbar", language))
        self.step_button.setIcon(icons.icon("rows-3", look.ink, 18, faint(look)))
        first, last = self.key_of("step_stages"), self.key_of("step_all")
        self.step_button.setToolTip(f"{say('window.step_button', language)} ({first} … {last})")
        self._window.refresh()

    def _dress_menus(self) -> None:
        language = self._window.appearance.language
        for path, menu in self._menus.items():
            menu.setTitle(say(f"menu.{'.'.join(path)}", language))
        if self._recent is not None:
            self._recent.setTitle(say("menu.file.recent", language))

    def _dress_command(self, action: Action) -> None:
        look, language, made = self._window.appearance.look, self._window.appearance.language, self._made[action.id]
        self._set_words(made, action, say(action.text_key, language))
        if action.icon and action.toolbar:
            made.setIcon(icons.icon(action.icon, look.ink, 18, faint(look)))
        elif action.icon:
            self._undressed.add(action.id)

    def _make_ready(self) -> None:
        """A menu is about to be shown."""
        self.complete()
        self._dress_icons()

    def _dress_icons(self) -> None:
        """Colour the icons that only menus show: when the first menu opens, not before the first frame."""
        look = self._window.appearance.look
        for action in ACTIONS:
            if action.id in self._undressed:
                self._made[action.id].setIcon(icons.icon(action.icon, look.ink, 18, faint(look)))
        self._undressed.clear()

    def context_menu(self) -> QMenu:
        """A menu with what can be done at the cursor; the caller shows it."""
        from blueprint_editor.gui.context_menus import offered

        self._dress_icons()
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for part in offered(self._window):
            if not part:
                menu.addSeparator()
            elif isinstance(part, tuple):
                # `addMenu` would make it a child for PySide, which dies with this menu.
                menu.addAction(self.menus[part].menuAction())
            else:
                menu.addAction(self.actions[part])
        return menu

    def _make(self, action: Action) -> QAction:
        made = QAction(self._window)
        made.setObjectName(action.id)
        made.setMenuRole(action.role)
        made.setShortcuts(sequences(action.keys))
        made.setAutoRepeat(action.on_board or action.id in {"undo", "redo", "zoom_in", "zoom_out"})
        if action.on_board:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if action.checked is not None:
            made.setCheckable(True)
        if action.group:
            group = self._groups.setdefault(action.group, QActionGroup(self))
            group.addAction(made)
        made.triggered.connect(partial(self._run, action))
        self._made[action.id] = made
        return made

    def _run(self, action: Action, _checked: bool = False) -> None:
        note(action.id)
        action.run(self._window)
        self.refresh()

    def _menu(self, path: tuple[str, ...]) -> QMenu:
        """The menu at a path, in its parent."""
        menu = self._menus.get(path)
        if menu is None:
            menu = self._menus[path] = QMenu(self._window)
            menu.aboutToShow.connect(self._make_ready)
        if len(path) > 1 and menu not in self._sections:
            parent = self._menu(path[:-1])
            self._separate(parent, MENU_SECTIONS.get(path, 0))
            parent.addMenu(menu)
        return menu

    def _separate(self, menu: QMenu, section: int) -> None:
        if self._sections.get(menu, section) != section:
            menu.addSeparator()
        self._sections[menu] = section

    def _fill_toolbar(self) -> None:
        placed = sorted((action for action in ACTIONS if action.toolbar), key=lambda action: action.toolbar)
        group = 1
        for action in placed:
            if action.toolbar != group:
                self.toolbar.addSeparator()
            if group < 4 < action.toolbar:
                self._add_step_button()
            group = action.toolbar
            made = self._make(action)
            self.toolbar.addAction(made)
            button = self.toolbar.widgetForAction(made)
            if action.labelled and isinstance(button, QToolButton):
                self.toolbar.label(button)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click must not take the place on the board away

    def _add_step_button(self) -> None:
        self.step_button.setMenu(self._menus[_STEP_MENU])
        self.step_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.step_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.step_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.toolbar.addWidget(self.step_button)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.toolbar.addWidget(room)

    def _step_text(self) -> str:
        step, name = self._window.step, "all"
        if step is not None:
            element = element_of_step(step)
            name = "stages" if element is None else element.value
        return self.plain_text(f"step_{name}") + _OPENS

    def _set_words(self, made: QAction, action: Action, text: str) -> None:
        if made.text() == text:
            return
        made.setText(text)
        words, key = plain(text), shown_key(action.keys)
        made.setToolTip(f"{words} ({key})" if key else words)
        made.setStatusTip("")
        short = f"{action.text_key}.short"
        made.setIconText(say(short, self._window.appearance.language, key=key) if action.labelled else words)
        button = self.toolbar.widgetForAction(made) if action.toolbar else None
        if button is not None:
            button.setAccessibleName(words)

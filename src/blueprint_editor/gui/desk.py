"""The program around its windows: settings, theme, language, jobs, and which document is in which window."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.collector import Collector
from blueprint_editor.gui.settings import Settings
from blueprint_editor.gui.theme import Theme

if TYPE_CHECKING:
    from blueprint_editor.gui.hubspot.practice import Practice
    from blueprint_editor.gui.instance import Doorbell
    from blueprint_editor.gui.jobs import Context, Jobs
    from blueprint_editor.gui.left_work import LeftWork
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.presence import Presence
    from blueprint_editor.gui.ring import Rings
    from blueprint_editor.gui.spoken import Ears
    from blueprint_editor.workflows.recovery import Keeper


class Desk(QObject):
    """One process: each document has its own window, and all share look, language and worker."""

    def __init__(self, app: QApplication, settings: Settings, language: str | None = None) -> None:
        super().__init__(app)
        self._app = app
        self.settings = settings
        self.appearance = Appearance(language=language or settings.language)
        self.appearance.density = settings.density
        self.appearance.motion = None if settings.motion else False
        self.theme = Theme(app, self.appearance, settings.theme, self)
        self.theme.set_light_projector(settings.light_projector)
        self.windows: list[Window] = []
        self.real_paths: dict[Path, Path] = {}
        """Where files really are, links followed, as far as a job has found out."""
        self._translator: QTranslator | None = None
        self.stands = False
        """Whether the first picture has been shown, and what had to wait for it has begun."""
        self.collector = Collector(self)
        self._leaving = False
        self._doorbell: Doorbell | None = None
        self._ears: Ears | None = None
        self._rings: Rings | None = None
        self._account_names: dict[str, str] | None = None
        self._translate_qt()

    @cached_property
    def jobs(self) -> Jobs:
        """The work off the GUI thread."""
        from blueprint_editor.gui.jobs import Jobs

        return Jobs(self)

    def new_window(self) -> Window:
        """A window with nothing in it, where the last one lay or a little beside its neighbour."""
        from blueprint_editor.gui.main_window import Window

        window = Window(self)
        self.windows.append(window)
        return window

    def window_for(self, asking: Window) -> Window:
        """Where a document goes that is asked for here: the same window if nothing would be lost, else a new one."""
        if asking.untouched:
            return asking
        window = self.new_window()
        window.show()
        return window

    def window_of(self, path: Path) -> Window | None:
        """The window that this file is open in, or none; asks no disk, which may be one that does not answer."""
        wanted = self._real(path)
        for window in self.windows:
            known = window.document.path
            if known is not None and self._real(known) == wanted:
                return window
        return None

    def files_of_others(self, window: Window) -> frozenset[Path]:
        """Where the files of the other windows really are."""
        paths = [other.document.path for other in self.windows if other is not window]
        return frozenset(self._real(path) for path in paths if path is not None)

    def _real(self, path: Path) -> Path:
        return self.real_paths.get(path.absolute(), path.absolute())

    def forget(self, window: Window) -> None:
        """A window has closed."""
        if window in self.windows:
            self.windows.remove(window)
        if self._leaving:
            QTimer.singleShot(0, self, self.go_on_leaving)

    def set_theme(self, choice: str) -> None:
        """Take one of `THEMES`, now and next time."""
        self.settings.theme = choice
        self.theme.choose(choice)

    def set_density(self, density: str) -> None:
        """Take one of `DENSITIES`, now and next time."""
        self.settings.density = density
        self.appearance.set_density(density)

    def set_motion(self, on: bool) -> None:
        """Let cards and rows move, if the system does not ask for less, or have them still, now and next time."""
        self.settings.motion = on
        self.appearance.motion = None if on else False

    def set_light_projector(self, light: bool) -> None:
        """Have the projector light whatever the theme is, or not, now and next time."""
        self.settings.light_projector = light
        self.theme.set_light_projector(light)

    def set_recovery(self, on: bool) -> None:
        """Write each change down from now on, or no longer, and then throw away what the windows have written."""
        if on != self.settings.recovery_copy:
            self.settings.recovery_copy = on
            for window in self.windows:
                window.recovering.switched(on)

    def set_language(self, language: str) -> None:
        """Speak this language in every window, now and next time."""
        self.settings.language = language
        self.appearance.language = language
        self._translate_qt()
        self.appearance.set_language(language)

    def leave(self) -> None:
        """Close every window, each asking for itself; one that is kept open keeps the program."""
        self._leaving = True
        self.go_on_leaving()

    def go_on_leaving(self) -> None:
        """A window has closed: on to the next, when all are to close."""
        if self._leaving and self.windows:
            self.windows[-1].close()

    def settle(self) -> None:
        """The first frame stands: what had to wait for that begins."""
        self.stands = True
        from blueprint_editor.gui.instance import Doorbell

        if self.windows:
            self.left_work.offer(self.windows[0])
        self._doorbell = Doorbell(self)

    def listen(self) -> None:
        """The first picture stands: from now on one hears and sees where the keyboard is, whatever has it."""
        if self._ears is None:
            from blueprint_editor.gui.ring import Rings
            from blueprint_editor.gui.spoken import Ears

            self._ears, self._rings = Ears(self, self._app), Rings(self, self._app)

    def remind(self, window: Window) -> None:
        """A window shows another document: what it had offered and nobody answered is offered again."""
        if "left_work" in self.__dict__:
            self.left_work.remind(window)

    def window_in_use(self) -> Window | None:
        """The window one is in, else the first, or none."""
        active = [window for window in self.windows if window.isActiveWindow()] or self.windows
        return active[0] if active else None

    def bring_to_safety(self) -> None:
        """Something went wrong: have the work of every window on the disk itself."""
        for window in self.windows:
            window.recovering.flush()

    def show_again(self) -> None:
        """Something went wrong, perhaps half-way through showing a deed: show every blueprint as it is."""
        for window in self.windows:
            if window.has_document:
                window.bridge.tell_all()
                window.refresh()

    def report(self, error: Exception) -> None:
        """An error in a job that nobody foresaw goes where all such errors go."""
        import sys

        sys.excepthook(type(error), error, error.__traceback__)

    @property
    def leaving(self) -> bool:
        """Whether the windows are being closed one after the other."""
        return self._leaving

    def stay(self) -> None:
        """The user wants to keep a window."""
        self._leaving = False

    @cached_property
    def keeper(self) -> Keeper:
        """Looks after the journals of all windows; made with the first deed."""
        from blueprint_editor.workflows.recovery import Keeper

        return Keeper()

    @cached_property
    def left_work(self) -> LeftWork:
        """The work that a crash left."""
        from blueprint_editor.gui.left_work import LeftWork

        return LeftWork(self)

    @cached_property
    def looks(self) -> Jobs:
        """Looks at files, in a thread of their own: a drive that does not answer holds up no save elsewhere."""
        from blueprint_editor.gui.jobs import Jobs

        return Jobs(self, "look")

    @cached_property
    def calls(self) -> Jobs:
        """The work with HubSpot, in a thread of its own: an account that does not answer holds up no save."""
        from blueprint_editor.gui.jobs import Jobs

        return Jobs(self, "hubspot")

    @cached_property
    def practice(self) -> Practice:
        """The practice portal."""
        from blueprint_editor.gui.hubspot.practice import Practice

        practice = Practice(self)
        practice.changed.connect(self._on_practice)
        return practice

    def account_name(self, number: str) -> str:
        """What the account of this number is called here; its number until that was looked up, and when it is none."""
        if self._account_names is None:
            self._account_names = {}
            QTimer.singleShot(0, self, self.name_accounts)  # not before the first picture
        return self._account_names.get(number, number)

    def name_accounts(self) -> None:
        """Look up what the accounts are called now, and say it in every window."""
        from blueprint_editor.gui.hubspot.accounts import names

        self._account_names = names(self)
        for window in self.windows:
            window.status_line.refresh()

    @property
    def practising(self) -> bool:
        """Whether the practice portal is there."""
        return "practice" in self.__dict__ and self.practice.portal is not None

    @cached_property
    def presence(self) -> Presence:
        """Which of the recent files are there."""
        from blueprint_editor.gui.presence import Presence

        return Presence(self)

    def _on_practice(self) -> None:
        self.name_accounts()
        for window in self.windows:
            window.refresh()

    def shut_down(self) -> None:
        """Stop the work, write the settings, and leave nothing on the clipboard that Qt would trip over."""
        if "jobs" in self.__dict__:
            self.jobs.shut_down()
        if self._doorbell is not None:
            self._doorbell.stop()
        if "keeper" in self.__dict__:
            self.keeper.leave()
        if "looks" in self.__dict__:
            self.looks.start(_let_go_of_locks, _nothing, _nothing, sure=True)
            self.looks.shut_down(wait=1.0)
        if "calls" in self.__dict__:
            self.calls.shut_down(wait=1.0)
        if self.practising:
            self.practice.stop()
        self.settings.flush()
        clipboard = self._app.clipboard()
        if clipboard.ownsClipboard():
            text = clipboard.text()
            clipboard.clear()
            if text:
                clipboard.setText(text)
        self.collector.end()

    def _translate_qt(self) -> None:
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
        if self.appearance.language == "nl":
            translator = QTranslator(self)
            if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._app.installTranslator(translator)
                self._translator = translator


def _let_go_of_locks(_context: Context) -> None:
    """Take away what says beside files that they are open here, if anything was ever said."""
    import sys

    conflicts = sys.modules.get("blueprint_editor.workflows.conflicts")
    if conflicts is not None:
        conflicts.let_go_of_all()


def _nothing(_result: object) -> None:
    """Nobody waits for it: the program ends."""

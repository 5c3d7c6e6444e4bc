"""The versions of a document: when and by whom they were saved, what changed since, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QTreeWidget, QVBoxLayout

from blueprint_editor import workflows
from blueprint_editor.gui.dialogs.buttons import standard_buttons
from blueprint_editor.gui.dialogs.rows import SORT, Row, make_roomy
from blueprint_editor.gui.left_work import moment
from blueprint_editor.gui.messages import Choice, Message, Tone, Words
from blueprint_editor.gui.placement import resize_within
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import say
from blueprint_editor.wording.change_list import count_text

if TYPE_CHECKING:
    from blueprint_editor.gui.jobs import Context, Job
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.versions import Opened, Version

COLUMNS = ("when", "by", "size", "differences")
_VERSION = SORT + 1
_WHEN, _BY, _SIZE, _DIFFERENCES = range(4)

Then = Callable[["Opened"], None]


class VersionsDialog(QDialog):
    """The list comes first; what changed since each version is read and filled in one by one, while it is looked at."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("versions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._path = window.document.path
        self._present = window.bridge.blueprint
        self.versions: tuple[Version, ...] | None = None
        self.opened: dict[int, Opened | None] = {}
        """What was read of each version by its place; none when it cannot be read."""
        self._failure = ""
        self._job: Job | None = None
        self._ended = False
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(len(COLUMNS))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(_WHEN, Qt.SortOrder.DescendingOrder)
        self.tree.itemActivated.connect(self._show)
        self.tree.currentItemChanged.connect(self._see)
        self._buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.close)
        self.show_button, self.open_button, self.restore_button = QPushButton(), QPushButton(), QPushButton()
        for button, deed in (
            (self.show_button, self._show),
            (self.open_button, self._open),
            (self.restore_button, self._restore),
        ):
            self._buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(deed)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(20, 16, 20, 16)
        column_layout.setSpacing(12)
        column_layout.addWidget(self._lead)
        column_layout.addWidget(self.tree, 1)
        column_layout.addWidget(self._buttons)
        resize_within(self, 780, 400)
        self.setMinimumSize(620, 280)
        self.finished.connect(self._end)
        window.appearance.changed.connect(self._dress)
        self._dress()
        self._look()

    # Showing

    def _dress(self) -> None:
        look, language = self._window.appearance.look, self._window.appearance.language
        self.setStyleSheet(form_sheet(look))
        self.setWindowTitle(say("versions.title", language))
        self.tree.setAccessibleName(say("versions.title", language))
        self.tree.setHeaderLabels([say(f"versions.{column}", language) for column in COLUMNS])
        self.show_button.setText(say("versions.show", language))
        self.open_button.setText(say("versions.open", language))
        self.restore_button.setText(say("versions.restore", language))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(say("versions.close", language))
        self._fill()

    def _fill(self) -> None:
        language = self._window.appearance.language
        name = self._path.name if self._path is not None else ""
        there = bool(self.versions)
        if self._failure:
            self._lead.setText(say("versions.failed", language, reason=self._failure))
        elif self.versions is None:
            self._lead.setText(say("versions.looking", language))
        else:
            self._lead.setText(say("versions.lead" if there else "versions.none", language, name=name))
        for widget in (self.tree, self.show_button, self.open_button, self.restore_button):
            widget.setVisible(there)
        self.tree.clear()
        for place, version in enumerate(self.versions or ()):
            self._add(place, version, language)
        make_roomy(self.tree, self._window.appearance.look)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self._see()

    def _add(self, place: int, version: Version, language: str) -> None:
        size = QLocale(language).formattedDataSize(version.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        row = Row([moment(version.at, language), version.by, size, ""])
        for column, value in ((_WHEN, version.at), (_BY, version.by.casefold()), (_SIZE, version.size)):
            row.setData(column, SORT, value)
        row.setData(0, _VERSION, place)
        row.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.addTopLevelItem(row)
        self._tell_differences(row, place)

    def _tell_differences(self, row: Row, place: int) -> None:
        language = self._window.appearance.language
        if place not in self.opened:
            words, count = say("versions.comparing", language), -1
        elif (opened := self.opened[place]) is None:
            words, count = say("versions.unreadable", language), -2
        else:
            words, count = count_text(opened.changes, language), len(opened.changes)
        row.setText(_DIFFERENCES, words)
        row.setData(_DIFFERENCES, SORT, count)

    def _row(self, place: int) -> Row | None:
        rows = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        return next((row for row in rows if isinstance(row, Row) and row.data(0, _VERSION) == place), None)

    @property
    def current(self) -> int | None:
        """The place of the version that is chosen, or none."""
        item = self.tree.currentItem()
        return None if item is None else int(item.data(0, _VERSION))

    def _see(self) -> None:
        place = self.current
        readable = place is not None and self.opened.get(place, True) is not None
        self.show_button.setEnabled(readable)
        self.open_button.setEnabled(readable)
        self.restore_button.setEnabled(readable and not self._window.document.read_only)

    # Reading

    def _look(self) -> None:
        path = self._path
        if path is None:
            self.versions = ()
            self._fill()
            return

        def work(context: Context) -> tuple[Version, ...]:
            from blueprint_editor.workflows.versions import versions_of

            return versions_of(path, progress=context.progress)

        self._job = self._window.desk.jobs.start(work, self._on_found, self._on_failed)

    def _on_found(self, versions: tuple[Version, ...]) -> None:
        if self._ended:
            return
        self._job = None
        self.versions = versions
        self._fill()
        self._read_next()

    def _on_failed(self, error: Exception) -> None:
        if self._ended:
            return
        self._job = None
        if isinstance(error, workflows.DocumentError):
            self.versions, self._failure = (), str(error.facts.get("reason") or error.code.value)
            self._fill()
        else:
            self._window.desk.report(error)

    def _read_next(self) -> None:
        """One job a version, so that a save that is asked for meanwhile waits for one at most."""
        place = next((place for place in range(len(self.versions or ())) if place not in self.opened), None)
        if place is not None:
            self._job = self._read(place, lambda _opened: self._read_next(), self._read_next)

    def _read(self, place: int, done: Then, failed: Callable[[], None]) -> Job:
        version, present = (self.versions or ())[place], self._present

        def work(context: Context) -> Opened:
            from blueprint_editor.workflows.versions import open_version

            return open_version(version, present, progress=context.progress)

        def arrived(opened: Opened | None) -> None:
            if self._ended:
                return
            self._job = None
            self.opened[place] = opened
            row = self._row(place)
            if row is not None:
                self._tell_differences(row, place)
            self._see()
            if opened is None:
                failed()
            else:
                done(opened)

        def broken(error: Exception) -> None:
            if not isinstance(error, workflows.DocumentError):
                self._window.desk.report(error)
            arrived(None)

        return self._window.desk.jobs.start(work, arrived, broken)

    def _with_current(self, then: Then) -> None:
        """Go on with what the chosen version holds, once it is read."""
        place = self.current
        if place is None:
            return
        known = self.opened.get(place)
        if known is not None:
            then(known)
        elif place not in self.opened:
            if self._job is not None:
                self._job.cancel()

            def done(opened: Opened) -> None:
                then(opened)
                self._read_next()

            self._job = self._read(place, done, self._read_next)

    def _end(self) -> None:
        self._ended = True
        if self._job is not None:
            self._job.cancel()
        self._window.appearance.changed.disconnect(self._dress)

    # Deeds

    def _words(self, key: str) -> Words:
        place = self.current
        assert self.versions is not None
        assert place is not None
        return partial(_about, key, self.versions[place].at)

    def _show(self) -> None:
        since, back = self._words("versions.since"), self._words("versions.back")

        def then(opened: Opened) -> None:
            from blueprint_editor.gui.dialogs.compare import show_changes

            show_changes(self._window, opened.document.blueprint, self._window.bridge.blueprint, since, back)

        self._with_current(then)

    def _open(self) -> None:
        origin = self._words("versions.origin")

        def then(opened: Opened) -> None:
            window = self._window.desk.window_for(self._window)
            window.show_document(opened.document, origin=origin)
            window.come_forward()

        self._with_current(then)

    def _restore(self) -> None:
        words = self._words("versions.restored")

        def then(opened: Opened) -> None:
            from blueprint_editor.core.edits import Origin, TakeOver

            window = self._window
            window.commit()
            if window.bridge.do(TakeOver(opened.document.blueprint, Origin.VERSION)):
                undo = Choice("action.undo", partial(window.commands.trigger, "undo"))
                window.strip.tell(Message(Tone.NOTICE, words, (undo,), of_deed=True))
                self.close()

        self._with_current(then)


def _about(key: str, at: float, language: str) -> str:
    return say(key, language, moment=moment(at, language))


def show_versions(window: Window) -> VersionsDialog:
    """Show the versions of a window's document, as they are now."""
    window.commit()
    dialog = window.findChild(VersionsDialog, "versions")
    if isinstance(dialog, VersionsDialog):
        dialog.close()
    dialog = VersionsDialog(window)
    dialog.show()
    return dialog

"""What an empty window shows: the templates to begin from, and the files worked on last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.gui.guard import guarded
from blueprint_editor.gui.settings import Settings
from blueprint_editor.gui.template_chooser import TemplateChooser
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.paint import icons
from blueprint_editor.wording import say

if TYPE_CHECKING:
    from blueprint_editor.gui.presence import Presence

ASK_AFTER = 200
"""Milliseconds after which the disk is asked for the recent files: not before the first picture."""


@guarded
class StartPage(QScrollArea):
    """Templates on the left, recent files on the right; all of it works from the keyboard."""

    template_chosen = Signal(str, str, str)
    """Template, language and client of a new blueprint."""
    open_other = Signal()
    open_path = Signal(object)
    """The path of a recent file."""

    def __init__(
        self,
        appearance: Appearance,
        settings: Settings,
        presence: Callable[[], Presence],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._find_presence = presence
        self._presence: Presence | None = None
        self._settings = settings
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chooser = TemplateChooser(appearance)
        self.chooser.begun.connect(self._begin)
        self._title, self._lead, self._recent_title = QLabel(), QLabel(), QLabel()
        self._lead.setWordWrap(True)
        self.begin_button, self.open_button = QPushButton(), QPushButton()
        self.begin_button.setDefault(True)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.begin_button.setFont(bold)  # as its sheet shows it: else Qt measures the text in the thinner one
        self.begin_button.setMinimumHeight(36)
        self.begin_button.clicked.connect(self._begin)
        self.open_button.clicked.connect(self.open_other)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self.setWidget(self._page())
        appearance.changed.connect(self.dress)
        self.dress()

    def showEvent(self, event: QShowEvent) -> None:
        """See which recent files are there now, and put the keyboard on the first template."""
        super().showEvent(event)
        self._fill_recent()
        QTimer.singleShot(ASK_AFTER, self, self._ask)
        self.chooser.focus_first()

    def changeEvent(self, event: QEvent) -> None:
        """Come back to a window: files may have come or gone."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isVisible() and self.isActiveWindow():
            self._fill_recent()
            self._ask()

    def _ask(self) -> None:
        """Find out which recent files are gone."""
        if self._presence is None:
            self._presence = self._find_presence()
            self._presence.changed.connect(self._fill_recent)
        self._presence.ask(self._settings.recent_files)

    def dress(self) -> None:
        """Take the words and colours of the window."""
        look, language = self._appearance.look, self._appearance.language
        self.setStyleSheet(form_sheet(look))
        self._title.setText(say("window.start.title", language))
        self._lead.setText(say("window.start.lead", language))
        self._lead.setStyleSheet(f"color: {look.dim.name()};")
        self._recent_title.setText(say("window.start.recent", language))
        self.begin_button.setText(say("window.start.begin", language))
        self.open_button.setText(say("window.start.open", language))
        self.open_button.setIcon(icons.icon("folder-open", look.ink, 18))
        self._fill_recent()

    def _page(self) -> QWidget:
        large = QFont(self.font())
        large.setPixelSize(24)
        large.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(large)
        middle = QFont(self.font())
        middle.setPixelSize(15)
        middle.setWeight(QFont.Weight.DemiBold)
        self._recent_title.setFont(middle)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.chooser)
        left.addSpacing(20)
        left.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._recent_title)
        right.addLayout(self._recent)
        right.addSpacing(8)
        right.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        columns.addLayout(left, 5)
        columns.addLayout(right, 3)
        body = QWidget()
        body.setMaximumWidth(960)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self._title)
        inner.addWidget(self._lead)
        inner.addSpacing(20)
        inner.addLayout(columns)
        inner.addStretch(1)
        page = QWidget()
        around = QHBoxLayout(page)
        around.setContentsMargins(32, 48, 32, 32)
        around.addStretch(1)
        around.addWidget(body, 20)
        around.addStretch(1)
        return page

    def _begin(self) -> None:
        self.template_chosen.emit(self.chooser.template, self.chooser.language, self.chooser.client.text().strip())

    def _fill_recent(self) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        language = self._appearance.language
        files = self._settings.recent_files
        for path in files:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(0)
            line.addWidget(self._file_button(path), 1)
            line.addWidget(self._pin_button(path))
            self._recent.addWidget(row)
        if not files:
            nothing = QLabel(say("window.start.no_recent", language))
            nothing.setWordWrap(True)
            nothing.setStyleSheet(f"color: {self._appearance.look.dim.name()};")
            self._recent.addWidget(nothing)

    def _file_button(self, path: Path) -> QToolButton:
        look, language = self._appearance.look, self._appearance.language
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setIcon(icons.icon("file", look.dim, 16))
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name = path.name.removesuffix(".xlsx").removesuffix(".blueprint")
        button.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 240).replace("&", "&&"))
        there = self._presence is None or self._presence.is_there(path)
        button.setEnabled(there)
        button.setToolTip(str(path) if there else say("window.recent.gone", language))
        button.clicked.connect(partial(self._open, path))
        return button

    def _pin_button(self, path: Path) -> QToolButton:
        look, pinned = self._appearance.look, path in self._settings.pinned
        button = QToolButton()
        button.setAutoRaise(True)
        button.setCheckable(True)
        button.setChecked(pinned)
        button.setIcon(icons.icon("pin", look.ink if pinned else look.strong_line, 16))
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        told = say("recent.unpin" if pinned else "recent.pin", self._appearance.language, name=path.name)
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.clicked.connect(partial(self._pin, path, button))
        return button

    def _pin(self, path: Path, pin: QToolButton) -> None:
        """Keep a file on top, or no longer; the keyboard stays on its pin."""
        self._settings.pin(path, pin.isChecked())  # whether it is on does not come along through a `partial`
        self._fill_recent()
        place = self._settings.recent_files.index(path)
        item = self._recent.itemAt(place)
        row = item.widget() if item is not None else None
        if row is not None:
            row.findChildren(QToolButton)[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, path: Path, _checked: bool = False) -> None:
        self.open_path.emit(path)

"""The settings: what is chosen counts at once, so there is nothing to confirm and nothing to cancel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blueprint_editor.gui.dialogs.buttons import standard_buttons
from blueprint_editor.gui.menus import plain
from blueprint_editor.gui.settings import DENSITIES, THEMES
from blueprint_editor.gui.theme import form_sheet
from blueprint_editor.wording import LANGUAGES, say

from .usual_agenda import UsualAgenda

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window


class SettingsDialog(QDialog):
    """Language, theme, density, the recovery copy and the usual agenda; stays open beside the work."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = window.desk
        self._heads = [QLabel(), QLabel(), QLabel()]
        self._lead, self._about_language, self._about_recovery = QLabel(), QLabel(), QLabel()
        self.boxes: dict[str, QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        self.recovery = QCheckBox()
        self.recovery.toggled.connect(self._set_recovery)
        desk = self._desk
        self.agenda = UsualAgenda(desk)
        page = self._make_page()
        desk.appearance.changed.connect(self._fill)
        self._fill()
        self._lay_out(page)

    def _make_page(self) -> QWidget:
        """Everything but the button."""
        desk = self._desk
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(12)
        looks = QFormLayout()
        looks.setHorizontalSpacing(16)
        looks.setVerticalSpacing(8)
        for name, values, take in (
            ("language", LANGUAGES, desk.set_language),
            ("theme", THEMES, desk.set_theme),
            ("density", DENSITIES, desk.set_density),
        ):
            self._add_box(looks, name, values, take)
            if name == "language":
                looks.addRow("", self._about_language)
        for label in (self._lead, self._about_language, self._about_recovery):
            label.setWordWrap(True)
        self._about_recovery.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self._about_recovery.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._about_recovery.setContentsMargins(24, 0, 0, 0)
        for head in self._heads:
            font = QFont(head.font())
            font.setPixelSize(15)
            font.setWeight(QFont.Weight.DemiBold)
            head.setFont(font)
        column.addWidget(self._lead)
        column.addWidget(self._heads[0])
        column.addLayout(looks)
        column.addSpacing(4)
        column.addWidget(self._heads[1])
        column.addWidget(self.recovery)
        column.addWidget(self._about_recovery)
        column.addWidget(self._heads[2])
        column.addWidget(self.agenda)
        column.addStretch(1)
        return page

    def _lay_out(self, page: QWidget) -> None:
        """The page scrolls on a small screen; the button stays."""
        buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        self._area = QScrollArea()
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)
        self.setMinimumWidth(580)
        room = self.screen().availableGeometry().height() - 80
        self.resize(580, min(page.sizeHint().height() + buttons.sizeHint().height() + 28, room))

    def _add_box(self, form: QFormLayout, name: str, values: Sequence[str], take: Callable[[str], None]) -> None:
        box, label = QComboBox(), QLabel()
        for value in values:
            box.addItem("", value)
        label.setBuddy(box)
        form.addRow(label, box)
        self.boxes[name], self._labels[name] = box, label
        box.activated.connect(lambda _index: take(str(box.currentData())))

    def _set_recovery(self, on: bool) -> None:
        self._desk.set_recovery(on)
        self._fill()

    def _fill(self) -> None:
        appearance, settings = self._desk.appearance, self._desk.settings
        language = appearance.language
        self.setWindowTitle(say("settings.title", language))
        self.setStyleSheet(form_sheet(appearance.look))
        dim = f"color: {appearance.look.dim.name()};"
        for label in (self._lead, self._about_language, self._about_recovery):
            label.setStyleSheet(dim)
        self._lead.setText(say("settings.at_once", language))
        self._heads[0].setText(say("settings.looks", language))
        self._heads[1].setText(say("settings.safety", language))
        self._heads[2].setText(say("settings.agenda", language))
        self.agenda.fill()
        self._about_language.setText(say("settings.language.about", language))
        now = {"language": language, "theme": self._desk.theme.choice, "density": appearance.density}
        for name, box in self.boxes.items():
            self._labels[name].setText(say(f"settings.{name}", language))
            for index in range(box.count()):
                box.setItemText(index, plain(say(f"action.{name}_{box.itemData(index)}", language)))
            box.setCurrentIndex(box.findData(now[name]))
        self.recovery.setText(say("settings.recovery", language))
        self.recovery.setChecked(settings.recovery_copy)
        state = "on" if settings.recovery_copy else "off"
        self._about_recovery.setText(say(f"settings.recovery.{state}", language))


def show_settings(window: Window) -> SettingsDialog:
    """Show the settings, once a window."""
    dialog = window.findChild(SettingsDialog, "settings")
    if not isinstance(dialog, SettingsDialog):
        dialog = SettingsDialog(window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog

"""Light and dark: the program's own palettes over Fusion, following the system when asked to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip

from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.paint.look import Look, dark, light, mix, strong_dark, strong_light

FALLBACK_FAMILY = "Noto Sans"
_LOOKS = {"light": light, "dark": dark, "strong_light": strong_light, "strong_dark": strong_dark}


def palette(look: Look) -> QPalette:
    """The palette of every widget, in the colours of a look."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    result = QPalette()
    colours = {
        role.Window: look.board,
        role.WindowText: look.ink,
        role.Base: look.surface,
        role.AlternateBase: look.band,
        role.Text: look.ink,
        role.Button: mix(look.surface, look.band, 0.5),
        role.ButtonText: look.ink,
        role.BrightText: look.on_accent,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.ToolTipBase: look.ink if not look.dark else look.card,
        role.ToolTipText: look.surface if not look.dark else look.ink,
        role.PlaceholderText: look.dim,
        role.Light: mix(look.surface, look.line, 0.2),
        role.Midlight: look.line,
        role.Mid: look.strong_line,
        role.Dark: mix(look.strong_line, look.ink, 0.3),
        role.Shadow: QColor(0, 0, 0),
    }
    for where, colour in colours.items():
        result.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(group.Disabled, where, faint(look))
    result.setColor(group.Disabled, role.Highlight, look.strong_line)
    return result


_EDGED = (
    "QCheckBox",
    "QRadioButton",
    "QComboBox",
    "QAbstractSpinBox",
    "QAbstractItemView",
    "QPlainTextEdit",
    "QLineEdit",
)


def faint(look: Look) -> QColor:
    """What cannot be used now."""
    return mix(look.dim, look.board, 0.4)


def edge(look: Look) -> QColor:
    """The edge of what can be typed in or ticked: seen in both themes."""
    return mix(look.strong_line, look.ink, 0.35)


def edged_palette(look: Look) -> QPalette:
    """The palette of boxes and fields: Fusion draws their edges in a darker shade of the window's colour."""
    result = palette(look)
    result.setColor(QPalette.ColorRole.Window, edge(look).lighter(140))
    return result


# The few rules for the bars that a palette cannot say. Never for the whole program: that would slow the board.


def menu_sheet(look: Look) -> str:
    """The rules for the menu bar."""
    surface, hover = look.surface.name(), mix(look.surface, look.ink, 0.08).name()
    return f"""
    QMenuBar {{ background: {surface}; color: {look.ink.name()}; padding: 2px 4px; border: none; }}
    QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {hover}; }}
    """


def tool_sheet(look: Look) -> str:
    """The rules for the toolbar."""
    surface, line, ink = look.surface.name(), look.line.name(), look.ink.name()
    hover, pressed = mix(look.surface, look.ink, 0.08).name(), mix(look.surface, look.ink, 0.14).name()
    return f"""
    QToolBar {{
        background: {surface}; border: none; border-bottom: 1px solid {line}; padding: 4px 8px; spacing: 2px;
    }}
    QToolBar::separator {{ background: {line}; width: 1px; margin: 6px 6px; }}
    QToolButton {{ color: {ink}; border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; }}
    QToolButton:hover {{ background: {hover}; }}
    QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
    QToolButton:focus {{ border-color: {look.accent.name()}; }}
    QToolButton:disabled {{ color: {faint(look).name()}; }}
    QToolButton::menu-indicator {{ image: none; }}
    """


def status_sheet(look: Look) -> str:
    """The rules for the status line."""
    surface, line, dim = look.surface.name(), look.line.name(), look.dim.name()
    return f"""
    QStatusBar {{ background: {surface}; color: {dim}; border-top: 1px solid {line}; }}
    QStatusBar::item {{ border: none; }}
    QStatusBar QLabel {{ color: {dim}; padding: 2px 8px; }}
    """


def form_sheet(look: Look) -> str:
    """The rules for buttons and lines to type in, on pages and dialogs."""
    line, surface, ink, accent = look.line.name(), look.surface.name(), look.ink.name(), look.accent.name()
    hover, pressed = mix(look.surface, look.ink, 0.08).name(), mix(look.surface, look.ink, 0.14).name()
    dim, rim, over = faint(look).name(), edge(look).name(), mix(look.ink, look.surface, 0.15).name()
    return f"""
    QPushButton {{
        color: {ink}; background: {surface}; border: 1px solid {rim}; border-radius: 6px; padding: 5px 14px;
    }}
    QPushButton:hover {{ background: {hover}; }}
    QPushButton:pressed {{ background: {pressed}; }}
    QPushButton:default, QPushButton[main="true"] {{
        color: {surface}; background: {ink}; border-color: {ink}; font-weight: 600;
    }}
    QPushButton:default:hover, QPushButton[main="true"]:hover {{ background: {over}; }}
    QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 13px; }}
    QPushButton:disabled {{ color: {dim}; background: {hover}; border-color: {line}; }}
    QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QDialogButtonBox QPushButton {{ min-width: 80px; }}
    QLineEdit {{
        color: {ink}; background: {surface}; border: 1px solid {rim}; border-radius: 4px; padding: 3px 6px;
    }}
    QLineEdit:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}
    QLineEdit:disabled {{ color: {dim}; background: {hover}; border-color: {line}; }}
    {scroll_sheet(look)}
    """


def list_sheet(look: Look) -> str:
    """The rules for a list or table in a dialog, with its headings; give `edged_palette` to one with boxes."""
    return f"""{tick_sheet(look)}
    QTreeView::item:selected, QTableView::item:selected {{
        color: {look.ink.name()}; background: {look.selected.name()};
    }}
    """


def tab_sheet(look: Look) -> str:
    """The rules for tabs above a list: words, and a line under the one that is shown."""
    accent, ink, dim = look.accent.name(), look.ink.name(), look.dim.name()
    return f"""
    QTabBar {{ background: transparent; border: none; }}
    QTabBar::tab {{
        color: {dim}; background: transparent; border: none; border-bottom: 2px solid transparent;
        padding: 4px 4px; margin-right: 16px;
    }}
    QTabBar::tab:hover {{ color: {ink}; }}
    QTabBar::tab:selected {{ color: {ink}; border-bottom-color: {accent}; }}
    QTabBar::tab:focus {{ color: {accent}; }}
    """


def tick_sheet(look: Look) -> str:
    """The rules for a list with boxes to tick, which takes its selection from `tick_palette`."""
    rim, band = edge(look).name(), mix(look.surface, look.band, 0.6).name()
    # No background in the sheet: Qt would draw the edges of the boxes in a shade of it.
    return f"""
    QTreeView, QTableView {{ border: 1px solid {rim}; border-radius: 4px; outline: 0; }}
    QTreeView::item {{ padding: 5px 3px; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QHeaderView::section {{ color: {look.dim.name()}; background: {band}; border: none; padding: 5px 6px; }}
    """


def tick_palette(look: Look) -> QPalette:
    """The palette of a list with boxes to tick: their edges are seen on a selected row too."""
    result = edged_palette(look)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        result.setColor(group, QPalette.ColorRole.Highlight, look.selected)
        result.setColor(group, QPalette.ColorRole.HighlightedText, look.ink)
    return result


def scroll_sheet(look: Look) -> str:
    """The rules for a scroll bar: thin, without arrows."""
    return f"""
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{
        background: {look.strong_line.name()}; border-radius: 4px; margin: 2px; min-width: 32px; min-height: 32px;
    }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {look.dim.name()}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def dress_scroll_bars(area: QAbstractScrollArea, look: Look) -> None:
    """Give an area thin scroll bars, without touching what scrolls in it."""
    sheet = scroll_sheet(look)
    area.horizontalScrollBar().setStyleSheet(sheet)
    area.verticalScrollBar().setStyleSheet(sheet)


def family_of(font: QFont) -> str:
    """The family of a font; the system knows in what it shows it."""
    return font.family() or FALLBACK_FAMILY


class Theme(QObject):
    """Sets the theme of the whole program, and follows the system while the choice is `system`."""

    projector_changed = Signal()
    """What is shown to a room may look otherwise now."""

    def __init__(self, app: QApplication, appearance: Appearance, choice: str, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._appearance = appearance
        self.choice = choice
        self.light_projector = True
        """Whether the projector is light whatever the theme is: a beamer cannot paint black."""
        self._projectors: set[QObject] = set()
        self._shown: Look | None = None
        appearance.family = family_of(app.font())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Take `system` or a look of ours from now on."""
        self.choice = choice
        # Native title bars and dialogs follow this; without a desktop it does nothing.
        schemes = Qt.ColorScheme
        dark_one = choice.endswith("dark")
        scheme = schemes.Unknown if choice == "system" else schemes.Dark if dark_one else schemes.Light
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._follow()

    def project(self, projector: QObject, on: bool) -> None:
        """A window goes to the projector, or back: colours that it does not wash out, as long as one is there."""
        (self._projectors.add if on else self._projectors.discard)(projector)
        self._follow()

    def set_light_projector(self, on: bool) -> None:
        """Have the projector light whatever the theme is, or not."""
        self.light_projector = on
        self._follow()

    @property
    def look_name(self) -> str:
        """Which look of ours is shown now."""
        return self._room_name() if self._projectors else self._chosen_name()

    def projector_look(self) -> Look:
        """The look of what a room sees."""
        return _LOOKS[self._room_name()]()

    def _room_name(self) -> str:
        dark_one = self._chosen_name().endswith("dark") and not self.light_projector
        return "strong_dark" if dark_one else "strong_light"

    def _chosen_name(self) -> str:
        if self.choice != "system":
            return self.choice
        hints = QGuiApplication.styleHints()
        name = "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
        strong = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        return f"strong_{name}" if strong else name

    def _follow(self) -> None:
        self.projector_changed.emit()
        look = _LOOKS[self.look_name]()
        if look == self._shown:
            return
        self._shown = look
        plain, edged = palette(look), edged_palette(look)
        self._app.setPalette(plain)
        for name in _EDGED:
            QApplication.setPalette(edged, name)  # type: ignore[arg-type] # the stub says bytes, Qt takes str
        QToolTip.setPalette(plain)
        self._appearance.set_look(look)

"""Light and dark: the program's own palettes over Fusion, following the system when asked to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from blueprint_editor.gui.appearance import Appearance
from blueprint_editor.paint.look import Look, dark, light, mix

FALLBACK_FAMILY = "Noto Sans"
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


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
    faint = mix(look.dim, look.board, 0.4)
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(group.Disabled, where, faint)
    result.setColor(group.Disabled, role.Highlight, look.strong_line)
    return result


def style_sheet(look: Look) -> str:
    """The few rules that a palette cannot say: flat bars, thin scroll bars, quiet tooltips."""
    line, strong, ink, dim = look.line.name(), look.strong_line.name(), look.ink.name(), look.dim.name()
    surface, hover = look.surface.name(), mix(look.surface, look.ink, 0.08).name()
    pressed = mix(look.surface, look.ink, 0.14).name()
    accent = look.accent.name()
    tip, tip_ink = (look.card.name(), ink) if look.dark else (ink, surface)
    return f"""
    QMenuBar {{ background: {surface}; color: {ink}; padding: 2px 4px; border: none; }}
    QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {hover}; }}
    QToolBar {{ background: {surface}; border: none; border-bottom: 1px solid {line}; padding: 4px 8px; spacing: 2px; }}
    QToolBar::separator {{ background: {line}; width: 1px; margin: 6px 6px; }}
    QToolBar QToolButton {{ color: {ink}; border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; }}
    QToolBar QToolButton:hover {{ background: {hover}; }}
    QToolBar QToolButton:pressed {{ background: {pressed}; }}
    QToolBar QToolButton:checked {{ background: {pressed}; }}
    QToolBar QToolButton:focus {{ border-color: {accent}; }}
    QToolBar QToolButton:disabled {{ color: {mix(look.dim, look.board, 0.4).name()}; }}
    QToolBar QToolButton::menu-indicator {{ image: none; }}
    QStatusBar {{ background: {surface}; color: {dim}; border-top: 1px solid {line}; }}
    QStatusBar::item {{ border: none; }}
    QStatusBar QLabel {{ color: {dim}; padding: 2px 8px; }}
    QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; }}
    QMainWindow::separator:hover {{ background: {accent}; }}
    QToolTip {{ background: {tip}; color: {tip_ink}; border: 1px solid {strong}; padding: 4px 6px; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {strong}; border-radius: 4px; margin: 2px; min-width: 32px; min-height: 32px; }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {dim}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def family_of(font: QFont) -> str:
    """The family that the system really shows this font in."""
    found = QFontInfo(font).family()
    return found or FALLBACK_FAMILY


class Theme(QObject):
    """Sets the theme of the whole program, and follows the system while the choice is `system`."""

    def __init__(self, app: QApplication, appearance: Appearance, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        self.choice = choice
        app.setStyle("Fusion")
        appearance.family = family_of(app.font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Take `system`, `light` or `dark` from now on."""
        self.choice = choice
        # Native title bars and dialogs follow this; without a desktop it does nothing.
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
        self._follow()

    def _follow(self) -> None:
        scheme = _SCHEMES[self.choice]
        if scheme is Qt.ColorScheme.Unknown:
            scheme = QGuiApplication.styleHints().colorScheme()
        look = dark() if scheme is Qt.ColorScheme.Dark else light()
        self._app.setPalette(palette(look))
        self._app.setStyleSheet(style_sheet(look))
        self._appearance.set_look(look)

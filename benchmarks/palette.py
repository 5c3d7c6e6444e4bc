"""P10: what the palette answers to a keystroke, in the real window, at L."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path
from statistics import median

from PySide6.QtTest import QTest

from blueprint_editor.gui.desk import Desk
from blueprint_editor.gui.palette.popup import Palette
from blueprint_editor.gui.settings import Settings
from blueprint_editor.workflows import Document

from .desk import application
from .figures import Figure, at_most, percentile, say
from .sample import SIZES, Size, blueprint

_WORDS = ("klant", "offerte", "validatie technisch", "zz", "ee van en", "q")
"""Words that are everywhere, words together, and letters that are nowhere."""


def measure(rounds: int = 5, size: Size = SIZES["L"]) -> list[Figure]:
    """Type the words letter by letter; from a key to rows on the screen, and to all that is found."""
    say("P10: the palette")
    with tempfile.TemporaryDirectory() as folder:
        app = application()
        desk = Desk(app, Settings(Path(folder) / "settings.ini"), "nl")
        window = desk.new_window()
        window.show_document(Document(blueprint(size)))
        window.show()
        app.processEvents()
        popup = window.palette_popup
        opening = time.perf_counter()
        popup.open_up()
        _whole(popup)
        first = (time.perf_counter() - opening) * 1000
        shown: list[float] = []
        whole: list[float] = []
        words = list(_WORDS)
        for _ in range(rounds):
            random.Random(len(shown)).shuffle(words)
            for word in words:
                popup.line.clear()
                _whole(popup)
                for letter in word:
                    begun = time.perf_counter()
                    QTest.keyClicks(popup.line, letter)
                    app.processEvents()
                    shown.append((time.perf_counter() - begun) * 1000)
                    _whole(popup)
                    whole.append((time.perf_counter() - begun) * 1000)
        popup.close_up()
        window.close()
        desk.shut_down()
        desk.deleteLater()
        app.processEvents()
    return [
        at_most("P10", "a keystroke in the palette at L, p99", percentile(shown, 0.99), 30, "ms"),
        at_most("P10", "all that it finds at L, p95", percentile(whole, 0.95), 30, "ms"),
        Figure("P10", "  a keystroke, median", median(shown), "ms"),
        Figure("P10", "  the first time, with all entries read", first, "ms"),
    ]


def _whole(popup: Palette) -> None:
    """Handle events until the palette has found all."""
    app = application()
    app.processEvents()
    while popup.busy:
        app.processEvents()
    app.processEvents()

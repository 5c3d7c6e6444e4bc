"""Closing a window: what is not saved is asked about, what is being saved is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.gui.prompts import Answer


class Closing(QObject):
    """Whether a window may close, and the question when that is not clear."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._agreed = False
        self._waiting = False
        self.question: QMessageBox | None = None

    def allows(self) -> bool:
        """Whether the window may close now; when not, what must happen first has begun."""
        window = self._window
        window.commit()  # also when all is thrown away: Qt would have it done when the field goes, which is too late
        if window.files.saving:  # also when all else is thrown away: who began it hears how it ended
            if not self._waiting:
                self._waiting = True
                window.files.when_saved(self._on_saved_meanwhile)
            return False
        if self._agreed or not window.modified:
            return True
        if self.question is None:
            from blueprint_editor.gui.prompts import ask_to_save

            window.come_forward()
            self.question = ask_to_save(window, window.shown_name(), window.appearance, self._on_answer)
        return False

    def agree(self) -> None:
        """Close without asking from now on: the user has said so."""
        self._agreed = True

    def _on_saved_meanwhile(self, saved: bool) -> None:
        self._waiting = False
        if saved or self._agreed:
            self._window.close()
        else:
            self._window.desk.stay()

    def _on_answer(self, answer: Answer) -> None:
        from blueprint_editor.gui.prompts import Answer

        self.question = None
        if answer is Answer.SAVE:
            self._window.files.save(self._go)
        elif answer is Answer.DISCARD:
            self.agree()
            self._window.close()
        else:
            self._window.desk.stay()

    def _go(self, saved: bool) -> None:
        self._window.commit()
        if saved and not self._window.modified:
            self._window.close()
        else:
            self._window.desk.stay()

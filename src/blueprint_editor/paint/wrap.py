"""An own line breaker: a width is measured once a word, so a text costs a few microseconds.

Cards are painted from exactly these lines, so the height that the board reserves and the picture
cannot differ.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

_KEPT_TEXTS = 8000


class Wrap:
    """Breaks texts of one font to one width in pixels."""

    def __init__(self, font: QFont, width: float) -> None:
        self.font = font
        self.width = max(width, 8.0)
        self._metrics = QFontMetricsF(font)
        self._space = self._metrics.horizontalAdvance(" ")
        self._words: dict[str, float] = {}
        self._lines: dict[str, list[str]] = {}

    def count(self, text: str) -> int:
        """How many lines a text takes; at least one."""
        if "\n" in text:
            return len(self.lines(text))
        words, width, space = self._words, self.width, self._space
        used, count = -1.0, 0
        for word in text.split():
            size = words.get(word)
            if size is None:
                size = self._measure(word)
            if size > width:
                return len(self.lines(text))
            if used >= 0 and used + space + size <= width:
                used += space + size
            else:
                count += 1
                used = size
        return count or 1

    def lines(self, text: str) -> list[str]:
        """The lines of a text; a line break in the text is one here."""
        found = self._lines.get(text)
        if found is None:
            if len(self._lines) > _KEPT_TEXTS:
                self._lines.clear()
            found = self._lines[text] = [line for part in text.split("\n") for line in self._break(part)]
        return found

    def _measure(self, word: str) -> float:
        size = self._words[word] = self._metrics.horizontalAdvance(word)
        return size

    def _break(self, text: str) -> list[str]:
        lines: list[str] = []
        line, used = "", 0.0
        for part in text.split():
            word, size = part, self._words.get(part)
            if size is None:
                size = self._measure(part)
            if line and used + self._space + size <= self.width:
                line, used = f"{line} {word}", used + self._space + size
                continue
            if line:
                lines.append(line)
            if size > self.width:
                *whole, word = self._break_word(part)
                lines.extend(whole)
                size = self._metrics.horizontalAdvance(word)
            line, used = word, size
        return [*lines, line] if line or not lines else lines

    def _break_word(self, word: str) -> list[str]:
        """Pieces of a word that is wider than a line: at its own signs, else between syllables."""
        pieces: list[str] = []
        while self._metrics.horizontalAdvance(word) > self.width:
            head = self._head(word)
            if head is None:
                return pieces + self._break_anywhere(word)
            shown, place = head
            pieces.append(shown)
            word = word[place:]
        return [*pieces, word]

    def _head(self, word: str) -> tuple[str, int] | None:
        """The longest beginning that fits with its hyphen, and where the rest begins; none when none fits."""
        from .hyphens import breaks, sign_breaks  # not for the first picture, unless a word is long

        candidates = [(word[:place], place) for place in sign_breaks(word)]
        candidates += [(word[:place] + "-", place) for place in breaks(word)]
        fitting = [one for one in candidates if self._metrics.horizontalAdvance(one[0]) <= self.width]
        return max(fitting, key=lambda one: one[1], default=None)

    def _break_anywhere(self, word: str) -> list[str]:
        """Qt knows where scripts without spaces may break."""
        from PySide6.QtGui import QTextLayout, QTextOption

        layout = QTextLayout(word, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        encoded = word.encode("utf-16-le")
        pieces: list[str] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width)
            start, length = line.textStart() * 2, line.textLength() * 2
            pieces.append(encoded[start : start + length].decode("utf-16-le", errors="ignore"))
        layout.endLayout()
        return pieces or [word]

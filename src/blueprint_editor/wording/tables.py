"""`say`: the text of a key in a language, with its facts filled in.

The tables are read one by one: first those that a key names (`board.add`, `action.present_here`), then the
others in their order until the key is found, so that starting the window does not read the texts of the workbook.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping

LANGUAGES = ("nl", "en")
"""The languages of the program; the first is the one without a choice."""

Texts = Mapping[str, tuple[str, str]]
"""A table: key to (Dutch, English); `one|many` where the fact `n` chooses."""

AREAS = (
    *("labels", "board", "window", "panels", "core", "cli", "workbook", "recovery", "foreign", "changes", "failure"),
    "golive",
    "hands",
    "hubspot",
    "palette",
    "help",
    "field_help",
    "settings",
    "plan",
    "practice",
    "push",
    "push_window",
    "steps",
    "journey",
    "typing",
    "paste",
    "present",
    "parking",
    "matching",
    "points",
    "heard",
)
"""The tables, in the order in which they are looked in."""

_texts: dict[str, tuple[str, str]] = {}
_unread = list(AREAS)


def say(key: str, language: str, /, **facts: str | int) -> str:
    """The text of a key with its facts; a language that is not ours reads as Dutch.

    Raises KeyError for a key without a text or a text whose fact is not given: a bug, found by a test.
    """
    text = _template(key)[language == "en"]
    one, bar, many = text.partition("|")
    if bar:
        text = one if facts.get("n", 1) == 1 else many
    return text.format(**{name: _shown(value, language) for name, value in facts.items()}) if facts else text


def has_text(key: str) -> bool:
    """Whether there is a text of this key in the table that it begins with."""
    area = key.partition(".")[0]
    if area in _unread:
        _read(area)
    return key in _texts


def all_texts() -> dict[str, tuple[str, str]]:
    """Every text of every area, for the tests that walk them."""
    while _unread:
        _read(_unread[0])
    return dict(_texts)


def _template(key: str) -> tuple[str, str]:
    if key not in _texts:
        for area in key.replace("_", ".").split("."):
            if key not in _texts and area in _unread:
                _read(area)
        while key not in _texts and _unread:
            _read(_unread[0])
    return _texts[key]


def _read(area: str) -> None:
    _unread.remove(area)
    _texts.update(importlib.import_module(f"blueprint_editor.wording.texts.{area}").TEXTS)


def _shown(value: str | int, language: str) -> str:
    if isinstance(value, str) or abs(value) < 10_000:
        return str(value)
    grouped = f"{value:,}"
    return grouped if language == "en" else grouped.replace(",", ".")

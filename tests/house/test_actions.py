"""The table of commands: each has a text, a key or the reason why not, and an icon that exists."""

from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from blueprint_editor.gui.actions import ACTIONS, BOARD_KEYS, MENUS, Action, Key
from blueprint_editor.wording import LANGUAGES, say
from tests.house.source import ROOT, verdict


def _sequences(key: Key) -> list[str]:
    """What is pressed, as text that is the same on each system."""
    if isinstance(key, str):
        return [QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)]
    return [sequence.toString() for sequence in QKeySequence.keyBindings(key)]


def test_ids_are_used_once() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_can_be_found(qapp: QApplication, action: Action) -> None:
    assert bool(action.keys) != bool(action.no_key_reason), "give it a key, or say why it has none"
    assert not action.keys or any(_sequences(key) for key in action.keys), "no key here does it"
    assert all(any(_sequences(key)) for key in action.keys if isinstance(key, str)), "Qt does not know this key"
    assert action.menu[0] in MENUS
    assert not action.icon or (ROOT / "resources" / "icons" / f"{action.icon}.svg").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_has_a_text(action: Action, language: str) -> None:
    text = say(action.text_key, language)
    assert text.strip()
    assert not text.endswith("."), "a command is no sentence"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_board_have_a_text(language: str) -> None:
    assert all(say(text_key, language).strip() for text_key, _ in BOARD_KEYS)


def test_no_key_does_two_things(qapp: QApplication) -> None:
    pressed: defaultdict[str, list[str]] = defaultdict(list)
    for action in ACTIONS:
        for sequence in {sequence for key in action.keys for sequence in _sequences(key)}:
            pressed[sequence].append(action.id)
    found = [f"{sequence}: {', '.join(ids)}" for sequence, ids in pressed.items() if len(ids) > 1]
    assert not found, verdict(found, "Qt does neither of them; give one another key.")


def test_no_key_begins_another(qapp: QApplication) -> None:
    all_keys = {sequence for action in ACTIONS for key in action.keys for sequence in _sequences(key)}
    found = [f"{short} / {long}" for short in all_keys for long in all_keys if long.startswith(f"{short}, ")]
    assert not found, verdict(found, "The longer one can never be typed.")

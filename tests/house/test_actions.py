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


_SYSTEM_KEYS: dict[str, str] = {
    "Windows": "Alt+F4 Alt+Tab Alt+Esc Alt+Space Ctrl+Esc Ctrl+Shift+Esc Ctrl+Alt+Del Alt+Return Alt+Enter",
    # As Qt writes them: Ctrl is the command key, Meta is control.
    "macOS": (
        "Ctrl+H Ctrl+Alt+H Ctrl+M Ctrl+Alt+M Ctrl+Q Ctrl+Tab Ctrl+Space Ctrl+Alt+Space Ctrl+` Ctrl+Alt+D Ctrl+F1"
        " Ctrl+F2 Ctrl+F3 Ctrl+F5 Ctrl+Shift+3 Ctrl+Shift+4 Ctrl+Shift+5 Ctrl+Shift+Q Ctrl+Alt+Esc F11 Meta+Up"
        " Meta+Down Meta+Left Meta+Right Meta+F2 Meta+F3 Meta+F7 Ctrl+Shift+/ Ctrl+?"
    ),
    "GNOME": (
        "Alt+F1 Alt+F2 Alt+F4 Alt+F6 Alt+F7 Alt+F8 Alt+F10 Alt+Tab Alt+Esc Alt+Space Ctrl+Alt+Tab Ctrl+Alt+Up"
        " Ctrl+Alt+Down Ctrl+Alt+Left Ctrl+Alt+Right Ctrl+Alt+Del Ctrl+Alt+T Print Shift+Print Ctrl+Shift+U"
    ),
    "KDE": (
        "Alt+F1 Alt+F2 Alt+F3 Alt+F4 Alt+Tab Alt+Space Alt+` Ctrl+F1 Ctrl+F2 Ctrl+F3 Ctrl+F4 Ctrl+F7 Ctrl+F8"
        " Ctrl+F9 Ctrl+F10 Ctrl+F11 Ctrl+F12 Ctrl+Esc Ctrl+Alt+Esc Ctrl+Alt+L Ctrl+Alt+T Ctrl+Alt+Del Print"
    ),
}
"""The keys that a desktop takes for itself, as it comes."""
_LEFT = {
    ("macOS", "Ctrl+Q"): "quit is this key there, and the system leaves it to the program",
    ("macOS", "F11"): "the projector has another key there",
}


def _written(keys: tuple[Key, ...]) -> set[str]:
    """The keys that we wrote; what Qt gives for a standard deed is each system's own."""
    return {sequence for key in keys if isinstance(key, str) for sequence in _sequences(key)}


@pytest.mark.parametrize("system", _SYSTEM_KEYS)
def test_no_key_is_one_of_the_systems_own(qapp: QApplication, system: str) -> None:
    taken = {
        QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) for key in _SYSTEM_KEYS[system].split()
    }
    named = [(action.id, action.keys) for action in ACTIONS] + list(BOARD_KEYS)
    found = [
        f"{name}: {sequence}"
        for name, keys in named
        for sequence in sorted(_written(keys))
        if (sequence.partition(", ")[0] in taken or ("Meta+" in sequence and system != "macOS"))
        and (system, sequence) not in _LEFT
    ]
    assert not found, verdict(found, f"{system} takes this key before the program hears of it; give another.")


def test_no_key_is_ctrl_and_alt_with_a_character(qapp: QApplication) -> None:
    """It is AltGr on the keyboard that most of the Dutch have: Ctrl+Alt+N types a letter."""
    named = [(action.id, action.keys) for action in ACTIONS] + list(BOARD_KEYS)
    found = [f"{name}: {sequence}" for name, keys in named for sequence in _written(keys) if "Ctrl+Alt+" in sequence]
    assert not found, verdict(found, "Take Ctrl+Shift or Alt with another key.")


def test_no_key_begins_another(qapp: QApplication) -> None:
    all_keys = {sequence for action in ACTIONS for key in action.keys for sequence in _sequences(key)}
    found = [f"{short} / {long}" for short in all_keys for long in all_keys if long.startswith(f"{short}, ")]
    assert not found, verdict(found, "The longer one can never be typed.")

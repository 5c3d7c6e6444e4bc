"""What somebody hears who does not see the window: a real screen reader's protocol, and a window on a real screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from .listener import MISSING, Heard, Listener, Thing, session
from .test_real_mouse import ROOT, display

__all__ = ["display"]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


class Room:
    """The window in its own process, and the screen reader beside it."""

    def __init__(self, child: subprocess.Popen[str], listener: Listener) -> None:
        self._child, self._listener = child, listener
        self._number = 0
        until = time.monotonic() + 60
        while not listener.find_program() or self._do("wait", patience=0.2) is None:
            assert time.monotonic() < until, "the window has not come to the bus, or says nothing there"

    def do(self, name: str, *given: object) -> list[Heard]:
        """Do something with the window; what is heard of it."""
        heard = self._do(name, *given)
        assert heard is not None, f"{name}: nothing was heard of it"
        return heard

    def _do(self, name: str, *given: object, patience: float = 20) -> list[Heard] | None:
        self._number += 1
        end = f".{self._number}"
        _in(self._child).write(json.dumps([end, name, *given]) + "\n")
        _in(self._child).flush()
        assert _out(self._child).readline() == "done\n"
        return self._listener.heard(end, patience)

    def press(self, keys: str) -> list[Heard]:
        """Press keys."""
        return self.do("press", keys)

    def tree(self) -> list[Thing]:
        """Everything that is shown."""
        return list(self._listener.tree())


def _in(child: subprocess.Popen[str]) -> IO[str]:
    assert child.stdin is not None
    return child.stdin


def _out(child: subprocess.Popen[str]) -> IO[str]:
    assert child.stdout is not None
    return child.stdout


@pytest.fixture
def room(display: str, tmp_path: Path) -> Iterator[Room]:
    """A window with its start page, in Dutch."""
    with session(tmp_path, display) as environment:
        paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        env = {**environment, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": paths}
        command = [sys.executable, "-m", "tests.gui.heard_child"]
        listener = Listener(environment["DBUS_SESSION_BUS_ADDRESS"])
        with subprocess.Popen(command, cwd=ROOT, env=env, text=True, stdin=-1, stdout=-1) as child:
            try:
                yield Room(child, listener)
            finally:
                child.kill()
                listener.close()


def focused(heard: list[Heard]) -> Heard:
    """Where the keyboard is after all that happened."""
    return [one for one in heard if one.how == "focus"][-1]


def told(heard: list[Heard], how: str = "told") -> list[str]:
    """What is said that nothing with the keyboard says."""
    return [one.words for one in heard if one.how == how]


SCROLLED = {"Tips bij de stap", "Inspector", "Rollen", "Agenda", "Go-live-checklist"}
"""What the keyboard only scrolls."""
CONTAINERS = {"filler", "panel", "scroll pane"}


def silent(things: list[Thing]) -> list[str]:
    """What can be used and has no name, each with what it is in."""
    found, path = [], [""] * 99
    for thing in things:
        path[thing.depth] = f"{thing.role} {thing.name!r}"
        used = "focusable" in thing.states or thing.role in {"button", "menu item", "column header"}
        if used and thing.role != "table cell" and not thing.name.strip():  # a cell may be blank
            found.append(
                " > ".join(part for part in path[: thing.depth + 1] if "''" not in part or part == path[thing.depth])
            )
    return found


def test_everything_that_can_be_used_has_a_name_and_a_role(room: Room) -> None:
    start = room.tree()
    cards = [thing for thing in start if thing.role == "radio button" and thing.description]
    assert len(cards) == 3, "three templates, one of which is chosen"
    room.do("create", "service")
    room.do("do", "journey")
    board = room.tree()
    for command in ("parking", "inspector", "data_points", "roles", "agenda", "tips", "golive", "find"):
        room.do("do", command)
    things = [*start, *board, *room.tree()]
    assert not silent(things), "a screen reader finds nothing to say there"
    dumb = {thing.name for thing in things if thing.role in CONTAINERS and "focusable" in thing.states}
    assert dumb <= SCROLLED, "what is used has a role that says how"
    said = {(thing.role, thing.name.split(", ook:")[0]) for thing in board}
    assert ("button", "Fase 1: Consultatie Gepland, open, winkans 20%") in said
    assert ("check box", "Rij Taken, 18 items") in said
    assert ("list", "Documenten, fase Consultatie Gepland, 2 items") in said
    assert ("list item", "Aanvraagformulier, 1 van 2, voorbeeld") in said
    assert "Datum en tijd, verplicht" in {thing.description for thing in board}
    rows = [thing.name.partition(",")[0] for thing in board if thing.role == "list"]
    assert len(set(rows)) > 2
    assert rows == sorted(rows, key=list(dict.fromkeys(rows)).index), "cells are read row by row"
    room.do("speak", "en")
    things = room.tree()
    assert not silent(things)
    said = {(thing.role, thing.name.split(", also:")[0]) for thing in things}
    assert ("button", "Stage 1: Consultatie Gepland, open, win probability 20%") in said
    assert ("tool bar", "Toolbar") in said
    assert ("list item", "Aanvraagformulier, 1 of 2, example") in said


def test_arrows_say_what_they_come_to(room: Room) -> None:
    room.do("create", "service-stages")
    for text in ("Bellen", "Mailen"):
        room.do("type", text)
        assert told(room.press("Return")) == [f"Gedaan: trigger “{text}” toevoegen"]
    heard = room.press("Esc")
    assert focused(heard) == ("focus", "Mailen, 2 van 2, bevestigd", "list item")
    assert focused(room.press("Up")).words == "Bellen, 1 van 2, bevestigd"
    assert focused(room.press("Up")).words.startswith("Fase 1: Consultatie Gepland, open, winkans 20%")
    corner = focused(room.press("Left"))
    assert corner == ("focus", "Naamloze pipeline", "button")
    assert focused(room.press("Down")) == ("focus", "Rij Triggers, 2 items", "check box")
    heard = room.press("Space")
    assert ("not checked", "Rij Triggers, 2 items, ingevouwen", "check box") in heard
    assert told(heard) == ["Triggers: ingevouwen"]
    room.press("Space")
    heard = room.press("Right Right")
    assert [one.words for one in heard if one.role == "list"][-1] == (
        "Triggers, fase Mondelinge Interesse Bevestigd, 0 items"
    )
    assert focused(heard).words == "Nieuw item in Triggers, fase Mondelinge Interesse Bevestigd"
    room.do("do", "deliberately_empty")
    heard = room.press("Left Right")
    assert [one.words for one in heard if one.role == "list"][-1].endswith(", bewust leeg")
    heard = room.press("Ctrl+6")
    assert focused(heard).words == "Nieuw item in Taken, fase Mondelinge Interesse Bevestigd"
    assert told(heard) == ["Stap 6: Wat moet er gebeuren voordat de deal verder kan?"]
    assert len([one for one in heard if one.role == "list"]) == 1, "no cell that folds away is read out"


def test_every_deed_is_told_and_so_is_a_refusal(room: Room) -> None:
    room.do("create", "service")
    heard = room.press("Alt+Down")
    assert focused(heard).words == "Koper accepteert de uitnodiging voor de consultatie, 2 van 2, voorbeeld"
    moved = "trigger “Koper accepteert de uitnodiging voor de…” verplaatsen"
    assert told(heard) == [f"Gedaan: {moved}"]
    assert told(room.press("Ctrl+Z")) == [f"Ongedaan gemaakt: {moved}"]
    assert told(room.press("Ctrl+Shift+Z")) == [f"Opnieuw gedaan: {moved}"]
    heard = room.press("F2")
    assert focused(heard) == ("focus", "Item wijzigen in Triggers, fase Consultatie Gepland", "text")
    assert focused(room.press("Esc")).role == "list item"
    assert told(room.press("Delete"))[0].endswith("verwijderen")
    room.press("Up")
    assert told(room.press("Ctrl+Shift+P"))[0].endswith("parkeren")
    room.do("go_to_stage", 4)
    heard = room.press("Delete")
    (refused,) = told(heard, "urgent")
    assert "gewonnen" in refused.lower()
    room.press("Ctrl+K")
    assert told(room.do("type", "taken"))[-1].endswith(f" 1 van {told(room.press('Down'))[-1].split()[-1]}")
    assert focused(room.press("Esc")).words.startswith("Fase 5: ")
    room.do("go", 0, "task", 0)
    room.press("Ctrl+Shift+M")
    (place,) = told(room.press("Down"))
    assert ", 2 van " in place
    assert focused(room.press("Esc")).role == "list item"


def test_a_bar_a_dock_and_a_dialog_say_what_they_are(room: Room) -> None:
    room.do("create", "service")
    assert [focused(room.press("F6")).words for _ in range(2)] == [
        "Stap 1: Fasen, 6 van 6",
        "Koper accepteert de uitnodiging voor de consultatie, 1 van 2, voorbeeld",
    ]
    room.do("say")
    bar = focused(room.press("Shift+F6"))
    assert bar.role == "button"
    assert bar.words
    assert focused(room.press("F6")).role == "list item"
    heard = room.do("do", "data_points")
    assert [one.role for one in heard if one.how == "focus"][-2:] == ["table", "table cell"]
    assert focused(heard).words == "Datum consultatie"
    room.do("do", "settings")
    dialogs = [thing for thing in room.tree() if thing.role == "dialog"]
    assert [bool(dialog.name) for dialog in dialogs] == [True]
    assert focused(room.do("leave")).role == "table cell"

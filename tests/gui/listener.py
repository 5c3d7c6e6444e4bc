"""A screen reader for the tests: it speaks AT-SPI over D-Bus, as Orca does, and keeps what it would say."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

import dev

MISSING = [tool for tool in ("Xvfb", "dbus-daemon", "at-spi-bus-launcher") if not dev.find_tool(tool)]
"""What a screen reader needs and is not there."""

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_OBJECT = "org.a11y.atspi.Event.Object"
_FOCUSED, _FOCUSABLE, _SHOWING, _VISIBLE, _CHECKED, _SELECTED, _EXPANDED = 12, 11, 25, 30, 4, 23, 10
_STATES = {
    _FOCUSED: "focused",
    _FOCUSABLE: "focusable",
    _SHOWING: "showing",
    _VISIBLE: "visible",
    _CHECKED: "checked",
    _SELECTED: "selected",
    _EXPANDED: "expanded",
}
_HEARD = ("object:state-changed", "object:announcement", "object:property-change", "object:active-descendant-changed")
_WAIT = 20.0
_AT_ONCE = 100
"""How many questions are asked before the answers are read."""

ROLES = {
    7: "check box",
    8: "check menu item",
    11: "combo box",
    16: "dialog",
    20: "filler",
    23: "frame",
    29: "label",
    31: "list",
    32: "list item",
    33: "menu",
    34: "menu bar",
    35: "menu item",
    39: "panel",
    40: "password text",
    42: "progress bar",
    43: "button",
    44: "radio button",
    45: "radio menu item",
    48: "scroll bar",
    49: "scroll pane",
    50: "separator",
    52: "spin button",
    53: "split pane",
    54: "status bar",
    55: "table",
    56: "table cell",
    57: "column header",
    58: "row header",
    61: "text",
    62: "toggle button",
    63: "tool bar",
    65: "tree",
    66: "tree table",
    69: "window",
    73: "paragraph",
    75: "application",
    79: "entry",
    85: "form",
    91: "tree item",
    95: "document",
}
"""The roles of AT-SPI by their number, as far as a window of ours has them."""


class Thing(NamedTuple):
    """One object as a screen reader knows it."""

    path: str
    role: str
    name: str
    description: str
    states: frozenset[str]
    depth: int


class Heard(NamedTuple):
    """What a screen reader would say: `focus` with the object's role and name, or `told` with the words."""

    how: str
    words: str
    role: str = ""


class Listener:
    """Connected to the bus of one session; asks the program under test, and keeps what it sends."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as bus:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            address = bus.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=_WAIT).body[0]
        self._bus = open_dbus_connection(address)
        self._signals: list[Message] = []
        self._app = ""
        self._ask([message_bus.AddMatch(MatchRule(type="signal", interface=_OBJECT))])
        registry = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
        self._ask([new_method_call(registry, "RegisterEvent", "sass", (kind, [], "")) for kind in _HEARD])

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    # Asking

    def _ask(self, questions: Iterable[Message]) -> list[Any]:
        """The bodies of the answers to these questions; none for what could not be answered."""
        answers: dict[int, Any] = {}
        serials: list[int] = []
        waiting = list(questions)
        while waiting:
            asked, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
            for question in asked:
                serials.append(next(self._bus.outgoing_serial))
                self._bus.send(question, serial=serials[-1])
            while len(answers) < len(serials):
                self._take(self._bus.receive(timeout=_WAIT), answers)
        return [answers[serial] for serial in serials]

    def _take(self, message: Message, answers: dict[int, Any]) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            if message.header.fields.get(HeaderFields.interface) == _OBJECT:
                self._signals.append(message)
        elif HeaderFields.reply_serial in message.header.fields:
            right = kind is MessageType.method_return
            answers[message.header.fields[HeaderFields.reply_serial]] = message.body if right else None

    def _about(self, path: str, method: str, interface: str = _ACCESSIBLE) -> Message:
        return new_method_call(DBusAddress(path, self._app, interface), method)

    def _property(self, path: str, name: str) -> Message:
        where = DBusAddress(path, self._app, "org.freedesktop.DBus.Properties")
        return new_method_call(where, "Get", "ss", (_ACCESSIBLE, name))

    def find_program(self) -> bool:
        """Whether a program has come to the bus; from then on it is the one that is asked."""
        root = DBusAddress("/org/a11y/atspi/accessible/root", "org.a11y.atspi.Registry", _ACCESSIBLE)
        (found,) = self._ask([new_method_call(root, "GetChildren")])
        if found and found[0]:
            self._app = found[0][-1][0]
        return bool(self._app)

    def look_at(self, paths: Iterable[str], depth: int = 0) -> list[Thing]:
        """These objects; those that are gone are left out."""
        wanted = list(paths)
        questions = [
            question
            for path in wanted
            for question in (
                self._about(path, "GetRole"),
                self._property(path, "Name"),
                self._property(path, "Description"),
                self._about(path, "GetState"),
            )
        ]
        answers, things = self._ask(questions), []
        for number, path in enumerate(wanted):
            role, name, description, state = answers[4 * number : 4 * number + 4]
            if role and name and state:
                bits = state[0][0] | state[0][1] << 32
                states = frozenset(word for bit, word in _STATES.items() if bits >> bit & 1)
                told = description[0][1] if description else ""
                things.append(Thing(path, ROLES.get(role[0], str(role[0])), name[0][1], told, states, depth))
        return things

    def tree(self) -> Iterator[Thing]:
        """Every object that is shown, each after the one it is in."""
        yield from self._below("/org/a11y/atspi/accessible/root", 0)

    def _below(self, path: str, depth: int) -> Iterator[Thing]:
        (children,) = self._ask([self._about(path, "GetChildren")])
        for thing in self.look_at([child for _, child in children[0]] if children else [], depth):
            if ("visible" in thing.states and "showing" in thing.states) or thing.role in ("menu item", "menu"):
                yield thing
                yield from self._below(thing.path, depth + 1)

    # Listening

    def heard(self, end: str, patience: float = _WAIT) -> list[Heard] | None:
        """What is said until these words are; none when they are not, in so many seconds."""
        found: list[Heard] = []
        while True:
            while not self._signals:
                try:
                    self._take(self._bus.receive(timeout=patience), {})
                except TimeoutError:
                    return None
            one = self._meaning(self._signals.pop(0))
            if one is not None and one.words == end:
                return found
            found += [] if one is None else [one]

    def _meaning(self, signal: Message) -> Heard | None:
        member, (kind, first, _, value, *_) = signal.header.fields[HeaderFields.member], signal.body
        path = signal.header.fields[HeaderFields.path]
        if member == "Announcement":
            return Heard("urgent" if first == 2 else "told", str(value[1]))
        if member == "StateChanged" and kind in ("focused", "checked", "expanded"):
            if kind == "focused" and not first:
                return None
            found = self.look_at([path])
            how = "focus" if kind == "focused" else kind if first else f"not {kind}"
            return Heard(how, found[0].name, found[0].role) if found else None
        return None


@contextmanager
def session(folder: Path, display: str) -> Iterator[dict[str, str]]:
    """A session bus of its own on a screen; gives what a program needs to be in it, and to be heard."""
    run = folder / "run"
    run.mkdir(mode=0o700)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "DBUS_", "AT_SPI"))}
    inside = {**kept, "DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(run), "GTK_A11Y": "none"}
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, env=inside, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        try:
            yield {
                **inside,
                "DBUS_SESSION_BUS_ADDRESS": address,
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "QT_IM_MODULE": "compose",
            }
        finally:
            bus.terminate()

"""A push that goes on off the GUI thread; what each step learned goes into the document at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from blueprint_editor.core.model import Blueprint, PortalLink
from blueprint_editor.core.plan import Plan, ReportLine
from blueprint_editor.core.pushed import with_link
from blueprint_editor.workflows import pushing
from blueprint_editor.workflows.pushing import PushDone

from .accounts import Account, opening

if TYPE_CHECKING:
    from blueprint_editor.gui.jobs import Context
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.pushing import AccountState, Run


class Asked(NamedTuple):
    """What is to be carried out, on an account as it was read; `run` is the push that it turns back, if it does."""

    account: Account
    blueprint: Blueprint
    plan: Plan
    state: AccountState
    confirmed: str = ""
    run: Run | None = None


def keep_link(window: Window, blueprint: str, link: PortalLink) -> None:
    """Have the document of a blueprint remember what HubSpot has, while its window is there."""
    if window in window.desk.windows and window.bridge.blueprint.id == blueprint:
        window.session.set_portals(with_link(window.bridge.blueprint.portals, link))


class Push(QObject):
    """One push. Made in the GUI thread, without a parent: the worker may outlive the dialog."""

    heard = Signal(object, object)
    """A `ReportLine`, and the `PortalLink` to keep from then on."""

    def __init__(self, window: Window, asked: Asked) -> None:
        super().__init__()
        self._window = window
        self._asked = asked
        self._writing = threading.Event()
        self._broken_off = threading.Event()
        self._open = opening(window.desk, asked.account, self._stopped)
        self.heard.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def break_off(self) -> None:
        """Do not even wait for the answer to the write that is under way."""
        self._broken_off.set()

    def work(self, context: Context) -> PushDone:
        """Carry it out; called in the worker. Stopped, it ends after the step it is at."""
        asked = self._asked
        portal = self._open(context)
        with portal.door:
            self._writing.set()
            context.progress("push")
            tell: Callable[[ReportLine, PortalLink], None] = self.heard.emit

            def share(done: int, of: int) -> None:
                context.share(done / max(1, of))

            def stopped() -> bool:
                return context.stopping

            if asked.run is None:
                return pushing.push(
                    portal,
                    asked.blueprint,
                    asked.plan,
                    asked.state,
                    confirmed=asked.confirmed,
                    heard=tell,
                    share=share,
                    stopped=stopped,
                )
            return pushing.undo_push(
                portal,
                asked.blueprint,
                asked.run,
                asked.plan,
                asked.state,
                confirmed=asked.confirmed,
                heard=tell,
                share=share,
                stopped=stopped,
            )

    def keep(self, link: PortalLink) -> None:
        """Have the document remember what HubSpot has now."""
        keep_link(self._window, self._asked.blueprint.id, link)

    def _keep(self, _line: ReportLine, link: PortalLink) -> None:
        self.keep(link)

    def _stopped(self) -> bool | None:
        """While it writes, a stop of the job waits for the step; before that the job is simply left."""
        return self._broken_off.is_set() if self._writing.is_set() else None

"""Going to a page of HubSpot's in the browser, or saying where to click when no account is known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from blueprint_editor.core.findings import Code
from blueprint_editor.gui.messages import Choice, Message, Tone
from blueprint_editor.wording import error_sentence, say
from blueprint_editor.workflows.links import Place, page
from blueprint_editor.workflows.portals import PortalError

from .accounts import Account, account_of, known_accounts

if TYPE_CHECKING:
    from blueprint_editor.core.plan import GoLiveItem
    from blueprint_editor.gui.main_window import Window
    from blueprint_editor.workflows.practice import Account as PracticeAccount


def open_url(url: str) -> None:
    """Show a page in the browser."""
    QDesktopServices.openUrl(QUrl(url))


def show_practice(window: Window) -> bool:
    """Start the practice portal and show its page; whether that could be done, else it is said why not."""
    try:
        open_url(window.desk.practice.start().url)
    except PortalError as error:
        _tell_practice(window, error)
        return False
    return True


def ask_afresh(window: Window) -> None:
    """Ask whether the practice portal is to be as if nobody had ever practised."""
    choice = Choice("push_window.practice.afresh_yes", partial(_begin_afresh, window))
    window.strip.tell(Message(Tone.NOTICE, partial(say, "push_window.practice.afresh_ask"), (choice,), public=True))


def _begin_afresh(window: Window) -> None:
    try:
        was = window.desk.practice.begin_afresh()
    except PortalError as error:
        _tell_practice(window, error)
        return
    back = () if was is None else (Choice("push_window.practice.put_back", partial(_put_back, window, was)),)
    key = "push_window.practice.afresh" if back else "push_window.practice.afresh_aside"
    window.strip.tell(Message(Tone.NOTICE, partial(say, key), back, public=True))


def _put_back(window: Window, account: PracticeAccount) -> None:
    try:
        window.desk.practice.put_back(account)
    except PortalError as error:
        _tell_practice(window, error)
    else:
        window.notice("push_window.practice.is_back")


def _tell_practice(window: Window, error: PortalError) -> None:
    """Why the practice portal does not start; a file that is none can be put aside."""
    again = (Choice("push_window.practice.afresh_yes", partial(_begin_afresh, window)),)
    choices = again if error.code is Code.NO_PRACTICE_STATE else ()
    window.strip.tell(Message(Tone.ERROR, partial(error_sentence, error.code, error.facts), choices))


def linked_account(window: Window) -> Account | None:
    """The account that this blueprint goes to, else the only one there is, or none."""
    try:
        accounts = known_accounts(window.desk)
    except PortalError:
        return None
    if not window.desk.practising:
        accounts = [account for account in accounts if not account.practice]
    found = account_of(window.bridge.blueprint, accounts) if window.has_document else None
    return found or (accounts[0] if len(accounts) == 1 else None)


def _pipeline(window: Window, account: Account | None) -> str:
    links = window.bridge.blueprint.portals if window.has_document and account is not None else ()
    return next((link.pipeline for link in links if account is not None and link.account == account.number), "")


def go_to_page(window: Window, place: Place) -> None:
    """Open a page of HubSpot's; without an account say where to click, and offer to connect one."""
    account = linked_account(window)
    url = page(place, account.profile if account else None, pipeline=_pipeline(window, account))
    if url is not None:
        open_url(url)
        return
    from blueprint_editor.gui.deeds.hubspot import show_accounts

    choice = Choice("push_window.connect", partial(show_accounts, window))
    window.strip.tell(Message(Tone.NOTICE, partial(_click_words, place), (choice,), public=True))


def item_page(window: Window, item: GoLiveItem) -> str | None:
    """The address of what an item of the go-live checklist is about, or none."""
    if item.link is None:
        return None
    account = linked_account(window)
    names = {"pipeline": item.target or _pipeline(window, account), "property": item.target}
    return page(Place(item.link.value), account.profile if account else None, **names)


def _click_words(place: Place, language: str) -> str:
    return say("push_window.click", language, path=say(f"click.{place.value}", language))

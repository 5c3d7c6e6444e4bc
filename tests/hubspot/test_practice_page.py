"""Somebody changes something in HubSpot: the page of the practice portal, as a browser sees and uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlencode

import pytest
import urllib3

from blueprint_editor.hubspot.practice import Account, PracticePortal
from blueprint_editor.hubspot.practice.page import language_of
from blueprint_editor.workflows.practice import practice_portal
from tests.hubspot.practice_kit import NEVER, Api


class Browser:
    """Asks for pages and sends forms."""

    def __init__(self, portal: PracticePortal, pool: urllib3.PoolManager) -> None:
        """Look at this portal."""
        self.portal = portal
        self.pool = pool

    def page(self, language: str = "nl", **headers: str) -> str:
        """The page as it is read."""
        answer = self.pool.request("GET", self.portal.url, headers={"Accept-Language": language, **headers})
        assert answer.status == 200
        return unescape(answer.data.decode())

    def send(self, deed: str, origin: str | None = "", **form: str) -> urllib3.BaseHTTPResponse:
        """Send a form, from the page itself unless said otherwise."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept-Language": "en"}
        if origin is not None:
            headers["Origin"] = origin or self.portal.url
        address = f"{self.portal.url}/practice/{deed}"
        return self.pool.request("POST", address, body=urlencode(form), headers=headers, redirect=False)

    def does(self, deed: str, **form: str) -> Account:
        """Send a form that is done, and give the account."""
        answer = self.send(deed, **form)
        assert answer.status == 303, unescape(answer.data.decode())
        return self.portal.account

    def is_refused(self, deed: str, **form: str) -> str:
        """Send a form that is not done, and give what is said."""
        before = self.portal.account
        answer = self.send(deed, **form)
        assert answer.status == 400
        assert self.portal.account is before
        said = re.search(r'role="alert">([^<]*)', answer.data.decode())
        assert said
        return unescape(said[1])


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A browser at a new portal."""
    with practice_portal() as portal, urllib3.PoolManager(retries=NEVER) as pool:
        yield Browser(portal, pool)


def labels(account: Account, pipeline_id: str = "default") -> list[str]:
    """The stages of a pipeline, in order."""
    pipeline = account.pipeline(pipeline_id)
    assert pipeline
    return [stage.label for stage in pipeline.in_order()]


def test_the_page_shows_the_account_in_both_languages(browser: Browser) -> None:
    dutch, english = browser.page(), browser.page("fr, en;q=0.8, nl;q=0.5")
    for page in (dutch, english):
        assert all(label in page for label in labels(browser.portal.account))
        assert browser.portal.url in page
        assert "<script" not in page
    assert '<html lang="nl">' in dutch
    assert "Oefenportal" in dutch
    assert '<html lang="en">' in english
    assert "Practice portal" in english


@pytest.mark.parametrize(
    ("accepts", "language"),
    [
        ("", "nl"),
        ("en-GB,en;q=0.9", "en"),
        ("de,nl-NL;q=0.7,en;q=0.3", "nl"),
        ("en;q=0", "nl"),
        ("*;q=x,en;q=..", "nl"),
    ],
)
def test_the_language_a_browser_likes_best(accepts: str, language: str) -> None:
    assert language_of(accepts) == language


def test_stages_are_renamed_moved_added_and_removed(browser: Browser) -> None:
    at = {"pipeline": "default"}
    browser.does("stage", **at, stage="qualifiedtobuy", label="Geschikt", chance="35,5")
    stage = browser.portal.account.pipelines[0].stage("qualifiedtobuy")
    assert stage
    assert (stage.label, stage.probability) == ("Geschikt", 0.355)
    before = labels(browser.portal.account)
    browser.does("later", **at, stage="appointmentscheduled")
    assert labels(browser.portal.account) == [before[1], before[0], *before[2:]]
    browser.does("earlier", **at, stage="appointmentscheduled")
    assert labels(browser.portal.account) == before
    browser.does("earlier", **at, stage="appointmentscheduled")
    assert labels(browser.portal.account) == before
    browser.does("new-stage", **at, label="Proefperiode", chance="95")
    assert labels(browser.portal.account) == [*before[:5], "Proefperiode", *before[5:]]
    browser.does("remove-stage", **at, stage="decisionmakerboughtin")
    assert "Decision Maker Bought-In" not in labels(browser.portal.account)


def test_a_stage_with_deals_stays_until_they_are_moved(browser: Browser) -> None:
    at = {"pipeline": "default", "stage": "contractsent"}
    deals = sum(stage.deals for stage in browser.portal.account.pipelines[0].stages)
    assert "are being referenced by object IDs" in browser.is_refused("remove-stage", **at)
    browser.does("deals", **at, to="closedwon")
    browser.does("remove-stage", **at)
    assert deals == sum(stage.deals for stage in browser.portal.account.pipelines[0].stages)


def test_properties_are_renamed_archived_and_get_options(browser: Browser) -> None:
    api = Api(browser.portal)
    options = [{"label": "Prijs", "value": "price", "hidden": False, "displayOrder": 0}]
    body = {"name": "reason", "label": "Reden", "type": "enumeration", "fieldType": "select", "options": options}
    api.properties.create("deals", {**body, "groupName": "dealinformation"})
    browser.does("property", name="reason", label="Waarom")
    browser.does("option", name="reason", label="Geen budget")
    known = api.properties.get_by_name("deals", "reason")
    assert (known.label, [option.value for option in known.options]) == ("Waarom", ["price", "Geen budget"])
    assert "unique" in browser.is_refused("option", name="reason", label="Prijs")
    assert "Geen budget" in browser.page()
    browser.does("archive", name="reason")
    assert "Geen budget" not in browser.page()
    api.close()


def test_who_changed_something_is_told_by_an_id(browser: Browser) -> None:
    api = Api(browser.portal)
    api.pipelines.update("deals", "default", {"label": "Verkoop"})
    browser.does("pipeline", pipeline="default", label="Sales")
    newest, oldest = api.audits.get_audit("deals", "default").results
    assert newest.from_user_id != oldest.from_user_id
    assert (newest.action, newest.raw_object["label"]) == ("UPDATE", "Sales")
    assert "deze pagina" in browser.page()
    api.close()


def test_what_hubspot_refuses_is_said(browser: Browser) -> None:
    at = {"pipeline": "default", "stage": "closedwon"}
    assert "Not done" in browser.is_refused("stage", **at, label=" closed LOST", chance="100")
    browser.is_refused("stage", **at, label="Won", chance="101")
    browser.is_refused("stage", **at, label="Won", chance="veel")
    browser.is_refused("stage", pipeline="default", stage="nowhere", label="Won", chance="1")
    browser.is_refused("deals", **at, to="closedwon")
    browser.is_refused("whatever")
    browser.is_refused("property", name="dealname", label="Naam")


@pytest.mark.parametrize("origin", ["https://example.org", "null", None, "http://localhost:1"])
def test_a_form_from_elsewhere_changes_nothing(browser: Browser, origin: str | None) -> None:
    before = browser.portal.account
    assert browser.send("pipeline", origin, pipeline="default", label="Gekaapt").status == 403
    assert browser.portal.account is before


def test_another_name_for_this_machine_is_not_answered(browser: Browser) -> None:
    for path in ("/", "/crm/v3/pipelines/deals"):
        address = browser.portal.url + path
        answer = browser.pool.request("GET", address, headers={"Host": "evil.example", "Authorization": "Bearer x"})
        assert answer.status == 403
    own = f"localhost:{browser.portal.port}"
    assert browser.pool.request("GET", browser.portal.url, headers={"Host": own}).status == 200


def test_names_from_a_program_stay_text_on_the_page(browser: Browser) -> None:
    browser.does("pipeline", pipeline="default", label="<script>alert(1)</script>\"'")
    raw = browser.pool.request("GET", browser.portal.url)
    assert b"<script" not in raw.data
    assert "frame-ancestors 'none'" in raw.headers["Content-Security-Policy"]


def test_the_log_of_the_api_has_no_visit(browser: Browser) -> None:
    browser.page()
    browser.does("pipeline", pipeline="default", label="Verkoop")
    assert browser.portal.log == ()

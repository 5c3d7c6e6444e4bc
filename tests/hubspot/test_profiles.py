"""The list of accounts is a small file that survives what goes wrong, and links that lead somewhere."""

from __future__ import annotations

import string
from pathlib import Path

import msgspec
import pytest

from blueprint_editor.hubspot.links import HELP_ARTICLE, MENU, PATHS, Place, link
from blueprint_editor.hubspot.profiles import Colour, Profile, named, read_profiles, write_profiles
from blueprint_editor.wording import LANGUAGES, say

JANSEN = Profile("Jansen", 1, "STANDARD", "app-eu1.hubspot.com", "eu1", colour=Colour.RED)
TEST = Profile("test", 2, "DEVELOPER_TEST", "app.hubspot.com", host="http://127.0.0.1:1")
NAMES = {"pipeline": "bp a/b", "property": "reden", "flow": "7"}


def test_accounts_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "data" / "hubspot.json"
    assert read_profiles(path) == ()
    write_profiles(path, [TEST, JANSEN])
    assert read_profiles(path) == (JANSEN, TEST)
    assert [one.name for one in path.parent.iterdir()] == ["hubspot.json"]


def test_what_a_newer_program_adds_is_no_reason_to_fail(tmp_path: Path) -> None:
    path = tmp_path / "hubspot.json"
    path.write_text('{"portals": [{"name": "Jansen", "account": 1, "new": true}], "also": 1}', "utf-8")
    assert read_profiles(path) == (Profile("Jansen", 1),)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"portals": 3}', '{"portals": [{"name": "x"}]}'])
def test_a_damaged_list_is_told_and_left(content: str, tmp_path: Path) -> None:
    path = tmp_path / "hubspot.json"
    path.write_text(content, "utf-8")
    with pytest.raises(msgspec.DecodeError):
        read_profiles(path)
    assert path.read_text("utf-8") == content


def test_a_list_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "hubspot.json"
    write_profiles(path, [JANSEN])
    (tmp_path / "blocked").write_text("", "utf-8")
    with pytest.raises(OSError, match="blocked"):
        write_profiles(tmp_path / "blocked" / "hubspot.json", [TEST])
    assert read_profiles(path) == (JANSEN,)


def test_a_name_is_known_whatever_its_capitals() -> None:
    assert named([JANSEN, TEST], "  jANSEN ") is JANSEN
    assert named([JANSEN, TEST], "Jans") is None


def test_production_is_what_no_test_is() -> None:
    assert (JANSEN.production, TEST.production, Profile("new", 3).production) == (True, False, True)
    assert (JANSEN.at_hubspot, TEST.at_hubspot) == (True, False)


@pytest.mark.parametrize("place", PATHS)
def test_each_page_has_an_address_in_the_account(place: Place) -> None:
    address = link(place, "app-eu1.hubspot.com", 123, **NAMES)
    assert address is not None
    assert address.startswith("https://app-eu1.hubspot.com/")
    assert "/123/" in address
    assert "{" not in address
    assert " " not in address


def test_the_addresses_are_those_that_hubspot_has() -> None:
    assert link(Place.DEALS, "app.hubspot.com", 5) == "https://app.hubspot.com/contacts/5/objects/0-3/views/all/board"
    settings = "https://app.hubspot.com/pipelines-settings/5/object/0-3"
    assert link(Place.PIPELINE, "app.hubspot.com", 5) == settings
    assert link(Place.PIPELINE, "app.hubspot.com", 5, pipeline="a/b") == f"{settings}/a%2Fb"
    assert link(Place.HELP, "", 0) == HELP_ARTICLE
    assert link(Place.KEYS, "app.hubspot.com", 5) is None


@pytest.mark.parametrize("domain", ["", "evil.example/x?", "a b", "app.hubspot.com\n"])
def test_a_domain_that_is_none_gives_no_address(domain: str) -> None:
    assert link(Place.DEALS, domain, 5) is None


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_has_a_way_to_click(place: Place, language: str) -> None:
    way = say(f"click.{place}", language, **NAMES)
    assert way
    assert "{" not in way
    asked = {name for _, name, _, _ in string.Formatter().parse(PATHS.get(place, "")) if name} - {"portal"}
    assert asked <= NAMES.keys()


def test_the_menu_has_the_links_of_the_source_text() -> None:
    assert MENU == (Place.DEALS, Place.PIPELINE, Place.PROPERTIES, Place.LAYOUT, Place.HELP)

"""The command `portal`: connect an account with a key from stdin, list, test, remove; over real HTTP."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from blueprint_editor.hubspot import address
from blueprint_editor.hubspot.practice import PracticePortal, parse_faults, start_account
from blueprint_editor.workflows import portals
from tests.cli.conftest import Outcome, Run
from tests.house.source import ROOT
from tests.hubspot.line_kit import KEY
from tests.hubspot.memory_keyring import use

LEAST = frozenset({"crm.schemas.deals.read", "crm.schemas.deals.write"})
OTHER = "pat-na1-OTHER-11aa"

Add = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """A keyring of our own, and no key or host from outside."""
    for name in (portals.VARIABLE, address.VARIABLE):
        monkeypatch.delenv(name, raising=False)
    portals._keys.cache_clear()
    yield use(monkeypatch, "Holding")
    portals._keys.cache_clear()


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticePortal]:
    """An account that is where the environment says."""
    with PracticePortal(token=KEY, scopes=LEAST) as portal:
        monkeypatch.setenv(address.VARIABLE, portal.url)
        yield portal


@pytest.fixture
def add(run: Run, monkeypatch: pytest.MonkeyPatch) -> Add:
    """`portal add`, with a key that comes through a pipe."""

    def add_with(*arguments: str, key: str = f"{KEY}\n") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.StringIO(key))
        return run("portal", "add", *arguments)

    return add_with


def test_an_account_is_connected_listed_tested_and_removed(
    portal: PracticePortal, add: Add, run: Run, keyring: dict[tuple[str, str], str], own_data_folder: Path
) -> None:
    added = add("Jansen", "--colour", "blue")
    number = portal.account.portal_id
    assert (added.code, added.err) == (0, "")
    assert added.out.startswith(f"Verbonden: Jansen\nAccount {number} · testaccount · gegevens in eu1 · via http://")
    assert "crm.schemas.deals.write" in added.out
    assert "sleutelbos" in added.out
    assert list(keyring.values()) == [KEY]
    listed = run("portal", "list", "--language", "en")
    assert listed.out.startswith(f"Jansen: account {number} · test account · data in eu1 · by way of http://127.0.0.1:")
    tested = json.loads(run("portal", "test", "jansen", "--json").out)
    assert (tested["name"], tested["account"], tested["colour"]) == ("Jansen", number, "blue")
    assert (tested["production"], tested["missing"]) == (False, [])
    assert set(tested["scopes"]) >= LEAST
    removed = run("portal", "remove", "Jansen")
    assert (removed.code, keyring) == (0, {})
    assert "trek hem daar in" in removed.out
    assert json.loads(run("portal", "list", "--json").out) == []
    assert "portal add" in run("portal", "list").out
    written = [file.read_bytes() for file in own_data_folder.rglob("*") if file.is_file()]
    assert not [data for data in written if KEY.encode() in data]


def test_a_production_account_is_named_as_one(add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    with PracticePortal(production=True) as portal:
        monkeypatch.setenv(address.VARIABLE, portal.url)
        assert "PRODUCTIE" in add("Jansen").out


def test_an_account_goes_on_to_be_reached_where_it_was(
    portal: PracticePortal, add: Add, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Jansen")
    monkeypatch.delenv(address.VARIABLE)
    assert run("portal", "test", "Jansen").code == 0
    monkeypatch.setenv(address.VARIABLE, "http://api.hubapi.com")
    refused = run("portal", "test", "Jansen")
    assert (refused.code, refused.out) == (2, "")
    assert "http://api.hubapi.com" in refused.err


def test_the_name_of_an_account_that_is_there_gets_a_new_key(
    portal: PracticePortal, add: Add, keyring: dict[tuple[str, str], str]
) -> None:
    add("Jansen", "--colour", "red")
    portal.token = OTHER
    renewed = json.loads(add("JANSEN", "--json", key=OTHER).out)
    assert (renewed["name"], renewed["renewed"], renewed["colour"]) == ("Jansen", True, "red")
    assert list(keyring.values()) == [OTHER]


def test_a_key_of_another_account_is_refused(
    portal: PracticePortal, add: Add, run: Run, keyring: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Jansen")
    other = msgspec.structs.replace(start_account(), portal_id=9)
    with PracticePortal(other) as elsewhere:
        monkeypatch.setenv(address.VARIABLE, elsewhere.url)
        for refused in (add("Jansen", key=OTHER), run("portal", "test", "Jansen")):
            assert (refused.code, refused.out) == (2, "")
            assert "account 9," in refused.err
            assert str(portal.account.portal_id) in refused.err
    assert list(keyring.values()) == [KEY]


def test_a_key_that_lacks_a_scope_is_kept_and_says_so(portal: PracticePortal, add: Add, run: Run) -> None:
    portal.scopes = frozenset({"crm.schemas.deals.read"})
    added = add("Jansen")
    assert added.code == 1
    assert "Voor doorvoeren ontbreekt: crm.schemas.deals.write" in added.out
    assert run("portal", "test", "Jansen").code == 1


def test_scopes_that_hubspot_does_not_tell_are_unknown(portal: PracticePortal, add: Add, run: Run) -> None:
    portal.inject(parse_faults("404@2-3"))
    added = add("Jansen")
    assert added.code == 0
    assert "onbekend" in added.out
    portal.scopes = frozenset()
    portal.inject(parse_faults("404@2-3"))
    tested = json.loads(run("portal", "test", "Jansen", "--json").out)
    assert (tested["scopes"], tested["missing"]) == (None, ["crm.schemas.deals.read"])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "geen sleutel"),
        ("pat-eu1 half", "op plaats 8"),
        ("k" * 2000, "te lang"),
        ("pat-eu1-nobody-knows", "herkent de sleutel niet"),
    ],
)
def test_a_key_that_does_not_work_is_not_kept(
    key: str, said: str, portal: PracticePortal, add: Add, run: Run, keyring: dict[tuple[str, str], str]
) -> None:
    failed = add("Jansen", key=key)
    assert (failed.code, failed.out) == (2, "")
    assert said in failed.err
    assert not key or key not in failed.err
    assert keyring == {}
    assert json.loads(run("portal", "list", "--json").out) == []


def test_without_a_keyring_nothing_is_connected(
    portal: PracticePortal, add: Add, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch)
    failed = add("Jansen", "--json")
    assert (failed.code, json.loads(failed.out)["error"]) == (2, "keyring_absent")
    assert "HUBSPOT_ACCESS_TOKEN" in json.loads(failed.out)["message"]
    assert json.loads(run("portal", "list", "--json").out) == []


def test_an_account_can_be_removed_where_the_keyring_is_gone(
    portal: PracticePortal, add: Add, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Jansen")
    use(monkeypatch)
    assert run("portal", "remove", "Jansen").code == 0


def test_a_key_that_is_gone_from_the_keyring_is_told(
    portal: PracticePortal, add: Add, run: Run, keyring: dict[tuple[str, str], str]
) -> None:
    add("Jansen")
    keyring.clear()
    failed = run("portal", "test", "Jansen")
    assert failed.code == 2
    assert "“Jansen”" in failed.err


def test_the_key_of_the_environment_stands_in(
    portal: PracticePortal, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(portals.VARIABLE, f" {KEY}\n")
    tested = json.loads(run("portal", "test", "--json").out)
    assert (tested["name"], tested["account"]) == (portals.VARIABLE, portal.account.portal_id)
    assert json.loads(run("portal", "list", "--json").out) == []
    monkeypatch.delenv(portals.VARIABLE)
    assert "geen sleutel" in run("portal", "test").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add",), "portal add NAAM"),
        (("remove",), "portal remove NAAM"),
        (("list", "Jansen"), "geen naam"),
        (("test", "Jansen"), "Er is geen HubSpot-account met de naam “Jansen”. Deze zijn er: –."),
        (("remove", "Jansen"), "Er is geen HubSpot-account"),
        (("add", "x" * 61), "60"),
        (("add", "a\x07b"), "60"),
        (("nonsense",), "add, list, test, remove"),
        ((), "add|list|test|remove"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], said: str, run: Run) -> None:
    failed = run("portal", *arguments)
    assert (failed.code, failed.out) == (2, "")
    assert said in failed.err


def test_a_damaged_list_is_told_and_left(run: Run, own_data_folder: Path) -> None:
    path = own_data_folder / "blueprint-editor" / "hubspot.json"
    path.parent.mkdir(parents=True)
    path.write_text("{", "utf-8")
    failed = run("portal", "list")
    assert failed.code == 2
    assert str(path) in failed.err
    assert path.read_text("utf-8") == "{"


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals of this kind on Windows")
def test_a_key_that_is_typed_does_not_show(tmp_path: Path) -> None:
    typed = "pat-eu1 typed-and-unfit"
    screen, terminal = os.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_DATA_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "blueprint_editor", "portal", "add", "Jansen"]
    with subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=env, start_new_session=True
    ) as process:
        os.close(terminal)
        shown = b""
        while b":" not in shown:
            shown += os.read(screen, 1000)
        os.write(screen, f"{typed}\n".encode())
        try:
            while more := os.read(screen, 1000):
                shown += more
        except OSError:  # the terminal is closed: the program has ended
            pass
    os.close(screen)
    assert process.returncode == 2
    assert "Sleutel van HubSpot" in shown.decode()
    assert "op plaats 8" in shown.decode()
    assert "typed" not in shown.decode()

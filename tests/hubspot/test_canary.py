"""R16: a key is looked for in everything that a run leaves, with whatever goes wrong on the way."""

from __future__ import annotations

import base64
import io
import json
import logging
import socket
import sys
import traceback
import urllib.parse
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from blueprint_editor import workflows
from blueprint_editor.cli import main
from blueprint_editor.hubspot import address, door, transport
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.errors import HubSpotError
from blueprint_editor.hubspot.practice import PracticePortal, parse_faults
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.workflows import portals
from blueprint_editor.workflows.reporting import full_report, report_of, write_report
from tests.figures import Figure
from tests.hubspot.canary import FORMS, found
from tests.hubspot.line_kit import QUICK, Line, listen, reply
from tests.hubspot.memory_keyring import use

KEY = "pat-eu1-CANARY+7f3a/9=xZ"
FAULTS = "500@r1,429@3,reset-after@w1,cut-json@4,captive@6,429-daily@9"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in (portals.VARIABLE, address.VARIABLE):
        monkeypatch.delenv(name, raising=False)
    use(monkeypatch, "Holding")
    portals._keys.cache_clear()
    yield
    portals._keys.cache_clear()


@pytest.fixture
def _logged(tmp_path: Path) -> Iterator[None]:
    """Everything that any library wants to log, in a file."""
    handler = logging.FileHandler(tmp_path / "everything.log", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s %(args)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield
    root.setLevel(level)
    root.removeHandler(handler)
    handler.close()


def test_the_scanner_finds_a_planted_key_in_each_form(tmp_path: Path, figure: Figure) -> None:
    planted = {
        "utf-8": KEY.encode(),
        "utf-16-le": KEY.encode("utf-16-le"),
        "utf-16-be": KEY.encode("utf-16-be"),
        "percent": urllib.parse.quote(KEY, safe="").encode(),
        "backwards": KEY[::-1].encode(),
        "hex": KEY.encode().hex().encode(),
        **{f"base64 {shift}": base64.b64encode(b"x" * shift + KEY.encode() + b"more") for shift in range(3)},
    }
    assert {name.split()[0] for name in planted} == FORMS.keys()
    for name, data in planted.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "file.bin").write_bytes(b"before " + data + b" after")
        with zipfile.ZipFile(folder / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/sheet.xml", b"<x>" * 50 + data)
        form = name.split()[0]
        assert found(folder, KEY) == [f"book.xlsx!xl/sheet.xml: {form}", f"file.bin: {form}"]
    assert found(tmp_path, "pat-eu1-another") == []
    figure("R16", f"the scanner finds a planted key in {len(FORMS)} of 7 encodings, in files and inside workbooks")


def _echo(line: Line, talk: socket.socket) -> None:
    """A proxy in between that shows all it was sent, as a page and as JSON by turns."""
    heard = listen(line, talk)
    message = {"message": heard.decode("latin-1"), "correlationId": KEY, "status": "error"}
    page = (reply(heard, "502 Bad Gateway", "text/html"), reply(message, "400 Bad Request"), reply(heard), heard)
    talk.sendall(page[len(line.heard) % 4])


@pytest.mark.expects_log
@pytest.mark.usefixtures("_logged")
def test_a_run_with_all_that_goes_wrong_leaves_no_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], figure: Figure
) -> None:
    monkeypatch.setattr(transport, "Patience", lambda: QUICK)

    def command(*words: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(KEY))
        main(["portal", *words])
        main(["portal", *words, "--json", "--language", "en"])

    with PracticePortal(token=KEY, kept=tmp_path / "portal.json") as portal, Line(_echo) as line:
        for host in (portal.url, line.url):
            monkeypatch.setenv(address.VARIABLE, host)
            for deed in ("add", "test", "remove"):
                portal.inject(parse_faults(FAULTS if deed == "test" else ""))
                command(deed, "Jansen")
        command("list")
        monkeypatch.setenv(portals.VARIABLE, KEY)
        command("test")
        errors = _all_that_goes_wrong(portal, line)
        fault = _fault_with_the_key_in_it(portal, monkeypatch)
    for error in (*errors, fault):
        write_report(full_report(report_of(error, error.__traceback__), {}, []))
        logging.getLogger("blueprint_editor").error("it went wrong", exc_info=error)
    raw = [line for error in errors for line in traceback.format_exception(error)]
    (tmp_path / "tracebacks.txt").write_text("".join(raw), "utf-8")
    document = workflows.new_document("service", "nl")
    workflows.save_document(document.blueprint, tmp_path / "jansen.blueprint.xlsx")
    printed = capsys.readouterr()
    (tmp_path / "stdout.txt").write_text(printed.out + printed.err, "utf-8")
    (tmp_path / "values.json").write_text(json.dumps([repr(one) for one in (*errors, Token(KEY))]), "utf-8")

    written = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert {"everything.log", "stdout.txt", "tracebacks.txt", "portal.json", "jansen.blueprint.xlsx"} <= set(written)
    assert len([name for name in written if name.startswith("report-")]) >= 10
    assert len(errors) >= 10
    assert "[secret]" in (tmp_path / "everything.log").read_text("utf-8")
    hits = found(tmp_path, KEY)
    assert hits == []
    figure(
        "R16",
        f"{len(written)} files of a run with {len(errors) + 1} errors (logs, stdout, reports, tracebacks, accounts, "
        f"workbook): {len(hits)} hits in 7 encodings (target 0)",
    )


def _all_that_goes_wrong(portal: PracticePortal, line: Line) -> list[HubSpotError]:
    """Each error that reading and writing can end with."""
    errors: list[HubSpotError] = []

    def catch(deed: Callable[[], object]) -> None:
        try:
            deed()
        except HubSpotError as error:
            errors.append(error)

    group = {"name": "blueprint", "label": "Blueprint"}
    for spec in ("500", "reset-after", "cut-body", "bad-json", "captive", "429", "429-daily", "407", "404"):
        with Door(Token(KEY), portal.url, patience=QUICK) as own:
            portal.inject(parse_faults(spec))
            catch(own.groups)
            catch(partial(own.create_group, group))
    for _ in range(4):
        with Door(Token(KEY), line.url, patience=QUICK) as own:
            catch(own.groups)
            catch(own.scopes)
            catch(partial(own.create_group, group))
    return errors


def _fault_with_the_key_in_it(portal: PracticePortal, monkeypatch: pytest.MonkeyPatch) -> BaseException:
    """A fault of our own in the midst of a request, whose text is the key."""
    portal.inject(parse_faults(""))
    monkeypatch.setattr(door, "records", lambda *_given: dict[str, str]()[KEY])
    with Door(Token(KEY), portal.url, patience=QUICK) as own, pytest.raises(KeyError) as caught:
        own.groups()
    return caught.value

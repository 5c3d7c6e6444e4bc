"""A key shows nowhere: not as a value, not in a log of any library, not in an error."""

from __future__ import annotations

import copy
import io
import logging
import pickle
import traceback
from collections.abc import Iterator

import msgspec
import pytest

from blueprint_editor.hubspot import redact
from blueprint_editor.hubspot.errors import HubSpotError, Refused, Unauthorised
from blueprint_editor.hubspot.redact import SECRET, Token, clean
from tests.hubspot.line_kit import Line, always, door_to, reply

KEY = "pat-eu1-5c1e+9/af=-CANARY"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the libraries write at their most talkative, as a handler of anybody gets it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


def test_a_token_shows_nothing_and_cannot_be_copied() -> None:
    token = Token(KEY)
    shown = [repr(token), str(token), f"{token}", f"{token!r:>40}", repr([token]), "%s" % token]  # noqa: UP031
    assert not [text for text in shown if KEY in text]
    assert token.reveal() == KEY
    for copied in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            copied(token)
    with pytest.raises(TypeError):
        msgspec.json.encode(token)


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abcdef123456",
        "{'tokenKey': 'abcdef123456'}",
        '{"access_token":"abcdef123456"}',
        "pat-na1-abcdef123456 is not known",
        "http://jan:abcdef123456@proxy:3128",
    ],
)
def test_what_looks_like_a_key_is_taken_out_of_a_text(text: str) -> None:
    assert "abcdef123456" not in clean(text)
    assert SECRET in clean(text)


def test_a_text_without_a_key_stays_as_it_is() -> None:
    text = "Stage “Offerte” exists: https://app.hubspot.com/contacts/1 (key: value, basic plan)"
    assert clean(text) == text


def test_no_library_can_log_a_key(log: io.StringIO) -> None:
    Token(KEY)
    for name in ("urllib3.connectionpool", "hubspot.crm.pipelines.rest", "keyring.backend", "anything"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.DEBUG)
        logger.debug("sent %s with %r", {"Authorization": f"Bearer {KEY}"}, [KEY])
        logger.debug("whole " + KEY)  # noqa: G003
        logger.debug("broken %d", KEY)
        try:
            raise ValueError(KEY)
        except ValueError as error:
            logger.debug("failed", exc_info=True)
            logger.debug("failed", exc_info=error, stack_info=True)
        logger.setLevel(logging.NOTSET)
    written = log.getvalue()
    assert KEY not in written
    assert written.count("Traceback") == 8
    assert written.count(SECRET) >= 20


@pytest.mark.expects_log
def test_the_clients_own_error_is_cleaned_where_it_is_logged(log: io.StringIO) -> None:
    from hubspot.crm.pipelines.exceptions import ApiException

    Token(KEY)
    error = ApiException(status=401, reason=f"key {KEY}")
    assert KEY in str(error)
    logging.getLogger("hubspot").error("%s", error)
    logging.getLogger("anything").error("it went wrong", exc_info=error)
    assert KEY not in log.getvalue()


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (reply({"message": f"Bad key {KEY}", "correlationId": KEY}, "401 Unauthorized"), Unauthorised),
        (reply({"message": f"Bad header Bearer {KEY}"}, "400 Bad Request"), Refused),
        (reply(f"<html>{KEY}</html>".encode(), "502 Bad Gateway", "text/html"), HubSpotError),
        (b"HTTP/1.1 200 " + KEY.encode() + b"\r\n\r\n" + KEY.encode(), HubSpotError),
        (KEY.encode() + b"\r\n\r\n", HubSpotError),
    ],
)
def test_an_answer_that_repeats_the_key_makes_an_error_without_it(
    answer: bytes, kind: type[HubSpotError], log: io.StringIO
) -> None:
    with Line(always(answer)) as line, door_to(line, key=KEY) as door:
        for deed in (door.groups, lambda: door.create_group({"name": "a", "label": "A"})):
            with pytest.raises(kind) as caught:
                deed()
            error = caught.value
            told = [str(error), repr(error), repr(error.facts), repr(error.args), error.said, error.correlation]
            told += traceback.format_exception(error)
            assert not [text for text in told if KEY in text]
            assert error.__cause__ is None
            assert error.__suppress_context__
    assert KEY not in log.getvalue()


def test_the_guard_of_the_logs_is_put_up_once() -> None:
    Token(KEY)
    before = logging.getLogRecordFactory()
    Token(f"{KEY}-2")
    assert logging.getLogRecordFactory() is before
    assert redact.SECRET in clean(f"{KEY}-2")

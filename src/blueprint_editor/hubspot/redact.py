"""A key cannot reach a log, an error or a screen: it is a `Token` that shows nothing, and known by what must not pass.

Each key that the program holds is put in the list here when its `Token` is made. From then on no log record of any
library leaves Python with it: also what `urllib3`, the HubSpot client or the keyring write is cleaned as it is made,
whatever handler takes it.
"""

from __future__ import annotations

import base64
import logging
import re
import traceback
import urllib.parse
from typing import NoReturn

SECRET = "[secret]"
_SHORTEST = 6
"""A shorter text is no key, and taking it out of everything would make nonsense."""

_PATTERNS = (
    (re.compile(r"\bpat-[a-z]{2,4}\d?-[0-9A-Za-z-]{6,}"), SECRET),
    (re.compile(r"\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}", re.IGNORECASE), rf"\1 {SECRET}"),
    (
        re.compile(
            r"(hapikey|access_token|tokenKey|authorization)(['\"]?\s*[:=]\s*['\"]?)[^\s'\",;&}]+", re.IGNORECASE
        ),
        rf"\1\2{SECRET}",
    ),
    (re.compile(r"(https?://)[^/\s:@]+:[^/\s@]+@", re.IGNORECASE), rf"\1{SECRET}@"),
)

_known: set[str] = set()


class Token:
    """A key: shown nowhere, copied nowhere, and given only to the header of a request and to the keyring."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value
        hide(value)

    def __repr__(self) -> str:
        return f"Token({SECRET})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not written down")

    def reveal(self) -> str:
        """The key itself."""
        return self._value


def hide(secret: str) -> None:
    """Let nothing pass with this text in it, also in the forms that libraries show a text in."""
    if not _known and secret:
        _guard_logs()
    raw = secret.encode("utf-8", "surrogatepass")
    forms = {secret, secret[::-1], repr(secret)[1:-1], raw.hex()}
    forms |= {urllib.parse.quote(secret, safe=""), urllib.parse.quote_plus(secret)}
    forms |= {encode(raw).decode().rstrip("=") for encode in (base64.b64encode, base64.urlsafe_b64encode)}
    _known.update(form for form in forms if len(form) >= _SHORTEST)


def clean(text: str) -> str:
    """A text without any key: not one that the program holds, and nothing that looks like one."""
    for form in sorted(_known, key=len, reverse=True):
        text = text.replace(form, SECRET)
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


def _guard_logs() -> None:
    """Clean each log record as it is made, so that no handler of anybody gets to see a key."""
    make = logging.getLogRecordFactory()

    def cleaned(*args: object, **kwargs: object) -> logging.LogRecord:
        record: logging.LogRecord = make(*args, **kwargs)
        try:
            message = record.getMessage()
        except (TypeError, ValueError):  # what was to be filled in does not fit: no reason to fail the one who logs
            message = str(record.msg)
        record.msg, record.args = clean(message), ()
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = clean("".join(traceback.format_exception(record.exc_info[1])).rstrip())
            record.exc_info = None
        if record.stack_info:
            record.stack_info = clean(record.stack_info)
        return record

    logging.setLogRecordFactory(cleaned)

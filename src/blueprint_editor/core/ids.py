"""Ids: a prefix, `_`, and 12 lower-case base32 characters. Randomness is handed in."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

from .model import Element

BLUEPRINT = "bp"
STAGE = "st"
FIELD = "fi"
OPTION = "op"
PHASE = "ph"
PARKING = "pk"
ENTRY_PREFIXES: dict[Element, str] = {
    Element.TRIGGER: "tr",
    Element.RESPONSIBILITY: "re",
    Element.DOCUMENT: "do",
    Element.DATA_POINT: "dp",
    Element.TASK: "ta",
    Element.COMMUNICATION: "co",
}

_PATTERN = re.compile(r"[a-z]{2,23}_[a-z2-7]{12}")

RandomBytes = Callable[[int], bytes]


def new_id(prefix: str, random_bytes: RandomBytes) -> str:
    """A fresh id; `random_bytes(n)` gives n random bytes, as `os.urandom` does."""
    return f"{prefix}_{_base32(random_bytes(8))}"


def derived_id(prefix: str, seed: str, old: str) -> str:
    """The id that a copy of `old` gets under `seed`: the same every time, and new for each seed."""
    import hashlib  # not for the first picture

    return f"{prefix}_{_base32(hashlib.blake2b(f'{seed} {old}'.encode(), digest_size=8).digest())}"


def prefix_of(identifier: str) -> str:
    """The part before the underscore."""
    return identifier.partition("_")[0]


def is_id(text: object) -> bool:
    """Whether a value has the form of an id."""
    return isinstance(text, str) and _PATTERN.fullmatch(text) is not None


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").lower()[:12]

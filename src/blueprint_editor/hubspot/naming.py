"""Names as HubSpot takes them: labels on one line, internal names from texts, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from blueprint_editor.core.text import fold, normalise, refusal_of

MOST_NAME = 99
"""The longest internal name of a property."""
MOST_PIPELINE_LABEL = 36
"""The longest label of a pipeline, by an old page of HubSpot's."""
MOST_PIPELINE_ID = 36
MOST_STAGE_ID = 100
MOST_STAGES = 100

_NAME = re.compile(rf"[a-z][a-z0-9_]{{0,{MOST_NAME - 1}}}")
_RESERVED = ("hs_", "hubspot_")
_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "€": "eur", "%": "pct"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text as a label: one line, single spaces, without what no workbook can hold."""
    return " ".join(_FORBIDDEN.sub("", text).split())


def clean_lines(text: str) -> str:
    """A text as a description: its lines, without what no workbook can hold."""
    return _FORBIDDEN.sub("", normalise(text)).strip()


def same_label(first: str, second: str) -> bool:
    """Whether two labels are one to us: what a label cannot hold does not count, case does."""
    return clean(first) == clean(second)


def key(label: str) -> str:
    """What a label may be once: case and spaces do not count, as with HubSpot."""
    return fold(clean(label))


def slug(text: str) -> str:
    """A text in small ASCII letters, figures and single underscores; empty when nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


def unique(name: str, taken: Container[str], most: int = MOST_NAME) -> str:
    """The name, or the name with the first number that makes it new, never longer than `most`."""
    result, number = name[:most].rstrip("_"), 2
    while result in taken:
        tail = f"_{number}"
        result = name[: most - len(tail)].rstrip("_") + tail
        number += 1
    return result


def property_name(text: str, taken: Container[str]) -> str:
    """An internal name for a property: from the text, new, and never one that HubSpot keeps for itself."""
    name = slug(text) or "data_point"
    if not name[0].isalpha() or f"{name}_".startswith(_RESERVED):
        name = f"dp_{name}"
    return unique(name, taken)


def is_name(name: str) -> bool:
    """Whether a text can be an internal name."""
    return _NAME.fullmatch(name) is not None


def is_reserved(name: str) -> bool:
    """Whether an internal name is one that only HubSpot gives."""
    return name.startswith(_RESERVED)


def option_value(label: str, taken: Container[str]) -> str:
    """A value for an option that has none: from its label, and new."""
    return unique(slug(label) or "option", taken)


def keepable(text: str) -> str:
    """A text from HubSpot as a blueprint can hold it."""
    kept = _FORBIDDEN.sub("", normalise(text))
    while refusal_of(kept) is not None:
        kept = kept[: len(kept) // 2]
    return kept

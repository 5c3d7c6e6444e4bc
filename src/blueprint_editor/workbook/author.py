"""Who saved a workbook last, as the workbook itself says."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import NamedTuple

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

_PART = "docProps/core.xml"
_MOST = 100_000
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_TERMS = "{http://purl.org/dc/terms/}"


class Author(NamedTuple):
    """The name, which may be empty, and the moment as seconds since 1970, or none."""

    name: str = ""
    at: float | None = None


def author_of(data: bytes) -> Author:
    """Who saved these bytes and when; nobody where they do not say so, or are no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.getinfo(_PART).file_size > _MOST:
                return Author()
            root = fromstring(package.read(_PART))
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, OSError, ValueError, NotImplementedError):
        return Author()
    name = (root.findtext(f"{_CORE}lastModifiedBy") or "").strip()
    return Author(name, _moment((root.findtext(f"{_TERMS}modified") or "").strip()))


def _moment(text: str) -> float | None:
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError):
        return None

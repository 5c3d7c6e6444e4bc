"""Looks for a key in everything that was written, in the forms that a text can be written in."""

from __future__ import annotations

import base64
import io
import urllib.parse
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path


def _base64(data: bytes) -> tuple[bytes, ...]:
    """The middle of what base64 makes of it, wherever in a longer text it begins."""
    return tuple(base64.b64encode(b"\0" * shift + data)[4 if shift else 0 : -4] for shift in range(3))


FORMS: Mapping[str, Callable[[str], tuple[bytes, ...]]] = {
    "utf-8": lambda key: (key.encode(),),
    "utf-16-le": lambda key: (key.encode("utf-16-le"),),
    "utf-16-be": lambda key: (key.encode("utf-16-be"),),
    "base64": lambda key: _base64(key.encode()),
    "percent": lambda key: (urllib.parse.quote(key, safe="").encode(),),
    "backwards": lambda key: (key.encode()[::-1],),
    "hex": lambda key: (key.encode().hex().encode(),),
}
"""The seven encodings of R16; each gives what to look for."""


def found(folder: Path, key: str) -> list[str]:
    """The files that hold the key, and the members of archives in them, each with the form."""
    return [
        f"{name}: {form}"
        for name, data in _all(folder)
        for form, written in FORMS.items()
        if any(part in data for part in written(key))
    ]


def _all(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path.name, data
            if zipfile.is_zipfile(io.BytesIO(data)):
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    yield from ((f"{path.name}!{name}", archive.read(name)) for name in archive.namelist())

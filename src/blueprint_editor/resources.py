"""Where the files lie that are not code: icons, templates, licences."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a resource, `resource("icons", "plus.svg")`; whether it is there, reading tells."""
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    """The first folder that is there: in the package (wheel, bundle), beside it (bundle), in the source tree."""
    bundle = getattr(sys, "_MEIPASS", None)
    places = [
        _PACKAGE / "resources",
        *([Path(bundle) / "resources"] if bundle else []),
        _PACKAGE.parents[1] / "resources",
    ]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no resources folder in {', '.join(map(str, places))}")

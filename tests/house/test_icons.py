"""Every icon is there and is used."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.icon_shapes import SHAPES, shapes
from tests.house.source import PACKAGE, ROOT, calls, files, place, strings, verdict

ICONS = ROOT / "resources" / "icons"
DRAWS = {"icon", "pixmap"}


def _drawing() -> Iterator[Path]:
    """The files that may draw an icon."""
    return (path for path in files("src") if path.relative_to(PACKAGE).parts[0] in {"gui", "paint"})


def _names() -> set[str]:
    """The icons there are."""
    return {path.stem for path in ICONS.glob("*.svg")}


def test_each_icon_is_used() -> None:
    used = {value for path in _drawing() for value in strings(path)}
    unused = sorted(_names() - used)
    assert not unused, verdict(unused, "Nobody sees these; delete them from resources/icons.")


def test_each_icon_that_is_drawn_exists() -> None:
    found = [
        f"{place(path, call.lineno)} {call.args[0].value}"
        for path in _drawing()
        for call in calls(path)
        if getattr(call.func, "id", getattr(call.func, "attr", "")) in DRAWS
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        and call.args[0].value not in _names()
    ]
    assert not found, verdict(found, "Drawing this raises; add the icon, in the style of the others.")


def test_icons_take_the_colour_of_the_text() -> None:
    fixed = [path.name for path in ICONS.glob("*.svg") if "currentColor" not in path.read_text(encoding="utf-8")]
    assert not fixed, verdict(fixed, "Invisible in the other theme; write currentColor.")


def test_the_shapes_are_those_of_the_svg_files() -> None:
    assert SHAPES.read_text(encoding="utf-8") == shapes(), "shapes.json is another; run `python3 dev.py fix`."


def test_the_icons_bring_their_licence() -> None:
    assert (ICONS / "LICENSE").is_file()

"""Makes `resources/icons/shapes.json`, the outlines of all icons, from the SVG files: `python3 dev.py fix`.

A shape is a list of lines; a line is its starting point and then what follows: two numbers for a
straight line, six for a curve, none to close it. So the program reads one small file instead of an
SVG library and as many files as it shows icons, some milliseconds of its start.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.house.source import ROOT

ICONS = ROOT / "resources" / "icons"
SHAPES = ICONS / "shapes.json"
Line = list[list[float]]

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
_ARC = re.compile(rf"({_NUMBER.pattern})[\s,]*" * 3 + r"([01])[\s,]*([01])[\s,]*" + rf"({_NUMBER.pattern})[\s,]*" * 2)
"""The flags of an arc may stand without a space between them."""
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}
_QUARTER = 4 / 3 * (math.sqrt(2) - 1)
"""How far the handles of a quarter of a circle reach, in radii."""


def shapes() -> str:
    """What `shapes.json` should hold."""
    rows = (f"{json.dumps(path.stem)}: {_written(shape(path))}" for path in sorted(ICONS.glob("*.svg")))
    return "{\n" + ",\n".join(rows) + "\n}\n"


def shape(path: Path) -> list[Line]:
    """The lines of one SVG file, in the units of its 24 by 24 grid."""
    return [line for part in ET.parse(path).getroot() for line in _lines(part)]


def _written(lines: list[Line]) -> str:
    rounded = [[[round(number, 4) for number in step] for step in line] for line in lines]
    return re.sub(r"\.0(?=[],])", "", json.dumps(rounded, separators=(",", ":")))


def _lines(part: ET.Element) -> list[Line]:
    kind = part.tag.rpartition("}")[2]
    get = {name: float(value) for name, value in part.attrib.items() if re.fullmatch(r"[-+.\d]+", value)}
    if kind == "path":
        return list(_Pen(part.attrib["d"]).draw())
    if kind == "line":
        return [[[get["x1"], get["y1"]], [get["x2"], get["y2"]]]]
    if kind == "polyline":
        numbers = [float(token) for token in _NUMBER.findall(part.attrib["points"])]
        return [[list(point) for point in zip(numbers[::2], numbers[1::2], strict=True)]]
    if kind == "rect":
        return [_box(get["x"], get["y"], get["width"], get["height"], get.get("rx", get.get("ry", 0.0)))]
    if kind in {"circle", "ellipse"}:
        rx, ry = get.get("r", get.get("rx", 0.0)), get.get("r", get.get("ry", 0.0))
        return [_ellipse(get["cx"], get["cy"], rx, ry)]
    raise ValueError(f"an icon with a {kind}: teach `_lines` to draw it")


def _ellipse(x: float, y: float, rx: float, ry: float) -> Line:
    kx, ky = rx * _QUARTER, ry * _QUARTER
    return [
        [x + rx, y],
        [x + rx, y + ky, x + kx, y + ry, x, y + ry],
        [x - kx, y + ry, x - rx, y + ky, x - rx, y],
        [x - rx, y - ky, x - kx, y - ry, x, y - ry],
        [x + kx, y - ry, x + rx, y - ky, x + rx, y],
        [],
    ]


def _box(x: float, y: float, width: float, height: float, r: float) -> Line:
    right, bottom, k = x + width, y + height, r * (1 - _QUARTER)
    return [
        [x + r, y],
        [right - r, y],
        [right - k, y, right, y + k, right, y + r],
        [right, bottom - r],
        [right, bottom - k, right - k, bottom, right - r, bottom],
        [x + r, bottom],
        [x + k, bottom, x, bottom - k, x, bottom - r],
        [x, y + r],
        [x, y + k, x + k, y, x + r, y],
        [],
    ]


def _arc_numbers(text: str) -> list[float]:
    return [float(number) for arc in _ARC.findall(text) for number in arc]


class _Pen:
    """Follows the commands of a path."""

    def __init__(self, commands: str) -> None:
        self._tokens = self._numbered(commands)
        self._x = self._y = 0.0
        self._handle: tuple[float, float] | None = None

    @staticmethod
    def _numbered(commands: str) -> list[tuple[str, list[float]]]:
        """Each command with its numbers; more numbers than it takes are the same command again."""
        found: list[tuple[str, list[float]]] = []
        for letter, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", commands):
            count = _COUNTS[letter.upper()]
            numbers = _arc_numbers(text) if count == 7 else [float(token) for token in _NUMBER.findall(text)]
            for start in range(0, max(1, len(numbers)), max(1, count)):
                again = {"m": "l", "M": "L"}.get(letter, letter) if start else letter
                found.append((again, numbers[start : start + count]))
        return found

    def draw(self) -> Iterator[Line]:
        """The lines of the path."""
        line: Line = []
        for letter, numbers in self._tokens:
            if letter in "mM":
                if len(line) > 1:
                    yield line
                self._x, self._y = self._points(letter, numbers)
                line = [[self._x, self._y]]
            elif letter in "zZ":
                yield [*line, []]
                self._x, self._y = line[0]
                line = [[self._x, self._y]]
            else:
                line += self._steps(letter, numbers)
        if len(line) > 1:
            yield line

    def _points(self, letter: str, numbers: list[float]) -> list[float]:
        """Numbers in pairs, from where the pen is or from the corner of the grid."""
        if letter.isupper():
            return numbers
        return [number + (self._y if place % 2 else self._x) for place, number in enumerate(numbers)]

    def _steps(self, letter: str, numbers: list[float]) -> list[list[float]]:
        kind = letter.upper()
        if kind == "A":
            end = self._points(letter, numbers[5:])
            steps = list(_arc((self._x, self._y), (numbers[0], numbers[1]), numbers[2], numbers[3:5], end))
        elif kind == "H":
            steps = [[numbers[0] + (0.0 if letter == "H" else self._x), self._y]]
        elif kind == "V":
            steps = [[self._x, numbers[0] + (0.0 if letter == "V" else self._y)]]
        elif kind == "S":
            hx, hy = self._handle or (self._x, self._y)
            steps = [[2 * self._x - hx, 2 * self._y - hy, *self._points(letter, numbers)]]
        elif kind == "Q":
            qx, qy, x, y = self._points(letter, numbers)
            steps = [
                [
                    self._x + (qx - self._x) * 2 / 3,
                    self._y + (qy - self._y) * 2 / 3,
                    x + (qx - x) * 2 / 3,
                    y + (qy - y) * 2 / 3,
                    x,
                    y,
                ]
            ]
        else:
            steps = [self._points(letter, numbers)]
        for step in steps:
            self._x, self._y = step[-2:]
            self._handle = (step[2], step[3]) if len(step) == 6 else None
        return steps


def _arc(
    start: tuple[float, float], radii: tuple[float, float], tilt: float, flags: list[float], end: list[float]
) -> Iterator[list[float]]:
    """An arc of an ellipse as curves of a quarter at most, as the SVG standard computes it."""
    rx, ry, phi = abs(radii[0]), abs(radii[1]), math.radians(tilt)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x1, y1 = cos * dx + sin * dy, cos * dy - sin * dx
    scale = math.sqrt(max(1.0, (x1 / rx) ** 2 + (y1 / ry) ** 2))
    rx, ry = rx * scale, ry * scale
    below = (rx * y1) ** 2 + (ry * x1) ** 2
    root = math.sqrt(max(0.0, (rx * ry) ** 2 / below - 1)) * (-1 if flags[0] == flags[1] else 1)
    cx1, cy1 = root * rx * y1 / ry, -root * ry * x1 / rx
    cx, cy = cos * cx1 - sin * cy1 + (start[0] + end[0]) / 2, sin * cx1 + cos * cy1 + (start[1] + end[1]) / 2
    first = math.atan2((y1 - cy1) / ry, (x1 - cx1) / rx)
    sweep = (math.atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - first) % math.tau
    if not flags[1]:
        sweep -= math.tau
    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / count
    reach = 4 / 3 * math.tan(step / 4)

    def point(angle: float, out: float) -> list[float]:
        """A point of the ellipse, moved along its tangent."""
        x = rx * (math.cos(angle) - out * math.sin(angle))
        y = ry * (math.sin(angle) + out * math.cos(angle))
        return [cos * x - sin * y + cx, sin * x + cos * y + cy]

    for number in range(count):
        here, there = first + number * step, first + (number + 1) * step
        last = end if number == count - 1 else point(there, 0)
        yield [*point(here, reach), *point(there, -reach), *last]


if __name__ == "__main__":
    SHAPES.write_text(shapes(), encoding="utf-8")

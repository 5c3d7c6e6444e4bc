"""The styles of a workbook with ours added to them: what is there already is used, never written twice."""

from __future__ import annotations

import copy
from typing import NamedTuple

from .tree import Tree, child, main, name_of, parsed, written

_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
_PARTS = (("fonts", "fontId", "applyFont"), ("fills", "fillId", "applyFill"), ("borders", "borderId", "applyBorder"))
_FIRST_OWN_FORMAT = 164
_FALSE = {"0", "false"}
_NO_MATTER = {"charset", "scheme", "family"}
"""What programs add to a font without changing how it looks."""

_Key = tuple[object, ...]


class _Xf(NamedTuple):
    """What makes a cell's style: the rest of it follows from these."""

    numbers: tuple[str, ...]
    quoted: bool
    rest: tuple[_Key, ...]


class Stylebook:
    """Gives the number that a style of ours has in the other workbook."""

    def __init__(self, data: bytes, ours: bytes) -> None:
        self.changed = False
        self._root, self._ours = parsed(data), parsed(ours)
        self._known = {
            group: {_key(one): place for place, one in reversed(list(enumerate(self._group(self._root, group))))}
            for group, _, _ in _PARTS
        }
        self._formats = _formats(self._root)
        self._our_formats = {number: code for code, number in _formats(self._ours).items()}
        self._theirs = self._group(self._root, "cellXfs")
        self._our_xfs = self._group(self._ours, "cellXfs")
        self._xfs = {self._xf_key(one): place for place, one in reversed(list(enumerate(self._theirs)))}
        self._found: dict[int, int] = {}
        self._quoted: dict[int, int] = {}

    def number(self, style: int) -> int:
        """The number of one of our styles."""
        if style not in self._found:
            self._found[style] = self._taken_over(self._our_xfs[style])
        return self._found[style]

    def quoted(self, style: int) -> int:
        """A style of theirs for a text that would else be taken for a formula."""
        if style not in self._quoted:
            xf = copy.deepcopy(self._theirs[style] if style < len(self._theirs) else self._theirs[0])
            xf.set("quotePrefix", "1")
            self._quoted[style] = self._kept(xf)
        return self._quoted[style]

    def to_bytes(self) -> bytes:
        """The part."""
        return written(self._root)

    def _taken_over(self, ours: Tree) -> int:
        xf = copy.deepcopy(ours)
        for group, attribute, applied in _PARTS:
            mine = self._group(self._ours, group)[int(xf.get(attribute, "0"))]
            xf.set(attribute, str(self._part(group, mine)))
            xf.set(applied, "1")
        number = int(xf.get("numFmtId", "0"))
        if number >= _FIRST_OWN_FORMAT:
            number = self._format(self._our_formats[number])
        xf.set("numFmtId", str(number))
        xf.set("applyNumberFormat", "1")
        xf.set("xfId", "0")
        for attribute in ("pivotButton", "quotePrefix"):
            if xf.get(attribute) in _FALSE:
                del xf.attrib[attribute]
        return self._kept(xf)

    def _kept(self, xf: Tree) -> int:
        key = self._xf_key(xf)
        if key not in self._xfs:
            self._append(self._theirs, xf)
            self._xfs[key] = len(self._theirs) - 1
        return self._xfs[key]

    def _part(self, group: str, ours: Tree) -> int:
        key = _key(ours)
        if key not in self._known[group]:
            there = self._group(self._root, group)
            self._append(there, copy.deepcopy(ours))
            self._known[group][key] = len(there) - 1
        return self._known[group][key]

    def _format(self, code: str) -> int:
        if code not in self._formats:
            number = max([_FIRST_OWN_FORMAT - 1, *self._formats.values()]) + 1
            there = self._group(self._root, "numFmts")
            self._append(there, there.makeelement(main("numFmt"), {"numFmtId": str(number), "formatCode": code}))
            self._formats[code] = number
        return self._formats[code]

    def _append(self, group: Tree, one: Tree) -> None:
        group.append(one)
        group.set("count", str(len(group)))
        self.changed = True

    def _group(self, root: Tree, name: str) -> Tree:
        """The elements of a kind; made in its place where there are none."""
        found = child(root, name)
        if found is None:
            found = root.makeelement(main(name), {})
            later = _ORDER[_ORDER.index(name) + 1 :]
            before = next((place for place, one in enumerate(root) if name_of(one) in later), len(root))
            root.insert(before, found)
        return found

    def _xf_key(self, xf: Tree) -> _Xf:
        numbers = tuple([xf.get(attribute, "0") for attribute in ("numFmtId", "fontId", "fillId", "borderId")])
        quoted = xf.get("quotePrefix", "0") not in _FALSE
        rest = tuple(sorted(_key(one) for one in xf if name_of(one) and one.attrib))
        return _Xf(numbers, quoted, rest)


def _formats(root: Tree) -> dict[str, int]:
    group = child(root, "numFmts")
    return {one.get("formatCode", ""): int(one.get("numFmtId", "0")) for one in (group if group is not None else ())}


def _key(element: Tree) -> _Key:
    """What an element says, whatever the order and the spelling."""
    attributes = {name: value for name, value in element.attrib.items() if value not in {"", "none"}}
    if attributes.get("val") in {"1", "true"}:
        del attributes["val"]
    if attributes.get("indent") == "0":
        del attributes["indent"]
    children = tuple(sorted(repr(_key(one)) for one in element if name_of(one) not in {"", *_NO_MATTER} and _says(one)))
    return (name_of(element), tuple(sorted((str(name), str(value)) for name, value in attributes.items())), children)


def _says(element: Tree) -> bool:
    """Whether an element of a style says anything: an empty side of a border does not."""
    return bool(len(element) or element.attrib or name_of(element) in {"b", "i", "u", "strike"})

"""The parts of a workbook's package: which sheets there are, where, and the texts they share."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from blueprint_editor.core.findings import Code

from .errors import ReadError
from .limits import Heard, Meter, unheard
from .look import UNPACKING, look, part_name
from .markup import local, parse
from .plain_texts import plain_texts
from .seal import is_sealed
from .text import unescape

_TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"

MOST_SHEETS = 1_000
"""Sheets in a workbook; Excel itself slows down long before."""

MOST_SHARED = 1_000_000
"""Texts that cells share."""


class SheetPart(NamedTuple):
    """A worksheet in the package."""

    title: str
    part: str
    hidden: bool


class Relation(NamedTuple):
    """What a part refers to: the kind of thing, and the name of its part."""

    kind: str
    part: str


class Package:
    """The parts of a workbook, unpacked one by one; everything raises ReadError."""

    def __init__(self, data: bytes, heard: Heard = unheard) -> None:
        self._zip = look(data)
        self.meter = Meter(heard)
        self._parts = {part_name(name): name for name in self._zip.namelist()}
        workbook = [one.part for one in self.relations("").values() if one.kind == "officeDocument"]
        if workbook and workbook[0].endswith(".bin"):
            raise ReadError(Code.OTHER_SPREADSHEET, {"kind": ".xlsb"})
        if not workbook or not workbook[0].endswith(".xml"):
            raise ReadError(Code.NOT_A_WORKBOOK)
        self.date1904 = False
        self.sheets: list[SheetPart] = []
        self._related = self.relations(workbook[0])
        self._read_workbook(workbook[0])
        parts = {self._parts.get(part_name(sheet.part)) for sheet in self.sheets}
        if len(self.sheets) > MOST_SHEETS or len(parts) != len(self.sheets):
            raise ReadError(Code.CORRUPT if len(self.sheets) <= MOST_SHEETS else Code.TOO_LARGE)
        self.meter.expect(sum(self._zip.getinfo(part).file_size for part in parts if part))

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        try:
            return self._zip.read(self._parts[part_name(part)])
        except UNPACKING as error:
            raise ReadError(Code.CORRUPT, {"part": part}) from error

    @property
    def sealed(self) -> bool:
        """Whether every part is still as this program packed it."""
        return is_sealed(self._zip)

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part_name(part) in self._parts

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to inside the package, by id."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, Relation] = {}

        def start(element: str, attributes: dict[str, str]) -> None:
            if local(element) == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "").replace("\\", "/")
                path = target if target.startswith("/") else posixpath.join("/", folder, target)
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = Relation(kind, posixpath.normpath(path).lstrip("/"))

        if self.has(rels):
            parse(self.read(rels), self.meter, start)
        return found

    def styles(self) -> bytes | None:
        """The part that says how cells look, or none."""
        return self._shared_part("styles")

    def shared_texts(self) -> list[str]:
        """The texts that cells share, as a reader sees them."""
        data = self._shared_part("sharedStrings")
        if data is None:
            return []
        if data.count(b"si>") > 2 * MOST_SHARED:
            raise ReadError(Code.TOO_LARGE, {"what": "texts", "most": MOST_SHARED})
        plain = plain_texts(data, self.meter)
        return _shared_texts(data, self.meter) if plain is None else plain

    def _shared_part(self, kind: str) -> bytes | None:
        part = next((one.part for one in self._related.values() if one.kind == kind), None)
        return self.read(part) if part and self.has(part) else None

    def _read_workbook(self, part: str) -> None:
        root: list[str] = []

        def start(element: str, attributes: dict[str, str]) -> None:
            name = local(element)
            if not root:
                root.append(name)
                _check_namespace(name, attributes)
            elif name == "workbookPr":
                self.date1904 = attributes.get("date1904") in {"1", "true", "on"}
            elif name == "sheet":
                relation = self._related.get(next((attributes[key] for key in attributes if key.endswith(":id")), ""))
                if relation and relation.kind == "worksheet":
                    state = attributes.get("state", "visible")
                    title = unescape(attributes.get("name", ""))
                    self.sheets.append(SheetPart(title, relation.part, state != "visible"))

        parse(self.read(part), self.meter, start)


def _check_namespace(name: str, attributes: dict[str, str]) -> None:
    spaces = {value for key, value in attributes.items() if key.startswith("xmlns")}
    if _STRICT in spaces:
        raise ReadError(Code.STRICT_OOXML)
    if name != "workbook" or _TRANSITIONAL not in spaces:
        raise ReadError(Code.NOT_A_WORKBOOK)


def _shared_texts(data: bytes, meter: Meter) -> list[str]:
    texts: list[str] = []
    pieces: list[str] = []
    state = {"text": False, "phonetic": 0}

    def start(element: str, _: dict[str, str]) -> None:
        name = local(element)
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            state["phonetic"] += 1
        elif name == "t":
            state["text"] = not state["phonetic"]

    def end(element: str) -> None:
        name = local(element)
        if name == "si":
            texts.append(unescape("".join(pieces)))
        elif name == "rPh":
            state["phonetic"] -= 1
        elif name == "t":
            state["text"] = False

    def text(piece: str) -> None:
        if state["text"]:
            pieces.append(piece)

    parse(data, meter, start, end, text)
    return texts

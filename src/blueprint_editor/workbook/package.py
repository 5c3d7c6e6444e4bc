"""The parts of a workbook's package: which sheets there are, where, and the texts they share."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from typing import NamedTuple

from blueprint_editor.core.findings import Code

from .errors import ReadError
from .look import look
from .markup import local, parse
from .text import unescape

_TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


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

    def __init__(self, data: bytes) -> None:
        self._zip = look(data)
        self._parts = {name.casefold(): name for name in self._zip.namelist()}
        workbook = [one.part for one in self.relations("").values() if one.kind == "officeDocument"]
        if not workbook or not workbook[0].endswith(".xml"):
            raise ReadError(Code.NOT_A_WORKBOOK)
        self.date1904 = False
        self.sheets: list[SheetPart] = []
        self._related = self.relations(workbook[0])
        self._read_workbook(workbook[0])

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        try:
            return self._zip.read(self._parts[part.casefold()])
        except (KeyError, ValueError, EOFError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
            raise ReadError(Code.CORRUPT, {"part": part}) from error

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.casefold() in self._parts

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
            parse(self.read(rels), start)
        return found

    def shared_texts(self) -> list[str]:
        """The texts that cells share, as a reader sees them."""
        part = next((one.part for one in self._related.values() if one.kind == "sharedStrings"), None)
        return _shared_texts(self.read(part)) if part and self.has(part) else []

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

        parse(self.read(part), start)


def _check_namespace(name: str, attributes: dict[str, str]) -> None:
    spaces = {value for key, value in attributes.items() if key.startswith("xmlns")}
    if _STRICT in spaces:
        raise ReadError(Code.STRICT_OOXML)
    if name != "workbook" or _TRANSITIONAL not in spaces:
        raise ReadError(Code.NOT_A_WORKBOOK)


def _shared_texts(data: bytes) -> list[str]:
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

    parse(data, start, end, text)
    return texts

"""A package that is changed part by part; what is not touched stays byte for byte as it is."""

from __future__ import annotations

import io
import posixpath
import zipfile

from blueprint_editor.core.findings import Code

from .errors import ReadError
from .look import UNPACKING, look
from .tree import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, RELATION_ID, RELATIONSHIPS, Tree, child, main, parsed, written

TYPES_PART = "[Content_Types].xml"


class Relations:
    """What a part refers to; changes are written when the parcel is packed."""

    def __init__(self, part: str, root: Tree | None) -> None:
        folder, name = posixpath.split(part)
        self.part = posixpath.join(folder, "_rels", f"{name}.rels")
        self.changed = False
        self._folder = folder
        self._root = root

    def entries(self) -> list[tuple[str, str, str]]:
        """Id, kind (the end of its type) and part of each relation inside the package."""
        return [
            (one.get("Id", ""), _kind(one), self._resolved(one.get("Target", "")))
            for one in (self._root if self._root is not None else ())
            if one.get("TargetMode") != "External" and isinstance(one.tag, str)
        ]

    def parts(self, kind: str) -> list[str]:
        """The parts of this kind."""
        return [part for _, its, part in self.entries() if its == kind]

    def add(self, kind: str, part: str) -> str:
        """Refer to a part and give the id."""
        if self._root is None:
            self._root = parsed(f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode())
        taken = {one.get("Id") for one in self._root}
        number = next(number for number in range(1, len(taken) + 2) if f"rIdBp{number}" not in taken)
        attributes = {"Id": f"rIdBp{number}", "Type": f"{RELATIONSHIPS}/{kind}", "Target": f"/{part}"}
        one = self._root.makeelement(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", attributes)
        self._root.append(one)
        self.changed = True
        return attributes["Id"]

    def remove(self, kind: str) -> None:
        """Refer to nothing of this kind any more."""
        for one in list(self._root if self._root is not None else ()):
            if _kind(one) == kind and self._root is not None:
                self._root.remove(one)
                self.changed = True

    def to_bytes(self) -> bytes:
        """The part that holds them."""
        assert self._root is not None, "relations that were never there changed"
        return written(self._root)

    def _resolved(self, target: str) -> str:
        target = target.replace("\\", "/")
        path = target if target.startswith("/") else posixpath.join("/", self._folder, target)
        return posixpath.normpath(path).lstrip("/")


class Sheet:
    """A sheet as the workbook part lists it; `part` is empty for what has none in the package."""

    def __init__(self, entry: Tree, part: str, kind: str) -> None:
        self.entry, self.part, self.kind = entry, part, kind

    @property
    def title(self) -> str:
        """Its name."""
        return self.entry.get("name", "")


class Parcel:
    """The parts of a workbook; everything raises ReadError."""

    def __init__(self, data: bytes) -> None:
        self._zip = look(data)
        self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        self._folded = {name.casefold(): name for name in self._members}
        self._new: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self._relations: dict[str, Relations] = {}
        self._types = parsed(self.read(TYPES_PART))
        found = self.relations("").parts("officeDocument")
        if not found:
            raise ReadError(Code.NOT_A_WORKBOOK)
        self.workbook_part = self.name(found[0])
        self.workbook = parsed(self.read(self.workbook_part))

    @property
    def names(self) -> list[str]:
        """The parts that were there, in the order of the package."""
        return list(self._members)

    @property
    def touched(self) -> frozenset[str]:
        """The parts that are not, or not as they were, in what is packed."""
        return frozenset(self._new) | self._dropped

    def name(self, part: str) -> str:
        """A part's name as the package writes it: names differ by more than case."""
        return self._folded.get(part.casefold(), part)

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return self.name(part) in self._members or part in self._new

    def read(self, part: str) -> bytes:
        """The bytes of a part as they are now."""
        name = self.name(part)
        if name in self._new:
            return self._new[name]
        try:
            return self._zip.read(name)
        except UNPACKING as error:
            raise ReadError(Code.CORRUPT, {"part": part}) from error

    def relations(self, part: str) -> Relations:
        """What a part refers to; nothing for the package itself."""
        if part not in self._relations:
            empty = Relations(part, None)
            root = parsed(self.read(empty.part)) if self.has(empty.part) else None
            self._relations[part] = Relations(part, root)
        return self._relations[part]

    def sheets(self) -> list[Sheet]:
        """The sheets in their order."""
        related = {one: (kind, part) for one, kind, part in self.relations(self.workbook_part).entries()}
        entries = child(self.workbook, "sheets")
        found = []
        for entry in entries if entries is not None else ():
            if entry.tag == main("sheet"):
                kind, part = related.get(entry.get(RELATION_ID, ""), ("", ""))
                found.append(Sheet(entry, self.name(part) if part else "", kind))
        return found

    def put(self, part: str, data: bytes, content_type: str = "") -> None:
        """Write a part; a new one says what its content is."""
        self._new[self.name(part)] = data
        if content_type:
            override = {"PartName": f"/{part}", "ContentType": content_type}
            self._types.append(self._types.makeelement(f"{{{CONTENT_TYPES}}}Override", override))

    def drop(self, part: str) -> None:
        """Leave a part out."""
        self._dropped.add(self.name(part))
        for one in list(self._types):
            if one.get("PartName", "").lstrip("/").casefold() == part.casefold():
                self._types.remove(one)

    def free(self, pattern: str) -> str:
        """The first name of this pattern, with a number in it, that no part has."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def content_type(self, part: str) -> str:
        """What the package says that a part holds, when it says so by name."""
        for one in self._types:
            if one.get("PartName", "").lstrip("/").casefold() == part.casefold():
                return one.get("ContentType", "")
        return ""

    def to_bytes(self) -> bytes:
        """The package, its content types first, the others in their order."""
        for relations in self._relations.values():
            if relations.changed:
                self._new[self.name(relations.part)] = relations.to_bytes()
        types = written(self._types)
        if types != written(parsed(self.read(TYPES_PART))):
            self._new[TYPES_PART] = types
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            order = [TYPES_PART, *(name for name in self._members if name != TYPES_PART)]
            for name in [*order, *(name for name in self._new if name not in self._members)]:
                if name not in self._dropped:
                    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                    info.compress_type = zipfile.ZIP_DEFLATED
                    package.writestr(info, self.read(name))
        return out.getvalue()


def _kind(relation: Tree) -> str:
    return relation.get("Type", "").rpartition("/")[2]

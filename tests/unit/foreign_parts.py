"""Parts that only Excel makes, put into a workbook by hand: threads, pivots, slicers, sparklines, custom XML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from tests.unit.carried_kit import MAIN, RELATIONS, packed, part_of, parts

FILES = Path(__file__).parents[1] / "files" / "foreign"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ORDER = ("legacyDrawing", "tableParts", "extLst")


class Book:
    """A package to which parts are added."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.content = parts(data)

    def packed(self) -> bytes:
        """The package."""
        return packed(self.content)

    def put(self, name: str, source: str, kind: str = "", **facts: str | int) -> None:
        """Write a part from a file, with `@NAME@` filled in."""
        self.content[name] = filled(source, **facts)
        if kind:
            types = etree.fromstring(self.content["[Content_Types].xml"])
            etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
            self.content["[Content_Types].xml"] = etree.tostring(types)

    def refer(self, part: str, identifier: str, kind: str, target: str) -> None:
        """Let a part (nothing for the package) refer to another."""
        folder, _, last = part.rpartition("/")
        path = f"{folder}/_rels/{last}.rels" if part else "_rels/.rels"
        root = etree.fromstring(self.content.get(path, f'<Relationships xmlns="{PACKAGE}"/>'.encode()))
        etree.SubElement(root, f"{{{PACKAGE}}}Relationship", Id=identifier, Type=kind, Target=target)
        self.content[path] = etree.tostring(root)

    def add(self, part: str, xml: bytes, before: tuple[str, ...]) -> None:
        """Add an element to a part, before those of these names."""
        root = etree.fromstring(self.content[part])
        later = next((one for one in root if etree.QName(one).localname in before), None)
        if later is None:
            root.append(etree.fromstring(xml))
        else:
            later.addprevious(etree.fromstring(xml))
        self.content[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def filled(source: str, **facts: str | int) -> bytes:
    """A file with `@NAME@` filled in."""
    text = (FILES / source).read_text(encoding="utf-8")
    for name, value in facts.items():
        text = text.replace(f"@{name.upper()}@", str(value))
    return text.encode()


def with_thread(data: bytes, title: str, place: str) -> bytes:
    """A threaded comment on a cell, as Excel 365 writes it: the thread, its persons, a note, the box of the note."""
    book, part = Book(data), part_of(data, title)
    row, column = int(place[1:]) - 1, ord(place[0]) - 65
    book.put(
        "xl/threadedComments/threadedComment9.xml",
        "thread.xml",
        "application/vnd.ms-excel.threadedcomments+xml",
        place=place,
    )
    book.put("xl/persons/person.xml", "persons.xml", "application/vnd.ms-excel.person+xml")
    book.put("xl/comments9.xml", "note.xml", f"{SHEETS}.comments+xml", place=place)
    around: Mapping[str, int] = {"row4": row + 4, "column1": column + 1, "column3": column + 3}
    kind = "application/vnd.openxmlformats-officedocument.vmlDrawing"
    book.put("xl/drawings/vmlDrawing9.vml", "box.vml", kind, row=row, column=column, **around)
    book.refer(
        part, "rIdT1", f"{MICROSOFT}/2017/10/relationships/threadedComment", "/xl/threadedComments/threadedComment9.xml"
    )
    book.refer(part, "rIdT2", f"{RELATIONS}/comments", "/xl/comments9.xml")
    book.refer(part, "rIdT3", f"{RELATIONS}/vmlDrawing", "/xl/drawings/vmlDrawing9.vml")
    book.refer("xl/workbook.xml", "rIdT9", f"{MICROSOFT}/2017/10/relationships/person", "/xl/persons/person.xml")
    book.add(part, f'<legacyDrawing xmlns="{MAIN}" xmlns:r="{RELATIONS}" r:id="rIdT3"/>'.encode(), ORDER[1:])
    return book.packed()


def with_pivot(data: bytes, title: str, source: str) -> bytes:
    """A pivot table on one sheet of the cells on another, with its cache, and a slicer on it."""
    book, part = Book(data), part_of(data, title)
    cache, table, main = "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotTables/pivotTable1.xml", "xl/workbook.xml"
    book.put(cache, "pivot_cache.xml", f"{SHEETS}.pivotCacheDefinition+xml", sheet=source)
    book.put("xl/pivotCache/pivotCacheRecords1.xml", "pivot_records.xml", f"{SHEETS}.pivotCacheRecords+xml")
    book.put(table, "pivot_table.xml", f"{SHEETS}.pivotTable+xml")
    book.put("xl/slicerCaches/slicerCache1.xml", "slicer_cache.xml", "application/vnd.ms-excel.slicerCache+xml")
    book.put("xl/slicers/slicer1.xml", "slicer.xml", "application/vnd.ms-excel.slicer+xml")
    book.refer(cache, "rId1", f"{RELATIONS}/pivotCacheRecords", "pivotCacheRecords1.xml")
    book.refer(table, "rId1", f"{RELATIONS}/pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    book.refer(part, "rIdP1", f"{RELATIONS}/pivotTable", "../pivotTables/pivotTable1.xml")
    book.refer(part, "rIdP2", f"{MICROSOFT}/2007/relationships/slicer", "../slicers/slicer1.xml")
    book.refer(main, "rIdP1", f"{RELATIONS}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    book.refer(main, "rIdP2", f"{MICROSOFT}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml")
    pivots = f'<pivotCaches xmlns="{MAIN}" xmlns:r="{RELATIONS}"><pivotCache cacheId="1" r:id="rIdP1"/></pivotCaches>'
    book.add(main, pivots.encode(), ("extLst",))
    book.add(main, _extension("{BBE1A952-AA13-448e-AADC-164F8A28A991}", "slicerCaches", "slicerCache", "rIdP2"), ())
    book.add(part, _extension("{A8765BA9-456A-4dab-B4F3-ACF838C121DE}", "slicerList", "slicer", "rIdP2"), ())
    return book.packed()


def with_custom_xml(data: bytes) -> bytes:
    """Custom XML, as document systems put it into a workbook."""
    book = Book(data)
    book.put("customXml/item1.xml", "custom_item.xml")
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    book.put("customXml/itemProps1.xml", "custom_properties.xml", kind)
    book.refer("customXml/item1.xml", "rId1", f"{RELATIONS}/customXmlProps", "itemProps1.xml")
    book.refer("xl/workbook.xml", "rIdC1", f"{RELATIONS}/customXml", "../customXml/item1.xml")
    return book.packed()


def with_sparkline(data: bytes, title: str, row: int) -> bytes:
    """A sparkline in column M of what stands in K and L of its row."""
    book = Book(data)
    book.add(part_of(data, title), filled("sparklines.xml", sheet=title, row=row), ())
    return book.packed()


def _extension(uri: str, group: str, one: str, identifier: str) -> bytes:
    return (
        f'<extLst xmlns="{MAIN}" xmlns:r="{RELATIONS}" xmlns:x14="{X14}"><ext uri="{uri}">'
        f'<x14:{group}><x14:{one} r:id="{identifier}"/></x14:{group}></ext></extLst>'
    ).encode()

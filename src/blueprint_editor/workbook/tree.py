"""XML parts as trees that keep every prefix and every element they do not know; no document types, no entities."""

from __future__ import annotations

from lxml import etree

from blueprint_editor.core.findings import Code

from .errors import ReadError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

Tree = etree._Element  # noqa: SLF001  # lxml's elements have no public name


def main(name: str) -> str:
    """The full name of an element of a workbook."""
    return f"{{{MAIN}}}{name}"


RELATION_ID = f"{{{RELATIONSHIPS}}}id"


def parsed(data: bytes) -> Tree:
    """The root of a part; raises ReadError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(Code.CORRUPT) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(Code.UNSAFE)
    return root


def written(root: Tree) -> bytes:
    """A part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def name_of(element: Tree) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Tree, name: str) -> Tree | None:
    """The first child with this name, in the namespace of workbooks."""
    return element.find(main(name))


def without(element: Tree, *names: str) -> None:
    """Take attributes off an element, where they are there."""
    for name in names:
        if name in element.attrib:
            del element.attrib[name]

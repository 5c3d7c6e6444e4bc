"""What ends a reading or a saving, each with a code of `core.findings`.

WorkbookError
├── ReadError    these bytes cannot be read as a blueprint
└── StoreError   the file system did not let us read or write the document
"""

from __future__ import annotations

from blueprint_editor.core.findings import Code, Facts


class WorkbookError(Exception):
    """A reading or a saving that ended; `facts` are for the sentence."""

    def __init__(self, code: Code, facts: Facts | None = None) -> None:
        super().__init__(code.value, dict(facts or {}))
        self.code = code
        self.facts: Facts = dict(facts or {})


class ReadError(WorkbookError):
    """The bytes of a document cannot be read."""


class StoreError(WorkbookError):
    """The document could not be opened or saved; `facts["path"]` says which file."""

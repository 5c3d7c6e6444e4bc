"""What the program has to say: one closed enumeration of codes, each with a level, and their facts.

Three kinds carry a code. A `Refusal` says why a deed is not done. A `Finding` points at something
to look at, in the blueprint or in the workbook it came from. An error that ends a reading or a
saving is an exception of the room that raises it, with one of these codes. Sentences are made at
the edge, in `wording`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from .model import Blueprint, Element, Kind


class Level(StrEnum):
    """How much a code weighs."""

    INFO = "info"
    QUESTION = "question"
    WARNING = "warning"
    ERROR = "error"


class Code(StrEnum):
    """Every code of the program."""

    # Refusals: the deed is not done.
    EMPTY_TEXT = "empty_text"
    FORBIDDEN_CHARACTER = "forbidden_character"
    TEXT_TOO_LONG = "text_too_long"
    NOT_THERE = "not_there"
    ALREADY_THERE = "already_there"
    WRONG_ELEMENT = "wrong_element"
    UNKNOWN_LINK = "unknown_link"
    CELL_NOT_EMPTY = "cell_not_empty"
    LAST_WON_STAGE = "last_won_stage"
    LAST_LOST_STAGE = "last_lost_stage"
    OPEN_AFTER_CLOSED = "open_after_closed"
    PROBABILITY_FIXED = "probability_fixed"
    PROBABILITY_RANGE = "probability_range"
    DAYS_RANGE = "days_range"
    NO_NEXT_STAGE = "no_next_stage"
    DIFFERENT_KIND = "different_kind"
    NOT_A_DATE = "not_a_date"
    READ_ONLY = "read_only"
    MINUTES_RANGE = "minutes_range"
    # Findings in the blueprint and notices of a reading.
    NO_WON_STAGE = "no_won_stage"
    NO_LOST_STAGE = "no_lost_stage"
    HIDDEN_ROWS = "hidden_rows"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    UNKNOWN_STAGE = "unknown_stage"
    UNKNOWN_VALUE = "unknown_value"
    FOREIGN_COLUMN = "foreign_column"
    FOREIGN_SHEET = "foreign_sheet"
    SHEET_MISSING = "sheet_missing"
    COLUMN_MISSING = "column_missing"
    AMBIGUOUS_REFERENCE = "ambiguous_reference"
    UNKNOWN_REFERENCE = "unknown_reference"
    CONTENT_CHANGED = "content_changed"
    ROW_MISSING = "row_missing"
    STRAY_CELL = "stray_cell"
    PICTURE_CHANGED = "picture_changed"
    PICTURE_CONFLICT = "picture_conflict"
    PICTURE_CONFLICT_GONE = "picture_conflict_gone"
    SNAPSHOT_DAMAGED = "snapshot_damaged"
    NEWER_VERSION = "newer_version"
    ROWS_LEFT_OUT = "rows_left_out"
    HIDDEN_SHEET = "hidden_sheet"
    CELL_LEFT_OVER = "cell_left_over"
    CELLS_LEFT_OVER = "cells_left_over"
    FORMULA_LEFT_OUT = "formula_left_out"
    # Errors that end a reading, a saving or a command.
    NOT_A_WORKBOOK = "not_a_workbook"
    EMPTY_FILE = "empty_file"
    OTHER_SPREADSHEET = "other_spreadsheet"
    CORRUPT = "corrupt"
    PASSWORD_PROTECTED = "password_protected"
    OLD_XLS = "old_xls"
    STRICT_OOXML = "strict_ooxml"
    TOO_LARGE = "too_large"
    UNSAFE = "unsafe"
    NO_BLUEPRINT = "no_blueprint"
    NOT_MADE_HERE = "not_made_here"
    IN_USE = "in_use"
    NO_PERMISSION = "no_permission"
    NOT_FOUND = "not_found"
    DISK_FULL = "disk_full"
    DISK_ERROR = "disk_error"
    CHANGED_ON_DISK = "changed_on_disk"
    GONE_FROM_DISK = "gone_from_disk"
    FOLDER_GONE = "folder_gone"
    DRIVE_GONE = "drive_gone"
    NAME_REFUSED = "name_refused"
    NOT_A_FILE = "not_a_file"
    BACKUP_FAILED = "backup_failed"
    READ_BACK_DIFFERS = "read_back_differs"
    RECOVERY_DAMAGED = "recovery_damaged"
    SIGNED_WORKBOOK = "signed_workbook"
    SHARED_WORKBOOK = "shared_workbook"
    NOT_CARRIED = "not_carried"
    HUBSPOT_UNAUTHORISED = "hubspot_unauthorised"
    HUBSPOT_NO_SCOPE = "hubspot_no_scope"
    HUBSPOT_NOT_FOUND = "hubspot_not_found"
    HUBSPOT_CONFLICT = "hubspot_conflict"
    HUBSPOT_REFUSED = "hubspot_refused"
    HUBSPOT_RATE_LIMITED = "hubspot_rate_limited"
    HUBSPOT_DAILY_LIMIT = "hubspot_daily_limit"
    HUBSPOT_LOCKED = "hubspot_locked"
    HUBSPOT_TROUBLE = "hubspot_trouble"
    HUBSPOT_NO_NETWORK = "hubspot_no_network"
    HUBSPOT_TLS = "hubspot_tls"
    HUBSPOT_PROXY = "hubspot_proxy"
    HUBSPOT_INTERCEPTED = "hubspot_intercepted"
    HUBSPOT_ODD_ANSWER = "hubspot_odd_answer"
    HUBSPOT_TIMED_OUT = "hubspot_timed_out"
    HUBSPOT_LOST_ANSWER = "hubspot_lost_answer"
    HUBSPOT_CANCELLED = "hubspot_cancelled"
    HUBSPOT_OUTCOME_UNKNOWN = "hubspot_outcome_unknown"
    HUBSPOT_BAD_HOST = "hubspot_bad_host"
    KEY_EMPTY = "key_empty"
    KEY_UNFIT = "key_unfit"
    KEY_TOO_LONG = "key_too_long"
    KEYRING_ABSENT = "keyring_absent"
    KEYRING_LOCKED = "keyring_locked"
    KEYRING_SILENT = "keyring_silent"
    KEYRING_REFUSED = "keyring_refused"
    KEYRING_FORGETS = "keyring_forgets"
    PORTAL_UNKNOWN = "portal_unknown"
    PORTAL_NAME_UNFIT = "portal_name_unfit"
    PORTAL_NO_KEY = "portal_no_key"
    PORTAL_OTHER_ACCOUNT = "portal_other_account"
    PORTALS_UNREADABLE = "portals_unreadable"
    PUSH_NOT_CONFIRMED = "push_not_confirmed"
    PUSH_BLOCKED = "push_blocked"
    PUSH_STALE = "push_stale"
    PUSH_NO_SNAPSHOT = "push_no_snapshot"
    UNKNOWN_TEMPLATE = "unknown_template"
    UNKNOWN_FORMAT = "unknown_format"
    FILE_EXISTS = "file_exists"
    NO_FOLDER = "no_folder"
    NO_SCREEN = "no_screen"
    NO_PORT = "no_port"
    NO_PRACTICE_STATE = "no_practice_state"
    LIBRARY_MISSING = "library_missing"
    USAGE = "usage"
    INTERNAL = "internal"


_INFO = {Code.HIDDEN_SHEET, Code.HIDDEN_ROWS, Code.FOREIGN_COLUMN, Code.CONTENT_CHANGED, Code.STRAY_CELL}
_ERROR = set(list(Code)[list(Code).index(Code.NOT_A_WORKBOOK) :])

LEVELS: dict[Code, Level] = {
    code: Level.INFO if code in _INFO else Level.ERROR if code in _ERROR else Level.WARNING for code in Code
}

Facts = Mapping[str, str | int]
"""What a sentence needs to know: names, counts, codes; never a sentence itself."""


class Where(msgspec.Struct, frozen=True):
    """A place on the board (ids), in the workbook (sheet title, cell like `B7`), or both."""

    stage: str | None = None
    element: Element | None = None
    entry: str | None = None
    sheet: str | None = None
    cell: str | None = None


class Finding(msgspec.Struct, frozen=True):
    """Something to look at."""

    code: Code
    where: Where = Where()
    facts: Facts = {}

    @property
    def level(self) -> Level:
        """How much it weighs."""
        return LEVELS[self.code]


class Refusal(msgspec.Struct, frozen=True):
    """Why a deed is not done; nothing has changed."""

    code: Code
    facts: Facts = {}


def structure_findings(blueprint: Blueprint) -> tuple[Finding, ...]:
    """What a blueprint as a whole lacks: a won or a lost stage."""
    kinds = {stage.kind for stage in blueprint.stages}
    missing = ((Kind.WON, Code.NO_WON_STAGE), (Kind.LOST, Code.NO_LOST_STAGE))
    return tuple(Finding(code) for kind, code in missing if kind not in kinds)

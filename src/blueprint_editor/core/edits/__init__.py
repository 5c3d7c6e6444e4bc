"""Every deed as a frozen value: `apply` gives the next blueprint or a refusal, `step` its name for undo.

Steps, with their facts (`element` and `to` are element codes, or `entry` for several elements at
once; `text` of an entry only when n is 1; `field` is a field's name in the model, but a field's text
in `link_field` and `unlink_field`):

    add_entries            n, element, stage, text     change_entry      n, element, text, field
    delete_entries         n, element, text            rename_entry      n, element, text, new
    duplicate_entries      n, element, text            confirm_entries   n, element, text
    set_status             n, element, text, status    move_entries      n, element, text, stage
    convert_entries        n, element, text, to        park_entries      n, element, text
    unpark                 n, thing, text              mark_empty        element, stage
    add_parking            n, thing, text              change_parking    n, thing, text, field
    delete_parking         n, thing, text              move_parking      n, thing, text
    unmark_empty           element, stage              link_evidence     n, element, text
    unlink_evidence        n, element, text            link_field        n, element, text, field
    unlink_field           n, element, text, field     promote_fields    n (fields), element, text (document)
    fill_points            n, element, text            merge_points      n, element, text, new
    add_stage              text                        rename_stage      text, new
    change_stage           text, field                 delete_stage      text, n (entries)
    move_stage             text                        duplicate_stage   text
    split_stage            text, new, n (entries)      merge_stage       text, next
    change_blueprint       field                       rename_role       text, new
    take_disk              -                           take_merge        -
    take_version           -                           take_changes      -
    take_template          -                           change_agenda     -
    paste_entries          n, element, stage, text
    add_phase              text                        rename_phase      text, new
    change_phase           text (its place)            delete_phase      text
    move_phase             text
    take_hubspot           -                           sign_off          item
    take_back_sign_off     item                        delete_examples   n
    set_apart              n, element                  set_together      n, element

Refusals, with their facts (`what` is entry, stage, field, item, role or phase):

    empty_text             -                           forbidden_character   character (U+0000)
    text_too_long          length, most                not_there             what
    already_there          what                        wrong_element         element (may be empty)
    unknown_link           id                          cell_not_empty        n
    last_won_stage         -                           last_lost_stage       -
    open_after_closed      -                           probability_fixed     kind
    probability_range      -                           days_range            least
    no_next_stage          text                        different_kind        text, next
    read_only              - (from the session)        minutes_range         most
"""

from __future__ import annotations

from .base import MIXED, Edit, Step
from .convert import convert, left_behind, with_new_ids
from .entries import (
    AddEntries,
    ChangeEntry,
    DeleteEntries,
    DeleteExamples,
    DuplicateEntries,
    SetDeliberatelyEmpty,
    SetStatus,
)
from .journey import AddPhase, ChangePhase, DeletePhase, MovePhase
from .keeping import SetApart
from .linking import LinkEvidence, LinkField, PromoteFields, UnlinkEvidence, UnlinkField
from .moving import ConvertEntries, MoveEntries, ShiftEntries
from .parking import ParkEntries, Unpark, element_to, unparked_id
from .parking_items import AddParking, ChangeParking, DeleteParking, MoveParking
from .paste import PastedCell, PasteEntries
from .points import FillDataPoints, Filled, MergeDataPoints
from .signing import SetSignOff
from .stage_parts import DuplicateStage, MergeStage, SplitStage
from .stages import AddStage, ChangeStage, DeleteStage, MoveStage
from .whole import ChangeBlueprint, Origin, RenameRole, TakeOver
from .workshop import ChangeAgenda

AnyEdit = (
    AddEntries
    | ChangeEntry
    | DeleteEntries
    | DeleteExamples
    | DuplicateEntries
    | PasteEntries
    | SetStatus
    | SetDeliberatelyEmpty
    | MoveEntries
    | ShiftEntries
    | ConvertEntries
    | LinkEvidence
    | UnlinkEvidence
    | LinkField
    | UnlinkField
    | PromoteFields
    | FillDataPoints
    | MergeDataPoints
    | ParkEntries
    | Unpark
    | AddParking
    | ChangeParking
    | DeleteParking
    | MoveParking
    | AddStage
    | ChangeStage
    | DeleteStage
    | MoveStage
    | DuplicateStage
    | SplitStage
    | MergeStage
    | ChangeBlueprint
    | RenameRole
    | ChangeAgenda
    | AddPhase
    | ChangePhase
    | DeletePhase
    | MovePhase
    | SetSignOff
    | SetApart
    | TakeOver
)

EDITS: tuple[type[AnyEdit], ...] = (
    AddEntries,
    ChangeEntry,
    DeleteEntries,
    DeleteExamples,
    DuplicateEntries,
    PasteEntries,
    SetStatus,
    SetDeliberatelyEmpty,
    MoveEntries,
    ShiftEntries,
    ConvertEntries,
    LinkEvidence,
    UnlinkEvidence,
    LinkField,
    UnlinkField,
    PromoteFields,
    FillDataPoints,
    MergeDataPoints,
    ParkEntries,
    Unpark,
    AddParking,
    ChangeParking,
    DeleteParking,
    MoveParking,
    AddStage,
    ChangeStage,
    DeleteStage,
    MoveStage,
    DuplicateStage,
    SplitStage,
    MergeStage,
    ChangeBlueprint,
    RenameRole,
    ChangeAgenda,
    AddPhase,
    ChangePhase,
    DeletePhase,
    MovePhase,
    SetSignOff,
    SetApart,
    TakeOver,
)

__all__ = [
    "EDITS",
    "MIXED",
    "AddEntries",
    "AddParking",
    "AddPhase",
    "AddStage",
    "AnyEdit",
    "ChangeAgenda",
    "ChangeBlueprint",
    "ChangeEntry",
    "ChangeParking",
    "ChangePhase",
    "ChangeStage",
    "ConvertEntries",
    "DeleteEntries",
    "DeleteExamples",
    "DeleteParking",
    "DeletePhase",
    "DeleteStage",
    "DuplicateEntries",
    "DuplicateStage",
    "Edit",
    "FillDataPoints",
    "Filled",
    "LinkEvidence",
    "LinkField",
    "MergeDataPoints",
    "MergeStage",
    "MoveEntries",
    "MoveParking",
    "MovePhase",
    "MoveStage",
    "Origin",
    "ParkEntries",
    "PasteEntries",
    "PastedCell",
    "PromoteFields",
    "RenameRole",
    "SetApart",
    "SetDeliberatelyEmpty",
    "SetSignOff",
    "SetStatus",
    "ShiftEntries",
    "SplitStage",
    "Step",
    "TakeOver",
    "UnlinkEvidence",
    "UnlinkField",
    "Unpark",
    "convert",
    "element_to",
    "left_behind",
    "unparked_id",
    "with_new_ids",
]

"""Edits of the blueprint as a whole: what is said of it, and its roles."""

from __future__ import annotations

from enum import StrEnum

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import AnyEntry, Blueprint, element_of
from blueprint_editor.core.text import fold, one_line

from .base import Edit, Step, cleaned, different, given, map_entries, mapped, one_lines, refuse
from .convert import GROUPS, in_forms

_FIELDS = ("title", "client", "author", "notes", "roles")


class ChangeBlueprint(Edit, frozen=True, tag="change_blueprint"):
    """Change what is said of the blueprint."""

    title: str | UnsetType = UNSET
    client: str | UnsetType = UNSET
    author: str | UnsetType = UNSET
    notes: str | UnsetType = UNSET
    roles: tuple[str, ...] | UnsetType = UNSET

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: a forbidden text."""
        edit = cleaned(self)
        if isinstance(edit, Refusal):
            return edit
        changes = different(given(edit, _FIELDS), blueprint)
        return replace(blueprint, **changes) if changes else blueprint

    def step(self, before: Blueprint) -> Step:
        """`change_blueprint` with the field."""
        return Step("change_blueprint", {"field": next(iter(different(given(self, _FIELDS), before)), "title")})


class RenameRole(Edit, frozen=True, tag="rename_role"):
    """Rename a role everywhere, in the parking lot too; to the name of another role, they become one."""

    old: str
    new: str

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Refused: a blank or forbidden name, or a role that is not in the list."""
        name = cleaned(one_line(self.new))
        if isinstance(name, Refusal):
            return name
        if not name:
            return refuse(Code.EMPTY_TEXT)
        old = fold(self.old)
        if old not in {fold(role) for role in blueprint.roles}:
            return refuse(Code.NOT_THERE, what="role")
        other = next((role for role in blueprint.roles if fold(role) == fold(name) and fold(role) != old), name)
        result = map_entries(blueprint, lambda _, cell: bool(cell), lambda entry: _renamed(entry, old, other))
        parking = mapped(result.parking, lambda item: replace(item, owner=other) if fold(item.owner) == old else item)
        if parking is not result.parking:
            result = replace(result, parking=parking)
        roles = one_lines(mapped(blueprint.roles, lambda role: other if fold(role) == old else role))
        return result if roles == blueprint.roles else replace(result, roles=roles)

    def step(self, before: Blueprint) -> Step:
        """`rename_role` with the old name as text and the new."""
        return Step("rename_role", {"text": self.old, "new": self.new})


class Origin(StrEnum):
    """Where another value of the blueprint comes from."""

    DISK = "disk"
    MERGE = "merge"
    VERSION = "version"
    CHANGES = "changes"
    HUBSPOT = "hubspot"
    TEMPLATE = "template"


class TakeOver(Edit, frozen=True, tag="take_over"):
    """Go on with another value of the blueprint: from disk, HubSpot or a template, merged with that, or an older one.

    The value is one that was read, merged or made by a template, so it is legal already.
    """

    blueprint: Blueprint
    origin: Origin

    def apply(self, blueprint: Blueprint) -> Blueprint | Refusal:
        """Never refused."""
        return blueprint if self.blueprint == blueprint else self.blueprint

    def step(self, before: Blueprint) -> Step:
        """`take_` and where it comes from."""
        return Step(f"take_{self.origin.value}")


def _renamed(entry: AnyEntry, old: str, new: str) -> AnyEntry:
    """The entry, as it is and as it was, with the role renamed; `old` is folded."""

    def renamed(form: AnyEntry) -> AnyEntry:
        name = GROUPS["role"].get(element_of(form))
        if name is None or fold(getattr(form, name)) != old or getattr(form, name) == new:
            return form
        return replace(form, **{name: new})

    return in_forms(entry, renamed) if entry.attached else renamed(entry)

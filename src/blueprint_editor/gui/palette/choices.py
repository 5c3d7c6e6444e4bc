"""What the palette offers: commands, stages and entries, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint_editor.core.model import Kind, Stage
from blueprint_editor.core.search import Hit, Query, Tier, line_of
from blueprint_editor.gui.actions import ACTIONS, Action
from blueprint_editor.gui.cursor import Cursor
from blueprint_editor.gui.menus import plain, shown_key
from blueprint_editor.wording import LANGUAGES, capital, element_name, enum_label, say

if TYPE_CHECKING:
    from blueprint_editor.gui.main_window import Window

_COMMAND, _STAGE, _ENTRY = range(3)


class Choice(NamedTuple):
    """One row: what it says, and what Enter does: a command, or a place to go to."""

    text: str
    about: str
    key: str = ""
    icon: str = ""
    command: str = ""
    enabled: bool = True
    place: Cursor = Cursor()
    number: int = 0
    """A stage's, counted from 1."""
    rank: tuple[int, int] = (0, 0)


class Choices:
    """The commands as they stand when the palette opens, and the stages as they are."""

    def __init__(self, window: Window, recent: tuple[str, ...]) -> None:
        self._window = window
        self._language = window.appearance.language
        self._recent = recent
        self._commands = [self._command(action) for action in ACTIONS if action.id != "palette"]
        self._lines = [self._lines_of(action) for action in ACTIONS if action.id != "palette"]
        self._stages_of: tuple[Stage, ...] = ()
        self._stage_rows: list[tuple[Choice, str]] = []

    def all(self) -> list[Choice]:
        """What there is before anything is typed: what one did last, then all commands and all stages."""
        known = {row.command: row for row in self._commands}
        last = [known[name] for name in self._recent if name in known]
        others = [row for row in self._commands if row.command not in self._recent]
        return [*last, *others, *(row for row, _line in self._stages())]

    def found(self, query: Query) -> list[Choice]:
        """The commands and stages that match, the best first."""
        rows: list[Choice] = []
        for row, lines in zip(self._commands, self._lines, strict=True):
            tier = _tier(lines, query)
            if tier is not None:
                rows.append(row._replace(rank=(tier, _COMMAND)))
        for row, line in self._stages():
            tier = query.tier_of_line(line)
            if tier is not None:
                rows.append(row._replace(rank=(tier, _STAGE)))
        return sorted(rows, key=lambda row: row.rank)

    def entry(self, hit: Hit) -> Choice:
        """The row of an entry."""
        stage = self._window.bridge.blueprint.stage(hit.ref.stage)
        element = capital(element_name(hit.ref.element, self._language))
        return Choice(
            " ".join(hit.text.split()),
            f"{stage.name if stage else ''} · {element}",
            icon=hit.ref.element.value,
            place=Cursor(hit.ref.stage, hit.ref.element, hit.ref.id),
            rank=(hit.tier, _ENTRY),
        )

    def _lines_of(self, action: Action) -> tuple[str, str]:
        """What a command is found by: its name; and with less weight its menu, and its name in each language."""
        names = " ".join(plain(say(action.text_key, language)) for language in LANGUAGES)
        name = plain(say(action.text_key, self._language))
        return line_of(name), line_of(f"{menu_path(action, self._language)} {names}")

    def _command(self, action: Action) -> Choice:
        made = self._window.commands.actions[action.id]
        return Choice(
            plain(made.text()),
            menu_path(action, self._language),
            shown_key(action.keys),
            action.icon,
            action.id,
            made.isEnabled(),
        )

    def _stages(self) -> list[tuple[Choice, str]]:
        """A row for each stage, with the line that it is found by."""
        stages = self._window.bridge.blueprint.stages if self._window.has_document else ()
        if stages is not self._stages_of:
            about = capital(say("palette.stage", self._language))
            kinds = {kind: f"{about} · {enum_label(kind, self._language)}" for kind in Kind}
            self._stages_of = stages
            self._stage_rows = [
                (Choice(stage.name, kinds[stage.kind], place=Cursor(stage.id), number=number), line_of(stage.name))
                for number, stage in enumerate(stages, 1)
            ]
        return self._stage_rows


def _tier(lines: tuple[str, str], query: Query) -> Tier | None:
    """How well a command matches; what only its menu or its other language says is no better than inside."""
    tier = query.tier_of_line(lines[0])
    if tier is not None and tier < Tier.LETTERS:
        return tier
    wider = query.tier_of_line(lines[1])
    return Tier.INSIDE if wider is not None and wider < Tier.LETTERS else tier


def menu_path(action: Action, language: str) -> str:
    """The menus that lead to a command."""
    return " › ".join(plain(say(f"menu.{'.'.join(action.menu[: n + 1])}", language)) for n in range(len(action.menu)))

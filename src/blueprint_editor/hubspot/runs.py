"""What is kept of each push on this machine, so that one that was cut off goes on, and one that was done can be undone.

A run is a folder: `snapshot.json` is the account before the first write, `run.json` what was done since. Neither
holds a key. Everything raises OSError or msgspec.DecodeError.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
from msgspec.structs import replace

from blueprint_editor.core.model import PortalLink
from blueprint_editor.core.plan import Outcome, Plan, Report, ReportLine

from .files import replace_file
from .state import AccountState

RUN, SNAPSHOT = "run.json", "snapshot.json"
KEPT = 20
"""Runs of one blueprint that are kept; the oldest go."""


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """A push as it stands: whose, what was planned, each step with its outcome, and the link by then."""

    id: str
    blueprint: str
    account: str
    started: str
    plan: Plan
    link: PortalLink
    lines: tuple[ReportLine, ...] = ()
    report: Report | None = None
    """None while it goes on, and when it was cut off."""

    @property
    def done(self) -> tuple[ReportLine, ...]:
        """The steps that changed something in the account."""
        return tuple(line for line in self.lines if line.outcome in {Outcome.DONE, Outcome.ALREADY})

    def with_line(self, line: ReportLine, link: PortalLink) -> Run:
        """The run after a step, or after another outcome of one."""
        others = tuple(one for one in self.lines if one.step.id != line.step.id)
        return replace(self, lines=(*others, line), link=link)


def begin(folder: Path, run: Run, snapshot: AccountState) -> None:
    """Keep a run that begins, and the account before it."""
    place = folder / run.id
    place.mkdir(parents=True, mode=0o700)
    replace_file(place / SNAPSHOT, msgspec.json.encode(snapshot))
    keep(folder, run)
    others = [one for one in runs(folder) if one.blueprint == run.blueprint and one.account == run.account]
    for old in others[KEPT:]:
        shutil.rmtree(folder / old.id, ignore_errors=True)


def keep(folder: Path, run: Run) -> None:
    """Keep how far a run is; on the disk itself when this returns."""
    replace_file(folder / run.id / RUN, msgspec.json.encode(run))


def runs(folder: Path) -> list[Run]:
    """The runs there are, the newest first; one that cannot be read is passed over."""
    found: list[Run] = []
    for file in folder.glob(f"*/{RUN}"):
        try:
            found.append(msgspec.json.decode(file.read_bytes(), type=Run))
        except (OSError, msgspec.DecodeError):
            continue
    return sorted(found, key=lambda run: (run.started, run.id), reverse=True)


def snapshot_of(folder: Path, run: str) -> AccountState:
    """The account as it was before a run."""
    return msgspec.json.decode((folder / run / SNAPSHOT).read_bytes(), type=AccountState)

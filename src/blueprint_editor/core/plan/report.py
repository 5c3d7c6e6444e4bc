"""The report of a push: what became of each step, and what HubSpot said."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from .lines import Difference, Target
from .steps import AnyStep


class Outcome(StrEnum):
    """What became of a step."""

    DONE = "done"
    ALREADY = "already"
    FAILED = "failed"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    NOT_REACHED = "not_reached"


class ReportLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step and its outcome; `message` and `correlation` are HubSpot's own, `made` the id it gave, `at` ISO time.

    `code` says why in one word where HubSpot did not: that of an error, `read_back` or `needs`.
    """

    step: AnyStep
    outcome: Outcome
    at: str = ""
    made: str = ""
    message: str = ""
    correlation: str = ""
    code: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A push from start to end. `user` is HubSpot's number for who pushed, as a name needs another scope.

    `differences` is what the account still had otherwise when it was read back; `read_back` says whether it was.
    One that is not `kept` ended where this machine could not keep any more how far it was.
    """

    run: str
    target: Target
    blueprint: str = ""
    title: str = ""
    user: str = ""
    started: str = ""
    ended: str = ""
    lines: tuple[ReportLine, ...] = ()
    read_back: bool = False
    differences: tuple[Difference, ...] = ()
    cancelled: bool = False
    kept: bool = True

    @property
    def complete(self) -> bool:
        """Whether each step was done or found done, and the account says so too."""
        good = {Outcome.DONE, Outcome.ALREADY}
        return self.read_back and not self.differences and all(line.outcome in good for line in self.lines)

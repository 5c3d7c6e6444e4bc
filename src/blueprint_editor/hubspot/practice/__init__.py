"""The practice portal: HubSpot's account, rules and bad days on this machine, to try, to teach and to test with."""

from __future__ import annotations

from .account import Account, Group, Option, Pipeline, Property, Stage
from .defaults import STANDARD, TEST, start_account
from .door import PortError
from .faults import NO_FAULTS, STORM, BadFaults, Fault, Faults, Kind, Only, fault, parse_faults
from .portal import PracticePortal, Request
from .state import StateError

__all__ = [
    "NO_FAULTS",
    "STANDARD",
    "STORM",
    "TEST",
    "Account",
    "BadFaults",
    "Fault",
    "Faults",
    "Group",
    "Kind",
    "Only",
    "Option",
    "Pipeline",
    "PortError",
    "PracticePortal",
    "Property",
    "Request",
    "Stage",
    "StateError",
    "fault",
    "parse_faults",
    "start_account",
]

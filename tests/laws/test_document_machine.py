"""R19: any deeds, undo, saves, openings and pushes, in any order, while somebody else may save the same file.

The machine keeps beside the real program what each side last wrote. Whatever happens, the file on
disk is exactly what somebody saved, and nobody's save is replaced by one who had not seen it. A push
leaves nothing to push, and no stage that HubSpot ever had goes.
"""

from __future__ import annotations

import os
import random
import secrets
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from blueprint_editor import workflows
from blueprint_editor.core.findings import Code, Refusal
from blueprint_editor.core.model import Blueprint
from blueprint_editor.core.plan import NEW, Choices
from blueprint_editor.core.pushed import with_link
from blueprint_editor.core.session import Session
from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.practice import PracticePortal
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.hubspot.transport import Patience
from blueprint_editor.workflows import pushing
from blueprint_editor.workflows.portals import Portal
from tests.edit_strategies import edits_for
from tests.figures import Figure
from tests.hubspot.line_kit import KEY
from tests.laws.rules import assert_legal
from tests.strategies import LONG, blueprints

EXAMPLES, STEPS = (2_000, 100) if LONG else (100, 50)
PARTS = 40 if LONG else 4
"""In so many tests, so that workers share them."""

IN_MEMORY = next((folder for folder in ["/dev/shm"] if os.access(folder, os.W_OK)), None)
"""Where files are kept: what a disk does is not asked here, and it would take a third of the time."""

WITHOUT_PAUSE = Patience(gap=0.0)

counted: Counter[str] = Counter()


class Sharing(RuleBasedStateMachine):
    """Our session on a document, and somebody else who edits the same file."""

    data: Path
    """Where pushes are kept; of this run alone, as each begins with the same ids."""

    @initialize(blueprint=blueprints(most=2, open_stages=2))
    def begin(self, blueprint: Blueprint) -> None:
        """A document on disk that was opened here."""
        counted["runs"] += 1
        self.folder = Path(tempfile.mkdtemp(prefix="machine-"))
        self.path = self.folder / "klant.blueprint.xlsx"
        self.backups = self.folder / "backups"
        Sharing.data = Path(tempfile.mkdtemp(prefix="pushes-"))
        workflows.save_document(blueprint, self.path, backups=self.backups)
        self.on_disk = blueprint
        self.portal: PracticePortal | None = None
        self.stages_there: set[str] = set()
        self._open()

    def _open(self) -> None:
        counted["openings"] += 1
        self.document = workflows.open_document(self.path)
        assert self.document.blueprint == self.on_disk
        self.on_disk = self.document.blueprint
        assert self.document.findings == workflows.findings_of(self.on_disk)
        self.session = Session(self.document.blueprint, secrets.token_bytes)
        self.fingerprint = self.document.fingerprint
        self.seen = self.path.read_bytes()

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """A deed, done or refused."""
        before = self.session.blueprint
        refusal = self.session.do(data.draw(edits_for(before)))
        assert refusal is None or (isinstance(refusal, Refusal) and self.session.blueprint is before)

    @rule(count=st.integers(1, 3))
    def undo(self, count: int) -> None:
        """Some deeds are taken back."""
        for _ in range(count):
            self.session.undo()

    @rule(count=st.integers(1, 3))
    def redo(self, count: int) -> None:
        """Some deeds are done again."""
        for _ in range(count):
            self.session.redo()

    @precondition(lambda self: self.session.blueprint is not self.on_disk)
    @rule()
    def save(self) -> None:
        """A save stands on disk when nobody else saved meanwhile; else it is refused, and theirs stands."""
        ours = self.session.blueprint
        known = self.seen == self.path.read_bytes()  # what is byte for byte as it was, was changed by nobody
        if not known:
            with pytest.raises(workflows.DocumentError) as refused:
                self._save(ours)
            assert refused.value.code is Code.CHANGED_ON_DISK
            counted["refused"] += 1
            return
        saved = self._save(ours)
        counted["saves"] += 1
        self.fingerprint = saved.fingerprint
        self.seen, self.on_disk = self.path.read_bytes(), ours
        self.session.mark_saved(ours)

    def _save(self, blueprint: Blueprint) -> workflows.Saved:
        return workflows.save_document(blueprint, self.path, expected=self.fingerprint, backups=self.backups)

    @rule()
    def open_again(self) -> None:
        """The file is opened afresh: what was not saved is gone, what was saved is all there."""
        self._open()

    @rule(data=st.data())
    def somebody_else_saves(self, data: st.DataObject) -> None:
        """Another program opens the file, changes it and saves it."""
        theirs = workflows.open_document(self.path)
        assert theirs.blueprint == self.on_disk
        changed = data.draw(edits_for(theirs.blueprint)).apply(theirs.blueprint)
        if isinstance(changed, Refusal) or changed is theirs.blueprint:
            return
        workflows.save_document(changed, self.path, expected=theirs.fingerprint, backups=self.backups)
        counted["theirs"] += 1
        self.on_disk = changed

    @precondition(lambda self: self.seen != self.path.read_bytes())
    @rule()
    def replace_theirs(self) -> None:
        """Somebody is asked and says: replace it. Then what stood there is in the backups."""
        before = self.on_disk
        self.fingerprint = workflows.fingerprint_of(self.path)
        self.seen = self.path.read_bytes()
        self.save()
        kept = sorted(self.backups.rglob("*.xlsx"), key=lambda one: one.stat().st_mtime_ns)
        assert any(workflows.open_document(one).blueprint == before for one in reversed(kept))

    @rule()
    def push(self) -> None:
        """What can be pushed stands in HubSpot: a second look finds nothing to do, and every stage is still there."""
        if self.portal is None:
            self.portal = PracticePortal(token=KEY).__enter__()
        with Door(Token(KEY), self.portal.url, patience=WITHOUT_PAUSE) as door:
            way, ours = Portal(door, None), self.session.blueprint
            state = pushing.look(way)
            known = pushing.last_link(ours, state.id)
            target = known.pipeline if known is not None and known.pipeline else NEW
            plan = pushing.plan_push(ours, state, Choices(target=target))
            if not plan.can_push:
                counted["pushes blocked"] += 1
                return
            done = pushing.push(way, ours, plan, state, confirmed=state.id)
            assert done.report.complete, done.report
            self.session.set_portals(with_link(ours.portals, done.link))
            after = pushing.plan_push(self.session.blueprint, pushing.look(way))
            assert after.is_empty, after.steps
        counted["pushes"] += 1
        there = {stage.id for pipeline in self.portal.account.pipelines for stage in pipeline.in_order()}
        assert self.stages_there <= there
        self.stages_there = there
        assert {request.method for request in self.portal.log}.isdisjoint({"PUT", "DELETE"})

    @invariant()
    def what_is_here_is_legal(self) -> None:
        """Every value on the way keeps the rules of the model."""
        if hasattr(self, "session"):
            counted["steps"] += 1
            assert_legal(self.session.blueprint)
            left = [one.name for one in self.folder.iterdir() if one.name not in {self.path.name, "backups"}]
            assert left == []

    def teardown(self) -> None:
        """What stands there at the end opens, whole."""
        if hasattr(self, "folder"):
            if self.portal is not None:
                self.portal.__exit__(None, None, None)
            assert workflows.open_document(self.path).blueprint == self.on_disk
            shutil.rmtree(self.folder)
            shutil.rmtree(self.data)


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_is_overwritten_and_nothing_is_lost(part: int, figure: Figure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blueprint_editor.workflows.data_folder", lambda: Sharing.data)
    monkeypatch.setattr(tempfile, "tempdir", IN_MEMORY)
    counted.clear()
    size = settings(max_examples=EXAMPLES // PARTS, stateful_step_count=STEPS, deadline=None)
    # Random numbers begin alike in each test; without this all parts would do the same.
    run_state_machine_as_test(seed(random.getrandbits(64) + part)(Sharing), settings=size)
    assert min(counted["saves"], counted["theirs"], counted["pushes"]) > 0
    counts = ", ".join(f"{count} {what}" for what, count in counted.items())
    figure("R19", f"part {part + 1} of {PARTS}: {counts}: 0 silent overwrites, 0 documents that differ")

"""A stage in which each kind of text holds one word."""

from __future__ import annotations

from blueprint_editor.core.model import (
    Blueprint,
    Communication,
    DataPoint,
    Document,
    Field,
    Option,
    Responsibility,
    Stage,
    Task,
    Trigger,
)

BLUEPRINT = Blueprint(
    "blueprint_a",
    stages=(
        Stage(
            "stage_a",
            "Aanvraag",
            description="quizzical",
            triggers=(Trigger("trigger_a", "Alpha", note="So Quizzical"),),
            responsibilities=(Responsibility("responsibility_a", "Bravo", role="quizzical"),),
            documents=(Document("document_a", "Charlie", fields=(Field("field_a", "quízzical"),)),),
            data_points=(
                DataPoint("data_point_a", "Delta", purpose="quizzical"),
                DataPoint("data_point_b", "Echo", options=(Option("option_a", "x", definition="quizzical"),)),
            ),
            tasks=(Task("task_a", "Foxtrot", role="quizzical"),),
            communications=(
                Communication("communication_a", "Golf", frequency="quizzical"),
                Communication("communication_b", "Hotel", channels=("quizzical",)),
            ),
        ),
    ),
)

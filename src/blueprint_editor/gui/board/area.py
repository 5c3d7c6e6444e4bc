"""A scroll area whose strips are heard: to a screen reader Qt's own has nothing in it but what scrolls."""

from __future__ import annotations

from PySide6 import QtWidgets


class QWidget(QtWidgets.QAbstractScrollArea):
    """The scroll area under a name by which Qt makes it known with all its children.

    Qt chooses by the name of a class what a screen reader is told of it, and for a `QAbstractScrollArea` that leaves
    out every child but the viewport and the bars: no stage and no row would be there. What is made known in Python
    instead brings the program down.
    """

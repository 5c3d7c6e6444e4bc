"""What every test is held to: no network, no stray log record, no thread or window left behind."""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

LONG = os.environ.get("BLUEPRINT_TEST_LONG") == "1"
_SLOW_MACHINE = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("default", deadline=None, suppress_health_check=_SLOW_MACHINE)
settings.register_profile("long", deadline=None, max_examples=500, suppress_health_check=_SLOW_MACHINE)
settings.load_profile("long" if LONG else "default")

# Tests need no screen; on this platform real drags run too. A test that wants a screen starts its own.
os.environ.setdefault("QT_QPA_PLATFORM", "minimal:enable_fonts")

_calls_out: list[str] = []


def _is_here(host: object) -> bool:
    """Whether an address is this machine."""
    if host in {"localhost", "", None}:
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guard_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop every call out of this machine, and remember it for the test to fail on."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else ""
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _is_here(host):
        _calls_out.append(f"{event} {host!r}")
        raise ConnectionRefusedError(f"a test called out: {event} {host!r}")


sys.addaudithook(_guard_network)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the long tests out of an ordinary run."""
    if not LONG:
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="long: runs in `test --long`"))


def pytest_collection_finish() -> None:
    """Let the collector leave alone what is there before the first test: it would look through it all day."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Collect no garbage within a test that shows something: Qt may be painting it; see `gui/collector.py`.

    It leaves no button of the mouse down for the next one.
    """
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        _let_go_of_the_mouse()
        gc.collect(1)
        gc.enable()


def _let_go_of_the_mouse() -> None:
    """Release what `QTest.mouseDClick` leaves pressed where the first click took away what it clicked on."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QWindow
    from PySide6.QtTest import QTest

    if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        window = QWindow()
        window.resize(9, 9)
        window.create()
        QTest.mouseRelease(window, QGuiApplication.mouseButtons())
        window.destroy()
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


def pytest_sessionfinish() -> None:
    """Empty the clipboard: without a screen Qt keeps it to the very end, and what a test put there outlives Python."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is not None:
            QApplication.clipboard().clear()


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str, str], None]:
    """Say what was counted for a row of the promises; see tests/figures.py."""

    def say(row: str, line: str) -> None:
        record_property("figure", f"{row}\t{line}")

    return say


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Tell of a failure at once in the long run: one that is stopped would take it along."""
    if LONG and report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        sys.stderr.write(f"\n{report.nodeid}\n{report.longreprtext}\n")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of the run, row by row, also of a quiet one."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    found = {str(value) for report in reports for name, value in report.user_properties if name == "figure"}
    if found:
        terminalreporter.section("figures", sep="-")
    for line in sorted(found, key=lambda line: (len(line.partition("\t")[0]), line)):
        row, _tab, words = line.partition("\t")
        terminalreporter.line(f"{row:<4} {words}")


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail the test that called out of this machine, also when the code under test hid it."""
    _calls_out.clear()
    yield
    assert not _calls_out, f"called out of this machine: {_calls_out}"


class _Collector(logging.Handler):
    """Keeps what was logged at level WARNING or higher."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.messages.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_stray_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test during which something was logged that nobody looked at."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if request.node.get_closest_marker("expects_log") is None:
        assert not collector.messages, f"stray log records: {collector.messages}"


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    """Fail the test that leaves a thread running; one that is ending gets two seconds."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and "pytest" not in thread.name]
    for thread in left:
        thread.join(2)
    alive = [thread.name for thread in left if thread.is_alive()]
    assert not alive, f"threads left running: {alive}"


@pytest.fixture(autouse=True)
def _no_leaked_windows() -> Iterator[None]:
    """Fail the test that leaves a window on the screen; costs nothing where Qt is not loaded."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        left = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
        for window in left:
            window.hide()  # so that only this test fails
        assert not left, f"windows left open: {left}"

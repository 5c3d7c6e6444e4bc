"""dev.py works before anything is installed, and says the right thing where it may not install."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import dev
from tests.house.source import ROOT, files, text, tree

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="Linux: system libraries are looked for there only")


def test_it_needs_the_standard_library_only() -> None:
    (path,) = files("dev.py")
    names = {
        name.split(".")[0]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert names <= sys.stdlib_module_names


def test_an_older_python_can_read_it_and_hear_that_it_is_too_old() -> None:
    ast.parse(text(ROOT / "dev.py"), feature_version=(3, 8))


def test_ci_calls_what_a_developer_calls() -> None:
    script = text(ROOT / ".ci" / "run").splitlines()
    assert [line for line in script if "dev.py" in line] == ["python3 dev.py check", "python3 dev.py test"]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({"LC_ALL": "nl_BE.UTF-8", "LANG": "en_US.UTF-8"}, "nl"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "nl_NL.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_system(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert dev.language() == expected


@LINUX_ONLY
def test_a_missing_library_is_named_by_its_package() -> None:
    assert dev.missing_libraries({"libc.so.6": "libc6"}) == []
    assert dev.missing_libraries({"libc.so.6": "libc6", "libnot-there.so.9": "libnot-there9"}) == ["libnot-there9"]


@LINUX_ONLY
def test_a_program_is_found_that_is_not_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "an-only-called-tool"
    assert dev.missing_tools({tool.name: "a-package"}) == ["a-package"]
    tool.touch(mode=0o755)
    monkeypatch.setattr(dev, "ASIDE", (str(tmp_path),))
    assert dev.missing_tools({tool.name: "a-package"}) == []


@LINUX_ONLY
def test_where_it_may_not_install_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(dev.Stop, match=r"sudo \S+ .*install -y .*'?libnot-there"):
        dev.need_libraries({"libnot-there.so.9": "libnot-there9"})


@LINUX_ONLY
def test_a_missing_tool_is_said_and_goes_on(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    dev.wish(lambda: dev.missing_tools({"not-there-at-all": "a-package"}), "Left out.")
    said = capfd.readouterr().out
    assert "a-package" in said
    assert "Left out." in said

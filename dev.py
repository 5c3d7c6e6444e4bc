"""One command for each thing a developer does: `python3 dev.py run|test|check|fix|bench|build|lock`.

Needs Python 3.11 and nothing else: it makes `.venv`, installs what `requirements.lock` names, and
sees to the system libraries that Qt needs. A second run starts at once.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import locale
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
BUILD = ROOT / "build"

# What Qt loads on Linux, and the Debian packages it is in; newer releases put `t64` after some names.
OFFSCREEN = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "soffice": "libreoffice-calc",
    "pdftoppm": "poppler-utils",
    "gnome-keyring-daemon": "gnome-keyring",
    "dbus-run-session": "dbus-x11",
    "at-spi-bus-launcher": "at-spi2-core",
    "uno.py": "python3-uno",
}
ASIDE = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib", "/usr/lib/python3/dist-packages")
"""Where programs lie that only other programs start, and what the system's own Python loads."""
BUILD_TOOLS = {"objdump": "binutils"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
FONT_PACKAGE = "fonts-noto-core"


class Stop(Exception):  # noqa: N818 - it ends the program with a sentence
    """The sentence to end with."""


def call(*command: str | Path, env: Mapping[str, str] | None = None, hush: bool = False) -> int:
    """Run a program in the repository and give its exit code; when hushed, only its errors are seen."""
    sys.stdout.flush()
    words, everything = [str(word) for word in command], {**os.environ, **(env or {})}
    seen = subprocess.DEVNULL if hush else None
    return subprocess.run(words, cwd=ROOT, env=everything, stdout=seen, check=False).returncode


def must(*command: str | Path, what: str) -> None:
    """Run a program that has to succeed."""
    if call(*command):
        raise Stop(f"Did not succeed: {what}.")


# --- System libraries ----------------------------------------------------------------------------


def loads(library: str) -> bool:
    """Whether the system finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_screen() -> bool:
    """Whether a window can be shown."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_font() -> bool:
    """Whether there is any font to write with."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(True for folder in folders for kind in ("*.tt[fc]", "*.otf") for _ in folder.rglob(kind))


def missing_libraries(*wanted: Mapping[str, str]) -> list[str]:
    """The Debian packages of the libraries (and of a font) that Qt would miss; nothing outside Linux."""
    if sys.platform != "linux":
        return []
    packages = [package for group in wanted for library, package in group.items() if not loads(library)]
    return packages if has_font() else [*packages, FONT_PACKAGE]


def missing_tools(wanted: Mapping[str, str]) -> list[str]:
    """The Debian packages of the programs that are not there; nothing outside Linux."""
    return [package for tool, package in wanted.items() if sys.platform == "linux" and not find_tool(tool)]


def find_tool(tool: str) -> str | None:
    """Where a program is, on the path or aside of it; a module aside need not be one that can be run."""
    return shutil.which(tool) or shutil.which(tool, os.F_OK, os.pathsep.join(ASIDE))


def apt_names(packages: Iterable[str]) -> list[str]:
    """The packages this release has, by the names it has for them."""

    def known(name: str) -> bool:
        shown = subprocess.run(["apt-cache", "show", "--no-all-versions", name], capture_output=True, check=False)
        return shown.returncode == 0 and bool(shown.stdout.strip())

    names = ((name + "t64", name) for name in packages)
    return [name for pair in names for name in [next(filter(known, pair), None)] if name]


def apt_install(packages: list[str]) -> None:
    """Install what is missing where that is allowed (Debian family, as root); say nothing of the outcome."""
    if not packages or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("Installing system packages:", *packages, flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "-qq", "update", env=quiet, hush=True)
    names = apt_names(packages)
    if names:
        call("apt-get", "-qq", "install", "-y", "--no-install-recommends", *names, env=quiet, hush=True)


def advice(packages: list[str]) -> str:
    """What to type to get these packages."""
    if shutil.which("apt-get") or not shutil.which("dnf"):
        names = " ".join(packages)
        return f"    sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
    library = {package: f"'{name}()(64bit)'" for name, package in {**OFFSCREEN, **SCREEN}.items()}
    return "    sudo dnf install -y " + " ".join(library.get(package, package) for package in packages)


def need_libraries(*wanted: Mapping[str, str]) -> None:
    """See to it that Qt can start, or end with the line to type."""
    apt_install(missing_libraries(*wanted))
    left = missing_libraries(*wanted)
    if left:
        raise Stop("These system packages are missing: " + ", ".join(left) + ". Type this once:\n" + advice(left))


def wish(missing: Callable[[], list[str]], without: str) -> None:
    """Get packages where that is allowed; where it is not, say what will be left out."""
    apt_install(missing())
    left = missing()
    if left:
        print(f"Not installed: {', '.join(left)}. {without} To have them:\n{advice(left)}", flush=True)


# --- The environment -----------------------------------------------------------------------------


def stamp(*parts: object) -> str:
    """A short text that changes when one of the parts does."""
    return hashlib.sha256("\n".join(str(part) for part in parts).encode()).hexdigest()


def make_environment() -> list[str]:
    """Make an empty `.venv` and give the command that installs into it."""
    if VENV.exists():
        shutil.rmtree(VENV)
    if not importlib.util.find_spec("ensurepip") and not importlib.util.find_spec("pip"):
        apt_install(["python3-venv", f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
        importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip"):
        venv.create(VENV, with_pip=True)
        return [str(PYTHON), "-m", "pip"]
    if importlib.util.find_spec("pip"):
        # Stock Debian has no ensurepip; its pip installs into another environment all the same.
        venv.create(VENV, with_pip=False)
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    raise Stop("Python's own installer is missing. Type this once:\n" + advice(["python3-venv"]))


def installer() -> list[str]:
    """The command that installs into the `.venv` that is there."""
    if any(VENV.glob("**/site-packages/pip/__main__.py")):
        return [str(PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def need_environment() -> None:
    """Make `.venv` when it is not there, or was made from another lock, place or Python."""
    outside, project = VENV / "stamp-lock", VENV / "stamp-project"
    lock = stamp(LOCK.read_text(encoding="utf-8"), ROOT, sys.version, sys.executable)
    own = stamp(lock, (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    quiet = ["install", "-qq", "--disable-pip-version-check"]
    if not outside.is_file() or outside.read_text(encoding="utf-8") != lock:
        print("Making the environment (once, and when requirements.lock changes)", flush=True)
        pip = make_environment()
        must(*pip, *quiet, "--require-hashes", "--only-binary=:all:", "-r", LOCK, what="installing the lock")
        outside.write_text(lock, encoding="utf-8")
    if not project.is_file() or project.read_text(encoding="utf-8") != own:
        must(*installer(), *quiet, "--no-deps", "--no-build-isolation", "-e", ROOT, what="installing the project")
        project.write_text(own, encoding="utf-8")


# --- The commands --------------------------------------------------------------------------------


def language() -> str:
    """`en` where the system speaks English, else `nl`."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next(filter(None, names), None) or locale.getlocale()[0] or ""
    return "en" if spoken.lower().startswith("en") else "nl"


def program(*arguments: str | Path, env: Mapping[str, str] | None = None) -> int:
    """Run Blueprint editor."""
    return call(PYTHON, "-m", "blueprint_editor", *arguments, env=env)


def run(rest: list[str]) -> int:
    """Open the window with the service-provider template, or do the same work without a screen."""
    template = ("--template", "service", "--language", language())
    if has_screen():
        need_libraries(OFFSCREEN, SCREEN)
        return program(*(rest or template))
    need_libraries(OFFSCREEN)
    print("There is no screen here: the template is saved and painted instead of shown.", flush=True)
    BUILD.mkdir(exist_ok=True)
    workbook, picture = BUILD / "demo.blueprint.xlsx", BUILD / "demo.png"
    env = {"QT_QPA_PLATFORM": "offscreen"}
    failed = program("new", *template, "--force", "-o", workbook, env=env)
    failed = failed or program("render", workbook, "-o", picture, env=env)
    if not failed:
        print("Workbook:", workbook.relative_to(ROOT), "\nBoard:   ", picture.relative_to(ROOT))
    return failed


def test(rest: list[str]) -> int:
    """Run all tests; `--long` adds the long ones, other arguments go to pytest."""
    need_libraries(OFFSCREEN)
    wish(lambda: missing_libraries(SCREEN) + missing_tools(TEST_TOOLS), "What needs them is skipped by name.")
    env: dict[str, str] = {}
    if "--long" in rest:
        env = {"BLUEPRINT_TEST_LONG": "1"}
        rest = ["--timeout=3600", *(argument for argument in rest if argument != "--long")]
    workers = str(max(1, min(4, os.cpu_count() or 1)) + bool(env))  # many of the long ones wait: for a kill, a disk
    return call(PYTHON, "-m", "pytest", "-n", workers, "--dist", "worksteal", *rest, env=env)


def sources() -> list[str]:
    """The folders and files with code of ours."""
    return [name for name in ("src", "tests", "benchmarks", "dev.py") if (ROOT / name).exists()]


def check(_rest: list[str]) -> int:
    """Everything that is read and not run: format, lint, types, who imports whom, house rules."""
    need_libraries(OFFSCREEN)
    steps: dict[str, tuple[str | Path, ...]] = {
        "format": (PYTHON, "-m", "ruff", "format", "--quiet", "--check", "."),
        "lint": (PYTHON, "-m", "ruff", "check", "--quiet", "."),
        "types": (PYTHON, "-m", "mypy", *sources()),
        "imports": (BIN / "lint-imports", "--no-cache", "--no-logo"),
        "house rules": (PYTHON, "-m", "pytest", "-q", "tests/house"),
    }
    failed = []
    for name, command in steps.items():
        print("==", name)
        if call(*command):
            failed.append(name)
    print("Failed: " + ", ".join(failed) if failed else "All checks pass.")
    return bool(failed)


def fix(_rest: list[str]) -> int:
    """Mend what can be mended by a program: format, lint, the shapes of the icons."""
    formatted = call(PYTHON, "-m", "ruff", "check", "--quiet", "--fix", ".") | call(PYTHON, "-m", "ruff", "format", ".")
    return formatted | call(PYTHON, "-m", "tests.house.icon_shapes")


def bench(rest: list[str]) -> int:
    """Measure, and print each figure beside its target."""
    need_libraries(OFFSCREEN)
    return call(PYTHON, "-m", "benchmarks", *rest)


def build(_rest: list[str]) -> int:
    """Make the program folder that needs no Python, and let it test itself."""
    need_libraries(OFFSCREEN, SCREEN)
    shared = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
    if sys.platform == "linux":
        wish(lambda: missing_tools(BUILD_TOOLS), "The bundle cannot be made without them.")
        if not loads(f"{shared}.so.1.0") and not any(Path(sys.base_prefix, "lib").glob(f"{shared}.so*")):
            apt_install([shared])
    target, work = BUILD / "dist", BUILD / "work"
    spec = ROOT / "packaging" / "blueprint-editor.spec"
    must(
        *(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", target, "--workpath", work, spec),
        what="making the bundle",
    )
    folder = target / "blueprint-editor"
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"Bundle: {folder.relative_to(ROOT)} ({size / 1e6:.0f} MB)", flush=True)
    env = {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return call(folder / ("blueprint-editor.exe" if os.name == "nt" else "blueprint-editor"), "--self-test", env=env)


def lock(_rest: list[str]) -> int:
    """Make requirements.lock again from pyproject.toml: names, versions and hashes (needs uv)."""
    options = ("--universal", "--generate-hashes", "--python-version", "3.11", "--all-extras", "--upgrade", "--quiet")
    return call("uv", "pip", "compile", "pyproject.toml", *options, "--no-annotate", "--no-header", "-o", LOCK)


COMMANDS = {command.__name__: command for command in (run, test, check, fix, bench, build, lock)}


def main() -> int:
    """Do one command; the exit code is its outcome."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the first thing an older Python has to hear
        raise Stop("Blueprint editor needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.epilog = "\n".join(f"{name:6} {command.__doc__}" for name, command in COMMANDS.items())
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    arguments, rest = parser.parse_known_args()
    if arguments.command != "lock":
        need_environment()
    return COMMANDS[arguments.command](rest)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stop as stop:
        sys.exit(str(stop))
    except KeyboardInterrupt:
        sys.exit(130)

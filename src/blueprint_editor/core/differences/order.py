"""Orders of lists: what stayed where it was, and two new orders of one old list made into one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise


def kept_in_order(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The most keys that stand in the same order in both; the others were moved. Near-linear."""
    index = {key: at for at, key in enumerate(old)}
    common = [key for key in new if key in index]
    places = [index[key] for key in common]
    if all(first < second for first, second in pairwise(places)):
        return frozenset(common)
    return frozenset(common[at] for at in _longest_rise(places))


def _longest_rise(numbers: Sequence[int]) -> Iterator[int]:
    """The indexes of a longest rising subsequence of distinct numbers, from the last to the first."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [at]
    at = ends[-1] if ends else -1
    while at >= 0:
        yield at
        at = before[at]


def inserted(kept: Iterable[str], follows: Mapping[str, str | None]) -> list[str]:
    """The kept keys with each new one behind what it follows, and at the end when that is not there.

    Of keys that follow the same one, the first in the mapping comes first.
    """
    behind: dict[str | None, list[str]] = {}
    for key, other in follows.items():
        behind.setdefault(other, []).append(key)
    result = _with_followers(behind.pop(None, []), behind)
    for key in kept:
        result += _with_followers([key], behind)
    while behind:
        result += _with_followers(behind.pop(next(iter(behind))), behind)
    return result


def _with_followers(keys: Iterable[str], behind: dict[str | None, list[str]]) -> list[str]:
    """These keys, each with what follows it right behind it; what is placed leaves `behind`."""
    result: list[str] = []
    waiting = [*keys][::-1]
    while waiting:
        here = waiting.pop()
        result.append(here)
        waiting += behind.pop(here, [])[::-1]
    return result


def predecessors(keys: Iterable[str]) -> dict[str, str | None]:
    """What each key follows, none for the first."""
    found: dict[str, str | None] = {}
    before: str | None = None
    for key in keys:
        found[key] = before
        before = key
    return found


def merged_order(
    base: Sequence[str],
    ours: Sequence[str],
    theirs: Sequence[str],
    wanted: Collection[str],
    as_theirs: Collection[str] = (),
) -> tuple[list[str], list[str]]:
    """The wanted keys in the order that both sides made of `base`, and the keys that both moved apart.

    Where both put something at one place both stand there, the same way round whichever side is ours.
    What both moved apart stands where we have it, or where they have it when it is in `as_theirs`.
    """
    wanted = frozenset(wanted)
    sides = [[key for key in keys if key in wanted] for keys in (ours, theirs)]
    kept = [kept_in_order(base, keys) for keys in sides]
    stable = kept[0] & kept[1]
    gaps = [_gaps(keys, stable) for keys in sides]
    apart: list[str] = []
    for key in sorted(gaps[0].keys() & gaps[1].keys()):
        ours_moved, theirs_moved = key not in kept[0], key not in kept[1]
        if gaps[0][key] == gaps[1][key] and ours_moved == theirs_moved:
            continue
        both = ours_moved and theirs_moved
        apart += [key] if both else []
        del gaps[0 if (key in as_theirs if both else theirs_moved) else 1][key]
    order = _woven([key for key in base if key in stable], *gaps)
    there = set(order)
    return [*order, *sorted(wanted - there)], apart


def _gaps(keys: Iterable[str], stable: Collection[str]) -> dict[str, str | None]:
    """The keys that are not stable, in order, each with the stable one before it."""
    found: dict[str, str | None] = {}
    before: str | None = None
    for key in keys:
        if key in stable:
            before = key
        else:
            found[key] = before
    return found


def _woven(stable: Iterable[str], ours: Mapping[str, str | None], theirs: Mapping[str, str | None]) -> list[str]:
    result: list[str] = []
    runs: list[dict[str | None, list[str]]] = [{}, {}]
    for run, gaps in zip(runs, (ours, theirs), strict=True):
        for key, before in gaps.items():
            run.setdefault(before, []).append(key)
    for before in (None, *stable):
        result += [] if before is None else [before]
        result += _one_run(runs[0].get(before, []), runs[1].get(before, []))
    return result


def _one_run(ours: list[str], theirs: list[str]) -> list[str]:
    """Two rows of newcomers at one place; those that stand in both hold them together."""
    shared = [key for key in ours if key in set(theirs)]
    if shared != [key for key in theirs if key in set(ours)]:
        ours, theirs = sorted((ours, theirs))
        theirs = [key for key in theirs if key not in set(shared)]
        shared = []
    result: list[str] = []
    for sync in (*shared, None):
        first, ours = _until(ours, sync)
        second, theirs = _until(theirs, sync)
        result += [*first, *second] if min(first, default="") <= min(second, default="") else [*second, *first]
        result += [] if sync is None else [sync]
    return result


def _until(keys: list[str], sync: str | None) -> tuple[list[str], list[str]]:
    if sync is None:
        return keys, []
    at = keys.index(sync)
    return keys[:at], keys[at + 1 :]

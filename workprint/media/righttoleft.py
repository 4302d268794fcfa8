"""Words that run from right to left, as a printer sets them: letters of Arabic joined, runs turned round, numbers left as they are.

A line at a time, after it has been broken. What joins how is Unicode's own: the forms in the block FE70..FEFF, read from `unicodedata`;
order is that of the bidirectional algorithm (UAX 9) for plain text without marks that embed. Knows letters; knows nothing of fonts.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NUMBERS = frozenset(("EN", "AN"))
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def visual(line: str) -> str:
    """The line in the order in which it is printed from the left, letters joined. Text that has nothing from right to left is as it was."""
    if not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line):
        return line
    line = joined(line)
    ways = _ways(line)
    runs = ["".join(letter for letter, _ in run) for _, run in groupby(zip(line, ways, strict=True), lambda each: each[1])]
    marks = [way for way, _ in groupby(ways)]
    base = next(way for way in ways if way in "LR")
    shown = [run[::-1].translate(_MIRRORED) if way == "R" else run for run, way in zip(runs, marks, strict=True)]
    if base == "R":
        return "".join(reversed(shown))
    return "".join(_by_right_to_left_stretch(shown, marks))


def _by_right_to_left_stretch(shown: list[str], marks: list[str]) -> list[str]:
    """In a line from left to right, each stretch of right-to-left runs with the numbers between them is turned round as a whole."""
    found: list[str] = []
    for backward, stretch in groupby(range(len(shown)), lambda k: marks[k] != "L"):
        part = [shown[k] for k in stretch]
        found += reversed(part) if backward else part
    return found


def _ways(line: str) -> list[str]:
    """Of every letter: L, R, or N for a number among what runs from right to left. What has no way of its own goes with its neighbours
    where they agree, else with the line.
    """
    own: list[str] = []
    for letter in line:
        kind = unicodedata.bidirectional(letter)
        own.append(_STRONG.get(kind, "N" if kind in _NUMBERS else "NSM" if kind == "NSM" else ""))
    base = next(way for way in own if way in ("L", "R"))
    last = base
    for k, way in enumerate(own):
        if way == "NSM":
            own[k] = own[k - 1] if k else base
        if own[k] == "N" and last == "L":
            own[k] = "L"
        last = own[k] if own[k] in ("L", "R") else last
    for k, way in enumerate(own):
        if not way:
            before = own[k - 1] if k else base
            after = next((each for each in own[k + 1 :] if each), base)
            sides = {"R" if each == "N" else each for each in (before, after)}
            digits = before == after == "N" and line[k] in ".,:/" and line[k + 1 : k + 2].isdigit()
            own[k] = "N" if digits else sides.pop() if len(sides) == 1 else base
    return own


def joined(text: str) -> str:
    """Arabic letters in the forms that their neighbours ask for; lam and alef as one."""
    forms, found = _forms(), []
    k = 0
    while k < len(text):
        letter = text[k]
        pair = text[k : k + 2] if text[k : k + 2] in forms else ""
        own = forms.get(pair or letter)
        if own is None:
            found.append(letter)
        else:
            before = _neighbour(text, k, -1)
            after = "" if pair else _neighbour(text, k, 1)
            reached = "initial" in forms.get(before, {}) and "final" in own
            reaches = bool(after) and "initial" in own and "final" in forms.get(after, {})
            asked = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get((reached, reaches), "isolated")
            found.append(own.get(asked, own.get("isolated", letter)))
        k += 2 if pair else 1
    return "".join(found)


def _neighbour(text: str, at: int, step: int) -> str:
    """The next letter that way, past marks that stand on letters; "" at the end."""
    at += step
    while 0 <= at < len(text) and unicodedata.combining(text[at]):
        at += step
    return text[at] if 0 <= at < len(text) else ""


@cache
def _forms() -> dict[str, dict[str, str]]:
    """By letter (or lam and an alef), its forms: isolated, final, initial, medial."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBC2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in ("<isolated>", "<final>", "<initial>", "<medial>") and letters:
            text = "".join(chr(int(letter, 16)) for letter in letters)
            if len(text) == 1 or (text[0] == "\u0644" and text[1] in "\u0622\u0623\u0625\u0627"):
                found.setdefault(text, {}).setdefault(kind[1:-1], chr(code))
    return found


__all__ = ["joined", "visual"]

"""The golden guard: not one pixel of the stage changes under an old version.

A few small pictures of people, a room, a street by night and a shore are drawn and compared, to the bit, with the digests beside this file.
Whoever means to change the drawing raises `_DRAWING` in engines/previz.py and stores the new digests:

    .venv/bin/python -m tests.previz.test_golden
"""

import json
from pathlib import Path

import pytest

from tests.previz.orders import JONAH, MARA, SEATED, order
from workprint.core.digest import digest
from workprint.crafts.previz.shoot import still
from workprint.engines.previz import _DRAWING

STORED = Path(__file__).with_name("golden.json")
COMMAND = ".venv/bin/python -m tests.previz.test_golden"
_OLD = MARA | {"traits": {"age": 68, "hair": "bun", "hair_colour": "white", "outfit": "sweater"}}
_SUIT = JONAH | {"traits": {"age": 52, "beard": True, "outfit": "suit", "top": "charcoal"}}
_LOOKS = [{"who": name, "verb": "look", "target": "sea", "at": 0} for name in ("MARA", "JONAH")]
_TIMING = {"timing0": {"samples": 48000, "words": [], "mouths": [[0, "C"], [9600, "D"], [30000, "B"]]}}
_SPEECH = [{"who": "JONAH", "start": 6, "input": "timing0", "off": False}]

ORDERS = {
    "a cafe by day, two at a table": (order("cafe", SEATED, size="2S", on=["MARA", "JONAH"], lens=40), 12, None),
    "a room by night, over her shoulder, he speaks": (
        order("room", [_OLD, _SUIT], time="night", speech=_SPEECH, size="OTS", on=["JONAH", "MARA"]),
        20,
        _TIMING,
    ),
    "a street by night, she walks in": (
        order("street", time="night", beats=[{"who": "MARA", "verb": "enter", "target": "centre", "at": 2}], size="FS", lens=35),
        24,
        None,
    ),
    "a shore at dawn, they watch the sea": (
        order("beach", [_OLD, _SUIT], time="dawn", beats=_LOOKS, size="2S", on=["MARA", "JONAH"], frames=72),
        60,
        None,
    ),
    "a close-up": (order("office", time="day", size="CU", on=["MARA"], lens=85), 6, None),
}


def drawn(name: str) -> str:
    """The digest of one picture, 192 x 108."""
    asked, frame, timings = ORDERS[name]
    asked = asked | {"format": {"width": 192, "height": 108, "rate": "24/1"}}
    return digest("picture", still(asked, frame, timings).tobytes())


@pytest.mark.parametrize("name", ORDERS)
def test_the_drawing_is_the_one_its_version_stands_for(name):
    stored = json.loads(STORED.read_text("utf-8"))
    assert stored["drawing"] == _DRAWING, f"_DRAWING was raised: store its digests with {COMMAND}"
    assert stored["pictures"][name] == drawn(name), (
        f"the drawing changed: raise _DRAWING in engines/previz.py and run {COMMAND} to store the new digests"
    )


def store() -> None:
    """Writes the digests of today's drawing; refuses to change them under the version they stand for."""
    found = {"drawing": _DRAWING, "pictures": {name: drawn(name) for name in ORDERS}}
    before = json.loads(STORED.read_text("utf-8")) if STORED.exists() else {"drawing": "", "pictures": {}}
    both = before["pictures"].keys() & found["pictures"].keys()
    if before["drawing"] == _DRAWING and any(before["pictures"][name] != found["pictures"][name] for name in both):
        raise SystemExit(f"the drawing changed and _DRAWING is still {_DRAWING!r}: raise it in workprint/engines/previz.py first")
    STORED.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    store()

"""Orders for tests of the stage: a small clip that one changes by naming what is different."""

from __future__ import annotations

from typing import Any

MARA = {"name": "MARA", "traits": {}, "mark": "centre left", "posture": "stand", "facing": "JONAH"}
JONAH = {"name": "JONAH", "traits": {}, "mark": "centre right", "posture": "stand", "facing": "MARA"}
PAIR = (MARA, JONAH)
SEATED = (MARA | {"mark": "seat 1", "posture": "sit"}, JONAH | {"mark": "seat 2", "posture": "sit"})
WIDE = 16 / 9


def order(kind: str = "room", people: Any = PAIR, *, time: str = "day", beats: Any = (), speech: Any = (), **camera: Any) -> dict[str, Any]:
    """A clip's order; keyword arguments beyond the named ones are the camera's."""
    frames = camera.pop("frames", 48)
    furnishing = camera.pop("furnishing", ())
    shot = {
        "size": "MCU",
        "on": ["MARA"],
        "angle": "eye",
        "lens": 50,
        "side": 1,
        "move": {"kind": "static", "way": "", "speed": "medium"},
    } | camera
    return {
        "format": {"width": 160, "height": 90, "rate": "24/1"},
        "frames": frames,
        "set": {
            "kind": kind,
            "place": f"THE {kind.upper()}",
            "interior": True,
            "exterior": False,
            "time": time,
            "furnishing": list(furnishing),
        },
        "people": [dict(person) for person in people],
        "beats": list(beats),
        "camera": shot,
        "speech": list(speech),
        "style": {},
    }

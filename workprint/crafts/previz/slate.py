"""The order's camera, checked: what size on whom, from where, with which lens, and how it moves.

Knows the words of an order's "camera"; knows nothing of where anybody stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from workprint.core.errors import EngineError
from workprint.crafts.previz.camera import ANGLES, DUTCH, HEIGHTS, SHOTS, VIEWS
from workprint.crafts.previz.framing import Shot
from workprint.crafts.previz.moves import KINDS, Move


@dataclass(frozen=True)
class Wanted:
    """The order's camera, checked."""

    size: str
    on: tuple[str, ...]
    angle: str
    lens: float
    side: int
    move: Move
    view: str = ""

    @property
    def shot(self) -> Shot:
        """What framing is asked for. A canted camera leans as far as its move's degrees say, unless the move means them."""
        canted, angle = "dutch" in self.angle.split(), self.angle.replace("dutch", "").strip() or "eye"
        own = self.move.degrees if self.move.kind in ("static", "handheld", "dolly", "zoom", "rack") else 0.0
        return Shot(self.size, self.lens, angle, self.view, (own or DUTCH) if canted else 0.0)


def wanted(order: Mapping[str, Any]) -> Wanted:
    """The camera of an order. `EngineError` names a size, angle, view or move that does not exist."""
    given = order.get("camera", {})
    size = _known("size", given.get("size", "MS"), SHOTS)
    lens = given.get("lens", 35)
    if not isinstance(lens, int | float) or isinstance(lens, bool) or not 6 <= lens <= 600:
        raise EngineError(f"a lens of {lens!r} mm cannot be mounted", remedy="Lenses are 6 to 600 mm on a 36 mm gate.")
    view = given.get("view") or ""
    return Wanted(
        size,
        tuple(str(each) for each in given.get("on", ())),
        _angle(given.get("angle", "eye") or "eye"),
        float(lens),
        -1 if int(given.get("side", 1) or 1) < 0 else 1,
        _move(given.get("move") or {}),
        _known("view", view, VIEWS) if view else "",
    )


def _angle(given: Any) -> str:
    """One angle, or one and `dutch`."""
    said = str(given).casefold().split()
    rest = [word for word in said if word != "dutch"]
    if len(rest) != 1 or len(said) != 2:
        return _known("angle", given, (*ANGLES, *HEIGHTS))
    return f"{_known('angle', rest[0], (*ANGLES, *HEIGHTS))} dutch"


def _move(given: Mapping[str, Any]) -> Move:
    turn = given.get("degrees", 0) or 0
    if not isinstance(turn, int | float) or isinstance(turn, bool) or not -360 <= turn <= 360:
        raise EngineError(f"a camera cannot turn by {turn!r} degrees", remedy="A number up to 360.")
    return Move(
        _known("move", given.get("kind", "static") or "static", KINDS),
        str(given.get("way", "")),
        str(given.get("speed", "") or "medium"),
        str(given.get("to", "") or ""),
        abs(float(turn)),
    )


def _known(what: str, given: Any, allowed: Sequence[str] | Mapping[str, Any]) -> str:
    text = str(given)
    for form in (text, text.upper(), text.lower()):
        if form in allowed:
            return form
    folded = {name.casefold(): name for name in allowed}
    near = folded[get_close_matches(text.casefold(), folded, 1, 0.0)[0]]
    raise EngineError(f"there is no camera {what} {text!r}", remedy=f"Did you mean {near!r}? Known: {', '.join(allowed)}.")


def named(on: Sequence[str], names: Sequence[str]) -> list[str]:
    """The people of `on`, as they are called on the set."""
    folded = {_folded(name): name for name in names}
    return list(dict.fromkeys(folded[_folded(name)] for name in on if _folded(name) in folded))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


__all__ = ["Wanted", "named", "wanted"]

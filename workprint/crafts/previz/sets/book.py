"""What the look book says of a place and of the things in it, as an order hands it on: `set.colour`, `set.light` and `props`.

    {"lantern": {"colour": "dark red", "size": "40 cm", "material": "brass"}}

Knows those words and what they do to a made thing; knows nothing of where things stand or who holds them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from workprint.core.errors import EngineError
from workprint.crafts.previz import colours
from workprint.crafts.previz.exact import norm
from workprint.crafts.previz.forms import Colour, Swatch
from workprint.crafts.previz.sets import painted, vocabulary
from workprint.crafts.previz.sets.carpentry import Grip, Prop, stretched
from workprint.crafts.previz.sets.lightwords import WORDS, Gel, gel
from workprint.crafts.previz.sets.tones import Tones, between

_MEASURE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(mm|cm|m|metres?|meters?|centimetres?|centimeters?|)")
_UNITS = {"mm": 0.001, "c": 0.01, "m": 1.0}
_LEAST, _MOST = 0.01, 20.0
_NOT_SIZED = ("window", "door", "curtain")
"""What is built into walls keeps its measures."""
_LIT = ("glow", "glass", "backdrop")
"""Swatches that are not what a thing is made of."""


@dataclass(frozen=True)
class Entry:
    """What was said of one thing: its colour, how large it is (metres along its largest side), by how much it is larger than such things
    are, and what it is made of, each only if it was said.
    """

    colour: Colour | None = None
    metres: float = 0.0
    times: float = 1.0
    material: str = ""


@dataclass(frozen=True)
class Book:
    """The look book's words for one set: what its walls are painted, how it is lit, and the entries of things by their names."""

    wall: Colour | None = None
    light: Gel | None = None
    things: tuple[tuple[str, Entry], ...] = ()
    unknown: tuple[str, ...] = ()
    """What nothing could be made of, a sentence each."""

    def lamps(self, dark: bool) -> bool:
        """Whether its lamps burn, where they would burn or not at such an hour."""
        return "lamp" in self.light.of if self.light and self.light.of else dark

    def entry(self, *words: str) -> Entry | None:
        """What is said of a thing that has these words: of the word itself, else of a word that means the same."""
        folded = [_folded(word) for word in words if word]
        exact = [entry for name, entry in self.things if name in folded]
        meant = {vocabulary.meant(word) for word in folded} - {"thing"}
        alike = [entry for name, entry in self.things if vocabulary.meant(name) in meant]
        return next(iter([*exact, *alike]), None)

    def made(self, name: str, prop: Prop, words: str = "", *, sized: bool = True) -> Prop:
        """The prop as the book has it. What a stage note says of it in its own `words` stands before the book. Once is enough: a prop
        that the book has been read for stays as it is.
        """
        entry = None if prop.booked else self.entry(name)
        if entry is None:
            return prop
        if painted.colour_in(words) is not None:
            entry = replace(entry, colour=None, material="")
        if not sized or painted.measured(words) or name in _NOT_SIZED:
            entry = replace(entry, metres=0.0, times=1.0)
        return as_said(prop, entry, fixed=name in painted.FIXED)


def read(order: Mapping[str, Any]) -> Book:
    """The book of a clip's order. `EngineError` for a colour or a size that is none."""
    scene, entries, unknown = order.get("set") or {}, [], []
    for name, traits in (order.get("props") or {}).items():
        if not isinstance(traits, Mapping):
            raise EngineError(f"the order's props cannot be read ({name!r})", remedy='They are {"lantern": {"colour": "red"}}.')
        entry, trouble = _entry(str(name), traits)
        entries.append((_folded(str(name)), entry))
        unknown += trouble
    wall = _colour(scene["colour"], "the place's colour") if scene.get("colour") else None
    said = str(scene.get("light") or "").strip()
    light = gel(said)
    if said and light is None:
        unknown.append(f"light {said[:60]!r} of the place is not known: write {', '.join(WORDS)}")
    return Book(wall, light, tuple(entries), tuple(unknown))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _entry(name: str, traits: Mapping[str, Any]) -> tuple[Entry, list[str]]:
    metres, times = _size(traits.get("size"), name)
    said = str(traits.get("material") or "").casefold().replace("-", " ").split()
    material = next((word for word in said if word in painted.MATERIALS), "")
    trouble = [] if material or not said else [f"{name}: {' '.join(said)!r} is no material that is drawn ({', '.join(painted.MATERIALS)})"]
    return Entry(_colour(traits["colour"], name) if traits.get("colour") else None, metres, times, material), trouble


def _colour(said: Any, whose: str) -> Colour:
    """A colour, or the colour of a material ("brass")."""
    text = str(said)
    material = painted.MATERIALS.get(_folded(text))
    return colours.from_hex(material) if material else colours.colour(text, whose)


def _size(said: Any, whose: str) -> tuple[float, float]:
    """Metres (0: not said), and how many times its usual size. A number above ten is in centimetres."""
    text = _folded(str(said)) if said is not None and not isinstance(said, bool) else ""
    words = text.replace("-", " ").split()
    if not words:
        return 0.0, 1.0
    if found := _MEASURE.fullmatch(text):
        number, unit = float(found[1].replace(",", ".")), found[2]
        scale = _UNITS["mm"] if unit == "mm" else _UNITS[unit[0]] if unit else 1.0 if number <= 10.0 else _UNITS["c"]
        return min(_MOST, max(_LEAST, number * scale)), 1.0
    if any(painted.measured(word) or word in ("medium", "normal", "usual", "ordinary") for word in words):
        return 0.0, painted.times(text)
    raise EngineError(f"{str(said)[:60]!r} is no size", where=whose, remedy='Write metres, or a word: "0.4", "40 cm", "small", "large".')


# --------------------------------------------------------------------------------------------- a thing as it was said


def as_said(prop: Prop, entry: Entry, *, fixed: bool = False) -> Prop:
    """The prop in its colour and material, and of its size; a `fixed` one (a seat, a table) keeps the height that people need."""
    wide, tall, deep = prop.size
    largest = max(wide, deep) if fixed else max(wide, tall, deep)
    by = entry.metres / largest if entry.metres else entry.times
    return replace(_scaled(_painted(prop, entry), (by, 1.0 if fixed else by, by)), booked=True)


def _scaled(prop: Prop, by: tuple[float, float, float]) -> Prop:
    if by == (1.0, 1.0, 1.0):
        return prop
    grip = prop.grip
    return replace(prop, mesh=stretched(prop.mesh, by), grip=grip and _moved(grip, by))


def _moved(grip: Grip, by: tuple[float, float, float]) -> Grip:
    other = grip.other and (grip.other[0] * by[0], grip.other[1] * by[1], grip.other[2] * by[2])
    return replace(grip, at=(grip.at[0] * by[0], grip.at[1] * by[1], grip.at[2] * by[2]), other=other)


def _painted(prop: Prop, entry: Entry) -> Prop:
    """Its main swatch in the colour, with the shades of it; what shines or is seen through stays."""
    if entry.colour is None and not entry.material:
        return prop
    main = prop.palette[_main(prop)]
    pattern, values = (painted.SURFACES.get(entry.material, "plain"), ()) if entry.material else (main.pattern, main.values)
    colour = entry.colour or colours.from_hex(painted.MATERIALS[entry.material])
    palette = tuple(
        Swatch(colours.shaded(colour, _value(each) / _value(main)), pattern, values) if _kin(each, main) else each for each in prop.palette
    )
    return replace(prop, palette=palette)


def _main(prop: Prop) -> int:
    """The palette entry that most of the surface has."""
    corners = prop.mesh.points[prop.mesh.faces].astype(np.float64)
    sides = corners[:, 1:] - corners[:, :1]
    area = norm(np.cross(sides[:, 0], sides[:, 1]), axis=1)
    much = [float(area[prop.mesh.parts == index].sum()) for index in range(len(prop.palette))]
    dull = [index for index, swatch in enumerate(prop.palette) if swatch.pattern not in _LIT] or list(range(len(prop.palette)))
    return max(dull, key=lambda index: (much[index], -index))


def _kin(each: Swatch, main: Swatch) -> bool:
    """Whether a swatch is a shade of the main one: of the same kind, and not far from it in hue."""
    if each == main:
        return True
    scale = _value(each) / _value(main)
    return each.pattern == main.pattern and max(abs(a - b * scale) for a, b in zip(each.colour, main.colour, strict=True)) < 0.07


def _value(swatch: Swatch) -> float:
    return max(0.05, *swatch.colour)


def coloured(given: Tones, wall: Colour | None) -> Tones:
    """A place's tones with its walls in this colour: the dado a shade darker, the trim and the cloth nearer to it."""
    if wall is None:
        return given
    return replace(
        given,
        wall=wall,
        dado=colours.shaded(wall, 0.8),
        second=between(given.second, wall, 0.35),
        trim=between(given.trim, wall, 0.12),
    )

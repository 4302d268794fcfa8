"""How a picture may look: one row of numbers for each look, and what a frame's style makes of it.

A look is a grade (what becomes of colours), a sheet (paper, washes, hatching) and a pen. No stage of the renderer asks for a look by name;
all of them read these numbers. Knows colours and media; knows nothing of triangles or strips.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from math import fsum
from typing import NamedTuple

import numpy as np

from workprint.crafts.previz.exact import square
from workprint.crafts.previz.forms import LOOKS, Colour, Style, Swatch


@dataclass(frozen=True)
class Look:
    """Shares are 0..1 unless said.

    The grade: `keep` of a surface's own colour, `chroma` times as colourful; the rest becomes a tone between `dark` and `light`, by its
    lightness and, for `by_light`, by the light on it, `low` and below wholly dark, `high` and above wholly light;.
    `plain` surfaces have no patterns; `checker` draws a chequered floor, `pillars` thin pillars.
    The sheet: `paper`, how much of the colour is `wash`ed on; `hatch` and `cross` one and three directions of hatching, `toned` 0 in the
    shade, 1 where it is dark; `grain` of the paper, `tooth` how much more of it shows, `vignette` bare corners; whether `dusk` darkens
    bare paper. The pen: `ink`, `own` lines in a darker shade of what they run over, `line` weight (1 is about 1.15 px at 720 lines),
    `wobble` or a `steady` hand, `bite` how much the tooth breaks lines.
    """

    paper: Colour = (0.965, 0.945, 0.90)
    ink: Colour = (0.10, 0.085, 0.09)
    keep: float = 1.0
    chroma: float = 1.0
    dark: Colour = (0.0, 0.0, 0.0)
    light: Colour = (1.0, 1.0, 1.0)
    by_light: float = 0.0
    low: float = 0.0
    high: float = 1.0
    plain: bool = False
    checker: bool = False
    pillars: bool = False
    wash: float = 1.0
    hatch: float = 0.12
    cross: float = 0.0
    toned: float = 0.0
    grain: float = 1.0
    tooth: float = 0.0
    vignette: float = 1.0
    dusk: bool = True
    own: float = 0.0
    line: float = 1.0
    wobble: float = 1.0
    steady: bool = False
    bite: float = 0.0


_TABLE: dict[str, Look] = {
    "ink": Look(),
    "pencil": Look(
        paper=(0.965, 0.955, 0.93), ink=(0.13, 0.13, 0.16), keep=0.30, chroma=0.7, dark=(0.14, 0.14, 0.17), light=(1.0, 0.995, 0.975),
        by_light=0.3, low=0.12, high=0.72, wash=0.50, hatch=0.70, cross=0.78, toned=0.8, tooth=0.4, dusk=False, line=1.15, wobble=1.3,
        bite=0.45,
    ),
    "charcoal": Look(
        paper=(0.84, 0.80, 0.73), ink=(0.07, 0.065, 0.065), keep=0.0, dark=(0.03, 0.028, 0.028), light=(0.95, 0.92, 0.86),
        by_light=0.55, low=0.14, high=0.80, wash=0.92, hatch=0.0, grain=1.0, tooth=1.7, vignette=1.0, dusk=False, line=2.6,
        wobble=1.3, bite=0.8,
    ),
    "flat": Look(
        keep=1.0, chroma=1.35, plain=True, hatch=0.0, grain=0.0, vignette=0.0, own=1.0, line=0.8, steady=True,
    ),
    "noir": Look(
        paper=(0.93, 0.93, 0.92), ink=(0.02, 0.02, 0.025), keep=0.0, dark=(0.02, 0.02, 0.025), light=(0.95, 0.95, 0.94),
        by_light=0.72, low=0.24, high=0.74, hatch=0.0, grain=0.6, tooth=0.4, vignette=0.0, dusk=False, line=1.5, wobble=0.8,
    ),
    "blueprint": Look(
        paper=(0.10, 0.25, 0.50), ink=(0.88, 0.94, 1.0), keep=0.0, dark=(0.05, 0.15, 0.36), light=(0.17, 0.36, 0.64),
        by_light=0.5, low=0.1, high=0.9, plain=True, hatch=0.0, grain=0.7, vignette=0.6, dusk=False, line=1.1, wobble=0.35,
    ),
    "whitebox": Look(
        keep=0.0, dark=(0.34, 0.34, 0.345), light=(0.93, 0.93, 0.93), by_light=0.30, low=0.05, high=0.95, plain=True, checker=True,
        pillars=True, hatch=0.0, grain=0.0, vignette=0.0, line=0.0, steady=True,
    ),
}  # fmt: skip


class Grade(NamedTuple):
    """A look's grade in single precision; `floor` above 0 draws a chequered floor."""

    keep: np.float32
    chroma: np.float32
    dark: tuple[np.float32, np.float32, np.float32]
    light: tuple[np.float32, np.float32, np.float32]
    by_light: np.float32
    low: np.float32
    steep: np.float32
    floor: np.float32
    plain: bool


def look_of(style: Style) -> Look:
    """The look of a style, its own measures times the style's. `ValueError` names the nearest look."""
    if style.look not in _TABLE:
        near = difflib.get_close_matches(style.look, LOOKS, 1, 0.0)[0]
        raise ValueError(f"no look is called {style.look!r}; the nearest is {near!r}")
    look = _on_paper(_TABLE[style.look], style)
    return replace(
        look,
        paper=style.paper or look.paper,
        own=0.0 if style.ink is not None else look.own,
        chroma=look.chroma * (style.chroma or 1.0),
        ink=style.ink or look.ink,
        hatch=look.hatch * style.hatch,
        cross=look.cross * style.hatch,
        grain=look.grain * style.grain,
        vignette=look.vignette * style.vignette,
        line=look.line * style.line,
        wobble=look.wobble * style.wobble,
    )


def tint(style: Style) -> Colour:
    """By how much a style's own paper makes what is washed on it redder, greener, bluer than the look's does."""
    own = _TABLE[style.look].paper
    red, green, blue = (min(1.2, max(0.2, a / b)) for a, b in zip(style.paper or own, own, strict=True))
    return red, green, blue


def _on_paper(look: Look, style: Style) -> Look:
    """A look on a paper and with an ink of the style's own: its light is the paper's, its dark the ink's."""
    if style.paper is not None:
        dark, light = (_shifted(tone, look.paper, style.paper) for tone in (look.dark, look.light))
        look = replace(look, dark=dark, light=light)
    if style.chroma <= 0.0 and look.keep > 0.0:
        dark, light = look.ink, _shifted((1.0, 1.0, 1.0), look.paper, style.paper or look.paper)
        look = replace(look, keep=0.0, chroma=1.0, dark=dark, light=light, by_light=0.0, low=0.0, high=1.0)
    if style.ink is not None and lightness(look.ink) < lightness(look.paper):
        look = replace(look, dark=style.ink)
    return look


def _shifted(tone: Colour, was: Colour, now: Colour) -> Colour:
    red, green, blue = (min(1.0, c * b / max(a, 0.02)) for c, a, b in zip(tone, was, now, strict=True))
    return red, green, blue


def grade_of(look: Look) -> Grade:
    """A look's grade as the shader reads it."""
    single = np.float32
    dark, light = ((single(r), single(g), single(b)) for r, g, b in (look.dark, look.light))
    return Grade(
        single(look.keep), single(look.chroma), dark, light, single(look.by_light), single(look.low),
        single(1.0 / max(look.high - look.low, 1e-3)), single(1.0 if look.checker else 0.0), look.plain,
    )  # fmt: skip


def lightness(colour: Colour) -> float:
    return 0.30 * colour[0] + 0.55 * colour[1] + 0.15 * colour[2]


def held_to(palette: tuple[Colour, ...], colour: Colour, part: float = 0.8) -> Colour:
    """A colour moved `part` of the way to the nearest of a palette, that one made as light as the colour is."""
    if not palette:
        return colour
    target = min((_as_light(own, colour) for own in palette), key=lambda c: fsum(square(a - b) for a, b in zip(c, colour)))
    r, g, b = (a + (t - a) * part for a, t in zip(colour, target))
    return (r, g, b)


def _as_light(own: Colour, like: Colour) -> Colour:
    """A palette's colour, three quarters of the way to the lightness of another colour."""
    wanted, has = lightness(like), lightness(own)
    goal = has + (wanted - has) * 0.75
    if goal <= has:
        by = goal / max(has, 1e-6)
        return (own[0] * by, own[1] * by, own[2] * by)
    up = (goal - has) / max(1.0 - has, 1e-6)
    return (own[0] + (1.0 - own[0]) * up, own[1] + (1.0 - own[1]) * up, own[2] + (1.0 - own[2]) * up)


def repainted(swatch: Swatch, palette: tuple[Colour, ...]) -> Colour:
    """A swatch's colour under a palette: skin gives way a little only, lamps and windows half."""
    part = {"skin": 0.25, "face": 0.25, "glow": 0.4}.get(swatch.pattern, 0.8)
    return held_to(palette, swatch.colour, part)

"""What the parts of the stage hand to one another: meshes, palettes, faces, a view, a light, a style. Arrays and numbers only.

World: metres, Y up, right-handed; a person at rest stands at the origin facing +Z, their own left is +X.
Angles are degrees unless a name says otherwise. Knows nothing of screenplays, and nothing of how a picture is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Bytes = NDArray[np.uint8]
Colour = tuple[float, float, float]
"""Red, green, blue in 0..1, as they are shown (not linear light)."""


@dataclass(frozen=True)
class Mesh:
    """Triangles. `points` (n, 3) metres, `normals` (n, 3) unit length, `faces` (m, 3) indices, counter-clockwise seen from outside.

    `parts` (m,) says which entry of the thing's palette each triangle has. `rest` (n, 3) holds positions in rest space, for what is
    drawn on the surface (a face, a hem, floor planks); where absent it equals `points`.
    """

    points: Floats
    normals: Floats
    faces: Ints
    parts: Bytes
    rest: Floats | None = None


@dataclass(frozen=True)
class Swatch:
    """One palette entry: a colour and what is drawn on it. `pattern` is one of the names in `renderer`'s pattern table (plain, planks, tiles,
    panelled wall, bricks, asphalt, grass, water, face, hair, top, bottom, glow, ...); `values` are that pattern's own numbers.
    """

    colour: Colour
    pattern: str = "plain"
    values: tuple[float, ...] = ()


@dataclass(frozen=True)
class Expression:
    """What a face shows. Gaze is -1..1 (their left, up), blink 0..1, brow raise -1..1, brow angle -1 (worried) .. 1 (angry), mouth open 0..1,
    mouth width about 1 (0.5 puckered .. 1.3 wide), smile -1..1, teeth 0..1.
    """

    gaze: tuple[float, float] = (0.0, 0.0)
    blink: float = 0.0
    brow: float = 0.0
    brow_angle: float = 0.0
    mouth: float = 0.0
    width: float = 1.0
    smile: float = 0.0
    teeth: float = 0.0


@dataclass(frozen=True)
class Thing:
    """One object to draw: a mesh in world space and its palette. `id` tells ink lines where one thing ends and the next begins
    (stable within a shot). `expression` and `head` (uniform scale of the head in rest space) only for people. `moving` things are posed anew each frame; the
    others are the set, whose shadow may be kept from frame to frame.
    """

    id: int
    name: str
    mesh: Mesh
    palette: tuple[Swatch, ...]
    moving: bool = False
    expression: Expression | None = None
    head: float = 1.0


@dataclass(frozen=True)
class View:
    """A camera: where it is, what it looks at, roll (degrees, clockwise), vertical field of view (degrees)."""

    eye: tuple[float, float, float]
    target: tuple[float, float, float]
    fov: float
    roll: float = 0.0


@dataclass(frozen=True)
class Light:
    """One shadow light and the ambience. `direction` points *towards* the light. `key` multiplies lit surfaces, `shade` the others.
    `sky_top` and `sky_low` colour what is behind everything; `haze` is the distance in metres over which things fade to `sky_low`.
    `spots` are practical lamps: (x, y, z, radius in metres, strength) that warm what is near them, without shadow.
    """

    direction: tuple[float, float, float] = (-0.5, 0.7, 0.5)
    key: Colour = (1.0, 0.985, 0.94)
    shade: Colour = (0.60, 0.585, 0.68)
    sky_top: Colour = (0.93, 0.90, 0.84)
    sky_low: Colour = (0.93, 0.90, 0.84)
    haze: float = 60.0
    spots: tuple[tuple[float, float, float, float, float], ...] = ()
    spot_colour: Colour = (1.0, 0.82, 0.55)


@dataclass(frozen=True)
class Style:
    """How the picture is drawn: ink line weight (1 is about 1.15 px at 720 lines), hatching and wash 0..1, paper and ink colours, wobble in px at 720 lines,
    `boil` a small integer that shifts the wobble from drawing to drawing.
    """

    line: float = 1.0
    hatch: float = 1.0
    grain: float = 1.0
    wobble: float = 1.0
    paper: Colour = (0.965, 0.945, 0.90)
    ink: Colour = (0.10, 0.085, 0.09)


@dataclass(frozen=True)
class Frame:
    """All that one drawing needs."""

    things: tuple[Thing, ...]
    view: View
    light: Light = Light()
    style: Style = field(default_factory=Style)
    boil: int = 0

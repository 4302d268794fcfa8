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
    """One palette entry: a colour and what is drawn on it. `pattern` is a name of `decals.PATTERNS`; `values` are that pattern's own
    numbers, in
    metres unless said, as many as wanted (the rest take the defaults in brackets). An unknown name is an error. Patterns lie in rest space.

    set       plain, planks (width .16, length 1.7, contrast 1), tiles (size .3, contrast 1), bricks (length .24, height .08),
              paving (size .6), panel (dado height .95), stripes (width .12, contrast 1), curtain (fold .14), rug (none), books (spine .04),
              bark, leaves (size .12), grass (tuft .25), ground (none: soil, sand, snow), water (wave .8), rock, metal, wood (grain .05),
              asphalt (none), road (half width 3.5, dash length 2, runs along 0 = x 1 = z, centre 0: kerb and centre lines), glass (pane
              sheen)
    no light  glow (strength 1: lamps, screens, lit windows; 2: flames, without outlines; casts no shadow),
              backdrop (drawn unlit, casts no shadow, no haze)
    people    skin, shoe: plain. wire: plain, without outlines (the rims of glasses).
              face (pivot height 1.545, iris r .10 g .08 b .08, beard 0..1, lips 0..1, age 0..1)
              hair (strands 1).  collar (height 1.498, opening 1).
              top, coat (hem height .86, sleeve 0..1 of the arm .955, shoulder width factor 1, wider neck 0, front: 0 closed, 1 buttons,
              2 coat,
              stripe: 0 none, 1 across, 2 checks; then the arm in rest space: shoulder x .168, y 1.405, angle below level 50 degrees,
              length .53)
              bottom (lower hem .07, upper edge 9): cut below and above these heights.

    Garments (top, coat, bottom, collar), hair, leaves and curtain are drawn from both sides, everything else from outside only.
    The brows take the colour of the palette's `hair` entry.
    """

    colour: Colour
    pattern: str = "plain"
    values: tuple[float, ...] = ()


@dataclass(frozen=True)
class Expression:
    """What a face shows. Gaze is -1..1 (their left, up), blink 0..1, brow raise -1..1, brow angle -1 (worried) .. 1 (angry), mouth open
    0..1,
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
    (stable within a shot). `expression` and `head` (uniform scale of the head in rest space) only for people. `moving` things are posed
    anew each frame; the
    others are the set, whose shadow may be kept from frame to frame. What does not cast (`casts`: ceilings, walls between the light
    and the room) lets the light through.
    """

    id: int
    name: str
    mesh: Mesh
    palette: tuple[Swatch, ...]
    moving: bool = False
    expression: Expression | None = None
    head: float = 1.0
    casts: bool = True


@dataclass(frozen=True)
class View:
    """A camera: where it is, what it looks at, roll (degrees, clockwise), vertical field of view (degrees)."""

    eye: tuple[float, float, float]
    target: tuple[float, float, float]
    fov: float
    roll: float = 0.0


@dataclass(frozen=True)
class Second:
    """A second light that throws shadows, beside the key: a lamp beside a window, a street lamp under the moon, a kicker.

    With a `place` (metres) it is a lamp: it shines all round, falls off to nothing over `reach` metres, and throws shadows within 60
    degrees round its `aim` (a place; without one, straight down). What is nearer to it than `bare` metres is the lamp itself and throws
    none. Without a `place` it shines from `direction` (towards the light, as the key's) evenly over everything; `reach`, `aim` and `bare`
    mean nothing then. `colour` is what it lifts a lit surface to (never darker than it was), `strength` 0..1.5 how far; `spill` 0..1 is how
    much of it is left on what is no person (the gaffer flags a key off the walls).
    """

    place: tuple[float, float, float] | None = None
    direction: tuple[float, float, float] = (0.5, 0.6, 0.6)
    colour: Colour = (1.0, 0.82, 0.55)
    strength: float = 1.0
    reach: float = 6.0
    aim: tuple[float, float, float] | None = None
    bare: float = 0.25
    spill: float = 1.0


@dataclass(frozen=True)
class Light:
    """The key, which throws shadows, and the ambience. `direction` points *towards* it. `key` multiplies lit surfaces, `shade` the others.
    `sky_top` and `sky_low` colour what is behind everything; `haze` is the distance in metres over which things fade to `sky_low`.
    `spots` are practical lamps: (x, y, z, radius in metres, strength) that warm what is near them, without shadow, each with its own of
    `spot_colours` (those beyond its end have `spot_colour`; a screen's is cool, a fire's warm). `second` is one more
    light that throws shadows; a lamp that is the second light should not stand among the spots as well.
    `flagged` 0..1 is how much of the key is left on what is no person.
    Behind everything: `clouds` 0..1 and `stars` 0..1, and a `moon` in the direction given. `rain` 0..1 falls in front of everything.
    """

    direction: tuple[float, float, float] = (-0.5, 0.7, 0.5)
    key: Colour = (1.0, 0.985, 0.94)
    shade: Colour = (0.60, 0.585, 0.68)
    sky_top: Colour = (0.93, 0.90, 0.84)
    sky_low: Colour = (0.93, 0.90, 0.84)
    haze: float = 60.0
    spots: tuple[tuple[float, float, float, float, float], ...] = ()
    spot_colour: Colour = (1.0, 0.82, 0.55)
    clouds: float = 0.0
    stars: float = 0.0
    moon: tuple[float, float, float] | None = None
    rain: float = 0.0
    second: Second | None = None
    spot_colours: tuple[Colour, ...] = ()
    flagged: float = 1.0


LOOKS = ("ink", "pencil", "charcoal", "flat", "noir", "blueprint", "whitebox")
"""How a picture may look; `draw/looks.py` says what each is made of."""


@dataclass(frozen=True)
class Style:
    """How the picture is drawn: a `look` (one of `LOOKS`) and how much of it. `line`, `hatch`, `grain`, `wobble` and `vignette` are
    factors on the look's own measures, 1 as the look has it: the weight of lines (for ink 1 is about 1.15 px at 720 lines), hatching,
    the tooth of the paper, how far lines wander (1 is about a pixel at 720 lines; more than 1.3 counts as 1.3), and how much of the paper
    is left bare at the corners.

    `palette`: colours that the picture is held to; every colour moves most of the way to the nearest of them of about its lightness.
    `paper` and `ink` replace the look's own, and tint what is laid on with them; `chroma` 0 is without colour, above 1 more colourful.
    """

    line: float = 1.0
    hatch: float = 1.0
    grain: float = 1.0
    wobble: float = 1.0
    paper: Colour | None = None
    ink: Colour | None = None
    vignette: float = 1.0
    look: str = "ink"
    palette: tuple[Colour, ...] = ()
    chroma: float = 1.0


@dataclass(frozen=True)
class Frame:
    """All that one drawing needs. `boil` is a small integer that shifts the wobble of the lines from drawing to drawing. `focus` is how
    far off what is in focus is, metres along the view; what is nearer or farther is drawn softer (None: all is sharp).
    """

    things: tuple[Thing, ...]
    view: View
    light: Light = Light()
    style: Style = field(default_factory=Style)
    boil: int = 0
    focus: float | None = None

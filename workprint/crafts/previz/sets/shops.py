"""A shop: goods on every wall, a counter with its till, a display window, a bell over the door. Knows one floor plan; knows nothing of who
plays there.
"""

from __future__ import annotations

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import fittings, yard
from workprint.crafts.previz.sets import furniture as f
from workprint.crafts.previz.sets import props as p
from workprint.crafts.previz.sets.carpentry import Prop, ball, beam, box, lathe, made
from workprint.crafts.previz.sets.dressing import Dressing, Spot
from workprint.crafts.previz.sets.rooms import against, entry, hang, pendant, zones
from workprint.crafts.previz.sets.shell import TURN, Opening, Size, build, door, window
from workprint.crafts.previz.sets.tones import Dice, Tones, metal, plain, wood

Ways = dict[str, tuple[float, float]]
BRASS = (0.66, 0.52, 0.28)


def shop(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """The street is on the left, with door and display window; the counter on the right, whoever serves behind it."""
    t, d = dressing.tones, dressing.dice
    size = Size(d.between("width", 7.0, 7.8), d.between("depth", 5.8, 6.4), 2.9)
    w, h = size.width / 2, size.depth / 2
    holes: dict[int, list[Opening]] = {3: [door(-1.6), window(0.85, 2.9, 0.55, 2.3)], 2: [window(-2.2, 1.4)], 0: []}
    build(dressing, size, holes, floor=Swatch(t.floor, d.pick("floor", ("tiles", "planks"))), open_door=open_door)
    zones(dressing, size, (0.0, 1.35))
    off = entry(dressing, size, 3, -1.6)
    _door_bell(dressing, size)
    _display(dressing, size)
    _serving(dressing, size)
    for i, along in enumerate((-2.35, -0.75, 0.85, 2.45)):
        if abs(along) < w - 0.8:
            against(dressing, size, 0, along, fittings.goods(t, Dice(f"{d.name} {i}")), name="shelf")
    for i, along in enumerate((-0.4, 1.2)):
        against(dressing, size, 2, along, fittings.goods(t, Dice(f"{d.name} front {i}"), 1.5, 1.6, 4), name="shelf")
    hang(dressing, size, 2, 0.4, f.poster(t, d, 1.2, 0.5), height=2.1, name="poster")
    against(dressing, size, 2, 2.5, yard.barrel(t, d), name="barrel")
    dressing.put("island", fittings.gondola(t, d), Spot(-0.55, -0.75))
    dressing.put("crate", p.crate(t, d), Spot(w - 0.45, h - 1.2, -90))
    for x, z in ((-1.2, 0.9), (-0.5, -0.9), (w - 1.4, 0.2)):
        pendant(dressing, size, x, z, 2.15)
    dressing.put("chair", f.chair(t), Spot(w - 2.4, 1.0, 90))
    dressing.seat("seat 1", w - 2.4, 1.0, 90, f.SEAT)
    dressing.put("stool", f.stool(t, 0.62), Spot(w - 0.85, 1.0, -90))
    dressing.seat("seat 2", w - 0.85, 1.0, -90, 0.62)
    marks = {
        "window": (-w + 1.35, -0.2, -90.0),
        "window 2": (-w + 1.35, -1.2, -90.0),
        "counter": (w - 2.35, 0.15, 90.0),
        "counter 2": (w - 2.35, -0.6, 90.0),
        "bar": (w - 0.95, 0.15, -90.0),
        "shelf": (-0.6, -h + 1.0, 180.0),
    }
    for name, (x, z, yaw) in marks.items():
        dressing.mark(name, x, z, yaw)
    return size, off


def _door_bell(dressing: Dressing, size: Size) -> None:
    """A bell on a spring over the door, and a card on its pane."""
    t = dressing.tones
    arm = [(beam((0, 0.10, 0), (0, 0.14, 0.16), 0.012), metal(BRASS)), (beam((0, 0.14, 0.16), (0, 0.10, 0.18), 0.010), metal(BRASS))]
    bell = lathe(((0.05, 0.0), (0.035, 0.02), (0.03, 0.06), (0.0, 0.08)), (0, 0.03, 0.18), sides=14)
    clapper = (ball(0.02, 0.02, (0, 0.015, 0.18), sides=8, rings=5), metal(t.metal))
    hang(
        dressing, size, 3, -1.3, made((box(0.05, 0.16, 0.012), metal(BRASS)), *arm, (bell, metal(BRASS)), clapper), height=2.16, name="bell"
    )
    sign = made(
        (box(0.30, 0.16, 0.008), plain(t.paper)),
        *((box(0.035, 0.08, 0.004, (-0.09 + 0.06 * i, 0.04, 0.005)), plain(t.accent)) for i in range(4)),
    )
    x, z = size.at(3, -1.6, 0.06)
    dressing.put("sign", sign, Spot(x, z, TURN[3], y=1.42, wall=3), solid=False)


def _display(dressing: Dressing, size: Size) -> None:
    """The platform behind the display window, with what is in the window."""
    t, d = dressing.tones, dressing.dice
    x, z = size.at(3, 0.85, 0.34)
    dressing.put(
        "display", made((box(2.9, 0.5, 0.6), wood(t.wood)), (box(2.96, 0.03, 0.66, (0, 0.5, 0)), wood(t.dark))), Spot(x, z, TURN[3], wall=3)
    )
    wares: tuple[tuple[str, Prop], ...] = (
        ("basket", p.bowl(t, d)),
        ("bottles", p.bottle(t, d)),
        ("parcel", p.parcel(t, d)),
        ("flowers", p.flowers(t, d)),
        ("books", p.books(t, d)),
    )
    for i, (name, prop) in enumerate(wares):
        x, z = size.at(3, -0.25 + 0.55 * i, 0.30 + 0.10 * (i % 2))
        dressing.put(name, prop, Spot(x, z, 90.0 + 14 * i, y=0.53, wall=3), solid=False)


def _serving(dressing: Dressing, size: Size) -> None:
    """Counter, till, scales and the goods behind whoever serves."""
    t, d, w = dressing.tones, dressing.dice, size.width / 2
    item = dressing.put("counter", f.counter(t, 2.6, 1.0), Spot(w - 1.6, 0.25, -90))
    dressing.put("till", fittings.till(t, d), Spot(w - 1.58, -0.55, -90, y=1.0), solid=False)
    dressing.put("scales", _scales(t), Spot(w - 1.62, 1.15, -90, y=1.0), solid=False)
    dressing.tops.append((w - 1.6, 1.0, 0.3, 0.22, 0.45))
    assert item.high[1] < 1.2
    for i, along in enumerate((-0.95, 0.65)):
        against(dressing, size, 1, along, fittings.goods(t, Dice(f"{d.name} behind {i}"), 1.5, 2.2, 6), name="shelf")
    hang(dressing, size, 1, -2.35, f.clock(t, d.between("hour", 1, 12)), height=2.0, name="clock")
    hang(dressing, size, 1, 2.1, f.menu_board(t, d), height=1.75, name="menu")


def _scales(tones: Tones) -> Prop:
    pan = lathe(((0.04, 0.0), (0.15, 0.03), (0.155, 0.035), (0.0, 0.02)), (0, 0.22, 0), sides=16)
    return made(
        (box(0.26, 0.16, 0.20), plain(tones.accent)),
        (box(0.04, 0.08, 0.04, (0, 0.15, 0)), metal(tones.metal)),
        (pan, metal((0.75, 0.77, 0.78))),
    )

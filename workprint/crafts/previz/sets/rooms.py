"""Rooms to live and work in: living room, kitchen, bedroom, office. Each dresses all four walls, so that every reverse angle has depth.

The play is along x (two people face each other left and right of `centre`, or across a table), the audience at +z.
Knows floor plans; knows nothing of who plays there.
"""

from __future__ import annotations

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import furniture as f
from workprint.crafts.previz.sets import props as p
from workprint.crafts.previz.sets import tableware
from workprint.crafts.previz.sets.carpentry import Point, Prop, lathe, made
from workprint.crafts.previz.sets.dressing import Dressing, Spot
from workprint.crafts.previz.sets.shell import TURN, Opening, Size, build, door, window
from workprint.crafts.previz.sets.tones import metal


def zones(dressing: Dressing, size: Size, centre: tuple[float, float], apart: float = 0.65) -> None:
    """The marks that every set has: two people face each other a metre and a third apart, left and right of the centre."""
    x, z = centre
    w, d = size.width / 2, size.depth / 2
    dressing.mark("centre", x, z, 0)
    dressing.mark("centre left", x - apart, z, 90)
    dressing.mark("centre right", x + apart, z, -90)
    dressing.mark("left", -w + 1.15, z - 0.25, 70)
    dressing.mark("right", w - 1.15, z - 0.25, -70)
    dressing.mark("front", x + 0.2, min(z + 1.0, d - 0.6), 180)
    dressing.mark("back", x, -d + 0.75, 0)
    dressing.mark("back left", -w + 1.0, -d + 0.9, 45)
    dressing.mark("back right", w - 1.0, -d + 0.9, -45)


def entry(dressing: Dressing, size: Size, wall: int, along: float) -> dict[str, tuple[float, float]]:
    """The door mark inside; behind the door its threshold, and beside that, out of sight, where people wait."""
    x, z = size.at(wall, along, 0.65)
    dressing.mark("door", x, z, TURN[wall])
    return {"door": size.at(wall, along + 0.95, -0.75), "threshold": size.at(wall, along, -0.5)}


def hang(dressing: Dressing, size: Size, wall: int, along: float, prop: Prop, *, height: float = 1.58, name: str = "picture") -> None:
    """Hang a prop on a wall, its middle (or underside) at this height."""
    x, z = size.at(wall, along, 0.02 - prop.low[2])
    dressing.put(name, prop, Spot(x, z, TURN[wall], y=height, wall=wall), solid=False)


def against(dressing: Dressing, size: Size, wall: int, along: float, prop: Prop, *, name: str, gap: float = 0.04) -> Point:
    """Stand a prop with its back to a wall; the point where it stands."""
    x, z = size.at(wall, along, gap - prop.low[2])
    dressing.put(name, prop, Spot(x, z, TURN[wall], wall=wall))
    return x, prop.high[1], z


def dining(dressing: Dressing, x: float, z: float, *, round_one: bool = False) -> None:
    """A table with its chairs: seats 1 and 2 face each other across it along x, 3 sits at its far end, 4 beside 2."""
    tones = dressing.tones
    table = f.round_table(tones, 0.42) if round_one else f.table(tones, 0.85, 1.5)
    item = dressing.put("table", table, Spot(x, z))
    dressing.top(item, 0.74)
    reach = 0.70 if round_one else 0.72
    front = 0.0 if round_one else 0.22
    seats = [
        ("seat 1", x - reach, z + front, 90.0),
        ("seat 2", x + reach, z + front, -90.0),
        ("seat 3", x, z - (0.72 if round_one else 1.05), 0.0),
    ]
    if not round_one:
        seats.append(("seat 4", x + reach, z - 0.45, -90.0))
    for name, sx, sz, yaw in seats:
        dressing.put("chair", f.chair(tones), Spot(sx, sz, yaw))
        aside = (sx, sz + 0.62) if yaw in (90.0, -90.0) and name != "seat 4" else None
        dressing.seat(name, sx, sz, yaw, f.SEAT, aside)
    dressing.mark("table", x, z + (0.80 if round_one else 1.15), 180)


def living(dressing: Dressing, open_door: bool) -> tuple[Size, dict[str, tuple[float, float]]]:
    """A living room with a table, a sofa, shelves and two windows."""
    t, d = dressing.tones, dressing.dice
    size = Size(d.between("width", 5.8, 6.8), d.between("depth", 5.0, 5.6), d.between("height", 2.65, 2.9))
    w, h = size.width / 2, size.depth / 2
    exit_at = w - 1.0
    holes: dict[int, list[Opening]] = {0: [window(-w * 0.42, 1.5), door(exit_at)], 3: [window(0.1, 1.7)], 2: [window(-0.4, 1.3)]}
    build(dressing, size, holes, floor=Swatch(t.floor, "planks"), wall=d.pick("paper", ("panel", "plain", "stripes")), open_door=open_door)
    zones(dressing, size, (0.35, 1.15))
    off = entry(dressing, size, 0, exit_at)
    dressing.put("rug", f.rug(t), Spot(0.1, 0.35), solid=False)
    dining(dressing, -0.55, -0.55)
    against(dressing, size, 3, -1.75, f.shelf(t, d), name="shelf")
    at = against(dressing, size, 1, -0.55, f.cabinet(t), name="cabinet")
    dressing.put("flowers", p.flowers(t, d), Spot(at[0], at[2] + 0.35, y=at[1], wall=1), solid=False)
    dressing.put("photo", p.photo(t, d), Spot(at[0], at[2] - 0.3, -90, y=at[1], wall=1), solid=False)
    hang(dressing, size, 1, -0.55, f.picture(t, d, 0.9, 0.6), height=1.68)
    against(dressing, size, 2, 1.58, f.sofa(t), name="sofa")
    hang(dressing, size, 2, 1.5, f.picture(t, d, 1.1, 0.6), height=1.65)
    against(dressing, size, 2, -1.72, f.cabinet(t, 0.9), name="cabinet")
    hang(dressing, size, 0, 0.35, f.picture(t, d, 0.7, 0.9), height=1.6)
    hang(dressing, size, 3, 1.9, f.clock(t, d.between("hour", 1, 12)), height=1.9, name="clock")
    hang(dressing, size, 1, 1.35, f.poster(t, d), height=1.6, name="poster")
    dressing.put("plant", f.plant(t, d), Spot(-w + 0.5, -h + 0.5))
    lamp(dressing, w - 0.42, 0.75)
    dressing.put("plant", f.plant(t, d, 0.6), Spot(w - 0.38, h - 0.42))
    dressing.seat("sofa", -1.5 + 0.45, h - 0.52, 180, 0.46)
    more = {"window": (-w + 0.6, -0.3, -90.0), "window 2": (-w + 0.6, 0.7, -90.0), "shelf": (-w + 0.85, 1.75, -90.0)}
    for name, (x, z, yaw) in more.items():
        dressing.mark(name, x, z, yaw)
    return size, off


def lamp(dressing: Dressing, x: float, z: float) -> None:
    """A standard lamp and its light."""
    dressing.put("lamp", f.floor_lamp(dressing.tones, dressing.dark), Spot(x, z))
    dressing.lamp(x, 1.5, z, 3.2, 0.9)


def kitchen(dressing: Dressing, open_door: bool) -> tuple[Size, dict[str, tuple[float, float]]]:
    """A kitchen: units, stove and fridge along the back, a table in the middle."""
    t, d = dressing.tones, dressing.dice
    size = Size(d.between("width", 4.8, 5.4), d.between("depth", 4.6, 5.0), 2.6)
    w, h = size.width / 2, size.depth / 2
    holes: dict[int, list[Opening]] = {0: [window(-0.6, 1.0, 1.15, 2.1)], 1: [door(0.7)], 3: [window(0.2, 1.5)], 2: [window(-0.9, 1.0)]}
    build(dressing, size, holes, floor=Swatch(t.floor, "tiles", (0.4, 0.5)), open_door=open_door)
    zones(dressing, size, (0.3, 1.35))
    off = entry(dressing, size, 1, 0.7)
    against(dressing, size, 0, -0.6, f.kitchen_units(t, 2.2), name="counter")
    against(dressing, size, 0, 0.85, f.stove(t), name="stove")
    against(dressing, size, 0, 1.55, f.fridge(t), name="fridge")
    hang(dressing, size, 0, 0.74, f.cupboards(t, 0.95), height=1.55, name="cupboard")
    hang(dressing, size, 0, -w + 0.65, f.cupboards(t, 0.75), height=1.55, name="cupboard")
    for name, prop, x in (("jar", p.bottle(t, d), -1.35), ("bowl", p.bowl(t, d), 0.28), ("plates", p.plate(t, d), -1.1)):
        dressing.put(name, prop, Spot(x, -h + 0.3, y=0.92, wall=0), solid=False)
    dressing.put("teapot", tableware.teapot(t, d), Spot(0.71, -h + 0.48, -35, y=0.932, wall=0), solid=False)
    dining(dressing, -0.25, 0.05)
    against(dressing, size, 1, -1.3, f.shelf(t, d, 0.8, 1.9), name="shelf")
    hang(dressing, size, 1, -0.45, f.clock(t, d.between("hour", 1, 12)), height=1.85, name="clock")
    against(dressing, size, 2, 0.9, f.cabinet(t, 1.3), name="cabinet")
    hang(dressing, size, 2, 0.9, f.picture(t, d), height=1.6)
    hang(dressing, size, 3, 1.55, f.picture(t, d, 0.5, 0.65), height=1.6)
    dressing.put("plant", f.plant(t, d, 0.8), Spot(-w + 0.45, h - 0.5))
    pendant(dressing, size, -0.25, 0.05)
    spots = {
        "window": (-w + 0.6, -0.3, -90.0),
        "window 2": (-w + 0.6, 0.7, -90.0),
        "counter": (-0.9, -h + 0.95, 180.0),
        "stove": (0.85, -h + 0.95, 180.0),
    }
    for name, (x, z, yaw) in (spots | {"counter 2": (-0.2, -h + 0.95, 180.0), "shelf": (w - 0.85, -1.3, 90.0)}).items():
        dressing.mark(name, x, z, yaw)
    return size, off


def pendant(dressing: Dressing, size: Size, x: float, z: float, height: float = 1.85) -> None:
    """A lamp that hangs from the ceiling."""
    dressing.put("pendant", f.pendant(dressing.tones, dressing.dark, size.height - height), Spot(x, z, y=height), solid=False)
    dressing.lamp(x, height - 0.42, z, 2.8, 0.9)


def bedroom(dressing: Dressing, open_door: bool) -> tuple[Size, dict[str, tuple[float, float]]]:
    """A bedroom: the bed's head to the back wall, a wardrobe, a desk."""
    t, d = dressing.tones, dressing.dice
    size = Size(d.between("width", 4.8, 5.4), d.between("depth", 4.6, 5.2), 2.6)
    w, h = size.width / 2, size.depth / 2
    holes: dict[int, list[Opening]] = {0: [door(w - 0.85)], 3: [window(0.2, 1.7)], 2: [window(0.8, 1.2)]}
    build(dressing, size, holes, floor=Swatch(t.floor, "planks"), wall=d.pick("paper", ("stripes", "plain", "panel")), open_door=open_door)
    zones(dressing, size, (0.75, 1.15))
    off = entry(dressing, size, 0, w - 0.85)
    bed_x = -0.75
    dressing.put("rug", f.rug(t, 2.2, 1.5), Spot(0.9, 0.5), solid=False)
    dressing.put("bed", f.bed(t), Spot(bed_x, -h + 1.12, wall=0))
    for side in (-1, 1):
        x = bed_x + side * 1.08
        dressing.put("nightstand", f.nightstand(t), Spot(x, -h + 0.30, wall=0))
        dressing.put("lamp", f.desk_lamp(t, dressing.dark), Spot(x + 0.07, -h + 0.30, y=0.52, wall=0), solid=False)
        dressing.lamp(x, 0.95, -h + 0.4, 2.2, 0.9)
        if side > 0:
            dressing.put("clock", p.alarm_clock(t, d), Spot(x - 0.15, -h + 0.42, y=0.52, wall=0), solid=False)
    hang(dressing, size, 0, bed_x, f.picture(t, d, 1.0, 0.55), height=1.65)
    against(dressing, size, 1, -0.2, f.wardrobe(t), name="wardrobe")
    hang(dressing, size, 1, 1.1, f.mirror(t), height=1.5, name="mirror")
    item = dressing.put("desk", f.table(t, 1.0, 0.5), Spot(-1.1, h - 0.34, wall=2))
    dressing.top(item, 0.74)
    dressing.put("chair", f.chair(t), Spot(1.15, -0.35, -90))
    hang(dressing, size, 2, -0.85, f.poster(t, d), height=1.6, name="poster")
    against(dressing, size, 3, 1.78, f.shelf(t, d, 0.7, 1.5), name="shelf")
    dressing.put("plant", f.plant(t, d, 0.8), Spot(-w + 0.45, h - 0.45))
    dressing.seat("bed", bed_x + 0.62, -h + 1.25, 90, 0.50, (bed_x + 1.15, -h + 1.5))
    dressing.seat("seat 1", bed_x + 0.62, -0.55, 90, 0.50, (bed_x + 1.15, -0.1))
    dressing.seat("seat 2", 1.15, -0.35, -90, f.SEAT)
    dressing.seat("seat 3", bed_x + 0.62, 0.1 - 0.65, 90, 0.50)
    for name, (x, z, yaw) in {
        "window": (-w + 0.6, -0.1, -90.0),
        "window 2": (-w + 0.6, 0.9, -90.0),
        "desk": (-1.1, h - 0.95, 0.0),
    }.items():
        dressing.mark(name, x, z, yaw)
    return size, off


def office(dressing: Dressing, open_door: bool) -> tuple[Size, dict[str, tuple[float, float]]]:
    """An office: a desk with its owner's back to the window, a visitor before it."""
    t, d = dressing.tones, dressing.dice
    size = Size(d.between("width", 5.6, 6.4), d.between("depth", 4.8, 5.4), 2.75)
    w, h = size.width / 2, size.depth / 2
    holes: dict[int, list[Opening]] = {0: [window(-1.1, 1.4), door(w - 0.9)], 3: [window(0.1, 2.4, 0.8, 2.2)], 2: [window(1.6, 1.2)]}
    build(dressing, size, holes, floor=Swatch(t.floor, d.pick("floor", ("planks", "plain"))), open_door=open_door)
    zones(dressing, size, (0.9, 1.25))
    off = entry(dressing, size, 0, w - 0.9)
    x, z = -0.7, -0.1
    item = dressing.put("desk", f.desk(t), Spot(x, z, 90))
    dressing.top(item, 0.74)
    dressing.put("lamp", f.desk_lamp(t, dressing.dark), Spot(x - 0.12, z - 0.6, y=0.74), solid=False)
    dressing.lamp(x - 0.12, 1.2, z - 0.6, 2.2, 0.8)
    dressing.put("papers", p.papers(t, d), Spot(x + 0.08, z - 0.25, 90, y=0.74), solid=False)
    dressing.put("telephone", p.telephone(t, d), Spot(x - 0.12, z + 0.52, 30, y=0.74), solid=False)
    dressing.put("chair", f.office_chair(t), Spot(x - 0.68, z, 90))
    dressing.put("chair", f.chair(t), Spot(x + 0.85, z, -90))
    dressing.put("chair", f.chair(t), Spot(x + 0.85, z - 0.85, -90))
    dressing.seat("seat 1", x - 0.66, z, 90, 0.46, (x - 0.66, z + 0.75))
    dressing.seat("seat 2", x + 0.85, z, -90, f.SEAT, (x + 0.95, z + 0.62))
    dressing.seat("seat 3", x + 0.85, z - 0.85, -90, f.SEAT)
    against(dressing, size, 0, 0.75, f.drawers(t), name="drawers")
    against(dressing, size, 0, 0.2, f.drawers(t), name="drawers")
    against(dressing, size, 1, -0.6, f.shelf(t, d, 1.5, 2.0), name="shelf")
    hang(dressing, size, 1, 1.1, f.clock(t, d.between("hour", 1, 12)), height=1.95, name="clock")
    hang(dressing, size, 2, -0.6, f.whiteboard(t), height=1.55, name="whiteboard")
    against(dressing, size, 2, -1.72, f.cabinet(t, 0.9, 1.0), name="cabinet")
    hang(dressing, size, 3, -1.9, f.picture(t, d, 0.6, 0.8), height=1.6)
    dressing.put("rug", f.rug(t, 3.0, 2.2), Spot(x + 0.2, z - 0.1), solid=False)
    hang(dressing, size, 1, 1.85, f.poster(t, d, 0.7, 0.5), height=1.55, name="poster")
    basket = lathe(((0.11, 0), (0.15, 0.32), (0.135, 0.32), (0.10, 0.02), (0.0, 0.02)), sides=14)
    dressing.put("bin", made((basket, metal(t.metal))), Spot(x - 0.5, z - 1.0))
    dressing.put("plant", f.plant(t, d, 1.2), Spot(-w + 0.5, -h + 0.5))
    dressing.put("coat rack", f.coat_rack(t), Spot(w - 0.45, h - 0.5))
    marks = {
        "window": (-w + 0.6, 0.85, -90.0),
        "window 2": (-w + 0.6, 1.8, -90.0),
        "desk": (x + 0.75, z + 0.55, -90.0),
        "shelf": (w - 0.9, -0.6, 90.0),
    }
    for name, (mx, mz, yaw) in (marks | {"table": (x + 0.85, z + 0.75, -90.0)}).items():
        dressing.mark(name, mx, mz, yaw)
    return size, off

"""Public rooms: cafe, bar, hall, corridor and a theatre stage. Knows floor plans; knows nothing of who plays there."""

from __future__ import annotations

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import clinic, fittings, trade
from workprint.crafts.previz.sets import furniture as f
from workprint.crafts.previz.sets import props as p
from workprint.crafts.previz.sets.carpentry import box, lathe, made, moved, sheet
from workprint.crafts.previz.sets.dressing import Dressing, Lamp, Spot
from workprint.crafts.previz.sets.rooms import against, dining, entry, hang, pendant, zones
from workprint.crafts.previz.sets.shell import Holes, Opening, Size, build, door, window
from workprint.crafts.previz.sets.tones import plain, tint, wood

BLACK = (0.17, 0.17, 0.19)
Ways = dict[str, tuple[float, float]]


def cafe(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A cafe: a shop window on the left, the counter on the right, small tables between."""
    t, d = dressing.tones, dressing.dice
    size = Size(d.between("width", 7.4, 8.2), d.between("depth", 6.0, 6.6), 2.9)
    w, h = size.width / 2, size.depth / 2
    holes: dict[int, list[Opening]] = {0: [window(-2.2, 1.6), door(0.9)], 3: [window(0.2, 3.4, 0.6, 2.3)], 2: [window(1.9, 1.8, 0.6, 2.3)]}
    build(dressing, size, holes, floor=Swatch(t.floor, d.pick("floor", ("tiles", "planks"))), open_door=open_door)
    zones(dressing, size, (0.35, 1.75))
    off = entry(dressing, size, 0, 0.9)
    middle, corner = (-0.7, 0.35), (-w + 1.5, -h + 1.2)
    first, other = (corner, middle) if "corner table" in dressing.asked else (middle, (-2.5, -1.75))
    dining(dressing, *first, round_one=True)
    for i, (x, z, turn) in enumerate(((*other, 0.0), (-2.7, 1.55, 90.0), (0.9, -0.9, 90.0))):
        dressing.put("table", f.round_table(t, 0.36), Spot(x, z))
        dressing.tops.append((x, 0.74, z, 0.15, 0.15))
        side = (0.0, 0.62) if turn == 0.0 else (0.62, 0.0)
        for sign in (-1, 1):
            yaw = (180.0 if sign > 0 else 0.0) if turn == 0.0 else -90.0 * sign
            dressing.put("chair", f.chair(t), Spot(x + sign * side[0], z + sign * side[1], yaw))
        dressing.put("cup", (p.cup, p.glass, p.flowers)[i](t, d), Spot(x + 0.08, z + 0.05, y=0.74), solid=False)
    bar_x = w - 1.35
    item = dressing.put("counter", f.counter(t, 3.0), Spot(bar_x, 0.2, -90))
    dressing.top(item, 1.05)
    dressing.put("machine", trade.espresso_machine(t, d), Spot(bar_x + 0.08, -0.98, 90, y=1.05), solid=False)
    dressing.put("bowl", p.bowl(t, d), Spot(bar_x, 1.45, y=1.05), solid=False)
    hang(dressing, size, 1, 0.2, f.bottles(t, d, 2.4), height=1.25, name="bottles")
    hang(dressing, size, 1, -1.74, f.menu_board(t, d), height=1.75, name="menu")
    hang(dressing, size, 0, 2.5, f.poster(t, d), height=1.6, name="poster")
    hang(dressing, size, 0, -0.35, f.clock(t, d.between("hour", 1, 12)), height=2.1, name="clock")
    hang(dressing, size, 2, -0.2, f.picture(t, d, 1.1, 0.7), height=1.6)
    hang(dressing, size, 2, -1.5, f.poster(t, d), height=1.6, name="poster")
    against(dressing, size, 2, -3.0, f.cabinet(t), name="cabinet")
    hang(dressing, size, 3, 2.56, f.picture(t, d, 0.5, 0.7), height=1.6)
    dressing.put("plant", f.plant(t, d, 0.9), Spot(-w + 0.45, -h + 0.45))
    for x, z in (first, other, (bar_x, 0.9), (bar_x, -0.5)):
        pendant(dressing, size, x, z, 2.0)
    marks = {
        "window": (-w + 0.6, 0.6, -90.0),
        "window 2": (-w + 0.6, -0.4, -90.0),
        "counter": (bar_x - 0.75, 0.0, 90.0),
        "counter 2": (bar_x - 0.75, 0.75, 90.0),
    }
    for name, (x, z, yaw) in (marks | {"bar": (bar_x + 0.62, 0.1, -90.0)}).items():
        dressing.mark(name, x, z, yaw)
    return size, off


def bar(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A bar: stools along the counter at the back, booths at the sides."""
    t, d = dressing.tones, dressing.dice
    size = Size(d.between("width", 6.8, 7.6), d.between("depth", 5.6, 6.2), 2.7)
    w, h = size.width / 2, size.depth / 2
    holes: dict[int, list[Opening]] = {1: [door(1.2)], 3: [window(-1.0, 1.6)], 2: [window(1.4, 1.4)]}
    build(dressing, size, holes, floor=Swatch(tint(t.floor, 0.82).colour, "planks"), open_door=open_door)
    zones(dressing, size, (0.2, 1.15))
    off = entry(dressing, size, 1, 1.2)
    front = -h + 1.55
    item = dressing.put("counter", f.counter(t, 3.9, 1.08), Spot(-0.55, front))
    dressing.top(item, 1.08)
    hang(dressing, size, 0, -0.3, f.bottles(t, d, 3.6), height=1.3, name="bottles")
    against(dressing, size, 0, -0.3, f.cabinet(t, 3.4, 0.9, 6), name="cabinet")
    for i, x in enumerate((-0.85, 0.15, 1.15, -1.85)):
        dressing.put("stool", f.stool(t), Spot(x, front + 0.72))
        dressing.seat(f"seat {i + 1}", x, front + 0.72, 180, 0.74, (x, front + 1.25))
    for x, name in ((-1.2, "glass"), (0.75, "bottle"), (0.45, "glass")):
        dressing.put(name, (p.glass if name == "glass" else p.bottle)(t, d), Spot(x, front + 0.12, y=1.08), solid=False)
    for sign in (-1, 1):
        table = dressing.put("table", f.table(t, 0.8, 0.7), Spot(sign * (w - 0.75), 0.85 if sign < 0 else -0.55))
        dressing.top(table, 0.74)
        for end in (-1, 1):
            dressing.put(
                "armchair", f.armchair(t), Spot(sign * (w - 0.75), (0.85 if sign < 0 else -0.55) + end * 0.98, 0.0 if end < 0 else 180.0)
            )
    hang(dressing, size, 3, 0.85, f.poster(t, d), height=1.6, name="poster")
    hang(dressing, size, 1, -0.6, f.picture(t, d, 0.9, 0.6), height=1.65)
    hang(dressing, size, 2, -0.5, f.mirror(t), height=1.6, name="mirror")
    hang(dressing, size, 2, -1.8, f.picture(t, d), height=1.6)
    against(dressing, size, 2, -2.9, f.cabinet(t, 0.9), name="cabinet")
    against(dressing, size, 2, 0.35, fittings.jukebox(t, d), name="jukebox")
    low = dressing.put("table", f.round_table(t, 0.36), Spot(1.55, 2.0))
    dressing.top(low, 0.74)
    for side in (-1, 1):
        dressing.put("chair", f.chair(t), Spot(1.55 + side * 0.65, 2.0, -90.0 * side))
    for x in (-1.6, -0.2, 1.2):
        pendant(dressing, size, x, front + 0.1, 1.95)
    pendant(dressing, size, -w + 0.8, 0.85, 1.8)
    marks = {
        "counter": (1.75, front + 0.75, 180.0),
        "counter 2": (-2.45, front + 0.75, 180.0),
        "bar": (0.1, front - 0.62, 0.0),
        "back": (0.2, front + 1.3, 180.0),
        "back left": (-1.9, front + 1.3, 150.0),
        "back right": (2.2, front + 1.2, -150.0),
        "window": (-w + 0.6, 1.7, -90.0),
    }
    for name, (x, z, yaw) in marks.items():
        dressing.mark(name, x, z, yaw)
    return size, off


def hall(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """An entrance hall: high, with columns, a staircase and a bench."""
    t, d = dressing.tones, dressing.dice
    size = Size(d.between("width", 7.0, 8.0), d.between("depth", 6.4, 7.2), 3.9)
    w, h = size.width / 2, size.depth / 2
    holes: dict[int, list[Opening]] = {
        0: [door(0.0)],
        3: [window(-1.2, 1.3, 1.0, 3.0), window(1.4, 1.3, 1.0, 3.0)],
        1: [window(1.4, 1.3, 1.0, 3.0)],
        2: [window(1.8, 1.2)],
    }
    build(dressing, size, holes, floor=Swatch(t.floor, "tiles", (0.6, 0.8)), open_door=open_door)
    zones(dressing, size, (0.0, 1.0))
    off = entry(dressing, size, 0, 0.0)
    for x in (-1.55, 1.55):
        column = lathe(
            ((0.26, 0), (0.26, 0.2), (0.19, 0.28), (0.16, size.height - 0.3), (0.26, size.height - 0.15), (0.26, size.height)), sides=18
        )
        dressing.put("column", made((column, plain(t.trim))), Spot(x, -h + 1.4))
    steps = [(box(1.3, 0.18 * (i + 1), 0.30, (0, 0, -0.30 * i)), wood(t.wood)) for i in range(9)]
    dressing.put("stairs", made(*steps), Spot(w - 0.9, -0.4))
    dressing.put("bench", f.table(t, 1.7, 0.5, 0.42), Spot(-w + 0.65, 0.0, 90))
    hang(dressing, size, 0, -1.9, f.picture(t, d, 1.0, 1.3), height=1.8)
    hang(dressing, size, 0, 1.5, f.clock(t, d.between("hour", 1, 12)), height=2.2, name="clock")
    hang(dressing, size, 3, 0.1, f.picture(t, d, 0.58, 0.8), height=1.7)
    hang(dressing, size, 2, -0.4, f.mirror(t), height=1.6, name="mirror")
    against(dressing, size, 2, -0.4, f.cabinet(t, 1.2, 0.8), name="cabinet")
    hang(dressing, size, 2, -2.4, f.picture(t, d, 0.9, 1.1), height=1.7)
    dressing.put("plant", f.plant(t, d, 1.3), Spot(-w + 0.5, -h + 0.5))
    dressing.put("plant", f.plant(t, d, 1.1), Spot(-w + 0.5, h - 0.5))
    dressing.put("rug", f.rug(t, 2.4, 3.4), Spot(0.0, -0.6), solid=False)
    pendant(dressing, size, 0.0, 0.2, 2.6)
    for name, (x, z, yaw) in {"window": (-w + 0.6, 1.2, -90.0), "stairs": (w - 0.9, 0.35, 180.0)}.items():
        dressing.mark(name, x, z, yaw)
    return size, off


def corridor(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A corridor: long and narrow, doors on both sides, a window at its end."""
    t, d = dressing.tones, dressing.dice
    size = Size(2.7, d.between("depth", 9.0, 11.0), 2.6)
    w, h = size.width / 2, size.depth / 2
    left, right = (
        (door(-2.6, used=False), door(0.2, used=False), door(2.8, used=False)),
        (door(-2.6), door(0.2, used=False), door(2.8, used=False)),
    )
    holes: Holes = {0: [window(0.0, 1.1)], 1: right, 3: left, 2: [door(0.0, used=False)]}
    build(dressing, size, holes, floor=Swatch(t.floor, d.pick("floor", ("tiles", "planks"))), open_door=open_door)
    zones(dressing, size, (0.0, 0.6), 0.62)
    dressing.mark("left", -0.75, 0.0, 90)
    dressing.mark("right", 0.75, 0.0, -90)
    dressing.mark("back left", -0.7, -2.0, 0)
    dressing.mark("back right", 0.7, -2.4, 0)
    dressing.mark("back", 0.0, -3.2, 0)
    dressing.mark("front", 0.0, 2.6, 180)
    off = entry(dressing, size, 1, -2.6)
    dressing.mark("window", 0.0, -h + 0.7, 180)
    hang(dressing, size, 1, -1.2, f.picture(t, d, 0.6, 0.8), height=1.6)
    hang(dressing, size, 3, 1.5, f.clock(t, d.between("hour", 1, 12)), height=2.1, name="clock")
    hang(dressing, size, 3, -1.2, clinic.noticeboard(t, d), height=1.55, name="noticeboard")
    hang(dressing, size, 1, 1.5, f.poster(t, d), height=1.6, name="poster")
    dressing.put("chair", f.chair(t), Spot(w - 0.35, -0.65, -90, wall=1))
    dressing.put("chair", f.chair(t), Spot(w - 0.35, -1.2, -90, wall=1))
    dressing.seat("seat 1", w - 0.37, -0.65, -90, f.SEAT, (0.3, -0.4))
    dressing.seat("seat 2", w - 0.37, -1.2, -90, f.SEAT, (0.3, -1.3))
    dressing.put("plant", f.plant(t, d), Spot(-w + 0.4, -h + 0.5))
    for z in (-3.2, -0.6, 2.2):
        pendant(dressing, size, 0.0, z, 2.25)
    return size, off


def stage(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A theatre: curtains at back and sides, and the seats on the audience's side."""
    t = dressing.tones
    size = Size(9.0, 6.4, 5.0)
    w, h = size.width / 2, size.depth / 2
    dressing.shell("floor", made((sheet(size.width + 2, size.depth, (0, 0, 0)), Swatch(tint(t.floor, 0.85).colour, "planks", (0.2, 2.4)))))
    cloth = Swatch(t.accent, "curtain", (0.3,))
    dressing.shell(
        "wall 0", made((box(size.width + 2, size.height, 0.04, (0, 0, -h)), Swatch(tint(t.accent, 0.72).colour, "curtain", (0.3,)))), 0
    )
    for x in (-1, 1):
        for i in range(3):
            leg = made((moved(box(1.3, size.height, 0.06), (x * (w - 0.2), 0, -h + 1.2 + 1.9 * i), 12.0 * x), cloth))
            dressing.shell(f"leg {x} {i}", leg, 1 if x > 0 else 3)
    dressing.shell(
        "house", made((sheet(16, 9, (0, -0.9, h + 4.5)), tint(t.dado, 0.4)), (box(16, 0.9, 0.05, (0, -0.9, h)), tint(t.dark, 0.7))), 2
    )
    rows = [
        (box(0.52, 0.55, 0.10, (-5.4 + 0.6 * i, -0.9 + 0.15 * j, h + 1.6 + 0.95 * j)), tint(t.accent, 0.8))
        for j in range(6)
        for i in range(19)
    ]
    dressing.shell("seats", made(*rows), 2)
    dressing.shell("house wall", made((box(16, 6, 0.1, (0, -0.9, h + 8.6)), tint(t.dado, 0.5))), 2)
    zones(dressing, size, (0.0, 0.6))
    dressing.put("chair", f.chair(t), Spot(-0.75, -0.5, 70))
    dressing.put("chair", f.chair(t), Spot(0.75, -0.5, -70))
    dressing.seat("seat 1", -0.75, -0.5, 70, f.SEAT)
    dressing.seat("seat 2", 0.75, -0.5, -70, f.SEAT)
    dressing.put("lamp", f.floor_lamp(t, True), Spot(2.2, -1.4))
    dressing.lamps.append(Lamp("lamp", (2.2, 1.5, -1.4), 3.0, 0.4))
    dressing.mark("door", w - 1.1, -0.6, -90)
    dressing.mark("front", 0.0, h - 0.7, 0)
    return size, {"door": (w + 1.2, -0.6)}

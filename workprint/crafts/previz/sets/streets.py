"""Between houses: a street, an alley, a rooftop over the town. Knows facades and kerbs; knows nothing of who walks there."""

from __future__ import annotations

from math import pi

from workprint.crafts.previz.exact import sin
from workprint.crafts.previz.forms import Colour, Swatch
from workprint.crafts.previz.sets import clutter
from workprint.crafts.previz.sets import furniture as f
from workprint.crafts.previz.sets import outdoors as o
from workprint.crafts.previz.sets import props as p
from workprint.crafts.previz.sets.carpentry import Part, Prop, beam, box, made, moved, sheet, tube
from workprint.crafts.previz.sets.dressing import Dressing, Spot
from workprint.crafts.previz.sets.rooms import zones
from workprint.crafts.previz.sets.shell import Size
from workprint.crafts.previz.sets.tones import Tones, between, glow, metal, plain, tint, wood

Ways = dict[str, tuple[float, float]]
PANE = (0.36, 0.42, 0.47)
LIT = (1.0, 0.85, 0.55)


def facade(dressing: Dressing, name: str, width: float, floors: int, *, shop: bool = True) -> Prop:
    """The front of a house, facing +Z, its middle at the origin: windows with sills, a door, a cornice, perhaps a shop."""
    t, d = dressing.tones, dressing.dice
    colour = d.pick(f"front {name}", _fronts(t))
    height = 3.6 + 3.0 * (floors - 1) + 0.5
    pattern = Swatch(colour, d.pick(f"stone {name}", ("bricks", "plain", "plain")))
    parts: list[Part] = [
        (box(width, height, 0.3, (0, 0, -0.15)), pattern),
        (box(width + 0.1, 0.28, 0.3, (0, height, 0)), tint(colour, 1.14)),
    ]
    parts.append((box(width, 0.12, 0.10, (0, 3.4, 0.03)), tint(colour, 1.12)))
    bays = max(2, int(width / 1.7))
    for floor in range(1, floors):
        for bay in range(bays):
            x = (bay - (bays - 1) / 2) * width / bays
            parts += _sash(dressing, f"{name} {floor} {bay}", x, 0.9 + 3.0 * floor, colour)
    parts += _shop_front(dressing, name, width) if shop else _plain_front(dressing, name, width, colour)
    return made(*parts)


def _fronts(t: Tones) -> tuple[Colour, ...]:
    return t.wall, t.dado, between(t.second, t.wall), between(t.accent, t.dado, 0.55), between(t.cloth, t.wall, 0.5)


def _glass(dressing: Dressing, name: str, share: float = 0.45) -> Swatch:
    """A pane: lit from within at night, in some houses."""
    if dressing.dark and dressing.dice.roll(f"lit {name}") < share:
        return glow(LIT, 0.9)
    return Swatch(PANE, "glass")


def _sash(dressing: Dressing, name: str, x: float, y: float, colour: Colour) -> list[Part]:
    trim = tint(colour, 1.2)
    parts: list[Part] = [(box(1.0, 1.6, 0.08, (x, y, 0.0)), trim), (box(0.84, 1.44, 0.04, (x, y + 0.08, 0.035)), _glass(dressing, name))]
    parts += [(box(0.04, 1.44, 0.03, (x, y + 0.08, 0.06)), trim), (box(0.84, 0.04, 0.03, (x, y + 0.86, 0.06)), trim)]
    return [*parts, (box(1.16, 0.07, 0.18, (x, y - 0.07, 0.06)), trim)]


def _door(dressing: Dressing, x: float) -> list[Part]:
    t = dressing.tones
    parts: list[Part] = [(box(1.16, 2.36, 0.08, (x, 0.0, 0.01)), plain(t.trim)), (box(0.96, 2.18, 0.06, (x, 0.08, 0.04)), wood(t.wood))]
    parts += [(box(0.66, 0.8, 0.03, (x, y, 0.06)), wood(between(t.wood, t.dark))) for y in (0.25, 1.2)]
    return [*parts, (box(1.3, 0.14, 0.5, (x, 0, 0.2)), plain(t.dado)), (box(0.06, 0.06, 0.08, (x + 0.38, 1.08, 0.08)), metal(t.metal))]


def _shop_front(dressing: Dressing, name: str, width: float) -> list[Part]:
    t, d = dressing.tones, dressing.dice
    paint = d.pick(f"shop {name}", (t.accent, t.cloth, between(t.leaf, t.dark, 0.4), t.second))
    door_x = -width / 2 + 0.95 if d.roll(f"door {name}") < 0.5 else width / 2 - 0.95
    span = width - 2.0
    x = -door_x * 0.0 + (0.75 if door_x < 0 else -0.75)
    parts = _door(dressing, door_x)
    parts += [(box(width - 0.2, 0.5, 0.16, (0, 2.75, 0.03)), plain(paint)), (box(span + 0.2, 2.1, 0.10, (x, 0.5, 0.0)), plain(paint))]
    parts += [
        (box(span, 1.86, 0.04, (x, 0.7, 0.05)), _glass(dressing, f"shop {name}", 0.65)),
        (box(0.05, 1.86, 0.05, (x, 0.7, 0.07)), plain(paint)),
    ]
    letters = int(4 + 5 * d.roll(f"letters {name}"))
    parts += [(box(0.16, 0.22 if i % 3 else 0.28, 0.02, ((i - letters / 2) * 0.26, 2.88, 0.12)), plain(t.paper)) for i in range(letters)]
    if d.roll(f"awning {name}") < 0.55:
        parts.append((moved(box(span + 0.3, 0.04, 1.1), (x, 2.45, 0.55), pitch=18), Swatch(paint, "stripes", (0.3,))))
    return parts


def _plain_front(dressing: Dressing, name: str, width: float, colour: Colour) -> list[Part]:
    bays = max(2, int(width / 1.7))
    parts = _door(dressing, (0.5 - (bays % 2) / 2) * width / bays)
    for bay in range(bays):
        x = (bay - (bays - 1) / 2) * width / bays
        if abs(x - (0.5 - (bays % 2) / 2) * width / bays) > 1.0:
            parts += _sash(dressing, f"{name} ground {bay}", x, 1.0, colour)
    return parts


def terrace(dressing: Dressing, side: str, place: tuple[float, float, float], span: float, *, shops: bool = True) -> None:
    """A row of houses along x (before turning): `place` is x, z, yaw of its middle, `span` how long it is."""
    d = dressing.dice
    px, pz, yaw = place
    x, index = -span / 2, 0
    while x < span / 2:
        width = d.between(f"{side} width {index}", 5.5, 8.5)
        prop = facade(
            dressing,
            f"{side} {index}",
            width,
            int(2 + 2.4 * d.roll(f"{side} floors {index}")),
            shop=shops and d.roll(f"{side} shop {index}") < 0.6,
        )
        along = x + width / 2
        turned = yaw * pi / 180
        body = (-width / 2, width / 2, -0.3, 0.3)
        dressing.put(
            f"house {side} {index}", prop, Spot(px + along * sin(turned + pi / 2), pz - along * sin(turned), yaw), casts=False, foot=body
        )
        x, index = x + width, index + 1


def street(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A street along x: the play is on the pavement at its far side, the road and the opposite houses are at the audience's."""
    t, d = dressing.tones, dressing.dice
    dressing.shell("pavement", made((sheet(90, 6.4, (0, 0.0, -0.8), 6), Swatch((0.66, 0.64, 0.61), "paving"))))
    dressing.shell("road", made((sheet(90, 7.0, (0, -0.12, 5.9), 8), Swatch((0.42, 0.42, 0.43), "asphalt"))))
    dressing.shell("kerb", made((box(90, 0.13, 0.16, (0, -0.12, 2.44)), plain((0.74, 0.72, 0.68)))))
    dressing.shell("far kerb", made((box(90, 0.13, 0.16, (0, -0.12, 9.36)), plain((0.74, 0.72, 0.68)))))
    dressing.shell("far pavement", made((sheet(90, 3.0, (0, 0.0, 10.8), 4), Swatch((0.66, 0.64, 0.61), "paving"))))
    dressing.shell("lines", made(*((box(2.0, 0.005, 0.12, (-36 + 5.0 * i, -0.119, 5.9)), plain((0.82, 0.80, 0.72))) for i in range(15))))
    terrace(dressing, "near", (0, -3.6, 0), 60)
    terrace(dressing, "far", (0, 12.0, 180), 60)
    for x in (-31.0, 31.0):
        terrace(dressing, f"end {x}", (x, 4.0, 90 if x < 0 else -90), 16, shops=False)
    for i, x in enumerate((-11.0, -3.4, 4.6, 13.0)):
        dressing.put("streetlamp", o.street_lamp(t, dressing.dark), Spot(x, 1.75))
        dressing.lamp(x, 3.4, 1.75, 5.5, 1.0, kind="street lamp")
        if i % 2:
            dressing.put("streetlamp", o.street_lamp(t, dressing.dark), Spot(x - 3, 9.9), solid=False)
            dressing.lamp(x - 3, 3.4, 9.9, 5.0, 0.9, kind="street lamp")
    dressing.put("car", o.car(t, d), Spot(-7.2, 3.5, 180))
    dressing.put("car", o.car(t, type(d)(d.name + " second")), Spot(7.6, 3.5, 180))
    dressing.put("car", o.car(t, type(d)(d.name + " third")), Spot(2.5, 8.3, 0))
    dressing.put("bench", o.bench(t), Spot(-1.2, -2.85))
    dressing.seat("seat 1", -1.5, -2.80, 0, 0.45, (-2.6, -2.4))
    dressing.seat("seat 2", -0.8, -2.80, 0, 0.45, (0.4, -2.4))
    dressing.put("bin", o.bin(t), Spot(0.9, -2.9))
    dressing.put("tree", o.broadleaf(t, d, 5.0), Spot(-6.2, 1.6), foot=o.TRUNK)
    dressing.put("tree", o.broadleaf(t, type(d)(d.name + " second"), 4.6), Spot(9.5, 1.6), foot=o.TRUNK)
    dressing.put("plant", f.plant(t, d, 0.9), Spot(3.2, -3.1))
    dressing.put("bicycle", o.bicycle(t, d), Spot(5.6, -3.05))
    zones(dressing, Size(9.0, 4.8, 4), (0.3, 0.2))
    dressing.mark("streetlamp", -2.9, 1.2, 120)
    dressing.mark("door", -5.2, 0.1, 90)
    dressing.mark("window", 2.2, -2.6, 180)
    dressing.mark("window 2", 2.95, -2.6, 180)
    dressing.mark("car", -4.4, 2.0, -60)
    dressing.mark("bench", -1.2, -2.1, 0)
    dressing.mark("left", -2.2, 0.2, 90)
    dressing.mark("right", 2.6, 0.2, -90)
    dressing.mark("back right", 3.0, -1.4, -45)
    dressing.mark("back left", -2.4, -1.4, 45)
    dressing.mark("front", 0.3, 1.5, 180)
    return Size(50, 9.5, 0), {"door": (-9.5, 0.1), "right": (10.0, 0.1)}


def alley(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """An alley along z between brick walls, closed by a fence, one lamp over a back door."""
    t, d = dressing.tones, dressing.dice
    dressing.shell("ground", made((sheet(8, 40, (0, 0, -6), 8), Swatch((0.45, 0.45, 0.45), "asphalt"))))
    brick = Swatch(between(t.accent, t.dado, 0.5), "bricks")
    for side in (-1, 1):
        parts: list[Part] = [(box(34, 9.0, 0.3, (0, 0, -0.15)), brick)]
        for i in range(7):
            x, y = side * (-13 + 4.6 * i), (1.9 if i % 2 else 2.4)
            for storey in (0, 3.0):
                pane = _glass(dressing, f"alley {side} {i} {storey}", 0.3)
                parts += [
                    (box(1.0, 1.3, 0.12, (x, y + storey, 0.0)), plain(t.trim)),
                    (box(0.86, 1.16, 0.05, (x, y + 0.07 + storey, 0.045)), pane),
                ]
        dressing.put(f"house {side}", made(*parts), Spot(side * 2.4, -6.0, -90.0 * side), solid=False, casts=False)
        pipe = made((tube(0.06, 0.06, 8.5, (side * 2.28, 0, -0.6 - 2.2 * side), 8), metal(t.metal)))
        dressing.put("pipe", pipe, Spot(0, 0), solid=False)
    boards = [(box(0.30, 2.4 + 0.1 * (i % 2), 0.05, (-2.3 + 0.33 * i, 0, -12)), wood(t.wood)) for i in range(15)]
    dressing.put("fence", made(*boards), Spot(0, 0))
    terrace(dressing, "end", (0, -26, 0), 30, shops=False)
    terrace(dressing, "street", (0, 17, 180), 36)
    dressing.put(
        "door",
        made(*((moved(mesh, (0, 0, 0), -90), swatch) for mesh, swatch in _door(dressing, 0.0))),
        Spot(2.34, -2.2, wall=1),
        solid=False,
    )
    shade = made(
        (tube(0.2, 0.06, 0.16), metal(t.metal)), (tube(0.10, 0.12, 0.06, (0, -0.05, 0)), glow(LIT) if dressing.dark else plain(t.paper))
    )
    dressing.put("lamp", shade, Spot(2.1, -2.2, y=2.75), solid=False)
    dressing.lamp(1.9, 2.7, -2.2, 5.0, 1.1)
    dressing.put("bin", o.bin(t), Spot(-1.95, -1.6))
    dressing.put("bin", o.bin(t), Spot(-1.9, -2.3))
    for x, y, z in ((1.9, 0, 0.9), (1.95, 0.4, 0.92), (1.85, 0, 1.5), (-1.9, 0, -5.0), (-1.3, 0, -5.2)):
        dressing.put("crate", p.crate(t, d), Spot(x, z, 20 * z, y=y), solid=y == 0)
    dressing.put("ladder", _ladder(t), Spot(-2.2, -3.9, 90), solid=False)
    clutter.alley(dressing)
    dressing.put("car", o.car(t, d), Spot(3.2, 9.5, 180), solid=False)
    zones(dressing, Size(4.6, 8.0, 4), (0.0, 0.4), 0.63)
    dressing.mark("left", -1.2, -0.4, 90)
    dressing.mark("right", 1.2, -0.4, -90)
    dressing.mark("back left", -1.0, -3.4, 30)
    dressing.mark("back right", 1.1, -3.6, -30)
    dressing.mark("door", 1.55, -2.2, -90)
    dressing.mark("streetlamp", 1.4, -2.6, -60)
    return Size(4.6, 20, 0), {"door": (0.2, -11.2)}


def _ladder(t: Tones) -> Prop:
    rails = [(beam((x, 0, 0.3), (x, 4.2, -0.1), 0.06), metal(t.metal)) for x in (-0.22, 0.22)]
    return made(
        *rails,
        *(
            (beam((-0.22, 0.35 * i + 0.2, 0.28 - 0.033 * i), (0.22, 0.35 * i + 0.2, 0.28 - 0.033 * i), 0.035), metal(t.metal))
            for i in range(11)
        ),
    )


def rooftop(dressing: Dressing, open_door: bool) -> tuple[Size, Ways]:
    """A flat roof with a parapet, a stair head, chimneys, and the town all round."""
    t, d = dressing.tones, dressing.dice
    size = Size(11, 9, 0)
    dressing.shell("roof", made((sheet(size.width, size.depth, (0, 0, 0), 4), Swatch((0.60, 0.57, 0.53), "paving", (0.9,)))))
    dressing.shell("house", made((box(size.width + 0.2, 16.0, size.depth + 0.2, (0, -16.1, 0)), Swatch(t.dado, "bricks"))))
    rim = [(box(size.width, 0.85, 0.25, (0, 0, z * 4.4)), Swatch(t.dado, "bricks")) for z in (-1, 1)]
    rim += [(box(0.25, 0.85, size.depth, (x * 5.4, 0, 0)), Swatch(t.dado, "bricks")) for x in (-1, 1)]
    rim += [(box(size.width + 0.2, 0.08, 0.36, (0, 0.85, z * 4.4)), plain(t.trim)) for z in (-1, 1)]
    rim += [(box(0.36, 0.08, size.depth, (x * 5.4, 0.85, 0)), plain(t.trim)) for x in (-1, 1)]
    for index, part in enumerate(rim):
        dressing.put(f"parapet {index % 4}", made(part), Spot(0, 0))
    hut: list[Part] = [(box(2.2, 2.5, 2.0), Swatch(t.wall, "bricks")), (box(2.4, 0.12, 2.2, (0, 2.5, 0)), plain(t.metal))]
    hut += [(moved(mesh, (0, 0, 1.0)), swatch) for mesh, swatch in _door(dressing, 0.0)]
    dressing.put("stairs", made(*hut), Spot(3.2, -2.7))
    dressing.put("lamp", made((box(0.14, 0.2, 0.14), glow(LIT) if dressing.dark else plain(t.paper))), Spot(3.2, -1.6, y=2.2), solid=False)
    dressing.lamp(3.2, 2.2, -1.3, 4.5, 1.0)
    stack = made(
        (box(0.8, 1.7, 0.6), Swatch(between(t.accent, t.dado), "bricks")),
        *((tube(0.13, 0.1, 0.5, (x, 1.7, 0)), plain(t.accent)) for x in (-0.2, 0.2)),
    )
    dressing.put("chimney", stack, Spot(-3.8, -3.2))
    dressing.put("chimney", stack, Spot(-4.3, 2.9))
    legs = [(beam((x, 0, z), (x * 0.8, 1.6, z * 0.8), 0.09), metal(t.metal)) for x in (-0.7, 0.7) for z in (-0.7, 0.7)]
    dressing.put(
        "tank",
        made(
            *legs,
            (tube(0.95, 0.95, 1.5, (0, 1.6, 0), 18), Swatch(t.wood, "planks")),
            (tube(1.0, 0.05, 0.6, (0, 3.1, 0), 18), plain(t.metal)),
        ),
        Spot(4.2, 2.6),
    )
    aerial = [(beam((0, 0, 0), (0, 2.8, 0), 0.04), metal(t.metal))] + [
        (beam((-0.5, y, 0), (0.5, y, 0), 0.025), metal(t.metal)) for y in (2.2, 2.4, 2.6)
    ]
    dressing.put("aerial", made(*aerial), Spot(-1.4, -3.9))
    clutter.roof(dressing)
    dressing.put("crate", p.crate(t, d), Spot(1.35, -0.9))
    dressing.put("crate", p.crate(t, d), Spot(-1.9, 2.7, 20))
    dressing.seat("seat 1", 1.35, -0.9, -60, 0.40)
    dressing.seat("seat 2", -1.9, 2.7, 150, 0.40)
    skyline(dressing, 40, 5)
    zones(dressing, Size(7.5, 6.5, 4), (-0.2, 0.6))
    dressing.mark("front", -0.2, 2.4, 180)
    dressing.mark("back", -0.6, -3.4, 180)
    dressing.mark("door", 3.2, -0.85, 0)
    dressing.mark("window", -4.6, 0.2, -90)
    return size, {"door": (3.2, -1.75)}


def skyline(dressing: Dressing, away: float, rows: int) -> None:
    """Blocks of a town all round, lower nearby and taller far off."""
    d = dressing.dice
    for row in range(rows):
        count = 14 + 2 * row
        parts: list[Part] = []
        for i in range(count):
            angle = 2 * pi * (i + 0.5 * (row % 2)) / count
            far = away * (0.45 + 0.28 * row)
            wide, tall = d.between(f"w {row} {i}", 4.0, 8.5), d.between(f"h {row} {i}", 0.2, 0.9) * (4.0 + 5.5 * row)
            colour = between(d.pick(f"c {row} {i}", _fronts(dressing.tones)), (0.66, 0.68, 0.72), 0.12 * row)
            x, z, turn = sin(angle) * far, sin(angle + pi / 2) * far, angle * 180 / pi + 180
            parts.append((box(wide, tall + 14, wide * 0.8, (x, -14, z), turn), plain(colour)))
            for storey in range(max(1, int(tall / 2.6))):
                for column in range(3):
                    name = f"win {row} {i} {storey} {column}"
                    pane = glow(LIT, 0.8) if dressing.dark and d.roll(name) < 0.35 else tint(colour, 0.72)
                    at = moved(box(0.9, 1.2, 0.1, ((column - 1) * wide / 3.4, tall - 2.2 - 2.6 * storey, wide * 0.4)), (x, 0, z), turn)
                    parts.append((at, pane))
        dressing.put(f"town {row}", made(*parts), Spot(0, 0), solid=False)

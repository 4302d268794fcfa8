"""What gathers between and on top of houses: fire escapes, bills, bags, washing, vents. Knows clutter; knows nothing of who picks it up."""

from __future__ import annotations

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import furniture as f
from workprint.crafts.previz.sets.carpentry import Part, Prop, ball, beam, box, lathe, made, moved, tube
from workprint.crafts.previz.sets.dressing import Dressing, Spot
from workprint.crafts.previz.sets.tones import Dice, Tones, between, metal, plain, wood

GLASS = Swatch((0.62, 0.72, 0.78), "glass")
SOOT = (0.20, 0.21, 0.23)


def alley(dressing: Dressing) -> None:
    """A fire escape, bills on the wall, a gully, bags, a pallet, a washing line, a vent."""
    t, d = dressing.tones, dressing.dice
    for floor in (3.2, 6.2):
        dressing.put("balcony", _landing(t), Spot(-1.95, 1.4, y=floor), solid=False)
    for i, (side, z, y) in enumerate(((-1, -0.6, 1.55), (-1, 0.15, 1.7), (1, 3.2, 1.6), (1, 3.9, 1.5), (1, -4.6, 1.65))):
        dressing.put("poster", f.poster(t, Dice(f"{d.name} bill {i}"), 0.5, 0.7), Spot(side * 2.38, z, -90.0 * side, y=y), solid=False)
    gully = (box(0.5, 0.004, 30, (0, 0.001, -4)), Swatch((0.38, 0.38, 0.39), "asphalt"))
    dressing.shell("gully", made(gully, (box(0.5, 0.012, 0.5, (0, 0.0, 0.9)), plain(SOOT))))
    for i, (x, z) in enumerate(((-1.75, -3.1), (-1.95, -0.7), (1.85, -5.6))):
        sack = (ball(0.55, 0.5, sides=10, rings=7, depth=0.5), plain(SOOT))
        dressing.put("sack", made(sack, (ball(0.16, 0.16, (0.05, 0.44, 0), sides=8, rings=5), plain(SOOT))), Spot(x, z, 60.0 * i))
    pallet = [(box(1.0, 0.02, 0.11, (0, 0.11, -0.44 + 0.22 * k)), wood(t.wood)) for k in range(5)]
    pallet += [(box(0.09, 0.11, 1.0, (0.45 * k, 0, 0)), wood(t.dark)) for k in (-1, 0, 1)]
    dressing.put("pallet", made(*((moved(mesh, (0, 0.5, 0), pitch=78), swatch) for mesh, swatch in pallet)), Spot(2.2, 4.6, -90))
    dressing.put("washing", _washing(t, 4.8, 4.6, 5), Spot(0, -6.5), solid=False)
    slats = [(box(0.42, 0.03, 0.01, (0, 0.08 + 0.07 * k, 0.205)), plain(SOOT)) for k in range(6)]
    dressing.put("vent", made((box(0.5, 0.5, 0.4), metal(t.metal)), *slats), Spot(-2.2, -5.9, 90, y=2.6), solid=False)


def _landing(tones: Tones) -> Prop:
    """A fire escape's landing and its ladder down."""
    steel = metal(between(tones.metal, (0.1, 0.1, 0.1), 0.4))
    deck = [box(0.9, 0.06, 3.2), box(0.04, 0.05, 3.2, (0.45, 0.95, 0)), box(0.04, 0.05, 3.2, (0.45, 0.5, 0))]
    deck += [box(0.04, 0.95, 0.04, (0.45, 0, -1.58 + 0.79 * i)) for i in range(5)]
    deck += [beam((x, 0.0, 1.4), (x, -2.2, -0.6), 0.06) for x in (0.05, 0.4)]
    deck += [beam((0.05, -0.27 * k, 1.4 - 0.25 * k), (0.4, -0.27 * k, 1.4 - 0.25 * k), 0.03) for k in range(1, 8)]
    return made(*((mesh, steel) for mesh in deck))


def _washing(tones: Tones, wide: float, high: float, count: int) -> Prop:
    """Washing on a line."""
    parts: list[Part] = [(beam((-wide / 2, high, 0), (wide / 2, high, 0), 0.015), plain(tones.paper))]
    inks = (tones.paper, tones.cloth, tones.accent, tones.second)
    for i in range(count):
        tall = 0.7 + 0.1 * (i % 3)
        parts.append((box(0.58, tall, 0.02, ((i - (count - 1) / 2) * 0.78, high - tall, 0)), plain(inks[i % 4])))
    return made(*parts)


def roof(dressing: Dressing) -> None:
    """Vents, a skylight, a dish, washing, pots, a fan."""
    t, d = dressing.tones, dressing.dice
    steel = metal(t.metal)
    hood = lathe(((0.16, 0), (0.16, 0.5), (0.27, 0.55), (0.22, 0.72), (0.0, 0.78)), sides=12)
    for x, z in ((-2.6, -3.4), (1.0, 3.5)):
        dressing.put("vent", made((hood, steel)), Spot(x, z))
    panes = [(moved(box(1.6, 0.03, 0.62, (0, 0, 0.3)), (0, 0.44, 0), yaw, pitch=24), GLASS) for yaw in (0.0, 180.0)]
    dressing.put("skylight", made((box(1.7, 0.28, 1.2), plain(t.trim)), *panes), Spot(-3.5, 0.9))
    bowl = lathe(((0.0, 0.0), (0.25, 0.06), (0.42, 0.2), (0.40, 0.21), (0.24, 0.08), (0.0, 0.02)), sides=16)
    dish = (moved(bowl, (0, 0.85, 0), 20, pitch=60), plain(t.trim))
    dressing.put("dish", made(dish, (tube(0.03, 0.03, 0.95, sides=8), steel)), Spot(4.6, -0.3))
    poles = made(*((tube(0.035, 0.035, 2.0, (x, 0, 0), 8), steel) for x in (-1.7, 1.7)))
    dressing.put("pole", poles, Spot(-1.9, -2.3), solid=False)
    dressing.put("washing", _washing(t, 3.4, 1.9, 4), Spot(-1.9, -2.3), solid=False)
    for i, (x, z) in enumerate(((4.9, 1.0), (4.7, 1.45), (-4.9, -0.6))):
        dressing.put("plant", f.plant(t, Dice(f"{d.name} pot {i}"), 0.6 + 0.2 * i), Spot(x, z))
    slats = [(box(0.9, 0.03, 0.01, (0, 0.2 + 0.09 * k, 0.355)), plain(SOOT)) for k in range(6)]
    dressing.put("fan", made((box(1.1, 0.9, 0.7), metal(between(t.metal, t.trim, 0.4))), *slats), Spot(1.6, -3.9))

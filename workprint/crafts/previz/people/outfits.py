"""Each outfit as its layers, skin first, and the palette that the layers' part numbers refer to.

Knows which garments make an outfit, and what hides what; knows nothing of triangles.
"""

from __future__ import annotations

from collections.abc import Callable

from workprint.crafts.previz.colours import mixed, shaded
from workprint.crafts.previz.forms import Colour, Swatch
from workprint.crafts.previz.people import accents as a
from workprint.crafts.previz.people import costumes as c
from workprint.crafts.previz.people import garments as g
from workprint.crafts.previz.people.anatomy import Flesh
from workprint.crafts.previz.people.beards import beard_layers
from workprint.crafts.previz.people.hair import hair_layers
from workprint.crafts.previz.people.hats import glasses_layers, hat_layers
from workprint.crafts.previz.people.layers import ACCENT, BAG, BELT, Layer, Line
from workprint.crafts.previz.people.solids import Row
from workprint.crafts.previz.people.tailor import bell, beneath, neck, sleeve, trunk
from workprint.crafts.previz.people.wardrobe import Figure

CREW, SHIRT_NECK, VEE, SCOOP = neck(0.090), neck(0.080), neck(0.080, 1.345, 0.5), neck(0.112, 1.335, 1.1, 1.462)
_HIGH, _LOW = 0.125, 0.085
"""Where low shoes end in front: under trousers, and with bare legs."""


_BARE_FACED = 4.0
"""So coarse a figure is too far off for the wire of its glasses to be seen."""


def layers(flesh: Flesh, coarse: float = 1.0) -> list[Layer]:
    """Every layer of a figure, skin first; where `coarse` is more than 1, fingers have fewer sides."""
    made = _OUTFITS[flesh.figure.outfit](flesh)
    body = [*g.fingers(flesh, coarse), *made, *_worn(flesh)]
    glasses = glasses_layers(flesh) if coarse < _BARE_FACED else []
    return [*body, *hair_layers(flesh), *beard_layers(flesh), *glasses, *hat_layers(flesh)]


def _skin(flesh: Flesh, lines: list[Line], low: float = 1.315, wide: float = 0.125) -> list[Layer]:
    """Head, neckline and what the sleeves leave of the arms."""
    f = flesh.figure
    return [g.face(flesh, lines, low, wide), *g.arms(flesh, f.sleeve * 0.965 - 0.045)]


def _under(lines: tuple[Line, ...]) -> Line:
    """What a coat or waistcoat hides of the shirt."""
    return beneath(lines, 0.020)


# --------------------------------------------------------------------------------------------- of today


def _shirt(flesh: Flesh) -> list[Layer]:
    top = g.top(flesh, 0.845, (0.010, 0.010), (SHIRT_NECK, beneath((g.collar_line,), 0.010)))
    return [*_skin(flesh, [SHIRT_NECK]), top, g.collar(flesh), g.trousers(flesh), *g.shoes(flesh, _HIGH)]


def _sweater(flesh: Flesh) -> list[Layer]:
    top = g.top(flesh, 0.875, (0.014, 0.004), (CREW,))
    return [*_skin(flesh, [CREW]), top, g.trousers(flesh), *g.shoes(flesh, _HIGH)]


def _tee(flesh: Flesh) -> list[Layer]:
    return [*_skin(flesh, [CREW]), g.top(flesh, 0.865, (0.010, 0.006), (CREW,)), g.trousers(flesh), *g.shoes(flesh, _HIGH)]


def _tuck(flesh: Flesh) -> list[Layer]:
    return [*_skin(flesh, [VEE]), g.top(flesh, 0.975, (0.0085, -0.0065), (VEE,)), g.trousers(flesh), *g.shoes(flesh, _HIGH)]


def _hoodie(flesh: Flesh) -> list[Layer]:
    top = g.top(flesh, 0.865, (0.0165, 0.010), (CREW,))
    return [*_skin(flesh, [CREW]), top, *c.hood(flesh), c.strings(flesh), g.trousers(flesh), *g.shoes(flesh, _HIGH)]


def _coated(kind: str) -> Callable[[Flesh], list[Layer]]:
    def made(flesh: Flesh) -> list[Layer]:
        lines = g.coat_lines(kind)
        shirt = (SHIRT_NECK, beneath((g.collar_line,), 0.010)) if kind in ("suit", "uniform") else (CREW,)
        top = g.top(flesh, 0.95, (0.006, -0.004), shirt, under=_under(lines))
        collar = [g.collar(flesh, 0.0120, (beneath(lines, 0.016),), 1.521)] if kind in ("suit", "uniform") else []
        over = [g.coat(flesh, kind), g.lapels(flesh, kind)]
        return [g.face(flesh, [CREW]), *g.arms(flesh, 0.93), top, *collar, g.trousers(flesh), *g.shoes(flesh, _HIGH), *over]

    return made


def _uniform(flesh: Flesh) -> list[Layer]:
    belt = a.girdle(flesh, BELT, 0.0, g.coat_rows(flesh, "uniform", 0.005), 1.03, 0.021)
    return [*_coated("uniform")(flesh), belt, a.boards(flesh)]


def _dress(flesh: Flesh) -> list[Layer]:
    cloth = g.dress(flesh, 0.455, (0.205, 0.158), (VEE, sleeve(flesh, flesh.figure.sleeve * 0.965)))
    return [*_skin(flesh, [VEE]), cloth, g.legs(flesh), *g.shoes(flesh, _LOW)]


def _skirt(flesh: Flesh) -> list[Layer]:
    return [*_skin(flesh, [CREW]), g.top(flesh, 0.975, (0.0085, -0.0065), (CREW,)), g.skirt(flesh), g.legs(flesh), *g.shoes(flesh, _LOW)]


def _apron(flesh: Flesh) -> list[Layer]:
    return [*_shirt(flesh), c.apron(flesh)]


def _overalls(flesh: Flesh) -> list[Layer]:
    top = g.top(flesh, 0.95, (0.008, 0.0), (CREW,))
    return [*_skin(flesh, [CREW]), top, g.trousers(flesh), c.bib(flesh), *g.shoes(flesh, _HIGH)]


def _waistcoat(flesh: Flesh) -> list[Layer]:
    hidden = beneath(c.waistcoat_lines(flesh), 0.022)
    top = g.top(flesh, 0.90, (0.007, 0.0), (SHIRT_NECK, beneath((g.collar_line,), 0.010), hidden))
    return [*_skin(flesh, [SHIRT_NECK]), top, g.collar(flesh, 0.0150), c.waistcoat(flesh), g.trousers(flesh), *g.shoes(flesh, _HIGH)]


def _pyjamas(flesh: Flesh) -> list[Layer]:
    opening = neck(0.080, 1.375, 0.45)
    top = g.top(flesh, 0.83, (0.015, 0.014), (opening, beneath((g.collar_line,), 0.010)))
    return [*_skin(flesh, [opening]), top, g.collar(flesh, 0.0215), g.trousers(flesh, flare=0.024), *g.shoes(flesh, _HIGH)]


# --------------------------------------------------------------------------------------------- of other times


def _gown(flesh: Flesh) -> list[Layer]:
    cloth = g.dress(flesh, 0.035, (0.330, 0.300), (SCOOP, sleeve(flesh, flesh.figure.sleeve * 0.965)))
    return [*_skin(flesh, [SCOOP], 1.30, 0.155), cloth, g.legs(flesh), *g.shoes(flesh, _LOW)]


def _robe(flesh: Flesh) -> list[Layer]:
    return [g.face(flesh, [CREW]), *g.arms(flesh, 0.90), *c.robe(flesh), g.legs(flesh), *g.shoes(flesh, _LOW)]


def _tunic(flesh: Flesh) -> list[Layer]:
    opening = neck(0.080, 1.375, 0.30)
    cloth = g.dress(flesh, 0.63, (0.195, 0.158), (opening, sleeve(flesh, flesh.figure.sleeve * 0.965)), 1.04)
    return [*_skin(flesh, [opening]), cloth, g.trousers(flesh, flare=0.0), *g.shoes(flesh, _HIGH)]


def _toga(flesh: Flesh) -> list[Layer]:
    opening = neck(0.084)
    cloth = g.dress(flesh, 0.10, (0.215, 0.175), (opening, sleeve(flesh, flesh.figure.sleeve * 0.965)))
    return [*_skin(flesh, [opening]), cloth, *c.toga(flesh), g.legs(flesh), *g.shoes(flesh, _LOW)]


def _cloak(flesh: Flesh) -> list[Layer]:
    opening = neck(0.080, 1.375, 0.30)
    cloth = g.dress(flesh, 0.66, (0.185, 0.150), (opening, sleeve(flesh, 0.965)), 1.04)
    belt = a.girdle(flesh, BELT, 0.0, g.dress_rows(flesh, 0.66, (0.185, 0.150), 1.04, 0.004), 1.03, 0.019)
    return [*_skin(flesh, [opening]), cloth, belt, g.trousers(flesh, flare=0.0), *g.shoes(flesh, _HIGH), *c.cloak(flesh)]


def _armour(flesh: Flesh) -> list[Layer]:
    top = g.top(flesh, 0.80, (0.009, 0.004), (CREW,))
    return [*_skin(flesh, [CREW]), top, g.trousers(flesh, flare=0.0), *g.shoes(flesh, _HIGH), *c.armour(flesh)]


_OUTFITS: dict[str, Callable[[Flesh], list[Layer]]] = {
    **{"shirt": _shirt, "sweater": _sweater, "tee": _tee, "tuck": _tuck, "hoodie": _hoodie, "coat": _coated("coat")},
    **{"jacket": _coated("jacket"), "suit": _coated("suit"), "dress": _dress, "skirt": _skirt, "uniform": _uniform, "apron": _apron},
    **{"overalls": _overalls, "waistcoat": _waistcoat, "gown": _gown, "robe": _robe, "cloak": _cloak, "tunic": _tunic, "toga": _toga},
    **{"armour": _armour, "pyjamas": _pyjamas},
}


# --------------------------------------------------------------------------------------------- accents


def _outside(flesh: Flesh, grown: float) -> tuple[Row, ...]:
    """The surface of the outermost cloth of the trunk, `grown` metres further out."""
    f, kind = flesh.figure, flesh.figure.outfit
    if kind in g.COATS:
        return g.coat_rows(flesh, kind, grown)
    if kind == "robe":
        return c.robe_rows(flesh, grown)
    if kind in ("dress", "gown", "tunic", "toga", "cloak"):
        hem, wide = {"gown": (0.035, (0.330, 0.300)), "dress": (0.455, (0.205, 0.158)), "toga": (0.10, (0.215, 0.175))}.get(
            kind, (0.63, (0.195, 0.158))
        )
        return g.dress_rows(flesh, hem, wide, 1.06 if kind in ("dress", "gown", "toga") else 1.04, grown)
    ease = {"sweater": 0.014, "hoodie": 0.0165, "pyjamas": 0.015, "waistcoat": 0.016, "apron": 0.017, "overalls": 0.015, "armour": 0.022}
    rows = trunk(flesh, ease.get(kind, 0.010) + grown, 0.010, arms=False)
    if kind in ("armour", "apron"):
        rows += bell(f, 0.80, (0.140 * f.waist + grown, 0.115 + 0.06 * f.belly + grown), (0.190 + grown, 0.165 + grown), 1.03)
    return tuple(rows)


def _worn(flesh: Flesh) -> list[Layer]:
    """What bears the accent colour."""
    f = flesh.figure
    if f.bag is not None:
        return [*a.strap(flesh, _outside(flesh, 0.007), BAG), *_accent(flesh)]
    return _accent(flesh)


def _accent(flesh: Flesh) -> list[Layer]:
    f = flesh.figure
    if f.worn == "scarf":
        return a.scarf(flesh, -0.014 if f.outfit in ("coat", "jacket", "suit", "uniform", "robe", "cloak", "hoodie") else 0.0)
    if f.worn == "tie":
        return [g.tie(flesh)] if f.outfit in ("suit", "uniform", "waistcoat", "shirt", "apron", "coat", "jacket") else []
    if f.worn == "strap" and f.bag is None:
        return a.strap(flesh, _outside(flesh, 0.007))
    if f.worn == "sash":
        if f.outfit == "toga":
            return []
        return [a.girdle(flesh, ACCENT, 0.0, _outside(flesh, 0.006))]
    return []


# --------------------------------------------------------------------------------------------- palette

_WHOLE = (-9.0, 9.0, 1.0, -99.0)


def palette(figure: Figure) -> tuple[Swatch, ...]:
    """Swatches in the order of the layers' part numbers. Brows take the colour of the `hair` entry."""
    f = figure
    plain = (9.0, 0.0)
    front = 1.0 if f.outfit in ("shirt", "pyjamas", "apron", "waistcoat") else 0.0
    stripes = 1.0 if f.outfit == "pyjamas" else 0.0
    old = max(0.0, min(1.0, (f.age - 45) / 30))
    lips = 0.55 if f.gender == "female" and f.age > 15 else 0.15
    buttons = 2.0 if f.outfit in ("coat", "uniform") else 0.0
    bottom = Swatch(f.bottom, "top", (*_WHOLE, 0.0, 1.0)) if stripes else Swatch(f.bottom, "bottom", (-9.0, 9.0))
    return (
        Swatch(f.skin, "skin"),
        Swatch(f.top, "top", (*_WHOLE, front, stripes)),
        bottom,
        Swatch(f.shoe, "shoe"),
        Swatch(f.hair_colour, "hair", (0.3 if f.hair in ("curly", "afro") else 1.0,)),
        Swatch(f.skin, "face", (1.545, *_eyes(f), _shadow(f), lips, old)),
        Swatch(_collar(f), "collar", plain),
        Swatch(f.coat, "coat", (*_WHOLE, buttons)),
        Swatch(shaded(f.coat if f.outfit in g.COATS else f.top, 0.86), "collar", plain),
        Swatch(shaded(f.hair_colour, 0.9), "hair"),
        Swatch((0.16, 0.15, 0.16), "wire"),
        Swatch(f.accent, "collar", plain),
        Swatch(f.over, "metal"),
        Swatch((0.10, 0.10, 0.12)),
        Swatch(f.hat_colour, "metal") if f.hat == "helmet" else Swatch(f.hat_colour, "collar", plain),
        Swatch(_band(f), "collar", plain),
        Swatch((0.27, 0.20, 0.16), "collar", plain),
        Swatch(f.over, "collar", plain),
        Swatch(f.bag or f.accent, "collar", plain),
    )


def _collar(f: Figure) -> Colour:
    if f.outfit in ("shirt", "apron", "pyjamas"):
        return shaded(f.top, 1.12, 0.85)
    return f.top if f.outfit in ("suit", "uniform", "waistcoat") else f.under


def _shadow(f: Figure) -> float:
    """How dark shaven skin is drawn: a beard's shadow."""
    return 0.5 if f.beard == "stubble" else 0.0


def _band(f: Figure) -> Colour:
    """A hat's band is the accent, unless the hat itself is."""
    return f.accent if f.hat_colour != f.accent else mixed(f.accent, (0.12, 0.11, 0.12), 0.5)


def _eyes(f: Figure) -> tuple[float, float, float]:
    light = 0.299 * f.skin[0] + 0.587 * f.skin[1] + 0.114 * f.skin[2]
    options = ((0.10, 0.08, 0.08), (0.20, 0.13, 0.09), (0.18, 0.27, 0.33), (0.19, 0.25, 0.17))
    pick = int((f.nose * 7919 + f.ears * 104729) * 10) % 4
    return options[pick if light > 0.72 else pick % 2]


__all__ = ["layers", "palette"]

"""Large things that plans stand on open ground or build into rooms: by name, with what of the floor they take.

Knows their names and feet; knows nothing of how they are built or of where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workprint.crafts.previz.forms import Swatch
from workprint.crafts.previz.sets import fronts, gardens, starfield, transport
from workprint.crafts.previz.sets.carpentry import Prop, made, sheet
from workprint.crafts.previz.sets.dressing import Box
from workprint.crafts.previz.sets.tones import Dice, Tones


def _patch(colour: tuple[float, float, float], pattern: str, wide: float, deep: float) -> Callable[[Tones, Dice], Prop]:
    """A flat piece of ground."""
    return lambda tones, dice: made((sheet(wide, deep, (0, 0.005, 0), 6), Swatch(colour, pattern)))


BUILT: Mapping[str, Callable[[Tones, Dice], Prop]] = {
    "asphalt": transport.asphalt,
    "bays": transport.bays,
    "two lanes": transport.two_lanes,
    "telegraph": transport.telegraph,
    "petrol pump": fronts.petrol_pump,
    "canopy": fronts.canopy,
    "kiosk": fronts.kiosk,
    "big sign": fronts.big_sign,
    "home": fronts.home,
    "cafe front": fronts.cafe_front,
    "parasol table": fronts.parasol_table,
    "train": transport.train,
    "track": transport.track,
    "platform roof": transport.platform_roof,
    "airliner": transport.airliner,
    "jetty": transport.jetty,
    "far shore": gardens.far_shore,
    "reeds": gardens.reeds,
    "pool": gardens.pool,
    "lounger": gardens.lounger,
    "stall": fronts.stall,
    "mast": transport.mast,
    "deck house": transport.deck_house,
    "deck": transport.deck,
    "sea": transport.sea,
    "bridge rails": transport.bridge_rails,
    "cactus": gardens.cactus,
    "flower bed": gardens.flower_bed,
    "hedge": gardens.hedge,
    "path": gardens.path,
    "containers": transport.containers,
    "moored boat": transport.moored,
    "spaceship": starfield.spaceship,
    "sandwich board": fronts.sandwich_board,
    "log": gardens.log,
    "slide": gardens.play_slide,
    "chapel": fronts.chapel,
    "iron gate": fronts.iron_gate,
    "light mast": transport.light_mast,
    "prairie": _patch((0.66, 0.62, 0.46), "ground", 170, 170),
    "paving": _patch((0.68, 0.66, 0.62), "paving", 44, 20),
    "quay": _patch((0.66, 0.64, 0.61), "paving", 80, 14),
    "sand": _patch((0.82, 0.74, 0.58), "ground", 14, 8),
}
FLAT = frozenset(("asphalt", "bays", "two lanes", "telegraph", "canopy", "big sign", "track", "platform roof", "airliner", "jetty",
                  "far shore", "prairie", "reeds", "mast", "deck", "bridge rails", "path", "chapel", "paving", "quay",
                  "sand", "sea", "spaceship"))  # fmt: skip
"""What nobody walks into: it lies flat, hangs, is far away, or is all posts."""
FEET: Mapping[str, Box] = {
    "parasol table": (-0.38, 0.38, -0.38, 0.38), "light mast": (-0.15, 0.15, -0.15, 0.15), "cafe front": (-3.5, 3.5, -0.1, 0.2),
    "train": (-19, 19, -1.45, 1.45),
}  # fmt: skip
"""What of the floor it takes, in its own space, where that is less than all under it."""

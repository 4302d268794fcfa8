"""Where the camera stands: from a shot, subjects and a set to a View. Candidates are tried round the subject and the best is kept.

    stage       people as a camera knows them, the place, the line         obstacles   what is in the way
    pinned      points of a body where the table of sizes says             singles     one person
    groups      two people or more       shoulders   over a shoulder       things      inserts, points of view
    clean       who steps aside                                        filled      a room's edges, what stands before the lens
    places      establishing shots       rooms       wide shots from within a room

Knows people as upright posts and sets as boxes; knows nothing of light, of moves, or of how anything is drawn.
"""

from workprint.crafts.previz.framing.clean import cheated, steady
from workprint.crafts.previz.framing.filled import beyond, empty, masked
from workprint.crafts.previz.framing.groups import group
from workprint.crafts.previz.framing.obstacles import CLOSEST, LOWEST, POST, blocked, crosses, hidden_by, misplaced, movable, standing
from workprint.crafts.previz.framing.places import establishing
from workprint.crafts.previz.framing.rooms import WIDEST, wide
from workprint.crafts.previz.framing.shoulders import over_shoulder
from workprint.crafts.previz.framing.singles import eye_line, framed, high_of, look_room, single
from workprint.crafts.previz.framing.stage import LANDMARKS, Shot, Stage, Subject, cut_of, line_of, side_of
from workprint.crafts.previz.framing.things import Held, insert, point_of_view

__all__ = [
    "CLOSEST",
    "LANDMARKS",
    "LOWEST",
    "POST",
    "WIDEST",
    "Held",
    "Shot",
    "Stage",
    "Subject",
    "beyond",
    "blocked",
    "cheated",
    "crosses",
    "cut_of",
    "empty",
    "establishing",
    "eye_line",
    "framed",
    "group",
    "hidden_by",
    "high_of",
    "insert",
    "line_of",
    "look_room",
    "masked",
    "misplaced",
    "movable",
    "over_shoulder",
    "point_of_view",
    "side_of",
    "single",
    "standing",
    "steady",
    "wide",
]

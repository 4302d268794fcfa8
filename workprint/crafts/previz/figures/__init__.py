"""Figures and props of the user's own: glTF 2.0, GLB and VRM files that take a mannequin's or a prop's place.

players(order, inputs)                       who plays whom, of an order whose people's `figure` names an input
furnished(place, order, inputs)              the place with the order's own props
owned(things, order, inputs)                 what people handle, where a file has it
lacking(parts)                               what is asked of figures' faces that they have not
figure_from(path, name, traits) -> Guest     a `people.performance.Player`: acts as the mannequin does
prop_from(path, height) -> Prop              a thing for a set, standing on its origin
"""

from workprint.crafts.previz.figures.ordered import furnished, lacking, owned, players
from workprint.crafts.previz.figures.taken import figure_from, prop_from

__all__ = ["figure_from", "furnished", "lacking", "owned", "players", "prop_from"]

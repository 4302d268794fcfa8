"""What does not stand on the floor: rugs under things, small things on tops, pictures on walls, lamps from the ceiling.

Knows tops, walls and ceilings; knows nothing of what stands on the floor by itself.
"""

from __future__ import annotations

from workprint.crafts.previz.exact import square
from workprint.crafts.previz.sets import arrange, furniture, habits, hanging, vocabulary, wishes
from workprint.crafts.previz.sets.carpentry import Prop
from workprint.crafts.previz.sets.dressing import Item, Spot, distance_to
from workprint.crafts.previz.sets.layout import Floor
from workprint.crafts.previz.sets.plans import Piece


def carpet(floor: Floor, piece: Piece, anchors: list[Item]) -> None:
    """A rug: under what it is near, else under table or sofa, else in the middle."""
    hosts = anchors or [item for item in floor.dressing.items if item.thing.name in ("table", "low table", "bed")]
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        prop = habits.as_said(floor.dressing, piece, "rug", number)
        x, z = (hosts[number].at if number < len(hosts) else (0.0, 0.0)) if not wish.said else (wish.x, wish.z)
        if wish.said and not wish.exact:
            x, z = wish.x * floor.size.width / 2, wish.z * floor.size.depth / 2
        a, b = floor.size.width / 2 - prop.size[0] / 2 - 0.1, floor.size.depth / 2 - prop.size[2] / 2 - 0.1
        floor.dressing.put(
            "rug", prop, Spot(max(-a, min(a, x)) if a > 0 else 0.0, max(-b, min(b, z)) if b > 0 else 0.0, y=0.004 * number), solid=False
        )


def small(floor: Floor, piece: Piece, name: str, anchors: list[Item]) -> None:
    """Lay small things: on what they are near, on the nearest top to where they were said, else on any, else on the floor."""
    tops = floor.dressing.tops
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        prop = habits.as_said(floor.dressing, piece, name, number)
        order = list(tops)
        if anchors:
            host = anchors[number % len(anchors)]
            order.sort(
                key=lambda top: (distance_to(host, top[0], top[2]) > 0.01, square(top[0] - host.at[0]) + square(top[2] - host.at[1]))
            )
        elif wish.said:
            x, z = (wish.x, wish.z) if wish.exact else (wish.x * floor.size.width / 2, wish.z * floor.size.depth / 2)
            if wish.wall >= 0:
                x, z = floor.size.at(wish.wall, wish.share * floor.size.length(wish.wall) / 2, 0.3)
            order.sort(key=lambda top: square(top[0] - x) + square(top[2] - z))
        if not any(_lay(floor, piece.thing if name == "thing" else name, prop, top) for top in order):
            spot = Spot(*(anchors[0].at if anchors else (0.6, 0.6)))
            floor.stand(
                piece.thing if name == "thing" else name, prop, wishes.about(spot.x, spot.z, 20.0), said=f"{piece.thing} on a table"
            )


def _lay(floor: Floor, name: str, prop: Prop, top: tuple[float, float, float, float, float]) -> bool:
    """Lay a small thing on a top, where nothing lies yet."""
    x, y, z, half_x, half_z = top
    wide = max(prop.size[0], prop.size[2]) / 2
    if wide > max(half_x, half_z) + 0.14:
        return False
    for ax, az in ((0.0, 0.0), (0.5, 0.3), (-0.5, -0.3), (0.0, -0.75), (0.0, 0.75), (0.6, -0.6), (-0.6, 0.6), (0.85, 0.0), (-0.85, 0.0)):
        px, pz = x + ax * half_x, z + az * half_z
        near = [
            item
            for item in floor.dressing.items
            if item.high[0] - item.low[0] < 3.0 and item.low[1] < y + prop.size[1] and item.high[1] > y + 0.01
        ]
        if all(distance_to(item, px, pz) >= wide * 0.9 for item in near):
            yaw = round(40 * floor.dressing.dice.roll(f"{name} {px} {pz}") - 20)
            floor.dressing.put(name, prop, Spot(px, pz, yaw, y=y), solid=False)
            return True
    return False


def hang(floor: Floor, piece: Piece, name: str, anchors: list[Item]) -> None:
    """Hang things: over what they are near, on the wall that was said, else on the barest."""
    walled = [item for item in anchors if item.wall >= 0 and item.thing.name != "window"]
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        prop = habits.as_said(floor.dressing, piece, name, number)
        if walled and not wish.said:
            host = walled[number % len(walled)]
            along, height = arrange.over(host, prop)
            places = [(host.wall, along, height)]
        else:
            wall = (
                wish.wall
                if wish.wall >= 0
                else (1 if wish.side > 0 else 3)
                if wish.side
                else (2 if wish.depth > 0 else 0)
                if wish.depth
                else -1
            )
            order = (wall,) if wall >= 0 else hanging.barest(floor)
            share = wish.share if wish.wall >= 0 else 0.0
            places = [(side, share * floor.size.length(side) / 2, _hung_at(prop)) for side in order]
        if not hanging.hung(floor, name, prop, places):
            floor.unplaced.append(f"no room for the {piece.thing} on a wall: it is left out")


def _hung_at(prop: Prop) -> float:
    """The height of its middle: at the eyes, cupboards and shelves by their underside above them."""
    return 1.6 if prop.low[1] < -0.01 else 1.45


def overhead(floor: Floor, piece: Piece, name: str) -> None:
    """Lamps from the ceiling: over tables, else spread over the room."""
    tables = [item for item in floor.dressing.items if item.thing.name in ("table", "counter", "pool table")]
    spread = wishes.grid(piece.count, floor.size)
    for number, wish in enumerate(wishes.wishes(piece.where, piece.count)):
        height = min(1.9 if name == "pendant" else 2.0, floor.size.height - 0.5)
        drop = floor.size.height - height
        d = floor.dressing
        prop = furniture.pendant(d.tones, d.dark, drop) if name == "pendant" else vocabulary.prop(name, d.tones, d.dice)
        x, z = (
            tables[number].at
            if number < len(tables) and not wish.said
            else tuple(a * b / 2 for a, b in zip(spread[number], (floor.size.width, floor.size.depth), strict=True))
        )
        if wish.said:
            x, z = (wish.x, wish.z) if wish.exact else (wish.x * floor.size.width / 2, wish.z * floor.size.depth / 2)
        flat = prop.high[1] < 0.01  # it is fixed to the ceiling itself
        d.put(name, prop, Spot(x, z, y=floor.size.height if flat else height), solid=False)

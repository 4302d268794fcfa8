"""What the look book says of places and things is seen: walls, props on the set and in hands, their colour, size and material."""

import numpy as np
import pytest

from tests.previz.orders import JONAH, MARA, PAIR, order
from workprint.core.errors import EngineError
from workprint.crafts.previz import carried, shoot
from workprint.crafts.previz.colours import colour, shaded
from workprint.crafts.previz.sets import book, cars, painted, place, vocabulary
from workprint.crafts.previz.sets.dressing import distance_to
from workprint.crafts.previz.sets.grips import GRIPS, held
from workprint.crafts.previz.sets.tones import Dice, tones


def noted(props=None, **scene):
    return book.read({"set": scene, "props": props or {}})


def stand(props=None, furnishing=(), kind="room", **scene):
    said = {key: scene.pop(key) for key in ("colour", "light") if key in scene}
    asked = {"kind": kind, "place": "SOMEWHERE", "time": "day", "furnishing": list(furnishing), **scene}
    return place(asked, noted=noted(props, **said))


def test_walls_have_the_places_colour():
    walls = [item for item in stand(colour="dark red").items if item.thing.name.startswith("wall ")]
    assert len(walls) == 4
    red = colour("dark red")
    for wall in walls:
        (swatch,) = wall.thing.palette
        assert max(abs(a - b) for a, b in zip(swatch.colour, red, strict=True)) < 0.05
    usual = stand().named("wall 0").thing.palette[0].colour
    assert max(abs(a - b) for a, b in zip(usual, red, strict=True)) > 0.2


def test_only_what_is_said_changes():
    plain, red = stand(furnishing=["lantern", "vase"]), stand({"lantern": {"colour": "red"}}, ["lantern", "vase"])
    for before, after in zip(plain.items, red.items, strict=True):
        assert (before.low, before.high, before.at) == (after.low, after.high, after.at)
        assert (before.thing.palette == after.thing.palette) == (before.thing.name != "lantern")


@pytest.mark.parametrize("name", ["lantern", "Oil-Lamp"])
def test_a_thing_has_the_colour_the_size_and_the_stuff_said_by_any_of_its_names(name):
    said = stand({name: {"colour": "teal", "size": "60 cm", "material": "brass"}}, ["lantern"])
    item = said.named("lantern")
    assert max(np.subtract(item.high, item.low)) == pytest.approx(0.6, abs=0.01)
    assert any(swatch.pattern == "metal" and swatch.colour == colour("teal") for swatch in item.thing.palette)
    assert any(swatch.pattern == "glow" for swatch in item.thing.palette)
    assert item.low[1] == pytest.approx(stand(furnishing=["lantern"]).named("lantern").low[1], abs=1e-6)


@pytest.mark.parametrize(
    ("said", "metres"), [(0.5, 0.5), (50, 0.5), ("0.5", 0.5), ("50 cm", 0.5), ("50cm", 0.5), ("0,5 m", 0.5), ("2 metres", 2.0), (1, 1.0)]
)
def test_sizes_are_metres_or_centimetres(said, metres):
    entry = noted({"cup": {"size": said}}).entry("cup")
    assert max(book.as_said(held("cup"), entry).size) == pytest.approx(metres, abs=0.001)


def test_small_is_smaller_and_large_is_larger():
    sizes = [max(book.as_said(held("cup"), noted({"cup": {"size": word}}).entry("cup")).size) for word in ("tiny", "small", "big", "huge")]
    assert sizes == sorted(sizes)
    assert sizes[1] < max(held("cup").size) < sizes[2]


@pytest.mark.parametrize("material", ["wood", "metal", "glass", "brass", "paper", "cloth", "stone", "plastic"])
def test_a_material_has_its_tone_and_its_surface(material):
    entry = noted({"table": {"material": material}}).entry("table")
    found = book.as_said(vocabulary.prop("table", *_scheme()), entry)
    patterns = {"wood": "wood", "metal": "metal", "brass": "metal", "glass": "glass", "stone": "rock"}
    tone = painted.MATERIALS[material]
    assert any(swatch.pattern == patterns.get(material, "plain") and _hex(swatch.colour) == tone for swatch in found.palette)


def _scheme():
    return tones(Dice("x")), Dice("x")


def _hex(told):
    return "".join(f"{round(each * 255):02x}" for each in told)


def test_the_grip_is_on_the_thing_whatever_its_size():
    for word in sorted(GRIPS):
        before = held(word)
        after = book.as_said(before, book.Entry(times=1.7))
        assert np.allclose(after.grip.at, np.multiply(before.grip.at, 1.7))
        assert np.allclose(after.size, np.multiply(before.size, 1.7))


def test_the_books_things_are_read_once():
    prop = noted({"cup": {"size": "big"}}).made("cup", held("cup"))
    assert noted({"cup": {"size": "big"}}).made("cup", prop) is prop


def test_what_somebody_holds_is_the_books_thing():
    asked = order("void", (MARA | {"holding": "lantern"}, JONAH)) | {"props": {"Lantern": {"colour": "red", "size": "70 cm"}}}
    shooting = shoot.prepared(asked)
    (thing,) = carried.things(shooting.things, 0.5, 1, shooting.parts, frozenset())
    assert any(swatch.colour == colour("red") for swatch in thing.palette)
    usual = shoot.prepared(order("void", (MARA | {"holding": "lantern"}, JONAH)))
    (small,) = carried.things(usual.things, 0.5, 1, usual.parts, frozenset())
    assert np.ptp(thing.mesh.points, axis=0)[1] > 1.2 * np.ptp(small.mesh.points, axis=0)[1]
    assert thing.mesh.points[:, 1].min() >= 0.0


def test_a_stage_note_stands_before_the_book_and_the_book_before_the_dice():
    said = {"size": [500, 400, 260], "pieces": [{"thing": "sofa", "words": "green", "where": "left wall"}, {"thing": "armchair"}]}
    here = stand({"sofa": {"colour": "red"}, "armchair": {"colour": "red"}}, **said)
    assert here.named("sofa").thing.palette[0].colour != colour("red")
    assert any(swatch.colour == colour("green") for swatch in here.named("sofa").thing.palette)
    assert any(swatch.colour == colour("red") for swatch in here.named("armchair").thing.palette)


def test_what_is_larger_finds_room_for_its_size():
    said = {"size": [700, 600, 260], "pieces": [{"thing": "fridge", "where": "left wall"}, {"thing": "wardrobe", "near": "fridge"}]}
    here = stand({"fridge": {"size": 3.0}}, **said)
    fridge, wardrobe = here.named("fridge"), here.named("wardrobe")
    assert max(np.subtract(fridge.high, fridge.low)) == pytest.approx(3.0, abs=0.02)
    assert distance_to(fridge, *wardrobe.at) > 0.0
    assert fridge.low[0] >= -3.5


def test_seats_and_tables_keep_the_height_that_people_need():
    big, usual = stand({"sofa": {"size": "huge"}}).named("sofa"), stand().named("sofa")
    assert (big.low[1], big.high[1]) == (usual.low[1], usual.high[1])
    said = {"size": [700, 600, 260], "pieces": [{"thing": "table"}]}
    big, usual = stand({"table": {"size": 3}}, **said).named("table"), stand(**said).named("table")
    assert big.high[1] == usual.high[1]
    assert max(np.subtract(big.high, big.low)) == pytest.approx(3.0, abs=0.02)


def test_what_is_no_colour_or_size_is_an_error_and_what_is_no_material_is_said():
    with pytest.raises(EngineError, match="is not a colour"):
        noted({"lantern": {"colour": "greenish"}})
    with pytest.raises(EngineError, match="is not a colour"):
        noted(colour="foggy dew")
    with pytest.raises(EngineError, match="is no size"):
        noted({"lantern": {"size": "sideways"}})
    assert any("mithril" in each for each in stand({"lantern": {"material": "mithril"}}).unplaced)
    assert noted({"lantern": {"colour": "brass"}}).entry("lantern").colour is not None


def test_shades_of_a_things_colour_stay_shades():
    red = stand({"sofa": {"colour": "red"}}).named("sofa").thing.palette
    assert red[0].colour == colour("red")
    assert red[1].colour == pytest.approx(shaded(colour("red"), max(red[1].colour) / max(red[0].colour)), abs=0.02)


# --------------------------------------------------------------------------------------------- the road


def at_wheel(mark, name="CAR", beats=()):
    asked = order("car", (MARA | {"mark": mark, "posture": "sit"},), beats=beats, frames=24)
    asked["set"]["place"] = name
    return asked


def road(asked, number):
    shooting = shoot.prepared(asked)
    return {thing.id: thing.mesh.points for thing in shoot.frame_at(shooting, number).things if thing.name in cars.PASSING}


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["wheel", "at the wheel", "driver seat", "driver's seat", "Driver Seat"])
def test_the_road_passes_while_somebody_is_at_the_wheel(mark):
    before, after = road(at_wheel(mark), 0), road(at_wheel(mark), 12)
    assert len(before) > 5
    assert all(not np.array_equal(before[i], after[i]) for i in before)


@pytest.mark.parametrize(("mark", "name"), [("passenger seat", "CAR"), ("wheel", "PARKED CAR"), ("driver seat", "CAR - GARAGE")])
def test_the_road_stands_where_nobody_drives_or_the_car_is_parked(mark, name):
    before, after = road(at_wheel(mark, name), 0), road(at_wheel(mark, name), 12)
    assert all(np.array_equal(before[i], after[i]) for i in before)


# --------------------------------------------------------------------------------------------- bare walls


@pytest.mark.slow
@pytest.mark.parametrize("size", [(420, 360, 260), (600, 400, 270), (240, 900, 260), (300, 300, 250)])
@pytest.mark.parametrize("windows", [1, 2, 3, 4])
def test_every_wall_of_a_described_room_has_something_on_it_besides_its_windows(size, windows):
    pieces = [{"thing": "window", "count": windows, "where": where} for where in ("left wall", "back wall", "right wall")]
    here = stand(size=list(size), pieces=[*pieces, {"thing": "table"}])
    dressed = {item.wall for item in here.items if item.thing.name in ("picture", "sconce", "sill plant")}
    assert dressed >= {0, 1, 3}
    assert 2 in dressed


def test_a_set_is_unchanged_where_the_book_is_blank():
    bare, blank = place(order("room", PAIR)["set"]), place(order("room", PAIR)["set"], noted=book.Book(unknown=("x",)))
    assert [item.thing.palette for item in bare.items] == [item.thing.palette for item in blank.items]
    assert [(item.low, item.high) for item in bare.items] == [(item.low, item.high) for item in blank.items]

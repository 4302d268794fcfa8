"""Exact framing, measured on the figures themselves: joints of the posed skeleton projected onto the screen, against the table of sizes."""

from functools import lru_cache
from itertools import pairwise
from math import dist, inf

import numpy as np
import pytest

from tests.previz.orders import JONAH, MARA, PAIR, SEATED, order
from workprint.crafts.previz import camera as cam
from workprint.crafts.previz import camerawork, framing, staging
from workprint.crafts.previz.camera import EYES, SIZES, VIEWS
from workprint.crafts.previz.people.body import scale
from workprint.crafts.previz.people.performer import acted, gazing
from workprint.crafts.previz.people.pose import world
from workprint.crafts.previz.people.skeleton import EYES as EYE
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.sets import place

LENSES = {"ECU": 100, "BCU": 100, "CU": 85, "MCU": 65, "MS": 50, "MFS": 40, "FS": 35, "WS": 28, "EWS": 24}
ASPECTS = {"wide": 16 / 9, "scope": 2.39, "academy": 4 / 3}
PEOPLE = {
    "grown": ({**MARA, "traits": {"gender": "male", "height": 178, "age": 35}},),
    "child": ({**MARA, "traits": {"age": 6}},),
    "tall": ({**MARA, "traits": {"height": 200}},),
    "seated": ({**SEATED[0], "facing": ""},),
}
CUTS = {
    "CU": ("neck", "upperChest", 0.822, 0.735),
    "MCU": ("upperChest", "chest", 0.735, 0.661),
    "MS": ("spine", "hips", 0.593, 0.536),
    "MFS": ("UpperLeg", "LowerLeg", 0.511, 0.283),
}
"""Between which joints a size cuts the body, and their heights on a grown-up (measured on the mannequin, standing heights)."""
OFF = {"front": (0, 16), "three-quarter": (30, 45), "profile": (80, 100), "three-quarter back": (118, 145), "back": (165, 180)}
"""How far off the look a camera stands for each view, degrees."""


@lru_cache(maxsize=16)
def staged(who, kind):
    asked = order(kind, PEOPLE[who])
    here = place(asked["set"])
    return here, staging.staged(asked, here, {}, 24).parts


def framed(who, kind="void", aspect=16 / 9, **camera):
    here, parts = staged(who, kind)
    setup = camerawork.set_up(order(kind, PEOPLE[who], **camera), here, parts, aspect, 2.0)
    return parts["MARA"], parts, setup


def joint(part, parts, name, t=1.0):
    """Where a joint is on the set; of a pair of limbs the middle between the two."""
    solved, at, yaw = acted(part, t, parts)
    names = (name,) if name in INDEX else ("left" + name, "right" + name)
    return np.mean([world(solved.places[INDEX[each]], scale(part.figure), at, yaw) for each in names], axis=0)


def on_face(part, parts, below, t=1.0):
    """The point of the face so far below the eyes (in standing heights of a grown-up: .048 is the height of the skull's joint)."""
    solved, at, yaw = acted(part, t, parts)
    head = INDEX["head"]
    own = np.array((0.0, EYE[1] * (1.0 - below / 0.048), EYE[2])) * part.figure.head
    return world(solved.places[head] + solved.turns[head] @ own, scale(part.figure), at, yaw)


def errors(who, size, aspect=16 / 9, **camera):
    """How far eyes and cut line (of whole figures crown and soles) are from where the table has them, in frame heights."""
    part, parts, setup = framed(who, aspect=aspect, size=size, **{"lens": LENSES[size]} | camera)
    grammar, at = SIZES[size], gazing(part, 1.0, parts)

    def y(point):
        return cam.screen(setup.base, tuple(float(c) for c in point), aspect)[1]

    if size in ("FS", "WS", "EWS"):
        tall = part.figure.height
        if size == "FS" and who == "seated":
            tall = (tall + (float(at.eye[1]) - float(at.floor[1])) / EYES) / 2
        top = 2 * (float(at.crown[1] - at.floor[1]) / tall - grammar.centre) / grammar.frame_h
        return abs(y(at.crown) - top) / 2, abs(y(at.floor) + 2 * grammar.centre / grammar.frame_h) / 2
    eyes = y(at.eye) - 2 * (EYES - grammar.centre) / grammar.frame_h
    low = grammar.centre - grammar.frame_h / 2
    if size in CUTS and not (who == "seated" and size == "MFS"):
        above, below, a, b = CUTS[size]
        cut = joint(part, parts, above) + (joint(part, parts, below) - joint(part, parts, above)) * (a - low) / (a - b)
    elif size == "MFS":
        cut = np.array((joint(part, parts, "neck")[0], at.eye[1] - (EYES - low) * part.figure.height, joint(part, parts, "neck")[2]))
    else:
        cut = on_face(part, parts, EYES - low)
    return abs(eyes) / 2, abs(y(cut) + 1) / 2


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("size", SIZES)
def test_a_size_frames_a_body_where_the_table_says(size, who):
    assert max(errors(who, size)) < 0.01


def steep_errors(size, view):
    """From where a body is foreshortened: how far eyes (of whole figures the middle) are from their place, and how far the picture's height
    there is from the table's.
    """
    _, parts = staged("grown", "void")
    who = camerawork.subjects(parts, 1.0)[0]
    whole = size in ("FS", "WS", "EWS")
    at, line = (cam.between(who.crown, who.floor, 0.5), 0.0) if whole else (who.eye, framing.eye_line(size))
    high = SIZES[size].frame_h * who.stature if whole else framing.high_of(who, size)
    _, y, depth = cam.screen(view, at, 16 / 9)
    return abs(y - line) / 2, abs(2 * np.tan(np.radians(view.fov) / 2) * depth / high - 1)


def pitch(view):
    return np.degrees(np.arcsin((view.target[1] - view.eye[1]) / dist(view.target, view.eye)))


@pytest.mark.slow
@pytest.mark.parametrize("angle", [*cam.ANGLES, *cam.HEIGHTS])
@pytest.mark.parametrize("size", SIZES)
def test_a_size_is_the_same_from_every_angle_and_side_with_every_lens(size, angle):
    """To a hundredth of the frame, from all round and with lenses from 24 to 200 mm; a height that the lens cannot have is said."""
    for view in ("", *VIEWS):
        for lens in (24, 35, 85, 200):
            asked = {"angle": angle, "view": view, "lens": lens}
            _, parts, setup = framed("grown", size=size, **asked)
            steep = abs(pitch(setup.base)) >= 40.0
            found = steep_errors(size, setup.base) if steep else errors("grown", size, **asked)
            assert max(found) < 0.01, asked
            if angle in cam.HEIGHTS:
                who = camerawork.subjects(parts, 1.0)[0]
                off = setup.base.eye[1] - max(framing.LOWEST, cam.HEIGHTS[angle] * who.tall)
                high = SIZES[size].frame_h * who.stature
                assert abs(off) < 0.01 * high or any(angle in said for said in setup.trouble), asked


@pytest.mark.parametrize("aspect", ["scope", "academy"])
@pytest.mark.parametrize("size", ["CU", "MS", "FS", "WS"])
def test_a_size_is_the_same_in_every_aspect(size, aspect):
    assert max(errors("grown", size, ASPECTS[aspect])) < 0.01


@pytest.mark.slow
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", ["CU", "MS", "FS"])
def test_a_size_is_the_same_from_all_round_and_the_camera_stands_there(size, view):
    assert max(errors("grown", size, view=view)) < 0.01
    _, parts, setup = framed("grown", size=size, lens=LENSES[size], view=view)
    subject = camerawork.subjects(parts, 1.0)[0]
    off = abs(cam.turned(subject.look, cam.bearing(subject.eye, setup.base.eye)))
    low, high = OFF[view]
    assert low - 4 <= off <= high + 4, "4 degrees are the look room's"


@pytest.mark.slow
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("angle", ["eye", "shoulder", "low", "high", "dutch"])
def test_the_whole_table(who, angle):
    for aspect in ASPECTS.values():
        for size in SIZES:
            assert max(errors(who, size, aspect, angle=angle)) < 0.01, (size, aspect)


# --------------------------------------------------------------------------------------------- two at a table


def two(kind, people, on, size="OTS", lens=50, **camera):
    asked = order(kind, people, size=size, on=on, lens=lens, **camera)
    here = place(asked["set"])
    parts = staging.staged(asked, here, {}, 24).parts
    return {each.name: each for each in camerawork.subjects(parts, 1.0)}, camerawork.set_up(asked, here, parts, 16 / 9, 2.0)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["room", "cafe", "kitchen", "street", "void"])
@pytest.mark.parametrize("people", [PAIR, SEATED], ids=["standing", "seated"])
@pytest.mark.parametrize("lens", [35, 50, 85])
def test_over_the_shoulder_shows_head_and_shoulder(kind, people, lens):
    if kind == "street" and people is SEATED:
        pytest.skip("they share a bench, and sit too near one another")
    subjects, setup = two(kind, people, ["MARA", "JONAH"], lens=lens)
    far, near = subjects["MARA"], subjects["JONAH"]
    fx, fy, depth = cam.screen(setup.base, far.eye, 16 / 9)
    assert abs(fx) == pytest.approx(0.26, abs=0.01)
    assert 0.1 < fy < 0.3
    face = 0.131 * far.stature / (2 * np.tan(np.radians(setup.base.fov) / 2) * depth)
    assert 0.16 < face <= 0.30
    nx, ny, _ = cam.screen(setup.base, near.eye, 16 / 9)
    assert fx * nx < 0
    assert 0.45 < abs(nx) < 0.75
    assert ny < 0.9
    shoulders = [cam.screen(setup.base, near.body[2], 16 / 9)]
    assert all(depth > 0.5 and abs(x) < 0.98 and -0.95 < y < 0.4 for x, y, depth in shoulders)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["room", "cafe", "street", "void"])
@pytest.mark.parametrize("people", [PAIR, SEATED], ids=["standing", "seated"])
@pytest.mark.parametrize("sizes", ["OTS", "CU", "MCU"])
def test_reverses_mirror_each_other(kind, people, sizes):
    views, eyes = [], {}
    for on in (["MARA", "JONAH"], ["JONAH", "MARA"]):
        subjects, setup = two(kind, people, on, sizes)
        views.append((subjects[on[0]], subjects[on[1]], setup.base))
        eyes = subjects
    (a, b, one), (_, _, other) = views
    assert one.fov == other.fov
    x = [cam.screen(view, far.eye, 16 / 9)[0] for far, _, view in views]
    assert x[0] * x[1] < 0, "they look across the picture in opposite ways"
    axis = (b.eye[0] - a.eye[0], b.eye[2] - a.eye[2])
    sides = [axis[0] * (view.eye[2] - a.eye[2]) - axis[1] * (view.eye[0] - a.eye[0]) for _, _, view in views]
    assert sides[0] * sides[1] > 0, "both stand on one side of the line"
    if sizes == "OTS" and abs(a.eye[1] - b.eye[1]) < 0.25:
        assert one.eye[1] == pytest.approx(other.eye[1], rel=0.01)
        far = [dist((view.eye[0], view.eye[2]), (mine.eye[0], mine.eye[2])) for mine, _, view in views]
        assert far[0] == pytest.approx(far[1], rel=0.01)
    assert set(eyes) == {"MARA", "JONAH"}


@pytest.mark.parametrize("kind", ["cafe", "kitchen", "room", "bar", "office"])
def test_two_at_a_table_share_the_picture_evenly(kind):
    subjects, setup = two(kind, SEATED, ["MARA", "JONAH"], "2S", 35, view="profile")
    (ax, ay, ad), (bx, by, bd) = (cam.screen(setup.base, each.eye, 16 / 9) for each in subjects.values())
    assert ax == pytest.approx(-bx, abs=0.01)
    high = 2 * np.tan(np.radians(setup.base.fov) / 2) * ad
    assert (ay + by) / 2 == pytest.approx(framing.groups.eye_line_of("2S", high), abs=0.02)
    assert ad == pytest.approx(bd, rel=0.08), "square to the line"


@pytest.mark.parametrize("size", ["CU", "MCU", "MS", "2S", "FS"])
def test_coverage_moves_thirty_degrees_or_two_sizes(size):
    """From a two-shot to a single, and from a single to its reverse, the camera turns by thirty degrees or comes two sizes nearer."""
    subjects, setup = two("room", PAIR, ["MARA", "JONAH"], "2S", 35)
    if size in ("2S", "FS"):
        return
    _, close = two("room", PAIR, ["MARA", "JONAH"], size, LENSES[size])
    mara = subjects["MARA"].eye
    turn = abs(cam.turned(cam.bearing(mara, setup.base.eye), cam.bearing(mara, close.base.eye)))
    high = [2 * np.tan(np.radians(view.fov) / 2) * cam.screen(view, mara, 16 / 9)[2] for view in (setup.base, close.base)]
    order_ = [each.frame_h for each in SIZES.values()]
    steps = [next((k for k, h in enumerate([*order_, inf]) if h * subjects["MARA"].stature >= each * 0.95)) for each in high]
    assert turn >= 30 or steps[0] - steps[1] >= 2


def test_sizes_grow():
    assert all(a.frame_h < b.frame_h for a, b in pairwise(SIZES.values()))


def test_a_view_that_is_not_there_is_named():
    from workprint.core.errors import EngineError

    with pytest.raises(EngineError, match="view 'sideways'"):
        camerawork.wanted({"camera": {"view": "sideways"}})
    assert JONAH["name"] == "JONAH"

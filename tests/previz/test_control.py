"""Control signals against geometry worked out here: an own pinhole from camera.json, known planes, projected solids, loaders' own steps."""

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache

import numpy as np
import pytest

from tests.previz.orders import MARA, order
from workprint.core.errors import EngineError
from workprint.crafts.previz import shoot
from workprint.crafts.previz.control import depth, keypoints, lines, mattes, motion, passes, pose, segments, trajectory
from workprint.crafts.previz.control.lens import pinhole
from workprint.crafts.previz.draw.renderer import Buffers, Renderer
from workprint.crafts.previz.forms import Expression, Frame, Swatch, Thing, View
from workprint.crafts.previz.people.performer import acted
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.sets.carpentry import box

ALL = tuple(passes.SIGNALS)
SIZE = {"width": 320, "height": 192, "rate": "16/1", "frames": 3}


def control_order(*signals, take=None, **others):
    return order(**others) | {"signals": list(signals), "flavour": "", "take": SIZE | (take or {})}


@cache
def room():
    """A room with two people and a camera that moves: the shot, its pictures, its camera as another program reads it."""
    wanted = control_order(*ALL, size="WS", lens=24, on=["MARA", "JONAH"], move={"kind": "truck", "way": "right", "speed": "medium"})
    shot = passes.taken(wanted)
    return shot, tuple(passes.pictures(shot)), json.loads(passes.texts(shot, "")["camera"])


@cache
def standing():
    """One person, whole, facing the camera, nothing else."""
    alone = (MARA | {"mark": "centre", "facing": ""},)
    wanted = control_order("pose", "camera", kind="void", people=alone, size="FS", view="front", take={"frames": 1})
    shot = passes.taken(wanted)
    return shot, next(passes.pictures(shot)), json.loads(passes.texts(shot, "")["camera"])


def own_pixel(frame, point):
    """A world point through one frame of camera.json, by nothing but the numbers in it."""
    x, y, z = (sum(row[k] * c for k, c in enumerate((*point, 1.0))) for row in frame["world_to_camera"][:3])
    return frame["fx"] * x / z + frame["cx"], frame["fy"] * y / z + frame["cy"], z


def unprojected(frame, picture, metres):
    """World points (h, w, 3) of a 16-bit depth picture."""
    height, width = picture.shape
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    z = picture * metres
    here = np.stack(((x - frame["cx"]) / frame["fx"] * z, (y - frame["cy"]) / frame["fy"] * z, z), -1)
    back = np.array(frame["camera_to_world"])
    return here @ back[:3, :3].T + back[:3, 3]


def ids_of(shot, name):
    return [thing for thing, called in shot.survey.names.items() if called == name]


# --------------------------------------------------------------------------------------------- the camera


def test_camera_json_is_a_pinhole_that_agrees_with_itself():
    shot, _, said = room()
    gate = 36.0 / (2 * np.tan(np.radians(shot.shooting.setup.at(0.0).fov) / 2) * 320 / 192)
    for frame in said["frames"]:
        there, back = np.array(frame["world_to_camera"]), np.array(frame["camera_to_world"])
        assert np.allclose(there @ back, np.eye(4), atol=1e-8)
        assert np.isclose(np.linalg.det(there[:3, :3]), 1.0)
        assert frame["lens_mm"] == pytest.approx(gate, abs=1e-6)
    first, last = (np.array(frame["camera_to_world"])[:3, 3] for frame in (said["frames"][0], said["frames"][-1]))
    assert np.linalg.norm(last - first) > 1e-4  # it does move


@pytest.mark.parametrize("roll", [0.0, 12.0])
def test_the_renderer_draws_where_the_pinhole_says(roll):
    """A small box at a known place is drawn around its projected middle, rolled cameras included."""
    view = View((1.0, 1.4, 3.0), (0.2, 1.0, 0.0), 40.0, roll)
    thing = Thing(3, "box", box(0.1, 0.1, 0.1, (0.5, 1.2, -0.3)), (Swatch((0.5, 0.5, 0.5)),))
    seen = Renderer(320, 180).buffers(Frame((thing,), view)).id == 3
    rows, columns = np.nonzero(seen)
    x, y, _ = pinhole(view, 320, 180).seen(np.array([[0.5, 1.25, -0.3]]))[0]
    assert (columns.mean() + 0.5, rows.mean() + 0.5) == pytest.approx((x, y), abs=0.6)


def test_re10k_projects_a_point_to_the_same_pixel():
    shot, _, said = room()
    lines_ = passes.texts(shot, "THE ROOM")["re10k"].splitlines()
    assert lines_[0] == "THE ROOM" and len(lines_) == 1 + 3
    point = np.array((0.3, 1.1, -0.4, 1.0))
    for number, line in enumerate(lines_[1:]):
        values = [float(value) for value in line.split()]
        assert len(values) == 19 and values[0] == pytest.approx(number * 1e6 / 16) and values[5:7] == [0.0, 0.0]
        fx, fy, cx, cy = values[1:5]
        x, y, z = np.array(values[7:]).reshape(3, 4) @ point
        mine = own_pixel(said["frames"][number], point[:3])
        assert (320 * (fx * x / z + cx), 192 * (fy * y / z + cy)) == pytest.approx(mine[:2], abs=1e-3)


def test_recammaster_reads_the_same_camera_path():
    """The steps of its loader: parse rows, transpose, columns 1 2 0 3, second column times -1, place / 100; then relative to the first."""
    shot, _, said = room()
    made = json.loads(passes.texts(shot, "")["recam"])
    poses = []
    for number in range(3):
        rows = [[float(v) for v in row.strip("[] ").split()] for row in made[f"frame{number}"]["cam01"].strip().split("] [")]
        pose = np.array(rows).T[:, [1, 2, 0, 3]]
        pose[:3, 1] *= -1.0
        pose[:3, 3] /= 100.0
        poses.append(pose)
    for number in range(3):
        mine = np.array(said["frames"][0]["world_to_camera"]) @ np.array(said["frames"][number]["camera_to_world"])
        assert np.allclose(np.linalg.inv(poses[0]) @ poses[number], mine, atol=1e-5)


def test_unreal_rows_are_forward_right_up():
    """A level camera at (1, 2, 3) m that looks down -Z: Unreal's x forward, y right, z up, in centimetres."""
    text = trajectory.recammaster([pinhole(View((1.0, 2.0, 3.0), (1.0, 2.0, 0.0), 40.0), 320, 180)])
    assert json.loads(text)["frame0"]["cam01"].split("] [")[0].startswith("[1.000000 0.000000 0.000000")
    assert "[-300.000000 100.000000 200.000000 1.000000]" in text


# --------------------------------------------------------------------------------------------- depth, normals, ids


def test_depth_unprojects_onto_the_floor_and_the_walls():
    shot, pictures, said = room()
    metres = json.loads(passes.about(shot))["depth16"]["metres"]
    place = shot.shooting.place
    for frame, drawn in zip(said["frames"], pictures, strict=True):
        points = unprojected(frame, drawn["depth16"].astype(float), metres)
        floor = np.isin(drawn["ids"], [thing + 1 for thing in ids_of(shot, "floor")])
        assert floor.sum() > 500
        assert np.abs(points[floor][:, 1]).max() < 0.5 * metres + 0.001  # y = 0
        inside = [w for w in range(4) if np.isin(drawn["ids"], [t + 1 for t in ids_of(shot, f"wall {w}")]).sum() > 300]
        assert inside
        for number in inside:
            wall = place.walls[number]
            seen = np.isin(drawn["ids"], [thing + 1 for thing in ids_of(shot, f"wall {number}")])
            ahead = (points[seen][:, 0] - wall.x) * wall.nx + (points[seen][:, 2] - wall.z) * wall.nz
            assert np.median(np.abs(ahead)) < metres + 0.001


def test_eight_bit_depth_is_inverse_depth_between_one_near_and_one_far_for_the_shot():
    shot, pictures, _ = room()
    said = json.loads(passes.about(shot))
    near, far = said["depth8"]["near"], said["depth8"]["far"]
    for drawn in pictures:
        z = drawn["depth16"] * said["depth16"]["metres"]
        inside = (z > near * 1.02) & (z < far * 0.98)
        wanted = 255 * (1 / z[inside] - 1 / far) / (1 / near - 1 / far)
        assert np.abs(drawn["depth8"][inside].astype(float) - wanted[:, None]).max() < 1.0
        assert (drawn["depth8"][drawn["depth16"] == depth.NOTHING] == 0).all()


def test_depth_that_reaches_far_takes_larger_steps():
    assert depth.step(40.0) == depth.STEP
    assert depth.step(200.0) * (depth.NOTHING - 1) >= 200.0
    steps = depth.metres16(np.array([[1.0, 70.0, np.inf]], np.float32), 0.001)
    assert steps.tolist() == [[1000, depth.NOTHING - 1, depth.NOTHING]]


def test_normals_of_floor_and_wall_have_controlnets_colours():
    shot, pictures, said = room()
    frame, drawn = said["frames"][0], pictures[0]
    turn = np.array(frame["world_to_camera"])[:3, :3]
    wall = shot.shooting.place.walls
    planes = {"floor": (0.0, 1.0, 0.0)} | {f"wall {k}": (w.nx, 0.0, w.nz) for k, w in enumerate(wall)}
    found = 0
    for name, normal in planes.items():
        seen = np.isin(drawn["ids"], [thing + 1 for thing in ids_of(shot, name)])
        if seen.sum() < 300:
            continue
        right, down, ahead = turn @ np.array(normal)
        wanted = 127.5 + 127.5 * np.array((-right, -down, -ahead))
        assert np.abs(np.median(drawn["normal"][seen].astype(float), axis=0) - wanted).max() < 3.0, name
        found += 1
    assert found >= 2


def test_red_is_left_green_is_top_blue_is_front():
    """Boxes' sides, seen: the side that faces left of the picture is red, the top green, the front blue."""
    thing = Thing(1, "box", box(1.0, 1.0, 1.0), (Swatch((0.5, 0.5, 0.5)),))
    buffers = Renderer(160, 160).buffers(Frame((thing,), View((-2.0, 2.4, 3.0), (0.0, 0.5, 0.0), 30.0)))
    picture = passes.normal_map(buffers.normal, buffers.id).astype(int)
    sides = {tuple(colour) for colour in picture[buffers.id == 1]}
    assert len(sides) == 3
    assert max(sides, key=lambda c: c[0] - c[2])[0] > 200  # the left side
    assert max(sides, key=lambda c: c[1])[1] > 200  # the top
    assert (picture[0, 0] == (128, 128, 255)).all()


def test_id_areas_are_those_of_the_projected_solid():
    mesh = box(0.8, 1.3, 0.5, (0.2, 0.1, -0.3), 33.0)
    view = View((0.6, 1.5, 3.2), (0.0, 0.8, 0.0), 35.0, 7.0)
    seen = Renderer(640, 360).buffers(Frame((Thing(5, "box", mesh, (Swatch((0.5, 0.5, 0.5)),)),), view)).id == 5
    corners = pinhole(view, 640, 360).seen(np.unique(mesh.points.round(5), axis=0).astype(float))[:, :2]
    outline = _hull(corners)
    area = 0.5 * abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(outline, np.roll(outline, -1, 0), strict=True)))
    around = sum(np.hypot(*(a - b)) for a, b in zip(outline, np.roll(outline, -1, 0), strict=True))
    assert seen.sum() == pytest.approx(area, abs=0.05 * around + 2)


def _hull(points):
    """Gift wrapping: another way than the program's own."""
    found, at = [], points[points[:, 0].argmin()]
    while not found or not np.allclose(at, found[0]):
        found.append(at)
        at = next(
            p for p in points if not np.allclose(p, at) and all((p - at) @ np.array(((0, 1), (-1, 0))) @ (q - at) >= -1e-9 for q in points)
        )
    return np.array(found)


def test_every_pixel_at_every_edge_is_a_pure_colour():
    shot, pictures, _ = room()
    said = json.loads(passes.about(shot))
    things = {each["id"]: each for each in said["things"]}
    for drawn in pictures:
        assert set(np.unique(drawn["ids"])) <= {0, *things}
        kinds = {tuple(int(c) for c in colour) for colour in np.unique(drawn["seg"].reshape(-1, 3), axis=0)}
        assert kinds <= {segments.colour_of(name) for name in segments.CLASSES}
        for thing, each in things.items():
            seen = drawn["ids"] == thing
            if seen.any():
                assert {"#{:02x}{:02x}{:02x}".format(*c) for c in drawn["seg"][seen]} == {each["colour"]}
            if "matte" in each:
                matte = drawn["matte/" + each["matte"].removeprefix("matte/").removesuffix(".mkv")]
                assert ((matte == 255) == seen).all() and ((matte == 0) == ~seen).all()
    named = {each["name"]: each for each in said["things"] if "matte" in each}
    assert {"MARA", "JONAH"} <= set(named) and named["MARA"]["class"] == "person"
    assert "floor" not in named and len(named) > 3  # props too, but not the building


def test_mattes_of_equal_names_are_told_apart():
    found = passes.Survey(1, 2, 3, {4: 0.2, 5: 0.1, 9: 0.0001, 1000: 0.00001}, {4: "chair", 5: "chair", 9: "cup", 1000: "x"})
    assert mattes.matted(found, {1000: "A/B: é"}) == {4: "chair", 5: "chair 2", 1000: "A B é"}


def test_things_of_the_stage_fall_under_their_class():
    from workprint.crafts.previz.sets import vocabulary

    known = {*vocabulary.SMALL, *vocabulary.LARGE, *vocabulary.HUNG}
    classed = {name for name in known if segments.class_of(name) != segments.OTHER}
    assert len(classed) > 0.7 * len(known)  # ADE20K has no class for a guitar or a key: those are boxes
    for name, kind in {
        "wall 2": "wall",
        "coat rack": "apparel",
        "round table": "table",
        "house near 3": "building",
        "chairs": "chair",
    }.items():
        assert segments.class_of(name) == kind
    assert segments.colour_of("person") == (150, 5, 61) and segments.colour_of("wall") == (120, 120, 120)
    assert segments.colour_of("clock") == (102, 255, 0) and len(set(segments.CLASSES.values())) == len(segments.CLASSES)
    assert set(segments.WORDS.values()) <= set(segments.CLASSES)


# --------------------------------------------------------------------------------------------- poses


def test_joints_are_drawn_where_they_are_in_their_colours():
    shot, drawn, said = standing()
    part = shot.shooting.parts["MARA"]
    solved, place, yaw = acted(part, 0.0, shot.shooting.parts)
    a, scale = np.radians(yaw), shot_scale(part)
    root = np.array(((np.cos(a), 0, np.sin(a)), (0, 1, 0), (-np.sin(a), 0, np.cos(a))))
    wanted = {2: "rightUpperArm", 5: "leftUpperArm", 8: "rightUpperLeg", 9: "rightLowerLeg", 12: "leftLowerLeg", 3: "rightLowerArm"}
    pixels = {}
    for number, bone in wanted.items():
        point = np.asarray(place) + scale * (root @ solved.places[INDEX[bone]])
        pixels[number] = own_pixel(said["frames"][0], point)
        x, y = (int(v) for v in pixels[number][:2])
        assert tuple(drawn["pose"][y, x]) == pose.COLOURS[number], bone
    assert pixels[2][0] < pixels[5][0]  # their right is on the left of the picture: they face it


def shot_scale(part):
    from workprint.crafts.previz.people.body import scale

    return scale(part.figure)


def test_a_pose_picture_has_the_colours_of_openpose_and_no_others():
    _, drawn, _ = standing()
    found = {tuple(int(c) for c in colour) for colour in np.unique(drawn["pose"].reshape(-1, 3), axis=0)}
    limbs = {tuple(int(c * 0.6) for c in colour) for colour in pose.COLOURS[:17]}
    assert found <= {(0, 0, 0), (255, 255, 255), (0, 0, 255), *pose.COLOURS, *limbs} | HANDS
    assert limbs & found and {pose.COLOURS[0], pose.COLOURS[1]} <= found


HANDS = {tuple(int(c * 255) for c in __import__("colorsys").hsv_to_rgb(k / 20, 1.0, 1.0)) for k in range(20)}


def test_what_is_hidden_is_left_out():
    shot, _, _ = standing()
    frame = shot.frame(0)
    buffers = Renderer(*shot.size).buffers(frame)
    points = keypoints.keypoints(shot.shooting.parts["MARA"], 0.0, shoot.PEOPLE, shot.shooting.parts)
    camera = shot.cameras[0]
    free = keypoints.sighted(points.body, camera, buffers, shoot.PEOPLE, "body")
    assert free.seen[[0, 1, 2, 5, 9, 10, 12, 13, 14, 15]].all()
    wrist = free.points[4]
    near, ids = buffers.depth.copy(), buffers.id.copy()
    x, y = int(wrist[0]), int(wrist[1])
    near[y - 3 : y + 4, x - 3 : x + 4], ids[y - 3 : y + 4, x - 3 : x + 4] = wrist[2] - 0.5, 77
    covered = keypoints.sighted(points.body, camera, Buffers(near, buffers.normal, ids, buffers.part), shoot.PEOPLE, "body")
    assert not covered.seen[4] and (covered.seen == free.seen).sum() == 17
    near[y - 3 : y + 4, x - 3 : x + 4] = wrist[2] + 0.5  # what is behind hides nothing
    behind = keypoints.sighted(points.body, camera, Buffers(near, buffers.normal, ids, buffers.part), shoot.PEOPLE, "body")
    assert behind.seen[4]


def test_a_face_turned_away_shows_no_eyes():
    away = (MARA | {"mark": "centre", "facing": ""},)
    shot = passes.taken(control_order("pose", kind="void", people=away, size="MCU", take={"frames": 1}))
    points = keypoints.keypoints(shot.shooting.parts["MARA"], 0.0, shoot.PEOPLE, shot.shooting.parts)
    eye, nose = points.body[[14, 15]].mean(0), points.body[0]
    ahead = nose - points.body[[16, 17]].mean(0)
    ahead = ahead * (1, 0, 1) / np.linalg.norm(ahead * (1, 0, 1))
    seen = {}
    for name, side in (("front", 1.0), ("back", -1.0)):
        view = View(tuple(eye + ahead * side * 1.5), tuple(eye), 30.0)
        frame = replace(shot.frame(0), view=view)
        buffers = Renderer(*shot.size).buffers(frame)
        seen[name] = keypoints.sighted(points.body, pinhole(view, *shot.size), buffers, shoot.PEOPLE, "body").seen[[0, 14, 15]]
    assert seen["front"].all() and not seen["back"].any()


def test_hands_and_face_have_the_points_of_openpose():
    shot, _, _ = standing()
    points = keypoints.keypoints(shot.shooting.parts["MARA"], 0.0, shoot.PEOPLE, shot.shooting.parts)
    assert points.left.shape == points.right.shape == (21, 3) and points.face.shape == (70, 3)
    assert np.allclose(points.left[0], points.body[7]) and np.allclose(points.right[0], points.body[4])
    spans = np.linalg.norm(points.left - points.left[0], axis=1)
    assert spans[12] < 0.25 and spans[12] > spans[9] > 0.05  # a middle finger is as long as a middle finger
    assert np.linalg.norm(points.face[68:] - points.body[[14, 15]], axis=1).max() < 0.02  # pupils in the eyes
    opened = keypoints.face_points(Expression(mouth=1.0))
    shut = keypoints.face_points(Expression())
    assert np.ptp(opened[48:60, 1]) > np.ptp(shut[48:60, 1]) + 0.008  # the lips part as drawn


def test_a_figure_of_ones_own_has_its_pose_too(tmp_path):
    """Joints of a file's own bones: hands at the ends of its arms, eyes where it looks from; what it has no bones for is not seen."""
    from tests.previz.glbs import person
    from workprint.crafts.previz.figures import figure_from
    from workprint.crafts.previz.people.performance import Key, Performance

    (tmp_path / "box.glb").write_bytes(person().glb())
    guest = figure_from(tmp_path / "box.glb", "BOX")
    part = Performance(guest.figure, (Key(0.0, (0.4, 0.0, -0.3), 30.0),), player=guest)
    points = keypoints.keypoints(part, 0.0, 1000, {})
    mesh = guest.thing_at(part, 0.0, 1000, {}, "full").mesh.points
    known = points.body[np.isfinite(points.body[:, 0])]
    assert len(known) == 18
    for joint in points.body[[2, 4, 5, 7, 9, 10, 12, 13]]:
        assert np.linalg.norm(mesh - joint, axis=1).min() < 0.16
    assert np.allclose(points.body[[14, 15]].mean(0), guest.gazing(part, 0.0, {}).eye, atol=1e-6)
    left = points.body[5] - points.body[2]
    assert left @ (np.cos(np.radians(30)), 0.0, -np.sin(np.radians(30))) > 0.1  # their left is on their left
    seen = keypoints.sighted(points.face, pinhole(View((0, 1.5, 3), (0, 1.5, 0), 40.0), 64, 64), _nothing(64), 1000, "face").seen
    assert not seen.any()


def _nothing(size):
    blank = np.full((size, size), -1, np.int32)
    return Buffers(np.full((size, size), np.inf, np.float32), np.zeros((size, size, 3), np.int8), blank, blank)


# --------------------------------------------------------------------------------------------- lines


def test_canny_draws_one_closed_line_round_a_square():
    picture = np.zeros((40, 40, 3), np.uint8)
    picture[10:30, 10:30] = 255
    found = lines.canny(picture) == 255
    rows, columns = np.nonzero(found)
    assert (abs(rows.min() - 10) <= 1, abs(rows.max() - 29) <= 1, abs(columns.min() - 10) <= 1) == (True, True, True)
    assert 68 <= found.sum() <= 92 and not found[14:26, 14:26].any()
    assert (found[15:25].sum(1) == 2).all()


def test_line_art_has_faces_and_no_fills():
    alone = (MARA | {"mark": "centre", "facing": ""},)
    shot = passes.taken(control_order("lineart", "canny", kind="void", people=alone, size="CU", view="front", take={"frames": 1}))
    drawn = next(passes.pictures(shot))
    assert 0.005 < (drawn["lineart"] > 128).mean() < 0.12
    head = shot.cameras[0].seen(keypoints.keypoints(shot.shooting.parts["MARA"], 0.0, 1000, shot.shooting.parts).body[14:16])
    for x, y, _ in head:
        assert drawn["lineart"][int(y) - 6 : int(y) + 6, int(x) - 6 : int(x) + 6].max() > 200  # eyes
    assert drawn["canny"].max() == 255


def test_controls_are_still_where_the_shot_is_still():
    """No paper, no wobble, no boil: an empty, locked-off room is the same in every frame of every signal."""
    shot = passes.taken(control_order(*ALL, people=(), size="WS", take={"frames": 3, "rate": "5/1"}))
    first, *others = list(passes.pictures(shot))
    assert len(others) == 2
    for drawn in others:
        assert all((drawn[name] == first[name]).all() for name in first)


# --------------------------------------------------------------------------------------------- orders and words


def test_the_take_decides_size_rate_and_length():
    shot, pictures, said = room()
    assert len(pictures) == 3 and said["rate"] == "16/1" and len(said["frames"]) == 3
    for name, picture in pictures[0].items():
        assert picture.shape[:2] == (192, 320), name
    assert shot.shooting.rate == Fraction(16)


def test_frames_at_another_rate_are_the_same_moments():
    """Frame 2 at 16 a second is frame 3 at 24: the same camera, the same people."""
    wanted = {"size": "MS", "move": {"kind": "dolly", "way": "in", "speed": "fast"}}
    slow = passes.taken(control_order("ids", "camera", take={"rate": "16/1", "frames": 5}, **wanted))
    fast = passes.taken(control_order("ids", "camera", take={"rate": "24/1", "frames": 7}, **wanted))
    assert np.allclose(slow.cameras[4].matrix, fast.cameras[6].matrix)
    ids = [list(passes.pictures(shot))[k]["ids"] for shot, k in ((slow, 2), (fast, 3))]
    assert (ids[0] == ids[1]).all()


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ({"kind": "static"}, "locked off"),
        ({"kind": "dolly", "way": "in", "speed": "slow"}, "dolly in"),
        ({"kind": "truck", "way": "left", "speed": "medium"}, "truck left"),
        ({"kind": "pan", "way": "right", "speed": "medium"}, "pan right"),
        ({"kind": "tilt", "way": "up", "speed": "medium"}, "tilt up"),
        ({"kind": "zoom", "way": "in", "speed": "fast"}, "zoom in"),
    ],
)
def test_the_motion_sentence_says_what_the_camera_does(move, words):
    shot = passes.taken(control_order("motion", size="MS", move=move, take={"rate": "24/1", "frames": 48}))
    said = passes.texts(shot, "")["motion"]
    assert words in said and said.endswith("a medium shot of MARA.\n") and "2.0 s" in said


def test_the_sentence_measures_the_way():
    cameras = [pinhole(View((0.0, 1.5, 4.0 - k / 24), (0.0, 1.5, 0.0), 40.0), 320, 180) for k in range(25)]
    said = motion.sentence(cameras, Fraction(24), {"camera": {"size": "CU", "on": ["MARA"], "move": {"kind": "dolly", "way": "in"}}})
    assert "dolly in 1.0 m" in said and "a close-up of MARA" in said


@pytest.mark.parametrize(
    "wrong",
    [
        {"signals": ["dept"]},
        {"signals": []},
        {"take": {"width": 320, "height": 192, "rate": "0/1", "frames": 3}},
        {"take": {"rate": "x"}},
        {"take": {"frames": 0}},
    ],
)
def test_an_order_that_cannot_be_is_an_error(wrong):
    with pytest.raises(EngineError):
        passes.taken(control_order("ids") | wrong)

"""Figures and props from files: read, worn by the mannequin's acting, and refused where they are broken."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.previz.glbs import FACES, Packed, crate, joints, person
from workprint.core.errors import EngineError
from workprint.crafts.previz.figures import figure_from, prop_from
from workprint.crafts.previz.figures.faces import Faces, shown
from workprint.crafts.previz.figures.guest import Guest
from workprint.crafts.previz.people import performer
from workprint.crafts.previz.people.ik import Y, turn
from workprint.crafts.previz.people.performance import Act, Feeling, Glance, Hold, Key, Performance, Player, Speech
from workprint.crafts.previz.people.skeleton import INDEX
from workprint.crafts.previz.people.wardrobe import figure

HERE = (0.4, 0.0, -0.3)


def written(folder: Path, data: bytes, name: str = "figure.glb") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Guest:
    return figure_from(written(tmp_path_factory.mktemp("figures"), person().glb()), "BOX")


def part(player: Guest, *keys: Key, **more: Any) -> Performance:
    return Performance(player.figure, keys or (Key(0.0, HERE),), player=player, **more)


# --------------------------------------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("names", "scale", "about"), [("vrm", 1.0, False), ("vrm0", 1.0, True), ("mixamo", 100.0, False), ("vrm", 1.0, True)]
)
def test_a_person_is_read_whatever_its_tool_calls_its_bones(tmp_path: Path, names: str, scale: float, about: bool) -> None:
    found = figure_from(written(tmp_path, person(names=names, scale=scale, about=about).glb()), "BOX")
    assert set(found.bones) == set(joints())
    assert found.figure.height == pytest.approx(1.6, abs=0.01)
    places = found.model.places
    assert places[found.bones["leftHand"]][0] == pytest.approx(0.62, abs=0.01)
    assert places[found.bones["leftEye"]][2] > 0.05 and float(found.model.points[:, 1].min()) == pytest.approx(0.0, abs=1e-6)


def test_a_gltf_with_its_bytes_in_an_address_is_the_same(tmp_path: Path, guest: Guest) -> None:
    again = figure_from(written(tmp_path, person().gltf(), "figure.gltf"), "BOX")
    assert again.model.points.tobytes() == guest.model.points.tobytes() and again.bones == guest.bones


def test_a_guest_is_a_player_and_stands_on_the_floor(guest: Guest) -> None:
    player: Player = guest
    assert player.kind == "person" and player.seat is None and player.name == "BOX"
    performance = part(guest)
    points = performer.thing_at(performance, 0.5, 1000).mesh.points
    assert abs(float(points[:, 1].min())) < 0.02 and float(points[:, 1].max()) == pytest.approx(1.6, abs=0.04)
    at = performer.heads(performance, 0.5)
    assert at.eye[1] == pytest.approx(1.49, abs=0.03) and at.stature == pytest.approx(1.6, abs=0.01) and np.allclose(at.floor, HERE)


def test_its_arms_hang_as_the_mannequins_do(guest: Guest) -> None:
    """The file rests in a T-pose, the mannequin does not: hands and elbows come out where the mannequin has them."""
    performance = part(guest)
    solved, _, _ = performer.acted(Performance(guest.figure, performance.keys), 0.5, {})
    _, places = guest.posed(solved)
    for side in ("left", "right"):
        for a, b in (("UpperArm", "LowerArm"), ("LowerArm", "Hand"), ("UpperLeg", "LowerLeg"), ("LowerLeg", "Foot")):
            theirs = places[guest.bones[side + b]] - places[guest.bones[side + a]]
            ours = solved.places[INDEX[side + b]] - solved.places[INDEX[side + a]]
            cosine = float(theirs @ ours) / float(np.sqrt((theirs @ theirs) * (ours @ ours)))
            assert cosine > 0.995
        assert places[guest.bones[side + "Hand"]][1] < 0.9


def test_it_acts_as_the_mannequin_does(guest: Guest) -> None:
    up = performer.thing_at(part(guest, acts=(Act(0.0, "point", (0.4, 1.5, 3.0), 3.0),)), 1.2, 1).mesh.points
    down = performer.thing_at(part(guest), 1.2, 1).mesh.points
    assert float(up[:, 2].max()) > float(down[:, 2].max()) + 0.15
    sitting = performer.heads(part(guest, Key(0.0, HERE, 0.0, "sit")), 0.5)
    assert sitting.eye[1] < 1.3
    lying = performer.thing_at(part(guest, Key(0.0, HERE, 0.0, "lie", 0.0)), 0.5, 1).mesh.points
    assert float(np.ptp(lying[:, 1])) < 0.6 and float(lying[:, 1].min()) > -0.12


def test_it_walks_with_its_feet_on_the_floor(guest: Guest) -> None:
    performance = part(guest, Key(0.0, (0.0, 0.0, -2.0)), Key(0.0, (0.0, 0.0, 2.0)))
    for step in range(8):
        points = performer.thing_at(performance, 0.8 + step * 0.1, 1).mesh.points
        assert abs(float(points[:, 1].min())) < 0.05


def test_it_looks_at_people(guest: Guest) -> None:
    mara = Performance(figure("MARA"), (Key(0.0, (1.8, 0.0, 0.4)),))
    performance = part(guest, glances=(Glance(0.0, "MARA"),))
    turned = performer.gazing(performance, 1.0, {"MARA": mara}).eye - performer.heads(performance, 1.0).eye
    assert turned[0] > 0.02


def test_height_in_the_look_book_scales_it(tmp_path: Path) -> None:
    tall = figure_from(written(tmp_path, person().glb()), "BOX", {"height": "1.9 m", "figure": "box.glb", "coat": "red"})
    assert tall.figure.height == pytest.approx(1.9) and float(tall.model.points[:, 1].max()) == pytest.approx(1.9, abs=1e-6)


def test_the_same_file_is_the_same_bytes(tmp_path: Path, guest: Guest) -> None:
    again = figure_from(written(tmp_path, person().glb()), "BOX")
    one, other = (performer.thing_at(part(each, glances=(Glance(0.0, (2.0, 1.0, 2.0)),)), 0.7, 1).mesh for each in (guest, again))
    assert one.points.tobytes() == other.points.tobytes() and one.normals.tobytes() == other.normals.tobytes()


# --------------------------------------------------------------------------------------------- faces and hands


@pytest.mark.parametrize("names", ["vrm", "vrm0", "mixamo"])
def test_a_face_speaks_blinks_and_feels_whatever_its_tool_calls_it(tmp_path: Path, names: str) -> None:
    found = figure_from(written(tmp_path, person(names=names, faces=True, scale=100.0 if names == "mixamo" else 1.0).glb()), "BOX")
    assert {"aa", "ou", "blink", "happy"} <= set(found.faces.parts) and found.faces.speaks
    speech = Speech(0.5, ((0, "D"), (24_000, "F")), 48_000)
    acting = part(found, speeches=(speech,), moods=(Feeling(2.0, "happy", 100),))
    head = found.model.bones[:, 0] == found.bones["head"]
    moves = {}
    for t, face in ((0.7, "aa"), (1.25, "ou"), (3.0, "happy")):
        shown_ = shown(found.faces, acting, t, (0.0, 0.0))
        amount = max(shown_[number] for number, _ in found.faces.parts[face])
        assert amount > 0.6, face
        moves[face] = amount
        still, now = (player_at(found, acting, t, faces) for faces in (Faces(), found.faces))
        shifted = np.linalg.norm(now - still, axis=1)
        assert shifted[head].min() > 0.3 * np.linalg.norm(FACES[face]) and shifted[~head].max() == 0.0
    lids = [shown(found.faces, part(found), 0.02 * k, (0.0, 0.0)).get(found.faces.parts["blink"][0][0], 0.0) for k in range(400)]
    assert max(lids) > 0.9 and np.mean(np.array(lids) > 0.5) < 0.1


def player_at(found: Guest, acting: Performance, t: float, faces: Faces) -> Any:
    return replace(found, faces=faces).thing_at(acting, t, 1, {}, "full").mesh.points


def test_a_mood_that_shuts_the_eyes_needs_no_blink(tmp_path: Path) -> None:
    found = figure_from(written(tmp_path, person(faces=True).glb()), "BOX")
    lids = found.faces.parts["blink"][0][0]
    glad = part(found, moods=(Feeling(-1.0, "happy", 100),))
    assert all(lids not in shown(found.faces, glad, 0.02 * k, (0.0, 0.0)) for k in range(400))


def test_it_holds_what_it_is_given(tmp_path: Path, guest: Guest) -> None:
    """Within a hand's length of its own wrist, not of the mannequin's, however short its arms are."""
    acting = part(guest, holds=(Hold(-9.0, "lantern"),))
    solved, place, yaw = performer.acted(guest.mannequin(acting), 1.0, {})
    wrist = np.asarray(place) + turn(Y, yaw) @ guest.posed(solved)[1][guest.bones["rightHand"]]
    grasp = performer.grasp_at(acting, 1.0, {}, 1)
    assert 0.03 < np.linalg.norm(grasp.fist - wrist) < 0.16


def test_a_prop_of_ones_own_is_held_and_handed_on(tmp_path: Path) -> None:
    from workprint.crafts.previz import shoot

    small = crate((0.1, 0.15, 0.1))
    inputs = {
        "figure0": {"file": str(written(tmp_path, person(faces=True).glb()))},
        "figure1": {"file": str(written(tmp_path, small.glb(), "c.glb"))},
    }
    people = [ORDER["people"][0] | {"holding": "lantern"}, {"name": "MARA", "traits": {}, "mark": "right", "posture": "stand"}]
    beats = [{"who": "BOX", "verb": "give", "thing": "lantern", "target": "MARA", "at": 0.5}]
    shooting = shoot.prepared(ORDER | {"people": people, "beats": beats, "frames": 120}, inputs)
    assert not any("cannot hold" in said or "nobody here" in said for said in shooting.unstaged)
    nearest = {}
    for number in (0, 119):
        t = float(number / shooting.rate)
        thing = next(each for each in shoot.frame_at(shooting, number).things if each.name == "lantern")
        assert len(thing.mesh.faces) == 12 and float(np.ptp(thing.mesh.points, axis=0).max()) < 0.5
        hands = {name: performer.grasp_at(each, t, shooting.parts, 1).fist for name, each in shooting.parts.items()}
        away = {name: float(np.linalg.norm(thing.mesh.points - at, axis=1).min()) for name, at in hands.items()}
        nearest[number] = min(away, key=lambda name: away[name])
        assert min(away.values()) < 0.2
    assert nearest == {0: "BOX", 119: "MARA"}


def test_what_a_face_has_not_is_said(tmp_path: Path) -> None:
    """VRM's presets have no sad face in the one file and no face at all in the other; a plain person of the stage has them all."""
    from workprint.crafts.previz import shoot

    inputs = {"figure0": {"file": str(written(tmp_path, person(faces=True).glb()))}}
    inputs |= {"figure1": {"file": str(written(tmp_path, crate().glb(), "crate.glb"))}}
    for mood, says in (("sad", True), ("happy", False)):
        felt = [ORDER["people"][0] | {"mood": mood, "strength": 80}]
        said = shoot.prepared(ORDER | {"people": felt}, inputs).unstaged
        assert any(f"no {mood} face" in each for each in said) is says


# --------------------------------------------------------------------------------------------- props


def test_a_crate_stands_on_its_origin(tmp_path: Path) -> None:
    prop = prop_from(written(tmp_path, crate().glb()))
    size = np.array(prop.high) - np.array(prop.low)
    assert np.allclose(size, (0.6, 0.8, 1.2), atol=1e-5) and prop.low[1] == 0.0
    assert np.allclose(np.array(prop.low[::2]) + np.array(prop.high[::2]), 0.0, atol=1e-6)
    outward = (prop.mesh.points[prop.mesh.faces].mean(1) - (0.0, 0.4, 0.0)) * _facing(prop.mesh)
    assert (outward.sum(1) > 0).all() and len(prop.palette) == 1


def _facing(mesh: Any) -> Any:
    a, b, c = (mesh.points[mesh.faces[:, k]] for k in range(3))
    return np.cross(b - a, c - a)


def test_a_crate_is_as_high_as_it_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, crate().glb())
    assert prop_from(path, 1.5).high[1] == pytest.approx(1.5)
    for height in (0.0, -1.0, 1000.0, float("nan")):
        with pytest.raises(EngineError):
            prop_from(path, height)


def test_centimetres_are_known_for_what_they_are(tmp_path: Path) -> None:
    prop = prop_from(written(tmp_path, crate((60.0, 40.0, 30.0)).glb()))
    assert prop.high[1] == pytest.approx(0.8)


def test_a_texture_gives_its_mean_colour_where_it_is_used(tmp_path: Path) -> None:
    import io

    from PIL import Image

    picture = Image.new("RGB", (64, 64), (20, 40, 200))
    picture.paste((200, 60, 30), (0, 0, 32, 64))
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    r, g, b = prop_from(written(tmp_path, crate(picture=packed.getvalue()).glb())).palette[0].colour
    assert abs(r - 200 / 255) < 0.03 and abs(g - 60 / 255) < 0.03 and abs(b - 30 / 255) < 0.03


def test_a_picture_that_cannot_be_read_leaves_the_colour(tmp_path: Path) -> None:
    prop = prop_from(written(tmp_path, crate(picture=b"\x89PNG broken").glb()))
    assert min(prop.palette[0].colour) > 0.9


# --------------------------------------------------------------------------------------------- what is refused


def broken(**changes: Any) -> bytes:
    packed = crate()
    for path, value in changes.items():
        at: Any = packed.document
        *way, last = path.split("__")
        for key in way:
            at = at[int(key) if key.isdigit() else key]
        at[int(last) if last.isdigit() else last] = value
    return packed.glb()


BROKEN = {
    "an index out of range": broken(accessors__1__bufferView=99),
    "a negative index": broken(meshes__0__primitives__0__indices=-1),
    "bytes beyond the end": broken(bufferViews__0__byteLength=10**9),
    "an offset beyond the end": broken(accessors__0__byteOffset=10**6),
    "a count beyond the bytes": broken(accessors__0__count=5000),
    "a huge count": broken(accessors__0__count=10**12),
    "a tiny stride": broken(bufferViews__0__byteStride=4),
    "a wrong type": broken(accessors__0__type="VEC9"),
    "a wrong component": broken(accessors__0__componentType=[5126]),
    "points in two numbers": broken(accessors__0__type="VEC2"),
    "floats for indices": broken(meshes__0__primitives__0__indices=0),
    "another file": broken(
        images=[{"uri": "../secret.png"}], textures=[{"source": 0}], materials__0__pbrMetallicRoughness={"baseColorTexture": {"index": 0}}
    ),
    "a ring of nodes": broken(nodes__1__children=[0]),
    "two parents": broken(nodes=[{"children": [2]}, {"children": [2]}, {"mesh": 0}]),
    "a node that is none": broken(nodes__0__children=[7]),
    "nodes that are no list": broken(nodes={"a": 1}),
    "a matrix of words": broken(nodes__0__matrix=["a"] * 16),
    "a place that is endless": broken(nodes__0__translation=[1e300, 0, 0]),
    "a scene twice": broken(scenes__0__nodes=[0, 0, 0]),
    "no triangles": broken(meshes__0__primitives=[]),
    "a primitive that is none": broken(meshes__0__primitives=[7]),
    "a needed extension": broken(extensionsRequired=["KHR_draco_mesh_compression"]),
    "an old version": broken(asset={"version": "1.0"}),
    "a buffer without bytes": broken(bufferViews__0__buffer=3),
    "cut short": crate().glb()[:200],
    "only a head": b"glTF",
    "no JSON": struct.pack("<III", 0x46546C67, 2, 20) + struct.pack("<II", 0, 0x004E4942),
    "not JSON": struct.pack("<III", 0x46546C67, 2, 24) + struct.pack("<II", 4, 0x4E4F534A) + b"{{{{",
    "deep": b"[" * 100_000,
    "empty": b"",
    "something else": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "a list": b"[1, 2]",
    "an address elsewhere": json.dumps(
        {**json.loads(crate().gltf()), "buffers": [{"byteLength": 9, "uri": "http://example.org/a.bin"}]}
    ).encode(),
    "a path elsewhere": json.dumps({**json.loads(crate().gltf()), "buffers": [{"byteLength": 9, "uri": "../../etc/passwd"}]}).encode(),
    "bad base64": json.dumps({**json.loads(crate().gltf()), "buffers": [{"byteLength": 9, "uri": "data:a/b;base64,@@@"}]}).encode(),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_one_clear_error(tmp_path: Path, what: str) -> None:
    path = written(tmp_path, BROKEN[what], "thing.glb")
    with pytest.raises(EngineError) as wrong:
        prop_from(path)
    assert wrong.value.remedy and "thing.glb" in str(wrong.value.where) and len(wrong.value.args[0]) < 200


def test_nothing_outside_the_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "mesh.bin").write_bytes(crate().chunk)
    document = json.loads(crate().gltf()) | {"buffers": [{"byteLength": len(crate().chunk), "uri": "mesh.bin"}]}
    with pytest.raises(EngineError, match="another file"):
        prop_from(written(tmp_path, json.dumps(document).encode(), "thing.gltf"))


def test_numbers_that_are_none_are_refused(tmp_path: Path) -> None:
    packed = crate()
    packed.chunk = np.full(24, np.nan, np.float32).tobytes() + packed.chunk[96:]
    with pytest.raises(EngineError):
        prop_from(written(tmp_path, packed.glb()))


def test_a_figure_without_a_human_skeleton_says_so(tmp_path: Path) -> None:
    for packed in (person(names="none"), crate()):
        with pytest.raises(EngineError, match="human skeleton"):
            figure_from(written(tmp_path, packed.glb()), "BOX")
    lacking = person()
    del lacking.document["extensions"]["VRMC_vrm"]["humanoid"]["humanBones"]["leftFoot"]
    with pytest.raises(EngineError, match="leftFoot"):
        figure_from(written(tmp_path, lacking.glb()), "BOX")


def test_a_joint_that_the_skin_has_not_is_refused(tmp_path: Path) -> None:
    packed: Packed = person()
    packed.document["skins"][0]["joints"] = [0]
    with pytest.raises(EngineError, match="joint"):
        figure_from(written(tmp_path, packed.glb()), "BOX")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as wrong:
        figure_from(tmp_path / "nobody.vrm", "BOX")
    assert wrong.value.where == "nobody.vrm"


@pytest.mark.parametrize("seed", range(40))
def test_chance_damage_is_never_more_than_an_error(tmp_path: Path, seed: int) -> None:
    """Bytes overwritten anywhere: an `EngineError` or a figure, nothing else."""
    data, random = bytearray(person().glb()), np.random.default_rng(seed)
    for at in random.integers(0, len(data), 6):
        data[int(at)] = int(random.integers(0, 256))
    path = written(tmp_path, bytes(data))
    try:
        found = figure_from(path, "BOX")
        performer.thing_at(part(found), 0.5, 1)
    except EngineError:
        return
    assert len(found.model.faces)


ODD: tuple[Any, ...] = (None, [], {}, "x", -1, 1e300, True, 10**400, 10**7, [None], {"a": 1}, 0.5)


def _containers(value: Any) -> list[Any]:
    found = [value] if isinstance(value, dict | list) and value else []
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        found += _containers(child)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_whatever_its_json_says_is_never_more_than_an_error(tmp_path: Path, seed: int) -> None:
    """Any one value of the document replaced by any odd one."""
    random = np.random.default_rng(seed)
    path = tmp_path / "figure.glb"
    for _ in range(25):
        packed = person()
        boxes = _containers(packed.document)
        box = boxes[int(random.integers(0, len(boxes)))]
        keys = list(box) if isinstance(box, dict) else list(range(len(box)))
        box[keys[int(random.integers(0, len(keys)))]] = ODD[int(random.integers(0, len(ODD)))]
        path.write_bytes(packed.glb())
        try:
            found = figure_from(path, "BOX")
        except EngineError:
            continue
        assert np.isfinite(performer.thing_at(part(found), 0.5, 1).mesh.points).all()


# --------------------------------------------------------------------------------------------- in an order


ORDER: dict[str, Any] = {
    "format": {"width": 160, "height": 90, "rate": "24/1"},
    "frames": 24,
    "set": {"kind": "room", "place": "HALL", "interior": True, "time": "day", "furnishing": ["lantern"]},
    "people": [{"name": "BOX", "traits": {"figure": "figure0"}, "mark": "centre", "posture": "stand"}],
    "camera": {"size": "FS", "on": ["BOX"], "angle": "eye", "lens": 35},
    "props": {"lantern": {"figure": "figure1", "colour": "red"}},
}


def test_an_orders_files_play_and_stand(tmp_path: Path) -> None:
    from workprint.crafts.previz import shoot

    inputs = {
        "figure0": {"file": str(written(tmp_path, person().glb()))},
        "figure1": {"file": str(written(tmp_path, crate((0.2, 0.2, 0.2)).glb(), "crate.glb"))},
    }
    shooting = shoot.prepared(ORDER, inputs)
    player = shooting.parts["BOX"].player
    assert isinstance(player, Guest) and player.name == "BOX"
    drawn = next(thing for thing in shoot.frame_at(shooting, 0).things if thing.name == "BOX")
    assert len(drawn.mesh.faces) == len(player.model.faces)
    lantern = shooting.place.named("lantern")
    assert lantern is not None and len(lantern.thing.mesh.faces) == 12
    assert lantern.high[1] - lantern.low[1] == pytest.approx(0.4, abs=1e-5)


def test_a_figure_that_is_no_input_is_named() -> None:
    from workprint.crafts.previz import shoot

    with pytest.raises(EngineError, match="figure1"):
        shoot.prepared(ORDER, {})

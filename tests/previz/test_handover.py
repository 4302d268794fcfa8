"""Scenes for other tools, read back and worked out again: skins, animation, lenses; floor plans and boards."""

import json
import struct
from functools import cache
from xml.etree import ElementTree

import numpy as np
import pytest

from tests.previz.glbs import person
from tests.previz.orders import JONAH, MARA, PAIR, order
from workprint.core.errors import MediaError
from workprint.crafts.previz import shoot
from workprint.crafts.previz.forms import Swatch, Thing
from workprint.crafts.previz.handover import floorplan, layout, storyboard
from workprint.crafts.previz.handover.glb import chunks, read_glb, values
from workprint.crafts.previz.handover.gltf import glb
from workprint.crafts.previz.handover.labels import Label, placed
from workprint.crafts.previz.handover.lights import ambience, lamps
from workprint.crafts.previz.handover.scene import Shape, _followed, _Names, matrices, quaternions, scene, steady
from workprint.crafts.previz.sets.carpentry import box, moved
from workprint.media.sheet import Picture, Stroke, Words, length, svg

WALK = ({"who": "MARA", "verb": "walk", "target": "front right", "at": 4},)
ORDER = order(people=PAIR, beats=WALK, size="MS", lens=50, frames=24, move={"kind": "zoom", "way": "in", "speed": "fast"})
NODE = {"translation": (0.0, 0.0, 0.0), "rotation": (0.0, 0.0, 0.0, 1.0), "scale": (1.0, 1.0, 1.0)}


@cache
def made():
    """The file, its JSON and binary, and the shot it is of."""
    data = glb(scene(ORDER, name="1A"))
    document, binary = chunks(data)
    return data, document, binary, shoot.prepared(ORDER)


def locals_at(document, binary, frame):
    """Every node's local matrix at a frame: what its animation says, else what the node says."""
    said = [{path: np.array(node.get(path, rest), float) for path, rest in NODE.items()} for node in document["nodes"]]
    for channel in document["animations"][0]["channels"]:
        if "node" in channel["target"]:
            sampler = document["animations"][0]["samplers"][channel["sampler"]]
            said[channel["target"]["node"]][channel["target"]["path"]] = values(document, binary, sampler["output"])[frame].astype(float)
    found = []
    for each in said:
        x, y, z, w = each["rotation"]
        turn = np.array(
            (
                (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
                (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
                (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
            )
        )
        local = np.eye(4)
        local[:3, :3], local[:3, 3] = turn * each["scale"], each["translation"]
        found.append(local)
    return found


def globals_at(document, binary, frame):
    local = locals_at(document, binary, frame)
    parents = {child: number for number, node in enumerate(document["nodes"]) for child in node.get("children", ())}

    def up(number):
        return local[number] if number not in parents else up(parents[number]) @ local[number]

    return [up(number) for number in range(len(local))]


# --------------------------------------------------------------------------------------------- glTF


@pytest.mark.slow
def test_the_file_is_whole_and_its_accessors_lie_within_it():
    data, document, binary, _ = made()
    assert struct.unpack_from("<4sII", data) == (b"glTF", 2, len(data)) and len(data) % 4 == 0
    assert document["asset"]["version"] == "2.0" and document["buffers"] == [{"byteLength": len(binary)}]
    for number, accessor in enumerate(document["accessors"]):
        view = document["bufferViews"][accessor["bufferView"]]
        assert view["byteOffset"] % 4 == 0 and view["byteOffset"] + view["byteLength"] <= len(binary)
        found = values(document, binary, number)
        assert len(found) == accessor["count"]
        if "min" in accessor:
            assert np.allclose(found.min(0), accessor["min"]) and np.allclose(found.max(0), accessor["max"])
    nodes = {node["camera"]: node for node in document["nodes"] if "camera" in node}
    assert list(nodes) == [0] and document["extensionsUsed"] == ["KHR_animation_pointer", "KHR_lights_punctual"]


def test_meshes_are_sound():
    _, document, binary, _ = made()
    for mesh in document["meshes"]:
        for primitive in mesh["primitives"]:
            points = values(document, binary, primitive["attributes"]["POSITION"])
            normals = values(document, binary, primitive["attributes"]["NORMAL"])
            assert values(document, binary, primitive["indices"]).max() < len(points) == len(normals)
            assert np.abs(np.linalg.norm(normals, axis=1) - 1).max() < 1e-4
            assert 0 <= primitive["material"] < len(document["materials"])
            if "JOINTS_0" in primitive["attributes"]:
                weights = values(document, binary, primitive["attributes"]["WEIGHTS_0"])
                assert np.abs(weights.sum(1) - 1).max() < 1e-5 and (weights >= 0).all()


def test_every_animation_has_a_key_for_every_frame():
    _, document, binary, shooting = made()
    for sampler in document["animations"][0]["samplers"]:
        times = values(document, binary, sampler["input"])[:, 0]
        assert len(times) == shooting.count == len(values(document, binary, sampler["output"]))
        assert np.allclose(times, np.arange(24) / 24)


def test_inverse_bind_matrices_give_the_rest_pose():
    """Every bone where it rests (its offset from its parent, not turned) undoes its inverse bind matrix."""
    _, document, binary, _ = made()
    for skin in document["skins"]:
        inverse = values(document, binary, skin["inverseBindMatrices"]).reshape(-1, 4, 4).transpose(0, 2, 1)
        rest = {joint: np.linalg.inv(matrix) for joint, matrix in zip(skin["joints"], inverse, strict=True)}
        for joint, matrix in zip(skin["joints"], inverse, strict=True):
            assert np.allclose(rest[joint] @ matrix, np.eye(4), atol=1e-6)
        local = locals_at(document, binary, 0)
        for joint in skin["joints"]:
            for child in document["nodes"][joint].get("children", ()):
                assert np.allclose((rest[child] - rest[joint])[:3, 3], local[child][:3, 3], atol=2e-5)


@pytest.mark.parametrize("frame", [0, 11, 23])
def test_a_skinned_person_is_where_the_stage_has_them(frame):
    """Linear blend skinning by the file's own numbers against the mesh that is drawn."""
    _, document, binary, shooting = made()
    drawn = {thing.name: thing for thing in shoot.frame_at(shooting, frame).things if thing.moving}
    everywhere = globals_at(document, binary, frame)
    for node in document["nodes"]:
        if "skin" not in node:
            continue
        skin, name = document["skins"][node["skin"]], node["name"].removesuffix(" body")
        attributes = document["meshes"][node["mesh"]]["primitives"][0]["attributes"]
        points, bones = (values(document, binary, attributes[key]) for key in ("POSITION", "JOINTS_0"))
        weights = values(document, binary, attributes["WEIGHTS_0"])
        inverse = values(document, binary, skin["inverseBindMatrices"]).reshape(-1, 4, 4).transpose(0, 2, 1)
        bone = np.stack([everywhere[joint] @ matrix for joint, matrix in zip(skin["joints"], inverse, strict=True)])
        flat = np.concatenate((points, np.ones((len(points), 1))), 1)
        found = np.einsum("nk,nkij,nj->ni", weights, bone[bones], flat)[:, :3]
        assert np.abs(found - drawn[name].mesh.points).max() < 2e-4, name
    walked = [np.abs(everywhere[n][:3, 3]).sum() for n, node in enumerate(document["nodes"]) if node["name"] == "MARA"]
    assert walked


def test_the_camera_stands_and_zooms_as_the_shot_does():
    _, document, binary, shooting = made()
    number = next(k for k, node in enumerate(document["nodes"]) if "camera" in node)
    fov = document["cameras"][0]["extras"]["vertical_fov_degrees"]
    for frame in (0, 12, 23):
        view, there = shooting.setup.at(frame / 24), globals_at(document, binary, frame)[number]
        ahead = np.array(view.target) - np.array(view.eye)
        assert np.allclose(there[:3, 3], view.eye, atol=1e-5)
        assert np.allclose(-there[:3, 2], ahead / np.linalg.norm(ahead), atol=1e-5)
        assert there[1, 1] > 0.9 and fov[frame] == pytest.approx(view.fov, abs=1e-5)
    assert fov[23] < fov[0] - 3
    assert document["cameras"][0]["perspective"]["yfov"] == pytest.approx(np.radians(fov[0]))


def test_bones_are_called_as_in_vrm_and_hang_together():
    _, document, _, _ = made()
    names = {document["nodes"][joint]["name"] for joint in document["skins"][0]["joints"]}
    assert {"hips", "spine", "chest", "neck", "head", "leftUpperArm", "rightHand", "leftFoot", "rightToes"} <= names
    children = {
        document["nodes"][n]["name"]: [document["nodes"][c]["name"] for c in document["nodes"][n].get("children", ())]
        for n in document["skins"][0]["joints"]
    }
    assert "leftLowerArm" in children["leftUpperArm"] and "head" in children["neck"]


@pytest.mark.slow
def test_what_is_read_back_is_what_was_written():
    said, back = scene(ORDER, name="1A"), read_glb(made()[0])
    assert (back.name, back.rate, back.frames) == (said.name, said.rate, said.frames)
    assert [shape.name for shape in back.still] == [shape.name for shape in said.still]
    for a, b in zip(said.people, back.people, strict=True):
        assert (a.names, a.parents) == (b.names, b.parents)
        for field in ("joints", "root", "root_turns", "turns", "places", "weights"):
            assert np.allclose(getattr(a, field), getattr(b, field), atol=1e-5), field
        assert sorted(map(tuple, a.shape.faces.tolist())) == sorted(map(tuple, b.shape.faces.tolist()))
    assert np.allclose(said.camera.fov, back.camera.fov) and glb(said) == made()[0]


@pytest.mark.parametrize(
    "spoil", [lambda d: d[:-4], lambda d: b"", lambda d: bytes(range(256)) * 8, lambda d: d.replace(b'"skins"', b'"skimp"')]
)
def test_a_spoilt_file_is_an_error(spoil):
    with pytest.raises(MediaError):
        read_glb(spoil(made()[0]))


# --------------------------------------------------------------------------------------------- what moves without bones


def things(count, at):
    """A box per frame, placed by `at(frame)` -> (point, yaw) or None."""
    frames = []
    for number in range(count):
        where = at(number)
        frames.append({7: Thing(7, "cup", moved(box(0.1, 0.2, 0.1), *where), (Swatch((0.5, 0.5, 0.5)),), moving=True)} if where else {})
    return frames


def test_a_carried_thing_is_moved_as_a_whole():
    frames = things(12, lambda k: ((0.1 * k, 1.0, 0.02 * k * k), 25.0 * k))
    (carried,), changing = _followed(frames, 24, _Names())
    assert not changing
    turns = matrices(carried.turns)
    for number, frame in enumerate(frames):
        found = carried.shape.points @ turns[number].T + carried.places[number]
        assert np.abs(found - frame[7].mesh.points).max() < 1e-4


def test_what_comes_late_waits_where_it_will_be():
    (carried,), _ = _followed(things(6, lambda k: ((0.1 * k, 1.0, 0.0), 0.0) if k > 2 else None), 24, _Names())
    assert np.allclose(carried.places[0], carried.places[3], atol=1e-6) and carried.places[5][0] > carried.places[3][0] + 0.1


def test_what_changes_its_shape_is_taken_shape_by_shape():
    frames = things(24, lambda k: ((0.0, 0.0, 0.0), 0.0))
    for number, frame in enumerate(frames):
        frame[7].mesh.points[:, 1] *= np.float32(1 + 0.05 * number)
    carried, (changing,) = _followed(frames, 24, _Names())
    assert not carried and changing.at.tolist() == [*range(0, 24, 2), 23]
    for at, shape in zip(changing.at, changing.shapes, strict=True):
        assert (shape == frames[at][7].mesh.points).all()
    said = scene(order("void", people=(), frames=24))
    data = glb(type(said)(**{**said.__dict__, "changing": (changing,)}))
    back = read_glb(data).changing[0]
    assert back.at.tolist() == changing.at.tolist() and np.abs(back.shapes - changing.shapes).max() < 1e-6


def test_quaternions_turn_as_their_matrices_do_and_stay_near():
    dice = np.random.default_rng(3)
    raw = dice.normal(size=(200, 4))
    turns = matrices(raw / np.linalg.norm(raw, axis=1, keepdims=True))
    assert np.allclose(matrices(quaternions(turns)), turns, atol=1e-12)
    spin = quaternions(np.stack([matrices(np.array([[0, np.sin(a), 0, np.cos(a)]]))[0] for a in np.linspace(0, 6, 60)]))
    assert ((steady(spin)[1:] * steady(spin)[:-1]).sum(1) > 0.9).all()


def test_names_are_not_given_twice():
    names = _Names()
    assert [names.own(name) for name in ("chair", "chair", "table", "chair")] == ["chair", "chair 2", "table", "chair 3"]


# --------------------------------------------------------------------------------------------- lights


NIGHT = order(people=PAIR, size="WS", lens=28, frames=2, time="night", furnishing=("lamp", "fireplace"))


@cache
def lit():
    return chunks(glb(scene(NIGHT, name="1A")))[0], shoot.frame_at(shoot.prepared(NIGHT), 0).light, shoot.prepared(NIGHT).place


def test_lights_shine_where_the_stage_has_them():
    """The key's direction, each practical's place, name and colour, by glTF's own rules: lux and candela of 683 lumens a watt, along -Z."""
    document, light, place = lit()
    said = document["extensions"]["KHR_lights_punctual"]["lights"]
    nodes = [node for node in document["nodes"] if "KHR_lights_punctual" in node.get("extensions", {})]
    assert len(nodes) == len(said) >= 2 and len({node["name"] for node in nodes}) == len(nodes)
    key, turned = said[0], matrices(np.array([nodes[0]["rotation"]]))[0]
    towards = np.array(light.direction) / np.linalg.norm(light.direction)
    assert key["type"] == "directional" and np.allclose(turned @ (0, 0, 1), towards, atol=1e-6)
    shown = np.array(key["color"]) * key["intensity"] / 683 / np.pi
    assert np.allclose(np.where(shown > 0.0031308, 1.055 * shown ** (1 / 2.4) - 0.055, 12.92 * shown), light.key, atol=2e-3)
    points = {tuple(np.round(node["translation"], 4)) for node, each in zip(nodes, said, strict=True) if each["type"] == "point"}
    wanted = {tuple(np.round(spot[:3], 4)) for spot in light.spots if spot[4] > 0}
    wanted |= {tuple(np.round(light.second.place, 4))} if light.second is not None and light.second.place is not None else set()
    assert points == wanted and wanted
    kinds = {tuple(np.round(lamp.at, 4)): lamp.kind for lamp in place.lamps}
    for node in nodes[1:]:
        at = tuple(np.round(node["translation"], 4))
        assert at not in kinds or kinds[at] in node["name"]


def test_the_usd_lights_give_what_the_gltf_lights_give(tmp_path):
    """Radiant intensity of a small ball of so much radiance (normalised by its area); irradiance of a normalised sun."""
    pytest.importorskip("pxr", reason="usd-core is not installed")
    from pxr import Usd, UsdGeom, UsdLux

    from workprint.crafts.previz.handover.usd import write_usd

    read = read_glb(glb(scene(NIGHT, name="1A")))
    write_usd(tmp_path / "lit.usdc", read)
    stage = Usd.Stage.Open(str(tmp_path / "lit.usdc"))
    found = {prim.GetDisplayName(): prim for prim in stage.Traverse() if prim.HasAPI(UsdLux.LightAPI)}
    light, place = lit()[1:]
    assert ambience(light) == read.ambience
    for lamp in lamps(light, place):
        prim = found[lamp.name]
        colour, much = prim.GetAttribute("inputs:color").Get(), prim.GetAttribute("inputs:intensity").Get()
        assert np.allclose(colour, lamp.colour, atol=1e-5) and prim.GetAttribute("inputs:normalize").Get()
        form = UsdGeom.Xformable(prim).ComputeLocalToWorldTransform(0)
        if lamp.kind == "sun":
            assert much == pytest.approx(lamp.power, rel=1e-4)
            shines = np.array(form.TransformDir((0, 0, -1)))
            assert np.allclose(shines, matrices(lamp.turn[None])[0] @ (0, 0, -1), atol=1e-5)
        else:
            radius = prim.GetAttribute("inputs:radius").Get()
            radiance = much / (4 * np.pi * radius**2)
            assert radiance * np.pi * radius**2 / 100**2 == pytest.approx(lamp.power, rel=1e-4)
            assert np.allclose(np.array(form.ExtractTranslation()) / 100, lamp.place, atol=1e-4)


# --------------------------------------------------------------------------------------------- figures and animals


@pytest.fixture(scope="module")
def visited(tmp_path_factory):
    """A shot with a figure of the user's own that smiles and speaks, and a dog: the order, its inputs, its file."""
    folder = tmp_path_factory.mktemp("figures")
    (folder / "p.glb").write_bytes(person(faces=True).glb())
    guest = MARA | {"traits": {"figure": "figure0"}, "mood": "happy", "strength": 100}
    dog = {"name": "REX", "traits": {"kind": "dog"}, "mark": "front right", "posture": "stand"}
    said = order(
        people=(guest, dog), beats=({"who": "MARA", "verb": "walk", "target": "front left", "at": 0},), size="FS", lens=28, frames=12
    )
    said["speech"] = [{"who": "MARA", "start": 0, "input": "timing0", "off": False}]
    inputs = {"figure0": {"file": str(folder / "p.glb")}, "timing0": {"samples": 24_000, "mouths": [[0, "D"], [12_000, "F"]]}}
    return said, inputs, read_glb(glb(scene(said, inputs, "1A")))


def blended(person_, frame):
    """The points of somebody at a frame, in the world, from the scene's own numbers: faces, bones, root."""
    world = np.tile(np.eye(4), (len(person_.names), 1, 1))
    for k, parent in enumerate(person_.parents):
        local = np.eye(4)
        local[:3, :3], local[:3, 3] = matrices(person_.turns[frame, k][None])[0], person_.places[frame, k]
        world[k] = local if parent < 0 else world[parent] @ local
    points = person_.shape.points + np.einsum("k,knc->nc", person_.shows[frame], person_.offsets)
    moved = np.zeros_like(points)
    for column in range(4):
        m, at = world[person_.bones[:, column]], points - person_.joints[person_.bones[:, column]]
        moved += person_.weights[:, column : column + 1] * (np.einsum("nij,nj->ni", m[:, :3, :3], at) + m[:, :3, 3])
    return person_.scale * moved @ matrices(person_.root_turns[frame][None])[0].T + person_.root[frame]


@pytest.mark.parametrize("frame", [0, 7, 11])
def test_a_figure_of_ones_own_goes_out_on_its_own_bones(visited, frame):
    said, inputs, read = visited
    drawn = next(thing for thing in shoot.frame_at(shoot.prepared(said, inputs), frame).things if thing.name == "MARA")
    (mara,) = (each for each in read.people if each.shape.name == "MARA")
    assert {"hips", "head", "leftUpperArm", "rightFoot"} <= set(mara.names) and len(mara.faces) >= 2 and mara.shows.max() > 0.3
    assert np.abs(blended(mara, frame) - drawn.mesh.points).max() < 5e-4


def test_a_dog_goes_out_as_a_shape_that_changes(visited):
    said, inputs, read = visited
    (dog,) = (each for each in read.changing if each.shape.name == "REX")
    for frame, shape in zip(dog.at, dog.shapes, strict=True):
        drawn = next(thing for thing in shoot.frame_at(shoot.prepared(said, inputs), int(frame)).things if thing.name == "REX")
        assert np.abs(shape - drawn.mesh.points).max() < 1e-5


# --------------------------------------------------------------------------------------------- USD


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    pytest.importorskip("pxr", reason="usd-core is not installed")
    from pxr import Usd

    from workprint.crafts.previz.handover.usd import write_usd

    path = tmp_path_factory.mktemp("usd") / "scene.usdc"
    write_usd(path, read_glb(made()[0]))
    return Usd.Stage.Open(str(path))


def test_the_stage_says_its_units_and_time(stage):
    from pxr import UsdGeom

    assert UsdGeom.GetStageMetersPerUnit(stage) == 0.01 and UsdGeom.GetStageUpAxis(stage) == "Y"
    assert (stage.GetStartTimeCode(), stage.GetEndTimeCode(), stage.GetTimeCodesPerSecond()) == (0, 23, 24)
    assert stage.GetDefaultPrim().IsValid()


@pytest.mark.parametrize("frame", [0, 12, 23])
def test_the_usd_camera_has_the_right_lens(stage, frame):
    """By USD's own camera: its field of view in degrees, its place in metres; and a focal length in the millimetres people expect."""
    from pxr import UsdGeom

    shooting = made()[3]
    prim = next(prim for prim in stage.Traverse() if prim.IsA(UsdGeom.Camera))
    camera = UsdGeom.Camera(prim).GetCamera(frame)
    view = shooting.setup.at(frame / 24)
    assert camera.GetFieldOfView(camera.FOVVertical) == pytest.approx(view.fov, abs=1e-3)
    wide = 2 * np.degrees(np.arctan(np.tan(np.radians(view.fov) / 2) * 16 / 9))
    assert camera.GetFieldOfView(camera.FOVHorizontal) == pytest.approx(wide, abs=1e-3)
    assert camera.focalLength == pytest.approx(18 / np.tan(np.radians(wide) / 2), rel=1e-4)
    assert 10 < camera.focalLength < 400 and camera.horizontalAperture == pytest.approx(36.0)
    place = camera.transform.ExtractTranslation()
    assert np.allclose(np.array(place) / 100, view.eye, atol=1e-4)


@pytest.mark.parametrize("frame", [0, 23])
def test_usd_skins_people_where_the_stage_has_them(stage, frame):
    from pxr import Usd, UsdGeom, UsdSkel

    drawn = {thing.name: thing for thing in shoot.frame_at(made()[3], frame).things if thing.moving}
    cache_ = UsdSkel.Cache()
    checked = 0
    for prim in stage.Traverse():
        if not prim.IsA(UsdSkel.Root):
            continue
        root = UsdSkel.Root(prim)
        cache_.Populate(root, Usd.PrimDefaultPredicate)
        for binding in cache_.ComputeSkelBindings(root, Usd.PrimDefaultPredicate):
            query = cache_.GetSkelQuery(binding.GetSkeleton())
            for target in binding.GetSkinningTargets():
                mesh = UsdGeom.Mesh(target.GetPrim())
                points = mesh.GetPointsAttr().Get()
                assert target.ComputeSkinnedPoints(query.ComputeSkinningTransforms(frame), points, frame)
                world = np.array(UsdGeom.Xformable(prim).ComputeLocalToWorldTransform(frame))
                found = (np.array(points) @ world[:3, :3] + world[3, :3]) / 100
                assert np.abs(found - drawn[prim.GetName()].mesh.points).max() < 5e-4
                checked += 1
    assert checked == len(made()[3].parts) - len(made()[3].setup.hidden)


def test_usd_meshes_have_materials_and_extents(stage):
    from pxr import UsdGeom, UsdShade

    meshes = [UsdGeom.Mesh(prim) for prim in stage.Traverse() if prim.IsA(UsdGeom.Mesh)]
    assert len(meshes) > 20
    for mesh in meshes:
        points, extent = np.array(mesh.GetPointsAttr().Get()), np.array(mesh.GetExtentAttr().Get())
        assert np.allclose((points.min(0), points.max(0)), extent)
        for subset in UsdGeom.Subset.GetAllGeomSubsets(mesh):
            material, _ = UsdShade.MaterialBindingAPI(subset.GetPrim()).ComputeBoundMaterial()
            assert material


def test_usds_own_validators_find_nothing(visited, tmp_path):
    """All that come with usd-core (what `usdchecker` runs), on a shot with people, a figure of one's own, an animal, lamps."""
    pytest.importorskip("pxr", reason="usd-core is not installed")
    from pxr import Usd, UsdSkel, UsdValidation

    from workprint.crafts.previz.handover.usd import write_usd

    write_usd(tmp_path / "scene.usdc", visited[2])
    stage = Usd.Stage.Open(str(tmp_path / "scene.usdc"))
    assert [prim.GetName() for prim in stage.Traverse() if prim.IsA(UsdSkel.BlendShape)]
    every = UsdValidation.ValidationRegistry().GetOrLoadAllValidators()
    assert len(every) > 20
    found = UsdValidation.ValidationContext(every).Validate(stage)
    assert not [each.GetErrorAsString() for each in found]


# --------------------------------------------------------------------------------------------- plans and boards


@pytest.mark.slow
def test_a_layout_has_everybody_where_the_stage_has_them():
    said = layout.layout(ORDER)
    shooting = made()[3]
    assert json.loads(json.dumps(said)) == said and said["interior"]
    people = {person["name"]: person["path"] for person in said["people"]}
    assert people["MARA"][0][:2] == pytest.approx(
        (shooting.parts["MARA"].keys[0].place[0], shooting.parts["MARA"].keys[0].place[2]), abs=0.01
    )
    assert np.hypot(*np.subtract(people["MARA"][-1][:2], people["MARA"][0][:2])) > 0.3  # she walks
    assert len({tuple(each[:2]) for each in people["JONAH"]}) == 1  # he stays
    x, y, z, _, _, wide = said["camera"]["path"][0]
    view = shooting.setup.at(0.0)
    assert (x, y, z) == pytest.approx(view.eye, abs=1e-3)
    assert np.tan(np.radians(wide) / 2) == pytest.approx(np.tan(np.radians(view.fov) / 2) * 16 / 9, abs=1e-3)
    names = {thing["name"] for thing in said["things"]}
    assert "floor" not in names and "ceiling" not in names and "beyond" not in names and any(n.startswith("wall") for n in names)


@pytest.mark.slow
def test_walls_are_cut_where_the_room_ends():
    """A wall's cut runs along its inner face; a box cut half way up is its outline."""
    said, place = layout.layout(ORDER), made()[3].place
    for thing in said["things"]:
        if thing["name"].startswith("wall"):
            wall = place.walls[int(thing["name"].split()[1])]
            ahead = [(x - wall.x) * wall.nx + (z - wall.z) * wall.nz for a, b, c, d in thing["lines"] for x, z in ((a, b), (c, d))]
            assert max(map(abs, ahead)) < 0.4
    cut = layout.section(box(2.0, 1.0, 1.0), 0.5)
    assert sum(np.hypot(c - a, d - b) for a, b, c, d in cut) == pytest.approx(6.0, abs=1e-3)
    assert layout.section(box(2.0, 1.0, 1.0), 1.5) == []


def test_a_hull_is_convex_and_holds_its_points():
    dice = np.random.default_rng(5)
    points = dice.normal(size=(60, 2))
    found = layout.hull(points)
    for a, b in zip(found, np.roll(found, -1, 0), strict=True):
        edge = b - a
        assert ((edge[0] * (points[:, 1] - a[1]) - edge[1] * (points[:, 0] - a[0])) > -1e-3).all()


def plan_of(*orders):
    shots = [floorplan.Filmed(f"1{chr(65 + k)}", "MS, 50 mm", layout.layout(each)) for k, each in enumerate(orders)]
    return floorplan.floorplan("1 INT. KÜCHE - DAY", shots)


@pytest.mark.slow
def test_a_plan_has_walls_people_and_every_camera():
    sheet = plan_of(ORDER, ORDER | {"camera": ORDER["camera"] | {"on": ["JONAH"]}})
    words = [mark.text for mark in sheet.marks if isinstance(mark, Words)]
    assert {"1 INT. KÜCHE - DAY", "MARA", "JONAH", "1A", "1B"} <= set(words)
    assert any(word.endswith(" m") for word in words)  # the scale
    spots = {mark.text: mark.at for mark in sheet.marks if isinstance(mark, Words)}
    people = {person["name"]: person["path"][0] for person in layout.layout(ORDER)["people"]}
    assert (spots["MARA"][0] < spots["JONAH"][0]) == (people["MARA"][0] < people["JONAH"][0])
    inside = [p for mark in sheet.marks if isinstance(mark, Stroke) for p in mark.points]
    assert all(0 <= x <= sheet.width and 0 <= y <= sheet.height for x, y in inside)
    ElementTree.fromstring(svg(sheet))


@pytest.mark.slow
def test_shots_from_one_place_share_a_camera():
    words = [mark.text for mark in plan_of(ORDER, ORDER).marks if isinstance(mark, Words)]
    assert "1A 1B" in words


@pytest.mark.slow
def test_a_plan_is_to_scale():
    """A metre between two people is as long as a metre of the scale bar."""
    sheet = plan_of(ORDER)
    people = {person["name"]: person["path"][0] for person in layout.layout(ORDER)["people"]}
    discs = [mark.at for mark in sheet.marks if isinstance(mark, floorplan.Disc)]
    apart = np.hypot(discs[0][0] - discs[1][0], discs[0][1] - discs[1][1])
    metres = np.hypot(people["MARA"][0] - people["JONAH"][0], people["MARA"][1] - people["JONAH"][1])
    bar = [mark for mark in sheet.marks if isinstance(mark, Stroke)][-1]
    said = next(float(mark.text.split()[0]) for mark in sheet.marks if isinstance(mark, Words) and mark.text.endswith(" m"))
    assert apart / metres == pytest.approx((bar.points[2][0] - bar.points[1][0]) / said, rel=1e-3)


def test_what_lies_outside_is_cut_off():
    square = [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]
    assert sorted(floorplan.clipped(square, (0.0, 0.0, 2.0, 3.0))) == [(0.0, 0.0), (0.0, 3.0), (2.0, 0.0), (2.0, 3.0)]
    assert floorplan.clipped(square, (10.0, 10.0, 12.0, 13.0)) == []


def card(k, **moves):
    moves = {"camera": None, "moving": False, "nearer": 1.0, "roll": 0.0, "people": []} | moves
    return storyboard.Card(
        f"1{k}",
        "1 INT. KÜCHE - DAY",
        b"",
        16 / 9,
        "MS, 50 mm",
        2.5,
        "dolly in" if moves["moving"] else "",
        moves,
        (("ŁUCJA", "Tak."), ("", "She nods.")),
    )


@pytest.mark.parametrize("grid", [(a, b) for a in range(1, 5) for b in range(1, 5)])
def test_every_grid_fills_its_pages_and_stays_on_them(grid):
    cards = [card(k) for k in range(19)]
    sheets = storyboard.storyboard("Title", cards, grid)
    each = grid[0] * grid[1]
    assert len(sheets) == -(-19 // each)
    pictures = [[mark for mark in sheet.marks if isinstance(mark, Picture)] for sheet in sheets]
    assert [len(found) for found in pictures] == [min(each, 19 - each * k) for k in range(len(sheets))]
    for sheet, found in zip(sheets, pictures, strict=True):
        for mark in found:
            assert mark.at[0] >= 0 and mark.at[0] + mark.width <= sheet.width and mark.at[1] + mark.height <= sheet.height - 20
            assert mark.width / mark.height == pytest.approx(16 / 9)
        boxes = [(m.at[0], m.at[1], m.at[0] + m.width, m.at[1] + m.height) for m in found]
        assert not any(
            a < b and c[0] < d[2] and d[0] < c[2] and c[1] < d[3] and d[1] < c[3] for a, c in enumerate(boxes) for b, d in enumerate(boxes)
        )
        texts = [mark.text for mark in sheet.marks if isinstance(mark, Words)]
        assert "1 INT. KÜCHE - DAY" in texts and "ŁUCJA:" in texts and "2.5 s" in texts


def test_moves_are_drawn_on_the_picture():
    still = storyboard.storyboard("T", [card(0)])[0]
    nearer = [[0.2, 0.2], [0.8, 0.2], [0.8, 0.8], [0.2, 0.8]]
    moving = storyboard.storyboard("T", [card(0, camera=nearer, moving=True, nearer=1.67)])[0]
    dashed = [mark for mark in moving.marks if isinstance(mark, Stroke) and mark.dash and mark.colour == storyboard.MOVE]
    picture = next(mark for mark in moving.marks if isinstance(mark, Picture))
    assert len(dashed) == 1 and len(moving.marks) >= len(still.marks) + 9  # a frame, four arrows, a word
    assert dashed[0].points[0] == pytest.approx((picture.at[0] + 0.2 * picture.width, picture.at[1] + 0.2 * picture.height), abs=1.5)
    walker = storyboard.storyboard("T", [card(0, people=[{"name": "A", "path": [[0.1, 0.9], [0.5, 0.8]]}])])[0]
    assert any(isinstance(mark, Stroke) and mark.colour == storyboard.WALK for mark in walker.marks)


def test_the_end_frame_is_where_the_zoom_ends():
    """A zoom's last frame is smaller than the first by the ratio of the lenses, and near its middle (heads keep their room)."""
    said, shooting = layout.arrows(ORDER | {"beats": [], "people": [MARA, JONAH]}), made()[3]
    corners = np.array(said["camera"])
    first, last = (np.tan(np.radians(shooting.setup.at(t).fov) / 2) for t in (0.0, 23 / 24))
    assert said["moving"] and np.ptp(corners[:, 0]) == pytest.approx(last / first, abs=0.01)
    assert corners.mean(0) == pytest.approx((0.5, 0.5), abs=0.12) and said["nearer"] == pytest.approx(first / last, rel=0.02)
    assert said["people"] == []


def test_a_walkers_way_is_seen_by_the_camera():
    said = layout.arrows(ORDER | {"camera": ORDER["camera"] | {"size": "WS", "lens": 24}})
    assert [person["name"] for person in said["people"]] == ["MARA"]
    assert len(said["people"][0]["path"]) > 3


def test_a_shape_needs_no_parts_in_order():
    mesh = box(1.0, 1.0, 1.0)
    shape = Shape("box", mesh.points, mesh.normals, mesh.faces, np.array([1, 0] * 6, np.uint8), tuple(map(_paint, (0.2, 0.8))))
    said = scene(order("void", people=(), frames=2))
    back = read_glb(glb(type(said)(**{**said.__dict__, "still": (shape,)}))).still[0]
    assert {p.colour[0] for p in back.paints} == {0.2, 0.8}
    assert sorted(map(tuple, back.faces.tolist())) == sorted(map(tuple, mesh.faces.tolist()))


def _paint(value):
    from workprint.crafts.previz.handover.scene import Paint

    return Paint("plain", (value, value, value))


def test_labels_of_a_crowded_plan_do_not_lie_on_one_another():
    """Thirty names about one spot, and one cornered: all inside, none over another, those pushed away with a line to their thing."""
    within, spots = (0.0, 0.0, 500.0, 400.0), [(250.0 + 3 * k % 17, 200.0 + 5 * k % 11) for k in range(30)] + [(499.0, 399.0)]
    wanted = [Label(f"NAME {k}", at, at, 7, (0.0, 0.0, 0.0)) for k, at in enumerate(spots)]
    marks = placed(wanted, [(240.0, 190.0, 270.0, 215.0)], within)
    words = [mark for mark in marks if isinstance(mark, Words)]
    boxes = [
        (w.at[0] - length(w.text, 7, bold=True) / 2, w.at[1] - 6.0, w.at[0] + length(w.text, 7, bold=True) / 2, w.at[1] + 1.0)
        for w in words
    ]
    assert len(words) == 31 and sum(isinstance(mark, Stroke) for mark in marks) > 10
    for k, a in enumerate(boxes):
        assert a[0] >= 0 and a[1] >= 0 and a[2] <= 500 and a[3] <= 400
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in boxes[:k])

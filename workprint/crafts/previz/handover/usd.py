"""A scene as a USD stage (Pixar's usd-core): meshes, UsdSkel people, an animated camera with its lens, materials for preview.

The stage is in centimetres, Y up, one time code a frame. A camera's focal length and aperture are in tenths of a scene unit: on a stage of
centimetres those are the millimetres that every program expects (on one of metres, 35 would be a lens of 3.5 m). Knows scenes and
USD; knows nothing of stages of ours or files' places.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np

from workprint.core.errors import EngineError
from workprint.crafts.previz import exact
from workprint.crafts.previz.camera import GATE
from workprint.crafts.previz.control.lens import Array
from workprint.crafts.previz.handover.gltf import material_name
from workprint.crafts.previz.handover.scene import Carried, Changing, Lamp, Paint, Scene, Shape, Skinned

CENTIMETRES = 100.0
BALL = 3.0
"""Radius of a practical's ball of light, centimetres."""
INSTALL = "pip install 'workprint[usd]'"


def write_usd(path: Path, scene: Scene) -> None:
    """Write the scene as a USD file (`.usdc` binary, `.usda` text). `EngineError` where usd-core is not installed."""
    _Stage(path, scene).write()


def library() -> Any:
    """The `pxr` package. `EngineError` that says how to get it."""
    try:
        import pxr
    except ImportError:
        raise EngineError("USD files need usd-core, which is not installed", remedy=f"Install it: {INSTALL}") from None
    return pxr


class _Stage:
    """A stage that is being written."""

    def __init__(self, path: Path, scene: Scene) -> None:
        library()
        from pxr import Usd, UsdGeom

        self.scene, self.taken = scene, set[str]()
        self.stage = Usd.Stage.CreateNew(str(path))
        UsdGeom.SetStageUpAxis(self.stage, UsdGeom.Tokens.y)
        UsdGeom.SetStageMetersPerUnit(self.stage, 1.0 / CENTIMETRES)
        self.stage.SetTimeCodesPerSecond(float(scene.rate))
        self.stage.SetFramesPerSecond(float(scene.rate))
        self.stage.SetStartTimeCode(0)
        self.stage.SetEndTimeCode(scene.frames - 1)
        self.top = self.own("/", scene.name)
        self.stage.SetDefaultPrim(UsdGeom.Xform.Define(self.stage, self.top).GetPrim())
        self.paints: dict[tuple[str, Paint], Any] = {}

    def write(self) -> None:
        from pxr import UsdGeom

        for group in ("set", "people", "things", "materials", "lights"):
            UsdGeom.Scope.Define(self.stage, f"{self.top}/{group}")
        for shape in self.scene.still:
            self.mesh(self.own(f"{self.top}/set", shape.name), shape)
        for person in self.scene.people:
            self.person(person)
        for carried in self.scene.carried:
            self.carried(carried)
        for changing in self.scene.changing:
            self.changing(changing)
        for lamp in self.scene.lights:
            self.light(lamp)
        self.dome()
        self.camera()
        self.stage.GetRootLayer().Save()

    def own(self, parent: str, name: str) -> str:
        """A path under `parent` that nobody has."""
        plain = _identifier(name)
        path = found = f"{parent.rstrip('/')}/{plain}"
        count = 1
        while found in self.taken:
            count += 1
            found = f"{path}_{count}"
        self.taken.add(found)
        return found

    def mesh(self, path: str, shape: Shape, scale: float = CENTIMETRES) -> Any:
        """A mesh in centimetres (times `scale`), its parts as geometry subsets with their materials."""
        from pxr import UsdGeom, UsdShade, Vt

        mesh = UsdGeom.Mesh.Define(self.stage, path)
        mesh.GetPrim().SetDisplayName(shape.name)
        points = np.ascontiguousarray(shape.points * np.float32(scale), np.float32)
        mesh.CreatePointsAttr(Vt.Vec3fArray.FromNumpy(points))
        mesh.CreateFaceVertexCountsAttr(Vt.IntArray.FromNumpy(np.full(len(shape.faces), 3, np.int32)))
        mesh.CreateFaceVertexIndicesAttr(Vt.IntArray.FromNumpy(np.ascontiguousarray(shape.faces.reshape(-1), np.int32)))
        mesh.CreateNormalsAttr(Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(shape.normals, np.float32)))
        mesh.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
        mesh.CreateSubdivisionSchemeAttr(UsdGeom.Tokens.none)
        mesh.CreateExtentAttr(Vt.Vec3fArray.FromNumpy(np.stack((points.min(0), points.max(0)))))
        mesh.CreateDoubleSidedAttr(any(paint.two_sided for paint in shape.paints))
        for part in np.unique(shape.parts):
            paint = shape.paints[int(part)]
            faces = Vt.IntArray.FromNumpy(np.flatnonzero(shape.parts == part).astype(np.int32))
            subset = UsdGeom.Subset.CreateGeomSubset(mesh, f"part_{int(part)}", UsdGeom.Tokens.face, faces, "materialBind")
            UsdShade.MaterialBindingAPI.Apply(subset.GetPrim()).Bind(self.material(paint, shape.name))
        UsdShade.MaterialBindingAPI.Apply(mesh.GetPrim()).SetMaterialBindSubsetsFamilyType(UsdGeom.Tokens.nonOverlapping)
        return mesh

    def material(self, paint: Paint, owner: str) -> Any:
        from pxr import Gf, Sdf, UsdShade

        name = material_name(owner, paint)
        if (name, paint) not in self.paints:
            path = self.own(f"{self.top}/materials", name)
            material = UsdShade.Material.Define(self.stage, path)
            shader = UsdShade.Shader.Define(self.stage, f"{path}/surface")
            shader.CreateIdAttr("UsdPreviewSurface")
            colour = Gf.Vec3f(*(c / 12.92 if c <= 0.04045 else exact.power((c + 0.055) / 1.055, 2.4) for c in paint.colour))
            shader.CreateInput("diffuseColor", Sdf.ValueTypeNames.Color3f).Set(colour)
            shader.CreateInput("roughness", Sdf.ValueTypeNames.Float).Set(0.9)
            if paint.glows:
                shader.CreateInput("emissiveColor", Sdf.ValueTypeNames.Color3f).Set(colour)
            material.CreateSurfaceOutput().ConnectToSource(shader.ConnectableAPI(), "surface")
            material.GetPrim().SetDisplayName(name)
            self.paints[name, paint] = material
        return self.paints[name, paint]

    def person(self, person: Skinned) -> None:
        """A SkelRoot with the skeleton, its animation, and the skinned mesh."""
        from pxr import Gf, UsdGeom, UsdSkel, Vt

        path = self.own(f"{self.top}/people", person.shape.name)
        root = UsdSkel.Root.Define(self.stage, path)
        self.placed(root, person.root, person.root_turns)
        skeleton = UsdSkel.Skeleton.Define(self.stage, f"{path}/skeleton")
        joints = _joint_paths(person)
        size = person.scale * CENTIMETRES
        skeleton.CreateJointsAttr(joints)
        skeleton.CreateBindTransformsAttr(
            Vt.Matrix4dArray([Gf.Matrix4d(1.0).SetTranslate(Gf.Vec3d(*map(float, at * size))) for at in person.joints])
        )
        rests = [at - (person.joints[parent] if parent >= 0 else 0.0) for at, parent in zip(person.joints, person.parents, strict=True)]
        skeleton.CreateRestTransformsAttr(
            Vt.Matrix4dArray([Gf.Matrix4d(1.0).SetTranslate(Gf.Vec3d(*map(float, at * size))) for at in rests])
        )
        mesh = self.mesh(f"{path}/body", person.shape, size)
        binding = UsdSkel.BindingAPI.Apply(mesh.GetPrim())
        binding.CreateSkeletonRel().SetTargets([skeleton.GetPath()])
        binding.CreateJointIndicesPrimvar(False, 4).Set(Vt.IntArray.FromNumpy(np.ascontiguousarray(person.bones.reshape(-1), np.int32)))
        binding.CreateJointWeightsPrimvar(False, 4).Set(
            Vt.FloatArray.FromNumpy(np.ascontiguousarray(person.weights.reshape(-1), np.float32))
        )
        binding.CreateGeomBindTransformAttr(Gf.Matrix4d(1.0))
        animation = UsdSkel.Animation.Define(self.stage, f"{path}/animation")
        animation.CreateJointsAttr(joints)
        animation.CreateScalesAttr(Vt.Vec3hArray(len(joints), Gf.Vec3h(1.0)))
        self.faces(person, mesh, animation, size)
        turns, places = animation.CreateRotationsAttr(), animation.CreateTranslationsAttr()
        for frame in range(self.scene.frames):
            turns.Set(Vt.QuatfArray([_quaternion(each) for each in person.turns[frame]]), frame)
            places.Set(Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(person.places[frame] * size, np.float32)), frame)
        UsdSkel.BindingAPI.Apply(skeleton.GetPrim()).CreateAnimationSourceRel().SetTargets([animation.GetPath()])
        UsdGeom.Imageable(root).CreateVisibilityAttr()

    def faces(self, person: Skinned, mesh: Any, animation: Any, size: float) -> None:
        """What a face shows, as blend shapes."""
        from pxr import UsdSkel, Vt

        if not person.faces:
            return
        names = [self.own(str(mesh.GetPath()), name).rpartition("/")[2] for name in person.faces]
        binding = UsdSkel.BindingAPI(mesh.GetPrim())
        shapes = [UsdSkel.BlendShape.Define(self.stage, mesh.GetPath().AppendChild(name)) for name in names]
        for shape, offsets in zip(shapes, person.offsets, strict=True):
            moved = np.flatnonzero(np.abs(offsets).max(axis=1) > 0)
            shape.CreateOffsetsAttr(Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(offsets[moved] * np.float32(size), np.float32)))
            shape.CreatePointIndicesAttr(Vt.IntArray.FromNumpy(moved.astype(np.int32)))
        binding.CreateBlendShapesAttr(names)
        binding.CreateBlendShapeTargetsRel().SetTargets([shape.GetPath() for shape in shapes])
        animation.CreateBlendShapesAttr(names)
        shows = animation.CreateBlendShapeWeightsAttr()
        for frame in range(self.scene.frames):
            shows.Set(Vt.FloatArray.FromNumpy(np.ascontiguousarray(person.shows[frame], np.float32)), frame)

    def light(self, lamp: Lamp) -> None:
        """A light: a sun's intensity is what falls on a surface, a lamp's what its small ball shines with, so that it gives the same."""
        from pxr import Gf, UsdGeom, UsdLux

        path = self.own(f"{self.top}/lights", lamp.name)
        if lamp.kind == "sun":
            sun = UsdLux.DistantLight.Define(self.stage, path)
            sun.CreateAngleAttr(0.53)
            sun.CreateNormalizeAttr(True)
            sun.CreateIntensityAttr(lamp.power)
            light = sun
        else:
            ball = UsdLux.SphereLight.Define(self.stage, path)
            ball.CreateRadiusAttr(BALL)
            ball.CreateNormalizeAttr(True)
            ball.CreateIntensityAttr(lamp.power * (CENTIMETRES * CENTIMETRES) * 4.0)
            light = ball
        light.CreateColorAttr(Gf.Vec3f(*lamp.colour))
        light.GetPrim().SetDisplayName(lamp.name)
        form = UsdGeom.Xformable(light)
        form.AddTranslateOp(UsdGeom.XformOp.PrecisionDouble).Set(Gf.Vec3d(*map(float, lamp.place * CENTIMETRES)))
        form.AddOrientOp(UsdGeom.XformOp.PrecisionFloat).Set(_quaternion(lamp.turn))

    def dome(self) -> None:
        """What comes from everywhere."""
        from pxr import Gf, UsdLux

        if max(self.scene.ambience) > 0.0:
            dome = UsdLux.DomeLight.Define(self.stage, self.own(f"{self.top}/lights", "ambience"))
            dome.CreateColorAttr(Gf.Vec3f(*self.scene.ambience))
            dome.CreateIntensityAttr(1.0)

    def placed(self, prim: Any, places: Array, turns: Array) -> None:
        """Where a prim is in every frame, and how it is turned."""
        from pxr import Gf, UsdGeom

        form = UsdGeom.Xformable(prim)
        moved, turned = form.AddTranslateOp(UsdGeom.XformOp.PrecisionDouble), form.AddOrientOp(UsdGeom.XformOp.PrecisionFloat)
        for frame in range(self.scene.frames):
            if frame == 0 or np.abs(places[frame] - places[frame - 1]).max() > 0 or frame == self.scene.frames - 1:
                moved.Set(Gf.Vec3d(*map(float, places[frame] * CENTIMETRES)), frame)
            if frame == 0 or np.abs(turns[frame] - turns[frame - 1]).max() > 0 or frame == self.scene.frames - 1:
                turned.Set(_quaternion(turns[frame]), frame)

    def carried(self, carried: Carried) -> None:
        mesh = self.mesh(self.own(f"{self.top}/things", carried.shape.name), carried.shape)
        self.placed(mesh, carried.places, carried.turns)

    def changing(self, changing: Changing) -> None:
        from pxr import Vt

        mesh = self.mesh(self.own(f"{self.top}/things", changing.shape.name), changing.shape)
        points, extent = mesh.GetPointsAttr(), mesh.GetExtentAttr()
        mesh.GetNormalsAttr().Clear()
        for frame, shape in zip(changing.at, changing.shapes, strict=True):
            moved = np.ascontiguousarray(shape * np.float32(CENTIMETRES), np.float32)
            points.Set(Vt.Vec3fArray.FromNumpy(moved), int(frame))
            extent.Set(Vt.Vec3fArray.FromNumpy(np.stack((moved.min(0), moved.max(0)))), int(frame))

    def camera(self) -> None:
        """The lens of every frame in millimetres, on a gate 36 mm wide cropped to the picture's shape."""
        from pxr import Gf, UsdGeom

        said = self.scene.camera
        camera = UsdGeom.Camera.Define(self.stage, self.own(self.top, "camera"))
        self.placed(camera, said.places, said.turns)
        height = GATE / said.aspect
        camera.CreateHorizontalApertureAttr(GATE)
        camera.CreateVerticalApertureAttr(height)
        camera.CreateClippingRangeAttr(Gf.Vec2f(5.0, 100_000.0))
        lens = camera.CreateFocalLengthAttr()
        for frame, fov in enumerate(said.fov):
            if frame == 0 or fov != said.fov[frame - 1]:
                lens.Set(float(height / 2.0 / exact.tan(np.radians(fov) / 2.0)), frame)


def _identifier(name: str) -> str:
    """A name as a USD path has it: letters (of Latin ones without their accents), digits and `_`, no digit first."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    found = re.sub(r"\W+", "_", unicodedata.normalize("NFC", bare)).strip("_")
    from pxr import Sdf

    for tried in (found, f"shot_{found}", f"shot_{re.sub(r'[^0-9A-Za-z]+', '_', found).strip('_')}"):
        if Sdf.Path.IsValidIdentifier(tried):
            return tried
    return "thing"


def _joint_paths(person: Skinned) -> list[str]:
    """ "hips/spine/chest": a joint's name is its way from the root."""
    found: list[str] = []
    for name, parent in zip(person.names, person.parents, strict=True):
        own = _identifier(name)
        path = f"{found[parent]}/{own}" if parent >= 0 else own
        found.append(path if path not in found else f"{path}_{len(found)}")
    return found


def _quaternion(turn: Array) -> Any:
    from pxr import Gf

    x, y, z, w = (float(v) for v in turn)
    return Gf.Quatf(w, Gf.Vec3f(x, y, z))

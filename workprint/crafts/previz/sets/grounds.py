"""The plans of open ground, by kind: a plain kind, without some of its things, with others.

Knows what stands where as data; knows nothing of how it is built.
"""

from __future__ import annotations

from collections.abc import Mapping

from workprint.crafts.previz.sets.plans import Ground

_GROWN = ("tree", "bush", "tuft", "log", "rock")
_ROADSIDE = ("car", "bench", "bin", "bicycle", "plant", "tree")
_TOWN = (*_ROADSIDE, "streetlamp")

GROUNDS: Mapping[str, Ground] = {
    "shop front": Ground(
        "street", "", _TOWN, {}, {},
        (("cafe front", 0.2, -3.4, 0.0), ("parasol table", -2.3, -1.35, 0.0), ("chair", -3.0, -1.35, 90.0), ("chair", -1.6, -1.35, -90.0),
         ("parasol table", 2.8, -1.35, 0.0), ("chair", 2.1, -1.35, 90.0), ("chair", 3.5, -1.35, -90.0), ("sandwich board", 1.3, -1.9, 10.0),
         ("plant", -3.6, -2.7, 0.0), ("plant", 4.0, -2.7, 0.0), ("streetlamp", -5.2, 1.75, 0.0), ("streetlamp", 6.0, 1.75, 0.0),
         ("car", 7.8, 3.5, 180.0), ("bicycle", 5.4, -2.9, 0.0))),
    "house front": Ground(
        "field", "", ("fence", "bench", "house", "log", "rock"), {}, {},
        (("home", 0.4, -5.4, 0.0), ("path", 0.4, -0.2, 90.0), ("postbox", 3.4, 2.6, 180.0), ("chair", -2.2, -4.4, 20.0, 0.35),
         ("hedge", -6.4, -1.6, 0.0),
         ("hedge", 7.2, -1.6, 0.0), ("flower bed", -2.6, -2.4, 0.0), ("flower bed", 3.4, -2.4, 0.0), ("swing", -6.0, 1.6, 30.0))),
    "garden": Ground(
        "field", "", ("fence", "house", "rock"), {"land": ("86966a", ("grass", ()))}, {},
        (("hedge", -4.2, -4.6, 0.0), ("hedge", 0.0, -4.6, 0.0), ("hedge", 4.2, -4.6, 0.0), ("hedge", -6.4, -2.6, 90.0),
         ("hedge", 6.4, -2.6, 90.0),
         ("flower bed", -3.0, -3.5, 0.0), ("flower bed", 3.2, -3.5, 0.0), ("flower bed", -5.2, -1.2, 90.0), ("path", 0.0, 0.9, 0.0),
         ("fountain", 0.2, -3.0, 0.0), ("home", 0.0, 13.0, 180.0), ("low table", 4.2, -1.2, 0.0), ("chair", 3.3, -1.2, 90.0),
         ("chair", 5.1, -1.2, -90.0))),
    "park": Ground(
        "field", "", ("fence", "house", "rock"), {}, {},
        (("path", 0.0, 0.9, 0.0), ("streetlamp", -5.0, -0.9, 0.0), ("streetlamp", 5.6, -0.9, 0.0), ("bin", 2.9, -2.0, 0.0),
         ("bench", -2.3, -2.1, 0.0),
         ("fountain", 6.0, -5.0, 0.0), ("slide", -8.0, -5.5, 40.0), ("swing", -5.8, -6.4, 10.0), ("flower bed", 0.0, -4.6, 0.0))),
    "graveyard": Ground(
        "field", "", ("bench", "house", "log", "tuft"), {"land": ("7f8a68", ("grass", ()))}, {},
        (*(("gravestone", -4.4 + 1.7 * i + 0.25 * (k % 2), -1.7 - 1.5 * k,
        4.0 * ((3 * i + k) % 5 - 2)) for k in range(3) for i in range(6)),
         ("statue", 4.9, -1.0, -20.0), ("iron gate", -5.6, 1.0, 70.0), ("chapel", 15.0, -24.0, -25.0), ("gravestone", -2.9, -0.4, 10.0),
         ("gravestone", 3.0, -0.5, -8.0))),
    "parking lot": Ground(
        "street", "", (*_TOWN, "lines", "pavement", "kerb", "road"), {}, {},
        (("asphalt", 0.0, 1.0, 0.0), ("bays", 0.2, -1.6, 0.0), ("car", -5.2, -1.7, 90.0), ("car", -2.5, -1.7, 90.0),
         ("car", 2.9, -1.7, 90.0), ("car", 8.3, -1.7, 90.0),
         ("bays", 0.2, 6.6, 180.0), ("car", 5.6, 6.4, 90.0), ("car", -7.9, 6.6, -90.0), ("light mast", -6.8, 2.4, 0.0),
         ("light mast", 7.0, 2.4, 0.0),
         ("shopping trolley", 4.6, -0.2, 30.0))),
    "gas station": Ground(
        "street", "", (*_TOWN, "house", "lines"), {"pavement": ("8d8b87", ("asphalt", ()))}, {},
        (("kiosk", 0.0, -6.6, 0.0), ("canopy", 0.0, -2.0, 0.0), ("petrol pump", -2.4, -1.9, 90.0), ("petrol pump", 2.4, -1.9, 90.0),
         ("car", -4.6, -2.0, 90.0),
         ("big sign", 8.6, -3.6, -15.0), ("bin", 1.0, -4.6, 0.0), ("vending machine", -3.2, -5.9, 0.0))),
    "country road": Ground(
        "landscape", "", (*_GROWN, "land", "conifer"), {}, {},
        (("prairie", 0.0, 0.0, 0.0, -0.06), ("two lanes", 0.0, 1.2, 0.0), ("telegraph", 0.0, -5.6, 0.0), ("sign", 3.6, -2.7, -15.0),
         ("fence", -9.0, -4.2, 0.0), ("fence", -5.0, -4.2, 0.0),
         ("fence", 9.0, -4.2, 0.0), ("fence", 13.0, -4.2, 0.0))),
    "railway platform": Ground(
        "street", "", (*_TOWN, "lines", "kerb", "road", "far", "house", "pavement"), {}, {},
        (("prairie", 0.0, 0.0, 0.0, -1.2), ("quay", 0.0, 4.3, 0.0), ("track", 0.0, -5.3, 0.0), ("train", 3.0, -5.1, 0.0),
         ("platform roof", 0.0, 2.4, 0.0), ("bench", -3.6, 2.9, 0.0),
         ("bench", 3.8, 2.9, 0.0), ("bin", 5.6, 2.6, 0.0), ("sign", -5.6, 0.2, 0.0), ("cart", 6.6, 0.2, 20.0),
         ("suitcase", -2.2, 1.6, 30.0), ("far shore", 0.0, -40.0, 0.0))),
    "airfield": Ground(
        "landscape", "", (*_GROWN, "conifer", "land"), {}, {},
        (("prairie", 0.0, 0.0, 0.0, -0.06), ("asphalt", 0.0, 0.0, 0.0), ("airliner", 2.0, -12.0, 12.0), ("stairs", -4.6, -5.0, 0.0),
         ("light mast", 9.0, -4.0, 0.0), ("cart", -3.6, -1.6, 20.0))),
    "market": Ground(
        "street", "", _ROADSIDE, {}, {},
        (("stall", -4.6, -2.2, 0.0), ("stall", -1.4, -2.2, 0.0), ("stall", 1.8, -2.2, 0.0), ("stall", 5.0, -2.2, 0.0),
         ("stall", -3.4, 4.2, 180.0),
         ("stall", 3.6, 4.2, 180.0), ("barrel", 3.4, -1.2, 0.0), ("crate", -3.0, -1.2, 20.0), ("cart", 6.9, 0.2, -40.0))),
    "camp": Ground(
        "field", "", ("bench", "house", "fence"), {}, {},
        (("tent", -3.4, -2.4, 35.0), ("tent", 3.4, -2.6, -35.0), ("tent", 0.2, -5.2, 0.0), ("fire", 0.2, -1.4, 0.0),
         ("crate", -1.7, -1.0, 10.0),
         ("crate", 2.0, -0.9, -20.0), ("lantern", 2.0, -0.9, 0.0, 0.5), ("barrel", -5.2, -0.6, 0.0))),
    "swimming pool": Ground(
        "field", "", ("bench", "fence", "log", "rock"), {}, {},
        (("paving", 0.0, 0.0, 0.0), ("pool", 0.0, -2.8, 0.0), ("lounger", -4.6, -2.2, 90.0), ("lounger", -4.6, -3.6, 90.0),
         ("lounger", 4.6, -2.2, -90.0), ("umbrella", 4.9, -3.2, 0.0),
         ("hedge", -4.4, -6.6, 0.0), ("hedge", -0.2, -6.6, 0.0), ("hedge", 4.0, -6.6, 0.0), ("low table", -4.6, -0.9, 0.0))),
    "lake": Ground(
        "beach", "", ("foam", "wet", "post", "headland"), {"land": ("8f9a6b", ("grass", ())), "sea": ("527480", ("water", (1.0,)))}, {},
        (("far shore", 0.0, -80.0, 0.0, -0.4), ("jetty", 1.6, -4.0, 0.0), ("reeds", -3.2, -5.6, 0.0), ("reeds", 5.4, -5.2, 0.0),
         ("reeds", 8.6, -5.4, 0.0),
         ("tree", -6.6, -2.0, 0.0), ("tree", 8.4, -1.2, 90.0), ("bush", 5.6, -2.6, 0.0))),
    "bridge": Ground(
        "street", "", ("bench", "bin", "bicycle", "plant", "tree", "streetlamp", "house"), {}, {},
        (("sea", 0.0, 0.0, 0.0, -9.0), ("bridge rails", 0.0, 0.0, 0.0), ("streetlamp", -6.0, -3.2, 0.0),
         ("streetlamp", 6.0, -3.2, 0.0), ("far shore", 0.0, -90.0, 0.0, -9.0))),
    "harbour": Ground(
        "beach", "", ("boat", "post", "log", "foam", "wet", "rock", "tuft", "bush", "land"), {}, {},
        (("quay", 0.0, 3.0, 0.0), ("moored boat", -3.6, -6.0, 0.0, -0.7), ("moored boat", 6.4, -6.4, 180.0, -0.7),
         ("containers", 12.5, 2.0, -70.0), ("barrel", -4.0, -2.4, 0.0),
         ("barrel", -4.7, -2.2, 0.0), ("crate", 4.2, -2.2, 15.0), ("crate", 4.9, -2.4, -10.0), ("rope", -2.4, -3.0, 0.0),
         ("streetlamp", -6.6, -3.4, 0.0),
         ("streetlamp", 7.4, -3.4, 0.0), ("cart", 5.6, 0.6, 30.0))),
    "ship deck": Ground(
        "beach", "", ("boat", "post", "log", "foam", "wet", "rock", "tuft", "bush", "land", "headland", "sea"), {}, {},
        (("sea", 0.0, 0.0, 0.0, -2.6), ("deck", 0.0, 0.0, 0.0), ("mast", 3.4, -0.6, 0.0), ("deck house", -5.6, -1.2, 90.0),
         ("barrel", 5.0, -3.0, 0.0), ("barrel", 5.7, -2.9, 0.0),
         ("crate", -2.9, -3.0, 10.0), ("ship's wheel", -2.2, -1.9, -90.0), ("rope", 1.6, -3.0, 0.0), ("bucket", 4.4, 2.6, 0.0))),
    "mountain": Ground(
        "landscape", "", ("log", "conifer", "tree"), {"land": ("9a958c", ("rock", ()))}, {},
        (("rock", -2.9, -2.2, 0.0), ("rock", 3.2, -2.6, 70.0), ("rock", 4.4, -1.2, 30.0), ("rock", -4.6, -1.4, 120.0))),
    "desert": Ground(
        "landscape", "", (*_GROWN, "conifer", "mountains"), {"land": ("dcc08c", ("ground", ()))}, {},
        (("cactus", -3.6, -3.2, 0.0), ("cactus", 6.0, -7.0, 60.0), ("cactus", -11.0, -12.0, 20.0), ("cactus", 14.0, -16.0, 90.0),
         ("rock", 3.4, -2.6, 40.0), ("skull", 2.2, -0.9, 40.0))),
    "planet": Ground(
        "landscape", "", ("tree", "bush", "tuft", "log"), {"land": ("b0705a", ("ground", ())), "mountains": ("8a5a50", ("rock", ()))}, {},
        (("rock", -3.2, -2.4, 0.0), ("rock", 3.6, -2.2, 80.0), ("spaceship", 7.0, -15.0, 30.0, 1.6), ("rock", 5.2, -4.2, 30.0))),
    "snow": Ground(
        "landscape", "", ("tuft", "bush", "log"), {"land": ("eef2f5", ("ground", ())), "mountains": ("dfe6ee", ("rock", ())),
        "rock": ("d3dae0", ("rock", ()))},
        {"leaf": "5b6f66"}, (("fence", 5.0, -4.0, 0.0), ("fence", 9.0, -4.0, 0.0), ("fence", -6.0, -4.4, 0.0))),
}  # fmt: skip

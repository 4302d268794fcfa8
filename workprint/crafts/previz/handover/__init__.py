"""The stage for other tools: a shot as a scene of plain arrays, in glTF and USD; a scene's floor plan; a storyboard's arrows.

    scene       what a shot is made of, frame by frame      gltf, glb   written as glTF 2.0 binary, and read back
    usd         the same as a USD stage (usd-core)          layout      where things, people and cameras are, seen from above
    floorplan   layouts drawn                               arrows      a camera's move, drawn on its picture

Knows staged shots and file formats; knows no Task, no file and no film.
"""

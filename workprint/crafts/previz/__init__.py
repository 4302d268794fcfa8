"""The built-in stage: a shot's order in, drawn frames out.

    shoot      order -> frames; where the stage's parts meet
    staging    people and beats -> a performance each           paths      ways round furniture and one another
    camera     the crew's words as numbers                      framing    where a camera must stand; camerawork  a set-up and its move
    light      the hour and the lamps                           forms      what the parts hand to one another
    people/    bodies, clothes, faces, posing and moving
    sets/      rooms, streets and landscapes, and what stands in them
    draw/      the rasteriser, shading, ink and paper

Knows arrays and orders; knows no Task, no file and no screenplay.
"""

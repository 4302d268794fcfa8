"""Control signals: what other engines take from the stage instead of its drawing. Arrays and text, no paper, no wobble, no soft edges.

    lens       a view as a pinhole: intrinsics, world to camera         trajectory  the camera over the shot, in other tools' files
    survey     what a shot shows at all: nearest, farthest, who          depth  normals  segments  mattes  lines   one picture each
    keypoints  where joints and faces are seen                           pose   drawn as OpenPose draws them
    motion     the camera's move as one sentence                         passes every signal of a shot, frame by frame

Knows views, buffers and performances; knows no Task, no file and no codec.
"""

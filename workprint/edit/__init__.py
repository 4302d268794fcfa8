"""Takes -> Cut: which take stands for each shot, and where it lies. Knows nothing of how takes are made."""

from workprint.edit.assemble import assemble, frames_of

__all__ = ["assemble", "frames_of"]

"""Takes -> Cut: which take stands for each shot, and where it lies. Knows nothing of how takes are made."""

from workprint.edit.assemble import assemble

__all__ = ["assemble"]

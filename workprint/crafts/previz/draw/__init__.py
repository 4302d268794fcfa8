"""Things, a view and a light in, a picture out: the rasteriser, shading, ink and paper. Knows nothing of people or places."""

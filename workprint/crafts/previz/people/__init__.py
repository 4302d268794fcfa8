"""People of the stage: what they look like, how they stand, sit and walk, and what their faces do. Knows no set and no camera."""

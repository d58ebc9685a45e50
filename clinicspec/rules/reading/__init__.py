"""Files, YAML, and the shape of the spec language (CS001–CS099)."""

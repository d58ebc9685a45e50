"""From bytes to a tree of YAML nodes that know where they stand. Knows nothing of clinics."""

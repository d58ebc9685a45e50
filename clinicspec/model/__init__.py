"""The spec language: from a tree to frozen models, with the way back to every span."""

"""Dialogues and their routing (HN201–HN399)."""

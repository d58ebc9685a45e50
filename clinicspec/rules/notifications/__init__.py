"""Notices to patients (HN901–HN999)."""

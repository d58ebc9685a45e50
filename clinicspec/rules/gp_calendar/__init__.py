"""A GP's own calendar (HN401–HN499)."""

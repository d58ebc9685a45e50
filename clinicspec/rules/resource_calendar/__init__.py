"""Calendars for shared services (HN501–HN599)."""

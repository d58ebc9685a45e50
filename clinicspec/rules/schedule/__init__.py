"""Week templates and the weeks they are used in (HN701–HN799)."""

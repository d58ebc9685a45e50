"""Who the clinic and its people are to NHN (HN001–HN099)."""

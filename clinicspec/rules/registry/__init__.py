"""What NHN's Address Registry must hold (HN101–HN199)."""

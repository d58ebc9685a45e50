"""What can be booked (HN601–HN699)."""

"""External booking pages (HN801–HN899)."""

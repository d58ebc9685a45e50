"""What a finding is, and how it is shown."""

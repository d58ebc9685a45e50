"""What a project has decided to live with: in comments of specs, and in the settings."""

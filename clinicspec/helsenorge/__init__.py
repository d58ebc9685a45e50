"""What HelseNorge shows a clinic's patients. Pure."""

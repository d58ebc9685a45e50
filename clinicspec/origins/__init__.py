"""What in a spec a line of an artefact comes from, and the other way round."""

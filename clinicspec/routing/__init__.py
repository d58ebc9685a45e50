"""Who receives which message from HelseNorge, and when: the decision table. Pure."""

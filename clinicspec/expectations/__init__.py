"""The users' own tests of a clinic: read, held against its spec, and reported."""

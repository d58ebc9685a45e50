"""A clinic's pages as they are being written: built in memory, served on this machine alone."""

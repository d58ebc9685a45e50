"""clinicspec: a compiler and validator for the set-up of Norwegian GP clinics at HelseNorge."""

__version__ = "0.1.0"

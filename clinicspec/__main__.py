"""``python -m clinicspec``."""

from clinicspec.cli import main

main()

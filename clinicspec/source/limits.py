"""How much one file may hold. The reference spec uses less than a tenth of any of it.

The limits are what keeps a file that is made to hurt from costing more than a moment: no other part
of reading a file guards its time or memory.
"""

MAX_BYTES = 2**20
"""A file's size: 1 MiB."""

MAX_DEPTH = 64
"""How deep lists and mappings are nested, with every alias written out."""

MAX_NODES = 100_000
"""Keys, values and items of one file, an alias counting as one."""

MAX_ALIASES = 64
"""Aliases (``*name``) of one file."""

MAX_EXPANSION = 10
"""How many times the file's own nodes there may be once every alias is written out."""

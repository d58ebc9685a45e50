"""The network: an approved plan's requests, sent to NHN's Address Registry and CPPA service.

- ``endpoint``: where they go, and where they must not.
- ``client``: one request, and what came of it.
- ``answers``: what NHN's answers say.
- ``held``: what NHN holds already, asked before anything is made a second time.
- ``plan``: a plan's file, and why it can't be sent.
- ``progress``: what the journal of earlier runs says has been done.
- ``write_back``: a HER-ID in the spec, in the place of ``pending``.
- ``submit``: the requests one after another.
"""

"""The network: an approved plan's requests, sent to NHN's Address Registry and CPPA service.

- ``endpoint``: where they go, and where they must not.
- ``client``: one request, and what came of it.
- ``answers``: what NHN's answers say.
- ``held``: what NHN's answers say of what is there already.
- ``plan``: an approved plan's file, and why it can't be sent.
- ``specs``: whether specs are those that it was made from.
- ``progress``: what the journals of earlier runs say has been done.
- ``questions``: what is asked before a request is sent.
- ``write_back``: a HER-ID in the spec, in the place of ``pending``.
- ``submit``: the requests one after another.
"""

"""Snapshots of the Address Registry: files that hold its answers, in every form that NHN gives.

A snapshot decides what is written over in the registry, so it is read whole or not at all: whoever
reads one plans nothing from it where anything was found wrong.

- ``read``: recognises each file's form, and puts together what all of them say.
- ``files``: bytes to XML or JSON, guarded.
- ``xml_parties``, ``rest``: parties as XML, and as the REST API says them, in NHN's own names.
- ``entries``, ``values``: from there to entries and their values, each checked for its type.
- ``cpp``: which processes are active.
"""

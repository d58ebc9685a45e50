"""The first spec of a clinic, from what the Address Registry holds of it.

It says no more than what the registry holds: a plan of it against the same snapshot changes
nothing, unless a service is offered by an old version of its process, or the organisation's entry
is not active. What the registry does not say, or a spec has no way to say, is a TODO.

- ``write``: the spec, line by line.
- ``held``: what a snapshot holds of one clinic, and what of it a spec can say for all its parties.
- ``text``: scalars, ids and comments in YAML.
"""

"""What a change of specs means, in the clinic's words.

- ``renames``: ids that only go by another name now, so that both sides can be laid side by side.
- ``changes``: every field that the two sides say otherwise.
- ``lists``, ``routing``, ``offer``, ``schedule``, ``registry``, ``pages``: what a backend makes of
  the one side and not of the other.
- ``causes``: which changes lie behind which effects; what no backend shows is said in words.
- ``approvals``: breaking changes that somebody has approved.
"""

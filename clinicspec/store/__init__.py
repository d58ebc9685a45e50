"""Files and folders: reading specs within their folder, and the only place that writes.

- ``specs_folder``: the clinics that a user's paths name, and their files' bytes.
- ``folders``: what they are looked for in: the disk, or a commit (``git_tree``, ``git_program``).
- ``output``: ``write`` puts artefacts into the output folder.
- ``built``: ``compare`` and ``read_output`` say what stands there, and change nothing of it.
- ``manifest``: what clinicspec wrote for a clinic, and from what.
"""

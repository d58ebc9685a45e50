"""The forms in which findings are shown, one file per form."""

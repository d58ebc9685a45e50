"""The rules: one rule, one file, whose docstring is the rule's page."""

"""The booking pages of a clinic: model → view → HTML. The one place that knows jinja2."""

"""The views, one folder a subject."""

"""Dialogs: import review, palette, history, settings."""

"""Codes and figures to sentences, for the window, the command line and paper alike (INTERFACE.md 10)."""

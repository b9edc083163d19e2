"""Insights: where the time goes over weeks, and who should meet."""

"""Requests for introductions: who asks whom, the guard's verdict, and the ways to answer (INTERFACE.md 8)."""

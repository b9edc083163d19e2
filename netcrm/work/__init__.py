"""The desk: who runs what on which thread, how far it got, and what changed."""

"""Today: what there is to do, and where the time goes."""

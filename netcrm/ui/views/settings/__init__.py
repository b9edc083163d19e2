"""Settings: saved at once, as steps where they belong to the data."""

"""Files to values and back: readers that lose nothing, writers that read back the same."""

"""Values and rules: no Qt, no database, no clock, no disk, no network."""

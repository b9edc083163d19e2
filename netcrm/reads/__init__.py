"""What the owner can ask: one function is one question, answered with domain values or tuples."""

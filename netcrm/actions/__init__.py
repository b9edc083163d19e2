"""What the owner can do: one function is one undoable step."""

"""The people: list, card and forms (PRODUCT.md 5, pictures 02 and 11)."""

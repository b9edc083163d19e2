"""The groups: list, renewal, members and seats (PRODUCT.md 4.1 to 4.3, picture 03)."""

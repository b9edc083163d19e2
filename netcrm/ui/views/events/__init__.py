"""Events: what comes, what was, and the page of one meeting (PRODUCT.md 5)."""

"""Referrals passed and received, and what to answer for (PRODUCT.md 4.7)."""

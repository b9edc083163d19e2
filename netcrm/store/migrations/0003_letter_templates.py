"""The owner's own wordings of letters (PRODUCT.md 4.6)."""

from typing import Any

LETTER_TEMPLATE = """
CREATE TABLE letter_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('decline', 'ask', 'introduce', 'endorse', 'thank', 'chase')),
    tone TEXT NOT NULL CHECK (tone IN ('warm', 'brief')),
    language TEXT NOT NULL CHECK (language IN ('en', 'de', 'fr', 'es')),
    subject TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX letter_template_once ON letter_template (kind, tone, language);
"""


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401 - what the runner hands over
    """Make the table and its index."""
    db.connection().execute(LETTER_TEMPLATE)

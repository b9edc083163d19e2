"""Writing letters: drafts, their language, and handing them to the mail program; shared by the views."""

"""The sheet and other papers: domain values to a text document, a printer or a PDF."""

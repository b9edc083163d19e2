"""The window: shows values, asks the desk."""

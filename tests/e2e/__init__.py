"""The extension in a real browser, with the real host."""

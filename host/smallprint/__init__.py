"""Smallprint reads privacy policies on the reader's own computer and proves what it says with quotes."""

__version__ = "0.1.0"

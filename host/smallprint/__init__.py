"""Smallprint reads privacy policies on the reader's own computer and proves what it says with quotes."""

import os

__version__ = "0.1.0"

# Pydantic would look through all installed packages for plugins, which takes longer than the rest of it; and one of
# them would be shown every page.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

"""A report for people: in the terminal, as Markdown, and as one HTML file."""

from smallprint.presenting.markdown import to_markdown
from smallprint.presenting.terminal import to_terminal
from smallprint.presenting.webpage import to_html

__all__ = ["to_html", "to_markdown", "to_terminal"]

"""Reading: a captured page, an HTML, Markdown or text document -> `Policy`.

policy = read_page(page)
policy = read_bytes(data, url="https://shop.example/privacy")
"""

from smallprint.reading.read import (
    last_updated_of,
    page_of,
    policy_to_reading,
    read_bytes,
    read_page,
    require_readable,
    wall_of,
)

__all__ = [
    "last_updated_of",
    "page_of",
    "policy_to_reading",
    "read_bytes",
    "read_page",
    "require_readable",
    "wall_of",
]

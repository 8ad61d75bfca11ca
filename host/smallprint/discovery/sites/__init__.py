"""Sites: whom an address belongs to, and what a site calls itself."""

from smallprint.discovery.sites.naming import names_service, site_names
from smallprint.discovery.sites.ownership import (
    host_of,
    hosts_policies,
    is_embedded_service,
    same_owner,
    site_of,
)

__all__ = [
    "host_of",
    "hosts_policies",
    "is_embedded_service",
    "names_service",
    "same_owner",
    "site_names",
    "site_of",
]

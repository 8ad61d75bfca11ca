"""Finding: from a page of a site to the site's policy, over the documents between them.

found = find(opened, getter)

getting.py   documents, by the browser or by our own guarded fetch; every request is noted
judging.py   whether a document is the policy that is looked for
search.py    which documents are asked for, in which order
failing.py   why there is none: what came closest
"""

from smallprint.finding.getting import Getter
from smallprint.finding.search import Found, Start, find, find_at

__all__ = ["Found", "Getter", "Start", "find", "find_at"]

"""How a sentence says that something is done: at which of its addresses, and by which means.

addresses.py  where an address leads
owner.py      whose it is: the service's own, or somebody else's
mailboxes.py  what is an email address, and what for
links.py      what a link of the policy is for
sentences.py  all ways that a sentence names
"""

from smallprint.analysis.ways.addresses import led_to
from smallprint.analysis.ways.mailboxes import mailbox_of, mailbox_words
from smallprint.analysis.ways.owner import Owner, owner_of
from smallprint.analysis.ways.sentences import Way, Ways

__all__ = ["Owner", "Way", "Ways", "led_to", "mailbox_of", "mailbox_words", "owner_of"]

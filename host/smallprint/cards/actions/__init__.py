"""What the reader can do, and how: with the address, the setting or the button that the policy names for it.

items.py     the items of all rules of actions.toml
best.py      of all the ways to do one thing, those that are told
contacts.py  whom to write to where the sentence that grants it names nobody
evidence.py  which sentences say it
labels.py    what an item is called
portals.py   addresses that do one thing wherever a policy links to them
offers.py    which of all items are shown
"""

from smallprint.cards.actions.items import actions

__all__ = ["actions"]

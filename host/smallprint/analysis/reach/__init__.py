"""How far the verbs of a sentence reach: of which words it says that they are collected.

"We collect your name, and by email send offers to improve your profile" collects a name, no email and no
profile. So the words are followed once, from left to right. A verb of collecting opens a reach; purposes,
places, means and recipients pause it or end it; "such as" and the like open it again.

walk.py         where the walk along a sentence stands, and what it has found
following.py    the walk itself
beginnings.py   what a new item, a new clause or a punctuation mark does to a reach
connecting.py   what a preposition does
introducing.py  what "such as" and "includes" do
acts.py         what a verb does
actors.py       who does what a verb says
subjects.py     what stands before a passive
"""

from smallprint.analysis.reach.actors import gives_away
from smallprint.analysis.reach.following import follow
from smallprint.analysis.reach.introducing import says_holding
from smallprint.analysis.reach.walk import Walk

__all__ = ["Walk", "follow", "gives_away", "says_holding"]

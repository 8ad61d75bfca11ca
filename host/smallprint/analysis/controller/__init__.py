"""Which legal entity runs the service: whom a request is addressed to.

Policies name many companies: processors, representatives, parents, makers of cookies. What counts is where a name
stands ("we, Lumora Inc.", "the controller is ..."), how often, and whether it is like the service's own name. A
letter to the wrong company is worse than one to "Lumora": without one clear winner there is none.

entities.py  the names of legal entities in a text
standing.py  what the words around a name say of it
deciding.py  which name wins
"""

from smallprint.analysis.controller.deciding import controller_of

__all__ = ["controller_of"]

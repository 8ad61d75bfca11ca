"""The checks of `smallprint doctor`, a module for each thing that may be wrong. None of them changes anything."""

"""Two records that are one organisation or one person: everything that points to the one that goes
points to the one that stays, and can be put back until an edition says so in public.

What points to a record is read off the model's own relations, so that a new table is never
forgotten. A row that would then be there twice (the same mention in one intervention) is dropped;
what it alone said goes into the row that stays, where that one says nothing.
"""

from synthesis.merging.planning import Plan, Refused
from synthesis.merging.relations import relations
from synthesis.merging.undoing import undo, undoable
from synthesis.merging.uniting import merge

__all__ = ["Plan", "Refused", "merge", "relations", "undo", "undoable"]

"""Alliances as a network picture: organisations that have the shape of their kind, each alliance a
knot that ties its parties, whatever their number.

Looked at: forces (no two runs of thought read them alike, names overlap, and with forty
organisations nothing is read any more), a circle (names stand on their heads), a table of crosses
(no picture). Taken: two drawings laid out by hand in Python, the same for the same alliances.
`wings` is for wide screens and paper: names of alliances run along their knots in the middle as
those of rivers do, organisations stand on both sides. `rails` is for phones: one organisation a
line, alliances as lines of a railway beside them. Every name has a place of its own in both.
"""

"""The Synthesis, the typed value in the middle of the house. Pure: no Django, no database, no
clock.
"""

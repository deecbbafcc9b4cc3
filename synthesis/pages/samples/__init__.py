"""Invented values of every component, in every state, for the style guide. None is published."""

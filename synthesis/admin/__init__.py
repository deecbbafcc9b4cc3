"""What editors reach. One file a noun; each registers its tables on the desk."""

from synthesis.admin import (
    accounts,
    alliances,
    editions,
    events,
    extracts,
    guiding,
    interventions,
    media,
    organisations,
    people,
    plenaries,
    proposing,
    searching,
    sessions,
    synonyms,
    vocabulary,
)
from synthesis.admin.desk import desk

__all__ = [
    "accounts",
    "alliances",
    "desk",
    "editions",
    "events",
    "extracts",
    "guiding",
    "interventions",
    "media",
    "organisations",
    "people",
    "plenaries",
    "proposing",
    "searching",
    "sessions",
    "synonyms",
    "vocabulary",
]

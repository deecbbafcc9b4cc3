"""The tables. Readers import `editions`, `passages`, `entries`, `name_words`, `redirects`,
`synonyms`, `words` and `zero_results` alone, by their module, never this package's names.
"""

from synthesis.models.alliances import Alliance, Party
from synthesis.models.editions import Edition, Withdrawal
from synthesis.models.entries import Entry, Reference
from synthesis.models.events import Event, EventOrganiser
from synthesis.models.extracts import (
    Answer,
    KeyFigure,
    Quotation,
    Takeaway,
    TakeawayGoal,
    TakeawayTheme,
)
from synthesis.models.fragments import Fragment
from synthesis.models.interventions import (
    Intervention,
    InterventionGoal,
    InterventionTheme,
    Mention,
    Speaking,
)
from synthesis.models.media import Link, Photo
from synthesis.models.merges import Merge
from synthesis.models.name_words import NameWord
from synthesis.models.organisations import Alias, Organisation
from synthesis.models.outline_changes import OutlineChange
from synthesis.models.passages import Passage
from synthesis.models.people import Affiliation, Person
from synthesis.models.permanent import FormerName
from synthesis.models.plenaries import CoOrganiser, Plenary
from synthesis.models.previews import PreviewLink
from synthesis.models.publications import Publication
from synthesis.models.redirects import Redirect
from synthesis.models.revisions import Revision
from synthesis.models.sessions import Session
from synthesis.models.synonyms import Synonym
from synthesis.models.vocabulary import Goal, Theme
from synthesis.models.zero_results import ZeroResultSearch

__all__ = [
    "Affiliation",
    "Alias",
    "Alliance",
    "Answer",
    "CoOrganiser",
    "Edition",
    "Entry",
    "Event",
    "EventOrganiser",
    "FormerName",
    "Fragment",
    "Goal",
    "Intervention",
    "InterventionGoal",
    "InterventionTheme",
    "KeyFigure",
    "Link",
    "Mention",
    "Merge",
    "NameWord",
    "Organisation",
    "OutlineChange",
    "Party",
    "Passage",
    "Person",
    "Photo",
    "Plenary",
    "PreviewLink",
    "Publication",
    "Quotation",
    "Redirect",
    "Reference",
    "Revision",
    "Session",
    "Speaking",
    "Synonym",
    "Takeaway",
    "TakeawayGoal",
    "TakeawayTheme",
    "Theme",
    "Withdrawal",
    "ZeroResultSearch",
]

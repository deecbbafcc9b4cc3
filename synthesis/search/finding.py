"""Who answers what a reader asks: the columns, or the database while there are none."""

from collections.abc import Mapping

from synthesis.models.kinds import PassageKind
from synthesis.search.columns import keeping
from synthesis.search.columns.answering import ColumnCriteria
from synthesis.search.criteria import Criteria
from synthesis.search.database import DatabaseCriteria
from synthesis.search.facets import Sense
from synthesis.search.query import NOTHING, Query


def criteria(
    kind: PassageKind,
    chosen: Mapping[str, tuple[str, ...]] | None = None,
    sense: Sense = Sense.SPEAKS,
    query: Query = NOTHING,
    letters: Mapping[str, str] | None = None,
) -> Criteria:
    """One query, unless columns have to be made."""
    store = keeping.current()
    asked = (kind, chosen or {}, sense, query, letters or {})
    return ColumnCriteria(*asked, store=store) if store else DatabaseCriteria(*asked)

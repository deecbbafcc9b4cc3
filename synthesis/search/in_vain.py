"""Searches that found nothing, noted for those who can do something about it: the words alone."""

import logging
import re
from contextlib import nullcontext

from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from synthesis.models.zero_results import ZeroResultSearch
from synthesis.search.query import Query
from synthesis.text import fold

logger = logging.getLogger(__name__)
# An address of somebody, a telephone number: what says who was looking, or for whom.
_PERSONAL = re.compile(r"@|(?:\d[\s.-]?){6}")
_LONGEST_WORD = 40


def note(query: Query) -> None:
    """Count a search that found nothing. One query; what the database refuses is only logged: a
    page does not fail because it can't be noted.
    """
    words = normalised(query)
    if not words:
        return
    # Outside a transaction there is nothing to spoil.
    apart = transaction.atomic() if connection.in_atomic_block else nullcontext()
    try:
        with apart:
            ZeroResultSearch.objects.note(words, localdate())
    except DatabaseError as error:
        logger.warning("A search without a result was not noted: %s", error)


def normalised(query: Query) -> str:
    """The words that were looked for, folded; "" when nobody should keep them."""
    if not query.wanted or query.cut or _PERSONAL.search(query.text):
        return ""
    words = re.findall(r"[^\W_]+", fold(query.text))
    if not words or len(max(words, key=len)) > _LONGEST_WORD:
        return ""
    return " ".join(words)

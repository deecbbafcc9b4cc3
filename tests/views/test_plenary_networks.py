"""The network of a plenary's alliances, on its page."""

import re

from synthesis.document import extracts
from tests import factories
from tests.views.reading import Page

PLENARY = "/plenieres/soleil-2030/"


def drawn(response):
    """What the wide drawing of the network names."""
    drawing = response.content.decode().partition('network-wide"')[2].partition("</svg>")[0]
    return re.findall(r"<text[^>]*>([^<]*)", drawing)


def test_several_alliances_are_a_network_over_their_list(client, db):
    toits = factories.document().alliances[0]
    parties = (extracts.Party(organisation="montbrun"), extracts.Party(organisation="entraide"))
    pain = toits.model_copy(update={"key": "pain", "name": "Pain commun", "parties": parties})
    factories.published(alliances=(toits, pain))
    response = client.get(PLENARY)
    assert sorted(drawn(response)) == [
        "Entraide",
        "Pain commun",
        "Solaris",
        "Toits solaires",
        "Ville de Montbrun",
    ]
    assert Page(response).links["Les mêmes alliances en liste"] == "#liste-des-alliances"
    assert 'id="liste-des-alliances"' in response.content.decode()


def test_one_alliance_makes_no_network(client, published):
    assert drawn(client.get(PLENARY)) == []

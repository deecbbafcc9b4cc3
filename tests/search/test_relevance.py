"""What readers type of three years of plenaries, and what they mean by it: the same on whichever
database.

Asked by address, as readers ask. `heidsieck` is that intervention of the 2017 plenary, `2018/…` and
`2019/…` those of the invented ones.
"""

import re

import pytest

from tests.views.reading import keys

pytestmark = pytest.mark.django_db
YEARS = {
    "alliances-innovantes-2017": "",
    "pleniere-inventee-2018": "2018/",
    "pleniere-inventee-2019": "2019/",
}

# The intervention that must come first.
FIRST = {
    # Names: accents, case, particles, capitals, hyphens, parts of them.
    "saint sernin": "saint-sernin",
    "SAINT-SERNIN": "saint-sernin",
    "Frédéric de Saint‑Sernin": "saint-sernin",
    "Laugee": "laugee",
    "LAUGÉE": "laugee",
    "isabelle KOCHER": "kocher",
    "tiennot herment": "tiennot-herment",
    "Le RAMEAU": "le-rameau",
    "rameau": "le-rameau",
    "wwf": "canfin",
    "engie": "kocher",
    "société générale": "cabannes",
    # Acronyms, short names, full names, both ways.
    "AFM": "tiennot-herment",
    "AFM-Téléthon": "tiennot-herment",
    "afm telethon": "tiennot-herment",
    "CGET": "bevort",
    "commissariat general a l'egalite des territoires": "bevort",
    "ODD": "cadre-des-odd",
    "O.N.G.": "canfin",
    "organisations non gouvernementales": "canfin",
    "ESS": "cabannes",
    "économie sociale et solidaire": "cabannes",
    # Apostrophes of every kind, elision, ligatures.
    "l'impact des alliances innovantes": "le-rameau",
    "aujourd'hui": "laugee",
    "aujourd’hui": "laugee",
    "aujourd`hui": "laugee",
    "l`innovation sociale": "bevort",
    "coeur": "kocher",
    "CŒUR": "kocher",
    "mise en oeuvre": "mohieldin",
    "mise en œuvre": "mohieldin",
    # Plurals, feminines, forms of verbs.
    "maladie rare": "tiennot-herment",
    "crise humanitaire": "saint-sernin",
    "bénévole": "2018/une-benevole",
    "benevoles": "2018/une-benevole",
    "lampe": "2018/une-benevole",
    # Compounds.
    "consom'action": "kocher",
    "consom action": "kocher",
    # Numbers and what they count.
    "81 %": "heidsieck",
    "81%": "heidsieck",
    "81 pour cent": "heidsieck",
    "1,2 million": "heidsieck",
    "1.2 million de partenariats": "heidsieck",
    "120 millions d'euros": "tiennot-herment",
    "120 M€": "tiennot-herment",
    "120000000 €": "tiennot-herment",
    "1987": "tiennot-herment",
    "1,5 million d’euros": "2018/marchandeau-brizec",
    "1,5 M€": "2018/marchandeau-brizec",
    "6 200": "2018/bellemarin-roux",
    "6200 sociétaires": "2018/bellemarin-roux",
    "2 °C": "cabannes",
    "2 degrés": "cabannes",
    "XXIe siècle": "le-rameau",
    "21ème siècle": "le-rameau",
    # English inside French.
    "capacity building": "laugee",
    "Not invented here": "cabannes",
    # Questions as people ask them.
    "comment financer les structures d'intérêt général ?": "laugee",
    "qu'est-ce que l'économie sociale et solidaire": "cabannes",
    # Phrases.
    '"intérêt général"': "laugee",
    "« seul on va plus vite »": "mohieldin-2",
    "“droit à l'expérimentation”": "tiennot-herment",
}

# Interventions that must be among those found, and those that must not.
AMONG = {
    "coconstruction": ({"le-rameau", "bevort", "heidsieck"}, {"kocher"}),
    "co construction": ({"le-rameau", "bevort", "heidsieck"}, {"kocher"}),
    "co-constructions": ({"le-rameau", "bevort", "heidsieck"}, {"kocher"}),
    "heidsieck": ({"heidsieck", "heidsieck-2"}, {"kocher"}),
    "mohieldin": ({"mohieldin", "mohieldin-2"}, {"laugee"}),
    "de la tourbière": ({"2018/corvadier-et-de-la-tourbiere", "2019/de-la-tourbiere"}, set()),
    "d'aubrevent": ({"2018/d-aubrevent", "2019/d-aubrevent"}, {"saint-sernin"}),
    "objectifs de développement durable": ({"cadre-des-odd", "mohieldin"}, {"kocher"}),
    "s'engager": ({"le-rameau", "saint-sernin", "tiennot-herment"}, {"cadre-des-odd"}),
    "engagent": ({"le-rameau", "saint-sernin", "tiennot-herment"}, set()),
    "peut": ({"bevort", "cabannes"}, set()),
    "doit": ({"kocher", "mohieldin"}, set()),
    "élue": ({"heidsieck"}, set()),
    "associations entreprises": ({"heidsieck", "tiennot-herment"}, {"kocher"}),
    "transition energetique": ({"heidsieck-2", "kocher", "cabannes"}, {"laugee"}),
    "accord de Paris": ({"cabannes"}, {"kocher", "mohieldin"}),
    "alliances -entreprises": ({"le-rameau"}, {"heidsieck", "kocher"}),
    'alliances -"intérêt général"': ({"kocher"}, {"laugee", "tiennot-herment"}),
    "maires -associatifs": ({"2018/oulmiere"}, {"heidsieck"}),
    '"général intérêt"': (set(), {"laugee", "tiennot-herment"}),
    '"alliance innovante"': (set(), {"le-rameau", "bevort"}),
    "18 %": (set(), {"heidsieck"}),
    "81 maires": ({"heidsieck"}, set()),
    "1,2 milliard": (set(), {"heidsieck"}),
    "12 millions": (set(), {"heidsieck", "tiennot-herment"}),
    "mer": (set(), {"heidsieck", "2018/oulmiere"}),
    "importer": (set(), {"kocher", "bevort", "mohieldin"}),
    "partir": (set(), {"le-rameau"}),
}

# Whose name it is, before any passage.
CALLED = {
    "saint sernin": "/personnes/frederic-de-saint-sernin/",
    "laugee": "/personnes/jean-christophe-laugee/",
    "MOHIELDIN Mahmoud": "/personnes/mahmoud-mohieldin/",
    "d’Aubrevent": "/personnes/bertrand-d-aubrevent/",
    "la tourbiere": "/personnes/maelys-de-la-tourbiere/",
    "le rameau": "/organisations/le-rameau/",
    "CGET": "/organisations/cget/",
    "AFM": "/organisations/afm-telethon/",
    "banque mondiale": "/organisations/banque-mondiale/",
    "co construction": "/themes/co-construction/",
    "ODD 17": "/objectifs/17/",
    "transition énergétique": "/themes/transition-energetique/",
}

NOTHING = [
    *('" OR', "*", "NEAR(", ")", "'", "\0", "🙂", "<script>", "';--", "%", "_", "\\", "names:"),
    *("-", "--", '""', "«»", "AND", "OR NOT", "a* OR b*", "^", "{}", "+", "~", "@@", "!(|&)"),
    *("مرحبا", "\u202eabc", "שלום", "\ufeff", "a\u0301" * 500, "é" * 10_000),
    *("mot " * 2_500, '"' * 999, "-" * 999, "(" * 999, "1" * 999, "," * 99 + "1", "²³¼", "Ⅳ"),
]


def interventions(client, typed):
    """The interventions of the list for these words, in its order."""
    response = client.get("/interventions/", {"q": typed})
    assert response.status_code == 200, typed
    html = response.content.decode().partition('id="resultats"')[2]
    assert 'class="passages"' in html or not keys(response), typed
    return [
        YEARS[plenary] + key
        for plenary, key in (each.split("/") for each in keys(response))
        if plenary in YEARS
    ]


def test_what_is_meant_comes_first(client, three_years):
    missed = {
        typed: got[:3]
        for typed, key in FIRST.items()
        if (got := interventions(client, typed))[:1] != [key]
    }
    assert missed == {}


def test_what_must_be_found_is_and_what_must_not_is_not(client, three_years):
    wrong = {}
    for typed, (wanted, unwanted) in AMONG.items():
        got = set(interventions(client, typed))
        if wanted - got or unwanted & got:
            wrong[typed] = (wanted - got, unwanted & got)
    assert wrong == {}


def test_who_is_called_so_comes_before_all_else(client, three_years):
    missed = {}
    for typed, address in CALLED.items():
        html = client.get("/recherche/", {"q": typed}).content.decode()
        names = re.findall(r'class="entry-name" href="([^"]+)"', html)
        if names[:1] != [address]:
            missed[typed] = names
    assert missed == {}


def test_accents_case_and_signs_change_nothing_that_is_found(client, three_years):
    for one, other in (
        ("égalité des territoires", "EGALITE DES TERRITOIRES"),
        ("l’État", "etat"),
        ("intérêt", "INTERET"),
        ("innovations territoriales", "innovation territoriale"),
        ("sociaux", "sociale"),
        ("professionnelles", "professionnel"),
        ("loi", "lois"),
        ("acteurs", "actrice"),
        ("reconnaître", "reconnu"),
        ("construisent", "construire"),
    ):
        assert set(interventions(client, one)) == set(interventions(client, other)), (one, other)


@pytest.mark.parametrize("address", ["interventions/", "recherche/", "recherche/suggestions.json"])
def test_nothing_that_is_typed_breaks_anything(client, three_years, address):
    for typed in NOTHING:
        assert client.get(f"/{address}", {"q": typed}).status_code == 200, typed

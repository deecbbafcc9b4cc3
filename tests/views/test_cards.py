"""The pictures that stand for pages where their addresses are shared."""

from io import BytesIO

import pytest
from PIL import Image

from synthesis.models import Plenary
from synthesis.pages import drawing
from synthesis.pages.cards import Card
from synthesis.publishing import publish, withdraw
from tests import factories
from tests.house.test_look import KINDS, tokens
from tests.views.machines import Head

pytestmark = pytest.mark.django_db
PLENARY = "/plenieres/soleil-2030/"
DAY = "Plénière du 21 juin 2030"
QUOTATION = f"{PLENARY}citations/le-soleil-est-a-tous/"


def card(client, page):
    """The path of a page's picture and what it says."""
    head = Head(client.get(page))
    path = head.meta("og:image").removeprefix("http://testserver")
    return path, head.meta("og:image:alt")


def colours(response):
    image = Image.open(BytesIO(response.content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    return {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in image.convert("RGB").getcolors(4096)}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/", "Ce qui s’est dit en plénière, et qui l’a dit"),
        ("/organisations/", "Ce qui s’est dit en plénière, et qui l’a dit"),
        (PLENARY, "Le soleil en partage — Forum du soleil 2030 — Plénière du 21 juin 2030"),
        (
            f"{PLENARY}interventions/tour-de-table/",
            "Chacun donne un mot, le réseau Entraide aussi. — Entraide, Réseau — " + DAY,
        ),
        (QUOTATION, "« Le soleil est à tous » — Ada LEDUC, Directrice, Solaris — " + DAY),
        (
            f"{PLENARY}chiffres/maires-69/",
            "69 % maires, approuvent — Ada LEDUC, Directrice, Solaris — Plénière du 21 juin 2030",
        ),
        (
            f"{PLENARY}a-retenir/cadre-simple/",
            "Un cadre plus simple est demandé. — D’après Jean d’ARC — Plénière du 21 juin 2030",
        ),
        (
            f"{PLENARY}alliances/toits/",
            "Toits solaires — Alliance, Solaris, Ville de Montbrun — Plénière du 21 juin 2030",
        ),
        ("/organisations/montbrun/", "Ville de Montbrun — Acteur public"),
        ("/personnes/ada-leduc/", "Ada Leduc — En plénière"),
    ],
)
def test_each_page_has_a_picture_that_says_what_it_is(client, published, page, words):
    path, said = card(client, page)
    assert said.replace("\u202f", " ").replace("\u00a0", " ") == words
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert "#fcf9f3" in colours(response)


def test_it_is_the_same_for_who_comes_by_the_page_and_for_who_keeps_its_address(client, published):
    path, _ = card(client, QUOTATION)
    response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not response.cookies


def test_it_has_the_colour_of_the_kind_of_organisation(client, published):
    path, _ = card(client, "/organisations/montbrun/")
    assert tokens("light")["kind-public"] in colours(client.get(path))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_in_its_colour_and_no_two_alike(kind):
    def drawn(kind):
        return drawing.png(Card("Mots", name="Nom", kind=kind, initials="NM"))

    assert drawing.KINDS[kind] == tokens("light")[f"kind-{kind}"]
    assert all(drawn(kind) != drawn(other) for other in KINDS if other != kind)


def test_it_is_drawn_once(client, published, monkeypatch):
    path, _ = card(client, QUOTATION)
    first = client.get(path).content
    monkeypatch.setattr(drawing, "png", None)
    assert client.get(path).content == first


def test_no_page_draws_one(client, published, monkeypatch):
    monkeypatch.setattr(drawing, "png", None)
    assert client.get(QUOTATION).status_code == 200


def test_what_was_never_written_is_not_drawn(client, published, monkeypatch):
    monkeypatch.setattr(drawing, "png", None)
    path, _ = card(client, QUOTATION)
    digest = path.split("/")[2]
    response = client.get(path.replace(digest, "0" * 16))
    assert (response.status_code, response["Location"]) == (302, path)


def test_a_picture_of_old_words_leads_to_that_of_today_s(client, published):
    old, _ = card(client, PLENARY)
    plenary = Plenary.objects.get()
    plenary.title = "Le soleil pour tous"
    plenary.save()
    publish(plenary, None, "Le titre était faux.")
    new, said = card(client, PLENARY)
    assert new != old
    assert said.startswith("Le soleil pour tous")
    assert client.get(old)["Location"] == new


@pytest.mark.parametrize(
    "path",
    [
        "organisation/inconnue.png",
        "session/soleil-2030.matin.png",
        "intervention/soleil-2030/inconnue.png",
        "answer/soleil-2030/inconnue.png",
        "nature/soleil-2030/leduc.png",
    ],
)
def test_what_is_not_published_has_none(client, published, path):
    assert client.get(f"/images/0123456789abcdef/{path}").status_code == 404


def test_it_leaves_with_what_it_shows(client, published):
    path, _ = card(client, QUOTATION)
    withdraw(published.plenary, None, "Erreur")
    assert client.get(path).status_code == 404


def test_it_is_in_the_language_of_the_page(client, published):
    path, said = card(client, "/en/organisations/montbrun/")
    assert path.startswith("/en/images/")
    assert client.get(path).status_code == 200
    assert path != card(client, "/organisations/montbrun/")[0]
    assert said.startswith("Ville de Montbrun")


@pytest.mark.parametrize("page", ["/organisations/montbrun/", QUOTATION])
@pytest.mark.parametrize("more", [0, 2])
def test_it_takes_one_query(client, published, page, more, page_queries):
    for number in range(more):
        factories.published(slug=f"autre-{number}")
    path, _ = card(client, page)
    with page_queries(1):
        client.get(path)


@pytest.mark.parametrize(
    "card",
    [
        Card("mot " * 200, lead="Plus de 120 millions d’euros", name="Nom"),
        Card("anticonstitutionnellement" * 8, name="Nom", detail="rôle " * 60, kind="company"),
        Card("!"),
    ],
)
def test_whatever_is_written_stays_inside(card):
    image = Image.open(BytesIO(drawing.png(card))).convert("RGB")
    edges = [(0, 0, 1200, 50), (0, 0, 70, 630), (1150, 0, 1200, 630), (0, 610, 1200, 630)]
    assert all(len(image.crop(edge).getcolors()) == 1 for edge in edges)

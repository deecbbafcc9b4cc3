"""What the pages of quotations, figures, takeaways and alliances promise alike."""

import pytest

from synthesis import models
from synthesis.publishing import publish, withdraw
from tests import factories
from tests.views.reading import Page

pytestmark = pytest.mark.django_db
SOLEIL = "/plenieres/soleil-2030"
ITEMS = {
    "quotation": (models.Quotation, "citations", "le-soleil-est-a-tous", "Le soleil est à tous"),
    "figure": (models.KeyFigure, "chiffres", "maires-69", "69 %"),
    "takeaway": (models.Takeaway, "a-retenir", "cadre-simple", "Un cadre plus simple est demandé."),
    "alliance": (models.Alliance, "alliances", "toits", "Toits solaires"),
}


@pytest.fixture(params=ITEMS.values(), ids=ITEMS)
def item(request):
    return request.param


def address(shelf, key):
    return f"{SOLEIL}/{shelf}/{key}/"


def publish_again(published):
    published.plenary.refresh_from_db()
    return publish(published.plenary, None, "Mise à jour.")


def test_it_is_what_its_title_says(client, published, item):
    _model, shelf, key, words = item
    response = client.get(address(shelf, key))
    assert response.status_code == 200
    html = response.content.decode()
    heading = html[html.index("<h1") : html.index("</h1>")]
    assert words.split()[0] in heading
    assert words in Page(response).words


def test_it_leads_to_its_list_and_to_its_plenary(client, published, item):
    _model, shelf, key, _words = item
    html = client.get(address(shelf, key)).content.decode()
    trail = html[html.index("breadcrumbs") : html.index("<main")]
    assert f'href="/{shelf}/"' in trail
    assert f'href="{SOLEIL}/"' in trail


def test_it_can_be_cited(client, published, item):
    _model, shelf, key, _words = item
    response = client.get(address(shelf, key))
    assert f"{SOLEIL}/editions/1/#" in Page(response).words
    assert client.get(f"{address(shelf, key)}citer.bib").status_code == 200


def test_a_key_that_changed_leads_to_the_new_one(client, published, item):
    model, shelf, key, _words = item
    row = model.objects.get(key=key)
    row.key = "autre-nom"
    row.save()
    publish_again(published)
    response = client.get(f"/en{address(shelf, key)}")
    assert response.status_code == 301
    assert response["Location"] == f"/en{address(shelf, 'autre-nom')}"
    assert client.get(address(shelf, "autre-nom")).status_code == 200


def test_a_key_that_is_gone_leads_to_the_editions_that_had_it(client, published, item):
    model, shelf, key, _words = item
    model.objects.get(key=key).delete()
    publish_again(published)
    response = client.get(address(shelf, key))
    assert response.status_code == 410
    assert f"{SOLEIL}/editions/1/" in Page(response).links.values()
    assert f"{SOLEIL}/editions/2/" not in Page(response).links.values()


def test_a_key_of_another_kind_or_of_none_is_not_found(client, published, item):
    _model, shelf, _key, _words = item
    assert client.get(address(shelf, "inconnu")).status_code == 404
    assert client.get(address(shelf, "leduc")).status_code == 404


def test_a_draft_is_answered_as_what_never_existed(client, published, item):
    model, shelf, key, words = item
    model.objects.filter(key=key).update(key="brouillon")
    assert client.get(address(shelf, "brouillon")).status_code == 404
    assert words in Page(client.get(address(shelf, key))).words


def test_a_plenary_that_moved_takes_it_along(client, published, item):
    _model, shelf, key, _words = item
    published.plenary.refresh_from_db()
    published.plenary.slug = "soleil"
    published.plenary.save()
    publish_again(published)
    response = client.get(address(shelf, key))
    assert response.status_code == 301
    assert response["Location"] == f"/plenieres/soleil/{shelf}/{key}/"


def test_a_withdrawn_plenary_takes_it_away_and_says_why(client, published, item):
    _model, shelf, key, _words = item
    withdraw(published.plenary, None, "Une erreur de nom.")
    response = client.get(address(shelf, key))
    assert response.status_code == 410
    assert "Une erreur de nom." in Page(response).words


def test_an_older_edition_does_not_have_the_page(client, published, item):
    """The address shows what the current edition says, and no other."""
    model, shelf, key, _words = item
    field = {"citations": "text", "chiffres": "counted", "a-retenir": "statement"}
    model.objects.filter(key=key).update(**{field.get(shelf, "made"): "Corrigé depuis."})
    assert "Corrigé depuis." not in Page(client.get(address(shelf, key))).words
    publish_again(published)
    words = Page(client.get(address(shelf, key))).words
    assert "Corrigé depuis." in words
    assert "Édition 2" in words


@pytest.mark.parametrize("interventions", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("quotation", 1), ("takeaway", 1), ("alliance", 2)])
def test_it_takes_few_queries(client, db, interventions, name, queries, page_queries):
    factories.published(interventions)
    _model, shelf, key, _words = ITEMS[name]
    with page_queries(queries):
        assert client.get(address(shelf, key)).status_code == 200

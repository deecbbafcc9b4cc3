"""Drafts never show: a secret is planted wherever an editor can write, and asked for everywhere.

What is planted: every text column of every row of every working and reference table, in a plenary
that was never published as well as behind the public one, and the revisions that keep it. What is
asked: every address that the URL configuration has, with published names and with planted ones. An
address with a new kind of argument fails here until it is given values.
"""

from itertools import product

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils.timezone import now

from synthesis.models import (
    Affiliation,
    FormerName,
    Merge,
    Organisation,
    OutlineChange,
    Person,
    Photo,
    Plenary,
    PreviewLink,
    ZeroResultSearch,
)
from synthesis.publishing import revise
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = "zythomancie"
# What readers may see: frozen, or made from what is frozen; names that editors list for the search,
# which are no drafts. All other tables hold drafts.
PUBLIC = {
    *("Edition", "Withdrawal", "Revision", "Passage", "Fragment"),
    *("Entry", "Reference", "Redirect", "NameWord", "Synonym"),
}
# What the filters ask for, and the table whose names it would be.
PARAMETERS = {
    "organisation": "organisation",
    "personne": "person",
    "session": "session",
    "theme": "theme",
    "objectif": "goal",
    "type": "organisation",
    "sens": "organisation",
    "page": "intervention",
    "q": "intervention",
}


def private_models():
    return [
        model
        for model in apps.get_app_config("synthesis").get_models()
        if model.__name__ not in PUBLIC
    ]


def planted_name(row):
    return f"{SECRET}-{row._meta.model_name}-{row.pk}"


def plant(model):
    """Write the secret in every free text of every row; each row its own, as names are unique."""
    rows = list(model._base_manager.all())
    assert rows, f"No {model.__name__} to plant a secret in: give the test one."
    for field in model._meta.fields:
        if not isinstance(field, models.CharField | models.TextField | models.FileField):
            continue
        if field.choices or field.name in ("source_sha256", "currency", "unit"):
            continue
        address = "https://exemple.org/" if isinstance(field, models.URLField) else ""
        for row in rows:
            planted = {field.name: address + planted_name(row)}
            model._base_manager.filter(pk=row.pk).update(**planted)


@pytest.fixture
def names(published):
    """Published names by argument, taken before the secret takes their place in the tables."""
    draft = factories.plenary(slug="brouillon", title="Brouillon", translation_of="soleil-2030")
    for plenary in (published.plenary, draft):
        Photo.objects.create(plenary=plenary, position=1, file=f"photos/{plenary.slug}.jpg")
    PreviewLink.objects.share(draft, None)
    person, organisation = Person.objects.first(), Organisation.objects.first()
    Affiliation.objects.create(person=person, organisation=organisation, role="Directrice")
    FormerName.objects.remember("organisation", None, "ancien-nom", "solaris")
    OutlineChange.objects.create(plenary=draft, sentence="Déplacée", inverse={})
    FormerName.objects.remember("intervention", draft.pk, "ancienne-cle", "leduc")
    Merge.objects.create(
        kind="person", kept_id=person.pk, gone_id=0, gone_slug="x", gone_name="X", made_at=now()
    )
    ZeroResultSearch.objects.note("vaine", now().date())
    for model in private_models():
        plant(model)
    for plenary in Plenary.objects.all():
        plenary.save()  # the source's fingerprint follows its text
        revise(plenary, None, SECRET)
    return {
        "slug": ["soleil-2030", "solaris", "entraide", "ada-leduc", "energie", "brouillon"],
        "key": ["leduc", "d-arc", "tour-de-table", "photo"],
        "number": [1, 2],
        "other": [1],
        "digest": ["0123456789abcdef"],
        "kind": ["organisation", "person", "theme", "intervention", "quotation"],
        "section": ["pages", "entries", "passages"],
        "form": ["bib"],
    }


def addresses(patterns=None, prefix="", converters=()):
    """Every route of the site that a stranger may ask for: its text and its arguments' names."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        arguments = (*converters, *pattern.pattern.converters)
        if hasattr(pattern, "url_patterns"):
            if getattr(pattern, "namespace", None) != "admin":
                yield from addresses(pattern.url_patterns, route, arguments)
        else:
            yield route, arguments


def fill(route, values):
    for name, value in values.items():
        for converter in ("slug", "int", "str", "path", "uuid"):
            route = route.replace(f"<{converter}:{name}>", str(value))
    assert "<" not in route, f"Give values for the arguments of {route}"
    return f"/{route}"


def public_pages(names):
    for route, arguments in addresses():
        unknown = set(arguments) - set(names)
        assert not unknown, f"Give published values for {unknown} of {route}"
        for values in product(*(names[name] for name in arguments)):
            yield fill(route, dict(zip(arguments, values, strict=True)))


def in_both_languages(path):
    return [path] if path.startswith("/en/") else [path, f"/en{path}"]


def read(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + str(response.headers)


def test_no_public_page_holds_a_draft(client, names):
    asked = 0
    for path in public_pages(names):
        for address in in_both_languages(path):
            response = client.get(address)
            asked += 1
            assert response.status_code in (200, 301, 302, 304, 404, 410), address
            assert SECRET not in read(response), address
    assert asked > 30


def test_no_public_page_reads_a_table_that_drafts_are_in(client, names):
    tables = {f'"{model._meta.db_table}"' for model in private_models()}
    for path in public_pages(names):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        for query in queries:
            assert not [table for table in tables if table in query["sql"]], (path, query["sql"])


def without(word, response):
    """The answer, but for the word that was asked, and for the mark of the page that repeats it."""
    del response["ETag"]
    return response.status_code, read(response).replace(word, "")


def pair(planted):
    """The name of a draft and a name of no meaning, of one length."""
    return planted, planted.replace(SECRET, "x" * len(SECRET))


def test_a_draft_s_address_answers_as_if_it_had_never_been(client, names):
    for model in private_models():
        words = pair(planted_name(model._base_manager.last()))
        for route, arguments in addresses():
            values = {each: names[each][0] for each in arguments}
            for name in set(arguments) - {"number"}:
                draft, nothing = (
                    without(word, client.get(fill(route, values | {name: word}))) for word in words
                )
                assert draft == nothing, (route, words)


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_a_draft_s_name_filters_as_if_it_had_never_been(client, names, parameter):
    words = pair(f"{SECRET}-{PARAMETERS[parameter]}-1")
    for route, arguments in addresses():
        if not arguments:
            draft, nothing = (
                without(word, client.get(fill(route, {}), {parameter: word})) for word in words
            )
            assert draft == nothing, (route, words)


def test_a_stranger_is_asked_for_an_account_at_the_desk_and_sees_nothing(client, names):
    from django.contrib import admin

    for model in admin.site._registry:
        path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        row = model._base_manager.last()
        for address in (path, f"{path}add/", f"{path}{row.pk if row else 1}/change/"):
            response = client.get(address)
            assert response.status_code == 302, address
            assert SECRET not in read(response), address

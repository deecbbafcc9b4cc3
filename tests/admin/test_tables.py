"""Each table in the desk, added and changed with literal values."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from synthesis import models
from tests import factories
from tests.admin.forms import errors, saved

pytestmark = pytest.mark.django_db


def picture(name="salle.png"):
    written = BytesIO()
    Image.new("RGB", (2, 2)).save(written, "PNG")
    return SimpleUploadedFile(name, written.getvalue(), "image/png")


def add(model, **query):
    address = reverse(f"admin:synthesis_{model}_add")
    return address + "?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else address


def change(row):
    return reverse(f"admin:synthesis_{row._meta.model_name}_change", args=[row.pk])


def test_the_desk_speaks_french_and_groups_its_tables(editor_client):
    page = editor_client.get(reverse("admin:index")).content.decode()
    assert "Convergences — le bureau" in page
    assert page.index("Les synthèses") < page.index("Le répertoire")
    assert page.index("Le répertoire") < page.index("Ce qui est publié")


def test_an_organisation_is_added_with_its_other_names(editor_client):
    response = saved(
        editor_client,
        add("organisation"),
        name="Le RAMEAU",
        kind="association",
        rows=[("aliases", {"name": "Rameau"}), ("aliases", {"name": "Le Rameau"})],
    )
    assert errors(response) == []
    row = models.Organisation.objects.get(slug="le-rameau")
    assert [each.name for each in row.aliases.all()] == ["Le Rameau", "Rameau"]


def test_an_organisation_is_changed_and_its_old_address_remembered(editor_client):
    row = models.Organisation.objects.create(name="Rameau")
    assert errors(saved(editor_client, change(row), name="Le RAMEAU", slug="le-rameau")) == []
    row.refresh_from_db()
    assert (row.name, row.slug) == ("Le RAMEAU", "le-rameau")
    assert models.FormerName.objects.get(old="rameau").new == "le-rameau"


def test_a_person_is_added_with_a_role(editor_client):
    house = models.Organisation.objects.create(name="Solaris")
    response = saved(
        editor_client,
        add("person"),
        given_name="Ada",
        family_name="Leduc",
        rows=[("affiliations", {"organisation": house.pk, "role": "Directrice"})],
    )
    assert errors(response) == []
    assert str(models.Person.objects.get().affiliations.get()) == "Ada Leduc, Directrice"


def test_an_organisation_is_given_somebody_with_dates(editor_client):
    row = models.Organisation.objects.create(name="Solaris")
    person = models.Person.objects.create(given_name="Ada", family_name="Leduc")
    held = {"person": person.pk, "role": "Directrice", "starts_on": "01/02/2015"}
    assert errors(saved(editor_client, change(row), rows=[("affiliations", held)])) == []
    assert row.affiliations.get().starts_on == date(2015, 2, 1)
    wrong = {"affiliations-0-ends_on": "01/02/2014"}
    response = saved(editor_client, change(row), wrong)
    assert "La fonction finit avant d’avoir commencé." in " ".join(errors(response))


@pytest.mark.parametrize("asked", ["helios", "HÉLIOS", "hélios groupe"])
def test_a_list_to_choose_from_forgives_accents(editor_client, asked):
    row = models.Organisation.objects.create(name="Groupe Hélios")
    query = {"app_label": "synthesis", "model_name": "speaking", "field_name": "organisation"}
    answer = editor_client.get(reverse("admin:autocomplete"), query | {"term": asked}).json()
    assert [each["id"] for each in answer["results"]] == [str(row.pk)]


def test_an_event_is_added_with_its_organisers_and_named_by_its_words(editor_client):
    house = models.Organisation.objects.create(name="Convergences")
    response = saved(
        editor_client,
        add("event"),
        name="Forum mondial Convergences",
        edition="2017",
        starts_on="04/09/2017",
        ends_on="05/09/2017",
        rows=[("eventorganiser_set", {"organisation": house.pk})],
    )
    assert errors(response) == []
    event = models.Event.objects.get(slug="forum-mondial-convergences-2017")
    assert event.starts_on == date(2017, 9, 4)
    assert [str(each) for each in event.organisers.all()] == ["Convergences"]


def test_an_event_that_ends_before_it_starts_is_refused_in_french(editor_client):
    response = saved(
        editor_client, add("event"), name="Forum", starts_on="05/09/2017", ends_on="04/09/2017"
    )
    assert errors(response) == ["L’événement finit avant d’avoir commencé."]


@pytest.mark.parametrize(
    ("model", "typed"),
    [
        ("theme", {"name": "Coopération"}),
        ("goal", {"number": "17", "title_fr": "Partenariats", "title_en": "Partnerships"}),
    ],
)
def test_the_vocabulary_is_added_to(editor_client, model, typed):
    assert errors(saved(editor_client, add(model), **typed)) == []
    assert editor_client.get(reverse(f"admin:synthesis_{model}_changelist")).status_code == 200


def test_a_plenary_is_added_with_everything_about_it(editor_client):
    event = models.Event.objects.create(slug="forum", name="Forum")
    house = models.Organisation.objects.create(name="Le RAMEAU")
    response = saved(
        editor_client,
        add("plenary"),
        title="Coopération entreprises et acteurs solidaires",
        event=event.pk,
        held_on="05/09/2017",
        introduction="<p>Le fil <em>rouge</em>.</p><script>alert(1)</script>",
        closing="Merci.\n\nÀ l’an prochain.",
        source_name="forum.txt",
        source_text="Ligne un\r\nLigne deux",
        rows=[
            ("sessions", {"title": "Le matin"}),
            ("sessions", {"title": "Le soir"}),
            ("coorganiser_set", {"organisation": house.pk}),
            ("links", {"label": "L’album", "url": "https://example.org/a", "status": "dead"}),
        ],
    )
    assert errors(response) == []
    plenary = models.Plenary.objects.get(slug="cooperation-entreprises-et-acteurs-solidaires")
    assert plenary.introduction == "<p>Le fil <em>rouge</em>.</p>"
    assert plenary.closing == "<p>Merci.</p><p>À l’an prochain.</p>"
    assert plenary.source_text == "Ligne un\nLigne deux"
    assert [each.key for each in plenary.sessions.all()] == ["le-matin", "le-soir"]
    assert [str(each) for each in plenary.co_organisers.all()] == ["Le RAMEAU"]
    assert plenary.links.get().status == "dead"


def test_the_cover_is_one_of_the_plenary_s_own_photos(editor_client):
    mine, other = factories.plenary(), factories.plenary(slug="autre")
    for plenary in (mine, other):
        models.Photo.objects.create(
            plenary=plenary, position=1, file="photos/a.png", caption=f"À {plenary.slug}"
        )
    page = editor_client.get(change(mine)).content.decode()
    cover = page[page.index('name="cover"') : page.index("</select>", page.index('name="cover"'))]
    assert "À soleil-2030" in cover
    assert "À autre" not in cover


def test_a_photo_is_added_from_the_plenary(editor_client):
    plenary = factories.plenary()
    response = saved(
        editor_client,
        change(plenary),
        rows=[
            (
                "photos",
                {
                    "file": picture(),
                    "alternative_text": "La salle",
                    "credit": "A. Photo",
                    "focal_x": "50",
                    "focal_y": "50",
                },
            )
        ],
    )
    assert errors(response) == []
    assert plenary.photos.get().key == "la-salle"


def test_a_session_is_added_between_two(editor_client):
    plenary = factories.plenary()
    first = plenary.sessions.first()
    address = add("session", plenary=plenary.pk)
    assert (
        errors(saved(editor_client, address, title="Midi", place=f"{plenary.pk}:{first.pk}")) == []
    )
    assert [each.title for each in plenary.sessions.all()] == ["Le matin", "Midi", "Le soir"]


def test_a_takeaway_leans_on_the_interventions_of_its_plenary_alone(editor_client):
    plenary, other = factories.plenary(), factories.plenary(slug="autre", title="Autre")
    address = add("takeaway", plenary=plenary.pk)
    page = editor_client.get(address)
    assert page.content.decode().count('name="supports"') == 3
    foreign = other.interventions.first()
    response = saved(editor_client, address, statement="À garder", supports=[foreign.pk])
    assert "supports" in response.context["adminform"].form.errors
    mine = list(plenary.interventions.order_by("key")[:2])
    theme = models.Theme.objects.first()
    response = saved(
        editor_client,
        address,
        kind="lever",
        statement="À garder",
        supports=[each.pk for each in mine],
        rows=[("theme_tags", {"theme": theme.pk, "stated": "on"})],
    )
    assert errors(response) == []
    takeaway = models.Takeaway.objects.get(key="a-garder")
    assert list(takeaway.supports.order_by("key")) == mine
    assert takeaway.theme_tags.get().stated


def test_an_alliance_of_one_is_refused_and_of_two_is_kept(editor_client):
    plenary = factories.plenary()
    address = add("alliance", plenary=plenary.pk)
    houses = list(models.Organisation.objects.all()[:2])
    typed = {"name": "Ypos", "made": "Une usine", "amount": "120000000"}
    one = {"parties-0-organisation": houses[0].pk}
    response = saved(editor_client, address, one, **typed)
    assert errors(response) == [
        "Une alliance réunit au moins deux organisations\N{NO-BREAK SPACE}: ajoutez la seconde."
    ]
    two = one | {"parties-1-organisation": houses[1].pk, "parties-1-part": "finance"}
    assert errors(saved(editor_client, address, two, **typed)) == []
    alliance = models.Alliance.objects.get(key="ypos")
    assert [each.organisation for each in alliance.parties.all()] == houses


def test_what_belongs_to_a_plenary_asks_which_one(editor_client):
    plenary = factories.plenary()
    page = editor_client.get(add("takeaway")).content.decode()
    assert "Dans quelle plénière" in page
    assert f"?plenary={plenary.pk}" in page


TABLES = (
    "plenary session intervention takeaway alliance photo link organisation person event theme "
    "goal edition withdrawal revision formername"
).split()


@pytest.mark.parametrize("model", TABLES)
def test_every_list_opens_and_searches(editor_client, published, model):
    address = reverse(f"admin:synthesis_{model}_changelist")
    assert editor_client.get(address).status_code == 200
    assert editor_client.get(address, {"q": "soleil"}).status_code == 200


@pytest.mark.parametrize(
    "model",
    [
        models.Plenary,
        models.Session,
        models.Intervention,
        models.Takeaway,
        models.Alliance,
        models.Link,
        models.Organisation,
        models.Person,
        models.Event,
        models.Theme,
        models.Goal,
    ],
)
def test_a_form_saved_as_it_is_changes_nothing(editor_client, published, model):
    from synthesis import workspace

    before = workspace.compile(published.plenary)
    for row in model.objects.all():
        assert errors(saved(editor_client, change(row))) == []
    assert workspace.compile(published.plenary) == before


@pytest.mark.parametrize("model", TABLES)
def test_who_may_only_look_sees_every_form(client, django_user_model, published, model):
    from django.contrib.auth.models import Permission

    reader = django_user_model.objects.create_user("lectrice", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    row = getattr(
        models, {"formername": "FormerName"}.get(model, model.capitalize())
    ).objects.first()
    if row:
        assert client.get(change(row)).status_code == 200
        assert client.post(change(row), {}).status_code == 403

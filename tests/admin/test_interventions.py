"""Everything about an intervention, saved from one form."""

from decimal import Decimal

import pytest
from django.urls import reverse

from synthesis import models, publishing
from tests import factories
from tests.admin.forms import errors, fields, saved

pytestmark = pytest.mark.django_db
ADD = "/admin/synthesis/intervention/add/"


def change(row):
    return reverse("admin:synthesis_intervention_change", args=[row.pk])


@pytest.fixture
def plenary():
    return factories.plenary()


@pytest.fixture
def evening(plenary):
    return plenary.sessions.get(key="soir")


def record(model, slug):
    return model.objects.get(slug=slug).pk


def test_everything_about_it_is_saved_from_one_form(editor_client, plenary, evening):
    leduc, helios = record(models.Person, "ada-leduc"), record(models.Organisation, "groupe-helios")
    response = saved(
        editor_client,
        f"{ADD}?session={evening.pk}",
        {
            "speakings-0-person": leduc,
            "speakings-0-organisation": helios,
            "speakings-0-printed_name": "Ada LEDUC",
            "speakings-0-printed_role": "Présidente",
            "speakings-0-printed_organisation": "Hélios",
        },
        kind="conclusion",
        mode="verbatim",
        heading="Pour finir",
        body="<p>Tout <em>commence</em>.</p>",
        source_start="0",
        source_end="9",
        rows=[
            ("quotations", {"text": "Tout commence", "person": leduc, "note": "de mémoire"}),
            (
                "figures",
                {
                    "number": "1,5",
                    "unit": "millions",
                    "qualifier": "about",
                    "counted": "toits",
                    "study": "Barème",
                },
            ),
            ("mentions", {"organisation": record(models.Organisation, "montbrun")}),
            ("answers", {"text": "lumière"}),
            ("answers", {"text": "midi", "person": leduc}),
            ("theme_tags", {"theme": record(models.Theme, "energie"), "stated": "on"}),
            ("goal_tags", {"goal": models.Goal.objects.get(number=7).pk}),
        ],
    )
    assert errors(response) == []
    row = models.Intervention.objects.get(key="leduc-2")
    assert (row.session, row.position, row.body) == (evening, 2, "<p>Tout <em>commence</em>.</p>")
    assert row.speakings.get().printed_role == "Présidente"
    assert row.quotations.get().key == "tout-commence"
    assert row.figures.get().number == Decimal("1.5")
    assert [each.key for each in row.answers.all()] == ["lumiere", "midi"]
    assert str(row.mentions.get()) == "Ville de Montbrun"
    assert row.theme_tags.get().stated
    assert str(row.goal_tags.get()) == "7. Énergie propre"


def test_it_is_named_after_its_first_speaker(editor_client, evening):
    arc = record(models.Person, "jean-d-arc")
    typed = {"speakings-0-person": arc, "body": "Un mot."}
    assert errors(saved(editor_client, f"{ADD}?session={evening.pk}", typed)) == []
    assert evening.interventions.last().key == "d-arc-2"


def test_it_is_named_after_an_organisation_when_no_person_speaks(editor_client, evening):
    house = record(models.Organisation, "groupe-helios")
    typed = {"speakings-0-organisation": house, "body": "Un mot."}
    assert errors(saved(editor_client, f"{ADD}?session={evening.pk}", typed)) == []
    assert evening.interventions.last().key == "groupe-helios"
    assert not models.FormerName.objects.exists()


def test_without_speaker_it_is_named_by_its_kind_in_french(editor_client, evening):
    assert errors(saved(editor_client, f"{ADD}?session={evening.pk}", kind="framing")) == []
    assert evening.interventions.last().key == "cadrage"


def test_a_row_that_names_nobody_is_refused_with_what_to_do(editor_client, evening):
    typed = {"speakings-0-printed_role": "Maire"}
    response = saved(editor_client, f"{ADD}?session={evening.pk}", typed, heading="Gardé")
    assert errors(response) == [
        "speakings __all__: Indiquez une personne, une organisation ou un nom imprimé."
    ]
    assert 'value="Gardé"' in response.content.decode()


def test_moving_it_within_its_session_and_to_another(editor_client, plenary, evening):
    morning = plenary.sessions.get(key="matin")
    leduc, arc = (plenary.interventions.get(key=key) for key in ("leduc", "d-arc"))
    assert errors(saved(editor_client, change(arc), place=f"{morning.pk}:0")) == []
    assert [each.key for each in morning.interventions.all()] == ["d-arc", "leduc"]
    table = evening.interventions.get()
    assert errors(saved(editor_client, change(leduc), place=f"{evening.pk}:{table.pk}")) == []
    assert [each.key for each in morning.interventions.all()] == ["d-arc"]
    assert [each.key for each in evening.interventions.all()] == ["tour-de-table", "leduc"]


def test_a_place_that_is_gone_is_asked_for_again(editor_client, plenary, evening):
    leduc = plenary.interventions.get(key="leduc")
    response = saved(editor_client, change(leduc), place=f"{evening.pk}:999999")
    assert errors(response) == [
        "Cette place n’existe plus\N{NO-BREAK SPACE}: choisissez-en une autre."
    ]


def test_the_passage_of_the_source_stands_beside_the_text(editor_client, plenary):
    page = editor_client.get(change(plenary.interventions.get(key="leduc"))).content.decode()
    source = page[page.index('class="desk-source"') :].partition("</div>")[0]
    assert "<mark>Ada LEDUC, Directrice de Solaris, ouvre" in source
    assert "Tour de table" in source.partition("</mark>")[2]
    page = editor_client.get(change(plenary.interventions.get(key="d-arc"))).content.decode()
    assert "n’est pas connue" in page


def test_without_script_a_row_is_added_and_nothing_typed_is_lost(editor_client, plenary):
    row = plenary.interventions.get(key="leduc")
    response = saved(editor_client, change(row), heading="Gardé", _row="answers")
    page = response.content.decode()
    assert "La ligne est ajoutée ci-dessous. Rien n’est encore enregistré." in page
    assert 'value="Gardé"' in page
    values = fields(response)
    assert values["answers-TOTAL_FORMS"] == "1"
    values.pop("_row", None)
    assert errors(editor_client.post(change(row), values | {"answers-0-text": "midi"})) == []
    assert row.answers.get().text == "midi"


def test_without_script_mentions_are_proposed_by_a_button(editor_client, plenary):
    row = plenary.interventions.get(key="tour-de-table")
    text = "<p>Solaris et le réseau Entraide.</p>"
    response = saved(editor_client, change(row), body=text, _mentions="1")
    assert "parmi les mentions. Rien n’est encore enregistré." in response.content.decode()
    assert not row.mentions.exists()
    values = fields(response)
    values.pop("_mentions", None)
    assert errors(editor_client.post(change(row), values)) == []
    # Entraide speaks: it is not mentioned.
    assert [(str(each), each.printed) for each in row.mentions.all()] == [("Solaris", "Solaris")]


def test_ten_thousand_organisations_and_forty_interventions_ask_no_more(
    editor_client, django_assert_num_queries
):
    plenary = factories.plenary(40)
    models.Organisation.objects.bulk_create(
        models.Organisation(name=f"Maison {number}", slug=f"maison-{number}")
        for number in range(10_000)
    )
    address = change(plenary.interventions.get(key="leduc"))
    editor_client.get(address)
    with django_assert_num_queries(18):
        editor_client.get(address)


def test_what_is_not_there_is_added_by_its_name(editor_client, plenary):
    page = editor_client.get(change(plenary.interventions.get(key="d-arc"))).content.decode()
    for words in ("Ajouter un intervenant", "Ajouter une citation", "Ajouter un chiffre"):
        assert f"addText&quot;: &quot;{words}" in page


def test_its_name_may_change_until_it_is_published(editor_client, plenary):
    row = plenary.interventions.get(key="leduc")
    assert errors(saved(editor_client, change(row), key="ada-leduc")) == []
    assert models.FormerName.objects.get(old="leduc").new == "ada-leduc"
    publishing.publish(plenary, None)
    assert "key" not in fields(editor_client.get(change(row)))
    assert errors(saved(editor_client, change(row), key="autre")) == []
    row.refresh_from_db()
    assert row.key == "ada-leduc"


def test_a_name_that_another_one_has_is_refused(editor_client, plenary):
    response = saved(editor_client, change(plenary.interventions.get(key="leduc")), key="d-arc")
    assert "est déjà pris dans cette plénière" in errors(response)[0]


def test_deleting_it_says_what_leaned_on_it(editor_client, plenary):
    arc = plenary.interventions.get(key="d-arc")
    page = editor_client.get(reverse("admin:synthesis_intervention_delete", args=[arc.pk]))
    assert "Un cadre plus simple est demandé." in page.content.decode()
    assert "perdra cet appui" in page.content.decode()


def test_a_plenary_without_session_asks_for_one(editor_client):
    plenary = factories.plenary(0, sessions=(), alliances=(), takeaways=())
    response = saved(editor_client, f"{ADD}?plenary={plenary.pk}", heading="Rien")
    assert any("pas encore de session" in each for each in errors(response))


def test_no_list_of_all_the_organisations_is_in_the_form(editor_client, plenary):
    models.Organisation.objects.bulk_create(
        models.Organisation(name=f"Maison {number}", slug=f"maison-{number}")
        for number in range(200)
    )
    page = editor_client.get(change(plenary.interventions.get(key="leduc"))).content.decode()
    assert "Maison 1" not in page
    assert "Ville de Montbrun" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_form_asks_as_many_queries_for_one_intervention_as_for_three(
    editor_client, number, django_assert_num_queries
):
    plenary = factories.plenary(number)
    address = change(plenary.interventions.get(key="leduc"))
    editor_client.get(address)
    with django_assert_num_queries(18):
        editor_client.get(address)

"""The outline of a plenary: put in order, renamed, tagged, deleted, and taken back."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from synthesis import merging, models, workspace
from synthesis.admin import outline_order
from tests import factories
from tests.admin.forms import errors, fields, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def plenary():
    """Matin: leduc, d-arc. Soir: tour-de-table, d-arc-4."""
    return factories.plenary(4)


@pytest.fixture
def outline(editor_client, plenary):
    return Outline(editor_client, plenary)


class Outline:
    """The screen, used as a browser without JavaScript does."""

    def __init__(self, client, plenary):
        self.client, self.plenary = client, plenary
        self.address = reverse("admin:outline", args=[plenary.pk])
        self.read()

    def read(self):
        self.response = self.client.get(self.address)
        return text(self.response)

    @property
    def seen(self):
        return re.search(r'name="seen" value="(\w+)"', self.response.content.decode())[1]

    def do(self, name, row=None, chosen=(), **typed):
        ids = [self.plenary.interventions.get(key=key).pk for key in chosen]
        asked = f"{name}:{row.pk}" if row else name
        posted = {"do": asked, "seen": self.seen, "chosen": ids} | typed
        self.response = self.client.post(self.address, posted, follow=True)
        return text(self.response)

    def undo(self):
        return self.do("undo", models.OutlineChange.objects.first())

    def row(self, key):
        return self.plenary.interventions.get(key=key)


def text(response):
    spaces = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NARROW NO-BREAK SPACE}"): " "}
    return " ".join(response.content.decode().translate(spaces).split())


def order(plenary):
    return [
        (session.key, [each.key for each in session.interventions.order_by("position")])
        for session in plenary.sessions.order_by("position")
    ]


AT_FIRST = [("matin", ["leduc", "d-arc"]), ("soir", ["tour-de-table", "d-arc-4"])]


def test_the_outline_shows_who_speaks_for_whom_and_the_first_words_in_order(outline):
    page = outline.read()
    for words in ("Ada LEDUC", ", Solaris", "Le soleil en partage", "Ada Leduc ouvre la rencontre"):
        assert words in page
    assert page.index("Le matin") < page.index("Ada LEDUC") < page.index("Jean d’ARC")
    assert "État : jamais publiée." in page
    assert f'href="{change(outline.row("leduc"))}"' in page


def change(row):
    return reverse(f"admin:synthesis_{row._meta.model_name}_change", args=[row.pk])


def test_what_is_doubtful_is_said_at_its_place_with_where_to_mend_it(outline):
    models.Speaking.objects.filter(intervention=outline.row("d-arc")).update(printed_role="")
    page = outline.read()
    assert "1 doute" in page
    assert "La fonction imprimée manque" in page
    assert f'href="{change(outline.row("d-arc"))}#speakings-group"' in page
    assert "Ce lien ne répond plus" in page


def test_an_intervention_goes_up_and_down(outline, plenary):
    page = outline.do("down", outline.row("leduc"))
    assert "Fait : « Ada LEDUC — Le soleil en partage » déplacée." in page
    assert order(plenary)[0] == ("matin", ["d-arc", "leduc"])
    outline.do("up", outline.row("leduc"))
    assert order(plenary) == AT_FIRST


def test_at_the_end_of_a_session_it_goes_to_the_next_and_back(outline, plenary):
    outline.do("down", outline.row("d-arc"))
    assert order(plenary) == [("matin", ["leduc"]), ("soir", ["d-arc", "tour-de-table", "d-arc-4"])]
    outline.do("up", outline.row("d-arc"))
    assert order(plenary) == AT_FIRST


def test_the_first_goes_no_higher(outline, plenary):
    page = outline.do("up", outline.row("leduc"))
    assert "C’est déjà sa place" in page
    assert order(plenary) == AT_FIRST


def test_a_session_moves_with_all_that_it_holds(outline, plenary):
    page = outline.do("session-up", plenary.sessions.get(key="soir"))
    assert "session « Le soir » déplacée" in page
    assert order(plenary) == AT_FIRST[::-1]
    outline.undo()
    assert order(plenary) == AT_FIRST


def test_several_move_together_and_keep_their_order(outline, plenary):
    soir, last = plenary.sessions.get(key="soir"), outline.row("tour-de-table")
    page = outline.do("move", chosen=["d-arc", "leduc"], place=f"{soir.pk}:{last.pk}")
    assert "Fait : 2 interventions déplacées." in page
    assert order(plenary) == [
        ("matin", []),
        ("soir", ["tour-de-table", "leduc", "d-arc", "d-arc-4"]),
    ]
    assert "Pas encore d’intervention dans cette session." in page


def test_moving_nothing_or_nowhere_says_what_to_do(outline, plenary):
    assert "Cochez d’abord les interventions" in outline.do("move", place="1:0")
    page = outline.do("move", chosen=["d-arc"])
    assert "Dites où déplacer" in page
    assert f'value="{outline.row("d-arc").pk}" checked' in page
    assert order(plenary) == AT_FIRST


def test_an_outline_that_changed_meanwhile_is_not_moved_unseen(outline, plenary):
    seen = outline.seen
    outline.do("down", outline.row("leduc"))
    page = outline.do("down", outline.row("d-arc"), seen=seen)
    assert "Le plan a changé depuis que vous l’avez ouvert" in page
    assert order(plenary)[0] == ("matin", ["d-arc", "leduc"])


def test_a_form_opened_before_a_move_does_not_undo_it(outline, editor_client, plenary):
    row = outline.row("leduc")
    older = fields(editor_client.get(change(row)))
    outline.do("down", row)
    response = editor_client.post(change(row), older | {"heading": "Autre"})
    assert errors(response) == []
    assert order(plenary)[0] == ("matin", ["d-arc", "leduc"])
    assert response.url == f"{outline.address}#intervention-{row.pk}"


def test_a_heading_is_renamed_in_place_and_taken_back(outline):
    row = outline.row("leduc")
    page = outline.do("rename", row, words="  Du soleil   pour tous ", version=row.version)
    assert "« Le soleil en partage » renommé en « Du soleil pour tous »" in page
    assert outline.row("leduc").heading == "Du soleil pour tous"
    assert "Annulé :" in outline.undo()
    assert outline.row("leduc").heading == "Le soleil en partage"


def test_a_heading_that_a_colleague_saved_is_not_overwritten_and_what_was_typed_stays(
    outline, editor_client
):
    row = outline.row("leduc")
    saved(editor_client, change(row), heading="Le sien")
    page = outline.do("rename", row, words="Le mien", version=row.version)
    assert "Quelqu’un a enregistré ceci entre-temps" in page
    assert 'value="Le mien"' in page
    assert outline.row("leduc").heading == "Le sien"


def test_a_session_keeps_a_title(outline, plenary):
    matin = plenary.sessions.get(key="matin")
    page = outline.do("rename-session", matin, words="  ", version=matin.version)
    assert "Ce titre ne va pas" in page
    page = outline.do("rename-session", matin, words="L’aube", version=matin.version)
    assert plenary.sessions.get(key="matin").title == "L’aube"
    outline.undo()
    assert plenary.sessions.get(key="matin").title == "Le matin"


def test_a_theme_is_given_to_several_at_once_and_taken_back(outline, plenary):
    theme = models.Theme.objects.get(slug="territoires")
    page = outline.do("tag", chosen=["leduc", "d-arc", "d-arc-4"], theme=theme.pk)
    assert "thème « Territoires » attribué à 1 intervention" in page
    assert models.InterventionTheme.objects.filter(theme=theme).count() == 3
    outline.undo()
    assert models.InterventionTheme.objects.filter(theme=theme).count() == 2
    assert "y était déjà" in outline.do("tag", chosen=["d-arc"], theme=theme.pk)


def deleted(outline, *chosen):
    page = outline.do("delete", chosen=chosen)
    every = re.findall(r'name="chosen" value="(\d+)"', outline.response.content.decode())
    posted = fields(outline.response) | {"do": "delete-now", "chosen": every}
    outline.response = outline.client.post(outline.address, posted, follow=True)
    return page


def test_deleting_says_first_what_leans_on_it(outline, plenary):
    page = deleted(outline, "leduc", "d-arc")
    assert "Supprimer ces 2 interventions" in page
    assert "perdra cet appui" in page
    assert "ne sera plus racontée par cette intervention" in page
    assert "2 interventions supprimées" in text(outline.response)
    assert order(plenary) == [("matin", []), ("soir", ["tour-de-table", "d-arc-4"])]


def test_what_was_deleted_comes_back_whole(outline, plenary):
    before = workspace.compile(plenary)
    models.FormerName.objects.remember("intervention", plenary.pk, "ada", "leduc")
    with_name = workspace.compile(plenary)
    assert with_name != before
    deleted(outline, "leduc", "tour-de-table")
    assert workspace.compile(plenary) != with_name
    assert "Annulé : 2 interventions supprimées." in outline.undo()
    assert workspace.compile(plenary) == with_name


def test_what_was_deleted_comes_back_beside_what_a_colleague_did_meanwhile(outline, plenary):
    deleted(outline, "d-arc")
    models.OutlineChange.objects.update(made_at="2030-01-01T00:00Z")
    outline_order.put(plenary, outline_order.order_of(plenary)[::-1])
    plenary.takeaways.all().delete()
    outline.read()
    outline.undo()
    assert order(plenary) == [("soir", ["tour-de-table", "d-arc-4"]), ("matin", ["leduc", "d-arc"])]


def test_what_was_deleted_comes_back_naming_whom_its_organisation_became(outline, plenary):
    deleted(outline, "leduc")
    kept, gone = (models.Organisation.objects.get(slug=slug) for slug in ("entraide", "solaris"))
    models.Quotation.objects.filter(organisation=gone).update(organisation=kept)
    models.Speaking.objects.filter(organisation=gone).update(organisation=kept)
    models.Party.objects.filter(organisation=gone).update(organisation=kept)
    merging.merge(kept, gone, None)
    outline.read()
    assert "Annulé" in outline.undo()
    assert outline.row("leduc").speakings.get().organisation == kept


def test_what_names_somebody_who_is_no_more_stays_kept(outline, plenary):
    deleted(outline, "leduc")
    models.Person.objects.get(slug="ada-leduc").delete()
    outline.read()
    assert "Leur texte reste gardé" in outline.undo()
    assert order(plenary)[0] == ("matin", ["d-arc"])
    assert "rencontre" in models.OutlineChange.objects.get().inverse["deleted"]["rows"]


def test_deleting_from_its_own_form_leads_back_to_the_outline(outline, editor_client):
    delete = reverse("admin:synthesis_intervention_delete", args=[outline.row("d-arc").pk])
    assert editor_client.post(delete, {"post": "yes"}).url == outline.address


def test_the_list_of_plenaries_leads_to_the_outline(outline, editor_client):
    listed = text(editor_client.get(reverse("admin:synthesis_plenary_changelist")))
    assert f'href="{outline.address}"' in listed


def test_what_a_colleague_saved_is_not_deleted_unread(outline, editor_client, plenary):
    outline.do("delete", chosen=["d-arc"])
    posted = fields(outline.response) | {"do": "delete-now"}
    saved(editor_client, change(outline.row("d-arc")), heading="Relu")
    page = text(editor_client.post(outline.address, posted, follow=True))
    assert "Quelqu’un a modifié ces interventions entre-temps" in page
    assert order(plenary) == AT_FIRST


def test_changes_are_taken_back_one_after_the_other(outline, plenary):
    outline.do("down", outline.row("leduc"))
    outline.do("down", outline.row("leduc"))
    page = outline.read()
    assert "Dernier changement : « Ada LEDUC — Le soleil en partage » déplacée" in page
    assert "par vous" in page
    outline.undo()
    outline.undo()
    assert order(plenary) == AT_FIRST
    assert "Dernier changement" not in outline.read()


def test_only_the_last_change_is_taken_back(outline, plenary):
    outline.do("down", outline.row("leduc"))
    first = models.OutlineChange.objects.first()
    outline.do("down", outline.row("leduc"))
    assert "Ce n’est plus le dernier changement" in outline.do("undo", first)
    outline_order.put(plenary, outline_order.order_of(plenary)[::-1])
    assert "Le plan a encore changé depuis ce déplacement" in outline.undo()


def test_insert_here_opens_a_form_at_that_place(outline, editor_client, plenary):
    row = outline.row("leduc")
    inserted = reverse("admin:synthesis_intervention_add")
    address = f"{inserted}?session={row.session_id}&place={row.session_id}:{row.pk}"
    assert address.replace("&", "&amp;") in outline.read()
    assert errors(saved(editor_client, address, heading="Entre les deux")) == []
    assert [len(keys) for _session, keys in order(plenary)] == [3, 2]
    between = plenary.interventions.get(heading="Entre les deux")
    assert (between.session.key, between.position) == ("matin", 2)


def test_an_empty_outline_says_where_to_begin(editor_client):
    empty = factories.plenary(0, sessions=(), takeaways=(), alliances=())
    page = Outline(editor_client, empty).read()
    assert "Commencez par une session" in page
    assert f"/admin/synthesis/session/add/?plenary={empty.pk}" in page


def test_an_outline_that_makes_no_document_is_shown_with_what_to_mend(outline, plenary):
    models.Party.objects.filter(organisation__slug="montbrun").delete()
    page = outline.read()
    assert "La copie de travail n’est pas publiable telle quelle" in page
    assert "Ada LEDUC" in page


def test_who_may_only_look_changes_nothing(client, outline, plenary, django_user_model):
    person = django_user_model.objects.create_user("lectrice", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(person)
    page = outline.read()
    assert "Monter" not in page
    assert "Insérer ici" not in page
    outline.do("down", outline.row("leduc"))
    assert outline.response.status_code == 403
    assert order(plenary) == AT_FIRST


def test_who_may_see_no_plenary_sees_no_outline(client, outline, django_user_model):
    client.force_login(django_user_model.objects.create_user("comptable", is_staff=True))
    outline.read()
    assert outline.response.status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_outline_asks_a_fixed_number_of_queries(
    editor_client, number, django_assert_num_queries
):
    outline = Outline(editor_client, factories.published(number, takeaways=()).plenary)
    outline.do("down", outline.row("leduc"))
    outline.read()
    with django_assert_num_queries(17):
        outline.read()

"""What will be read, before it is published: by editors, and by whoever was given a link."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from synthesis import workspace
from synthesis.models import Edition, Intervention, PreviewLink
from tests import factories


@pytest.fixture
def draft(db):
    return workspace.load(factories.document())


@pytest.fixture
def link(draft, editor):
    return PreviewLink.objects.share(draft, editor)


def html_of(client, *parts, **kwargs):
    response = client.get("/".join(parts), **kwargs)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def page_of(plenary, rest=""):
    return reverse("admin:preview_page", args=[plenary.pk]) + rest


def shared(link, rest=""):
    return reverse("admin:shared_preview", args=[link.token]) + rest


def test_an_editor_sees_the_page_that_readers_will_get_and_nothing_is_published(
    editor_client, draft
):
    html = html_of(editor_client, page_of(draft))
    assert draft.title in html
    assert "Ada LEDUC" in html
    assert not Edition.objects.exists()
    assert editor_client.get(f"/plenieres/{draft.slug}/").status_code == 404


def test_the_preview_is_what_readers_then_get(editor_client, client, draft):
    from synthesis import publishing

    before = html_of(editor_client, page_of(draft))
    publishing.publish(draft, None)
    after = html_of(client, f"/plenieres/{draft.slug}/")
    body = after[after.index("<article") : after.index("</article>")]
    words = body.replace(f"/plenieres/{draft.slug}/", page_of(draft))
    shown = before[before.index("<article") : before.index("</article>")]
    assert shown.replace('target="_blank" rel="noopener" ', "") == words


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("interventions/leduc/", "Le soleil en partage"),
        ("citations/le-soleil-est-a-tous/", "Le soleil est à tous"),
        ("chiffres/maires-69/", "69"),
    ],
)
def test_any_page_of_it_can_be_seen(editor_client, draft, rest, said):
    assert said in html_of(editor_client, page_of(draft, rest))


def test_every_page_that_the_screen_lists_is_there(editor_client, draft):
    screen = html_of(editor_client, reverse("admin:preview", args=[draft.pk]))
    listed = screen.split('value="')
    rests = [each.split('"')[0] for each in listed if each.startswith(("inter", "a-r", "alli"))]
    assert len(rests) > 3
    for rest in rests:
        assert html_of(editor_client, page_of(draft, rest))


def test_links_within_the_plenary_stay_in_the_preview_and_others_open_elsewhere(
    editor_client, draft
):
    html = html_of(editor_client, page_of(draft))
    assert f'href="{page_of(draft)}interventions/leduc/"' in html
    assert f'"/plenieres/{draft.slug}/' not in html
    assert 'target="_blank" rel="noopener" href="/organisations/' in html


def test_what_was_just_saved_is_there_at_once(editor_client, draft):
    Intervention.objects.filter(key="d-arc").update(body="<p>Un mot tout neuf.</p>")
    assert "Un mot tout neuf." in html_of(editor_client, page_of(draft))


def test_a_synthesis_that_is_not_whole_says_what_to_mend(editor_client, draft):
    draft.alliances.get().parties.all()[0].delete()
    screen = editor_client.get(reverse("admin:preview", args=[draft.pk])).content.decode()
    assert "<iframe" not in screen
    assert "alliance" in screen.lower()
    assert editor_client.get(page_of(draft)).status_code == 409


def test_somebody_without_an_account_sees_it_by_a_link_that_says_what_it_is(client, link):
    html = html_of(client, shared(link))
    assert "Ada LEDUC" in html
    assert "Aperçu, pas encore publié" in html
    assert f'href="{shared(link)}interventions/leduc/"' in html
    assert "Aperçu, pas encore publié" in html_of(client, shared(link, "interventions/leduc/"))


def test_no_search_engine_cache_or_other_site_learns_of_a_link(client, link):
    response = client.get(shared(link))
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert link.token not in client.get("/sitemap.xml").content.decode()


def test_a_link_that_expired_or_was_revoked_or_guessed_shows_nothing(client, link, draft):
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    response = client.get(shared(link))
    assert response.status_code == 404
    assert draft.title not in response.content.decode()
    assert "ne mène plus nulle part" in response.content.decode()
    assert client.get(shared(link).replace(link.token, "x" * 32)).status_code == 404


def test_an_editor_makes_a_link_and_revokes_it(editor_client, client, draft):
    screen = reverse("admin:preview", args=[draft.pk])
    assert "Aucun lien n’est ouvert." in html_of(editor_client, screen)
    made = editor_client.post(reverse("admin:share_preview", args=[draft.pk]), follow=True)
    link = PreviewLink.objects.get()
    assert f"http://testserver{shared(link)}" in made.content.decode()
    assert timedelta(days=13) < link.expires_at - timezone.now() <= timedelta(days=14)
    revoked = reverse("admin:revoke_preview", args=[draft.pk, link.pk])
    assert "Le lien est révoqué" in editor_client.post(revoked, follow=True).content.decode()
    assert client.get(shared(link)).status_code == 404


def test_a_stranger_sees_no_preview_by_its_number(client, draft):
    assert client.get(page_of(draft)).status_code == 302
    assert client.get(reverse("admin:preview", args=[draft.pk])).status_code == 302
    assert client.post(reverse("admin:share_preview", args=[draft.pk])).status_code == 302


def test_who_may_only_look_makes_no_link(client, draft, django_user_model):
    from django.contrib.auth.models import Permission

    looker = django_user_model.objects.create_user("lecteur", password="x", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_plenary"))
    client.force_login(looker)
    assert client.get(page_of(draft)).status_code == 200
    assert client.post(reverse("admin:share_preview", args=[draft.pk])).status_code == 403
    assert not PreviewLink.objects.exists()


def test_a_picture_that_is_not_public_is_shown_in_the_preview_alone(editor_client, client, draft):
    content = BytesIO()
    Image.new("RGB", (8, 6)).save(content, "PNG")
    file = ContentFile(content.getvalue(), "salle.png")
    draft.photos.create(position=1, file=file, alternative_text="La salle", credit="A. B.")
    photo = draft.photos.get()
    address = page_of(draft, f"photos/{photo.key}/")
    assert address in html_of(editor_client, page_of(draft))
    shown = editor_client.get(address)
    assert shown["Content-Type"] == "image/png"
    assert b"".join(shown.streaming_content) == content.getvalue()
    assert client.get(f"/plenieres/{draft.slug}/photos/{photo.key}/").status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_the_forms_of_a_plenary_lead_to_its_preview(editor_client, draft):
    intervention = Intervention.objects.get(key="leduc")
    form = html_of(
        editor_client, reverse("admin:synthesis_intervention_change", args=[intervention.pk])
    )
    assert f"{reverse('admin:preview', args=[draft.pk])}?page=interventions/leduc/" in form
    form = html_of(editor_client, reverse("admin:synthesis_plenary_change", args=[draft.pk]))
    assert reverse("admin:preview", args=[draft.pk]) in form


@pytest.mark.parametrize("interventions", [1, 3])
def test_it_asks_as_much_whatever_the_plenary_holds(
    editor_client, db, django_assert_num_queries, interventions
):
    plenary = factories.plenary(interventions)
    screen = reverse("admin:preview", args=[plenary.pk])
    editor_client.get(screen)
    with django_assert_num_queries(17):
        html_of(editor_client, screen)
    with django_assert_num_queries(18):
        html_of(editor_client, page_of(plenary))

"""What a new editor is told, in the language that they choose."""

import pytest
from django.urls import reverse


def test_the_manual_says_the_steps_and_is_one_click_from_the_dashboard(editor_client, db):
    address = reverse("admin:guide")
    assert f'href="{address}"' in editor_client.get(reverse("admin:index")).content.decode()
    page = editor_client.get(address).content.decode()
    assert page.count("<h2>") == 6
    assert "Rien n’est public tant que vous n’avez pas publié" in page


@pytest.mark.parametrize(
    ("address", "elsewhere", "said"),
    [
        ("/admin/mode-d-emploi/", "/en/admin/mode-d-emploi/", "English"),
        ("/en/admin/mode-d-emploi/", "/admin/mode-d-emploi/", "Français"),
    ],
)
def test_a_link_leads_to_the_same_screen_in_the_other_language(
    editor_client, db, address, elsewhere, said
):
    page = editor_client.get(address).content.decode()
    link = page[page.index(f'href="{elsewhere}"') :]
    assert link[: link.index("</a>")].endswith(said)


def test_a_stranger_is_asked_who_they_are(client, db):
    assert client.get(reverse("admin:guide")).status_code == 302

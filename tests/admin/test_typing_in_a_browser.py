"""The text field in a real Chromium: what is typed and pasted, and what it becomes."""

import pytest

from synthesis import models
from tests import factories
from tests.admin.test_desk_in_a_browser import change, desk, page

__all__ = ["desk", "page"]
pytestmark = pytest.mark.django_db(transaction=True)
WORD = (
    "<html><head><style>p {color: red}</style></head><body>"
    "<p class=MsoNormal style='margin:0'>Le <b>soleil</b>\nse lève : "
    "<span style='mso-x:y'>« oui »</span>.</p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>  </span></span>"
    "</span>"
    "<![endif]>un</p>"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>·<span>  </span></span><![endif]>deux"
    "<o:p></o:p></p></body></html>"
)
WEB = (
    '<h2 style="color:red">Titre</h2><div><span style="font-weight:700">Gras</span> et '
    '<a href="#note">note</a>, <a href="https://example.org/">lien</a></div>'
    "<script>alert(1)</script><ol><li>un</li></ol>"
)
PDF = (
    "Les partenaires de la rencontre demandent un cadre plus simple pour les collec-\n"
    "tivités, et pour leurs partenaires de longue date, qui attendent, peut-\n"
    'être davantage de moyens ; ils disent "c\'est possible" à la fin de la journée.\n'
    "\n"
    "• une voix\n• deux voix"
)


@pytest.fixture
def writing(desk):
    """The empty text of an intervention."""
    row = factories.plenary().interventions.get(key="d-arc")
    models.Intervention.objects.filter(pk=row.pk).update(body="")
    desk.goto(change(row))
    desk.locator(".field-body .ProseMirror").click()
    return desk


def text(tab):
    return tab.evaluate("document.querySelector('.field-body .ProseMirror').editor.getText()")


def html(tab):
    written = "document.querySelector('.field-body .ProseMirror').editor.getHTML()"
    return tab.evaluate(written).replace("&nbsp;", "\u00a0").replace(' data-type="decimal"', "")


def paste(tab, kind, words):
    tab.evaluate(
        """([kind, words]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData(kind, words);
            document.querySelector('.field-body .ProseMirror').dispatchEvent(
                new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }""",
        [kind, words],
    )


@pytest.mark.parametrize(
    ("typed", "proposed", "undone"),
    [
        ('Il dit "oui"', "Il dit «\u202foui\u202f»", 'Il dit «\u202foui"'),
        ("l'", "l’", "l'"),
        ("Vrai ?", "Vrai\u202f?", "Vrai ?"),
        ("Vrai!", "Vrai\u202f!", "Vrai!"),
        ("Ainsi :", "Ainsi\u00a0:", "Ainsi :"),
        ("10:30", "10:30", ""),
        ("http://a.fr/?", "http://a.fr/?", ""),
    ],
)
def test_typography_is_proposed_and_one_undo_takes_it_back(writing, typed, proposed, undone):
    writing.keyboard.type(typed)
    assert text(writing) == proposed
    writing.keyboard.press("Control+z")
    assert text(writing) == undone


def test_words_are_counted(writing):
    writing.keyboard.type("Trois mots ici !")
    assert writing.locator(".field-body .desk-count").inner_text() == "3 mots"


def test_a_paste_from_word_keeps_its_lists_and_nothing_else(writing):
    paste(writing, "text/html", WORD)
    assert html(writing) == (
        "<p>Le <strong>soleil</strong> se lève\u00a0: «\u202foui\u202f».</p>"
        "<ul><li><p>un</p></li><li><p>deux</p></li></ul>"
    )


def test_a_paste_from_a_page_keeps_emphasis_and_links(writing):
    paste(writing, "text/html", WEB)
    found = html(writing)
    assert "<p>Titre</p>" in found
    assert "<strong>Gras</strong> et note" in found
    assert 'href="https://example.org/"' in found
    assert "<ol><li><p>un</p></li></ol>" in found


def test_a_paste_from_a_pdf_joins_lines_and_mends_words(writing):
    paste(writing, "text/plain", PDF)
    assert html(writing) == (
        "<p>Les partenaires de la rencontre demandent un cadre plus simple pour les collectivités, "
        "et pour leurs partenaires de longue date, qui attendent, peut-être davantage de "
        "moyens\u202f; ils disent «\u202fc’est possible\u202f» à la fin de la journée.</p>"
        "<ul><li><p>une voix</p></li><li><p>deux voix</p></li></ul>"
    )


def test_the_typography_of_a_paste_is_taken_back_alone(writing):
    paste(writing, "text/plain", 'Il dit "oui" !')
    assert text(writing) == "Il dit «\u202foui\u202f»\u202f!"
    writing.keyboard.press("Control+z")
    assert text(writing) == 'Il dit "oui" !'

"""A reader selects words of an intervention, copies a link or a quotation, and arrives by one."""

import re

import pytest

from synthesis.document import synthesis as value
from tests import factories
from tests.views.reading import flat

pytestmark = pytest.mark.django_db(transaction=True)
LEDUC = "/plenieres/soleil-2030/interventions/leduc/"
EDITION = "http://testserver/plenieres/soleil-2030/editions/1/"
PARAGRAPHS = [f"<p>Au tour {number}, chacun parle.</p>" for number in range(1, 40)]
BODY = (
    *PARAGRAPHS,
    "<p>Elle dit «\u202fle soleil est à tous\u202f» et «\u202fl’énergie\u202f» ici\u202f; bon.</p>",
    "<ul><li>Un cadre <em>plus simple</em>\u202f;</li><li>du temps.</li></ul>",
    *PARAGRAPHS,
)


@pytest.fixture
def reader(page, transactional_db):
    """A tab on a long intervention, whose browser lets it copy."""
    leduc = factories.leduc().model_copy(update={"body": "".join(BODY)})
    session = value.Session(key="matin", title="Le matin", interventions=(leduc,))
    factories.published(sessions=(session,), takeaways=())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(LEDUC)
    return page


SELECT = """([paragraph, words]) => {
  const walker = document.createTreeWalker(
    document.getElementById(paragraph), NodeFilter.SHOW_TEXT
  );
  const signs = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    [...node.data].forEach((sign, at) => signs.push({ node, at, sign }));
  }
  const start = signs.map((each) => each.sign).join("").indexOf(words);
  const [first, last] = [signs[start], signs[start + words.length - 1]];
  getSelection().setBaseAndExtent(first.node, first.at, last.node, last.at + 1);
}"""


def select(reader, paragraph, words):
    reader.evaluate(SELECT, [paragraph, words])


def copied(reader, name):
    reader.get_by_role("button", name=name).click()
    reader.get_by_text("Copié", exact=True).wait_for()
    return reader.evaluate("navigator.clipboard.readText()")


def here(reader, link):
    """The same address on the server that the test reads."""
    return link.replace("http://testserver", re.match(r"https?://[^/]+", reader.url)[0])


def is_in_sight(reader, paragraph):
    box = reader.locator(f"#{paragraph}").bounding_box()
    return box["y"] < reader.viewport_size["height"] and box["y"] + box["height"] > 0


def test_words_are_quoted_with_who_where_and_at_which_address(reader):
    select(reader, "p40", "le soleil est à tous")
    assert flat(copied(reader, "Copier la citation")) == (
        "« le soleil est à tous » — Ada LEDUC, Directrice, Solaris (propos rapportés et citations),"
        " in Le soleil en partage, Forum du soleil 2030, 21 juin 2030, édition 1,"
        f" {EDITION}#leduc-p40"
    )


def test_a_quotation_inside_a_quotation_has_other_marks(reader):
    select(reader, "p40", "Elle dit «\u202fle soleil est à tous\u202f»")
    assert flat(copied(reader, "Copier la citation")).startswith(
        "« Elle dit “le soleil est à tous” » — Ada LEDUC"
    )


def test_no_word_is_cut(reader):
    select(reader, "p40", "oleil est à to")
    assert flat(copied(reader, "Copier la citation")).startswith("« soleil est à tous » —")


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("p40", "le soleil est à tous"),
        ("p40", "énergie"),
        ("p40", "«\u202fl’énergie\u202f»"),
        ("p40", "ici\u202f; bon"),
        ("p41", "cadre plus simple"),
        ("p42", "du temps."),
        ("p38", "chacun"),
    ],
)
def test_a_link_leads_to_the_words_in_their_edition(reader, paragraph, words):
    select(reader, paragraph, words)
    link = copied(reader, "Copier le lien")
    assert link.startswith(f"{EDITION}#leduc-{paragraph}:~:text=")
    # Without the name of the paragraph, only the words can bring the window there.
    reader.goto(here(reader, link.replace(f"#leduc-{paragraph}", "#")))
    reader.wait_for_function("scrollY > 0")
    assert is_in_sight(reader, f"leduc-{paragraph}")


def test_a_link_to_words_of_several_paragraphs_names_where_they_begin_and_end(reader):
    reader.evaluate(
        """() => getSelection().setBaseAndExtent(
          document.querySelector("#p40").firstChild, 5,
          document.querySelector("#p42").firstChild, 2,
        )"""
    )
    link = copied(reader, "Copier le lien")
    assert "#leduc-p40:~:text=Elle-,dit%20" in link
    reader.goto(here(reader, link.replace("#leduc-p40", "#")))
    reader.wait_for_function("scrollY > 0")
    assert is_in_sight(reader, "leduc-p40")


def test_where_the_browser_marks_nothing_the_page_does(reader):
    """The sign is often encoded on its way; browsers without text fragments leave it as well."""
    select(reader, "p41", "cadre plus simple")
    link = copied(reader, "Copier le lien")
    reader.goto(here(reader, link.replace(":~:", "%3A~%3A")))
    assert reader.locator("mark").all_inner_texts() == ["cadre ", "plus simple"]
    assert is_in_sight(reader, "leduc-p41")
    assert flat(reader.locator("#leduc-p41").inner_text()) == "Un cadre plus simple ;"


def test_where_the_words_are_no_longer_there_the_paragraph_is(reader):
    reader.goto(f"{LEDUC}#p41%3A~%3Atext=mots%20disparus")
    reader.wait_for_function("scrollY > 0")
    assert is_in_sight(reader, "p41")
    assert reader.locator("mark").count() == 0


@pytest.mark.parametrize("nonsense", ["%3A~%3A", "%3A~%3Atext=", "%3A~%3Atext=%25E0", "%3A~%3Ax=1"])
def test_an_address_that_names_no_words_is_no_fault(reader, nonsense):
    reader.goto(f"{LEDUC}#p1{nonsense}")
    assert reader.locator("mark").count() == 0


def test_the_keyboard_reaches_it_from_the_sign_of_a_paragraph(reader):
    reader.locator("#p40 .anchor").focus()
    reader.keyboard.press("Enter")
    reader.get_by_role("group", name="Citer les mots choisis").wait_for()
    button = reader.get_by_role("button", name="Copier la citation")
    for _ in range(3):
        if not button.evaluate("button => button === document.activeElement"):
            reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    reader.get_by_text("Copié", exact=True).wait_for()
    words = flat(reader.evaluate("navigator.clipboard.readText()"))
    assert words.startswith("« Elle dit “le soleil est à tous” et “l’énergie” ici ; bon. »")
    assert reader.url.endswith("#p40")


def test_a_selection_made_or_widened_by_the_keyboard_counts(reader):
    select(reader, "p40", "Elle")
    reader.keyboard.press("Control+Shift+ArrowRight")
    assert flat(copied(reader, "Copier la citation")).startswith("« Elle dit » —")


def test_it_takes_no_focus_and_escape_closes_it(reader):
    link = reader.get_by_role("link", name="Le matin")
    link.focus()
    select(reader, "p1", "chacun")
    group = reader.get_by_role("group", name="Citer les mots choisis")
    group.wait_for()
    assert link.evaluate("link => link === document.activeElement")
    reader.keyboard.press("Escape")
    group.wait_for(state="detached")
    reader.wait_for_timeout(400)
    assert group.count() == 0
    select(reader, "p2", "chacun")
    group.wait_for()


def test_it_goes_with_the_selection_and_comes_for_words_of_interventions_alone(reader):
    group = reader.get_by_role("group", name="Citer les mots choisis")
    select(reader, "p1", "chacun")
    group.wait_for()
    reader.evaluate("getSelection().removeAllRanges()")
    group.wait_for(state="detached")
    reader.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    reader.wait_for_timeout(400)
    assert group.count() == 0


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_stands_under_the_words_inside_the_window(reader, width):
    reader.set_viewport_size({"width": width, "height": 700})
    select(reader, "p1", "chacun parle.")
    group = reader.get_by_role("group", name="Citer les mots choisis")
    group.wait_for()
    bar, words = group.bounding_box(), reader.locator("#p1").bounding_box()
    assert bar["x"] >= 0
    assert bar["x"] + bar["width"] <= width
    assert words["y"] < bar["y"] < words["y"] + words["height"] + 20
    assert reader.evaluate("document.documentElement.scrollWidth") == width


@pytest.fixture
def refusing(page):
    """A browser that lets no page copy, as for an address without https."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")


def test_a_browser_that_refuses_shows_the_text_selected(refusing, reader):
    select(reader, "p40", "le soleil est à tous")
    reader.get_by_role("button", name="Copier la citation").click()
    group = reader.get_by_role("group", name="Citer les mots choisis")
    field = group.get_by_label("Texte à copier")
    field.wait_for()
    assert flat(field.input_value()).startswith("« le soleil est à tous » — Ada LEDUC")
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") > 100
    assert reader.get_by_text("Le navigateur ne laisse pas copier").is_visible()


def test_a_browser_that_refuses_shows_the_reference_selected(refusing, reader):
    reader.get_by_text("Citer cette intervention").click()
    reader.get_by_role("button", name="Copier la référence").click()
    field = reader.locator("#citer").get_by_label("Texte à copier")
    assert flat(field.input_value()).startswith("LEDUC, Ada (Directrice, Solaris).")


def test_the_reference_is_copied_in_one_click(reader):
    reader.get_by_text("Citer cette intervention").click()
    words = flat(copied(reader, "Copier la référence"))
    assert words.startswith("LEDUC, Ada (Directrice, Solaris). Le soleil en partage [propos")
    assert words.endswith(f"Disponible à l’adresse : {EDITION}#intervention-leduc")


def test_in_the_plenary_s_page_words_are_quoted_at_the_same_address(reader):
    reader.goto("/plenieres/soleil-2030/")
    select(reader, "leduc-p40", "le soleil est à tous")
    assert copied(reader, "Copier la citation").endswith(f"{EDITION}#leduc-p40")


def test_without_a_script_paragraphs_and_references_are_there(browser, live_server, reader):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    tab.goto(LEDUC)
    tab.locator("#p41 .anchor").click()
    assert tab.url.endswith("#p41")
    tab.get_by_text("Citer cette intervention").click()
    assert tab.get_by_text("LEDUC, Ada").is_visible()
    assert not tab.get_by_role("button", name="Copier la référence").is_visible()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="BibTeX").click()
    assert download.value.suggested_filename == "soleil-2030-intervention-leduc-edition-1.bib"
    context.close()

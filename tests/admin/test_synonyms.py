"""Names that editors say are the same, and the searches that found nothing."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection

from synthesis.models import Publication, Synonym, ZeroResultSearch
from synthesis.models.synonyms import MOST_GROUPS, MOST_NAMES
from synthesis.search import in_vain
from synthesis.search.query import parse
from tests.views.reading import Page, keys

pytestmark = pytest.mark.django_db
ADD = "/admin/synthesis/synonym/add/"
LIST = "/admin/synthesis/synonym/"
VAIN = "/admin/synthesis/zeroresultsearch/"
TODAY = date(2030, 1, 1)


def saved(client, names, address=ADD):
    """Whether the form took these names, or what it said."""
    response = client.post(address, {"names": names})
    return True if response.status_code == 302 else Page(response).words


def found(client, typed):
    html = client.get("/interventions/", {"q": typed})
    return [each.partition("/")[2] for each in keys(html)]


def test_what_finds_one_name_finds_the_others_at_once(editor_client, published):
    assert found(editor_client, "astre") == []
    assert saved(editor_client, "astre\nsoleil\nétoile du jour") is True
    assert found(editor_client, "astre") == found(editor_client, "soleil") == ["leduc"]
    assert found(editor_client, "ASTRES") == ["leduc"]
    assert found(editor_client, "etoile du jour") == ["leduc"]
    assert found(editor_client, "astre rencontre") == ["leduc"]
    assert found(editor_client, "étoile") == []
    Synonym.objects.all().delete()
    assert found(editor_client, "astre") == []


def test_a_page_that_was_kept_changes_with_them(client, published):
    for _time in range(3):
        assert found(client, "astre") == []
    group = Synonym.objects.create(names="astre\nsoleil")
    assert found(client, "astre") == ["leduc"]
    group.names = "astre\nlune"
    group.save()
    assert found(client, "astre") == []


def test_an_organisation_comes_by_another_name_of_its_group(client, published):
    Synonym.objects.create(names="SLR\nSolaris")
    html = client.get("/recherche/", {"q": "slr"}).content.decode()
    assert 'class="entry-name" href="/organisations/solaris/"' in html


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("seul", "au moins deux noms différents"),
        ("", "Ce champ est obligatoire"),
        ("Seul\nSEUL", "« SEUL » est écrit deux fois"),
        ("un nom\n!!!", "n’a ni lettre ni chiffre"),
        ("autre\nsoleil", "« soleil » est déjà le synonyme de « astre, soleil »"),
        ("autre\nSOLEIL", "« SOLEIL » est déjà le synonyme"),
        ("\n".join(f"nom {n}" for n in range(MOST_NAMES + 1)), "Pas plus de 12 noms"),
        (f"court\n{'x' * 101}", "est trop long"),
    ],
)
def test_what_says_nothing_is_refused_with_what_to_do(editor_client, names, said):
    Synonym.objects.create(names="astre\nsoleil")
    assert said in saved(editor_client, names)
    assert Synonym.objects.count() == 1


def test_there_are_so_many_at_most(editor_client):
    Synonym.objects.bulk_create(Synonym(names=f"a{n}\nb{n}") for n in range(MOST_GROUPS))
    assert "Il y a déjà 200 synonymes" in saved(editor_client, "un\ndeux")


def test_empty_lines_go_and_a_group_can_be_corrected(editor_client):
    assert saved(editor_client, "\n astre \n\nsoleil\n") is True
    group = Synonym.objects.get()
    assert group.names == "astre\nsoleil"
    form = Page(editor_client.get(f"{LIST}{group.pk}/change/"))
    assert "Un nom par ligne, deux au moins" in form.words


def test_a_change_of_them_is_a_publication_of_no_plenary(published):
    before = Publication.objects.token()
    Synonym.objects.create(names="a\nb")
    assert [each.plenary_id for each in Publication.objects.since(before)] == [0]


# --- Searches that found nothing


def vain(client, typed):
    client.get("/recherche/", {"q": typed})


def noted():
    return list(ZeroResultSearch.objects.values_list("words", "times"))


def test_what_was_looked_for_in_vain_is_counted_however_it_was_typed(client, published):
    for typed in ("Éolienne", "éolienne", "EOLIENNE !", "lune rousse"):
        vain(client, typed)
    assert noted() == [("eolienne", 3), ("lune rousse", 1)]


@pytest.mark.parametrize(
    "typed",
    [
        *("soleil", "solaris", "", "!!!", "-xyzzy", "qui est jean@exemple.org", "06 12 34 56 78"),
        *("x" * 60, "mot " * 20),
    ],
)
def test_what_was_found_or_says_who_looked_is_not(client, published, typed):
    vain(client, typed)
    assert noted() == []


def test_nothing_is_kept_of_who_looked_but_the_day(client, published):
    vain(client, "xyzzy")
    kept = {field.name for field in ZeroResultSearch._meta.fields}
    assert kept == {"id", "words", "times", "last_on"}


def test_robots_that_guess_do_not_fill_the_table_nor_drive_out_what_people_ask(db):
    for number in range(40):
        ZeroResultSearch.objects.note(f"mot {number}", TODAY + timedelta(number))
    ZeroResultSearch.objects.note("mot 0", TODAY)
    ZeroResultSearch.objects.forget_rarest(most=3)
    assert [words for words, _times in noted()] == ["mot 0", "mot 39", "mot 38"]


def test_the_table_forgets_by_itself(db, monkeypatch):
    rows = [ZeroResultSearch(words=f"m {n}", last_on=TODAY) for n in range(1_050)]
    ZeroResultSearch.objects.bulk_create(rows)
    for number in range(20):
        ZeroResultSearch.objects.note(f"mot {number}", TODAY)
    assert ZeroResultSearch.objects.count() <= 1_020


def test_a_database_that_can_not_be_written_breaks_no_page(client, published):
    def refuse(execute, sql, params, many, context):
        if sql.startswith("INSERT"):
            raise DatabaseError("attempt to write a readonly database")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        assert client.get("/recherche/", {"q": "xyzzy"}).status_code == 200
    assert noted() == []


def test_a_list_can_note_them_too(published):
    in_vain.note(parse("xyzzy"))
    assert noted() == [("xyzzy", 1)]


def test_a_search_in_vain_takes_one_query_more(client, published, page_queries):
    vain(client, "soleil")
    with page_queries(4):  # two of them are the savepoint of the test's transaction
        client.get("/recherche/", {"q": "xyzzyxyzzy"})


def test_editors_see_them_most_asked_first_and_make_a_synonym_in_one_click(
    editor_client, published
):
    for typed in ("astre", "lune rousse", "astre"):
        vain(editor_client, typed)
    page = Page(editor_client.get(VAIN))
    assert page.words.index("astre") < page.words.index("lune rousse")
    address = page.links["En faire un synonyme de « astre »"]
    form = editor_client.get(address).content.decode()
    assert ">\nastre</textarea>" in form
    assert page.links["Toujours rien"] == "/recherche/?q=astre"


def test_what_is_now_found_is_struck_off(editor_client, published):
    for typed in ("astre", "lune"):
        vain(editor_client, typed)
    Synonym.objects.create(names="astre\nsoleil")
    html = editor_client.get(VAIN).content.decode()
    assert "<s>astre</s>" in html
    assert "<s>lune</s>" not in html
    assert "2 trouvés" in html
    pks = list(ZeroResultSearch.objects.values_list("pk", flat=True))
    editor_client.post(VAIN, {"action": "strike_off", "_selected_action": pks})
    assert [words for words, _times in noted()] == ["lune"]


def test_they_can_be_deleted_and_not_written(editor_client, published):
    vain(editor_client, "xyzzy")
    search = ZeroResultSearch.objects.get()
    assert editor_client.get(f"{VAIN}add/").status_code == 403
    assert editor_client.post(f"{VAIN}{search.pk}/change/", {"words": "a"}).status_code == 403
    editor_client.post(f"{VAIN}{search.pk}/delete/", {"post": "yes"})
    assert noted() == []

"""What the index of words answers, on whichever database: what reading the passages would."""

import logging
import random
import re

import pytest
from django.core.management import call_command
from django.db import connection

from synthesis import publishing, workspace
from synthesis.models import Alias, Entry, Organisation, Passage, Words
from synthesis.models.kinds import PassageKind
from synthesis.search import index, words
from synthesis.search.contents import read
from synthesis.search.criteria import Criteria
from synthesis.search.facets import FACETS
from synthesis.search.query import parse
from tests import factories

pytestmark = pytest.mark.django_db

KINDS = list(PassageKind)


@pytest.fixture
def library(db, plenary_2017):
    """The 2017 plenary, a small one, and one in English."""
    publishing.publish(workspace.load(plenary_2017), None)
    factories.published()
    english = factories.plenary(slug="sun-for-all", title="Sun for all", language="en")
    english.sessions.get(position=1).interventions.update(
        body="<p>Communities and companies share their partnerships: 1,200 of them.</p>"
    )
    publishing.publish(english, None)


def found(typed, kind=PassageKind.INTERVENTION):
    """The passages that hold the words, best first."""
    query = parse(typed)
    held = Passage.objects.of_kind(kind).filter(pk__in=words.matching(query, kind))
    return [each.key for each in words.by_relevance(held, query)]


def everywhere(typed):
    return {key for kind in KINDS for key in found(typed, kind)}


def without_index(typed, kind):
    with words.reading_passages():
        return found(typed, kind)


# Beside each, the passage that a reader who types it means.
MEANT = {
    PassageKind.INTERVENTION: {
        "saint sernin": "saint-sernin",
        "SAINT-SERNIN": "saint-sernin",
        "laugee": "laugee",
        "isabelle KOCHER": "kocher",
        "le rameau": "le-rameau",
        "CGET": "bevort",
        "commissariat general a l'egalite des territoires": "bevort",
        "ODD": "cadre-des-odd",
        "objectifs de développement durable": "mohieldin",
        "81 %": "heidsieck",
        "81%": "heidsieck",
        "wwf": "canfin",
        "communities": "leduc",
    },
    PassageKind.KEY_FIGURE: {
        "81 %": "maires-81",
        "81% maire": "maires-81",
        "120 millions d'euros": "yposkesi-120-millions",
        "1,2 million de partenariats": "partenariats-1-2-million",
        "1987": "entreprises-1987",
    },
    PassageKind.ALLIANCE: {
        "120 millions euros": "yposkesi",
        "AFM telethon": "yposkesi",
        "ville de montbrun": "toits",
        "mairie de montbrun": "toits",
        "prête ses toits": "toits",
    },
    PassageKind.QUOTATION: {"Leduc soleil": "le-soleil-est-a-tous"},
    PassageKind.TAKEAWAY: {"cadre simple": "cadre-simple"},
    PassageKind.ANSWER: {"patience": "patience"},
}


def test_readers_find_what_they_mean(library):
    missed = {
        (kind, typed): found(typed, kind)
        for kind, meant in MEANT.items()
        for typed, key in meant.items()
        if key not in (found(typed, kind) or [None])
    }
    assert missed == {}


def test_an_organisation_is_found_by_its_short_name_and_aliases(published):
    assert found("ENT") == ["tour-de-table"]
    assert found('"Mairie de Montbrun"') == ["d-arc", "leduc"]


def test_a_phrase_is_exact_and_what_is_unwanted_is_left_out(published):
    assert found('"cadre plus simple"') == ["d-arc"]
    assert found('"cadre simple"') == []
    assert found("simples cadre") == ["d-arc"]
    assert found("montbrun -soleil") == ["d-arc"]
    assert found('montbrun -"plus simple"') == ["leduc"]
    assert found("-montbrun") == ["tour-de-table"]
    assert found("-solaris -réseau") == ["d-arc"]


def test_a_name_or_a_title_comes_before_a_body_and_an_exact_word_before_its_stem(db):
    said = {
        "dans-le-texte": {"body": "<p>Le barrage est long à construire, dit-on partout.</p>"},
        "dans-le-titre": {"heading": "Le barrage", "body": "<p>Il est long à construire.</p>"},
        "au-pluriel": {"body": "<p>Des barrages sont longs à construire, dit-on partout.</p>"},
    }
    interventions = tuple(
        factories.d_arc().model_copy(update={"key": key, "speakings": (), **changes})
        for key, changes in said.items()
    )
    document = factories.document()
    session = document.sessions[0].model_copy(update={"interventions": interventions})
    factories.published(sessions=(session,), takeaways=(), alliances=())
    assert found("barrage") == ["dans-le-titre", "dans-le-texte", "au-pluriel"]
    assert found("barrages") == ["dans-le-titre", "au-pluriel", "dans-le-texte"] or (
        found("barrages")[0] in {"dans-le-titre", "au-pluriel"}
    )


def test_equals_come_newest_first_then_in_their_order(db):
    factories.published(slug="ancien", title="Ancien", held_on="2020-01-01")
    factories.published(4, slug="recent", title="Récent", held_on="2024-01-01")
    query = parse("cadre plus simple")
    held = words.by_relevance(Passage.objects.interventions(), query)
    assert [f"{each.plenary_slug}/{each.key}" for each in held] == [
        "recent/d-arc",
        "recent/d-arc-4",
        "ancien/d-arc",
    ]


# --- The same as reading everything


def vocabulary():
    """Words as they are written, of every passage."""
    texts = Passage.objects.values_list("text", "title")
    return sorted({word for pair in texts for text in pair for word in re.findall(r"\S+", text)})


def some_query(choice, written):
    """Words, runs of words between quotation marks and things that readers don't want."""
    parts = []
    for _ in range(choice.choice((1, 1, 2, 3))):
        kind = choice.random()
        if kind < 0.6:
            parts.append(choice.choice(written))
        elif kind < 0.8:
            text = choice.choice(Passage.objects.exclude(text="").values_list("text", flat=True))
            spelt = text.split()
            start = choice.randrange(len(spelt))
            parts.append('"' + " ".join(spelt[start : start + choice.choice((1, 2, 3))]) + '"')
        else:
            parts.append("-" + choice.choice(written))
    return " ".join(parts)


def test_the_index_answers_what_reading_every_passage_does(library):
    choice = random.Random(2017)
    written, passages, some = vocabulary(), dict(read(Passage.objects.all())), 0
    for _ in range(200):
        typed, kind = some_query(choice, written), choice.choice(KINDS[:1] * 3 + KINDS)
        if query := parse(typed):
            held = {pk for pk, each in passages.items() if query.accepts(each)}
            keys = Passage.objects.of_kind(kind).filter(pk__in=held).values_list("key", flat=True)
            assert sorted(found(typed, kind)) == sorted(keys), typed
            some += bool(keys)
    assert some > 60


def test_facets_count_under_words_what_they_would_under_the_passages_that_hold_them(library):
    choice = random.Random(2030)
    written, passages = vocabulary(), dict(read(Passage.objects.all()))
    themes = Entry.objects.filter(kind="theme").values_list("slug", flat=True)
    for _ in range(15):
        query, kind = parse(choice.choice(written)), choice.choice(list(FACETS))
        chosen = {"theme": (choice.choice(themes),)} if choice.random() < 0.5 else {}
        pks = [pk for pk, each in passages.items() if query.accepts(each)]
        read_one_by_one = Passage.objects.of_kind(kind).filter(pk__in=pks).values("pk")
        asked = Criteria(kind, chosen, words=words.matching(query, kind))
        other = Criteria(kind, chosen, words=read_one_by_one)
        assert asked.totals == other.totals, query.text
        assert asked.choices == other.choices, query.text


ANYTHING = [
    *("NEAR(a b)", "a AND b OR c", "*", "impact*", "^impact", "names:impact", '"', "'", "''; --"),
    *(
        "\\",
        "a\0b",
        "🙂 alliances",
        "(",
        "{body} : x",
        "+ - =",
        "a" * 5000,
        "mot " * 1250,
        "%",
        "_",
    ),
    *("日本", "¼", "& | !", "a & !b", "<->", ":*", "'a':A", "\u202f", "1_2", "f_impact", "E'\\x'"),
]


def test_nothing_that_is_typed_breaks_the_database(published):
    for typed in ANYTHING:
        if parse(typed):
            read = without_index(typed, PassageKind.INTERVENTION)
            assert sorted(found(typed)) == sorted(read), typed


def test_a_text_longer_than_a_vector_s_places_is_searched_to_its_end(db):
    filling = "et encore de la patience pour cela " * 3500
    long = factories.d_arc().model_copy(
        update={"body": f"<p>{filling} la fin de la co-construction arrive</p>", "speakings": ()}
    )
    session = factories.document().sessions[0].model_copy(update={"interventions": (long,)})
    factories.published(sessions=(session,), takeaways=(), alliances=())
    assert found('"pour cela la fin de la co-construction arrive"') == ["d-arc"]
    assert found("coconstruction") == ["d-arc"]
    assert found('"coconstruction"') == []
    assert found('"la fin arrive"') == []
    assert found("arriver") == ["d-arc"]


# --- Kept in step


def stored():
    """What is indexed of each passage."""
    kept = Words.objects.order_by("pk").values_list("pk", "names", "body")
    return {pk: (names, body) for pk, names, body in kept}


def expected():
    return {pk: (each.names, each.body) for pk, each in read(Passage.objects.all())}


def test_the_index_has_every_passage_and_no_other(published):
    other = factories.published(slug="autre", title="Autre")
    assert stored() == expected()
    publishing.withdraw(other.plenary, None, "Raison")
    assert stored() == expected()
    assert len(stored()) == Passage.objects.count()


def test_a_new_name_of_an_organisation_finds_what_other_plenaries_published_of_it(published):
    assert found("Fraternité") == []
    Organisation.objects.filter(slug="entraide").update(short_name="Fraternité")
    other = factories.plenary(slug="autre", title="Autre")
    publishing.publish(other, None)
    assert found("fraternite") == ["tour-de-table", "tour-de-table"]
    assert stored() == expected()
    publishing.withdraw(other, None, "Raison")
    assert found("fraternite") == []
    assert stored() == expected()


def test_rebuilding_the_index_rebuilds_its_words(published):
    before = stored()
    assert before == expected()
    index.rebuild()
    assert stored() == expected()
    assert sorted(stored().values()) == sorted(before.values())


def test_migrating_again_changes_nothing_and_fills_what_is_missing(published):
    before = stored()
    words.install()
    words.complete()
    assert stored() == before
    words.make()
    assert stored() == {}
    words.complete()
    assert stored() == before


# --- Without it


def drop():
    connection.cursor().execute("DROP TABLE synthesis_words")


def test_searches_read_the_passages_while_there_is_no_index(published):
    before = {typed: everywhere(typed) for typed in ("Ada Leduc", "69 %", "-montbrun", '"à tous"')}
    assert all(before.values())
    drop()
    assert not words.stands()
    with words.reading_passages():
        assert {typed: everywhere(typed) for typed in before} == before


def test_publishing_and_withdrawing_go_on_without_an_index(published, caplog):
    drop()
    with caplog.at_level(logging.ERROR):
        other = factories.published(slug="autre", title="Autre")
        publishing.withdraw(published.plenary, None, "Raison")
    assert "rebuild_index" in caplog.text
    assert set(Passage.objects.values_list("plenary_slug", flat=True)) == {"autre"}
    index.rebuild()
    assert stored() == expected()
    assert other.slug == "autre"


def test_a_broken_index_is_made_anew(published):
    drop()
    connection.cursor().execute("CREATE TABLE synthesis_words (rowid integer, names text)")
    assert not words.stands()
    words.install()
    words.complete()
    assert words.stands()
    assert found("cadre") == ["d-arc"]


def test_a_dump_leaves_the_words_out(published, capsys):
    call_command("dumpdata", "synthesis.words", "synthesis.passage")
    said = capsys.readouterr().out
    assert "synthesis.passage" in said
    assert "synthesis.words" not in said


def test_an_alias_is_no_word_of_a_passage_that_does_not_name_the_organisation(db):
    plenary = factories.plenary()
    Alias.objects.create(organisation=Organisation.objects.get(slug="solaris"), name="Lumière")
    publishing.publish(plenary, None)
    assert found("lumiere") == ["leduc"]

"""`manage.py import_synthesis` gives what publishing the documents one by one gives, and says of
each that it refuses what to do."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from benchmarks import corpus
from synthesis import models, publishing, workspace
from synthesis.document.canonical import freeze, read
from synthesis.management.importing import reading, writing
from synthesis.models.editions import broken_seals
from synthesis.models.entries import OWN
from tests import factories

pytestmark = pytest.mark.django_db

CORRECTED = "Une correction"


def lines(tmp_path, documents, name="corpus.jsonl"):
    path = tmp_path / name
    path.write_text("".join(f"{freeze(each)[0]}\n" for each in documents), encoding="utf-8")
    return path


def run(*arguments, **options):
    out = StringIO()
    call_command("import_synthesis", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def refusals(*arguments, **options):
    """What is said of those that are refused, and at the end."""
    error = StringIO()
    with pytest.raises(CommandError) as failed:
        run(*arguments, stderr=error, **options)
    assert failed.value.returncode == 1
    return error.getvalue().splitlines(), str(failed.value)


def names(passage):
    """What a passage names, in the order in which it does."""
    found = passage.references.order_by("pk")
    return list(
        found.values_list(
            *("entry__kind", "entry__slug", "kind", "relation", "held_on", "stated"),
        )
    )


def published():
    """All that readers' pages are made of."""
    place = {"of": F("edition__slug"), "number": F("edition__number")}
    passages = models.Passage.objects.order_by("edition__slug", "edition__number", "position")
    left_out = ("id", "edition_id", "entries")
    columns = [f.attname for f in models.Passage._meta.fields if f.attname not in left_out]
    entries = models.Entry.objects.order_by("kind", "slug")
    described = ("kind", "slug", "label", "sort_key", "letter", "organisation_kind", "parent")
    return {
        "passages": list(passages.values(*columns, **place)),
        "names": [(str(each), names(each)) for each in passages],
        "entries": list(entries.values(*described, "value", *OWN, "mentions", **place)),
        "found by": sorted(
            (each.entry.kind, each.entry.slug, bytes(each.word), each.name, each.strength)
            for each in models.NameWord.objects.select_related("entry")
        ),
        "named by": sorted(
            models.Entry.editions.through.objects.values_list(
                "entry__kind", "entry__slug", "edition__slug", "edition__number"
            )
        ),
        "fragments": list(
            models.Fragment.objects.order_by("address", "passage__position").values_list(
                "address", "label", "made_by", "fr", "en"
            )
        ),
        "redirects": sorted(
            models.Redirect.objects.values_list("kind", "plenary__slug", "old", "new"), key=str
        ),
        "editions": list(
            models.Edition.objects.order_by("slug", "number").values(
                *("slug", "number", "title", "language", "held_on", "event", "changes"),
                *("is_correction", "revision__document", "revision__sha256", "revision__why"),
            )
        ),
    }


def working():
    """All that editors' screens are made of."""
    plenaries = models.Plenary.objects.order_by("slug")
    versioned = [t for t in models_of_the_app() if hasattr(t, "version")]
    return {
        "documents": [workspace.compile(each) for each in plenaries],
        "sources": list(plenaries.values_list("source_name", "source_text", "source_sha256")),
        "versions": [sorted(t.objects.values_list("version", flat=True)) for t in versioned],
        "rows": {t._meta.label: t._base_manager.count() for t in models_of_the_app()},
        "former": sorted(models.FormerName.objects.values_list("kind", "old", "new")),
    }


def models_of_the_app():
    from django.apps import apps

    left_out = {"Publication", "Revision"}
    every = apps.get_app_config("synthesis").get_models(include_auto_created=True)
    return [each for each in every if each.__name__ not in left_out]


def everything():
    assert not list(broken_seals())
    return published() | working()


def one_by_one(documents, changes=""):
    for each in documents:
        before = models.Plenary.objects.filter(slug=each.slug).first()
        plenary = workspace.load(each, into=before)
        publishing.publish(plenary, None, changes if before else "")


def both_ways(first, then, tmp_path):
    """What these documents give one by one, then in bulk; `then` are later versions of some."""
    from django.db import transaction

    with transaction.atomic():
        one_by_one(first)
        one_by_one(then, CORRECTED)
        expected = everything()
        transaction.set_rollback(True)
    run(lines(tmp_path, first), publish=True)
    if then:
        run(lines(tmp_path, then, "then.jsonl"), publish=True, changes=CORRECTED)
    return expected, everything()


def generated(passages, seed=1):
    return [read(json.dumps(each)) for each in corpus.documents(passages, seed)]


@pytest.fixture(autouse=True)
def no_batch_is_refused(caplog):
    yield
    assert "A batch was refused" not in caplog.text


def assert_same(expected, found):
    for name, value in expected.items():
        assert found[name] == value, name


def test_the_fixtures_come_out_as_if_published_one_by_one(plenary_2017, invented, tmp_path):
    first = [plenary_2017, *(invented[each] for each in ("plenary-2018", "plenary-2018-en"))]
    first += [invented["plenary-2019"], factories.document()]
    assert_same(*both_ways(first, [invented["plenary-2019-corrected"]], tmp_path))


def test_a_generated_corpus_comes_out_as_if_published_one_by_one(tmp_path):
    documents = generated(150)
    original = documents[1]
    translation = original.model_copy(
        update={
            "slug": "plenary-in-english",
            "title": "In English",
            "language": "en",
            "translation_of": original.slug,
        }
    )
    assert_same(*both_ways([*documents, translation], [], tmp_path))


def test_what_documents_say_differently_of_one_organisation_ends_as_one_by_one(tmp_path):
    first = factories.document()
    renamed = [
        each.model_copy(update={"name": "Solaris & Cie"}) if each.slug == "solaris" else each
        for each in first.organisations
    ]
    second = first.model_copy(update={"slug": "soleil-2031", "organisations": tuple(renamed)})
    third = first.model_copy(update={"slug": "soleil-2032"})
    assert_same(*both_ways([first, second, third], [], tmp_path))


def test_a_document_whose_names_have_moved_ends_as_one_by_one(tmp_path):
    first = factories.document()
    moved = first.organisations[0].model_copy(update={"former_slugs": ("ancienne-adresse",)})
    second = first.model_copy(
        update={"slug": "soleil-2031", "organisations": (moved, *first.organisations[1:])}
    )
    third = first.model_copy(update={"slug": "soleil-2032"})
    assert_same(*both_ways([first, second, third], [], tmp_path))


def test_an_import_that_was_stopped_goes_on_where_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "AT_ONCE", 40)
    documents = generated(150)
    run(lines(tmp_path, documents[:2]), publish=True)
    said = run(lines(tmp_path, documents), publish=True)
    assert f"{len(documents) - 2} publiées, 2 inchangées, 0 refusées" in said
    once = everything()
    said = run(lines(tmp_path, documents), publish=True)
    assert f"0 chargées, 0 publiées, {len(documents)} inchangées" in said
    assert_same(once, everything())


def test_several_processes_prepare_what_one_does(tmp_path):
    documents = generated(60)
    run(lines(tmp_path, documents), publish=True, processes=2)
    assert models.Edition.objects.count() == len(documents)


def test_documents_may_be_loaded_first_and_published_later(tmp_path):
    path = lines(tmp_path, generated(60))
    assert "0 publiées" in run(path)
    assert not models.Passage.objects.exists()
    assert "0 chargées, 2 publiées, 0 inchangées" in run(path, publish=True)


def test_a_folder_gives_its_files_and_a_file_is_one_document(tmp_path):
    for document in generated(60):
        (tmp_path / "files").mkdir(exist_ok=True)
        lines(tmp_path / "files", [document], f"{document.slug}.json")
    (tmp_path / "files" / "notes.txt").write_text("rien")
    assert "2 chargées" in run(tmp_path / "files")


def test_a_later_version_is_a_new_edition_that_says_why(published, tmp_path):
    later = factories.document(title="Le soleil partagé")
    assert "1 publiées" in run(lines(tmp_path, [later]), publish=True, changes="Un autre titre.")
    edition = models.Edition.objects.get(number=2)
    assert (edition.title, edition.changes) == ("Le soleil partagé", "Un autre titre.")


def test_what_editors_have_not_published_is_not_overwritten(published, tmp_path):
    models.Plenary.objects.update(title="Un titre en cours")
    path = lines(tmp_path, [factories.document(title="Le soleil partagé")])
    said, end = refusals(path, publish=True)
    assert said[0] == (
        f"{path}:1 : Le bureau a de la plénière « soleil-2030 » une version qui n’est pas "
        "publiée : publiez-la ou supprimez-la au bureau, puis relancez."
    )
    assert end == "1 document refusé : corrigez-le, puis relancez ; le reste est chargé."
    assert models.Plenary.objects.get().title == "Un titre en cours"


def test_what_was_withdrawn_is_not_published_again(published, tmp_path):
    publishing.withdraw(published.plenary, None, "À la demande d’un intervenant.")
    assert "1 inchangées" in run(lines(tmp_path, [factories.document()]), publish=True)
    path = lines(tmp_path, [factories.document(title="Le soleil partagé")])
    said, _end = refusals(path, publish=True)
    assert "retirée" in said[0]
    assert not models.Passage.objects.exists()


def test_a_translation_may_come_before_its_original(tmp_path):
    original = factories.document()
    update = {"slug": "sun", "language": "en", "translation_of": original.slug}
    run(lines(tmp_path, [original.model_copy(update=update), original]), publish=True)
    assert models.Passage.objects.filter(translates=True).count() == (
        models.Passage.objects.filter(translates=False).count()
    )


def test_a_translation_of_nothing_is_refused(tmp_path):
    update = {"slug": "sun", "language": "en", "translation_of": "rien"}
    path = lines(tmp_path, [factories.document().model_copy(update=update)])
    said, _end = refusals(path, publish=True)
    assert said == [
        f"{path}:1 : La synthèse « rien », qu’elle traduit, n’est pas là : chargez-la d’abord."
    ]


def faulty(value):
    """Bytes of a line that is not taken."""
    return json.dumps(value).encode() if isinstance(value, dict) else value


def simple(**changes):
    document = json.loads(freeze(factories.document())[0])
    return document | changes


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"slug": "a",}', "ligne 1, colonne 14"),
        (b'{"slug": "a" "b"}', "une virgule manque, ou une accolade"),
        (b"{", "un nom entre guillemets droits est attendu"),
        (b"nothing", "une valeur manque"),
        (b'{"title": "\xe9t\xe9"}', "Ce texte n’est pas en UTF-8 (ligne 1, octet 12)"),
        (b"[]", "un objet est attendu"),
        (simple(title=""), "title : ce texte ne peut pas être vide"),
        (simple(held_on="juin 2030"), "held_on : « juin 2030 » n’est pas une date (AAAA-MM-JJ)"),
        (simple(speakers=[]), "speakers : ce champ est inconnu"),
        (simple(slug="Été"), "slug : « Été » n’a pas la forme attendue"),
        (simple(language="de"), "language : « de » n’est pas parmi : 'fr' ou 'en'"),
        (simple(people=[]), "Référence à corriger (personne)"),
        (simple(sessions=[{"title": "Sans nom"}]), "sessions[0].key : ce champ manque"),
        (simple(photos=[{"key": "a", "file": "a.png"}]), "Il manque le crédit"),
    ],
)
def test_a_bad_document_is_named_by_its_line_while_the_good_ones_go_in(tmp_path, line, why):
    path = tmp_path / "corpus.jsonl"
    good = freeze(factories.document())[0].encode()
    path.write_bytes(b"\n" + faulty(line) + b"\n" + good + b"\n")
    said, _end = refusals(path, publish=True)
    assert said[0].startswith(f"{path}:2 : ")
    assert why in said[0], said
    assert models.Edition.objects.get().slug == "soleil-2030"


def test_a_second_document_at_one_address_is_refused(tmp_path):
    path = lines(tmp_path, [factories.document(), factories.document(title="Un autre")])
    said, _end = refusals(path, publish=True)
    assert said == [
        f"{path}:2 : L’adresse « soleil-2030 » est déjà celle de {path}:1 : n’en gardez qu’un."
    ]
    assert models.Plenary.objects.get().title == "Le soleil en partage"


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.json"])
def test_a_document_that_is_too_large_is_refused_and_the_next_one_taken(
    tmp_path, monkeypatch, name
):
    good = freeze(factories.document())[0]
    monkeypatch.setattr(reading, "LARGEST", len(good.encode()) + 10)
    path = tmp_path / name
    path.write_text(f"{good} {' ' * 50}{good}\n" + (f"{good}\n" if name.endswith("l") else ""))
    said, _end = refusals(path)
    assert len(said) == 1
    assert "Ce document est trop lourd" in said[0]
    assert models.Plenary.objects.count() == name.endswith("l")


def test_what_is_refused_is_listed_in_a_file(tmp_path):
    path, listed = tmp_path / "corpus.jsonl", tmp_path / "refused.txt"
    path.write_text("{\n[]\n")
    refusals(path, refused=str(listed))
    assert [each.split("\t")[0] for each in listed.read_text().splitlines()] == [
        f"{path}:1",
        f"{path}:2",
    ]


def test_a_path_that_leads_nowhere_is_said(tmp_path):
    with pytest.raises(CommandError, match="Il n’y a rien à"):
        run(tmp_path / "nothing.jsonl")


def test_a_terminal_has_a_bar_with_the_rate_and_the_time_left(tmp_path, monkeypatch):
    from synthesis.management.importing import progress

    class Terminal(StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(progress, "_BAR", 0)
    out = Terminal()
    call_command("import_synthesis", str(lines(tmp_path, generated(60))), stdout=out)
    assert "█" in out.getvalue()
    assert "par seconde, reste 0:00, 0 refusés" in out.getvalue()

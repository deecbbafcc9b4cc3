"""From the working copy to the public and back."""

import pytest
from django.db import connection
from django.utils import timezone

from synthesis import workspace
from synthesis.models import Edition, Intervention, Organisation, Passage, Plenary, Revision
from synthesis.publishing import Refused, publish, restore, review, revise, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def plenary(published):
    return published.plenary


def rewrite(key, body):
    intervention = Intervention.objects.get(key=key)
    intervention.body = body
    intervention.save()


def public(plenary):
    return Edition.objects.current().get(plenary=plenary).synthesis


def said(document, key):
    return next(each.body for each in document.interventions if each.key == key)


def test_publishing_freezes_what_the_working_copy_says(db):
    plenary = factories.plenary()
    edition = publish(plenary, None)
    assert edition.number == 1
    assert edition.synthesis == workspace.compile(plenary).public()
    assert edition.revision.sha256 == review(plenary).sha256


def test_the_source_stays_on_the_desk(plenary):
    assert public(plenary).source.name == "forum.txt"
    assert public(plenary).source.text == ""
    assert plenary.source_text == factories.SOURCE


def test_everything_citable_has_its_passage(plenary):
    kinds = Passage.objects.order_by("position").values_list("kind", "key")
    assert list(kinds) == [
        ("intervention", "leduc"),
        ("quotation", "le-soleil-est-a-tous"),
        ("key_figure", "maires-69"),
        ("intervention", "d-arc"),
        ("intervention", "tour-de-table"),
        ("answer", "confiance"),
        ("answer", "patience"),
        ("alliance", "toits"),
        ("takeaway", "cadre-simple"),
    ]


def test_a_saved_draft_changes_nothing_in_public(plenary):
    rewrite("leduc", "<p>Brouillon.</p>")
    assert "Brouillon" not in said(public(plenary), "leduc")
    assert not Passage.objects.filter(text__contains="Brouillon").exists()


def test_the_second_edition_says_what_changed(plenary, editor):
    rewrite("leduc", "<p>Corrigé.</p>")
    edition = publish(plenary, editor, "Mot corrigé à la demande d’Ada Leduc.", is_correction=True)
    assert (edition.number, edition.is_correction, edition.published_by) == (2, True, editor)
    assert said(public(plenary), "leduc") == "<p>Corrigé.</p>"
    assert Edition.objects.get(number=1).synthesis != edition.synthesis


def test_a_second_edition_that_says_nothing_is_refused(plenary):
    rewrite("leduc", "<p>Corrigé.</p>")
    with pytest.raises(Refused, match="Dites en une phrase ce qui change"):
        publish(plenary, None, "  ")
    assert Edition.objects.count() == 1


def test_nothing_new_is_not_published_again(plenary):
    with pytest.raises(Refused, match="Rien n’a changé"):
        publish(plenary, None, "Rien")


def test_what_a_colleague_changed_after_the_review_is_not_published_unseen(plenary):
    rewrite("leduc", "<p>Relu.</p>")
    seen = review(plenary).sha256
    rewrite("d-arc", "<p>Arrivé entre-temps.</p>")
    with pytest.raises(Refused, match="a changé depuis votre relecture"):
        publish(plenary, None, "Relu", reviewed=seen)
    assert Edition.objects.count() == 1
    assert publish(plenary, None, "Relu", reviewed=review(plenary).sha256).number == 2


def test_chosen_interventions_are_published_and_the_rest_waits(plenary):
    rewrite("leduc", "<p>Choisi.</p>")
    rewrite("d-arc", "<p>Pas encore.</p>")
    assert review(plenary).waiting == ("leduc", "d-arc")
    publish(plenary, None, "Un mot.", interventions=["leduc"])
    assert said(public(plenary), "leduc") == "<p>Choisi.</p>"
    assert "Pas encore" not in said(public(plenary), "d-arc")
    assert review(plenary).waiting == ("d-arc",)
    assert Intervention.objects.get(key="d-arc").body == "<p>Pas encore.</p>"


def test_nothing_can_be_chosen_before_a_first_edition(db):
    with pytest.raises(Refused, match="publiez d’abord la synthèse entière"):
        publish(factories.plenary(), None, interventions=["leduc"])


def test_an_unknown_choice_is_refused(plenary):
    with pytest.raises(Refused):
        publish(plenary, None, "x", interventions=["inconnue"])


def test_a_failure_on_the_way_leaves_the_edition_before_whole(plenary):
    def fail(execute, sql, params, many, context):
        if 'INSERT INTO "synthesis_reference"' in sql:
            raise RuntimeError("disk full")
        return execute(sql, params, many, context)

    rewrite("leduc", "<p>Corrigé.</p>")
    before = list(Passage.objects.values())
    with pytest.raises(RuntimeError), connection.execute_wrapper(fail):
        publish(plenary, None, "Corrigé")
    assert Edition.objects.count() == Revision.objects.count() == 1
    assert list(Passage.objects.values()) == before


def test_the_address_of_another_public_plenary_is_refused(plenary):
    other = factories.plenary(slug="autre", title="Autre")
    Plenary.objects.filter(pk=plenary.pk).update(slug="ailleurs")
    Plenary.objects.filter(pk=other.pk).update(slug="soleil-2030")
    with pytest.raises(Refused, match="celle d’une autre plénière"):
        publish(other, None)


def test_withdrawing_takes_everything_from_readers(plenary, editor):
    withdraw(plenary, editor, "Une voix a été mal créditée.")
    assert not Edition.objects.current().exists()
    assert not Passage.objects.exists()
    assert Edition.objects.get().withdrawal.reason == "Une voix a été mal créditée."
    assert Intervention.objects.count() == 3


def test_withdrawing_takes_the_older_editions_too(plenary):
    rewrite("leduc", "<p>Corrigé.</p>")
    publish(plenary, None, "Corrigé")
    withdraw(plenary, None, "Raison")
    assert not Edition.objects.standing().exists()


def test_withdrawing_without_reason_is_refused(plenary):
    with pytest.raises(Refused, match="Donnez la raison"):
        withdraw(plenary, None, " ")
    assert Edition.objects.current().exists()


def test_withdrawing_twice_is_refused(plenary):
    withdraw(plenary, None, "Raison")
    with pytest.raises(Refused, match="rien à retirer"):
        withdraw(plenary, None, "Raison")


def test_a_withdrawn_plenary_may_be_published_again(plenary):
    withdraw(plenary, None, "Raison")
    edition = publish(plenary, None, "Voix recréditée.")
    assert edition.number == 2
    assert list(Edition.objects.standing()) == [edition]


def test_restoring_brings_back_the_words_and_keeps_those_it_replaces(plenary, editor):
    kept = revise(plenary, editor, "Avant la relecture")
    rewrite("leduc", "<p>À regretter.</p>")
    restore(kept, editor)
    assert workspace.compile(plenary) == kept.synthesis
    before_restoring = Revision.objects.latest("made_at")
    assert "À regretter" in said(before_restoring.synthesis, "leduc")
    assert before_restoring.made_at <= timezone.now()


def test_restoring_what_was_published_keeps_the_source_on_the_desk(plenary):
    rewrite("leduc", "<p>Autre.</p>")
    restore(Edition.objects.get().revision, None)
    assert Plenary.objects.get().source_text == factories.SOURCE


def test_restoring_does_not_publish(plenary):
    kept = revise(plenary, None)
    rewrite("leduc", "<p>Publié.</p>")
    publish(plenary, None, "Publié")
    restore(kept, None)
    assert said(public(plenary), "leduc") == "<p>Publié.</p>"


def test_a_form_open_while_a_colleague_restores_is_told(plenary):
    from synthesis.models.permanent import EditConflict

    kept, opened = revise(plenary, None), Intervention.objects.get(key="leduc")
    restore(kept, None)
    opened.body = "<p>Écrit entre-temps.</p>"
    with pytest.raises(EditConflict):
        opened.save()


def test_a_review_shows_the_doubts_and_the_difference(plenary):
    Organisation.objects.filter(slug="solaris").update(name="Solaris SA")
    rewrite("leduc", "<p>Changé.</p>")
    proposal = review(plenary)
    touched = {(change.kind, change.key) for change in proposal.difference.changes}
    assert {("intervention", "leduc"), ("organisation", "solaris")} <= touched
    assert "speaker_without_role" not in {doubt.code for doubt in proposal.doubts}
    assert "link_dead" in {doubt.code for doubt in proposal.doubts}


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ({"alternative_text": "La salle", "credit": "A. B."}, True),
        ({"decorative": True, "credit": "A. B."}, True),
        ({"alternative_text": "La salle"}, False),
        ({"credit": "A. B."}, False),
    ],
)
def test_a_photo_is_published_with_its_credit_and_words_for_who_does_not_see_it(
    db, words, published
):
    plenary = factories.plenary()
    plenary.photos.create(position=1, file="photos/salle.jpg", **words)
    if published:
        assert publish(plenary, None).synthesis.photos
        return
    with pytest.raises(Refused, match="Il manque le crédit ou le texte de remplacement"):
        publish(plenary, None)
    assert not Edition.objects.exists()

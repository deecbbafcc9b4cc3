"""What is doubtful before publication."""

import pytest
from hypothesis import given, settings

from synthesis.document.doubts import DoubtCode, doubts
from synthesis.document.extracts import Alliance, KeyFigure, Party, Quotation, Takeaway
from synthesis.document.synthesis import Link, Photo, Place, Source, Speaking
from tests.document.samples import document, session, talk
from tests.document.strategies import syntheses

SOURCE = """
Mahmoud MOHIELDIN a conclu ce premier temps d’échange avec la maxime

suivante « Seul on va plus vite, ensemble on va plus loin ! », encourageant

l’ensemble des organisations. Comme l’a expliqué Frédéric de SAINT-

SERNIN, l’accord a incité la Société Générale à modifier sa stratégie vis-

à-vis de ses parties prenantes (logique de « consom’action »). Elle est aujourd’hui
« comment trouver

des solutions pour tous ? ». Les e\ufb00ets de la main d’œuvre : autour de la table avec l’Etat ».
"""
KOCHER = Speaking(person="kocher", printed_name="Isabelle KOCHER", printed_role="Directrice")
AFM, SPI = Party(organisation="afm-telethon"), Party(organisation="spi")


def voiced(key="kocher", body="<p>Bonjour</p>", speakings=(KOCHER,), **more):
    return talk(key, body, speakings=speakings, **more)


def quoted(text, body="", **more):
    quotation = Quotation(key="q1", text=text, **more)
    return document(session("s1", voiced(body=body, quotations=(quotation,))))


def codes(*found):
    return [(each.code.value, each.kind.value, each.key, each.within) for each in found]


def about(intervention, source=""):
    return codes(*doubts(document(session("s1", intervention)), source))


def of_quotation(synthesis, source):
    return [each.code.value for each in doubts(synthesis, source) if each.kind == "quotation"]


def test_a_careful_document_raises_no_doubt():
    text = "Seul on va plus vite, ensemble on va plus loin !"
    synthesis = document(
        session(
            "s1",
            voiced(
                body=f"<p>«\u202f{text}\u202f»</p>",
                place=Place(start=0, end=50),
                quotations=(Quotation(key="q1", text=text, person="kocher"),),
                figures=(KeyFigure(key="f1", number=69, unit="%", counted="x", study="PHARE"),),
            ),
            talk("cadre", "<p>Le RAMEAU</p>", kind="framing"),
            talk("table", "<p>Quatre mots</p>", kind="round_table"),
        ),
        alliances=(Alliance(key="a", name="A", parties=(AFM, SPI), told_by=("kocher",)),),
        takeaways=(Takeaway(key="t", kind="lever", statement="Agir", supports=("kocher",)),),
        photos=(Photo(key="p", file="p.jpg", decorative=True, credit="Labo"),),
        links=(Link(key="l", url="https://exemple.fr", label="x", status="alive"),),
    )
    assert doubts(synthesis, SOURCE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Seul on va plus vite, ensemble on va plus loin !",
        "seul on va plus vite, ensemble on va plus loin\u202f!",
        "seul on va plus vite",
        "Comment trouver des solutions pour tous ?",
        "comment trouver\u00a0des solutions pour tous\u202f?",
        "consom'action",
        "Frédéric de SAINT-SERNIN",
        "vis-à-vis de ses parties prenantes",
        "les effets de la main d'oeuvre",
        "ses parties prenantes.",
        "autour de la table avec l'Etat",
    ],
)
def test_a_quotation_is_found_however_it_was_printed(text):
    assert of_quotation(quoted(text), SOURCE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Seul on va moins vite",
        "Seul on va plus vite ensemble",
        "eul on va plus vite",
        "seul on va plus vit",
        "SEUL on va plus vite",
        "comment trouver des Solutions",
        "autour de la table avec l’État",
    ],
)
def test_a_quotation_with_another_word_is_not_found(text):
    assert of_quotation(quoted(text), SOURCE) == ["quotation_not_in_source"]


def test_the_source_of_the_document_is_read_unless_another_is_given():
    synthesis = quoted("casser les codes").model_copy(
        update={"source": Source.of("2017.txt", "Il faut casser les codes.")}
    )
    assert of_quotation(synthesis, None) == []
    assert of_quotation(synthesis, SOURCE) == ["quotation_not_in_source"]
    assert of_quotation(synthesis.public(), None) == ["quotation_unchecked"]


def test_a_quotation_is_also_looked_for_in_its_own_intervention():
    synthesis = quoted("consom’action", body="<p>Une logique de <em>consommation</em>.</p>")
    assert of_quotation(synthesis, SOURCE) == ["quotation_not_in_body"]
    synthesis = quoted("consom’action", body="<p>Une logique de <em>consom</em>&#39;action.</p>")
    assert of_quotation(synthesis, SOURCE) == []


def test_a_quotation_of_somebody_who_does_not_speak_there_is_doubtful():
    absent = quoted("consom’action", person="canfin")
    assert of_quotation(absent, SOURCE) == ["quotation_of_absent_person"]
    assert of_quotation(quoted("consom’action"), SOURCE) == []


@pytest.mark.parametrize("speaking", [KOCHER, Speaking(printed_name="Une salariée")])
def test_a_speaker_without_role_is_doubtful(speaking):
    speaking = speaking.model_copy(update={"printed_role": ""})
    ((code, kind, _, within),) = about(voiced(speakings=(speaking,)))
    assert (code, kind, within) == ("speaker_without_role", "speaking", "kocher")


def test_an_organisation_that_speaks_alone_needs_no_role():
    assert about(voiced(speakings=(Speaking(organisation="engie"),))) == []


@pytest.mark.parametrize(
    ("printed", "doubtful"),
    [
        ("Isabelle KOCHER", False),
        ("Mme Kôcher", False),
        ("KOCHER-DUPONT", False),
        ("Pascal CANFIN", True),
        ("Isabelle KOCHERON", True),
    ],
)
def test_a_printed_name_of_somebody_else_is_doubtful(printed, doubtful):
    speaking = Speaking(person="kocher", printed_name=printed, printed_role="Directrice")
    found = about(voiced(speakings=(speaking,)))
    assert found == [("speaker_of_another_name", "speaking", "kocher", "kocher")] * doubtful


def test_a_talk_without_speaker_or_text_is_doubtful():
    assert about(talk("rameau")) == [
        ("intervention_without_speaker", "intervention", "rameau", "rameau"),
        ("intervention_without_text", "intervention", "rameau", "rameau"),
    ]


def test_a_place_outside_the_source_or_taken_twice_is_doubtful():
    place = Place(start=3, end=9)
    synthesis = document(session("s1", voiced("a", place=place), voiced("b", place=place)))
    assert codes(*doubts(synthesis, "neuf sign")) == [("place_shared", "intervention", "b", "b")]
    assert [each.code.value for each in doubts(synthesis, "huit car")] == [
        "place_outside_source",
        "place_outside_source",
        "place_shared",
    ]


def test_a_figure_without_study_is_doubtful():
    figure = KeyFigure(key="f1", number=1200000, unit="partenariats", counted="référencés")
    (doubt,) = doubts(document(session("s1", voiced(figures=(figure,)))))
    assert codes(doubt) == [("figure_without_study", "key_figure", "f1", "kocher")]
    assert doubt.label == "1,2\u00a0million de partenariats — référencés"


def test_what_nothing_supports_shows_or_answers_is_doubtful():
    synthesis = document(
        alliances=(Alliance(key="a", name="A", parties=(AFM, SPI)),),
        takeaways=(Takeaway(key="t", kind="lever", statement="Agir"),),
        photos=(Photo(key="p", file="p.jpg"), Photo(key="q", file="q.jpg", alternative_text="x")),
        links=(Link(key="l", url="https://storify.com/x", label="Storify", status="dead"),),
    )
    assert codes(*doubts(synthesis)) == [
        ("alliance_untold", "alliance", "a", None),
        ("takeaway_unsupported", "takeaway", "t", None),
        ("photo_without_alternative", "photo", "p", None),
        ("photo_without_credit", "photo", "p", None),
        ("photo_without_credit", "photo", "q", None),
        ("link_dead", "link", "l", None),
    ]


@given(syntheses())
@settings(max_examples=20, deadline=None)
def test_every_doubt_names_something_that_is_there(synthesis):
    keys = {each.key for each in synthesis.interventions}
    for doubt in doubts(synthesis):
        assert doubt.label
        assert doubt.code in DoubtCode
        assert doubt.within is None or doubt.within in keys

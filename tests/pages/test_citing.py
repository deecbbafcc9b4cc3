"""How each thing is cited: which words, in which form, at an address that lasts."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override
from jsonschema import Draft7Validator

from synthesis.document import extracts
from synthesis.document import synthesis as value
from synthesis.document.canonical import freeze
from synthesis.models import Edition, Revision
from synthesis.models.kinds import PassageKind
from synthesis.pages import citing
from synthesis.pages.citing import Author
from synthesis.pages.voices import Voice
from tests import factories
from tests.harness import PROJECT
from tests.views.reading import flat

EDITION = "http://testserver/plenieres/soleil-2030/editions/2/"
ALL = {
    PassageKind.INTERVENTION: "leduc",
    PassageKind.QUOTATION: "le-soleil-est-a-tous",
    PassageKind.KEY_FIGURE: "maires-69",
    PassageKind.ANSWER: "patience",
    PassageKind.TAKEAWAY: "cadre-simple",
    PassageKind.ALLIANCE: "toits",
}

NOTHING_ELSE = {"alliances": (), "takeaways": ()}


def edition(**changes):
    """The second edition of the small synthesis; no database has it."""
    document = factories.document(**changes)
    text, sha256 = freeze(document.public())
    return Edition(
        number=2,
        revision=Revision(document=text, sha256=sha256),
        slug="soleil-2030",
        title=document.title,
        event="Forum du soleil 2030",
        held_on=document.held_on,
        language=document.language,
        published_at=datetime(2030, 7, 14, 9, 0, tzinfo=UTC),
    )


def cited(kind=None, key="", **changes):
    found = citing.citation(edition(**changes), kind, key)
    return replace(found, accessed=date(2031, 1, 1))


def reference(*asked, **changes):
    return flat(cited(*asked, **changes).reference)


def test_the_reference_of_an_intervention_says_who_spoke_of_what_where_and_in_which_edition():
    assert reference(PassageKind.INTERVENTION, "leduc") == (
        "LEDUC, Ada (Directrice, Solaris). Le soleil en partage [propos rapportés et citations]."
        " In : Le soleil en partage [en ligne]. Forum du soleil 2030, 21 juin 2030."
        " Édition 2, Convergences, 14 juillet 2030 [consulté le 1er janvier 2031]."
        f" Disponible à l’adresse : {EDITION}#intervention-leduc"
    )


def test_an_intervention_without_heading_is_called_by_its_kind():
    said = reference(PassageKind.INTERVENTION, "d-arc")
    assert said.startswith(
        "D’ARC, Jean (Maire, Ville de Montbrun). Intervention [propos rapportés]"
    )


def test_a_text_that_nobody_speaks_says_what_it_is():
    frame = value.Intervention(key="cadre", kind="framing", heading="Un cadre", body="<p>Ici.</p>")
    session = value.Session(key="matin", title="Le matin", interventions=(frame,))
    said = reference(PassageKind.INTERVENTION, "cadre", sessions=(session,), **NOTHING_ELSE)
    assert said.startswith("Un cadre [cadrage]. In :")


def test_the_whole_synthesis_is_cited_without_author():
    assert reference().startswith("Le soleil en partage [en ligne]. Forum du soleil 2030")
    assert reference().endswith(EDITION)


def test_a_quotation_belongs_to_whoever_said_it_in_the_role_that_was_printed():
    said = reference(PassageKind.QUOTATION, "le-soleil-est-a-tous")
    assert said.startswith("LEDUC, Ada (Directrice, Solaris). « Le soleil est à tous » [citation].")
    assert said.endswith("#citation-le-soleil-est-a-tous")


def test_words_that_nobody_is_known_to_have_said_have_no_author():
    assert reference(PassageKind.ANSWER, "confiance").startswith("« confiance » [réponse]. In :")
    assert reference(PassageKind.ANSWER, "patience").startswith("D’ARC, Jean. « patience »")


def test_a_figure_is_given_by_those_who_speak():
    said = reference(PassageKind.KEY_FIGURE, "maires-69")
    assert said.startswith(
        "LEDUC, Ada (Directrice, Solaris). 69 %, approuvent (maires) [chiffre clé]."
    )


def test_what_the_editors_wrote_has_no_author():
    assert reference(PassageKind.TAKEAWAY, "cadre-simple").startswith(
        "Un cadre plus simple est demandé [point à retenir]. In :"
    )
    assert reference(PassageKind.ALLIANCE, "toits").startswith("Toits solaires [alliance]. In :")


def test_an_organisation_that_speaks_without_a_person_is_the_author():
    assert cited(PassageKind.INTERVENTION, "tour-de-table").authors == (Author("Entraide"),)


def test_what_the_edition_does_not_have_is_not_cited():
    assert citing.citation(edition(), PassageKind.QUOTATION, "inconnue") is None


def test_an_older_edition_is_cited_under_the_slug_that_its_plenary_has_now():
    found = citing.citation(edition(), slug="soleil")
    assert found.address == "http://testserver/plenieres/soleil/editions/2/"


def test_in_english_it_is_cited_in_english_at_the_english_address():
    with override("en"):
        said = flat(cited(PassageKind.INTERVENTION, "leduc").reference)
    assert "21 June 2030" in said
    assert said.endswith("/en/plenieres/soleil-2030/editions/2/#intervention-leduc")


@pytest.mark.parametrize(("kind", "key"), [(None, ""), *ALL.items()])
def test_what_citation_processors_read_is_what_their_schema_asks_for(kind, key):
    schema = json.loads((PROJECT / "tests/schemas/csl-data.json").read_text())
    items = json.loads(cited(kind, key).csl)
    Draft7Validator(schema).validate(items)
    assert items[0]["URL"].startswith(EDITION)


def test_csl_keeps_the_two_names_of_a_person_apart_and_that_of_an_organisation_whole():
    [item] = json.loads(cited(PassageKind.INTERVENTION, "leduc").csl)
    assert item["author"] == [{"family": "Leduc", "given": "Ada"}]
    assert item["container-title"] == "Le soleil en partage"
    assert item["event-date"] == {"date-parts": [[2030, 6, 21]]}
    assert item["issued"] == {"date-parts": [[2030, 7, 14]]}
    [item] = json.loads(cited(PassageKind.INTERVENTION, "tour-de-table").csl)
    assert item["author"] == [{"literal": "Entraide"}]


def test_bibtex_has_one_entry_whose_braces_match():
    entry = cited(PassageKind.INTERVENTION, "leduc").bibtex
    assert entry.startswith("@inproceedings{soleil-2030-intervention-leduc-edition-2,\n")
    assert "  author = {Leduc, Ada},\n" in entry
    assert "  booktitle = {{Le soleil en partage}},\n" in entry
    assert "  urldate = {2031-01-01},\n" in entry
    assert entry.count("{") == entry.count("}")
    assert cited().bibtex.startswith("@proceedings{soleil-2030-edition-2,\n")


def test_bibtex_keeps_the_commands_of_tex_out_of_words():
    entry = cited(title="R&D : 100\u202f% {utile} \\ ~ #1_2^3\u00a0$").bibtex
    written = (
        r"R\&D : 100\,\% \{utile\} \textbackslash{} \textasciitilde{} \#1\_2\textasciicircum{}3~\$"
    )
    assert f"{{{{{written}}}}}" in entry


def test_bibtex_keeps_the_name_of_an_organisation_together():
    assert "author = {{Entraide}}" in cited(PassageKind.INTERVENTION, "tour-de-table").bibtex


def test_ris_has_one_record_of_lines_that_end_as_they_must():
    record = cited(PassageKind.INTERVENTION, "leduc").ris
    lines = record.split("\r\n")
    assert lines[0] == "TY  - CPAPER"
    assert lines[-2:] == ["ER  - ", ""]
    assert "AU  - Leduc, Ada" in lines
    assert "C3  - Le soleil en partage" in lines
    assert "T2  - Forum du soleil 2030" in lines
    assert "Y2  - 2031/01/01" in lines
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])


def test_words_of_several_lines_stay_on_one():
    takeaway = extracts.Takeaway(key="k", kind="lever", statement="Un.\nDeux.")
    found = cited(PassageKind.TAKEAWAY, "k", takeaways=(takeaway,))
    assert "TI  - Un. Deux.\r\n" in found.ris
    assert "title = {{Un. Deux.}}" in found.bibtex


def credited(mode, *voices):
    return flat(citing.credit(voices, mode, "Cadrage"))


def test_whoever_quotes_reported_words_says_that_they_are_reported():
    ada = Voice("Ada LEDUC", "Directrice", "Solaris")
    assert credited("paraphrase", ada) == "Ada LEDUC, Directrice, Solaris (propos rapportés)"
    assert credited("verbatim", ada) == "Ada LEDUC, Directrice, Solaris"
    assert credited("verbatim", ada, Voice("Entraide")) == (
        "Ada LEDUC, Directrice, Solaris ; Entraide"
    )
    assert credited("paraphrase") == "Cadrage"


def test_words_are_quoted_with_where_they_stand():
    assert flat(citing.publication(edition()).pattern) == (
        "« {words} » — {who}, in Le soleil en partage, Forum du soleil 2030, 21 juin 2030,"
        " édition 2, {address}"
    )

"""What is read: voices, passages, photos, editions; and what a list of them asks and finds."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from synthesis.document.extracts import Qualifier
from synthesis.forms import Option, Question
from synthesis.models.kinds import OrganisationKind, TakeawayKind
from synthesis.pages import charts
from synthesis.pages.citing import Author, Citation, Publication
from synthesis.pages.contexts import Context
from synthesis.pages.editions import EditionLine
from synthesis.pages.extracts import Alliance, Answer, Figure, Party, Quotation, Step, Takeaway
from synthesis.pages.interventions import Intervention
from synthesis.pages.items import Place, Support, Surroundings
from synthesis.pages.networks import graph, ties
from synthesis.pages.notes import Notes
from synthesis.pages.passages import Origin
from synthesis.pages.photos import Photo
from synthesis.pages.plenaries import (
    Chart,
    Event,
    LastWords,
    Link,
    PlenaryPage,
    Session,
    TakeawayGroup,
    Told,
)
from synthesis.pages.results import Result
from synthesis.pages.voices import Goal, Named, Theme, Voice
from synthesis.search.highlight import Piece
from synthesis.search.query import Query

PLENARY = "plenarium"
LONG = (
    "Comité de liaison des ateliers de réparation, des ressourceries, des bibliothèques d’objets et"
    " des jardins nourriciers de l’Ourmelle et de ses affluents"
)
LOREM = (
    "Les habitants ont demandé que le relevé des crues soit tenu avec eux, et publié chaque année."
)

ADA = Voice("Ada Ravel", "Directrice", "Solène Énergie", "company", "ada-ravel", "solene-energie")
MAYOR = Voice("Côme Thibault", "Maire", "Ville de Port-Liseron", "public")
ALONE = Voice("Les Passeurs", kind="association", organisation_slug="les-passeurs")
UNKNOWN = Voice("Un habitant")
CROWDED = Voice("Maëlys de La Tourbière-Oulmière", "Présidente du conseil", LONG, "network")
VOICES = (ADA, MAYOR, ALONE, UNKNOWN, CROWDED)
KINDS = [(kind.value, kind.label) for kind in OrganisationKind]

THEMES = (Theme("eau", "Eau", stated=True), Theme("confiance", "Confiance", stated=False))
GOALS = tuple(Goal(n, _("Objectif %(number)s") % {"number": n}, stated=n % 2 == 0) for n in (6, 7))

QUOTATION = Quotation("silence", "Le silence nous arrangeait", ADA, "")
QUOTATIONS = (
    QUOTATION,
    Quotation("personne", "Personne n’a compté", None, "Entendu dans la salle"),
    Quotation("long", f"{LOREM} {LOREM}", CROWDED, ""),
)


def _figure(key: str, number: int, how: Qualifier, population: str, series: str = "") -> Figure:
    words = {
        Qualifier.MORE_THAN: "plus de",
        Qualifier.LESS_THAN: "moins de",
        Qualifier.ABOUT: "environ",
    }
    return Figure(
        key=key,
        qualifier=words.get(how, ""),
        value=f"{number} %",
        counted="des maires disent réparer avant de remplacer",
        population=population,
        study="Enquête imaginaire de l’Ourmelle",
        year=2029,
        how=how,
        number=Decimal(number),
        unit="%",
        series=series,
    )


ONE_FIGURE = charts.groups([_figure("un", 64, Qualifier.EXACT, "")])[0]
SEVERAL_FIGURES = charts.Group(
    (
        _figure("aval", 58, Qualifier.EXACT, "en aval"),
        _figure("amont", 31, Qualifier.MORE_THAN, "en amont"),
    ),
    None,
)
COMPARED = charts.series(
    [
        charts.Placed(_figure(f"serie-{n}", n, how, f"rive {n}", "rives"), PLENARY)
        for n, how in (
            (72, Qualifier.MORE_THAN),
            (44, Qualifier.EXACT),
            (21, Qualifier.LESS_THAN),
            (9, Qualifier.ABOUT),
        )
    ]
)

STEPS = (Step("ravel", "Ada Ravel"), Step("thibault", "Côme Thibault"))
TAKEAWAYS = tuple(
    Takeaway(
        key=kind.value,
        kind=kind.value,
        kind_label=str(kind.label),
        statement=LOREM,
        supports=STEPS[: at % 3],
        themes=THEMES,
        goals=GOALS,
    )
    for at, kind in enumerate(TakeawayKind)
)
ANSWERS = (
    Answer("une", "Tenir un relevé commun.", ADA),
    Answer("autre", "Attendre moins.", None),
)
MORE_ANSWERS = (Answer("compter", LOREM, CROWDED), Answer("publier", "Publier.", None))
PARTIES = tuple(
    Party(kind.value, capfirst(f"{kind.label} de l’Ourmelle"), kind.value, "un local" * (at < 1))
    for at, kind in enumerate(OrganisationKind)
)
ALLIANCES = (
    Alliance("releve", "Le relevé des crues", LOREM, "2 M€", 2028, PARTIES[:3], STEPS),
    Alliance("nue", LONG, "", "", None, PARTIES[3:5], ()),
)
GRAPH = graph.graph(
    ties.Tie(
        PLENARY,
        each.key,
        name,
        tuple(ties.Party(party.slug, party.name, party.kind) for party in each.parties),
    )
    for each, name in zip(ALLIANCES, ("Le relevé des crues", "La maison des rives"), strict=True)
)

INTERVENTION = Intervention(
    key="ravel",
    label="Ada Ravel",
    heading="Ce que le fleuve demande",
    kind="talk",
    kind_label="intervention",
    mode="paraphrase",
    mode_label="propos rapportés",
    body=f'<p id="p1">{LOREM}</p><p id="p2">{LOREM}</p>',
    credit="",
    voices=(ADA, CROWDED),
    mentions=(Named("les-passeurs", "Les Passeurs", "association", "les passeurs"),),
    quotations=(QUOTATION,),
    figures=(_figure("dit", 12, Qualifier.EXACT, ""),),
    answers=ANSWERS,
    themes=THEMES,
    goals=GOALS,
    takeaways=(),
    alliances=(),
)
NOTES = Notes(3, ("https://exemple.org/releve", "https://exemple.org/crues"))
SESSION = Session("rives", "Deux rives, un relevé", f"<p>{LOREM}</p>", (INTERVENTION,), NOTES)


def _photo(key: str, width: int, height: int, caption: str = "", credit: str = "") -> Photo:
    words = "Une salle, trois rangs de chaises."
    return Photo(key, words, False, credit, caption, width, height, 5, 3)


PHOTO = _photo("salle", 1600, 1067, "La salle du relevé", "Imaginaire")
PRINTED_PHOTO = _photo("rangs", 1600, 1067, "La salle, avant la plénière", "Imaginaire")
STORY = (
    (_photo("fleuve", 2400, 900, "Le fleuve"),),
    (_photo("rive", 900, 1200), _photo("pont", 1600, 1067, LOREM, "Imaginaire")),
)
LINKS = (
    Link("releve", "https://exemple.org/releve", "Le relevé", "", False, None),
    Link("perdu", "https://exemple.org/perdu", "Perdu", "", True, date(2030, 9, 1)),
    Link("album", "https://exemple.org/album", "L’album", "https://exemple.org/copie", True, None),
)
LAST_WORDS = LastWords(
    STEPS[0], (Answer("patience", "patience", None), Answer("releve", "relevé", ADA))
)
TOLD = (Told(ONE_FIGURE.figures, STEPS[0]), Told(SEVERAL_FIGURES.figures, STEPS[1]))
PLENARY_PAGE = PlenaryPage(
    title="Réparer, relier",
    language="fr",
    held_on=date(2030, 6, 21),
    event=Event("Rencontres imaginaires de l’Ourmelle", "", "", None, None, ()),
    co_organisers=(),
    introduction="",
    introduction_notes=None,
    closing="",
    closing_notes=None,
    sessions=(SESSION,),
    last_words=LAST_WORDS,
    alliances=ALLIANCES,
    takeaways=(TakeawayGroup("lever", "Leviers", TAKEAWAYS[2:3]),),
    charts=(Chart(COMPARED, STEPS),) if COMPARED else (),
    figures=TOLD,
    cover=PHOTO,
    story=STORY,
    links=LINKS,
)

MARKED = (Piece("Tenir le "), Piece("relevé", is_match=True), Piece(" des crues avec eux."))


RESULTS = tuple(
    Result(
        language=language,
        plenary="Réparer, relier",
        plenary_slug=PLENARY,
        session=session,
        held_on=date(2030, 6, 21),
        query=Query(),
        key=f"ravel-{language}",
        byline=(ADA, MAYOR),
        title=title,
        excerpt=MARKED,
        place="",
    )
    for language, title, session in (
        ("fr", "", ""),
        ("en", "What the river asks for", "Two banks, one record"),
    )
)

PLACE = Place("Réparer, relier", "fr", 2, 3, *STEPS)
SUPPORT = Support("ravel", "Ada Ravel", "Ce que le fleuve demande", (ADA,), LOREM, "rives", "Rives")
AROUND = Surroundings(
    SUPPORT, Context("Elle le dit : ", "le silence nous arrangeait", ".", 1), TAKEAWAYS[:1], (), ()
)
ORIGINS = tuple(Origin(step.key, step.label, (ADA,)) for step in STEPS)

EDITIONS = (
    EditionLine(PLENARY, 1, datetime(2030, 7, 1, tzinfo=UTC), "", is_correction=False),
    EditionLine(PLENARY, 2, datetime(2030, 8, 1, tzinfo=UTC), "Un nom corrigé.", True, before=1),
)
PUBLICATION = Publication(
    slug=PLENARY,
    title="Réparer, relier",
    event="Rencontres imaginaires de l’Ourmelle",
    held_on=date(2030, 6, 21),
    language="fr",
    number=1,
    published_on=date(2030, 7, 1),
    address="https://exemple.org/plenieres/plenarium/editions/1/",
)
CITATION = Citation(PUBLICATION, date(2030, 9, 1), (Author("Ravel", "Ada", "Directrice"),), "Rives")

QUESTIONS = (
    Question(
        "kind",
        "Types d’organisation",
        tuple(
            Option(value, str(label), at, selected=at == 1, kind=value)
            for at, (value, label) in enumerate(KINDS)
        ),
        hidden=2,
        open=True,
    ),
    Question("none", "Sans choix", (), open=True),
)


def page() -> Page:
    """The second of three pages of a list."""
    return Paginator(range(3), 1).page(2)

"""A small synthesis in which everything that the vocabulary names occurs at least once."""

from datetime import date
from decimal import Decimal

from synthesis import publishing, workspace
from synthesis.document import extracts, reference
from synthesis.document import synthesis as value
from synthesis.document.canonical import freeze
from synthesis.document.composing import Directory, compose
from synthesis.models import Edition, Plenary
from tests import photographs

SOURCE = (
    "Ada LEDUC, Directrice de Solaris, ouvre la rencontre : « Le soleil est à tous ». "
    "Selon l’étude Barème, 69 % des maires approuvent. "
    "La Ville de Montbrun, par la voix de son maire Jean d’ARC, demande un cadre plus simple. "
    "Le réseau Entraide parle sans que personne ne soit nommé. "
    "Tour de table : confiance, patience."
)
ORGANISATIONS = (
    reference.Organisation(slug="solaris", name="Solaris", kind="company", parent="groupe-helios"),
    reference.Organisation(slug="groupe-helios", name="Groupe Hélios", kind="company"),
    reference.Organisation(
        slug="montbrun", name="Ville de Montbrun", kind="public", aliases=("Mairie de Montbrun",)
    ),
    reference.Organisation(slug="entraide", name="Entraide", short_name="ENT", kind="network"),
)
PEOPLE = (
    reference.Person(slug="ada-leduc", given_name="Ada", family_name="Leduc"),
    reference.Person(slug="jean-d-arc", given_name="Jean", family_name="d’Arc"),
)
THEMES = (
    reference.Theme(slug="energie", name="Énergie"),
    reference.Theme(slug="territoires", name="Territoires"),
)
GOALS = (
    reference.Goal(number=7, title_fr="Énergie propre", title_en="Clean energy"),
    reference.Goal(number=17, title_fr="Partenariats", title_en="Partnerships"),
)
DIRECTORY = Directory(
    {each.slug: each for each in ORGANISATIONS},
    {each.slug: each for each in PEOPLE},
    {each.slug: each for each in THEMES},
    {each.number: each for each in GOALS},
)


def leduc():
    return value.Intervention(
        key="leduc",
        heading="Le soleil en partage",
        kind="testimony",
        mode="mixed",
        body="<p>Ada Leduc ouvre la rencontre : <em>le soleil est à tous</em>.</p>",
        place=value.Place(start=0, end=82),
        speakings=(
            value.Speaking(
                person="ada-leduc",
                organisation="solaris",
                printed_name="Ada LEDUC",
                printed_role="Directrice",
                printed_organisation="Solaris",
            ),
        ),
        mentions=(value.Mention(organisation="montbrun", printed="la mairie"),),
        quotations=(
            extracts.Quotation(
                key="le-soleil-est-a-tous",
                text="Le soleil est à tous",
                person="ada-leduc",
                organisation="solaris",
            ),
        ),
        figures=(
            extracts.KeyFigure(
                key="maires-69",
                number=Decimal(69),
                unit="%",
                counted="approuvent",
                population="maires",
                study="étude Barème",
                series="avis",
            ),
        ),
        themes=(extracts.ThemeTag(theme="energie", stated=True),),
        goals=(extracts.GoalTag(goal=7, stated=True),),
    )


def d_arc():
    return value.Intervention(
        key="d-arc",
        body="<p>Le maire demande un cadre plus simple.</p>",
        speakings=(
            value.Speaking(
                person="jean-d-arc",
                organisation="montbrun",
                printed_name="Jean d’ARC",
                printed_role="Maire",
                printed_organisation="Ville de Montbrun",
            ),
        ),
        themes=(extracts.ThemeTag(theme="territoires"),),
        goals=(extracts.GoalTag(goal=17),),
    )


def round_table():
    return value.Intervention(
        key="tour-de-table",
        kind="round_table",
        body="<p>Chacun donne un mot, le réseau Entraide aussi.</p>",
        speakings=(value.Speaking(organisation="entraide", printed_organisation="Entraide"),),
        answers=(
            extracts.Answer(key="confiance", text="confiance"),
            extracts.Answer(key="patience", text="patience", person="jean-d-arc"),
        ),
    )


def another(number):
    return d_arc().model_copy(update={"key": f"d-arc-{number}"})


def document(interventions=3, **changes):
    """A whole Synthesis with so many interventions; `changes` replace its fields."""
    few = [leduc(), d_arc(), round_table()][:interventions]
    few += [another(number) for number in range(4, interventions + 1)]
    parts = {
        "slug": "soleil-2030",
        "title": "Le soleil en partage",
        "held_on": date(2030, 6, 21),
        "event": reference.Event(
            slug="forum-2030", name="Forum du soleil", edition="2030", organisers=("entraide",)
        ),
        "co_organisers": ("entraide",),
        "introduction": "<p>Une rencontre sur l’énergie.</p>",
        "closing": "<p>À l’année prochaine.</p>",
        "source": value.Source.of("forum.txt", SOURCE),
        "sessions": (
            value.Session(
                key="matin",
                title="Le matin",
                opening="<p>On commence tôt.</p>",
                interventions=tuple(few[:2]),
            ),
            value.Session(key="soir", title="Le soir", interventions=tuple(few[2:])),
        ),
        "alliances": (
            extracts.Alliance(
                key="toits",
                name="Toits solaires",
                made="Des panneaux sur les écoles.",
                amount=Decimal(2_000_000),
                amount_qualifier="more_than",
                year=2029,
                parties=(
                    extracts.Party(organisation="solaris", part="installe"),
                    extracts.Party(organisation="montbrun", part="prête ses toits"),
                ),
                told_by=("leduc",) if interventions else (),
            ),
        ),
        "takeaways": (
            extracts.Takeaway(
                key="cadre-simple",
                kind="request",
                statement="Un cadre plus simple est demandé.",
                supports=("d-arc",) if interventions > 1 else (),
                themes=(extracts.ThemeTag(theme="territoires"),),
                goals=(extracts.GoalTag(goal=17),),
            ),
        ),
        "links": (
            value.Link(
                key="album", url="https://example.org/album", label="L’album", status="dead"
            ),
        ),
    }
    return compose(DIRECTORY, **(parts | changes))


def plenary(interventions=3, **changes):
    """The working copy of `document`, unpublished."""
    made = document(interventions, **changes)
    loaded = photographs.rows_of(("loaded", *freeze(made)), lambda: workspace.load(made))
    return loaded or Plenary.objects.get()


def published(interventions=3, **changes):
    """The first edition of `document`."""
    made = document(interventions, **changes)
    edition = photographs.rows_of(
        ("published", *freeze(made)), lambda: publishing.publish(workspace.load(made), None)
    )
    return edition or Edition.objects.select_related("plenary", "revision").get()

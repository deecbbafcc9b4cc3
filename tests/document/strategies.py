"""Hypothesis strategies of whole Synthesis values, as rich as an editor or an importer makes them.

`syntheses()` draws one. Every value is what the types make of it: it holds nothing that a database
would not give back as it is. Later versions of a value are drawn in `editing.py`.
"""

from datetime import date, timedelta
from decimal import Decimal
from html import escape

from hypothesis import strategies as st

from synthesis.document.composing import Directory, compose
from synthesis.document.extracts import (
    Alliance,
    Answer,
    GoalTag,
    KeyFigure,
    Party,
    Qualifier,
    Quotation,
    Takeaway,
    TakeawayKind,
    ThemeTag,
)
from synthesis.document.reference import (
    Event,
    Goal,
    Organisation,
    OrganisationKind,
    Person,
    Theme,
)
from synthesis.document.synthesis import (
    Intervention,
    InterventionKind,
    InterventionMode,
    Link,
    LinkStatus,
    Mention,
    Photo,
    Place,
    Session,
    Source,
    Speaking,
)

WORDS = (
    *"alliance partenariat territoires co-construction bien commun ONG 2017 écosystème".split(),
    *"l’impact d'intérêt « Seul on va plus vite » 69\u202f% œuvre Télé\u00a0thon".split(" "),
    *("vis-à-vis", "consom’action", "!", "a\u0301", "é", "🌍", "👩🏽\u200d🔬", "e\u0323\u0302"),
    *("<p>", "&amp;", "&", '"', "'", "ﬁn", "شراكة", "合作", "[…]", "1,2", "\\", "%s", "{{ x }}"),
)
NAMES = ("mohieldin", "heidsieck", "a", "le-17eme-objectif", "rameau", "x2", "k-0", "wwf-france")
ADDRESSES = (
    "https://storify.com/Labo_Le_RAMEAU/getting-started",
    "http://exemple.fr/?a=1&b=%C3%A9#ancre",
    "https://пример.example/été",
)

GAPS = (" ", "\u00a0", "\u202f", "\n", "\n\n", "\r\n", "  ")
PHRASES = tuple(gap.join(WORDS[at : at + 3]) for gap in GAPS for at in range(len(WORDS)))

anything = st.text(st.characters(codec="utf-8"), max_size=6)
# Mostly phrases, each of which costs one choice: a document has a hundred texts.
phrases = st.sampled_from(PHRASES)
texts = st.one_of(st.just(""), phrases, phrases, anything)
full_texts = st.one_of(phrases, phrases, st.tuples(phrases, anything).map(" ".join))
lines, full_lines = texts, full_texts
numbers = st.one_of(
    st.sampled_from([Decimal(each) for each in ("1200000", "120000000", "1987", "-0.5", "0")]),
    st.decimals(Decimal(-(10**12) + 1), Decimal(10**12 - 1), places=3),
)
years = st.none() | st.integers(1, 9999)
dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))
addresses = st.sampled_from(ADDRESSES)


def maybe(strategy):
    return st.none() | strategy


@st.composite
def proses(draw, max_blocks=3):
    """Small HTML as editors and importers write it, before the types clean it."""
    return "".join(draw(st.lists(blocks, max_size=max_blocks)))


inline = st.one_of(
    full_texts.map(escape),
    full_texts.map(lambda text: f"<em>{escape(text)}</em>"),
    full_texts.map(lambda text: f"« <strong>{escape(text)}</strong>&nbsp;»&#8239;!"),
    st.tuples(addresses, full_texts).map(
        lambda pair: f'<a href="{escape(pair[0])}">{escape(pair[1])}</a>'
    ),
    st.sampled_from(("&eacute;t&eacute;", "a<br>b", "R&amp;D", "1 &lt; 2", "&#x338;ombre")),
)
runs = st.lists(inline, min_size=1, max_size=2).map(" ".join)
blocks = st.one_of(
    runs.map(lambda text: f"<p>{text}</p>"),
    runs.map(lambda text: f"<p>{text}</p>\n"),
    st.lists(runs, min_size=1, max_size=3).map(
        lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    ),
    runs.map(lambda text: f"<ol><li><p>{text}</p></li></ol>"),
    st.just("<p>Seul on va plus vite, ensemble on va plus loin&nbsp;!</p>"),
    runs,
)


class Names:
    """Permanent names: each is given once for a kind of thing."""

    def __init__(self, draw, taken=()):
        self.draw, self.taken = draw, set(taken)

    def new(self, kind):
        base = self.draw(st.sampled_from(NAMES))
        times = 1
        name = base
        while (kind, name) in self.taken:
            times += 1
            name = f"{base}-{times}"
        self.taken.add((kind, name))
        return name

    def former(self, kind):
        return tuple(self.new(kind) for _ in range(self.draw(st.sampled_from((0, 0, 0, 1, 2)))))

    def keys(self, kind):
        return {"key": self.new(kind), "former_keys": self.former(kind)}

    def slugs(self, kind):
        return {"slug": self.new(kind), "former_slugs": self.former(kind)}


class Author:
    """Writes the parts of one synthesis from what Hypothesis draws."""

    def __init__(self, draw, names, source_length=0):
        self.draw, self.names, self.source_length = draw, names, source_length
        self.directory = Directory()

    def one_of(self, records):
        return self.draw(maybe(st.sampled_from(sorted(records)))) if records else None

    def some_of(self, records, size=2):
        if not records:
            return []
        return self.draw(st.lists(st.sampled_from(sorted(records)), max_size=size, unique=True))

    def organisation(self):
        draw = self.draw
        return Organisation(
            **self.names.slugs("organisation"),
            name=draw(full_lines),
            short_name=draw(lines),
            kind=draw(st.sampled_from(OrganisationKind)),
            parent=self.one_of(self.directory.organisations),
            aliases=draw(st.sampled_from(((), (), ("AFM",), ("WWF", "Fonds mondial")))),
            logo=draw(st.sampled_from(("", "logos/rameau.png"))),
            website=draw(maybe(addresses)),
            description=draw(texts),
        )

    def person(self):
        return Person(
            **self.names.slugs("person"),
            given_name=self.draw(lines),
            family_name=self.draw(full_lines),
            portrait=self.draw(st.sampled_from(("", "portraits/mohieldin.jpg"))),
            biography=self.draw(texts),
        )

    def theme(self):
        return Theme(
            **self.names.slugs("theme"), name=self.draw(full_lines), description=self.draw(texts)
        )

    def add_organisation(self):
        new = self.organisation()
        self.directory.organisations[new.slug] = new

    def fill_directory(self):
        """Records for the whole document; an organisation's parent is one before it."""
        directory, count = self.directory, self.draw(st.integers(2, 4))
        for _ in range(count):
            self.add_organisation()
        for _ in range(count - 1):
            person, theme = self.person(), self.theme()
            directory.people[person.slug] = person
            directory.themes[theme.slug] = theme
        directory.goals = {
            number: Goal(number=number, title_fr=f"Objectif {number}", title_en=f"Goal {number}")
            for number in (4, 13, 17)
        }

    def tags(self):
        flags, directory = st.booleans(), self.directory
        themes = [
            ThemeTag(theme=t, stated=self.draw(flags)) for t in self.some_of(directory.themes)
        ]
        goals = [GoalTag(goal=g, stated=self.draw(flags)) for g in self.some_of(directory.goals)]
        return {"themes": tuple(themes), "goals": tuple(goals)}

    def speaking(self):
        printed = {
            "printed_role": self.draw(lines),
            "printed_organisation": self.draw(lines),
        }
        organisation = self.one_of(self.directory.organisations)
        if organisation and self.draw(st.booleans()):
            return Speaking(organisation=organisation, **printed)
        person = self.one_of(self.directory.people)
        name = self.draw(lines if person else full_lines)
        return Speaking(person=person, organisation=organisation, printed_name=name, **printed)

    def quotation(self):
        return Quotation(
            **self.names.keys("quotation"),
            text=self.draw(full_texts),
            person=self.one_of(self.directory.people),
            organisation=self.one_of(self.directory.organisations),
            note=self.draw(lines),
        )

    def figure(self):
        draw, percent = self.draw, self.draw(st.booleans())
        percentages = st.decimals(0, 100, places=3) | st.sampled_from((Decimal(69), Decimal(100)))
        return KeyFigure(
            **self.names.keys("key_figure"),
            number=draw(percentages if percent else numbers),
            unit="%" if percent else draw(st.sampled_from(("", "année", "partenariats", "euros"))),
            qualifier=draw(st.sampled_from(Qualifier)),
            counted=draw(full_lines),
            population=draw(lines),
            study=draw(lines),
            year=draw(years),
            series=draw(st.sampled_from((None, "opinion"))),
        )

    def answer(self):
        return Answer(
            **self.names.keys("answer"),
            text=self.draw(full_texts),
            person=self.one_of(self.directory.people),
        )

    def place(self):
        if self.source_length < 2 or self.draw(st.booleans()):
            return None
        start = self.draw(st.integers(0, self.source_length - 1))
        return Place(start=start, end=self.draw(st.integers(start + 1, self.source_length)))

    def several(self, make, weights=(0, 0, 1, 2)):
        return tuple(make() for _ in range(self.draw(st.sampled_from(weights))))

    def intervention(self):
        draw = self.draw
        mentions = self.some_of(self.directory.organisations)
        return Intervention(
            **self.names.keys("intervention"),
            heading=draw(lines),
            kind=draw(st.sampled_from(InterventionKind)),
            mode=draw(st.sampled_from(InterventionMode)),
            body=draw(proses()),
            place=self.place(),
            speakings=self.several(self.speaking, (0, 1, 1, 2, 3)),
            mentions=tuple(Mention(organisation=each, printed=draw(lines)) for each in mentions),
            quotations=self.several(self.quotation),
            figures=self.several(self.figure),
            answers=self.several(self.answer, (0, 0, 0, 2)),
            **self.tags(),
        )

    def session(self, interventions=(1, 2, 0, 2)):
        return Session(
            **self.names.keys("session"),
            title=self.draw(full_lines),
            opening=self.draw(proses(max_blocks=1)),
            interventions=self.several(self.intervention, interventions),
        )

    def alliance(self, told):
        draw = self.draw
        parties = st.lists(
            st.sampled_from(sorted(self.directory.organisations)),
            min_size=2,
            max_size=4,
            unique=True,
        )
        return Alliance(
            **self.names.keys("alliance"),
            name=draw(full_lines),
            made=draw(texts),
            amount=draw(maybe(numbers.map(abs))),
            amount_qualifier=draw(st.sampled_from(Qualifier)),
            currency=draw(st.sampled_from(("EUR", "USD"))),
            year=draw(years),
            parties=tuple(Party(organisation=o, part=draw(lines)) for o in draw(parties)),
            told_by=tuple(self.some_of(told)),
        )

    def takeaway(self, supports):
        return Takeaway(
            **self.names.keys("takeaway"),
            kind=self.draw(st.sampled_from(TakeawayKind)),
            statement=self.draw(full_texts),
            supports=tuple(self.some_of(supports)),
            **self.tags(),
        )

    def photo(self):
        draw, percents = self.draw, st.integers(0, 100)
        return Photo(
            **self.names.keys("photo"),
            file=draw(st.sampled_from(("photos/tribune.jpg", "photos/salle-2.avif"))),
            alternative_text=draw(texts),
            decorative=draw(st.booleans()),
            credit=draw(lines),
            caption=draw(texts),
            focal_x=draw(percents),
            focal_y=draw(percents),
        )

    def link(self):
        return Link(
            **self.names.keys("link"),
            url=self.draw(addresses),
            label=self.draw(full_lines),
            archived_url=self.draw(maybe(addresses)),
            status=self.draw(st.sampled_from(LinkStatus)),
            checked_on=self.draw(maybe(dates)),
        )

    def event(self):
        draw, starts = self.draw, self.draw(maybe(dates))
        days = draw(st.integers(0, 3))
        return Event(
            slug=draw(st.sampled_from(NAMES)),
            name=draw(full_lines),
            edition=draw(lines),
            starts_on=starts,
            ends_on=starts + timedelta(days=days) if starts else draw(maybe(dates)),
            venue=draw(lines),
            city=draw(lines),
            organisers=tuple(self.some_of(self.directory.organisations)),
        )

    def front(self, translation_of=None):
        """The plenary's own fields."""
        draw = self.draw
        return {
            "title": draw(full_lines),
            "language": draw(st.sampled_from(("fr", "fr", "en"))),
            "held_on": draw(dates),
            "event": self.event(),
            "co_organisers": tuple(self.some_of(self.directory.organisations)),
            "introduction": draw(proses(max_blocks=1)),
            "closing": draw(proses(max_blocks=1)),
            "translation_of": translation_of,
        }


def interventions_of(parts):
    return [each for session in parts["sessions"] for each in session.interventions]


@st.composite
def syntheses(draw, translation_of=maybe(st.just("original"))):  # noqa: B008 (strategies are values)
    """Whole documents. `translation_of` draws the slug of the plenary translated, or None."""
    text = draw(maybe(full_texts))
    source = Source.of("synthese-2017.txt", text) if text is not None else None
    names = Names(draw)
    author = Author(draw, names, source_length=len(source.text) if source else 0)
    author.fill_directory()
    parts = {**names.slugs("plenary"), **author.front(draw(translation_of)), "source": source}
    parts["sessions"] = author.several(author.session, (2, 1, 2, 3, 0))
    keys = [each.key for each in interventions_of(parts)]
    parts["alliances"] = author.several(lambda: author.alliance(keys))
    parts["takeaways"] = author.several(lambda: author.takeaway(keys))
    parts["photos"] = author.several(author.photo)
    parts["links"] = author.several(author.link)
    parts["cover"] = author.one_of([each.key for each in parts["photos"]])
    return compose(author.directory, **parts)

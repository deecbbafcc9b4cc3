"""A few records and parts to make small documents of."""

from datetime import date

from synthesis.document.composing import Directory, compose
from synthesis.document.reference import Event, Organisation, Person, Theme
from synthesis.document.synthesis import Intervention, Session

DIRECTORY = Directory(
    organisations={
        slug: Organisation(slug=slug, name=name)
        for slug, name in {
            "engie": "ENGIE",
            "wwf-france": "WWF France",
            "spi": "Fonds SPI",
            "afm-telethon": "AFM-Téléthon",
        }.items()
    },
    people={
        "kocher": Person(slug="kocher", given_name="Isabelle", family_name="KOCHER"),
        "canfin": Person(slug="canfin", given_name="Pascal", family_name="CANFIN"),
    },
    themes={"climat": Theme(slug="climat", name="Climat")},
)


def talk(key, body="", **more):
    return Intervention(key=key, body=body, **more)


def session(key, *interventions, **more):
    return Session(key=key, **{"title": key.capitalize(), **more}, interventions=interventions)


def document(*sessions, **parts):
    front = {
        "slug": "plenary-2017",
        "title": "L’impact des alliances",
        "held_on": date(2017, 9, 5),
        "event": Event(slug="forum-2017", name="Forum mondial Convergences"),
    }
    return compose(DIRECTORY, **{**front, "sessions": sessions, **parts})

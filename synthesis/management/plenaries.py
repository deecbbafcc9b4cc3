"""The plenaries that `manage.py demo` publishes: that of 2017, and those that were invented.

Each year is published once, wholly or not at all: a run that was interrupted is finished by the
next, and what an editor changed since is left as it is.
"""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction

from synthesis import publishing, workspace
from synthesis.document.canonical import read
from synthesis.document.synthesis import Synthesis
from synthesis.management import pictures
from synthesis.models import Alias, Edition, Organisation, Plenary
from synthesis.workspace.columns import columns

REAL = "alliances-innovantes-2017"
# The files of fixtures/invented by year, in the order of their publication: two documents of one
# address are two editions, the second a correction.
INVENTED = (
    ("plenary-2018", "plenary-2018-en"),
    ("plenary-2019", "plenary-2019-corrected"),
)
CORRECTION = (
    "Le fonds de réparation a engagé 1,8 million d’euros, et non 2,8 millions. Le message des "
    "Papeteries de Vaubruine, remis en marge de la plénière, est retiré. L’intervention de "
    "Bertrand d’Aubrevent, oubliée, est ajoutée, avec ce qu’on en retient."
)


def publish_real() -> None:
    """Publish the 2017 plenary, unless the site knows it."""
    with transaction.atomic():
        if not _is_known(REAL):
            call_command("loaddata", "goals", "plenary-2017", verbosity=0)
            publishing.publish(Plenary.objects.get(slug=REAL), None)


def publish_invented(*, with_pictures: bool = True) -> None:
    """Publish the invented plenaries that the site does not know."""
    for names in INVENTED:
        documents = [invented(name) for name in names]
        with transaction.atomic():
            if _is_known(documents[0].slug):
                continue
            if with_pictures:
                _draw(documents)
            for document in documents:
                _publish(document)


def invented(name: str) -> Synthesis:
    """One of the documents of fixtures/invented, by its file's name."""
    path = Path(settings.FIXTURE_DIRS[0], "invented", f"{name}.json")
    return read(path.read_bytes())


def _is_known(slug: str) -> bool:
    plenaries = Plenary.objects.filter(slug=slug)
    return plenaries.exists() or Edition.objects.filter(slug=slug).exists()


def _publish(document: Synthesis) -> None:
    _rename(document)
    before = Plenary.objects.filter(slug=document.slug).first()
    plenary = workspace.load(document, into=before)
    changes = CORRECTION if before else ""
    publishing.publish(plenary, None, changes, is_correction=bool(before))


def _draw(documents: Iterable[Synthesis]) -> None:
    """Draw the documents' pictures, also over the half of one that an interrupted run left."""
    for file, key in {photo.file: photo.key for each in documents for photo in each.photos}.items():
        default_storage.delete(file)
        default_storage.save(file, ContentFile(pictures.draw(key)))


def _rename(document: Synthesis) -> None:
    """Call by its new name an organisation that the site has by a former one, as an editor would
    at the desk: loading leaves the records that the site has as they are.
    """
    for new in document.organisations:
        known = Organisation.objects.filter(slug__in=new.former_slugs).first()
        if known is None:
            continue
        for name, value in columns(Organisation, new).items():
            setattr(known, name, value)
        known.save()
        Alias.objects.bulk_create(Alias(organisation=known, name=each) for each in new.aliases)

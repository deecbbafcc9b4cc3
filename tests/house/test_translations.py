"""What is said in French is said in English: the catalogue, the code and what is compiled agree."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django import forms
from django.utils.translation import gettext, override

from tests.conftest import NO_GETTEXT
from tests.harness import PROJECT
from tests.views.reading import Page

CATALOGUE = "locale/en/LC_MESSAGES/django.po"
ADVICE = f"run `make translations`, then complete {CATALOGUE}"
# A screen of the desk says it in Django’s words.
OF_DJANGO = {"Home", "Save", "Close", "Delete"}


def catalogue(folder=PROJECT):
    return read_po((folder / CATALOGUE).read_bytes().splitlines(keepends=True))


def messages():
    return [message for message in catalogue() if message.id]


def forms_of(words):
    """The singular and the plural, or the one form that there is."""
    return (words,) if isinstance(words, str) else tuple(words)


def words_of(found):
    return {forms_of(each.id): forms_of(each.string) for each in found if each.id}


def marks(words):
    """Placeholders and tags."""
    return sorted(re.findall(r"%(?:\(\w+\))?[a-z]|</?\w+>", words))


def test_every_message_is_translated():
    missing = [message.id for message in messages() if not all(forms_of(message.string))]
    assert missing == [], ADVICE


def test_no_translation_is_a_guess_or_a_leftover():
    assert [message.id for message in messages() if message.fuzzy] == []
    assert list(catalogue().obsolete) == []


def test_a_translation_has_the_placeholders_and_tags_of_its_message():
    pairs = [
        pair
        for message in messages()
        for pair in zip(forms_of(message.id), forms_of(message.string), strict=True)
    ]
    assert [(fr, en) for fr, en in pairs if marks(fr) != marks(en)] == []


def test_english_has_english_typography():
    french = re.compile("[«»\u00a0\u202f'\"]| [;:!?]")
    english = [words for message in messages() for words in forms_of(message.string)]
    assert [words for words in english if french.search(words)] == []


def test_what_is_compiled_is_what_is_written():
    with (PROJECT / CATALOGUE).with_suffix(".mo").open("rb") as file:
        compiled = list(read_mo(file))
    assert words_of(compiled) == words_of(messages()), ADVICE


def test_no_message_is_taken_for_one_of_django_and_changed_in_french():
    """A message written as an English one of Django’s comes out as Django’s French."""
    with override("fr"):
        changed = {
            words
            for message in messages()
            for words in forms_of(message.id)
            if gettext(words) != words
        }
    assert changed == OF_DJANGO


@pytest.mark.skipif(not shutil.which("xgettext"), reason=NO_GETTEXT)
def test_the_catalogue_has_the_messages_of_the_code(tmp_path):
    for room in ("convergences", "synthesis", "templates", "locale"):
        shutil.copytree(PROJECT / room, tmp_path / room)
    shutil.copy(PROJECT / "manage.py", tmp_path)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "en", "--no-obsolete"],
        cwd=tmp_path,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "convergences.settings"},
        check=True,
        capture_output=True,
    )
    said = {message.id for message in catalogue(tmp_path)}
    translated = {message.id for message in catalogue()}
    assert said == translated, ADVICE


@pytest.mark.django_db
def test_the_list_is_said_in_the_language_of_its_address(client, published):
    question = "interventions/?organisation=solaris"
    assert "1 intervention de Solaris" in Page(client.get(f"/{question}")).words
    assert "1 intervention by Solaris" in Page(client.get(f"/en/{question}")).words


@pytest.mark.django_db
def test_an_english_page_says_that_the_words_of_the_plenary_are_french(client, published):
    html = client.get("/en/plenieres/soleil-2030/").content.decode()
    assert '<html lang="en">' in html
    assert '<article class="plenary" lang="fr">' in html
    assert '<p class="session-number" lang="en">' in html
    assert '<li class="passage" lang="fr">' in client.get("/en/interventions/").content.decode()


@pytest.mark.django_db
def test_dates_are_british_in_english(client, published):
    assert "21 June 2030" in Page(client.get("/en/plenieres/soleil-2030/")).words
    with override("en"):
        assert forms.DateField().clean("03/04/2030") == date(2030, 4, 3)

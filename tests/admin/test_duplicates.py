"""Records that are likely the same, and what is not."""

import pytest

from synthesis.admin import duplicates
from synthesis.models import Alias, Organisation, Person

pytestmark = pytest.mark.django_db


def pairs(found, table):
    names = {row.pk: str(row) for row in table.objects.all()}
    return [(pair.reason.name, names[pair.one], names[pair.other]) for pair in found]


def houses(*names):
    for name in names:
        Organisation.objects.create(name=name)
    return pairs(duplicates.organisations(), Organisation)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le RAMEAU", "Rameau"),
        ("BPI France", "Bpifrance"),
        ("Élan", "ELAN"),
        ("Saint-Sernin", "Saint Sernin"),
        ("L’Œuvre", "L'Oeuvre"),
    ],
)
def test_one_name_however_it_is_written(one, other):
    assert houses(one, other) == [("SAME", one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Convergences", "Convergence"),
        ("Fondation Total", "Fondation Totale"),
        ("Entraide", "Entraite"),
        ("Solaris", "Solrais"),
        ("Xolaris", "Solaris"),
    ],
)
def test_one_letter_apart(one, other):
    assert houses(one, other) == [("ONE_LETTER", one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ville 12", "Ville 13"), ("Comité 2017", "Comité 2018"), ("ANR", "ANS"), ("Lyon", "Dijon")],
)
def test_what_is_not_the_same(one, other):
    assert houses(one, other) == []


def test_another_name_that_is_a_name_of_another():
    first = Organisation.objects.create(name="Agence française de développement", short_name="AFD")
    second = Organisation.objects.create(name="AFD")
    third = Organisation.objects.create(name="Ville de Paris")
    fourth = Organisation.objects.create(name="Paris")
    Alias.objects.create(organisation=third, name="Paris")
    assert [(each.one, each.other) for each in duplicates.organisations()] == [
        (first.pk, second.pk),
        (third.pk, fourth.pk),
    ]


def test_people_by_either_order_by_a_letter_and_by_an_initial():
    for given, family in [
        ("Ada", "Leduc"), ("Leduc", "Ada"), ("J.", "Martin"), ("Jeanne", "Martin"),
        ("Jean", "d’Arc"), ("Jean", "Durand"), ("Jeanne", "Lafond"), ("Jeane", "Lafond"),
    ]:  # fmt: skip
        Person.objects.create(given_name=given, family_name=family)
    assert pairs(duplicates.people(), Person) == [
        ("SAME", "Ada Leduc", "Leduc Ada"),
        ("ONE_LETTER", "Jeanne Lafond", "Jeane Lafond"),
        ("INITIAL", "J. Martin", "Jeanne Martin"),
    ]


def invented(number):
    """Names as they are: of a few words, few of them rare."""
    heads = "Fondation Association Comité Réseau Agence Ville Groupe Institut Union Fédération"
    tails = "solidaire rural social marin culturel local durable partagé citoyen ouvert"
    sounds = "ba ce di fo gu lan mer nil pos tur val wik xan yor zel".split()
    for each in range(number):
        base, word = each, ""
        for _ in range(4):
            base, digit = divmod(base, len(sounds))
            word += sounds[digit]
        yield f"{heads.split()[each % 10]} {word} {tails.split()[each // 7 % 10]}"


@pytest.mark.parametrize("series", [False, True])
def test_ten_thousand_are_compared_in_two_queries(django_assert_num_queries, series):
    names = (f"Organisation {n}" for n in range(10_000)) if series else invented(10_000)
    Organisation.objects.bulk_create(
        Organisation(name=name, slug=f"o-{number}") for number, name in enumerate(names)
    )
    Organisation.objects.bulk_create(
        [Organisation(name="Le Rameau", slug="a"), Organisation(name="Rameau", slug="b")]
    )
    with django_assert_num_queries(2):
        found = duplicates.organisations()
    assert found[0].reason == duplicates.Reason.SAME

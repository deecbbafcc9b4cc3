"""French text: addresses, excerpts, typography, names, numbers."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthesis.text import (
    count_words,
    excerpt,
    family_first,
    fold,
    initials,
    normalise,
    plain,
    quantity,
    slug,
    typography,
)

# Shown by their signs, since they look alike: ~ is U+202F, _ is U+00A0.
SHOWN = str.maketrans({"\u202f": "~", "\u00a0": "_"})


def shown(text):
    return text.translate(SHOWN)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("L’impact partenarial sur les territoires", "l-impact-partenarial-sur-les-territoires"),
        ("Le 17ème objectif des ODD : un changement", "le-17eme-objectif-des-odd-un-changement"),
        ("Œuvre d’Évry, cœur æquo", "oeuvre-d-evry-coeur-aequo"),
        ("Réseau GDS & AG2R - LA MONDIALE", "reseau-gds-ag2r-la-mondiale"),
        ("Łódź, Straße, Ærø", "lodz-strasse-aero"),
        ("« Seul on va plus vite ! »", "seul-on-va-plus-vite"),
        ("🌍 合作", ""),
        ("", ""),
    ],
)
def test_an_address_is_made_of_plain_letters(words, expected):
    assert slug(words) == expected


def test_an_address_is_cut_at_a_word():
    assert slug("changement de paradigme", length=20) == "changement-de"
    assert slug("changement de paradigme", length=13) == "changement-de"
    assert slug("anticonstitutionnellement", length=10) == "anticonsti"


@given(st.text(max_size=30), st.integers(1, 20))
@settings(max_examples=100, deadline=None)
def test_an_address_is_its_own_address(words, length):
    address = slug(words, length)
    assert len(address) <= length
    assert slug(address, length) == address


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Un.</p><p>Deux.</p>", "Un.\nDeux."),
        ("<p>Un\n mot</p>\n", "Un mot"),
        ("<ul><li>l’accès</li><li><p>le financement</p></li></ul>", "l’accès\nle financement"),
        ("<p>R&amp;D&nbsp;: 1 &lt; 2<br>&eacute;</p>", "R&D\u00a0: 1 < 2\né"),
        ('<p>un <a href="https://x.fr">lien</a> <em>fort</em></p>', "un lien fort"),
        ("sans paragraphe", "sans paragraphe"),
        ("", ""),
    ],
)
def test_small_html_is_read_as_its_words(html, expected):
    assert plain(html) == expected


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Seul on va plus vite", 20, "Seul on va plus vite"),
        ("Seul on va plus vite, ensemble", 22, "Seul on va plus vite…"),
        ("Seul on va plus vite, ensemble", 21, "Seul on va plus…"),
        ("plus loin\u202f! Ensemble", 14, "plus loin…"),
        ("«\u202fSeul on va\u202f» dit-il", 8, "«\u202fSeul…"),
        ("anticonstitutionnellement", 10, "anticonst…"),
        ("deux\nlignes", 20, "deux lignes"),
    ],
)
def test_an_excerpt_is_cut_at_a_word(text, length, expected):
    assert excerpt(text, length) == expected
    assert len(expected) <= length


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("L’alliance fait la force\u202f!", 4),
        ("«\u00a0Seul\u00a0» — oui", 2),
        ("Peut-être", 1),
        ("", 0),
    ],
)
def test_words_are_counted_as_word_processors_do(text, number):
    assert count_words(text) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ensemble on va plus loin !", "ensemble on va plus loin~!"),
        ("ensemble on va plus loin!", "ensemble on va plus loin~!"),
        ("Pourquoi?! Voici : ceci; cela", "Pourquoi~?! Voici_: ceci~; cela"),
        ("Objectif: agir", "Objectif_: agir"),
        ('il a dit: "casser les codes".', "il a dit_: «~casser les codes~»."),
        ("«casser» et « briser »", "«~casser~» et «~briser~»"),
        ("l'impact aujourd'hui", "l’impact aujourd’hui"),
        ('l\'"économie"', "l’«~économie~»"),
        ("69% des Français, 81 % des maires", "69~% des Français, 81~% des maires"),
        ("120 € ou 5€", "120_€ ou 5_€"),
        ("etc...", "etc…"),
        ("la dynamique (« oui ! »)", "la dynamique («~oui~!~»)"),
        # What is left as it is:
        ("https://x.fr/?a=1;b:c!d et http://y.fr", "https://x.fr/?a=1;b:c!d et http://y.fr"),
        ("à 12:30, ratio 3:2, 1,2 ou 0.5", "à 12:30, ratio 3:2, 1,2 ou 0.5"),
        ("R&amp;D et a@b.fr", "R&amp;D et a@b.fr"),
        ('12" de diamètre', '12" de diamètre'),
        ("un 'mot'", "un 'mot'"),
        ("(?)", "(?)"),
        ("", ""),
    ],
)
def test_french_typography_is_proposed(text, expected):
    assert shown(typography(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "don\'t"!', "He said “don’t”!"),
        ("69% of the French...", "69% of the French…"),
    ],
)
def test_english_typography_adds_no_space(text, expected):
    assert typography(text, "en") == expected


@given(
    st.lists(st.sampled_from([*"ab1 \n\"'«»“”;:!?%€.,()~_…/@&#", "https://", "amp;"]), max_size=14)
    .map("".join)
    .map(lambda text: text.replace("~", "\u202f").replace("_", "\u00a0").replace("#", "\ue000")),
    st.sampled_from(["fr", "en"]),
)
@settings(max_examples=500, deadline=None)
def test_typography_proposes_nothing_more_the_second_time(text, language):
    once = typography(text, language)
    assert typography(once, language) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Frédéric de SAINT-\n\nSERNIN", "Frédéric de SAINT-SERNIN"),
        ("co-construc-\ntion", "co-construction"),
        ("loin\u202f! »", 'loin !"'),
        ("l'e\ufb00et d’œuvre", "l’effet d'oeuvre"),
        ("«\u00a0mot\u00a0»", "“mot”"),
        ("e\u0301te\u0301", "été"),
        ("associations – entreprises", "associations - entreprises"),
        ("deux\n\nlignes", "deux lignes"),
        ("1\u202f200", "1 200"),
        ("et puis…", "et puis..."),
    ],
)
def test_what_is_printed_in_two_ways_has_one_form(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("été", "ete"), ("Etat", "état"), ("vite, loin", "vite loin"), ("les mots", "le mot")],
)
def test_what_has_other_words_or_signs_has_another_form(one, other):
    assert normalise(one) != normalise(other)


def test_folded_words_have_neither_case_nor_accents():
    assert fold("ÉLAN d’Œuvre, Straße") == "elan d’oeuvre, strasse"


@pytest.mark.parametrize(
    ("name", "first", "letters"),
    [
        ("Mahmoud MOHIELDIN", "mohieldin, mahmoud", "MM"),
        ("Charles-Benoît HEIDSIECK", "heidsieck, charles benoit", "CH"),
        ("Laurence TIENNOT-HERMENT", "tiennot herment, laurence", "LT"),
        ("Frédéric de SAINT-SERNIN", "saint sernin, frederic de", "FS"),
        ("Jean d’Ormesson", "ormesson, jean d", "JO"),
        ("Jean de La Fontaine", "la fontaine, jean de", "JF"),
        ("Jean DE LA FONTAINE", "la fontaine, jean de", "JF"),
        ("Joachim du Bellay", "du bellay, joachim", "JB"),
        ("Vincent van der Berg", "berg, vincent van der", "VB"),
        ("Ban Ki-moon", "ki moon, ban", "BK"),
        ("Élodie ÉTIENNE", "etienne, elodie", "ÉÉ"),
        ("JEAN DUPONT", "dupont, jean", "JD"),
        ("de Gaulle", "gaulle, de", "G"),
        ("Le RAMEAU", "rameau, le", "R"),
        ("ACTED", "acted", "A"),
        ("", "", ""),
    ],
)
def test_a_name_is_sorted_by_family_and_has_initials(name, first, letters):
    assert family_first(name) == first
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("number", "unit", "french", "english"),
    [
        ("1200000", "partenariats", "1,2_million de partenariats", "1.2_million partenariats"),
        ("120000000", "euros", "120_millions d’euros", "120_million euros"),
        ("2000000", "habitants", "2_millions d’habitants", "2_million habitants"),
        ("3000000", "hectares", "3_millions d’hectares", "3_million hectares"),
        ("2000000", "handicapés", "2_millions de handicapés", "2_million handicapés"),
        ("1500000000", "dollars", "1,5_milliard de dollars", "1.5_billion dollars"),
        ("1234000000", "", "1~234_millions", "1,234_million"),
        ("1234567", "euros", "1~234~567_euros", "1,234,567_euros"),
        ("120000000", "€", "120~000~000_€", "120,000,000_€"),
        ("69", "%", "69~%", "69%"),
        ("12.5", "%", "12,5~%", "12.5%"),
        ("1987", "année", "1987", "1987"),
        ("1234", "", "1~234", "1,234"),
        ("1234.50", "km", "1~234,5_km", "1,234.5_km"),
        ("-0.5", "", "\u22120,5", "\u22120.5"),
        ("0", "", "0", "0"),
    ],
)
def test_a_quantity_is_written_as_one_says_it(number, unit, french, english):
    assert shown(quantity(Decimal(number), unit)) == french
    assert shown(quantity(Decimal(number), unit, "en")) == english

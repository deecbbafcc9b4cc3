"""Reference data goes out as a file and comes back from one, seen before it is written."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from synthesis.models import Alias, FormerName, Organisation, Person, Theme
from tests import factories
from tests.admin.forms import fields

pytestmark = pytest.mark.django_db


def address(model, screen, *args):
    return reverse(f"admin:synthesis_{model}_{screen}", args=args)


def table(*rows):
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    return written.getvalue().encode()


def workbook(*rows):
    book, written = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def tried(client, data, model="organisation", name="fichier.csv"):
    """The screen that a file is answered with."""
    return client.post(address(model, "import"), {"fichier": SimpleUploadedFile(name, data)})


def fates(response):
    return [
        (each.line.number, each.label, each.said, *each.reasons)
        for each in response.context["fates"]
    ]


def written(client, response, model="organisation"):
    """The page after what was shown is decided."""
    return client.post(address(model, "import"), fields(response), follow=True)


def refusal(response):
    page = response.content.decode()
    assert 'role="alert"' in page
    return response.context["refusal"]


def test_each_line_s_fate_is_shown_before_anything_is_written(editor_client):
    solaris = Organisation.objects.create(name="Solaris", website="https://solaris.example")
    Organisation.objects.create(name="Montbrun")
    response = tried(
        editor_client,
        table(
            ["nom", "type", "site web"],
            ["Solaris", "entreprise", "https://solaris.example/fr"],
            ["Montbrun", "", ""],
            ["Hélios", "fondation", ""],
            ["Ypos", "licorne", ""],
            ["", "entreprise", ""],
        ),
    )
    assert fates(response) == [
        (5, "Ypos", "refusée", response.context["fates"][0].reasons[0]),
        (6, "", "refusée", "nom\N{NO-BREAK SPACE}: Ce champ ne peut pas être vide."),
        (4, "Hélios", "nouvelle"),
        (2, "Solaris", "modifiée"),
    ]
    assert "licorne" in response.context["fates"][0].reasons[0]
    page = response.content.decode()
    for said in ("2 lignes refusées", "1 nouvelle", "1 modifiée", "1 inchangée", "Écrire 2 fiches"):
        assert said in page
    solaris.refresh_from_db()
    assert (Organisation.objects.count(), solaris.kind) == (2, "other")
    after = written(editor_client, response)
    assert "1 fiche créée, 1 fiche modifiée." in after.content.decode()
    solaris.refresh_from_db()
    assert (solaris.kind, solaris.website) == ("company", "https://solaris.example/fr")
    assert Organisation.objects.get(slug="helios").kind == "foundation"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("model", ["organisation", "person", "theme"])
def test_what_is_exported_comes_back_unchanged(editor_client, form, model):
    factories.plenary()
    Organisation.objects.create(name="=1+1", description='-2\n@x\n« fin »;"')
    Person.objects.create(given_name="+Jo", family_name="@ll", biography="bip")
    Theme.objects.create(name="-thème")
    data = editor_client.get(address(model, "export", form)).content
    response = tried(editor_client, data, model, f"x.{form}")
    assert fates(response) == []
    assert "rien à écrire" in response.content.decode()


def test_no_cell_of_an_export_is_a_formula(editor_client):
    for name in ("=1+1", "+1", "-1", "@x", "＝1"):
        Theme.objects.create(name=name)
    text = editor_client.get(address("theme", "export", "csv")).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert sorted(row[1] for row in rows[1:]) == ["'+1", "'-1", "'=1+1", "'@x", "'＝1"]
    data = editor_client.get(address("theme", "export", "xlsx")).content
    cells = [row[1] for row in load_workbook(io.BytesIO(data)).active.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}


def test_parents_and_other_names_come_with_the_file_in_any_order(editor_client):
    Organisation.objects.create(name="Groupe")
    response = tried(
        editor_client,
        table(
            ["Nom", "Gérée par", "Autres noms"],
            ["Fille", "Mère", "La fille | F"],
            ["Mère", "groupe", ""],
            ["Orpheline", "Personne", ""],
        ),
    )
    assert [fate[2] for fate in fates(response)] == ["refusée", "nouvelle", "nouvelle"]
    written(editor_client, response)
    girl = Organisation.objects.get(slug="fille")
    assert str(girl.parent.parent) == "Groupe"
    assert [each.name for each in girl.aliases.all()] == ["F", "La fille"]


def test_a_column_that_is_not_there_changes_nothing_and_an_emptied_cell_empties(editor_client):
    above = Organisation.objects.create(name="Groupe")
    house = Organisation.objects.create(
        name="Solaris", parent=above, website="https://solaris.example", description="Du soleil"
    )
    Alias.objects.create(organisation=house, name="Sol")
    response = tried(editor_client, table(["nom", "site web"], ["Solaris", ""]))
    assert "vidé" in response.content.decode()
    written(editor_client, response)
    house.refresh_from_db()
    assert (house.parent, house.website, house.description) == (above, "", "Du soleil")
    assert [each.name for each in house.aliases.all()] == ["Sol"]
    response = tried(editor_client, table(["nom", "gérée par", "autres noms"], ["Solaris", "", ""]))
    written(editor_client, response)
    house.refresh_from_db()
    assert (house.parent, house.aliases.count()) == (None, 0)


def test_an_organisation_that_would_manage_itself_is_refused(editor_client):
    one = Organisation.objects.create(name="Une")
    Organisation.objects.create(name="Deux", parent=one)
    response = tried(editor_client, table(["nom", "gérée par"], ["Une", "Deux"]))
    assert fates(response) == [(2, "Une", "refusée", "Cette organisation se gérerait elle-même.")]


def test_a_refused_parent_refuses_its_children(editor_client):
    response = tried(
        editor_client,
        table(["nom", "type", "gérée par"], ["A", "", "B"], ["B", "", "A"], ["C", "", "A"]),
    )
    assert [fate[2] for fate in fates(response)] == ["refusée"] * 3


def test_an_address_that_led_elsewhere_is_followed_and_a_dead_one_refused(editor_client):
    house = Organisation.objects.create(name="Solaris")
    FormerName.objects.remember("organisation", None, "vieux", house.slug)
    FormerName.objects.remember("organisation", None, "mort", "")
    response = tried(
        editor_client, table(["adresse", "nom"], ["vieux", "Solaris France"], ["mort", "Autre"])
    )
    assert [fate[:3] for fate in fates(response)] == [
        (3, "Autre", "refusée"),
        (2, "Solaris France", "modifiée"),
    ]


def test_a_name_that_two_records_have_and_a_record_that_two_lines_have_are_refused(editor_client):
    Theme.objects.create(name="Eau")
    Theme.objects.create(name="eau")
    Theme.objects.create(name="Feu")
    response = tried(editor_client, table(["nom"], ["EAU"], ["Feu"], ["feu"]), "theme")
    assert [(fate[0], fate[3][:30]) for fate in fates(response)] == [
        (2, "Plusieurs fiches s’appellent «"),
        (4, "La ligne 3 parle déjà de cette"),
    ]


def test_what_a_colleague_changed_since_the_export_is_refused(editor_client):
    theme = Theme.objects.create(name="Eau")
    data = editor_client.get(address("theme", "export", "csv")).content
    theme.save()
    response = tried(editor_client, data.replace(b"Eau", b"Eaux"), "theme")
    assert fates(response)[0][2] == "refusée"
    assert "modifiée depuis l’export" in fates(response)[0][3]


def test_what_a_colleague_changed_since_the_review_is_reviewed_again(editor_client):
    theme = Theme.objects.create(name="Eau")
    response = tried(editor_client, table(["nom", "description"], ["Eau", "Douce"]), "theme")
    theme.description = "Salée"
    theme.save()
    again = written(editor_client, response, "theme")
    assert "Des fiches ont changé" in again.content.decode()
    assert Theme.objects.get().description == "Salée"
    written(editor_client, again, "theme")
    assert Theme.objects.get().description == "Douce"


def test_lines_that_were_tampered_with_are_refused(editor_client):
    response = tried(editor_client, table(["nom"], ["Eau"]), "theme")
    values = fields(response)
    for lines in ("", "x", values["lignes"][:-2] + "zz"):
        page = editor_client.post(address("theme", "import"), values | {"lignes": lines})
        assert "altérées" in refusal(page)
    page = editor_client.post(address("person", "import"), values)
    assert "altérées" in refusal(page)
    assert not Theme.objects.exists()


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 61_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "x.csv", "vide"),
        (b"  \n ", "x.csv", "vide"),
        (b"\xef\xbb\xbf", "x.csv", "première ligne est vide"),
        (b"a" * 5_000_001, "x.csv", "trop lourd"),
        (b"\xd0\xcf\x11\xe0rest", "x.xls", "mot de passe"),
        (b"PK\x03\x04 not a zip", "x.xlsx", "abîmé"),
        (b"hello", "x.xlsx", "abîmé"),
        (b"\x89PNG\0\0", "x.csv", "ni un CSV"),
        (b"titre;genre\nA;B\n", "x.csv", "« nom » manque"),
        (b"nom;Nom\nA;B\n", "x.csv", "deux fois"),
        (b'nom\n"A\n', "x.csv", "guillemets"),
        (b"nom\n\x81\x8d", "x.csv", "illisibles"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(editor_client, data, name, said):
    assert said in refusal(tried(editor_client, data, name=name))


def test_a_bomb_a_truncated_workbook_and_a_formula_are_refused(editor_client):
    assert "trop grand" in refusal(tried(editor_client, bomb(), name="x.xlsx"))
    whole = workbook(["nom"], ["Eau"])
    for cut in range(10, len(whole), 997):
        assert "abîmé" in refusal(tried(editor_client, whole[:cut], name="x.xlsx"))
    formula = workbook(["nom"], ["=1+1"])
    assert "A2 est une formule" in refusal(tried(editor_client, formula, name="x.xlsx"))


def test_no_file_is_told(editor_client):
    assert "Choisissez un fichier" in refusal(editor_client.post(address("theme", "import")))


def test_a_french_spreadsheet_s_csv_is_read(editor_client):
    response = tried(
        editor_client,
        "nom;description\r\nÉnergie;«\N{NO-BREAK SPACE}Où\N{NO-BREAK SPACE}»\r\n".encode("cp1252"),
        "theme",
    )
    written(editor_client, response, "theme")
    assert Theme.objects.get().description == "«\N{NO-BREAK SPACE}Où\N{NO-BREAK SPACE}»"


def test_numbers_and_dates_of_a_workbook_are_words(editor_client):
    response = tried(editor_client, workbook(["nom", "autre"], [2017, 1.5]), "theme", "x.xlsx")
    assert fates(response) == [(2, "2017", "nouvelle")]
    assert "Colonnes laissées de côté" in response.content.decode()


def test_who_may_only_look_exports_and_does_not_import(client, django_user_model):
    from django.contrib.auth.models import Permission

    reader = django_user_model.objects.create_user("lectrice", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_theme"))
    client.force_login(reader)
    assert client.get(address("theme", "export", "csv")).status_code == 200
    assert client.get(address("person", "export", "csv")).status_code == 403
    assert client.get(address("theme", "import")).status_code == 403
    page = client.get(address("theme", "changelist")).content.decode()
    assert "Exporter en CSV" in page
    assert "Importer…" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_its_queries_do_not_grow_with_the_file(editor_client, django_assert_num_queries, number):
    for each in range(number):
        house = Organisation.objects.create(name=f"Maison {each}")
        Alias.objects.create(organisation=house, name="La maison")
    data = table(["nom", "sigle"], *([f"Maison {each}", "M"] for each in range(number + 1)))
    with django_assert_num_queries(7):
        assert len(fates(tried(editor_client, data))) == number + 1
    with django_assert_num_queries(8):
        editor_client.get(address("organisation", "export", "csv"))

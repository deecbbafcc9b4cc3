"""French words by rule: what the generated corpus is written with, the commonest first."""

from itertools import product

LITTLE = (
    "de la le et les des en un une du que dans pour qui sur par plus avec ce au son pas ne nous "
    "sont il est à ces aux leurs entre mais comme ou leur cette elle ont aussi être tout même "
    "très sans sous encore où chaque notre nos afin ainsi depuis vers chez dont lors alors"
).split()
ROOTS = (
    "accompagn abrit aménag agricult alert allianc amélior anim assembl associ bénévol brass "
    "chauff citoyenn climat collabor collect commun concert confianc consolid construct coopér "
    "coordonn créat cultiv débatt décid déchet défens dépens développ dialogu diffus distribu "
    "diversit écolog écout éclair économ éduc effic élabor éleveur embauch émerg énerg engag "
    "enseign entraid entrepren environn épargn équilibr étud évalu évit expériment expert explor "
    "fabriqu facilit fédér financ fonctionn form fourn frontièr génér gouvern hébergem humanit "
    "impact implant impuls inclus industr inform innov insert install inspir instaur intégr "
    "invent invest irrigu jardin labour locat logem maintien maîtris manœuvr march médiat ménag "
    "mesur mobilis modèl municip mutualis négoc nourr observ œuvr offr orient parrain partag "
    "particip patrimoin péren pilot plant potag prévent privilég produc programm propos protég "
    "qualif quarti rassembl recherch reconn récolt recycl rédact réduct régénér règlem relat "
    "renforc rénov répar répond réseau résid résilienc respons rivièr santé sécuris sensibilis "
    "servic simplif soign solidar soutien stratég structur suscit territoir tiss transform "
    "transit transmiss transport travaill urban usag valoris végétal vérif vignobl voisin"
).split()
ENDINGS = (
    "er ement ements ation ations ateur ateurs atrice ant ants ante é ée és ées ent ait aient "
    "eur eurs euse ique iques ité ités isme iste istes able ables age ages ier ière iers if ive"
).split()
SYLLABLES = (
    "bra cour dor è fer gué hau ist jou kor lan mé nor ou pel quin ré sau tour vau ver ville "
    "bois clos fontaine champ mont roche val bourg ombre îles lès étang"
).split()
GIVEN = (
    "Adèle Aïcha Amélie Anaïs Arnaud Aurélie Béatrice Benoît Camille Cécile Chloé Clémence Cyril "
    "Denis Édith Élodie Émile Éric Fatou Félix François Gaëlle Hélène Hervé Inès Jérôme Joël "
    "Léa Léo Loïc Lucie Maëlle Malik Maïté Michaël Noé Noëlle Océane Ousmane Pénélope Raphaël "
    "René Rémi Salomé Sébastien Sofia Théo Thérèse Ugo Valérie Yaël Zoé"
).split()
HOUSES = (
    ("Association", "association"),
    ("Atelier", "company"),
    ("Banque", "company"),
    ("Collectif", "network"),
    ("Coopérative", "company"),
    ("Fédération", "network"),
    ("Fondation", "foundation"),
    ("Institut", "research"),
    ("Mairie", "public"),
    ("Région", "public"),
    ("Secours", "association"),
    ("Société", "company"),
    ("Université", "research"),
    ("Agence internationale", "international"),
    ("Radio", "media"),
    ("Maison", "other"),
)
ROLES = (
    "directrice générale;directeur;présidente;président;maire;adjointe au maire;chargée de "
    "mission;responsable de l’innovation;déléguée générale;fondateur;professeure;trésorier"
).split(";")
THEMES = (
    "Énergie;Territoires;Éducation;Santé;Emploi;Économie circulaire;Logement;Agriculture;"
    "Finance solidaire;Climat;Biodiversité;Égalité;Mobilités;Numérique;Culture;Handicap;"
    "Jeunesse;Grand âge;Eau;Forêts;Océans;Alimentation;Migrations;Ruralité;Quartiers;Mécénat;"
    "Bénévolat;Mesure d’impact;Recherche;Artisanat;Tourisme;Insertion;Paix;Droits;Déchets;"
    "Construction;Sport;Consommation;Commerce équitable;Démocratie"
).split(";")
CITIES = (
    "Paris Lyon Marseille Nîmes Orléans Besançon Béziers Sète Évry Épinal Saint-Étienne Angoulême"
).split()


def contents() -> list[str]:
    """Some eight thousand words, in an order that looks like none."""
    words = [root + ending for root, ending in product(ROOTS, ENDINGS)]
    return [words[number * 4_001 % len(words)] for number in range(len(words))]


def place(number: int) -> str:
    """A name of a place that nothing else is called; 39,000 of them."""
    syllables = len(SYLLABLES)
    parts = []
    for _ in range(3):
        number, at = divmod(number, syllables)
        parts.append(SYLLABLES[at])
    return "".join(parts).capitalize()

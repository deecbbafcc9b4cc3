"""The 17 Sustainable Development Goals of the United Nations, with their official titles.

Source: https://www.un.org/sustainabledevelopment/ and its French pages, as in fixtures/goals.json.
"""

from synthesis.document.reference import Goal

_TITLES = (
    ("Pas de pauvreté", "No poverty"),
    ("Faim « zéro »", "Zero hunger"),
    ("Bonne santé et bien-être", "Good health and well-being"),
    ("Éducation de qualité", "Quality education"),
    ("Égalité entre les sexes", "Gender equality"),
    ("Eau propre et assainissement", "Clean water and sanitation"),
    ("Énergie propre et d’un coût abordable", "Affordable and clean energy"),
    ("Travail décent et croissance économique", "Decent work and economic growth"),
    ("Industrie, innovation et infrastructure", "Industry, innovation and infrastructure"),
    ("Inégalités réduites", "Reduced inequalities"),
    ("Villes et communautés durables", "Sustainable cities and communities"),
    ("Consommation et production responsables", "Responsible consumption and production"),
    ("Mesures relatives à la lutte contre les changements climatiques", "Climate action"),
    ("Vie aquatique", "Life below water"),
    ("Vie terrestre", "Life on land"),
    ("Paix, justice et institutions efficaces", "Peace, justice and strong institutions"),
    ("Partenariats pour la réalisation des objectifs", "Partnerships for the goals"),
)
OFFICIAL = {
    number: Goal(number=number, title_fr=french, title_en=english)
    for number, (french, english) in enumerate(_TITLES, start=1)
}

"""Words that say nothing, and names that say the same: what a search knows of French and English
beyond spelling.
"""

# Left out of what is asked, outside quotation marks: they tell one passage from another no better
# than its commas. Written with their accents: « thé » is no article.
EMPTY_WORDS = frozenset(
    """
    a à ai as au aux avec c ce ces cet cette ceux chez comme d dans de des dont du elle elles en
    est et eu eux il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre
    nous on ont ou où par pour qu que quel quelle quelles quels qui quoi s sa se ses si soi son sont
    sur t ta te tes toi ton tu un une vos votre vous y
    an and are at be been by for from has have her his in is it its of our she that the their there
    these they this to was we were what which who with you your
    """.split()
)

# The acronyms of each thing, then its names in full. Left out: UN, EU and WHO, which are words too.
SAME: tuple[tuple[str, ...], ...] = (
    (
        "ODD",
        "SDG",
        "objectifs de développement durable",
        "objectif de développement durable",
        "Sustainable Development Goals",
        "Sustainable Development Goal",
    ),
    ("OMD", "MDG", "objectifs du millénaire pour le développement", "Millennium Development Goals"),
    ("ONU", "Organisation des Nations unies", "Nations unies", "United Nations"),
    ("OMS", "Organisation mondiale de la santé", "World Health Organization"),
    ("OIT", "ILO", "Organisation internationale du travail", "International Labour Organization"),
    ("FMI", "IMF", "Fonds monétaire international", "International Monetary Fund"),
    ("UE", "Union européenne", "European Union"),
    ("AFD", "Agence française de développement", "French Development Agency"),
    ("ADEME", "Agence de l’environnement et de la maîtrise de l’énergie"),
    (
        "OCDE",
        "OECD",
        "Organisation de coopération et de développement économiques",
        "Organisation for Economic Co-operation and Development",
    ),
    (
        "PNUD",
        "UNDP",
        "Programme des Nations unies pour le développement",
        "United Nations Development Programme",
    ),
    (
        "ONG",
        "NGO",
        "organisations non gouvernementales",
        "organisation non gouvernementale",
        "non-governmental organisations",
        "non-governmental organisation",
    ),
    (
        "ESS",
        "SSE",
        "économie sociale et solidaire",
        "social and solidarity economy",
    ),
    (
        "RSE",
        "CSR",
        "responsabilité sociale des entreprises",
        "responsabilité sociétale des entreprises",
        "corporate social responsibility",
    ),
    ("PME", "SME", "petites et moyennes entreprises", "small and medium-sized enterprises"),
    ("TPE", "très petites entreprises", "très petite entreprise"),
    ("ETI", "entreprises de taille intermédiaire", "entreprise de taille intermédiaire"),
    ("APD", "ODA", "aide publique au développement", "official development assistance"),
    ("PIB", "GDP", "produit intérieur brut", "gross domestic product"),
    ("PPP", "partenariats public-privé", "partenariat public-privé", "public-private partnership"),
    ("GES", "GHG", "gaz à effet de serre", "greenhouse gas", "greenhouse gases"),
    ("R&D", "recherche et développement", "research and development"),
)

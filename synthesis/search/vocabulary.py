"""Words that say nothing, and names that say the same: what a search knows of French and English
beyond spelling.
"""

# Left out of what is asked, outside quotation marks: they tell one passage from another no better
# than its commas. Written with their accents: « thé » is no article.
EMPTY_WORDS = frozenset(
    """
    a à ai as au aux avec c car ce cela ces cet cette ceux celle celles celui chez combien comme
    comment d dans de des donc dont du elle elles en es et eux il ils j je l la le les leur leurs
    lui m ma mais me mes moi mon n ne ni nos notre nous on ou où par pour pourquoi qu quand que quel
    quelle quelles quels qui quoi s sa se ses si soi son sur t ta te tes toi ton tu un une vos votre
    vous y ça
    ayant avaient avais avait avez avions avoir avons aura aurait auraient auront eu est étaient
    étais était étant êtes être eut fut furent ont sera serait seraient seront soit soient sommes
    sont suis
    etaient etais etait etant etes etre
    afin ainsi alors aussi lors parce puis très tres
    m mm mme mlle madame mesdames messieurs monsieur
    an and are at be been by for from has have her his in is it its of our she that the their there
    these they this to was we were what which who with you your
    """.split()
)

# What a hyphen ties to a verb that asks (« faut-il », « dit-elle ») or to what it points at.
TIED = frozenset(
    "il elle on ils elles je tu nous vous ce t la ci le les lui leur y moi toi".split()
)

# What is written before another word, with a hyphen, without, or apart.
PREFIXES = frozenset(
    """
    agro anti auto bio co contre cyber eco electro entre euro extra geo hydro hyper infra inter
    intra macro maxi mega meta micro mini mono multi neo non para photo pluri poly post pre psycho
    re semi socio start super sur tele thermo trans ultra uni week
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
    ("BCE", "ECB", "Banque centrale européenne", "European Central Bank"),
    ("BEI", "EIB", "Banque européenne d’investissement", "European Investment Bank"),
    ("OMC", "WTO", "Organisation mondiale du commerce", "World Trade Organization"),
    ("OTAN", "NATO", "Organisation du traité de l’Atlantique nord"),
    (
        "GIEC",
        "IPCC",
        "Groupe d’experts intergouvernemental sur l’évolution du climat",
        "Intergovernmental Panel on Climate Change",
    ),
    ("PAC", "politique agricole commune", "common agricultural policy"),
    ("TVA", "VAT", "taxe sur la valeur ajoutée", "value added tax"),
    ("RSA", "revenu de solidarité active"),
    ("CSG", "contribution sociale généralisée"),
    ("HLM", "habitations à loyer modéré", "habitation à loyer modéré"),
    ("INSEE", "Institut national de la statistique et des études économiques"),
    ("CNRS", "Centre national de la recherche scientifique"),
    ("CESE", "Conseil économique, social et environnemental"),
    ("SCOP", "sociétés coopératives et participatives", "société coopérative et participative"),
    (
        "SCIC",
        "sociétés coopératives d’intérêt collectif",
        "société coopérative d’intérêt collectif",
    ),
    ("km", "kilomètres", "kilomètre", "kilometres", "kilometers"),
    ("ha", "hectares", "hectare"),
    ("kWh", "kilowattheures", "kilowattheure"),
    ("CO2", "dioxyde de carbone", "gaz carbonique", "carbon dioxide"),
    ("R&D", "recherche et développement", "research and development"),
)

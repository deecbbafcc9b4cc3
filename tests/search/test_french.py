"""What French says in several ways: « typed > a text that has it », and others that it has not."""

from unicodedata import combining, normalize

from synthesis.search.analysis import analysed
from synthesis.search.query import read

FOUND = """
    s'engager > engagent | engagé > engagent | engagement > engagements | s’engage > engagé
    engager > engagera | engagés > engagée | peut > peuvent | veut > veulent
    vouloir > veulent | vouloir > voulu | vouloir > voudrait | doit > doivent
    devoir > doivent | devoir > devra | devons > doivent | faire > font | faire > fait
    faire > fera | faire > faisons | faire > faites | faire > ferait | fait > font
    aller > vont | aller > ira | voir > voient | voir > vu | voir > verra | voit > voir
    savoir > savent | savoir > sait | savoir > saura | dire > disent | dire > dit
    dit > disent | prendre > prennent | prendre > pris | prendre > prenons | prendre > prise
    mettre > met | mettre > mis | mettre > mettent | venir > vient | venir > viennent
    venir > viendra | tenir > tient | tenir > tiennent | tenir > tenu | soutenir > soutiennent
    soutenir > soutient | soutenir > soutenu | obtenir > obtient | obtenir > obtiennent
    maintenir > maintient | reconnaître > reconnaît | reconnaître > reconnu
    reconnaître > reconnaissent | connaître > connaissent | connaître > connu
    permettre > permet | permettre > permis | permettre > permettent
    construire > construisent | construire > construit | produire > produit
    produire > produisent | réduire > réduisent | réduire > réduit | conduire > conduit
    répondre > répondent | répondre > répond | répondre > répondu | rendre > rendu
    vendre > vendent | attendre > attend | défendre > défendent | agir > agissent | agir > agi
    réussir > réussissent | réussir > réussi | investir > investissent | investir > investi
    réunir > réunit | réunir > réunissent | choisir > choisi | choisir > choisissent
    finir > finissent | bénéficier > bénéficient | associer > associent | créer > créent
    créer > créé | créer > crée | créée > créer | appeler > appelle | appeler > appellent
    jeter > jette | acheter > achète | acheter > achètent | mener > mène | mener > mènent
    lever > lèvent | employer > emploie | employer > emploient | payer > paie | payer > paye
    envoyer > envoie | envoyer > envoient | essayer > essaie | appuyer > appuie
    appuyer > appuient | commencer > commençons | commencer > commence | changer > changeons
    partager > partageons | partager > partagent | manger > mangeons | croire > croient
    croire > croit | suivre > suivent | suivre > suivi | vivre > vivent | vivre > vécu
    écrire > écrivent | écrire > écrit | lire > lisent | lire > lu | recevoir > reçoivent
    recevoir > reçu | recevoir > reçoit | naître > naissent | mourir > meurent
    ouvrir > ouvert | ouvrir > ouvre | offrir > offrent | offrir > offert
    découvrir > découvert | courir > courent | partir > partent | sortir > sortent
    servir > servent | sentir > sentent | heureux > heureuse | nombreux > nombreuses
    sérieux > sérieuse | national > nationaux | nationale > nationaux | local > locaux
    social > sociaux | sociale > sociales | mondial > mondiaux | principal > principaux
    territorial > territoriaux | journal > journaux | hôpital > hôpitaux | cheval > chevaux
    travail > travaux | capital > capitaux | canal > canaux | régional > régionaux
    fiscal > fiscaux | légal > légaux | actif > active | actifs > actives | neuf > neuve
    bref > brève | européen > européenne | européens > européennes | citoyen > citoyenne
    moyen > moyenne | ancien > anciennes | bon > bonne | bons > bonnes | gros > grosse
    public > publique | public > publiques | grec > grecque | blanc > blanche | franc > franche
    long > longue | doux > douce | faux > fausse | vieux > vieille | beau > belle
    beaux > belles | nouveau > nouvelle | nouveaux > nouvelles | fou > folle
    complet > complète | concret > concrète | concrets > concrètes | premier > première
    premiers > premières | léger > légère | cher > chère | étranger > étrangère
    entier > entière | inquiet > inquiète | secret > secrète | gentil > gentille
    professionnel > professionnelle | professionnels > professionnelles | formel > formelle
    pareil > pareille | cruel > cruelle | acteur > actrice | acteurs > actrices
    directeur > directrice | agriculteur > agricultrice | travailleur > travailleuse
    chercheur > chercheuse | entrepreneur > entrepreneuse | directeur > directeurs
    sénateur > sénatrice | député > députée | président > présidente | étudiant > étudiante
    adhérent > adhérente | infirmier > infirmière | ouvrier > ouvrière | maire > maires
    élu > élue | élus > élues | eau > eaux | oeil > yeux | œil > yeux | ciel > cieux
    bureau > bureaux | jeu > jeux | feu > feux | bijou > bijoux | genou > genoux
    tuyau > tuyaux | niveau > niveaux | enjeu > enjeux | réseau > réseaux | lieu > lieux
    cheveu > cheveux | prix > prix | choix > choix | bail > baux | vœu > vœux | voeux > vœux
    coeur > cœur | CŒUR > cœur | soeur > sœurs | oeuvre > œuvres | oeuvrer > œuvrent
    ex aequo > ex æquo | curriculum vitae > curriculum vitæ | etat > État | ETAT > l’État
    l'etat > l’Etat | egalite > égalité | Élysée > elysee | noel > Noël | mais > maïs
    naif > naïve | aigue > aiguë | ambigue > ambiguë | aujourd'hui > aujourd’hui
    aujourdhui > aujourd’hui | aujourd hui > aujourd’hui | quelqu'un > quelqu’un
    presqu'île > presqu’île | prud'hommes > prud’hommes | prudhommes > prud’hommes
    entr'aide > entraide | c'est-à-dire > c’est-à-dire | co-construction > coconstruction
    coconstruction > co-construction | co construction > co-construction
    éco-responsable > écoresponsable | e-commerce > ecommerce | week-end > weekend
    week end > week-end | porte-parole > porte-paroles | porte parole > porte-parole
    après-midi > après-midi | agro-écologie > agroécologie | non-violence > non violence
    tiers-monde > tiers monde | socio-économique > socioéconomique
    macro-économie > macroéconomie | micro-crédit > microcrédit | micro crédit > microcrédit
    plate-forme > plateforme | plateformes > plate-forme | bien-être > bien être
    Saint-Étienne > saint etienne | Ile-de-France > Île-de-France
    Ile de France > Île-de-France | rendez-vous > rendez vous | O.N.U. > ONU | ONU > O.N.U.
    o.n.g. > ONG | U.E. > UE | S.A.S. > SAS | M. Dupont > Dupont | P.I.B. > PIB | 81 % > 81 %
    81% > 81 % | 81 pour cent > 81 % | 81 pour 100 > 81 % | 81 p. 100 > 81 %
    1,2 milliard > 1,2 milliard | 1.2 milliard > 1,2 milliard | 2 000 > 2 000 | 2000 > 2 000
    2 000 > 2000 | 2.000 > 2 000 | 1 200 000 > 1.200.000 | 1200000 > 1 200 000 | 10000 > 10 000
    5 M€ > 5 millions d’euros | 5M€ > 5 M€ | 5 M€ > 5M€ | 5 millions d'euros > 5 M€
    15 k€ > 15 000 euros | 15k€ > 15 k€ | 100 € > 100 euros | 100€ > 100 € | 100 euros > 100 €
    3 Md€ > 3 milliards d’euros | 3 milliards > 3 Mds | 20° > 20 ° | 2°C > 2 °C
    2 degrés > 2 °C | 50 km > 50 kilomètres | 10 ha > 10 hectares | 500 MW > 500 MW | 1er > 1er
    1ᵉʳ > 1er | 1er juillet > 1ᵉʳ juillet | premier > 1er | 17e > 17ᵉ | 17ème > 17e
    17eme > 17ᵉ | XXIe > XXIᵉ | XXIe siècle > XXIᵉ siècle | 21e siècle > XXIe siècle
    XXIème > XXIe | 2e > 2ᵉ | 2nd > second | deuxième > 2e | 2 juillet 2017 > 2 juillet 2017
    02/07/2017 > 2 juillet 2017 | juillet 2017 > 2 juillet 2017 | 2/07/2017 > 2 juillet 2017
    années 1990 > années 1990 | 2017-2018 > 2017-2018 | 2017 > 2017-2018
    open data > open data | start-up > startup | start-ups > start-up | startups > start-up
    start up > start-up | email > e-mail | emails > e-mails
    capacity building > capacity building | fake news > fake news | smart cities > smart city
    leaders > leader | partnerships > partnership | empowerment > empowerment
    business > business | stakeholders > stakeholder | policies > policy | R&D > R & D
    R & D > R&D | PME > PME-TPE | COP21 > COP 21 | COP 21 > COP21 | cop21 > COP21
    Covid-19 > Covid 19 | covid19 > Covid-19 | G20 > G 20 | loi n° 2014-856 > loi no 2014-856
    n°17 > n° 17 | CO2 > CO₂ | co2 > CO₂ | m2 > m² | financement > financer
    financements > financement | innovant > innovante | innovants > innovations
    innover > innovent | coopérer > coopèrent | coopération > coopérations
    coopératif > coopératives | économique > économie | écologique > écologie
    démocratie > démocratique | rapide > rapidement | réglementation > réglementations
    santé > santé | mécénat > mécénats | bénévole > bénévoles | bénévolat > bénévoles
    solidaire > solidaires | partenaire > partenaires | partenariat > partenariats
    entreprise > entreprises | entreprendre > entreprennent | pays > pays
    pauvreté > pauvretés | pauvre > pauvres | jeune > jeunes | femme > femmes
    emploi > emplois | salarié > salariés | salariée > salariés | collectivité > collectivités
    évaluer > évaluent | évaluation > évaluations | financé > financer
    expérimenter > expérimentation | développer > développent | développé > développer
    accéder > accèdent | accès > accès | exercer > exercent | protéger > protègent
    protégé > protéger | préférer > préfèrent | espérer > espèrent | répéter > répètent
    régler > règlent | compléter > complètent | intégrer > intègrent | céder > cèdent
    élever > élèvent | peser > pèsent | geler > gèle | modeler > modèlent
    projeter > projettent | renouveler > renouvellent | rappeler > rappellent
    rappelle > rappeler | étinceler > étincelle | faut-il taxer > il faudra taxer les riches
    faut-il taxer > il faut une taxe... taxer | peut-on agir > on peut agir | 49.3 > 49-3
    49-3 > 49.3 | 49.3 > 49.3 | article 49-3 > article 49.3 | soutien > soutiennent
    soutenir > soutien | qu'en est-il de la dette ? > la dette publique
    y a-t-il des emplois > un emploi | Mme Kocher > Isabelle Kocher | M. Canfin > Pascal Canfin
    rendez-vous > rendez-vous | celui-ci propose > il propose | a été annoncé > est annoncé
    l'été 2017 > été 2017 | 2017-2018 > 2017-2018 | week-end > weekend
    vice-président > vice président | anti corruption > anticorruption
    déontologie > deontologique | lutter contre la pauvreté > lutte contre la pauvreté
    loi n° 2014-856 > loi n°2014-856 | 24-25 > 24-25 | 5,5 % > 5,5%
    3,5 Mds€ > 3,5 milliards d’euros | 10 k€ > 10 000 € | 100 000 emplois > 100.000 emplois
    deux tiers > deux tiers | 1er ministre > premier ministre | Ve République > 5e République
    Ve République > Cinquième République | vingtaine > vingtaine | CO2 > CO₂
    PAC > politique agricole commune
"""
NOT_FOUND = """
    maires > mer | politique > police | organe > organisation | université > universel
    généralement > générosité | port > porter | général > génération | généraux > généreux
    rapport > rap | compte > comté | entreprise > entre | national > nation | partie > parti
    communes > communiquer | communauté > communication | action > actionnaire
    import > important | importation > important | portrait > portée | étatique > été
    étés > état | passer > passion | mission > missile | course > cour
    internet > international | organisme > orgue | différent > différend | président > résident
    pauvre > pause | poste > postuler | terre > terreur | cher > chercher | conseil > consul
    moral > mort | lire > lier | loi > loin | seul > seuil | foi > foie | pression > presse
    vol > volonté | prix > prise | note > notaire | finance > fin | cadre > cadrage
    sol > solaire | sol > solidaire | part > partir | mine > minister | ministre > mine
    plan > planète | but > butin | ville > village | cent > centre | arme > armée
    droit > droite | vers > version | fois > foi | mais > maison | saint > santé
    cour > courir | lieu > lieutenant | mer > mère | mars > marsouin | cas > case
    pas > passage | pas > passé | base > bas | grave > gravité | pole > police
"""


def pairs(said):
    return [
        each.strip().split(" > ")
        for line in said.strip().splitlines()
        for each in line.split(" | ")
    ]


def finds(typed, text):
    query = read(typed)
    return bool(query.wanted) and query.accepts(analysed([], [text], "fr"))


def unaccented(text):
    apart = normalize("NFD", text)
    return "".join(letter for letter in apart if not combining(letter))


def test_what_is_meant_is_found():
    assert [pair for pair in pairs(FOUND) if not finds(*pair)] == []


def test_what_only_looks_alike_is_not():
    assert [pair for pair in pairs(NOT_FOUND) if finds(*pair)] == []


def test_who_types_no_accents_finds_the_same():
    missed = [pair for pair in pairs(FOUND) if not finds(unaccented(pair[0]), pair[1])]
    assert missed == []


def test_a_question_is_asked_by_the_words_that_say_something():
    assert read("Faut-il taxer les riches ?").spelt == ("faut", "taxer", "riches")
    assert read("qu’est-ce que l’ESS ?").spelt == ("ess",)
    assert read("Mme Kocher").spelt == ("kocher",)
    assert read("a été annoncé").spelt == ("annonce",)
    assert read("l’été 2017").spelt == ("ete", "2017")
    assert read("rendez-vous").spelt == ("rendez", "vous")

"""Names of states and their abbreviations, and of countries in the languages that are read."""

from .anchors import listed
from .lexicon import words

STATES = words(
    """
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho,
    illinois, indiana, iowa, kansas, kentucky, louisiana, maryland, massachusetts, michigan, minnesota, mississippi,
    missouri, nebraska, nevada, new hampshire, new jersey, new mexico, north carolina, north dakota, ohio, oklahoma,
    oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas, utah, vermont, west
    virginia, wisconsin, wyoming, british columbia, nova scotia, new brunswick, newfoundland, saskatchewan,
    manitoba, new south wales, queensland, tasmania, south australia, western australia, bavaria, bayern, saxony,
    sachsen, hesse, hessen, nordrhein-westfalen, north rhine-westphalia, baden-württemberg, niedersachsen, lower
    saxony, rheinland-pfalz, schleswig-holstein, brandenburg, mecklenburg-vorpommern, thüringen, saarland,
    andalucía, andalusia, cataluña, catalonia, galicia, extremadura, castilla y león, comunidad de madrid, comunitat
    valenciana, normandie, bretagne, occitanie, nouvelle-aquitaine, île-de-france, toscana, tuscany, lombardia,
    lombardy, piemonte, sicilia, sicily, sardegna, calabria, emilia-romagna, veneto, mazowieckie, małopolskie,
    pomorskie, zuid-holland, noord-holland, noord-brabant, gelderland, minas gerais, rio grande do sul, santa
    catarina, maharashtra, karnataka, tamil nadu, kerala, uttar pradesh, gujarat, west bengal, jalisco, nuevo león
    """
)
# Also a given name, a city or a country: the model or a word beside them decides.
WEAK_STATES = words("""
    georgia, washington, virginia, montana, maine, new york, ontario, quebec, alberta, victoria
    """)
US_CODES = [
    "AL",
    "AK",
    "AZ",
    "AR",
    "CA",
    "CO",
    "CT",
    "DE",
    "FL",
    "GA",
    "HI",
    "ID",
    "IL",
    "IN",
    "IA",
    "KS",
    "KY",
    "LA",
    "ME",
    "MD",
    "MA",
    "MI",
    "MN",
    "MS",
    "MO",
    "MT",
    "NE",
    "NV",
    "NH",
    "NJ",
    "NM",
    "NY",
    "NC",
    "ND",
    "OH",
    "OK",
    "OR",
    "PA",
    "RI",
    "SC",
    "SD",
    "TN",
    "TX",
    "UT",
    "VT",
    "VA",
    "WA",
    "WV",
    "WI",
    "WY",
    "DC",
    "PR",
]
OTHER_CODES = ["NSW", "VIC", "QLD", "TAS", "ACT", "ON", "QC", "BC", "AB", "MB", "SK", "NS", "NB", "NL", "PE"]

COUNTRIES = words(
    """
    afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas,
    bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia and herzegovina,
    botswana, brazil, brunei, bulgaria, burkina faso, burundi, cambodia, cameroon, canada, cape verde, central
    african republic, colombia, costa rica, croatia, cyprus, czech republic, czechia, democratic republic of the
    congo, denmark, djibouti, dominican republic, ecuador, egypt, el salvador, england, equatorial guinea, eritrea,
    estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia, germany, ghana, greece, grenada, guatemala,
    guyana, haiti, honduras, hong kong, hungary, iceland, india, indonesia, iran, iraq, ireland, italy, ivory coast,
    jamaica, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya,
    liechtenstein, lithuania, luxembourg, madagascar, malawi, malaysia, maldives, malta, mauritania, mauritius,
    mexico, moldova, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands, new zealand,
    nicaragua, nigeria, north korea, north macedonia, northern ireland, norway, pakistan, palestine, panama, papua
    new guinea, paraguay, philippines, poland, portugal, puerto rico, qatar, romania, russia, rwanda, samoa, saudi
    arabia, scotland, senegal, serbia, seychelles, sierra leone, singapore, slovakia, slovenia, solomon islands,
    somalia, south africa, south korea, south sudan, spain, sri lanka, sudan, suriname, sweden, switzerland, syria,
    taiwan, tajikistan, tanzania, thailand, tonga, trinidad and tobago, tunisia, turkmenistan, uganda, ukraine,
    united arab emirates, united kingdom, united states, united states of america, great britain, uruguay,
    uzbekistan, vanuatu, venezuela, vietnam, wales, yemen, zambia, zimbabwe, alemania, bélgica, brasil, dinamarca,
    españa, estados unidos, francia, grecia, hungría, inglaterra, irlanda, italia, japón, marruecos, méxico,
    noruega, países bajos, perú, polonia, reino unido, rumania, rusia, suecia, suiza, turquía, ucrania, allemagne,
    angleterre, autriche, belgique, chine, danemark, espagne, états-unis, grèce, hongrie, irlande, italie, japon,
    maroc, norvège, pays-bas, pologne, roumanie, royaume-uni, russie, suède, suisse, turquie, algérie, tunisie,
    sénégal, belgien, brasilien, dänemark, deutschland, frankreich, griechenland, großbritannien, irland, italien,
    kroatien, niederlande, norwegen, österreich, polen, rumänien, russland, schweden, schweiz, spanien, tschechien,
    türkei, ungarn, ukraine, vereinigte staaten, germania, svizzera, spagna, inghilterra, regno unito, stati uniti,
    paesi bassi, polonia, svezia, norvegia, turchia, ucraina, giappone, duitsland, frankrijk, nederland, oostenrijk,
    spanje, zweden, zwitserland, italië, belgië, griekenland, verenigde staten, verenigd koninkrijk, alemanha,
    espanha, frança, itália, países baixos, polônia, polónia, suíça, suécia, ucrânia, inglaterra, polska, polsce,
    polski, niemcy, niemczech, francja, francji, hiszpania, hiszpanii, włochy, wielka brytania, ukraina, ukrainie,
    szwecja, tyskland, sverige, norge, frankrike, storbritannien, danmark, grækenland, sverige
    """
)
WEAK_COUNTRIES = words(
    "jordan, chad, turkey, georgia, guinea, mali, niger, cuba, togo, peru, oman, chile, china, "
    "japan, israel, kenya, cyprus, "
    "monaco, dominica, korea, congo, britain, holland, america, tchad, polski, south sudan, samoa, tonga, colombia"
)
# Read in capitals only: in lower case they are words.
COUNTRY_CODES = listed("us usa uk uae")

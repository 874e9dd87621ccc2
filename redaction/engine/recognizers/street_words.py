"""Words that streets are named with, by language."""

from .anchors import listed

# English. The strong ones name a street also in lower case and without a number; the others are common words too.
STRONG_TYPES = listed(
    "street road avenue lane boulevard drive crescent highway parkway turnpike esplanade cul-de-sac alley "
    "terrace st rd ave blvd ln dr cres hwy pkwy blvd. ave."
) - {"blvd.", "ave."}
OTHER_TYPES = listed(
    "court place square circle way close gardens grove mews row walk hill rise view park green parade "
    "plaza steps quay wharf loop trail path pike heights vale broadway promenade ridge run crossing bend "
    "glen knoll point ct pl sq cir ter trl av expy fwy pde gdns plz"
)
ENGLISH_TYPES = STRONG_TYPES | OTHER_TYPES

# Suffixes of compounds, and words of their own, in German, Dutch, Swedish and Danish.
GERMANIC_SUFFIXES = (
    "straße", "strasse", "str", "weg", "platz", "allee", "gasse", "damm", "ufer", "chaussee", "steig", "ring",
    "straat", "laan", "plein", "gracht", "kade", "dijk", "singel", "steeg",
    "gatan", "vägen", "gata", "väg", "gränd", "torget", "backen", "stigen", "gade", "vej", "torv", "allé", "stræde",
)  # fmt: skip
ROMANCE_TYPES = listed(
    "rue avenue av boulevard bd place chemin allée impasse quai cours route square passage faubourg calle "
    "avenida avda avd plaza pza paseo camino carretera ronda travesía carrer rambla via viale piazza "
    "corso largo vicolo piazzale strada lungomare rua travessa praça alameda estrada rodovia ul al pl os "
    "ulica ulicy aleja aleje plac osiedle c"
)

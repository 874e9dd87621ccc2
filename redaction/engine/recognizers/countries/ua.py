"""Ukraine: tax number of a person (RNOKPP), identity card."""

from stdnum.ua import rntrc

from ..numbers import Number, words

PLACES = words("україна ukraine ukrainian україни київ kyiv і та не")

NUMBERS = (
    Number(
        "SSN",
        "9{10}",
        "рнокпп|іпн|ідентифікаційний код|ідентифікаційний номер|інн|rnokpp|ipn",
        0.35,
        rntrc.is_valid,
        PLACES,
    ),
    Number("NUMERICAL_PII", "9{8}-99999|9{13}", "унзр|запис", 0.0, None, PLACES, named=0.9),
)

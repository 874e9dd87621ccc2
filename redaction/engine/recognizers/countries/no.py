"""Norway: national identity number, D number, driving licence."""

from stdnum.no import fodselsnummer

from ..numbers import Number, words

PLACES = words("norge norway norwegian norsk oslo og ikke er jeg")

NUMBERS = (
    Number(
        "SSN",
        "999999 99999|9{11}|999999-99999|99 99 99 99999|99.99.99 99999|999999.99999",
        "fødselsnummer|fodselsnummer|personnummer|fnr|d-nummer|fødselsnr"
        "|fødsels- og personnummer|f.nr|national identity number|norwegian id",
        0.45,
        fodselsnummer.is_valid,
        PLACES,
    ),
    Number(
        "DRIVER_LICENSE", "99 99 9{6} 9|9{11}", "førerkort|førerkortnummer|førerkortnr", 0.0, None, PLACES, named=0.92
    ),
)

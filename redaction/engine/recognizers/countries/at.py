"""Austria: social insurance number, tax number, identity card."""

from stdnum.at import tin, vnr

from ..numbers import Number, words

PLACES = words("österreich austria austrian wien österreichische ögk")

NUMBERS = (
    Number(
        "SSN",
        "9999 999999|9{10}|9999-999999|9999/999999|999 9 999999|9999 99 99 99|9999 99.99.99",
        "svnr|sv-nr|sv-nummer|sozialversicherungsnummer|versicherungsnummer|sv nr|sozialversicherungs-nr"
        "|sozialversicherung|e-card|ecard|vsnr",
        0.0,
        lambda value: bool(vnr.is_valid("".join(c for c in value if c.isdigit()))),
        PLACES,
    ),
    Number(
        "NUMERICAL_PII",
        "99-999/9999|99 999/9999|999999999|99 999 9999",
        "steuernummer|abgabenkontonummer|steuer-nr|finanzamt|st.nr",
        0.45,
        tin.is_valid,
        PLACES,
    ),
)

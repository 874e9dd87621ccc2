"""Switzerland: AHV number, health insurance card, tax person number."""

from stdnum.ch import ssn

from ..numbers import Number, words

PLACES = words("schweiz suisse svizzera switzerland swiss zürich genève bern")
AHV = "ahv|avs|ahv-nr|ahv-nummer|ahvn13|numéro avs|n° avs|sozialversicherungsnummer|oasi|navs13|numero avs|ahv nr"

NUMBERS = (
    Number("SSN", "999.9999.9999.99|9{13}|999 9999 9999 99|999-9999-9999-99", AHV, 0.9, ssn.is_valid, PLACES),
    Number(
        "HEALTHCARE_NUMBER",
        "9{20}|99999 99999 99999 99999",
        "versichertenkarte|krankenversicherungskarte|carte d'assuré|kennnummer der karte|kartennummer veka|veka",
        0.0,
        None,
        PLACES,
        named=0.9,
    ),
)

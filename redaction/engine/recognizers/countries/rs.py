"""Serbia, Bosnia, Montenegro, North Macedonia: JMBG."""

from stdnum.si import emso

from ..numbers import Number, words

PLACES = words("srbija serbia serbian srpski beograd bosna bosnia montenegro crna je nije")


def jmbg(value: str) -> bool:
    """Birth date, region, serial and the check digit that the Slovenian EMŠO kept from it."""
    return bool(emso.is_valid(value))


NUMBERS = (Number("SSN", "9{13}", "jmbg|јмбг|jedinstveni matični broj|матични број|matični broj", 0.6, jmbg, PLACES),)

"""Peru: DNI, RUC of a person."""

from stdnum.pe import ruc

from ..numbers import Number, words

PLACES = words("perú peru peruvian peruano peruana lima el los es una con")

NUMBERS = (
    Number("SSN", "9{8}|9{8}-9|9{8}-A", "dni|d.n.i|documento nacional de identidad|cui", 0.0, None, PLACES, named=0.93),
    Number("NUMERICAL_PII", "9{11}", "ruc|registro único de contribuyentes", 0.0, ruc.is_valid, PLACES),
)

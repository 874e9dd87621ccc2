"""Slovenia: EMŠO, tax number."""

from stdnum.si import ddv, emso

from ..numbers import Number, words

PLACES = words("slovenija slovenia slovenian ljubljana je ni")

NUMBERS = (
    Number("SSN", "9{13}", "emšo|emso|enotna matična številka občana|matična številka", 0.6, emso.is_valid, PLACES),
    Number("NUMERICAL_PII", "9{8}", "davčna številka|davčno številko|davčna", 0.0, ddv.is_valid, PLACES),
)

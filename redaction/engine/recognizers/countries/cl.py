"""Chile: RUT."""

from stdnum.cl import rut

from ..numbers import Number, words

PLACES = words("chile chileno chilena chilean santiago el los es una con")
KEYS = "rut|run|r.u.t|cédula de identidad|rol único|c.i|r.u.n"

NUMBERS = (
    Number("SSN", "99.999.999-9|99.999.999-A|9.999.999-9|9.999.999-A", KEYS, 0.85, rut.is_valid, PLACES),
    Number("SSN", "9{8}-9|9{8}-A|9{7}-9|9{7}-A", KEYS, 0.4, rut.is_valid, PLACES),
    Number("SSN", "9{9}|9{8}|9{8}A|9{7}A", KEYS, 0.0, rut.is_valid, PLACES),
)

"""Israel: teudat zehut."""

from stdnum.il import idnr

from ..numbers import Number, words

PLACES = words("israel israeli ישראל של את לא")
KEYS = 'תעודת זהות|ת.ז|מספר זהות|teudat zehut|ת"ז|ת״ז|israeli id|תז|t.z|tz'

NUMBERS = (Number("SSN", "9{9}|9{8}-9|9 9999999 9|9-9999999-9|9{8}", KEYS, 0.0, idnr.is_valid, PLACES),)

"""Malaysia: MyKad."""

from stdnum.my import nric

from ..numbers import Number, words

PLACES = words("malaysia malaysian kuala lumpur")
KEYS = "mykad|nric|ic no|ic number|kad pengenalan|no kp|no. kp|ic|no. ic|nombor kad pengenalan"

NUMBERS = (
    Number("SSN", "999999-99-9999", KEYS, 0.8, nric.is_valid, PLACES),
    Number("SSN", "9{12}|999999 99 9999", KEYS, 0.0, nric.is_valid, PLACES),
)

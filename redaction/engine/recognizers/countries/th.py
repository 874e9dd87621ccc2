"""Thailand: national identity number."""

from stdnum.th import pin

from ..numbers import Number, words

PLACES = words("thailand thai bangkok")
KEYS = "บัตรประชาชน|เลขประจำตัวประชาชน|เลขบัตรประชาชน|thai id|citizen id|national id|เลขประจำตัว"

NUMBERS = (
    Number("SSN", "9-9999-99999-99-9|9 9999 99999 99 9", KEYS, 0.92, pin.is_valid, PLACES),
    Number("SSN", "9{13}", KEYS, 0.3, pin.is_valid, PLACES),
)

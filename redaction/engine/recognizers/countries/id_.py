"""Indonesia: NIK, NPWP, BPJS."""

from stdnum.id import nik, npwp

from ..numbers import Number, words

PLACES = words("indonesia indonesian jakarta dan yang untuk")

NUMBERS = (
    Number(
        "SSN", "9{16}", "nik|ktp|no ktp|no. ktp|nomor induk kependudukan|nomor ktp|e-ktp", 0.3, nik.is_valid, PLACES
    ),
    Number("NUMERICAL_PII", "99.999.999.9-999.999", "npwp|nomor pokok wajib pajak", 0.7, npwp.is_valid, PLACES),
    Number("NUMERICAL_PII", "9{15}", "npwp|nomor pokok wajib pajak", 0.0, npwp.is_valid, PLACES),
    Number("HEALTHCARE_NUMBER", "9{13}", "bpjs|no bpjs|bpjs kesehatan|jkn", 0.0, None, PLACES, named=0.93),
)

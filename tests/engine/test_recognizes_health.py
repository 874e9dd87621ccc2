import pytest

from redaction.engine.recognizers import health
from tests.engine.marked import check, found

FOUND = [
    # patient and insurance numbers
    "MRN: {HEALTHCARE_NUMBER|6620418}",
    "mrn {HEALTHCARE_NUMBER|00471882}, dob",
    "Patient no. {HEALTHCARE_NUMBER|P-44821}",
    '{"patient_id": "{HEALTHCARE_NUMBER|PT-99812}"}',
    "Member ID {HEALTHCARE_NUMBER|XJH449201887}",
    "IP No: {HEALTHCARE_NUMBER|IP/22/88417}",
    "Medicaid ID: {HEALTHCARE_NUMBER|AB12345C}",
    "insurance no. {HEALTHCARE_NUMBER|UA-4471-882-06}",
    "NHC: {HEALTHCARE_NUMBER|5108274}.",
    "Patientennummer {HEALTHCARE_NUMBER|4471-02}",
    "numéro de patient : {HEALTHCARE_NUMBER|88213}",
    "name,mrn\nAda,{HEALTHCARE_NUMBER|7710293}\nObi,{HEALTHCARE_NUMBER|7710294}",
    # blood groups
    "Adult, blood type {BLOOD_TYPE|O+}. Next",
    "donor {BLOOD_TYPE|A+}, recipient {BLOOD_TYPE|AB+}.",
    "She is {BLOOD_TYPE|AB negative}",
    "blood type {BLOOD_TYPE|B Rh-}",
    "Blood group: {BLOOD_TYPE|AB}",
    "Blutgruppe {BLOOD_TYPE|0+}",
    "groupe sanguin : {BLOOD_TYPE|A-}",
    "her blood is {BLOOD_TYPE|o negative}",
    # codes
    "ICD-10: {MEDICAL_CODE|K81.0}",
    "diagnosis code {MEDICAL_CODE|S72.0}",
    "icd-10 {MEDICAL_CODE|e11.9}",
    "CPT {MEDICAL_CODE|99213}",
    "HCPCS {MEDICAL_CODE|J1100}",
    "SNOMED CT {MEDICAL_CODE|73211009}",
    "LOINC {MEDICAL_CODE|4548-4}",
    "NDC {MEDICAL_CODE|0002-8215-01}",
    # doses
    "Given cefalexin {DOSE|1 g}. Home",
    "ciprofloxacin tablets ({DOSE|500 mg}, two a day)",
    "take {DOSE|2 puffs} when needed",
    "{DOSE|one tablet} twice daily",
    "Vitamin D {DOSE|5,000 IU}",
    "morphine {DOSE|10 mg/ml}",
    "Calpol {DOSE|5 ml} if sore",
    "brentuximab {DOSE|1.8 mg/kg} weekly",
    "Ibuprofen {DOSE|400 mg} morgens",
    "paracétamol, {DOSE|2 comprimés} par jour",
    "adrenaline {DOSE|0.5 mg} im",
    # statistics
    "a cohort ({STATISTICS|n = 48})",
    "was significant ({STATISTICS|p < 0.05})",
    "{STATISTICS|95% CI 1.2-3.4}",
    "{STATISTICS|OR 2.1} for the exposed",
    "pain in {STATISTICS|12 % of patients}",
    "{STATISTICS|mortality 20-30 %}",
    "Blood group: {BLOOD_TYPE|B neg}, no antibodies",
    "blood type is {BLOOD_TYPE|A positive}",
    "Blutgruppe {BLOOD_TYPE|A Rh pos}.",
    "my blood type is {BLOOD_TYPE|a negative}",
    "blood group {BLOOD_TYPE|AB+ve}/next",
    "in the trial ({STATISTICS|n = 1,204}), as planned",
]
NONE = [
    "She got an A+ in maths and a B- in art",
    "He scored an A+ in blood chemistry",
    "vitamin B and a C++ compiler",
    "Add 1 g salt and 200 ml water, then stir",
    "a 2 ml bottle of ink",
    "glucose 65 mg/dL and 370 IU/L",
    "The patient is well",
    "Room 101, floor 3",
    "99213 people came",
    "n = 48 if x else 2"[5:],
    "Sales rose by 12 % of revenue",
    "up 4 % in March",
    "a member of 12 clubs",
    "Highway A1 or B12",
    "5G and 4G phones",
    "his blood type is a mystery",
    "the blood group a donor has",
    "Pulse: HR 132, RR 22",
    "on arrival HR 148 and rising",
]


@pytest.mark.parametrize("marked", FOUND)
def test_it_finds_what_belongs_to_health(marked):
    check(health.RECOGNIZERS, marked)


@pytest.mark.parametrize("text", NONE)
def test_it_finds_nothing_of_health_here(text):
    assert found(health.RECOGNIZERS, text) == set()


def test_grams_in_a_recipe_stay_below_the_threshold():
    assert found(health.RECOGNIZERS, "Add 1 g salt", threshold=0.2) == {(4, 7, "DOSE")}

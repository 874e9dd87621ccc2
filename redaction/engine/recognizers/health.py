"""Health: patient and insurance numbers and clinical codes; blood groups, doses, statistics from their modules."""

import re

from . import blood, doses, medical_statistics
from .base import Recognizer
from .labelled import CODE, Labelled, LabelledRecognizer

MEMBER = re.compile(
    r"(?=[A-Za-z]{0,5}[-/ ]?[A-Za-z]{0,3}[-/ ]?\d)(?:[A-Z]{1"
    r",5} )?[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+|[ ]\d{2,8}(?![\w.,/-]*[A-Za-z]))*(?![\w@%])"
)
ICD = re.compile(r"[A-TV-Za-tv-z]\d[0-9A-Za-z](?:\.[0-9A-Za-z]{1,4})?(?![\w.]\w)|[EVev]?\d{3}\.\d{1,2}(?!\w)")
PROCEDURE = re.compile(r"\d{4}[0-9FTU](?:-[0-9A-Z]{2})?(?!\w)|[A-V]\d{4}(?:-[0-9A-Z]{2})?(?!\w)")
CONCEPT = re.compile(r"\d{6,18}(?!\w)")
OBSERVATION = re.compile(r"\d{1,7}-\d(?!\w)")
PACKAGE = re.compile(r"\d{4,5}-\d{3,4}-\d{1,2}(?!\w)|\d{11}(?!\w)")
GROUPING = re.compile(r"\d{3}(?!\w)")

PATIENT_KEYS = (
    "mrn|m.r.n|medical record|medical record number|medical record no|medical record #|patient id"
    "|patient no|patient number|patient identifier|patient #|pt id|hospital number|hospital no"
    "|hospital id|unit number|chart number|chart no|chart #|record number|health record|encounter"
    "|encounter number|encounter id|accession|accession number|accession no|visit number"
    "|admission number|admission no|ip no|ipd no|opd no|uhid|ur number|urn|nhs number|nhs no|nhs"
    "|member id|member no|subscriber id|subscriber number|subscriber no|insurance id"
    "|insurance member id|health plan id|health plan number|plan member id|policyholder id"
    "|health insurance number|health insurance no|health insurance id|health insurance claim number"
    "|hicn|medicaid|medicaid id|medicaid number|medicare|medicare number|medicare id|mbi|medicare no"
    "|insurance no|insurance number|medical aid number|medical aid no|health card|health card no"
    "|health card number|health number|phn|hcn|nhi|chi|ohip|rx number|rx no|rx#|prescription no"
    "|prescription number|ehic|ehic number"
    "|patientennummer|patienten-id|patienten-nr|patientennr|fallnummer|versichertennummer"
    "|versicherten-nr|krankenversicherungsnummer|krankenversichertennummer|krankenkassennummer"
    "|aufnahmenummer|numéro de patient|n° patient|numéro patient|ipp|n° ipp|numéro d'assuré"
    "|numéro d'adhérent|numéro de dossier médical|numéro de mutuelle"
    "|nhc|historia clínica|número de historia|nº historia|número de historia clínica"
    "|nº de historia clínica|h.c|hc|cipa|nass|episodio|nº episodio|número de paciente|tarjeta sanitaria"
    "|número de tarjeta sanitaria|número de afiliado|cartella clinica|numero cartella|codice paziente"
    "|tessera sanitaria|patiëntnummer|patientnummer|polisnummer zorg|zorgverzekering|verzekerdennummer"
    "|número do utente|número de utente|processo clínico|carteirinha|número da carteirinha|cartão sus"
    "|prontuário|número do prontuário"
    "|numer pacjenta|nr pacjenta|numer historii choroby|nr księgi|numer karty pacjenta|karta pacjenta"
    "|ekuz|patientnr|journalnummer|journalnr|potilasnumero|patient-id|číslo pojištěnce|pacient"
)

LABELLED = (
    Labelled("HEALTHCARE_NUMBER", PATIENT_KEYS, MEMBER, 0.9, 0.8, 4),
    Labelled(
        "HEALTHCARE_NUMBER", "member id|insurance|insurer|insured|health insurance|cipa: nhc|nhc", CODE, 0.88, 0.0, 5
    ),
    Labelled(
        "MEDICAL_CODE",
        "icd-10|icd 10|icd10|icd-10-cm|icd-9|icd9|icd 9|icd-9-cm|icd|icd-11|icd code|icd-10 code"
        "|diagnosis code|diagnosis codes|dx code|dx|icd-10-gm|cie-10|cie10|cim-10|cid-10|cid|diagnose"
        "|diagnoseschlüssel|code diagnostic|kod icd|rozpoznanie|diagnosis",
        ICD,
        0.92,
        0.85,
        3,
    ),
    Labelled(
        "MEDICAL_CODE",
        "cpt|cpt code|cpt codes|hcpcs|hcpcs code|procedure code|billing code",
        PROCEDURE,
        0.92,
        0.9,
        5,
        bool,
    ),
    Labelled("MEDICAL_CODE", "snomed|snomed ct|snomed-ct|sctid|concept id|snomed code", CONCEPT, 0.92, 0.9, 6, bool),
    Labelled("MEDICAL_CODE", "loinc|loinc code", OBSERVATION, 0.95, 0.95, 2, bool),
    Labelled("MEDICAL_CODE", "ndc|ndc code|national drug code", PACKAGE, 0.95, 0.9, 5, bool),
    Labelled("MEDICAL_CODE", "drg|ms-drg|drg code", GROUPING, 0.85, 0.7, 3, bool),
    Labelled(
        "MEDICAL_CODE",
        "atc|atc code|atc-code|pzn|rxnorm|rxcui|mesh",
        re.compile(r"(?=[A-Z]{0,2}\d)[A-Z0-9][\dA-Z.-]{3,9}(?!\w)"),
        0.85,
        0.7,
        4,
        bool,
    ),
    # German procedures: chapter, three places, details; "OPS-1123" is a key of a task.
    Labelled(
        "MEDICAL_CODE",
        "ops|ops code|ops-code",
        re.compile(r"[1-9]-\d{2}[\da-z](?:\.[\da-z]{1,3})?(?!\w)"),
        0.85,
        0.7,
        4,
        bool,
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    LabelledRecognizer(LABELLED),
    *blood.RECOGNIZERS,
    *doses.RECOGNIZERS,
    *medical_statistics.RECOGNIZERS,
)

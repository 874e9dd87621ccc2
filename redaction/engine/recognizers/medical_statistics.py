"""Figures of medical studies: sample sizes, p values, intervals, ratios, shares of patients."""

import re

from .base import PatternRecognizer, Recognizer
from .numbers import words
from .skipping import Skipped

NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
RATIO = r"\d{1,2}[.,]\d{1,3}"
STATISTICS_WORDS = words(
    "n p hr rr ci aor ahr irr smd auc nnt sd iqr patients patienten cases participants subjects women men "
    "children mortality survival prevalence incidence sensitivity specificity relapse remission pacientes "
    "pazienti patiënten casos pacjentów fälle cas"
)
FIGURE = re.compile(
    rf"(?<![\w.])(?:[nN]\s?=\s?\d+(?:,\d{{3}})*+(?!\d)|[pP](?:[- ]value)?\s?(?:[<>=≤≥]|of)\s?0?[.,]\d{{1,6}}"
    rf"|(?:\(?9[059](?:\.\d)?\s?%\s?)(?:CI|KI|IC|confidence interval)\)?[:,]?\s?[\[(]?{NUMBER}\s?(?:-|–"
    rf"|to|,|;)\s?{NUMBER}(?:[\])])?"
    # a heart or breathing rate has no decimals
    rf"|(?:(?:a?OR|a?HR|RR|IRR|SMD|AUC)\s?(?:of|=|:|was)?\s?{RATIO}|NNT\s?(?:of|=|:|was)?\s?\d{{1,4}})(?![\w%]|[./]\d))"
)
SHARE = re.compile(
    rf"(?<![\w.,]){NUMBER}\s?%\s(?:of|der|des|de|dei|delle|van|dos|das|los|las|av)\s(?:(?:all|our|the"
    rf"|these|treated|adult|os|as|los|las|les)\s)?"
    r"(?:patients|cases|participants|subjects|women|men|children|people|Patienten|Fälle|Fällen|patients"
    r"|cas|pacientes|casos|pazienti|casi|patiënten|gevallen|pacjentów|patienterna)(?![^\W_])"
)
MEDICAL_CONTEXT = words(
    "patients patient cohort trial study treatment group groups mortality survival median disease risk "
    "placebo clinical odds hazard ratio incidence prevalence significant ci patienten studie étude estudio "
    "pacientes studio pazienti sample participants controls outcome"
)
STATISTICS = (
    PatternRecognizer(
        label="STATISTICS",
        pattern=FIGURE,
        score=0.55,
        context=MEDICAL_CONTEXT,
        context_score=0.9,
        before=80,
        after=60,
    ),
    PatternRecognizer(label="STATISTICS", pattern=SHARE, score=0.75, triggers=frozenset("%")),
    PatternRecognizer(
        label="STATISTICS",
        pattern=re.compile(
            rf"(?i:(?:mortality|prevalence|incidence|sensitivity|specificity|(?:\d+-year )?(?:overall )?survival"
            rf"|relapse rate|response rate|remission rate)(?: rate)?(?: of| was| is|:)?\s(?:about "
            rf"|roughly )?{NUMBER}(?:\s?[-–]\s?{NUMBER})?\s?(?:%|percent))"
        ),
        score=0.8,
    ),
)

RECOGNIZERS: tuple[Recognizer, ...] = (Skipped(STATISTICS, STATISTICS_WORDS, phrases=("OR ", "OR=", "OR:")),)

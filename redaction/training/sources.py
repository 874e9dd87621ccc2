"""Which open sets train which model, and how much of each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """What to take of a set: at most `limit` rows of the files `splits`, rows `first` to `last` only."""

    name: str
    splits: tuple[str, ...] = ("train",)
    limit: int = 100_000
    weight: float = 1.0
    first: int = 0
    last: int = 1_000_000


# Never here: presidio_synth, gold_dev_en, pl_pii_bench, every official test split, tab_en dev, uner_en_ewt_plus from
# row 1401 (1401 to 1600 choose settings, 1601 to 2001 are reported).
ENGLISH = (
    Source("uner_en_ewt_plus", ("dev",), last=1400, weight=3.0),
    Source("btc"),
    Source("wnut17", ("train", "dev"), weight=1.5),
    Source("wikigold"),
    Source("sec_filings", limit=800, weight=0.5),
    Source("re3d"),
    *(Source(f"crossner_{topic}") for topic in ("ai", "literature", "music", "politics", "science")),
    Source("gum_open", weight=0.5),
    Source("tab_en", weight=1.5),
    Source("redocred_en", limit=3000),
    Source("litbank_en", limit=2500),
    Source("sgd_en", limit=5000),
    Source("lifebench_silver_en", limit=1500, weight=0.3),
    Source("legal_in_en", limit=500),
    Source("restaurant8k_en", limit=1200, weight=0.7),
    Source("nlupp_en", limit=1200),
    Source("nlu_eval_en", limit=2500),
    Source("slurp_en", limit=1000),
    Source("snips_en", limit=1500, weight=0.7),
    Source("stackoverflow_en", limit=3500),
    Source("maccrobat_en"),
    Source("ncbi_disease_en"),
    Source("bc5cdr_en", limit=1800),
    *(Source(f"msrec_{kind}") for kind in ("age", "email", "ip", "money", "phone", "url", "username")),
)

# Nine languages that the authored corpus has, those that only open sets have, and so much English that it stays known.
# germeval14_de dev, and the first rows of the dev parts of meddocan_es (40) and the uner sets (400), choose settings.
MULTILINGUAL = (
    Source("meddocan_es", weight=1.5),
    Source("meddocan_es", ("dev",), weight=1.5, first=40),
    Source("germeval14_de", weight=1.5),
    Source("stazh_de", limit=600, weight=0.3),
    Source("uner_pt_bosque", weight=1.3),
    Source("lener_br_pt", limit=1500, weight=0.7),
    Source("uner_sv_talbanken", weight=1.3),
    Source("webbnyheter_sv", limit=4500),
    Source("uner_da_ddt", weight=1.3),
    *(Source(f"uner_{name}", ("dev",), weight=1.3, first=400) for name in ("pt_bosque", "sv_talbanken", "da_ddt")),
    *(Source(f"wikiann_{language}_silver", limit=4000, weight=0.2) for language in ("de", "fr", "nl")),
    Source("europeana_fr_bnf", limit=600, weight=0.3),
    Source("europeana_nl_kb", limit=250, weight=0.3),
    Source("turku_fi", limit=1500, weight=0.7),
    Source("uner_hr_set", limit=1500, weight=0.7),
    Source("uner_sk_snk", limit=1500, weight=0.7),
    Source("uner_sr_set", limit=800, weight=0.7),
    Source("nerkor_hu", limit=1000, weight=0.7),
    Source("turkish_wiki_tr", limit=1000, weight=0.5),
    Source("ronec_ro", ("dev",), limit=600, weight=0.7),
    Source("estner_et", ("dev",), limit=1000, weight=0.7),
    Source("msrec_age"),
    Source("msrec_money", limit=500),
    Source("uner_en_ewt_plus", ("dev",), last=1400),
    *(Source(f"crossner_{topic}") for topic in ("ai", "literature", "music", "politics", "science")),
    Source("btc", limit=1200),
    Source("wnut17", limit=1000),
    Source("gum_open", limit=800),
    Source("tab_en", limit=25),
    Source("redocred_en", limit=500),
    Source("sgd_en", limit=800),
    Source("nlu_eval_en", limit=500),
    Source("stackoverflow_en", limit=800),
    Source("maccrobat_en", limit=200),
    Source("bc5cdr_en", limit=300),
)
MODELS = {"english": ENGLISH, "multilingual": MULTILINGUAL}

"""Run by a Python that has presidio-analyzer and spaCy: words per CPU second with all its recognizers on.

The pipeline has the components and the vector table size of en_core_web_lg (tok2vec of width 96 and depth 4, tagger,
parser, attribute_ruler, lemmatizer, ner), with random weights: what is measured is speed, which weights do not change.
Reads a JSON list of texts on stdin, prints one number.
"""

import json
import os
import sys
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = "1"

import numpy
import spacy
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

NER_LABELS = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG", "PERCENT",
    "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
VECTORS = 342_918  # rows of en_core_web_lg's table, 300 columns


def pipeline(folder: str, texts: list[str]) -> None:
    """Save the pipeline to `folder`, with a vocabulary of the words that occur."""
    nlp = spacy.blank("en")
    words = {token.text for text in texts for token in nlp.make_doc(text)}
    nlp.vocab.vectors = spacy.vectors.Vectors(shape=(VECTORS, 300))
    rows = numpy.random.default_rng(0)
    for word in words:
        nlp.vocab.set_vector(word, rows.standard_normal(300).astype("float32"))
    tok2vec = {
        "model": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 96,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
                "rows": [5000, 1000, 2500, 2500, 50, 50],
                "include_static_vectors": True,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 96,
                "depth": 4,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        }
    }
    nlp.add_pipe("tok2vec", config=tok2vec)
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    for tag in ("NN", "VB", "JJ", "DT", "IN", "NNP", "PRP", "RB", "CC", "CD", "VBD", "VBZ", ".", ","):
        tagger.add_label(tag)
    parser = nlp.add_pipe("parser")
    for dep in ("nsubj", "dobj", "det", "prep", "pobj", "ROOT", "punct", "amod", "advmod", "conj", "cc", "compound"):
        parser.add_label(dep)
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    ner = nlp.add_pipe("ner")
    for label in NER_LABELS:
        ner.add_label(label)
    nlp.initialize()
    nlp.to_disk(folder)


def main() -> None:
    texts: list[str] = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        pipeline(folder, texts)
        configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": folder}]}
        analyzer = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine())
    for text in texts[:3]:
        analyzer.analyze(text=text, language="en")
    start = time.process_time()
    for text in texts:
        analyzer.analyze(text=text, language="en")
    seconds = time.process_time() - start
    print(sum(len(text.split()) for text in texts) / seconds)


if __name__ == "__main__":
    main()

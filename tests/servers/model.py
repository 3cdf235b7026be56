"""The two tiny models of this folder, run by CTranslate2 itself: what the servers have behind them.

They were trained by `tests/bench/tiny_model.py` on sentences of ours, such as "Rice prices rose in Hyesan in
December."; of anything else they make Korean or Japanese that says something else.
"""

import functools
import threading
import zipfile
from importlib import import_module
from pathlib import Path

from tests.programs import require_extra

MODELS = Path(__file__).parent / "models"
SENTENCES = {
    "Rice prices rose in Hyesan in October.": "10월 혜산에서 쌀 가격이 올랐다.",
    "80 farmers were seen near Musan.": "무산 부근에서 농민 80명이 목격됐다.",
    "[in central Rason]": "[라선 중심부]",
}
"""What the Korean model is sure about."""
_lock = threading.Lock()


def require_local() -> None:
    """Skip where the extra ``local`` is missing, with the remedy; fail where all must run."""
    require_extra("local", "ctranslate2", "sentencepiece")


@functools.cache
def _loaded(target: str):
    ctranslate2, sentencepiece = map(import_module, ("ctranslate2", "sentencepiece"))
    with zipfile.ZipFile(MODELS / f"en_{target}.argosmodel") as archive:
        top = archive.namelist()[0].partition("/")[0]
        files = {
            name.rpartition("/")[2]: archive.read(name) for name in archive.namelist() if "/model/" in name
        }
        pieces = archive.read(f"{top}/sentencepiece.model")
    translator = ctranslate2.Translator("tiny", files=files, intra_threads=1)
    return translator, sentencepiece.SentencePieceProcessor(model_proto=pieces)


def translate(texts: list[str], target: str) -> list[str]:
    """As a server translates that has nothing around its model."""
    with _lock:
        translator, pieces = _loaded(target)
    prefix = f"__{target}__"
    tokens = [pieces.encode(text, out_type=str) for text in texts]
    found = translator.translate_batch(tokens, target_prefix=[[prefix]] * len(texts), beam_size=4)
    return [pieces.decode_pieces(result.hypotheses[0][1:]) for result in found]

"""``ctranslate``: models on this machine, run by CTranslate2; nothing leaves it."""

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from l10n.engines.engine import Batch, Engine, Marks, Traits
from l10n.engines.languages import flores, language_of, three_letters
from l10n.engines.models import Kind, Model, find_models, open_model, settings_of_model
from l10n.engines.settings import Settings
from l10n.errors import ConfigError, EngineDeniedError, ReadError, TextRefusedError

_REMEDY = "`l10n engines add FILE.argosmodel` takes one into the project"
_BEAM = 4
_BATCH_TOKENS = 2048
_LONGEST_ANSWER = 512
"""Tokens."""


def engine(settings: Settings) -> Engine:
    """Models of ``model``, else of ``models``, each for the languages that it knows.

    Raises:
        ConfigError: CTranslate2 is not installed, or there is no model.
    """
    if not (find_spec("ctranslate2") and find_spec("sentencepiece")):
        raise ConfigError(
            f"engines.{settings.name}: CTranslate2 is missing: pip install 'newsroom-l10n[local]'."
        )
    return _CTranslate(settings, _models(settings))


def _models(settings: Settings) -> list[Model]:
    root = settings.root
    places = [root / name for name in settings.models]
    try:
        if settings.model and (root / settings.model).exists():
            return find_models([root / settings.model])
        found = find_models(places)
    except ReadError as error:
        raise ConfigError(f"engines.{settings.name}: {error}") from error
    if settings.model:
        named = [model for model in found if settings.model in {model.name, model.path.name}]
        if not named:
            raise ConfigError(
                f"engines.{settings.name}.model: {settings.model} is no file, and no model of this name is in "
                f"{', '.join(settings.models)}; {_REMEDY}."
            )
        return named
    if not found:
        raise ConfigError(f"engines.{settings.name}: no model in {', '.join(settings.models)}; {_REMEDY}.")
    return found


@dataclass(frozen=True, slots=True)
class _Running:
    """A model in memory."""

    model: Model
    translator: Any
    source: Any
    target: Any
    vocabulary: frozenset[str]
    ends_itself: bool
    """The translator puts the end sign after a source text."""


class _CTranslate:
    def __init__(self, settings: Settings, models: Sequence[Model]) -> None:
        self._settings = settings
        self._models = models
        self._running: dict[Path, _Running] = {}
        self._lock = threading.Lock()
        alone = models[0].name if len(models) == 1 else ""
        self.traits = Traits(
            version=" ".join(dict.fromkeys(model.version for model in models)),
            model=alone,
            network=False,
            notices=tuple(f"{model.name}: {notice}" for model in models for notice in model.notices),
            marks=Marks.NONE,
            max_items=64,
            max_length=32_000,
            longest=800,
            concurrency=1,
            timeout=600.0,
            tries=1,
        )

    def translate(self, batch: Batch) -> Sequence[str | None]:
        """All items at once; CTranslate2 sorts them by length itself."""
        running = self._for(batch.source_locale, batch.target_locale)
        codes = language_of(batch.source_locale), language_of(batch.target_locale)
        tokens = [_tokens(running, item.text, *codes) for item in batch.items]
        prefix = _prefix(running, codes[1])
        found = running.translator.translate_batch(
            tokens,
            target_prefix=[prefix] * len(tokens) if prefix else None,
            beam_size=_BEAM,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            max_decoding_length=_LONGEST_ANSWER,
            replace_unknowns=True,
        )
        return [_text(running, result.hypotheses[0], prefix) for result in found]

    def _for(self, source: str, target: str) -> _Running:
        """The model for a pair of languages, loaded when it is first asked for.

        Raises:
            TextRefusedError: there is none.
            EngineDeniedError: it does not load.
        """
        languages = language_of(source), language_of(target)
        fitting = [model for model in self._models if model.speaks(*languages)]
        # One that was made for the pair is better at it than one that knows many languages.
        model = next((m for m in fitting if m.source), fitting[0] if fitting else None)
        if model is None:
            raise TextRefusedError(
                f"{self._settings.name}: no model from {source} to {target} in {', '.join(self._settings.models)}."
            )
        with self._lock:
            if model.path not in self._running:
                self._running[model.path] = self._load(model)
            return self._running[model.path]

    def _load(self, model: Model) -> _Running:
        try:
            # An extra, and untyped.
            ctranslate2, sentencepiece = map(import_module, ("ctranslate2", "sentencepiece"))
            parts = open_model(model)
            ends = settings_of_model(parts).get("add_source_eos") is True
            more = {"files": dict(parts.files)} if parts.files is not None else {}
            threads = 0 if "OMP_NUM_THREADS" in os.environ else os.cpu_count() or 1
            translator: Any = ctranslate2.Translator(
                str(parts.folder), device="cpu", intra_threads=threads, **more
            )
            processor: Any = sentencepiece.SentencePieceProcessor
            source = processor(model_proto=parts.source_pieces)
            target = processor(model_proto=parts.target_pieces)
        except ReadError as error:
            raise EngineDeniedError(f"{self._settings.name}: {error}") from error
        except Exception as error:
            raise EngineDeniedError(
                f"{self._settings.name}: {model.path.name} does not load ({type(error).__name__}); fetch it anew."
            ) from error
        return _Running(model, translator, source, target, parts.vocabulary, ends)


def _tokens(running: _Running, text: str, source: str, target: str) -> list[str]:
    """A text as the model was taught to read it."""
    pieces = cast("list[str]", running.source.encode(text, out_type=str))
    match running.model.kind:
        case Kind.ARGOS:
            return pieces
        case Kind.NLLB:
            return [flores(source), *pieces, "</s>"]
        case Kind.M2M:
            return [f"__{source}__", *pieces, "</s>"]
        case Kind.OPUS:
            sign = next((s for s in _signs(target) if s in running.vocabulary), None)
            return [*([sign] if sign else []), *pieces, *([] if running.ends_itself else ["</s>"])]


def _prefix(running: _Running, target: str) -> list[str]:
    """Tokens that the answer must begin with."""
    match running.model.kind:
        case Kind.ARGOS:
            return [running.model.prefix] if running.model.prefix else []
        case Kind.NLLB | Kind.M2M:
            code = flores(target) if running.model.kind is Kind.NLLB else f"__{target}__"
            if code not in running.vocabulary:
                raise TextRefusedError(f"{running.model.name} does not know {target}.")
            return [code]
        case Kind.OPUS:
            return []


def _signs(target: str) -> list[str]:
    """What an OPUS-MT model for many languages is told the target by."""
    return [f">>{code}<<" for code in (target, three_letters(target), flores(target)) if code]


def _text(running: _Running, tokens: list[str], prefix: Sequence[str]) -> str:
    rest = tokens[len(prefix) :] if list(prefix) == tokens[: len(prefix)] else tokens
    # Joined pieces would break what was spelled out byte by byte.
    return str(running.target.decode_pieces(rest)).strip()

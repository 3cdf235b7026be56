"""Models of translation on this machine: what lies in a package or folder, and how it is read.

- ``.argosmodel``: a zip with one folder: ``metadata.json``, ``model/`` (CTranslate2), ``sentencepiece.model``;
  https://github.com/argosopentech/argos-translate. It is read where it lies, nothing of it is unpacked to disk.
- A folder with ``model.bin`` as CTranslate2's converters write it, of OPUS-MT (``source.spm``, ``target.spm``),
  of NLLB or of M2M100 (``sentencepiece.bpe.model``).
"""

import json
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, cast

from l10n.engines.languages import language_of, pair_in
from l10n.errors import ReadError

PACKAGE = ".argosmodel"
MOST_BYTES = 2 << 30
"""Of a package, unpacked."""
_MOST_META = 1 << 20
_DEPTH = 3
_SAMPLE = 1 << 16
_HARMLESS = ("MIT", "Apache", "BSD", "CC0", "CC-BY-4", "CC-BY-SA", "CC BY 4", "MPL", "public domain")


class Kind(StrEnum):
    """How a model is spoken to."""

    ARGOS = "argos"
    OPUS = "opus-mt"
    NLLB = "nllb"
    M2M = "m2m100"


@dataclass(frozen=True, slots=True)
class Model:
    """A model that lies somewhere."""

    name: str
    path: Path
    kind: Kind
    source: str = ""
    """Language that it translates from; empty for one that knows many."""
    target: str = ""
    prefix: str = ""
    """Token that begins each of its answers."""
    version: str = field(default="", compare=False)
    """Of its bytes."""
    notices: tuple[str, ...] = ()
    """About its licence."""

    def speaks(self, source: str, target: str) -> bool:
        """Whether it translates from one language to another, or may."""
        return self.source in {"", source} and self.target in {"", target}


@dataclass(frozen=True, slots=True)
class Parts:
    """A model, read."""

    files: Mapping[str, bytes] | None
    """Of CTranslate2, by name; None where they lie in a folder of their own."""
    folder: Path
    source_pieces: bytes
    """A SentencePiece model."""
    target_pieces: bytes
    vocabulary: frozenset[str]


def find_models(places: Sequence[Path]) -> list[Model]:
    """All models at and below some places, in order of their names.

    Raises:
        ReadError: one of the places is none, or a package there is damaged.
    """
    found: dict[Path, Model] = {}
    for place in places:
        for path in _candidates(place, _DEPTH):
            found.setdefault(path, read_model(path))
    return sorted(found.values(), key=lambda model: (model.name, str(model.path)))


def read_model(path: Path) -> Model:
    """What a package or folder holds; its weights are not read.

    Raises:
        ReadError: it is no model that we read; with the reason.
    """
    try:
        return _package(path) if path.is_file() else _folder(path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise ReadError(
            f"is no {PACKAGE} package, or a damaged one: {error}; fetch it anew.", path=path
        ) from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ReadError(
            f"has a description that cannot be read ({type(error).__name__}); fetch it anew.", path=path
        ) from error
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}.", path=path) from error


def open_model(model: Model) -> Parts:
    """Read a model's parts into memory.

    Raises:
        ReadError: a part is missing or damaged.
    """
    try:
        return (
            _package_parts(model.path) if model.kind is Kind.ARGOS else _folder_parts(model.path, model.kind)
        )
    except ReadError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        KeyError,
    ) as error:
        raise ReadError(
            f"cannot be read as a model ({type(error).__name__}); fetch it anew.", path=model.path
        ) from error


def _candidates(place: Path, depth: int) -> Iterator[Path]:
    if (place.is_file() and place.suffix == PACKAGE) or (place / "model.bin").is_file():
        yield place
    elif place.is_dir() and depth:
        for path in sorted(place.iterdir()):
            if path.suffix == PACKAGE or path.is_dir():
                yield from _candidates(path, depth - 1)


def _package(path: Path) -> Model:
    with zipfile.ZipFile(path) as archive:
        top = _checked(path, archive)
        meta = json.loads(_member(archive, f"{top}/metadata.json", _MOST_META))
        names = {info.filename for info in archive.infolist()}
        digest = sha256(repr(sorted((i.filename, i.file_size, i.CRC) for i in archive.infolist())).encode())
        readme = _member(archive, f"{top}/README.md", _MOST_META) if f"{top}/README.md" in names else b""
    if meta.get("type", "translate") != "translate":
        raise ReadError(f"is a package of type {meta['type']!r}, not of translation.", path=path)
    if f"{top}/sentencepiece.model" not in names:
        told = "uses BPE" if f"{top}/bpe.model" in names else "has no sentencepiece.model"
        raise ReadError(f"{told}, which is not read; take a package with a sentencepiece.model.", path=path)
    if f"{top}/model/model.bin" not in names:
        raise ReadError("has no model/model.bin; fetch it anew.", path=path)
    return Model(
        top,
        path,
        Kind.ARGOS,
        language_of(str(meta["from_code"])),
        language_of(str(meta["to_code"])),
        str(meta.get("target_prefix", "")),
        digest.hexdigest()[:16],
        tuple(_licence(str(meta.get("license", "")), readme.decode("utf-8", "replace"))),
    )


def _checked(path: Path, archive: zipfile.ZipFile) -> str:
    """The one folder of a package, none of whose members leads out of it."""
    tops: set[str] = set()
    size = 0
    for info in archive.infolist():
        name = PurePosixPath(info.filename)
        if name.is_absolute() or ".." in name.parts or "\\" in info.filename or ":" in info.filename:
            raise ReadError(
                f"has a member that leads out of it, {info.filename!r}: do not use it.", path=path
            )
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ReadError(f"has a link in it, {info.filename!r}: do not use it.", path=path)
        if info.flag_bits & 1:
            raise ReadError("is encrypted; take one that is not.", path=path)
        size += info.file_size
        tops.add(name.parts[0] if name.parts else "")
    if size > MOST_BYTES:
        raise ReadError(
            f"unpacks to {size / 1e9:.1f} GB, more than {MOST_BYTES / 1e9:.1f}: do not use it.", path=path
        )
    if len(tops) != 1:
        raise ReadError("must have one folder, as Argos packages have.", path=path)
    return tops.pop()


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A member, whatever its header says of its size."""
    with archive.open(name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ReadError(f"{name} is larger than it says: do not use it.")
    return data


def _package_parts(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        top = _checked(path, archive)
        files = {
            info.filename.removeprefix(f"{top}/model/"): _member(archive, info.filename, info.file_size)
            for info in archive.infolist()
            if info.filename.startswith(f"{top}/model/") and not info.is_dir()
        }
        pieces = _member(archive, f"{top}/sentencepiece.model", _MOST_META * 64)
    return Parts(files, path, pieces, pieces, frozenset(_vocabulary(files)))


def _folder(path: Path) -> Model:
    names = {item.name for item in path.iterdir()}
    data = {name: (path / name).read_bytes() for name in names if name.endswith((".json", ".txt", ".md"))}
    digest = sha256()
    for name in sorted(names):
        if (path / name).is_file():
            digest.update(f"{name} {(path / name).stat().st_size}\n".encode())
    with (path / "model.bin").open("rb") as file:
        digest.update(file.read(_SAMPLE))
        file.seek(max(0, (path / "model.bin").stat().st_size - _SAMPLE))
        digest.update(file.read(_SAMPLE))
    version = digest.hexdigest()[:16]
    readme = b"\n".join(text for name, text in data.items() if name.endswith(".md")).decode(
        "utf-8", "replace"
    )
    if {"source.spm", "target.spm"} <= names:
        source, target = pair_in(path.name)
        return Model(path.name, path, Kind.OPUS, source, target, "", version, tuple(_licence("", readme)))
    if "sentencepiece.bpe.model" not in names:
        raise ReadError(
            "has a model.bin, but neither source.spm and target.spm (OPUS-MT) nor sentencepiece.bpe.model (NLLB, "
            "M2M100); copy them from where the model was converted.",
            path=path,
        )
    words = _vocabulary(data)
    kind = Kind.NLLB if "eng_Latn" in words else Kind.M2M
    told = _licence("CC-BY-NC-4.0" if kind is Kind.NLLB else "", readme)
    return Model(path.name, path, kind, "", "", "", version, tuple(told))


def _folder_parts(path: Path, kind: Kind) -> Parts:
    names = ("source.spm", "target.spm") if kind is Kind.OPUS else ("sentencepiece.bpe.model",) * 2
    source, target = ((path / name).read_bytes() for name in names)
    words = _vocabulary(
        {item.name: item.read_bytes() for item in path.iterdir() if "vocabulary" in item.name}
    )
    return Parts(None, path, source, target, frozenset(words))


def _vocabulary(files: Mapping[str, bytes]) -> set[str]:
    words: set[str] = set()
    for name, data in files.items():
        if "vocabulary" not in name:
            continue
        if name.endswith(".json"):
            words.update(map(str, cast("list[object]", json.loads(data))))
        else:
            words.update(data.decode("utf-8", "replace").splitlines())
    return words


def _licence(name: str, readme: str) -> Iterator[str]:
    """What a newsroom must know of a licence."""
    text = f"{name}\n{readme}".casefold().replace(" ", "-")
    if "by-nc" in text or "noncommercial" in text or "non-commercial" in text:
        yield "its licence forbids commercial use (CC BY-NC): ask before you publish with it"
    elif name and not any(name.casefold().startswith(known.casefold()) for known in _HARMLESS):
        yield f"its licence is {name}: read it before you publish with it"


def settings_of_model(parts: Parts) -> Mapping[str, Any]:
    """What CTranslate2 keeps of how a model is fed: whether it ends a source text itself, say."""
    data = parts.files.get("config.json", b"{}") if parts.files is not None else b"{}"
    if parts.files is None and (parts.folder / "config.json").is_file():
        data = (parts.folder / "config.json").read_bytes()
    loaded: Any = json.loads(data)
    return cast("Mapping[str, Any]", loaded) if isinstance(loaded, dict) else {}

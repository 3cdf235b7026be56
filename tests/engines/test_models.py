"""Models on this machine: packages and folders of every layout that is read, and files that are none."""

import json
import shutil
import stat
import zipfile

import pytest

from l10n.config import Config
from l10n.engines import Batch, Item, make, models, settings_of
from l10n.engines.models import Kind, read_model
from l10n.errors import ConfigError, EngineError, ReadError, TextRefusedError
from tests.servers import model
from tests.workflow.desk import Desk

PACKAGE = model.MODELS / "en_ko.argosmodel"
TOP = "translate-en_ko-0_1"


@pytest.fixture(autouse=True)
def _local():
    model.require_local()


def changed(path, *, drop=(), more=(), meta=None, top=TOP):
    """A package with other members."""
    with zipfile.ZipFile(PACKAGE) as old, zipfile.ZipFile(path, "w") as new:
        for info in old.infolist():
            name = info.filename.removeprefix(f"{TOP}/")
            data = old.read(info)
            if name == "metadata.json" and meta is not None:
                data = json.dumps(json.loads(data) | meta).encode() if isinstance(meta, dict) else meta
            if name not in drop:
                new.writestr(f"{top}/{name}", data)
        for name, data in more:
            new.writestr(name, data)
    return path


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(f"{TOP}/passwords")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ({"more": [("../evil.txt", b"x")]}, "leads out of it"),
        ({"more": [("/etc/evil", b"x")]}, "leads out of it"),
        ({"more": [(f"{TOP}/..\\evil", b"x")]}, "leads out of it"),
        ({"more": [(link(), b"/etc/passwd")]}, "has a link"),
        ({"more": [("other/file", b"x")]}, "must have one folder"),
        ({"drop": ["sentencepiece.model"]}, "no sentencepiece.model"),
        ({"drop": ["sentencepiece.model"], "more": [(f"{TOP}/bpe.model", b"x")]}, "uses BPE"),
        ({"drop": ["model/model.bin"]}, "no model/model.bin"),
        ({"drop": ["metadata.json"]}, "description"),
        ({"meta": b"{"}, "description"),
        ({"meta": b"[]"}, "description"),
        ({"meta": {"type": "sbd"}}, "type 'sbd'"),
    ],
)
def test_a_package_that_is_dangerous_or_none_is_refused(tmp_path, what, why):
    path = changed(tmp_path / "x.argosmodel", **what)
    with pytest.raises(ReadError, match=why) as told:
        read_model(path)
    assert "x.argosmodel" in str(told.value)


def test_a_bomb_is_refused(tmp_path, monkeypatch):
    path = changed(tmp_path / "x.argosmodel", more=[(f"{TOP}/zeros", b"\0" * 5_000_000)])
    monkeypatch.setattr(models, "MOST_BYTES", 4_000_000)
    with pytest.raises(ReadError, match="unpacks to"):
        read_model(path)


@pytest.mark.parametrize("damage", ["text", "cut", "bytes"])
def test_a_damaged_package_is_not_taken_in(tmp_path, damage):
    data = PACKAGE.read_bytes()
    middle = len(data) // 2
    data = {"text": b"<html>", "cut": data[:-100], "bytes": data[:middle] + bytes(64) + data[middle + 64 :]}[
        damage
    ]
    (tmp_path / "x.argosmodel").write_bytes(data)
    desk = Desk(tmp_path / "newsroom")
    desk.write({"l10n.toml": ""})
    said = desk.run("engines", "add", str(tmp_path / "x.argosmodel"), code=3).stderr
    assert "x.argosmodel" in said
    assert not (desk.root / "models").exists()


def test_a_model_is_taken_in_once(tmp_path):
    desk = Desk(tmp_path / "newsroom")
    desk.write({"l10n.toml": ""})
    desk.run("engines", "add", str(PACKAGE), "--dry-run")
    assert not (desk.root / "models").exists()
    desk.run("engines", "add", str(PACKAGE))
    assert [path.read_bytes() for path in (desk.root / "models").iterdir()] == [PACKAGE.read_bytes()]
    assert "is there already" in desk.run("engines", "add", str(PACKAGE), code=2).stderr
    desk.run("engines", "add", str(PACKAGE), "--replace")
    rows = {row["name"]: row for row in desk.json("engines", "list")}
    assert rows["ctranslate"]["fault"] == ""
    assert rows["ctranslate"]["network"] is False
    assert rows["google"]["where"] == "translate.google.com"


def test_a_licence_that_forbids_is_told(tmp_path):
    path = changed(tmp_path / "x.argosmodel", more=[(f"{TOP}/README.md", b"License: CC-BY-NC 4.0")])
    assert "forbids commercial use" in read_model(path).notices[0]
    assert (
        "its licence is Foo"
        in read_model(changed(tmp_path / "y.argosmodel", meta={"license": "Foo"})).notices[0]
    )
    assert read_model(changed(tmp_path / "z.argosmodel", meta={"license": "MIT"})).notices == ()


def unpacked(folder, **names):
    """The tiny model as a folder, its pieces under other names."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(PACKAGE) as archive:
        for name in archive.namelist():
            if "/model/" in name:
                (folder / name.rpartition("/")[2]).write_bytes(archive.read(name))
        for name in names.values():
            (folder / name).write_bytes(archive.read(f"{TOP}/sentencepiece.model"))
    return folder


def engine_of(root, **table):
    return make(settings_of("ctranslate", Config(engines={"ctranslate": table}), root=root))


def asked(engine, text: str, target: str = "ko"):
    return engine.translate(Batch((Item("1", text),), "en", target))[0]


def test_a_folder_of_m2m100(tmp_path):
    unpacked(tmp_path / "models" / "m2m100_418M", pieces="sentencepiece.bpe.model")
    engine = engine_of(tmp_path)
    assert read_model(tmp_path / "models" / "m2m100_418M").kind is Kind.M2M
    # It was never taught the sign of the source language, and still knows what it was taught.
    said = asked(engine, "Rice prices rose in Hyesan in October.")
    assert "혜산" in said
    assert "__ko__" not in said
    with pytest.raises(TextRefusedError):
        asked(engine, "Rice", "fr")


def test_a_folder_of_opus_mt(tmp_path):
    folder = unpacked(tmp_path / "models" / "opus-mt-en-ko", source="source.spm", target="target.spm")
    found = read_model(folder)
    assert (found.kind, found.source, found.target) == (Kind.OPUS, "en", "ko")
    assert asked(engine_of(tmp_path), "Rice prices rose in Hyesan in October.")
    with pytest.raises(TextRefusedError, match="no model from en to ja"):
        asked(engine_of(tmp_path), "Rice", "ja")


def test_a_folder_of_nllb(tmp_path):
    folder = unpacked(tmp_path / "models" / "nllb-200", pieces="sentencepiece.bpe.model")
    words = json.loads((folder / "shared_vocabulary.json").read_text())
    words[-3:] = ["eng_Latn", "kor_Hang", "jpn_Jpan"]
    (folder / "shared_vocabulary.json").write_text(json.dumps(words))
    found = read_model(folder)
    assert found.kind is Kind.NLLB
    assert "forbids commercial use" in found.notices[0]
    engine = engine_of(tmp_path)
    assert "nllb-200" in engine.traits.notices[0]
    assert "kor_Hang" not in asked(engine, "Rice prices rose.")


def test_a_folder_without_pieces_is_named(tmp_path):
    unpacked(tmp_path / "models" / "x")
    with pytest.raises(ConfigError, match=r"source\.spm"):
        engine_of(tmp_path)


def test_weights_that_are_none_are_refused_when_they_are_loaded(tmp_path):
    folder = unpacked(tmp_path / "models" / "opus-mt-en-ko", source="source.spm", target="target.spm")
    (folder / "model.bin").write_bytes(b"no weights")
    with pytest.raises(EngineError, match="does not load"):
        asked(engine_of(tmp_path), "Rice")


def test_the_model_of_a_pair_is_better_than_one_of_many_languages(tmp_path):
    unpacked(tmp_path / "models" / "m2m100", pieces="sentencepiece.bpe.model")
    shutil.copy(PACKAGE, tmp_path / "models")
    assert (
        asked(engine_of(tmp_path), "80 farmers were seen near Musan.")
        == "무산 부근에서 농민 80명이 목격됐다."
    )
    named = engine_of(tmp_path, model="models/en_ko.argosmodel")
    assert named.traits.model == TOP
    with pytest.raises(ConfigError, match="no model of this name"):
        engine_of(tmp_path, model="other")


def test_nothing_is_unpacked(tmp_path, monkeypatch):
    shutil.copy(PACKAGE, tmp_path / "en_ko.argosmodel")
    before = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert asked(engine_of(tmp_path, model="en_ko.argosmodel"), "Rice prices rose in Hyesan in October.")
    assert {path.name for path in tmp_path.iterdir()} == before


def test_without_the_extra_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr("l10n.engines.ctranslate.find_spec", lambda _name: None)
    with pytest.raises(ConfigError, match=r"newsroom-l10n\[local\]"):
        engine_of(tmp_path)

"""Settings: precedence, origins, and messages for everything that is wrong at once."""

import pytest

from l10n.config import Config, HtmlSettings, find_root, load, override
from l10n.errors import ConfigError


@pytest.fixture(autouse=True)
def no_user_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    return tmp_path / "user" / "l10n" / "config.toml"


def test_the_defaults_are_a_config(tmp_path):
    assert load(tmp_path, environ={}).config == Config()


def test_flag_over_environment_over_project_over_user(tmp_path, no_user_settings):
    no_user_settings.parent.mkdir(parents=True)
    no_user_settings.write_text("[align]\naccept = 0.7\nsuggest = 0.1\n")
    (tmp_path / "l10n.toml").write_text("[align]\naccept = 0.8\n")
    loaded = load(tmp_path, environ={})
    assert (loaded.config.align.accept, loaded.config.align.suggest) == (0.8, 0.1)
    assert loaded.origins["align.accept"] == "l10n.toml"
    assert loaded.origins["align.suggest"] == "config.toml"
    loaded = load(tmp_path, environ={"L10N_ALIGN_ACCEPT": "0.9"})
    assert (loaded.config.align.accept, loaded.origins["align.accept"]) == (0.9, "L10N_ALIGN_ACCEPT")
    loaded = load(
        tmp_path, environ={"L10N_ALIGN_ACCEPT": "0.9"}, flags={"align.accept": 0.99, "align.suggest": None}
    )
    assert (loaded.config.align.accept, loaded.origins["align.accept"]) == (0.99, "flag")


def test_a_list_in_the_environment_has_commas(tmp_path):
    loaded = load(tmp_path, environ={"L10N_PROJECT_TARGETS": "ko, ja,zh-Hant"})
    assert loaded.config.project.targets == ("ko", "ja", "zh-Hant")


def test_pyproject_serves_where_there_is_no_l10n_toml(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.l10n.project]\ntargets = ["ko"]\n')
    below = tmp_path / "sources" / "report"
    below.mkdir(parents=True)
    assert find_root(below) == tmp_path
    assert load(tmp_path, environ={}).config.project.targets == ("ko",)


def test_every_fault_is_told_at_once_with_a_suggestion(tmp_path):
    (tmp_path / "l10n.toml").write_text(
        '[align]\nacept = 0.9\nsuggest = "high"\n[project]\ntargets = ["ko", "korean"]\n[html]\nskip = 3\n'
    )
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, environ={"L10N_SEGMENT_KIWI": "perhaps"})
    lines = str(caught.value).splitlines()
    assert "l10n.toml: unknown setting 'align.acept'. Did you mean 'align.accept'?" in lines
    assert "l10n.toml: align.suggest must be a number, not 'high'." in lines
    assert "l10n.toml: html.skip must be a list of texts, not 3." in lines
    assert "L10N_SEGMENT_KIWI: segment.kiwi must be true or false, not 'perhaps'." in lines
    assert any("'korean' is not a locale" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[align]\naccept = 0.4\n", "0 <= suggest <= accept <= 1"),
        ("[align]\naccept = nan\n", "0 <= suggest <= accept <= 1"),
        ("[project]\ntargets = []\n", "targets is empty"),
        ('[project]\ntargets = ["en"]\n', "stands there twice"),
        ("[align\n", "is not TOML"),
        ("align = 3\n", "unknown setting 'align'"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, text, message):
    (tmp_path / "l10n.toml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        load(tmp_path, environ={})


def test_no_project_says_how_to_make_one(tmp_path):
    with pytest.raises(ConfigError, match="`l10n init` makes a project"):
        find_root(tmp_path)


def test_a_report_has_selectors_of_its_own():
    base = HtmlSettings(skip=(".map",))
    own = override(base, {"article": ".story", "roles": {"byline": ".author"}}, origin="report.toml")
    assert own == HtmlSettings(article=(".story",), skip=(".map",), roles={"byline": (".author",)})
    with pytest.raises(
        ConfigError, match=r"report\.toml: unknown setting 'html\.artcle'\. Did you mean 'article'\?"
    ):
        override(base, {"artcle": ".story"}, origin="report.toml")

"""Each rule with what it must say and what it must not."""

import re
from pathlib import Path

import pytest

from l10n.checks import Checker, Pair, Style, check
from l10n.checks.registry import rules
from l10n.checks.settings import Settings
from l10n.model import Severity
from l10n.terms import Termbase

LOUD = {Severity.ERROR, Severity.WARNING}
NAMES = Termbase.from_pairs(
    [
        {"en": "Rason", "ko": "라선", "ja": "羅先", "forbidden": "나선"},
        {"en": "Sinuiju", "ko": "신의주", "ja": "新義州"},
        {"en": "KANG Ji-won", "ko": "강지원", "ja": "カン・ジウォン"},
    ]
)


def loud(source, target, locale, **more):
    pair = Pair(source, target, locale, **more)
    return {finding.rule for finding in Checker().unit(pair) if finding.severity in LOUD}


@pytest.mark.parametrize(
    ("rule", "locale", "source", "target"),
    [
        ("numbers", "ko", "It is 20.4 million people.", "204만 명이다."),
        ("numbers", "ja", "The toll rose to 37.", "死者は73人に増えた。"),
        ("numbers", "ko", "The tower is nine years old.", "이 탑은 8년 됐다."),
        ("numbers", "ko", "He has three sons.", "그는 아들이 네 명이다."),
        ("particles", "ko", "The cabbage arrived.", "배추이 도착했다."),
        ("repetition", "ja", "Snow fell in the north.", "雪が が北部で降った。"),
        ("spacing", "ko", "Snow fell, then rain.", "눈이 내렸고,비가 왔다."),
        ("units", "ko", "The ship carried 900 tons.", "이 배는 900kg을 실었다."),
        ("units", "ja", "It costs 300 dollars.", "価格は300ウォンだ。"),
        ("dates", "ko", "It opens on August 24.", "8월 14일 문을 연다."),
        ("dates", "ja", "It closed on Friday.", "木曜日に閉まった。"),
        ("dates", "ja", "It was built in 1996.", "1969年に建てられた。"),
        ("dates", "ko", "It rained in late October.", "10월 초순 비가 내렸다."),
        ("times", "ja", "It begins at 9 p.m.", "午前9時に始まる。"),
        ("times", "ko", "It begins at 7:30 p.m.", "오후 8시 30분에 시작한다."),
        ("negation", "ko", "The office did not explain the delay.", "사무소는 지연 이유를 설명했다."),
        ("negation", "ja", "Farmers expect the rain to help.", "農民たちはこの雨が助けにはならないとみている。"),
        ("quotations", "ko", '"The ferry is always full," a clerk said.', "직원은 여객선이 늘 만석이라고 말했다."),
        ("attribution", "ko", '"The ferry is always full," a clerk said.', "“여객선은 늘 만석이다.”"),
        ("attribution", "ja", '"The ferry is always full," according to a clerk.', "「船はいつも満席だ」。係員。"),
        ("spacing", "ko", "The store opened.", "가게가  문을 열었다."),
        ("notes", "ja", "He [the manager] left.", "彼は去った。"),
        ("notes", "ko", "Trade has stopped. (KANG Ji-won)", "거래는 끊겼다."),
        ("untranslated", "ko", "Prices went up.", "Prices went up."),
        ("untranslated", "ja", "The terminal is closed.", "terminalは閉鎖されている。"),
        ("wrong-language", "ko", "Frost took the tobacco.", "서리로 タバコ를 잃었다."),
        ("wrong-language", "ja", "Frost took the tobacco.", "霜で담배を失った。"),
        ("omission", "ko", "Prices fell on Saturday, but traders expect them to rise again.", "토요일에는 값이 내렸다."),
        ("omission", "ja", "Because of the drought, the reservoir is only 40 percent full.", "貯水率は40％にとどまる。"),
        ("addition", "ja", "The band played in Sapporo.", "楽団は札幌で演奏し、観客は総立ちで長い拍手を送ったという。"),
        ("repetition", "ko", "The list comes next week.", "명단은 다음 주 다음 주 나온다."),
        ("placeholder", "ja", "The museum bought 14 paintings.", "博物館は絵画14点をTODO。"),
        ("marks", "ko", "<g1>Snow</g1> fell.", "<g1>눈이 내렸다."),
        ("marks", "ja", "<g1>Snow</g1> on <g2>hills</g2>.", "<g1>雪が<g2>丘</g1></g2>に。"),
        ("addresses", "ja", "See https://example.org/a.", "https://example.org/b を参照。"),
        ("quotes", "ko", "“It is open,” he said.", "그는 “열렸다고 말했다."),
        ("quotes", "ja", "“It is open,” he said.", "彼は「開いた「と話した。"),
        ("brackets", "ja", "It is (only) open.", "開いている（だけ。"),
        ("particles", "ko", "We saw Mount Kumgang.", "금강산를 봤다."),
        ("particles", "ko", "We saw it.", "이것을(를) 봤다."),
        ("spacing", "ko", "Imports fell in the spring.", "콩 수입 은 봄에 감소했다."),
        ("spacing", "ja", "It fell.", "減少した 。"),
        ("width", "ja", "It fell by half.", "ｺﾒは半分になった。"),
        ("punctuation", "ko", "Good in the south, poor in the north.", "남부는 풍작、 북부는 흉작이다."),
        ("punctuation", "ja", "Good in the south, poor in the north.", "南部は豊作,北部は不作だった。"),
        ("doubled", "ko", "It fell.", "떨어졌다.."),
        ("invisible", "ja", "It fell.", "減少\u200bした。"),
        ("invisible", "ko", "It fell.", "\u1102\u1161라."),
        ("register", "ko", "The dispute ended.", "분쟁은 끝났습니다."),
        ("register", "ko", "It links them.", "이 다리는 둘을 이어요."),
        ("register", "ja", "Rain is expected.", "雨が予想されます。"),
    ],
)  # fmt: skip
def test_found(rule, locale, source, target):
    assert rule in loud(source, target, locale)


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ko", "Half a million tons of wheat were unloaded.", "밀 50만 톤이 하역됐다."),
        ("ja", "A quarter of a second behind.", "0.25秒差だった。"),
        ("ko", "Two-fifths had no opinion.", "40%는 의견이 없었다."),
        ("ja", "It was built in the 1990s.", "1990年代に建てられた。"),
        ("ko", "She is in her forties.", "그는 40대다."),
        ("ko", "He walked 5 miles.", "그는 8km를 걸었다."),
        ("ja", "The match kicks off at 7:30 p.m.", "試合は午後7時半に始まる。"),
        ("ko", "It fell at about 4 a.m.", "새벽 4시쯤 내렸다."),
        ("ja", "It took effect in March 2024.", "令和6年3月に発効した。"),
        ("ko", "Few farmers could pay.", "낼 수 있는 농민은 거의 없었다."),
        ("ja", "Wait until they open the bridge.", "橋が開くまで待つ。"),
        ("ko", "Not this week but next.", "이번 주가 아니라 다음 주다."),
        ("ko", "Prices went up, up and up again.", "값은 오르고 오르고 또 올랐다."),
        ("ja", 'The board still showed "???".', "電光掲示板には「???」と出ていた。"),
        ("ja", "Samsung and LG T-shirts next to Wi-Fi routers.", "サムスンやLGのTシャツが、Wi-Fiルーターの隣にあった。"),
        ("ko", "“The inspector told me, ‘Come back,’” he said.", "그는 “검사관이 ‘다시 오라’고 했다”고 말했다."),
        ("ja", "“He said, ‘No,’” she said.", "彼女は「彼は『いや』と言った」と話した。"),
        ("ko", '"Please leave," she said.', "그는 “나가 주세요”라고 했다."),
        ("ja", '"There is no rice," he said.', "彼は「コメはありません」と話した。"),
        ("ko", '"The ferry is always full," a clerk said.', "“여객선은 늘 만석”이라고 직원이 전했다."),
        ("ko", '"The ferry is always full," a clerk said.', "직원: “여객선은 늘 만석이다.”"),
        ("ja", '"The ferry is always full," a clerk said.', "「船はいつも満席」と係員。"),
        ("ja", "“The ferry is always full,” according to a clerk.", "係員によれば、「船はいつも満席」。"),
        ("ja", "The 'always full' ferry, she said, left.", "「いつも満席」の船は出た。"),
        ("ko", "“We know,” he said to her.", "“안다”고 했다."),
        ("ko", "He [the manager] left.", "그[지배인]는 떠났다."),
        ("ko", "For details, see https://example.org/a?b=23.", "자세한 내용은 https://example.org/a?b=23 에서 볼 수 있다."),
        ("ko", "The village lies past the border.", "마을을 지나 국경이 있다."),
        ("ko", "The FAO and the WFP expect a poor crop.", "유엔식량농업기구(FAO)와 세계식량계획(WFP)은 작황이 부진할 것으로 봤다."),
        ("ko", "Rice, 23", "쌀, 23"),
        ("ko", "Two children came near.", "아이 둘이 가까이 왔다."),
        ("ja", "You must not only pay but go.", "払うだけでなく、行かなければならない。"),
    ],
)  # fmt: skip
def test_let_be(locale, source, target):
    assert not loud(source, target, locale)


def test_names():
    assert loud("Trucks left Rason.", "트럭들이 떠났다.", "ko", termbase=NAMES) == {"names"}
    assert loud("Trucks left Rason.", "트럭들이 나선을 떠났다.", "ko", termbase=NAMES) == {"names"}
    assert not loud("Trucks left Rason.", "트럭들이 라선을 떠났다.", "ko", termbase=NAMES)
    assert loud("Trucks left Sinuiju.", "트럭들이 신의주을 떠났다.", "ko", termbase=NAMES) == {"particles"}
    (finding,) = check("Trucks left Rason.", "트럭들이 나선을 떠났다.", locale="ko", termbase=NAMES)
    assert finding.fix == "라선"
    assert finding.span == (5, 7)


@pytest.mark.parametrize(
    ("locale", "source", "target", "sibling", "said"),
    [
        ("ko", "The office did not explain it.", "사무소는 이를 설명했다.", "事務所は説明しなかった。", True),
        ("ja", "The office did not explain it.", "事務所は説明した。", "사무소는 설명하지 않았다.", True),
        ("ja", "The office did not explain it.", "事務所は説明しなかった。", "사무소는 설명했다.", False),
        ("ko", "Rain will help the crop.", "비는 작황에 도움이 되지 않는다.", "雨は作柄を助ける。", True),
        ("ko", "Rain will help the crop.", "비는 작황에 도움이 된다.", "雨は作柄を助けない。", False),
        ("ko", "Interest remained high.", "관심은 식지 않았다.", "関心は高かった。", False),
        ("ko", "Few came.", "거의 오지 않았다.", "来た人は少数だった。", False),
        ("ko", "It did not rain.", "가물었다.", "", False),
    ],
)  # fmt: skip
def test_versions_that_disagree_in_a_not(locale, source, target, sibling, said):
    pair = Pair(source, target, locale, siblings={"ja" if locale == "ko" else "ko": sibling})
    findings = [f for f in Checker(Settings(only=frozenset({"versions"}))).unit(pair) if f.severity in LOUD]
    assert bool(findings) is said


def test_versions_that_disagree_in_a_number():
    pair = Pair("It fell by 37.", "73 떨어졌다.", "ko", siblings={"ja": "37下がった。"})
    assert [f.message for f in Checker(Settings(only=frozenset({"versions"}))).unit(pair)] == [
        "“73” here, “37” in the version ja."
    ]
    right = Pair("It fell by 37.", "37 떨어졌다.", "ko", siblings={"ja": "73下がった。"})
    assert not Checker(Settings(only=frozenset({"versions"}))).unit(right)


@pytest.mark.parametrize(
    ("locale", "source", "target", "told"),
    [
        ("ko", "The £11m deal drew 20.4 million.", "1100파운드 계약을 204만 명이 봤다.", {"1100", "204만"}),
        ("ja", "The £11m deal drew 20.4 million.", "1100ポンドの契約を204万人が見た。", {"1100", "204万"}),
        ("ko", "£11m, 20.4 million viewers, 37 held.", "1100파운드, 204만 명 시청, 73명 체포.", {"1100", "204만", "73"}),
        ("ko", "£11m for 20.4 million and three arrests.", "1100파운드에 204만 명, 체포 네 명.", {"1100", "204만", "네"}),
        ("ko", "£11m for 20.4 million people.", "1100파운드를 썼다.", {"1100", ""}),
        ("ko", "Some 10, 12 or 15 million came.", "1000만, 1200만, 1500만 명이 왔다.", set()),
        ("ko", "Between $10 and $15 million was paid.", "1000만에서 1500만 달러를 냈다.", set()),
        ("ja", "From 10 to 15 million came.", "1000から1500万人が来た。", set()),
    ],
)  # fmt: skip
def test_every_wrong_number_is_told(locale, source, target, told):
    found = [f for f in check(source, target, locale=locale) if f.rule == "numbers"]
    assert {target[slice(*f.span)] if f.span else "" for f in found} == told
    assert len({f.message for f in found}) == len(found)


PEOPLE = Termbase.from_pairs(
    [
        {"en": "Kang Ji-won", "ko": "강지원", "ja": "カン・ジウォン", "kind": "person"},
        {"en": "Ri Myong Su", "ko": "리명수", "ja": "リ・ミョンス", "kind": "person"},
    ]
)


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ko", "“The road is open,” said Kang Ji-won, who lives near Ri Myong Su.", "강지원의 이웃 리명수는 “길이 열렸다”고 말했다."),
        ("ja", "“The road is open,” Kang Ji-won told Ri Myong Su.", "リ・ミョンス氏はカン・ジウォン氏に「道は開いている」と話した。"),
        ("ko", "Kang Ji-won said the road was open.", "리명수 기자는 길이 열렸다고 전했다."),
        ("ko", "“The road is open,” a trader said.", "“길이 열렸다”고 한 간부가 말했다."),
        ("ja", "A young nurse said: “The road is open.”", "若い運転手は「道は開いている」と話した。"),
        ("ja", "According to a local teacher, the road is open.", "農民によると、道は開いている。"),
        ("ko", "The trader told the driver, “The road is open.”", "운전사는 상인에게 “길이 열렸다”고 했다."),
    ],
)  # fmt: skip
def test_words_in_another_mouth(locale, source, target):
    assert "speakers" in loud(source, target, locale, termbase=PEOPLE)


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ko", "“The road is open,” said Kang Ji-won.", "“길이 열렸다”고 강지원 기자가 말했다."),
        ("ko", "Kang Ji-won told Ri Myong Su, “The road is open.”", "리명수는 강지원에게서 “길이 열렸다”는 말을 들었다."),
        ("ko", "Kang Ji-won said Ri Myong Su had left.", "강지원에 따르면 리명수는 떠났다."),
        ("ja", "Kang Ji-won said Ri Myong Su had left.", "リ・ミョンスは去ったという。"),
        ("ko", "Kang Ji-won’s mother said the road was open.", "강지원의 어머니는 길이 열렸다고 말했다."),
        ("ko", "A spokesman for the teachers said the road was open.", "교사들의 대표는 길이 열렸다고 말했다."),
        ("ko", "Kang Ji-won said “the traders were told”.", "상인들은 이미 들었다고 강지원은 말했다."),
        ("ko", "A farmer said officials took the rice.", "농민들은 관리들이 쌀을 가져갔다고 했다."),
        ("ko", "A farmer said officials took the rice.", "관리들이 쌀을 가져갔다고 한다."),
        ("ja", "“The road is open,” a cadre said.", "幹部は「道は開いている」と話した。"),
        ("ko", "“The road is open,” an official said.", "한 일꾼은 “길이 열렸다”고 말했다."),
        ("ko", "“The road is open,” a trader in the city said.", "“길이 열렸다”고 한 간부가 말했다."),
        ("ko", "“The road is open,” a woman said.", "한 간호사는 “길이 열렸다”고 말했다."),
        ("ja", "He was told by a doctor that a nurse said so.", "運転手はそう言った。"),
    ],
)  # fmt: skip
def test_speakers_that_are_right_or_not_plain(locale, source, target):
    assert "speakers" not in loud(source, target, locale, termbase=PEOPLE)


def severities(source, target, locale, rule):
    return {f.severity for f in check(source, target, locale=locale) if f.rule == rule}


def test_arguable_spaces_are_remarks():
    long = "정부는 이번 주부터 북부 지역의  시장을 다시 열고 쌀과 옥수수의 거래를 허용하기로 했다고 밝혔다."
    assert severities("It opens markets.", long, "ko", "spacing") == {Severity.INFO}
    assert severities("“It is full,” he said.", "“만석이다” 라고 그가 말했다.", "ko", "spacing") == {
        Severity.INFO
    }


def test_a_quotation_may_go_on_where_no_speaker_follows():
    source = "“The harbour has been closed since the spring, and nobody has told us why,” he said."
    quotation = "「港は春から閉鎖されたままで、その理由は誰からも知らされていないままだ"
    assert severities(source, f"{quotation}。", "ja", "quotes") == {Severity.INFO}
    assert severities(source, f"{quotation}と話した。", "ja", "quotes") == {Severity.ERROR}
    pairs = [Pair(source, f"{quotation}。", "ja", id="p1.1")]
    assert Severity.ERROR in {f.severity for f in Checker().report(pairs)[0] if f.rule == "quotes"}


def test_house_style():
    def said(target, **style):
        house = Style(**style)
        findings = Checker(Settings(style=house)).unit(Pair("It is 18,500.", target, "ko", style=house))
        return {f.rule for f in findings}

    assert "style" in said("18,500이다.", numerals="myriads")
    assert "style" not in said("1만 8500이다.", numerals="myriads")
    assert "style" in said("「18,500」이다.", quotes="“”‘’")
    assert "ellipsis" in said("18,500…", ellipsis="……")
    assert "register" not in said("18,500입니다.", register="polite")


def test_spans_are_of_the_target_with_its_marks():
    finding = next(
        f for f in check("<g1>Mount Kumgang</g1>", "<g1>금강산</g1>를", locale="ko") if f.rule == "particles"
    )
    start, end = finding.span
    assert "<g1>금강산</g1>를"[start:end] == "를"


def test_headlines_are_judged_leniently():
    assert not loud("Two meals a day", "하루 품삯으로 쌀 1kg도 못 사", "ko", role="subhead")


def test_messages_in_three_languages():
    for rule in rules().values():
        for texts in rule.messages.values():
            assert set(texts) >= {"en", "ko", "ja"}, rule.name
            places = [sorted(re.findall(r"\{(\w+)\}", text)) for text in texts.values()]
            assert all(there == places[0] for there in places), rule.name
        assert rule.finds
        assert rule.misses or rule.group == "house"


def test_every_rule_is_registered_documented_and_tried():
    names = {path.stem.replace("_", "-") for path in Path("l10n/checks/rules").glob("[a-z]*.py")}
    assert names == set(rules())
    for name, rule in rules().items():
        assert rule.name == name
    page = Path("docs/checks.md").read_text("utf-8")
    for name in names:
        assert f"`{name}`" in page

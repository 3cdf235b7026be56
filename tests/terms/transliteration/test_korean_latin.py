"""Hangul to Latin letters: the examples of the rules, and names as they are printed."""

import pytest

from l10n.terms import transliterate


def best(text: str, scheme: str, kind: str = "term") -> str:
    return transliterate(text, source="ko", target="Latn", scheme=scheme, kind=kind)[0]


REVISED = """
구미 gumi, 영동 yeongdong, 백암 baegam, 옥천 okcheon, 합덕 hapdeok, 호법 hobeop, 월곶 wolgot, 벚꽃 beotkkot, 한밭 hanbat,
구리 guri, 설악 seorak, 칠곡 chilgok, 임실 imsil, 울릉 ulleung, 대관령 daegwallyeong,
백마 baengma, 신문로 sinmunno, 종로 jongno, 왕십리 wangsimni, 별내 byeollae, 신라 silla, 학여울 hangnyeoul, 알약 allyak,
해돋이 haedoji, 같이 gachi, 굳히다 guchida, 맞히다 machida, 좋고 joko, 놓다 nota, 잡혀 japyeo, 낳지 nachi,
묵호 mukho, 집현전 jiphyeonjeon, 압구정 apgujeong, 낙동강 nakdonggang, 죽변 jukbyeon, 낙성대 nakseongdae, 합정 hapjeong,
팔당 paldang, 샛별 saetbyeol, 울산 ulsan
"""


@pytest.mark.parametrize("pair", [pair.strip() for pair in REVISED.split(",")])
def test_examples_of_the_rules_of_revised_romanization(pair):
    korean, latin = pair.split()
    assert best(korean, "rr") == latin


COMPOUNDS = """
혜산역 hyesannyeok, 대전역에서 daejeonnyeogeseo, 관절염 gwanjeollyeom, 학생용 haksaengnyong, 급행열차 geuphaengnyeolcha,
몽당연필 mongdangnyeonpil, 콩잎 kongnip, 해주역 haejuyeok, 동시통역 dongsitongyeok, 재활용 jaehwaryong, 부작용 bujagyong,
번역을 beonyeogeul
"""


@pytest.mark.parametrize("pair", [pair.strip() for pair in COMPOUNDS.split(",")])
def test_n_is_said_between_the_parts_of_compounds_and_not_within_words(pair):
    korean, latin = pair.split()
    assert best(korean, "rr") == latin


@pytest.mark.parametrize(
    ("korean", "latin"),
    [
        ("충청북도", "Chungcheongbuk-do"),
        ("의정부시", "Uijeongbu-si"),
        ("양주군", "Yangju-gun"),
        ("도봉구", "Dobong-gu"),
        ("신창읍", "Sinchang-eup"),
        ("삼죽면", "Samjuk-myeon"),
        ("인왕리", "Inwang-ri"),
        ("당산동", "Dangsan-dong"),
        ("남산", "Namsan"),
        ("극락전", "Geungnakjeon"),
        ("촉석루", "Chokseongnu"),
    ],
)
def test_places_keep_their_units_apart(korean, latin):
    assert best(korean, "rr", "place") == latin


@pytest.mark.parametrize(
    ("korean", "scheme", "latin"),
    [
        ("평양", "mr", "P'yŏngyang"),
        ("라선", "mr", "Rasŏn"),
        ("평양", "mr-plain", "Pyongyang"),
        ("판교", "mr", "P'an'gyo"),
        ("길주", "mr", "Kilchu"),
        ("서울대", "mr", "Sŏuldae"),
        ("좋습니다", "mr", "Chossŭmnida"),
        ("함경북도", "mr", "Hamgyŏngbuk-to"),
        ("평양", "dprk", "Phyŏngyang"),
        ("회령", "dprk-2002", "Hoeryŏng"),
        ("회령", "dprk-2012", "Hoiryŏng"),
        ("천리마", "dprk", "Chŏllima"),
        ("찔레골", "dprk", "Jjilregol"),
    ],
)
def test_places_in_the_other_systems(korean, scheme, latin):
    assert best(korean, scheme, "place") == latin


@pytest.mark.parametrize(
    ("korean", "scheme", "latin"),
    [
        ("강지원", "rr-name", "Gang Jiwon"),
        ("강지원", "rr", "Gang Jiwon"),
        ("박북남", "rr-name", "Bak Buknam"),
        ("남궁민", "rr-name", "Namgung Min"),
        ("김정은", "north-name", "Kim Jong Un"),
        ("리설주", "north-name", "Ri Sol Ju"),
        ("태영호", "north-name", "Thae Yong Ho"),
        ("손흥민", "south-name", "Son Heung-min"),
    ],
)
def test_persons(korean, scheme, latin):
    assert best(korean, scheme, "person") == latin


def test_bylines_have_several_people_and_titles():
    assert (
        best("강지원 기자, 김정은 위원장", "north-name", "person")
        == "Reporter Kang Ji Won, Chairman Kim Jong Un"
    )

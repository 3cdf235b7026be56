import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.model import Block, Document, Role, Skeleton
from l10n.segment import segment_document

BYLINE = [
    "(ISHIMARU Jiro / KANG Ji-won)",
    "ISHIMARU Jiro / KANG Ji-won",
    "By KANG Ji-won",
    "By Jiro Ishimaru and Kang Ji-won, ASIAPRESS",
    "강지원 기자",
    "이시마루 지로/강지원",
    "(이시마루 지로/강지원)",
    "(강지원)",
    "（石丸次郎）",
    "石丸次郎／カン・ジウォン",
    "（石丸次郎／カン・ジウォン）",
]
DATELINE = [
    "2025年12月5日",
    "2025년 12월 5일",
    "2025.12.05",
    "Published: December 5, 2025",
    "SEOUL, Dec. 5 (AP) —",
]
SUBHEAD = [
    "◆ Why is the price of rice rising?",
    "◆Briefings held to attract companies, but...",
    "■値上がりの理由",
    "● 단속의 배경",
    "▼ What comes next",
]
CAPTION = [
    "(PHOTO) Women wait outside a grain shop in Hyesan.",
    "(사진) 혜산시 중심부의 양곡판매소.",
    "사진=두만강 너머의 마을",
    "[写真]市場の入り口",
    "（写真）市場の入り口に立つ女性。",
    "2023年10月撮影 アジアプレス",
    "２０２３年１０月５日撮影",
    "Photo: A woman carries firewood.",
    "Apartment blocks at dusk. Photographed from the Chinese side in January (Tumen Press)",
    "A customs office captured with a telephoto lens. A slogan faces the other bank.",
]
CREDIT = [
    "Photo: ASIAPRESS",
    "Photo by KANG Ji-won",
    "Photographed by a reporting partner in October.",
    "아시아프레스 촬영",
    "촬영 아시아프레스",
    "사진=아시아프레스",
    "撮影アジアプレス",
    "© ASIAPRESS",
]
NOTE = [
    "[in central Rason]",
    "※ 이름은 모두 가명이다.",
    "※1元は約20円。",
    "* Names have been changed.",
    "Editor's note: names are withheld for safety.",
    "편집자 주: 이름은 가명이다.",
    "[편집자 주] 이 글은 북한 내부의 기록이다.",
    "編集部注：名前は仮名。",
    "(To be continued)",
    "(To be continued in part 2)",
    "(계속)",
    "（つづく）",
]
SERIES = [
    "Large-Scale Smuggling Between the Two Banks: Background (1) Heading to the Hub",
    "<연재> 국경의 밀수꾼들(3)",
    "<북한내부> 국경의 밀수꾼들(3) 혜산으로 가는 길",
    "国境の密輸人たち（1）",
    "【連載】国境の町を歩く（3）恵山へ",
]
PARAGRAPH = [
    "Rice prices rose again.",
    "He said prices rose (by 30) in May.",
    "The market (1) is closed.",
    "Prices rose in the first week (1) and fell in the second (2) without any explanation",
    "Pictures by residents show hunger.",
    "Taken by surprise, he fled.",
    "By Monday the market was empty.",
    "By the Tumen River, guards wait.",
    "North Korea / China",
    "SEOUL is far away.",
    "북한 당국은 침묵했다.",
    "강지원 씨는 기자에게 말했다.",
    "기자가 물었다.",
    "쌀 / 옥수수",
    "촬영은 금지됐다.",
    "石丸次郎は述べた。",
    "（北朝鮮）",
    "（朝鮮中央通信）",
    "コメ／油",
    "撮影は禁止された。",
    "“※” is how they mark it.",
    "<Inside N. Korea> Prices rise",
]

FORMS = [
    (role, text)
    for role, texts in {
        Role.BYLINE: BYLINE,
        Role.DATELINE: DATELINE,
        Role.SUBHEAD: SUBHEAD,
        Role.CAPTION: CAPTION,
        Role.CREDIT: CREDIT,
        Role.NOTE: NOTE,
        Role.SERIES: SERIES,
        Role.PARAGRAPH: PARAGRAPH,
    }.items()
    for text in texts
]


def roles(*texts, media_type="text/plain", locale="en", role=Role.PARAGRAPH):
    blocks = tuple(Block(f"b{n}", role, text) for n, text in enumerate(texts, 1))
    return [b.role for b in segment_document(Document(locale, media_type, blocks, Skeleton(b""))).blocks]


@pytest.mark.parametrize(("role", "text"), FORMS)
def test_form(role, text):
    assert roles(text, media_type="text/html") == [role]


@pytest.mark.parametrize(
    "role", [Role.TITLE, Role.CAPTION, Role.LIST_ITEM, Role.CELL, Role.SUBHEAD, Role.ALT]
)
@pytest.mark.parametrize("text", ["※ Note", "◆ Why?", "Photo: ASIAPRESS", "Smuggling (1) The Road"])
def test_what_a_format_says_stands(role, text):
    assert roles(text, media_type="text/html", role=role) == [role]


LEAD = (
    "The northern zone, a hub of trade with its neighbor, has reportedly issued more entry permits since November. "
    "Trade has grown since 2024, but permits had remained few until recently, traders say. "
    "This report comes from a partner in the north. "
)


def test_plain_text_begins_with_its_title():
    assert roles("Rice Prices Surge in Ryanggang", "By KANG Ji-won", LEAD) == [
        Role.TITLE,
        Role.BYLINE,
        Role.PARAGRAPH,
    ]


def test_a_caption_above_a_signed_lead():
    caption = "Men carrying bags walk to the bridge. They may be leaving."
    assert roles(caption, LEAD + "(ISHIMARU Jiro / KANG Ji-won)") == [Role.CAPTION, Role.PARAGRAPH]
    assert roles(caption, LEAD) == [Role.PARAGRAPH, Role.PARAGRAPH]


def test_short_lines_of_plain_text():
    assert roles(
        "A Title", LEAD, "Checkpoints Everywhere", LEAD, "- rice", "- corn", "* oil", "* salt", LEAD
    ) == [
        Role.TITLE,
        Role.PARAGRAPH,
        Role.SUBHEAD,
        Role.PARAGRAPH,
        Role.LIST_ITEM,
        Role.LIST_ITEM,
        Role.LIST_ITEM,
        Role.LIST_ITEM,
        Role.PARAGRAPH,
    ]


def test_a_single_line_is_no_title():
    assert roles("Rice Prices Surge") == [Role.PARAGRAPH]


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_any_text_has_a_role(texts):
    assert len(roles(*texts)) == len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 500_000,
        "A " * 200_000,
        "AB Cd/" * 80_000,
        "강지원/" * 100_000,
        "（" * 200_000,
        "[" * 200_000,
        "Photo by " * 30_000,
        "ASIAPRESS 촬영" * 20_000,
        "x (1) " * 40,
        "A Bc " * 32,
        "사진" * 250,
        "◆" * 120,
    ],
    ids=lambda text: f"{text[:6]!r}x{len(text)}",
)
def test_hostile_blocks_have_a_role(text):
    assert roles(text, media_type="text/html") in [[role] for role in Role]

"""Short reports as a newsroom publishes them in three languages, with their links."""

EN = [
    "Farmers Refuse to Hand Over Grain in South Pyongan",
    "By Han Seo-yeon",
    "Farm managers in Sunchon began to collect this year's grain on October 8, but many families have hidden their share.",
    "(PHOTO) Women carry sacks of corn along a road near Sunchon.",
    "Each household was told to give 120 kilograms.",
    "“We would have nothing left by March,” a farmer in her 50s said.",
    "◆ Inspectors at night",
    "Inspectors have searched homes since the middle of the month.",
    "Eleven families were taken to a meeting hall and criticized in public.",
    "In neighboring Kaechon, 2.3 million won was collected instead of grain.",
    "(To be continued)",
]
KO = [
    "평안남도 농민들, 곡물 헌납 거부",
    "한서연 기자",
    "순천의 농장 간부들이 10월 8일부터 올해 곡물을 걷기 시작했다.",
    "그러나 많은 가정이 자기 몫을 숨겼다.",
    "세대당 120킬로그램을 내라는 지시였다.",
    "“그러면 3월에는 아무것도 남지 않는다”라고 50대 여성 농민은 말했다.",
    "◆ 한밤의 검열대",
    "검열대는 이달 중순부터 가택을 수색하고 있으며, 열한 가구가 회관에 끌려가 공개 비판을 받았다.",
    "이웃한 개천시에서는 곡물 대신 230만 원을 걷었다.",
    "(사진) 순천 인근 도로에서 옥수수 자루를 나르는 여성들.",
    "(계속)",
]
KO_LINKS = {
    ((0,), (0,)), ((1,), (1,)), ((2,), (2, 3)), ((3,), (9,)), ((4,), (4,)), ((5,), (5,)),
    ((6,), (6,)), ((7, 8), (7,)), ((9,), (8,)), ((10,), (10,)),
}  # fmt: skip
JA = [
    "平安南道の農民、穀物の供出を拒む",
    "写真　順川近郊の道でトウモロコシの袋を運ぶ女性たち。",
    "順川の農場幹部は10月8日から今年の穀物を集め始めたが、多くの家庭は自分の取り分を隠している。",
    "各世帯に120キロを出すよう指示があった。",
    "「3月には何も残らない」と50代の女性農民は話した。",
    "◆夜の検閲隊",
    "検閲隊は中旬から家宅捜索を続けている。",
    "11家族が会館に連れて行かれ、公開の場で批判された。",
    "隣の价川では、穀物の代わりに230万ウォンが集められた。",
    "（続く）",
    "前の回を読む＞＞",
]
JA_LINKS = {
    ((0,), (0,)), ((2,), (2,)), ((3,), (1,)), ((4,), (3,)), ((5,), (4,)), ((6,), (5,)),
    ((7,), (6,)), ((8,), (7,)), ((9,), (8,)), ((10,), (9,)),
}  # fmt: skip
OTHER_KO = [
    "프로야구 개막전에 관중 2만 명",
    "홈팀이 연장 12회 끝에 4대 3으로 이겼다.",
    "선발 투수는 7이닝 동안 삼진 아홉 개를 잡았다.",
    "다음 경기는 수요일 저녁 대구에서 열린다.",
    "비가 오면 경기는 다음 날로 미뤄진다.",
]

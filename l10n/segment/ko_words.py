"""Korean words and endings that decide whether a stop ends a sentence."""

QUOTATIVES = (
    r"이?라(?:고|는|며|면서|던|니|도|지만|서|든|\b)|고(?:는|도|만)?\b|(?:으)?며\b|면서|하(?:고|며|면서|는|던|자|길|기|니|였다|셨다|시며)\b|"
    r"했(?:다|고|으며|지만|는데|던|습니다)\b|한다|했던|해서|함\.|이?란\b|는(?=\s)|등(?:의|을|이|으로|에|은|과)?(?=[\s,])|및\s|따위|"
    r"같은\s(?:말|구호|글|이야기|표현|문구|소문|대답)|같다|이다|이었|였다|이며|인\s|이라"
)
"""What goes on with the sentence around a quotation, with white space between or without."""

STARTERS = (
    "그는|그녀|그가|그의|그러|그리|그런|그래|그들|그 |그것|그때|그중|그곳|이어 |이에 |이는|이들|이처럼|이날|이런|이러|이것|이번|이후|"
    "하지만|한편|또 |또한|다만|반면|특히|따라서|당시|현재|결국|오히려|그럼|우리|나는|내가|저는|제가|기자|취재|주민|북한|당국|김|박|최"
)
"""What begins a sentence, also glued to a closing mark."""

FINALS = "다요죠오네군걸"
"""Syllables that end sentences before an ellipsis; after others the sentence goes on."""

GLUED_FINALS = "다요까죠네음함임됨라지오"
"""Syllables after which a point without white space ends a sentence: ``했다.그는``, unlike ``한.미``."""

NUMBERED = "사진|그림|표|도표|그래픽|자료|제|주|각주|별표|부록|항목|질문|문|답|영상|예|번호|조항|원칙|단계|규칙|부|장|No|no|Vol"
"""Nouns that a number follows as a label: 사진 1."""

STAGE = "웃음|한숨|울음|눈물|침묵|울먹|박수|일동 웃음"
"""What a transcript says in brackets of the one who spoke."""

HEADS = "왼쪽|오른쪽|위|아래|가운데|좌|우|앞|뒤|사진|그림|표|자료|영상|질문|답변|문|답|주|참고|관련|단독|속보|인터뷰|르포|연재"
"""Words in brackets that head what follows."""

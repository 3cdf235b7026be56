"""Korean words and endings that decide whether a stop ends a sentence."""

QUOTATIVES = (
    "라고|이라고|라는|이라는|라며|이라며|라면서|이라면서|라던|이라던|라니|이라니|라도|이라도|라지만|이라지만|라서|이라서|라 |이라 |"
    "고 |고는|고도|고만|며 |면서|하고|하며|하면서|하는|하던|한다|했다|했고|했으며|했지만|하자|해서|하니|하길|하기|하였|한 |할 |함|"
    "란 |이란 |는 |은 |이 |가 |을 |를 |의 |에 |에서|에게|와 |과 |로 |으로|도 |만 |까지|부터|보다|처럼|마저|조차|뿐|"
    "등 |등의|등을|등이|등으로|등에|등과|등,|및 |따위|이다|이었|였다|였으며|인 |일 |인지|인데|이며|이고|이나|이라|든가|든지|"
    "같은|같이|같다|라\\b|이라\\b"
)
"""What goes on with the sentence around a quotation."""

STARTERS = (
    "그는|그녀|그가|그의|그러|그리|그런|그래|그들|그 |그것|그때|그중|그곳|이어|이에|이는|이들|이처럼|이날|이런|이러|이것|이번|이후|"
    "하지만|한편|또|다만|반면|특히|따라서|당시|현재|결국|한편|오히려|그럼|우리|나는|내가|저는|제가|기자|취재|주민|북한|김|박|최"
)
"""What begins a sentence, also glued to a stop."""

FINALS = "다요까죠오네군걸"
"""Syllables that end sentences; elsewhere an ellipsis goes on."""

GLUED_FINALS = "다요까죠네음함임됨라지오"
"""Syllables after which a point without white space ends a sentence: ``했다.그는``, unlike ``한.미``."""

NUMBERED = "사진|그림|표|도표|도|그래픽|자료|제|주|각주|별표|부록|항목|질문|문|답|영상|예|번호|조항|원칙|문제|단계|No|no|Vol"
"""Nouns that a number follows as a label: 사진 1."""

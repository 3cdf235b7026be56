"""Japanese words that decide whether a stop or a closing bracket ends a sentence."""

PARTICLES = (
    r"と(?!ころ|もかく|にかく|はいえ|りわけ|たん|ても|うとう|きどき|き|ある|なり|もに)|って|なんて|など|なら|なり|なる(?!ほど)|なの|など|"
    r"に(?!もかかわ|ほん|わか)|を|が(?!、)|は(?!じめ|っきり|たして|るか)|の(?!ち)|も(?!う|し|ちろん|っと|とも|はや)|や(?!が|っ|は)|"
    r"か(?!つ|れ|の|なり|ろう|え)|から|まで|より(?!に)|へ|で(?!も(?![「『“なあい])|す|は、|き)|だ(?!が|から|けど|って)|です|だっ|である|であ|だけ|"
    r"ばかり|くらい|ぐらい|ごと|ほど|さえ|しか(?!し)|すら|とか|たち|らしい|よう|みたい|いう|云々|等|し(?:た|て|な)"
)
"""What goes on with the sentence around a quotation."""

REPLIES = (
    r"と(?!ころ|もかく|にかく|はいえ|りわけ|たん|ても|うとう|きどき|き[はに]|ある|なり|も[、に]|っさ|つぜん|りあえず|んで|くに|うぜん)|"
    r"って(?:い|言|思|聞)|などと|なんて|の(?:声|疑|質|文字|一言|問)|を|が(?:浮|上が|残|飛|湧)"
)
"""What goes on after a question or exclamation mark without brackets: 本当か？との声."""

STARTERS = "そして|しかし|その|それ|だが|また|彼|私|ところが|すると|ただ|一方|この|これ|さらに|とはいえ|でも|だから|やがて|同氏|同紙"
"""What begins a sentence."""

NAMES = ("モーニング娘", "君の名は")
"""Names written with a stop."""

BRANDS = ("Yahoo", "Jeopardy", "ヤフー")
"""Names written with an exclamation mark."""

NUMBERED = "写真|図|表|第|注|資料|別表|付録|質問|問|答|動画|例|原則|段階|No|no|Vol|vol"
"""Nouns that a number follows as a label: 写真1."""

STAGE = "笑|苦笑|爆笑|失笑|笑い|泣|涙|汗|怒|拍手|沈黙|ため息|一同笑"
"""What a transcript says in brackets of the one who spoke."""

HEADS = "左|右|上|下|中央|手前|奥|左上|右上|左下|右下|写真|図|表|資料|動画|質問|回答|問|答|注|参考|関連|速報|独自|連載|インタビュー|ルポ"
"""Words in brackets that head what follows."""

ENDINGS = "たすいだるねよんう"
"""Kana that end sentences before a star or a note: 行きたいお店です☆"""

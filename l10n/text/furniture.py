"""Page furniture: headings under which a site, not the author, goes on talking."""

import re

_RELATED = re.compile(
    r"""(?ix) \A \W* (?:
      recommendations? | recommended (?:\ (?:articles|reading|for\ you))? | related (?:\ (?:articles?|stories|posts|news|links|content|coverage))?
    | read\ (?:more|next|also) | see\ also | you\ (?:may|might)\ also\ like | more\ (?:from|on)\ .{1,40} | most\ (?:read|popular|viewed)
    | latest\ (?:news|articles|stories) | popular\ (?:articles|posts) | share\ this (?:\ (?:article|story))? | tags? | comments?
    | 관련\ ?(?:기사|뉴스|글|보도)(?:\ ?(?:보기|더보기))? | 추천\ ?(?:기사|뉴스) | 많이\ 본\ (?:기사|뉴스) | 인기\ ?기사 | 최신\ ?기사 | 이어서\ 읽기 | 태그 | 댓글
    | 関連(?:記事|ニュース|リンク|キーワード) | (?:おすすめ|オススメ|お薦め)(?:の?記事)? | あわせて読みたい | 人気記事 | 最新記事 | アクセスランキング | 続きを読む | タグ | コメント
    ) \W* \Z"""
)


_LONGEST_HEADING = 60


def is_related_heading(text: str) -> bool:
    """Whether a line is only the heading of a list that leads away from the report (“RECOMMENDATIONS”, 関連記事)."""
    return len(text) <= _LONGEST_HEADING and bool(_RELATED.match(text))

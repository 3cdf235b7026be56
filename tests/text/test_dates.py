import pytest

from l10n.text.dates import MomentKind, read_dates, same_time


def parts(text, locale):
    return {(m.kind.value, m.value) for m in read_dates(text, locale=locale)}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Sept. 30, a Wednesday", "수요일인 9월 30일", "ko"),
        ("from Dec. 28 to Jan. 3", "12月28日から翌年1月3日まで", "ja"),
        ("in late October", "10월 하순", "ko"),
        ("mid-November 2019", "2019年11月中旬", "ja"),
        ("March 5, 2024", "令和6年3月5日", "ja"),
        ("5 March 2024", "2024-03-05", "ko"),
        ("July 17 and 18", "7月17日と18日", "ja"),
    ],
)
def test_the_same_dates(source, target, locale):
    assert parts(source, "en") == parts(target, locale)


@pytest.mark.parametrize(
    ("source", "target", "locale", "same"),
    [
        ("at 4 a.m.", "새벽 4시", "ko", True),
        ("at 7:30 p.m.", "오후 7시 반", "ko", True),
        ("at 9 p.m.", "21時", "ja", True),
        ("at 9 p.m.", "午前9時", "ja", False),
        ("at 9 p.m.", "9時", "ja", True),
        ("at 1 a.m.", "밤 1시", "ko", True),
        ("at 11 p.m.", "밤 11시", "ko", True),
        ("at noon", "정오", "ko", True),
        ("at 12:15 a.m.", "午前0時15分", "ja", True),
        ("at 7.55am", "오전 7시 55분", "ko", True),
    ],
)
def test_times(source, target, locale, same):
    (one,), (other,) = read_dates(source, locale="en"), read_dates(target, locale=locale)
    assert one.kind is other.kind is MomentKind.TIME
    assert same_time(one, other) is same


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("He may march on.", "en"),
        ("24시간 동안 3일간 40일 만에", "ko"),
        ("3日間、40代、1カ月、日本", "ja"),
        ("5 марта", "ru"),
    ],
)
def test_no_dates(text, locale):
    assert not read_dates(text, locale=locale)

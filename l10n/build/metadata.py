"""What a page tells machines about itself: JSON-LD of schema.org."""

import json
from collections.abc import Sequence
from typing import Any

from l10n.build.address import absolute
from l10n.build.facts import Facts
from l10n.text.fingerprint import short_hash

_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def json_ld(facts: Facts, versions: Sequence[Facts], *, source: str, base: str, site: str) -> str:
    """A NewsArticle, with its original and its translations.

    Args:
        facts: of the page.
        versions: all that others may be told of, this one among them or not.
        source: locale of the original.
        base: address of the site.
        site: name of the site.

    Returns:
        JSON that can stand in a script element: no character of it is one of markup.
    """
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **_named(facts, base),
        "headline": facts.title,
        "inLanguage": facts.locale,
    }
    original = next((version for version in versions if version.locale == source), None)
    if facts.description:
        article["description"] = facts.description
    if facts.published:
        article |= {"datePublished": facts.published, "dateModified": facts.updated or facts.published}
    signed = (original or facts).authors
    if facts.authors:
        article["author"] = [
            {"@type": "Person", **_person(signed, at, len(facts.authors), base), "name": name}
            for at, name in enumerate(facts.authors)
        ]
    if site:
        article["publisher"] = {"@type": "Organization", "name": site}
    if facts.lead and base:
        article["image"] = [
            {
                "@type": "ImageObject",
                "url": absolute(facts.lead.path, base=base),
                "width": facts.lead.width,
                "height": facts.lead.height,
            }
        ]
    if facts.translators:
        article["translator"] = [{"@type": "Person", "name": name} for name in facts.translators]
    if facts.locale != source and original is not None:
        article["translationOfWork"] = _work(original, base)
    if facts.locale == source:
        others = [version for version in versions if version.locale != source]
        if others:
            article["workTranslation"] = [_work(version, base) for version in others]
    return json.dumps(article, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _work(facts: Facts, base: str) -> dict[str, str]:
    return {
        "@type": "NewsArticle",
        **_named(facts, base),
        "inLanguage": facts.locale,
        "headline": facts.title,
    }


def _named(facts: Facts, base: str) -> dict[str, str]:
    url = absolute(facts.path, base=base)
    return {"@id": f"{url}#article", "url": url} if url else {}


def _person(signed: Sequence[str], at: int, count: int, base: str) -> dict[str, str]:
    """One name for a person in all languages: by the place in the byline of the original."""
    if not base or len(signed) != count:
        return {}
    return {"@id": f"{base.rstrip('/')}/#person-{short_hash(signed[at])}"}

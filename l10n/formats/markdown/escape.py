"""Text that means itself in Markdown."""

import re

_SPECIAL = re.compile(
    r"""(?x)
      [\\`\[\]]
    | (?<!/)~                          # GitHub strikes out between single ones: 3~5월
    | \*
    | _+
    | <(?=[A-Za-z/!?]|\Z)              # a tag, or one with the markup behind the text
    | &(?=\#?[0-9A-Za-z]{1,32};)
    | \{(?=[{%]|:?[ ]*[.\#:])          # a template, or attributes
    | !(?=\Z)                          # an image, with the link behind the text
    """
)
_LINE_START = re.compile(
    r"""(?x)
      (?=\#{1,6}(?:[ ]|\Z))
    | (?=[>|])
    | (?=[-+=](?!\w))
    | (?=:[-:|])
    | (?=!!!)
    | (?=\.{3}\Z)                      # the end of a head of fields
    | [0-9]{1,9} (?=[.)](?:[ ]|\Z))    # 2025. 11. 27.
    """
)
_FIELD = re.compile(r"\A(?:(?=#)|[\"']?[\w.-]+[\"']?[ ]*(?=:))")
_CLOSING_HASHES = re.compile(r"(?:(?<= )|\A)(?=#+\Z)")


def escape(text: str, *, behind: str = "", before: str = "") -> str:
    """Escape what would be read as markup wherever it stands.

    Args:
        text: one line, with single spaces.
        behind: markup that is written before it.
        before: markup that is written after it.
    """

    def one(match: re.Match[str]) -> str:
        found = match[0]
        left, right = text[: match.start()][-1:], text[match.end() : match.end() + 1]
        match found[0]:
            case "*" if left == right == " ":
                return found
            case "_" if left.isalnum() and right.isalnum():
                return found
            case "!" if not before.startswith("["):
                return found
            case "<" if not right and not before:
                return found
            case "{":
                return "&#123;"  # generators look for templates before they look for backslashes
            case _:
                return "".join("\\" + char for char in found)

    escaped = _SPECIAL.sub(one, text)
    return "\\" + escaped if behind.endswith("]") and escaped[:1] in {"(", ":"} else escaped


def escape_line_start(escaped: str) -> str:
    """Escape what would make a heading, a list, a quotation … of a line that starts with a text."""
    if escaped.startswith("\ufeff"):
        return "&#xFEFF;" + escaped[1:]  # where a file starts it would tell an encoding
    match = _LINE_START.match(escaped)
    return f"{match[0]}\\{escaped[match.end() :]}" if match else escaped


def escape_field(escaped: str) -> str:
    """Escape what would make a field, or a comment, of a line that starts with a text in a head of fields."""
    return _FIELD.sub(r"\g<0>\\", escaped, count=1)


def escape_heading_end(escaped: str) -> str:
    """Escape hashes that would be read as the closing ones of a heading."""
    return _CLOSING_HASHES.sub(r"\\", escaped)

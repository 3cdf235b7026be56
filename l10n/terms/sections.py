"""Lists of words in files of sections: ``[titles]`` on a line, and words up to the next one."""

import re
from functools import cache
from importlib.resources import files


@cache
def section(package: str, file: str, name: str) -> frozenset[str]:
    """The words of a section.

    Args:
        package: in which the file stands.
        file: its name.
        name: of the section.

    Raises:
        KeyError: the file has no such section.
    """
    text = files(package).joinpath(file).read_text("utf-8")
    found = re.search(rf"^\[{name}\]\n([^\[]*)", text, re.MULTILINE)
    if found is None:
        raise KeyError(name)
    return frozenset(found[1].split())

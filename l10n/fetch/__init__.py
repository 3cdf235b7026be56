"""Pages from the network: from public addresses, within a size and a time.

Who names an address knows the site, not what it leads to: an endless body, a small one that unpacks into a large
one, a redirect to a machine behind the firewall. So a host is resolved once, all its addresses must be public, the
connection goes to one of those that were checked, and every redirect starts over. Proxies of the environment are
not used: behind one, nothing of this could be checked.
"""

import time

from l10n.errors import FetchError
from l10n.fetch.address import addresses_of, is_public, not_public, read_target
from l10n.fetch.answer import MEDIA_TYPES, REDIRECTS, Answer, Fetched

__all__ = ["MAX_REDIRECTS", "MEDIA_TYPES", "Fetched", "fetch"]

MAX_REDIRECTS = 5


def fetch(
    url: str, *, allow_private: bool = False, max_bytes: int = 20_000_000, timeout: float = 20.0
) -> Fetched:
    """Get a page.

    Args:
        url: http or https, without a user name or password in it.
        allow_private: also from addresses that are not public, unless a public one redirects to them.
        max_bytes: the most that is taken, before and after unpacking.
        timeout: seconds for all of it: names, redirects, the body to its end.

    Raises:
        FetchError: the address was refused, did not answer in time, or sent what we do not take.
    """
    deadline = time.monotonic() + timeout
    private = allow_private
    for _ in range(MAX_REDIRECTS + 1):
        target = read_target(url)
        addresses = addresses_of(target, deadline)
        public = all(is_public(address) for _, address in addresses)
        if not public and not private:
            raise FetchError(not_public(target, addresses, redirected=allow_private))
        private = allow_private and not public
        with Answer(target, addresses, deadline) as answer:
            if answer.status not in REDIRECTS:
                return answer.read(max_bytes)
            url = answer.location()
    raise FetchError(f"{url}: more than {MAX_REDIRECTS} redirects: open it in a browser and save the page")

"""Connections that only reach addresses we may reach, and that end when their time is up.

`requests` bounds each wait, not the whole, and follows whatever a host name resolves to; both are
for the publisher of a page to abuse.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from typing import Self

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

Address = IPv4Address | IPv6Address

# RFC 6052: an IPv4 address in the last 32 bits, reached through a translator.
NAT64 = IPv6Network("64:ff9b::/96")


class Refused(Exception):  # noqa: N818 - a decision, turned into an error that names the address
    """The host is not one this source may talk to; says why and what to do."""


class Deadline:
    """Cuts every connection made under it after so many seconds, whatever they are waiting for."""

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._timer = Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        for held in self._sockets:
            held.close()

    def hold(self, connected: socket.socket) -> None:
        """Cut this connection too; a duplicate survives its being wrapped for TLS."""
        self._sockets.append(connected.dup())
        if self.expired:
            self._cut()

    def _expire(self) -> None:
        self.expired = True
        self._cut()

    def _cut(self) -> None:
        for held in self._sockets:
            with suppress(OSError):  # it ended by itself
                held.shutdown(socket.SHUT_RDWR)


class GuardedAdapter(HTTPAdapter):
    """Opens connections under a deadline, and to public addresses alone unless `local`."""

    def __init__(self, deadline: Deadline, *, local: bool) -> None:
        super().__init__()
        self.poolmanager.pool_classes_by_scheme = _pools(deadline, _anything if local else check)


def check(address: str) -> None:
    """Raise Refused unless this is an address of the public Internet."""
    # An IPv6 address may carry its interface behind a percent sign.
    found = ip_address(address.partition("%")[0])
    if not all(one.is_global and not one.is_multicast for one in _meant(found)):
        raise Refused(
            f"it resolves to {address}, which is not a public address; if this source is your own, "
            "give it `local: true`"
        )


def _anything(_: str) -> None:
    """Let a local source reach any address."""


def _meant(address: Address) -> list[Address]:
    """Return the address and the IPv4 addresses it stands for."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    behind: list[Address] = [address]
    if address.sixtofour:
        behind.append(address.sixtofour)
    if address in NAT64:
        behind.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return behind


def _pools(
    deadline: Deadline, permit: Callable[[str], None]
) -> dict[str, type[HTTPConnectionPool]]:
    def look_up(host: str, port: int) -> None:
        for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            permit(str(address[0]))

    def admit(connected: socket.socket) -> socket.socket:
        # The name may have resolved to something else since: what counts is who answers.
        try:
            permit(str(connected.getpeername()[0]))
            deadline.hold(connected)
        except (OSError, Refused):
            connected.close()
            raise
        return connected

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            look_up(self.host, self.port or 80)
            return admit(super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            look_up(self.host, self.port or 443)
            return admit(super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}

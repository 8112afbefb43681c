"""Which addresses may be reached, and how long a connection may last."""

import socket
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_monitor.fetching.guard import Deadline, Refused, check


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "ff02::1",
    ],
)
def test_which_addresses_are_not_public(address: str) -> None:
    with pytest.raises(Refused, match="not a public address"):
        check(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"]
)
def test_which_addresses_are_public(address: str) -> None:
    check(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_an_ipv4_address_does_not_hide_in_ipv6(address: object) -> None:
    with pytest.raises(Refused):
        check(f"::ffff:{address}")


def test_a_deadline_wakes_whoever_waits_on_a_connection() -> None:
    here, there = socket.socketpair()
    with here, there, Deadline(0.05) as deadline:
        here.settimeout(10)
        deadline.hold(here)

        assert here.recv(1) == b""
        assert deadline.expired


def test_a_connection_made_too_late_is_cut_at_once() -> None:
    here, there = socket.socketpair()
    with here, there, Deadline(0) as deadline:
        here.settimeout(10)
        while not deadline.expired:
            Event().wait(0.001)
        deadline.hold(here)

        assert here.recv(1) == b""


def test_a_deadline_that_is_met_leaves_the_connection_alone() -> None:
    here, there = socket.socketpair()
    with here, there:
        with Deadline(60) as deadline:
            deadline.hold(here)
        there.sendall(b"x")

        assert here.recv(1) == b"x"
        assert not deadline.expired

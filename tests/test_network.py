"""The wall around the network stands."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


def test_a_test_cannot_reach_the_outside():
    with pytest.raises(SocketConnectBlockedError), socket.socket() as outward:
        outward.connect(("203.0.113.1", 80))

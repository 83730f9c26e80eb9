"""Ctrl-C is heard once, wherever it comes."""

import os
import signal
import time
from contextlib import suppress

import pytest

from pii_audit.cli.interrupted import ctrl_c_is_heard


def test_ctrl_c__lost_where_it_came__is_raised_at_the_next_step() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with ctrl_c_is_heard() as check:
        check()
        with suppress(KeyboardInterrupt):  # as Python does in a finalizer
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.2)
        with pytest.raises(KeyboardInterrupt):
            check()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c__amid_a_finalizer__is_raised_after_it() -> None:
    class Slow:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.2)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    with ctrl_c_is_heard() as check:
        Slow()
        with pytest.raises(KeyboardInterrupt):
            check()


def test_ctrl_c__ignored_by_who_started_us__stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with ctrl_c_is_heard() as check:
            os.kill(os.getpid(), signal.SIGINT)
            check()
    finally:
        signal.signal(signal.SIGINT, before)

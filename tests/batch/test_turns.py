"""One at a time of each host, whatever the order in which readings end."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from smallprint.batch.turns import MOST_WAITING, Turns
from smallprint.fetching.address import parse_address

_FILES = st.integers(0, 50).map("file-{}.html".format)
_ADDRESSES = st.tuples(st.integers(0, 3), st.integers(0, 50)).map(
    lambda at: f"http://h{at[0]}.example/{at[1]}"
)


def host(source: str) -> str:
    return parse_address(source).host if "://" in source else source


@given(st.lists(_FILES | _ADDRESSES, unique=True), st.integers(1, 8), st.randoms(use_true_random=False))
def test_all_are_read_once_and_no_host_is_asked_twice_at_once(
    sources: list[str], room: int, random: object
) -> None:
    turns = Turns(sources)
    reading: list[str] = []
    begun: list[str] = []
    while True:
        while len(reading) < room and (source := turns.next()) is not None:
            reading.append(source)
            begun.append(source)
        assert max(Counter(map(host, reading)).values(), default=1) == 1
        if not reading:
            break
        over = random.choice(reading)  # type: ignore[attr-defined]
        reading.remove(over)
        turns.over(over)
    assert sorted(begun) == sorted(sources)
    for name in ("h0", "h1", "h2", "h3"):  # those of one host keep their order
        of_host = f"http://{name}."
        assert [one for one in begun if one.startswith(of_host)] == [
            one for one in sources if one.startswith(of_host)
        ]


def test_the_order_is_kept_where_it_can_be() -> None:
    turns = Turns(["http://a.example/1", "http://a.example/2", "x.html", "http://b.example/1"])
    assert [turns.next() for _ in range(4)] == ["http://a.example/1", "x.html", "http://b.example/1", None]
    turns.over("x.html")
    assert turns.next() is None
    turns.over("http://a.example/1")
    assert turns.next() == "http://a.example/2"


def test_a_long_list_of_one_host_is_not_taken_into_memory() -> None:
    taken = iter(f"http://a.example/{number}" for number in range(10**9))
    turns = Turns(taken)
    assert turns.next() == "http://a.example/0"
    assert turns.next() is None
    assert next(islice(taken, 1)) == f"http://a.example/{MOST_WAITING + 1}"


def test_what_is_no_address_waits_for_nobody() -> None:
    turns = Turns(["http://[", "http://["])
    assert [turns.next(), turns.next()] == ["http://[", "http://["]

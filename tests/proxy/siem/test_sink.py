from proxy.siem.sink import SinkError


def test_a_refusal_may_say_when_to_come_back() -> None:
    assert SinkError("plus tard", 7.0).retry_after_s == 7.0
    assert SinkError("plus tard").retry_after_s is None

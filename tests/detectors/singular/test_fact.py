from detectors.singular.fact import Tail, fact, kind


def test_a_kind_holds_its_facts_its_stems_and_what_it_needs() -> None:
    one = fact("maire", "maire", Tail.REQUIRED, lambda text, start, end: end > start)
    made = kind("mai", "maire mairesse", one, needs="ville village")
    assert (made.stems, made.needs, made.facts) == (("maire", "mairesse"), ("ville", "village"), (one,))
    assert made.head.match("maire")
    assert one.judge("maire", 0, 5)


def test_without_needs_a_kind_is_always_tried() -> None:
    assert kind("", "maire").needs == ()

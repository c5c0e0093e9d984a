from proxy.gate.passage import Refuse
from proxy.gate.responses import response


def test_an_answer_keeps_its_status_its_headers_in_order_and_its_bytes() -> None:
    told = response(Refuse(403, (("set-cookie", "a"), ("set-cookie", "b")), b"\xe9"))
    assert (told.status_code, told.headers.get_all("set-cookie"), told.raw_content) == (403, ["a", "b"], b"\xe9")

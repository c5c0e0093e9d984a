from proxy.capture.plan import Plan


def test_users_and_ports_are_written_as_nft_reads_them() -> None:
    plan = Plan((990, 991), port=8443, others=(8088, 8080, 8443))
    assert (plan.proxy, plan.ports) == ("{ 990, 991 }", "{ 8080, 8088, 8443 }")

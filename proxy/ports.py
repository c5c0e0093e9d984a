"""The ports of the product on 127.0.0.1, where it is not told others: of the proxy twice, and of the status page."""

EXPLICIT = 8080
"""For programs that are told of a proxy."""
TRANSPARENT = 8081
"""For connections that the kernel leads here; also on ::1."""
STATUS = 8088
"""For people, supervision and browsers' set-up."""

"""What the doctor looks at, in order: what causes other faults comes first."""

from proxy.doctor import (
    authority,
    browsers,
    capture,
    disk,
    environment,
    interception,
    journal,
    listening,
    product,
    stores,
    units,
)

CHECKS = (
    *units.CHECKS,
    *listening.CHECKS,
    *product.CHECKS,
    *disk.CHECKS,
    *journal.CHECKS,
    *authority.CHECKS,
    *stores.CHECKS,
    *browsers.CHECKS,
    *environment.CHECKS,
    *capture.CHECKS,
    *interception.CHECKS,
)

"""Golden values of the statistics of a window: python statistics_cases.py."""

from decimal import Decimal

from common import Case, over, spread, write


def exact_stddev(b, p):
    return [over(b["close"], p["period"], lambda w: Decimal(p["deviations"]) * spread(w))]


CASES = [
    *(Case("stddev", {"period": n, "deviations": k}, exact_stddev, "STDDEV") for n, k in [(2, 1), (20, 2)]),
]

write("statistics", CASES)

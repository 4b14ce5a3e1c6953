"""Golden values of the prices of a bar: python price_cases.py."""

from fractions import Fraction

from common import Case, write


def weighted(**weights):
    total = sum(weights.values())

    def columns(b, p):
        rows = range(len(b["close"]))
        return [[sum(Fraction(w, total) * b[name][i] for name, w in weights.items()) for i in rows]]

    return columns


CASES = [
    Case("avgPrice", {}, weighted(open=1, high=1, low=1, close=1), "AVGPRICE"),
    Case("medPrice", {}, weighted(high=1, low=1), "MEDPRICE"),
    Case("typPrice", {}, weighted(high=1, low=1, close=1), "TYPPRICE"),
    Case("wclPrice", {}, weighted(high=1, low=1, close=2), "WCLPRICE"),
]

write("price", CASES)

"""Golden values of the averages, and bands and levels drawn over prices: python overlap_cases.py."""

from decimal import Decimal

from common import AVERAGES, Case, as_decimal, over, rma, spread, wma, write


def exact_bbands(b, p):
    n, up, down = p["period"], p["deviationsUp"], p["deviationsDown"]
    middle = [None if x is None else as_decimal(x) for x in AVERAGES[p["average"]](b["close"], n)]
    width = over(b["close"], n, spread)
    return [
        [None if m is None or w is None else m + Decimal(up) * w for m, w in zip(middle, width)],
        middle,
        [None if m is None or w is None else m - Decimal(down) * w for m, w in zip(middle, width)],
    ]


def exact_donchian(b, p):
    upper, lower = over(b["high"], p["period"], max), over(b["low"], p["period"], min)
    return [upper, [None if u is None else (u + l) / 2 for u, l in zip(upper, lower)], lower]


CASES = [
    *(
        Case("bbands", {"period": n, "deviationsUp": up, "deviationsDown": down, "average": kind}, exact_bbands, "BBANDS")
        for n, up, down, kind in [(5, 2, 2, "sma"), (20, 1.5, 2.5, "sma"), (20, 2, 2, "ema"), (10, 2, 2, "wma")]
    ),
    *(Case("donchian", {"period": n}, exact_donchian, "DONCHIAN") for n in (2, 20)),
    *(Case("rma", {"period": n}, lambda b, p: [rma(b["close"], p["period"])], "RMA") for n in (2, 14)),
    Case("rma", {"period": 1}, lambda b, p: [rma(b["close"], p["period"])]),
    *(Case("wma", {"period": n}, lambda b, p: [wma(b["close"], p["period"])], "WMA") for n in (2, 30)),
]

if __name__ == "__main__":
    write("overlap", CASES)

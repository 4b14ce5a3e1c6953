"""Golden values of the prices of a bar: python price_cases.py."""

from fractions import Fraction

from common import Case, write


def weighted(**weights):
    total = sum(weights.values())

    def columns(b, p):
        rows = range(len(b["close"]))
        return [[sum(Fraction(w, total) * b[name][i] for name, w in weights.items()) for i in rows]]

    return columns


def exact_heikin_ashi(b, p):
    bars = list(zip(b["open"], b["high"], b["low"], b["close"]))
    closes = [sum(bar) / 4 for bar in bars]
    opens = [(bars[0][0] + bars[0][3]) / 2]
    for close in closes[:-1]:
        opens.append((opens[-1] + close) / 2)
    highs = [max(bar[1], x, y) for bar, x, y in zip(bars, opens, closes)]
    lows = [min(bar[2], x, y) for bar, x, y in zip(bars, opens, closes)]
    return [opens, highs, lows, closes]


CASES = [
    Case("avgPrice", {}, weighted(open=1, high=1, low=1, close=1), "AVGPRICE"),
    Case("medPrice", {}, weighted(high=1, low=1), "MEDPRICE"),
    Case("typPrice", {}, weighted(high=1, low=1, close=1), "TYPPRICE"),
    Case("heikinAshi", {}, exact_heikin_ashi, "HA", recursive=True),
    Case("wclPrice", {}, weighted(high=1, low=1, close=2), "WCLPRICE"),
]

write("price", CASES)

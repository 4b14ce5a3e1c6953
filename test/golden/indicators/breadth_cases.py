"""Golden values of breadth: python breadth_cases.py. The bars' volumes serve as advances, their closes as all other counts."""

from itertools import accumulate

from common import Case, ema, minus, write


def rises_and_falls(b):
    return b["volume"], b["close"]


def exact_line(b, p):
    return [list(accumulate(minus(*rises_and_falls(b))))]


def exact_ratio(b, p):
    return [[x / y for x, y in zip(*rises_and_falls(b))]]


def exact_trin(b, p):
    return [[(x / y) / (y / y) for x, y in zip(*rises_and_falls(b))]]


def exact_mcclellan(b, p):
    net = minus(*rises_and_falls(b))
    line = minus(ema(net, p["fastPeriod"]), ema(net, p["slowPeriod"]))
    none = sum(x is None for x in line)
    return [line, [None] * none + list(accumulate(line[none:]))]


CASES = [
    Case("advanceDeclineLine", {}, exact_line),
    Case("advanceDeclineRatio", {}, exact_ratio),
    Case("trin", {}, exact_trin),
    *(
        Case("mcclellan", {"fastPeriod": f, "slowPeriod": s}, exact_mcclellan, recursive=True)
        for f, s in [(19, 39), (3, 10)]
    ),
]

write("breadth", CASES)

"""Golden values of TA-Lib's volume indicators: python volume_talib_cases.py."""

from fractions import Fraction
from itertools import accumulate

from common import Case, ema, mean, minus, smoothed, typical_volume, windows, write


def flows(b):
    """Volume times the place of the close in the range."""
    bars = zip(b["high"], b["low"], b["close"], b["volume"])
    return [((c - l) - (h - c)) / (h - l) * v if h > l else Fraction(0) for h, l, c, v in bars]


def line(b):
    return list(accumulate(flows(b)))


def average_from_first(values, period):
    return [values[0], *smoothed(values[1:], values[0], Fraction(2, period + 1))]


def exact_ad_osc(b, p):
    fast, slow = (average_from_first(line(b), p[name]) for name in ("fastPeriod", "slowPeriod"))
    none = max(p.values()) - 1
    return [[None] * none + minus(fast, slow)[none:]]


def ratios(b, period):
    pairs = zip(windows(flows(b), period), windows(b["volume"], period))
    return [None if f is None else sum(f) / sum(v) for f, v in pairs]


def forces(b):
    return [(y - x) * v for x, y, v in zip(b["close"], b["close"][1:], b["volume"][1:])]


def rows_after(b):
    """Closes and volumes of each row after the first, with those of the row before."""
    return zip(b["close"], b["close"][1:], b["volume"], b["volume"][1:])


def volume_index(is_taken):
    def columns(b, p):
        factors = [c / last if is_taken(v, before) else Fraction(1) for last, c, before, v in rows_after(b)]
        return [list(accumulate(factors, lambda total, f: total * f, initial=Fraction(1000)))]

    return columns


def exact_pvt(b, p):
    terms = [v * (c - last) / last for last, c, _, v in rows_after(b)]
    return [list(accumulate(terms, initial=Fraction(0)))]


def exact_rvol(b, p):
    return [[None if w is None else w[-1] / mean(w[:-1]) for w in windows(b["volume"], p["period"] + 1)]]


def exact_vwap(b, p):
    value, volume = (list(accumulate(column)) for column in zip(*typical_volume(b)))
    return [[x / y for x, y in zip(value, volume)]]


CASES = [
    Case("ad", {}, lambda b, p: [line(b)], "AD"),
    *(
        Case("adOsc", {"fastPeriod": f, "slowPeriod": s}, exact_ad_osc, "ADOSC", recursive=True)
        for f, s in [(3, 10), (12, 5)]
    ),
    *(Case("cmf", {"period": n}, lambda b, p: [ratios(b, p["period"])], "CMF") for n in (2, 20)),
    *(
        Case("efi", {"period": n}, lambda b, p: [[None, *ema(forces(b), p["period"])]], "EFI", recursive=True)
        for n in (1, 13)
    ),
    Case("marketFi", {}, lambda b, p: [[(h - l) / v for h, l, v in zip(b["high"], b["low"], b["volume"])]], "MARKETFI"),
    Case("nvi", {}, volume_index(lambda v, before: v < before), "NVI"),
    Case("pvi", {}, volume_index(lambda v, before: v > before), "PVI"),
    Case("pvt", {}, exact_pvt, "PVT"),
    *(Case("rvol", {"period": n}, exact_rvol, "RVOL") for n in (1, 20)),
    Case("vwapCumulative", {}, exact_vwap, "VWAP"),
]

write("volume_talib", CASES)

"""Golden values of TA-Lib's measures of volatility: python volatility_talib_cases.py."""

from fractions import Fraction

from common import ema, minus, over, rma, sma, spread, write
from momentum_talib_cases import ZERO, cases, changes, movements, of_known, periods, ratio, rates, sums, times


def ranges(b):
    return minus(b["high"], b["low"])


def exact_cvi(b, p):
    return [of_known(rates, ema(ranges(b), p["period"]), p["rocPeriod"])]


def exact_mass(b, p):
    one = ema(ranges(b), p["fastPeriod"])
    return [sums(ratio(one, of_known(ema, one, p["fastPeriod"])), p["slowPeriod"])]


def exact_natr(b, p):
    average = of_known(rma, movements(b)[2], p["period"])
    return [times(100, ratio(average, b["close"]))]


def exact_rvi(b, p):
    x = b["close"]
    deviation = over(x, p["stddevPeriod"], spread)
    fractions = [None if s is None else Fraction(s) for s in deviation]
    legs = []
    for sign in (1, -1):
        leg = [s if s is None or sign * d > 0 else ZERO for s, d in zip(fractions, changes(x))]
        legs.append(of_known(rma, leg, p["period"]))
    both = [None if u is None else u + d for u, d in zip(*legs)]
    return [times(100, ratio(legs[0], both, Fraction(1, 2)))]


CASES = [
    *cases("adr", "ADR", lambda b, p: [sma(ranges(b), p["period"])], *periods(3, 14)),
    *cases("cvi", "CVI", exact_cvi, *({"period": n, "rocPeriod": r} for n, r in [(10, 10), (3, 4)]), recursive=True),
    *cases(
        "massIndex",
        "MASSI",
        exact_mass,
        *({"fastPeriod": f, "slowPeriod": s} for f, s in [(9, 25), (3, 4)]),
        recursive=True,
    ),
    *cases("natr", "NATR", exact_natr, *periods(3, 14), recursive=True),
    *cases(
        "rvi",
        "RVI",
        exact_rvi,
        *({"period": n, "stddevPeriod": s} for n, s in [(14, 10), (3, 4)]),
        recursive=True,
    ),
    *cases("trueRange", "TRANGE", lambda b, p: [movements(b)[2]], {}),
]

if __name__ == "__main__":
    write("volatility_talib", CASES)

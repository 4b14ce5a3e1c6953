"""Golden values of TA-Lib's statistic functions: python statistics_talib_cases.py (needs the PyPI packages mpmath and pandas too)."""

from fractions import Fraction
from math import ceil

import mpmath
import pandas
from mpmath import mpf

from common import Case, as_decimal, mean, over, root, windows, write

mpmath.mp.dps = 50


def line(w):
    """Start and slope of the line that fits the values of a window best."""
    n, middle = len(w), Fraction(len(w) - 1, 2)
    slope = sum((k - middle) * x for k, x in enumerate(w)) / sum((k - middle) ** 2 for k in range(n))
    return mean(w) - slope * middle, slope


def of_line(work):
    return lambda b, p: [over(b["close"], p["period"], lambda w: work(*line(w), len(w)))]


def degrees(slope):
    return mpmath.degrees(mpmath.atan(mpf(slope.numerator) / slope.denominator))


LINES = {
    "linearReg": (lambda start, slope, n: start + slope * (n - 1), "LINEARREG"),
    "linearRegAngle": (lambda start, slope, n: degrees(slope), "LINEARREG_ANGLE"),
    "linearRegIntercept": (lambda start, slope, n: start, "LINEARREG_INTERCEPT"),
    "linearRegSlope": (lambda start, slope, n: slope, "LINEARREG_SLOPE"),
    "tsf": (lambda start, slope, n: start + slope * n, "TSF"),
}


def products(a, b):
    """Sum of the products of the distances from the means."""
    x, y = mean(a), mean(b)
    return sum((p - x) * (q - y) for p, q in zip(a, b))


def over_pairs(a, b, period, work):
    return [None if v is None else work(v, w) for v, w in zip(windows(a, period), windows(b, period))]


def correlation(a, b):
    square = products(a, a) * products(b, b)
    return 0 if square == 0 else as_decimal(products(a, b)) / root(square)


def slope(a, b):
    return 0 if products(a, a) == 0 else products(a, b) / products(a, a)


def changes(values):
    return [y / x - 1 for x, y in zip(values, values[1:])]


def exact_beta(b, p):
    return [[None, *over_pairs(changes(b["a"]), changes(b["b"]), p["period"], slope)]]


def exact_percentile(b, p):
    rank = max(1, ceil(Fraction(p["percentile"]) / 100 * p["period"]))
    return [over(b["close"], p["period"], lambda w: sorted(w)[rank - 1])]


def exact_percent_rank(b, p):
    below = lambda w: Fraction(100 * sum(x < w[-1] for x in w), len(w) - 1)
    return [over(b["close"], p["period"] + 1, below)]


def pair(work):
    return lambda b, p: [over_pairs(b["a"], b["b"], p["period"], work)]


def deviation(w):
    m = mean(w)
    return sum(abs(x - m) for x in w) / len(w)


def square(w):
    return products(w, w) / len(w)


PANDAS = f"pandas {pandas.__version__}"


def pandas_covariance(b, p):
    return [pandas.Series(b["a"]).rolling(p["period"]).cov(pandas.Series(b["b"]), ddof=0)]


CASES = [
    *(Case(name, {"period": n}, of_line(work), talib) for name, (work, talib) in LINES.items() for n in (2, 14, 70)),
    *(Case("correl", {"period": n}, pair(correlation), "CORREL") for n in (5, 30)),
    *(
        Case("covariance", {"period": n}, pair(lambda a, b: products(a, b) / len(a)), other=(PANDAS, pandas_covariance))
        for n in (5, 20)
    ),
    *(Case("beta", {"period": n}, exact_beta, "BETA") for n in (5, 21)),
    *(
        Case("avgDev", {"period": n}, lambda b, p: [over(b["close"], p["period"], deviation)], "AVGDEV")
        for n in (2, 14)
    ),
    *(Case("variance", {"period": n}, lambda b, p: [over(b["close"], p["period"], square)], "VAR") for n in (5, 20)),
    *(
        Case("percentile", {"period": n, "percentile": q}, exact_percentile, "PERCENTILE")
        for n, q in [(30, 50), (10, 95), (7, 0)]
    ),
    *(Case("percentRank", {"period": n}, exact_percent_rank, "PERCENTRANK") for n in (3, 100)),
]

write("statistics_talib", CASES)

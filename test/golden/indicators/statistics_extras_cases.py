"""Golden values of statistics that TA-Lib does not have: python statistics_extras_cases.py (needs mpmath, pandas, scipy and tulipy too)."""

import operator
from fractions import Fraction
from itertools import accumulate

import mpmath
import numpy as np
import pandas
import pandas_ta_classic
import scipy
import scipy.stats
import tulipy
from mpmath import mpf

from common import Case, mean, over, windows, write

mpmath.mp.dps = 50
PANDAS, SCIPY, NUMPY = f"pandas {pandas.__version__}", f"scipy {scipy.__version__}", f"numpy {np.__version__}"
TULIP = "tulipy 0.4.0"
PANDAS_TA = f"pandas-ta-classic {pandas_ta_classic.version}"


def real(x):
    return mpf(x.numerator) / x.denominator


def power_mean(w, k):
    m = mean(w)
    return sum((x - m) ** k for x in w) / len(w)


def exact_skew(w):
    n = len(w)
    return mpmath.sqrt(n * (n - 1)) / (n - 2) * real(power_mean(w, 3)) / real(power_mean(w, 2)) ** 1.5


def exact_kurtosis(w):
    n = len(w)
    ratio = power_mean(w, 4) / power_mean(w, 2) ** 2
    return Fraction(n - 1, (n - 2) * (n - 3)) * ((n + 1) * ratio - 3 * (n - 1))


def exact_std_err(w):
    return mpmath.sqrt(real(power_mean(w, 2) / (len(w) - 1)))


def exact_z_score(w):
    square = power_mean(w, 2)
    return None if square == 0 else real(w[-1] - mean(w)) / mpmath.sqrt(real(square))


def of_window(work):
    return lambda b, p: [over(b["close"], p["period"], work)]


def of_changes(change, work):
    """Over the changes from row to row, for a year."""

    def columns(b, p):
        c = b["close"]
        changes = [change(y, x) for x, y in zip(c, c[1:])]
        year = mpmath.sqrt(p["periodsPerYear"])
        return [[None, *(v if v is None else v * year for v in over(changes, p["period"], work))]]

    return columns


def simple(y, x):
    return y / x - 1


def exact_sharpe(w):
    square = power_mean(w, 2)
    return None if square == 0 else real(mean(w)) / mpmath.sqrt(real(square * len(w) / (len(w) - 1)))


def exact_sortino(w):
    square = mean([min(x, Fraction(0)) ** 2 for x in w])
    return None if square == 0 else real(mean(w)) / mpmath.sqrt(real(square))


def lagged(work):
    def columns(b, p):
        c, n = b["close"], p["period"]
        return [[None] * n + [work(y, x) for x, y in zip(c, c[n:])]]

    return columns


def exact_quantile(q):
    def work(w):
        place = Fraction(q) * (len(w) - 1)
        below, s = int(place), sorted(w)
        return s[below] if place == below else s[below] + (place - below) * (s[below + 1] - s[below])

    return work


def products(v, w):
    return sum((x - mean(v)) * (y - mean(w)) for x, y in zip(v, w))


def exact_r2(w):
    rows = [Fraction(k) for k in range(len(w))]
    square = products(w, w)
    return None if square == 0 else products(rows, w) ** 2 / (square * products(rows, rows))


def exact_cti(w):
    rows = [Fraction(k) for k in range(len(w))]
    square = products(w, w) * products(rows, rows)
    return None if square == 0 else real(products(rows, w)) / mpmath.sqrt(real(square))


def exact_line_error(w):
    rows = [Fraction(k) for k in range(len(w))]
    rest = products(w, w) - products(rows, w) ** 2 / products(rows, rows)
    return mpmath.sqrt(real(rest / (len(w) - 2)))


def exact_autocorrelation(b, p):
    c, n, lag = b["close"], p["period"], p["lag"]
    pairs = zip(windows(c, n)[:-lag], windows(c[lag:], n))

    def work(v, w):
        square = products(v, v) * products(w, w)
        return None if square == 0 else real(products(v, w)) / mpmath.sqrt(real(square))

    return [[None] * lag + [None if v is None else work(v, w) for v, w in pairs]]


def exact_drawdown(b, p):
    return [[(peak - x) / peak for x, peak in zip(b["close"], accumulate(b["close"], max))]]


def since(is_further):
    """Rows since the extreme of a window; of equal ones the newest counts."""

    def work(w):
        newest = w[::-1]
        return min(k for k, x in enumerate(newest) if not any(is_further(y, x) for y in newest))

    return lambda b, p: [[0 if v is None else v for v in over(b["close"], p["period"], work)]]


def since_by_numpy(place):
    return windowed_or_0(lambda w: place(w[::-1]), NUMPY)


def exact_value_at_risk(b, p):
    changes = [simple(y, x) for x, y in zip(b["close"], b["close"][1:])]
    quantile = exact_quantile(1 - Fraction(p["confidence"]).limit_denominator(1000))
    return [[None, *(None if w is None else -quantile(w) for w in windows(changes, p["period"]))]]


def exact_entropy(b, p):
    def work(w):
        shares = [real(x / sum(w)) for x in w]
        return -mpmath.fsum(x * mpmath.log(x, p["base"]) for x in shares)

    return [over(b["close"], p["period"], work)]


def pandas_ta_entropy(b, p):
    return [pandas_ta_classic.entropy(pandas.Series(b["close"]), length=p["period"], base=p["base"])]


def compared(work):
    return lambda b, p: [[int(work(x, y)) for x, y in zip(b["a"], b["b"])]]


def exact_crossed(b, p):
    pairs = list(zip(b["a"], b["b"]))
    crossed = [(x <= y and a > c) or (x >= y and a < c) for (x, y), (a, c) in zip(pairs, pairs[1:])]
    return [[0, *map(int, crossed)]]


def exact_crossing(is_beyond):
    def exact(b, p):
        pairs = list(zip(b["a"], b["b"]))
        now = [int(is_beyond(a, c) and not is_beyond(x, y)) for (x, y), (a, c) in zip(pairs, pairs[1:])]
        return [[0, *now]]

    return exact


def rolling(work, source=PANDAS):
    """The same by another library, on the closes as a pandas series."""
    return source, lambda b, p: [work(pandas.Series(b["close"]), p)]


def windowed(work, source):
    return rolling(lambda c, p: c.rolling(p["period"]).apply(work, raw=True), source)


def windowed_or_0(work, source):
    return rolling(lambda c, p: c.rolling(p["period"]).apply(work, raw=True).fillna(0), source)


def by_year(work):
    return rolling(lambda c, p: work(c.pct_change().rolling(p["period"]), c.pct_change(), p) * p["periodsPerYear"] ** 0.5)


def pandas_sortino(r, changes, p):
    return r.mean() / (changes.clip(upper=0) ** 2).rolling(p["period"]).mean() ** 0.5


def fit(w):
    return scipy.stats.linregress(np.arange(len(w)), w)


def line_error(w):
    found = fit(w)
    return (((w - found.intercept - found.slope * np.arange(len(w))) ** 2).sum() / (len(w) - 2)) ** 0.5


def masks(work):
    return NUMPY, lambda b, p: [work(b["a"], b["b"]).astype(float)]


def numpy_crossed(a, b):
    signs = np.sign(a - b)
    moved = (signs[1:] != 0) & (signs[1:] != signs[:-1])
    return np.concatenate([[False], moved])


def tulip_crossover(upper, lower):
    return TULIP, lambda b, p: [np.concatenate([[0.0], tulipy.crossover(b[upper], b[lower])])]


BODIES = {"a": "close", "b": "open"}  # they cross both ways, and lie on each other now and then
YEARS = [{"period": n, "periodsPerYear": year} for n, year in [(20, 252), (5, 1)]]
CASES = [
    *(Case("skew", {"period": n}, of_window(exact_skew), other=rolling(lambda c, p: c.rolling(p["period"]).skew()), slack=1e-6) for n in (10, 30)),
    *(Case("kurtosis", {"period": n}, of_window(exact_kurtosis), other=rolling(lambda c, p: c.rolling(p["period"]).kurt()), slack=1e-5) for n in (10, 30)),
    *(Case("stdErr", {"period": n}, of_window(exact_std_err), other=windowed(scipy.stats.sem, SCIPY)) for n in (5, 30)),
    *(Case("zScore", {"period": n}, of_window(exact_z_score), other=windowed(lambda w: scipy.stats.zscore(w)[-1], SCIPY)) for n in (8, 30)),
    *(Case("rollingSharpe", p, of_changes(simple, exact_sharpe), other=by_year(lambda r, _, p: r.mean() / r.std())) for p in YEARS),
    *(Case("rollingSortino", p, of_changes(simple, exact_sortino), other=by_year(pandas_sortino)) for p in YEARS),
    *(Case("lag", {"period": n}, lagged(lambda y, x: x), other=rolling(lambda c, p: c.shift(p["period"]))) for n in (1, 7)),
    *(Case("delta", {"period": n}, lagged(lambda y, x: y - x), other=rolling(lambda c, p: c.diff(p["period"]))) for n in (1, 7)),
    *(Case("percentReturn", {"period": n}, lagged(simple), other=rolling(lambda c, p: c.pct_change(p["period"]))) for n in (1, 7)),
    *(
        Case("logReturn", {"period": n}, lagged(lambda y, x: mpmath.log(real(y / x))), other=rolling(lambda c, p: np.log(c / c.shift(p["period"]))))
        for n in (1, 7)
    ),
    *(Case("median", {"period": n}, of_window(exact_quantile(Fraction(1, 2))), other=rolling(lambda c, p: c.rolling(p["period"]).median())) for n in (5, 30)),
    *(
        Case("quantile", {"period": n, "quantile": q}, of_window(exact_quantile(q)), other=rolling(lambda c, p: c.rolling(p["period"]).quantile(p["quantile"])))
        for n, q in [(30, 0.25), (7, 1), (10, 0.9)]
    ),
    *(Case("cti", {"period": n}, of_window(exact_cti), other=windowed(lambda w: fit(w).rvalue, SCIPY)) for n in (14, 30)),
    *(Case("linearRegR2", {"period": n}, of_window(exact_r2), other=windowed(lambda w: fit(w).rvalue ** 2, SCIPY)) for n in (14, 30)),
    *(Case("linearRegStdErr", {"period": n}, of_window(exact_line_error), other=windowed(line_error, SCIPY)) for n in (3, 14)),
    *(
        Case("autocorrelation", {"period": n, "lag": k}, exact_autocorrelation, other=rolling(lambda c, p: c.rolling(p["period"]).corr(c.shift(p["lag"]))))
        for n, k in [(30, 1), (12, 5)]
    ),
    *(Case("sinceHigh", {"period": n}, since(lambda x, y: x > y), other=since_by_numpy(np.argmax)) for n in (5, 14)),
    *(Case("sinceLow", {"period": n}, since(lambda x, y: x < y), other=since_by_numpy(np.argmin)) for n in (5, 14)),
    *(
        Case(
            "valueAtRisk",
            {"period": n, "confidence": q},
            exact_value_at_risk,
            other=rolling(lambda c, p: -c.pct_change().rolling(p["period"]).quantile(1 - p["confidence"])),
        )
        for n, q in [(50, 0.95), (10, 0.9)]
    ),
    *(
        Case("entropy", {"period": n, "base": base}, exact_entropy, other=(PANDAS_TA, pandas_ta_entropy))
        for n, base in [(10, 2), (14, 10)]
    ),
    Case("drawdown", {}, exact_drawdown, other=rolling(lambda c, p: 1 - c / c.cummax())),
    Case("above", {}, compared(lambda x, y: x > y), other=masks(lambda a, b: a > b)),
    Case("below", {}, compared(lambda x, y: x < y), other=masks(lambda a, b: a < b)),
    Case("crossed", {}, exact_crossed, other=masks(numpy_crossed)),
    Case("crossed", {}, exact_crossed, other=masks(numpy_crossed), series=BODIES),
    Case("crossedAbove", {}, exact_crossing(operator.gt), other=tulip_crossover("a", "b"), series=BODIES),
    Case("crossedBelow", {}, exact_crossing(operator.lt), other=tulip_crossover("b", "a"), series=BODIES),
]

write("statistics_extras", CASES)

"""Golden values of volatility from the prices of bars: python volatility_extras_cases.py (needs mpmath, pandas and vector-ta too)."""

import mpmath
import numpy as np
import pandas
import pandas_ta_classic
from mpmath import mpf

from common import Case, highest_lowest, over, write

mpmath.mp.dps = 50
PANDAS = f"pandas {pandas.__version__}"
PANDAS_TA = f"pandas-ta-classic {pandas_ta_classic.version}"


def log_ratios(b, above, below, shift=0):
    """ln(above / below), the latter of `shift` rows before."""
    pairs = zip(b[above][shift:], b[below] if shift == 0 else b[below][:-shift])
    return [None] * shift + [mpmath.log(mpf((x / y).numerator) / (x / y).denominator) for x, y in pairs]


def root_mean(values, p):
    """Root of the windows' means, for a year; `values` may begin with None."""
    none = sum(x is None for x in values)
    work = lambda w: mpmath.sqrt(mpmath.fsum(w) / len(w) * p["periodsPerYear"])
    return [None] * none + over(values[none:], p["period"], work)


def exact_parkinson(b, p):
    return [root_mean([x**2 / (4 * mpmath.log(2)) for x in log_ratios(b, "high", "low")], p)]


def exact_garman_klass(b, p):
    pairs = zip(log_ratios(b, "high", "low"), log_ratios(b, "close", "open"))
    return [root_mean([x**2 / 2 - (2 * mpmath.log(2) - 1) * y**2 for x, y in pairs], p)]


def rogers_satchell_terms(b):
    names = [("high", "close"), ("high", "open"), ("low", "close"), ("low", "open")]
    return [hc * ho + lc * lo for hc, ho, lc, lo in zip(*(log_ratios(b, *pair) for pair in names))]


def exact_rogers_satchell(b, p):
    return [root_mean(rogers_satchell_terms(b), p)]


def sample_variance(w):
    m = mpmath.fsum(w) / len(w)
    return mpmath.fsum((x - m) ** 2 for x in w) / (len(w) - 1)


def exact_yang_zhang(b, p):
    n = p["period"]
    k = mpf("0.34") / (mpf("1.34") + mpf(n + 1) / (n - 1))
    gaps = over(log_ratios(b, "open", "close", 1)[1:], n, sample_variance)
    bodies = over(log_ratios(b, "close", "open")[1:], n, sample_variance)
    ranges = over(rogers_satchell_terms(b)[1:], n, lambda w: mpmath.fsum(w) / n)
    of = lambda g, c, r: None if g is None else mpmath.sqrt((g + k * c + (1 - k) * r) * p["periodsPerYear"])
    return [[None, *map(of, gaps, bodies, ranges)]]


def exact_historical(b, p):
    changes = over(log_ratios(b, "close", "close", 1)[1:], p["period"], sample_variance)
    return [[None, *(None if v is None else mpmath.sqrt(v * p["periodsPerYear"]) for v in changes)]]


def exact_ulcer(b, p):
    highest, _ = highest_lowest({"high": b["close"], "low": b["close"]}, p["period"])
    falls = [None if h is None else (100 * (x - h) / h) ** 2 for x, h in zip(b["close"], highest)]
    none = p["period"] - 1
    root = lambda w: mpmath.sqrt(mpf(sum(w).numerator) / sum(w).denominator / len(w))
    return [[None] * none + over(falls[none:], p["period"], root)]


def exact_pdist(b, p):
    rows = zip(b["open"][1:], b["high"][1:], b["low"][1:], b["close"][1:], b["close"])
    return [[None, *(2 * (h - l) - abs(c - o) + abs(o - last) for o, h, l, c, last in rows)]]


def exact_thermo(b, p):
    rows = zip(b["high"][1:], b["high"], b["low"][1:], b["low"])
    return [[None, *(max(abs(h - last_h), abs(last_l - l)) for h, last_h, l, last_l in rows)]]


def frame(b):
    return pandas.DataFrame({name: b[name] for name in ("open", "high", "low", "close")})


def by_pandas(work):
    return PANDAS, lambda b, p: [work(frame(b), p)]


def annual(variance, p):
    return (variance * p["periodsPerYear"]) ** 0.5


def satchell(f):
    return np.log(f.high / f.close) * np.log(f.high / f.open) + np.log(f.low / f.close) * np.log(f.low / f.open)


def pandas_parkinson(f, p):
    return annual((np.log(f.high / f.low) ** 2).rolling(p["period"]).mean() / (4 * np.log(2)), p)


def pandas_garman_klass(f, p):
    v = 0.5 * np.log(f.high / f.low) ** 2 - (2 * np.log(2) - 1) * np.log(f.close / f.open) ** 2
    return annual(v.rolling(p["period"]).mean(), p)


def pandas_yang_zhang(f, p):
    n = p["period"]
    k = 0.34 / (1.34 + (n + 1) / (n - 1))
    gaps = np.log(f.open / f.close.shift()).rolling(n).var()
    bodies = np.log(f.close / f.open).rolling(n).var()
    return annual(gaps + k * bodies + (1 - k) * satchell(f).rolling(n).mean(), p)


def pandas_historical(f, p):
    return annual(np.log(f.close / f.close.shift()).rolling(p["period"]).var(), p)


def pandas_ulcer(f, p):
    highest = f.close.rolling(p["period"]).max()
    return ((100 * (f.close - highest) / highest) ** 2).rolling(p["period"]).mean() ** 0.5


def pandas_ta_pdist(b, p):
    f = frame(b)
    return [pandas_ta_classic.pdist(f.open, f.high, f.low, f.close)]


def pandas_ta_thermo(b, p):
    f = frame(b)
    return [pandas_ta_classic.thermo(f.high, f.low).iloc[:, 0]]


YEARS = [{"period": n, "periodsPerYear": year} for n, year in [(20, 252), (5, 1)]]
CASES = [
    *(Case("parkinson", p, exact_parkinson, other=by_pandas(pandas_parkinson)) for p in YEARS),
    *(Case("garmanKlass", p, exact_garman_klass, other=by_pandas(pandas_garman_klass)) for p in YEARS),
    *(
        Case("rogersSatchell", p, exact_rogers_satchell, other=by_pandas(lambda f, p: annual(satchell(f).rolling(p["period"]).mean(), p)))
        for p in YEARS
    ),
    *(Case("yangZhang", p, exact_yang_zhang, other=by_pandas(pandas_yang_zhang)) for p in YEARS),
    *(Case("historicalVolatility", p, exact_historical, other=by_pandas(pandas_historical)) for p in YEARS),
    *(Case("ulcerIndex", {"period": n}, exact_ulcer, other=by_pandas(pandas_ulcer)) for n in (5, 14)),
    Case("pdist", {}, exact_pdist, other=(PANDAS_TA, pandas_ta_pdist), from_row=1),
    Case("thermo", {}, exact_thermo, other=(PANDAS_TA, pandas_ta_thermo), from_row=1),
]

write("volatility_extras", CASES)

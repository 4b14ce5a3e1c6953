"""Golden values of the first four indicators: python first_cases.py."""

from common import Case, ema, rma, sma, write


def exact_rsi(b, p):
    n, x = p["period"], b["close"]
    changes = [new - old for old, new in zip(x, x[1:])]
    up = rma([max(change, 0) for change in changes], n)
    down = rma([max(-change, 0) for change in changes], n)
    share = lambda u, d: None if u is None else (100 * u / (u + d) if u + d else 0)
    return [[None] + [share(u, d) for u, d in zip(up, down)]]


def exact_atr(b, p):
    high, low, close = b["high"], b["low"], b["close"]
    ranges = [max(h, c) - min(l, c) for h, l, c in zip(high[1:], low[1:], close)]
    return [[None] + rma(ranges, p["period"])]


CASES = [
    *(Case("sma", {"period": n}, lambda b, p: [sma(b["close"], p["period"])], "SMA") for n in (2, 30)),
    *(Case("ema", {"period": n}, lambda b, p: [ema(b["close"], p["period"])], "EMA", recursive=True) for n in (2, 30)),
    *(Case("rsi", {"period": n}, exact_rsi, "RSI", recursive=True) for n in (2, 14)),
    *(Case("atr", {"period": n}, exact_atr, "ATR", recursive=True) for n in (2, 14)),
]

write("first", CASES)

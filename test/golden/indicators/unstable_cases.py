"""Golden values of the option `unstable` against TA-Lib's unstable periods: python unstable_cases.py."""

import talib

from common import Case, of_talib, write

# Each row with the function whose unstable period it follows: ADXR and STOCHRSI have none of their own.
ROWS = [
    ("adx", "ADX", {"period": 9}),
    ("adxr", "ADX", {"period": 9}),
    ("atr", "ATR", {"period": 14}),
    ("cmo", "CMO", {"period": 14}),
    ("dx", "DX", {"period": 14}),
    ("ema", "EMA", {"period": 10}),
    ("heikinAshi", "HA", {}),
    ("htDcPeriod", "HT_DCPERIOD", {}),
    ("htDcPhase", "HT_DCPHASE", {}),
    ("htPhasor", "HT_PHASOR", {}),
    ("htSine", "HT_SINE", {}),
    ("htTrendMode", "HT_TRENDMODE", {}),
    ("htTrendline", "HT_TRENDLINE", {}),
    ("kama", "KAMA", {"period": 10}),
    ("mama", "MAMA", {"fastLimit": 0.5, "slowLimit": 0.05}),
    ("minusDi", "MINUS_DI", {"period": 14}),
    ("minusDm", "MINUS_DM", {"period": 14}),
    ("natr", "NATR", {"period": 14}),
    ("plusDi", "PLUS_DI", {"period": 14}),
    ("plusDm", "PLUS_DM", {"period": 14}),
    ("rma", "RMA", {"period": 14}),
    ("rsi", "RSI", {"period": 14}),
    ("rvi", "RVI", {"period": 14, "stddevPeriod": 10}),
    ("stochRsi", "RSI", {"period": 14, "kPeriod": 5, "dPeriod": 3, "dAverage": "sma"}),
    ("t3", "T3", {"period": 5, "volumeFactor": 0.7}),
]
FUNCTIONS = {"adxr": "ADXR", "stochRsi": "STOCHRSI"}


def unstable(follows, function):
    def work(b, p):
        numbers = [value for name, value in p.items() if name != "unstable"]
        talib.set_unstable_period(follows, p["unstable"])
        try:
            return of_talib(function, b, numbers)
        finally:
            talib.set_unstable_period(follows, 0)

    return work


CASES = [
    # Off the step: TA-Lib compares differences of prices as doubles.
    Case(
        name,
        {**parameters, "unstable": n},
        other=(f"TA-Lib {talib.__version__} with set_unstable_period", unstable(follows, FUNCTIONS.get(name, follows))),
        ties=name in ("adx", "adxr", "dx", "minusDi", "minusDm", "plusDi", "plusDm"),
    )
    for name, follows, parameters in ROWS
    for n in (1, 30)
]

if __name__ == "__main__":
    write("unstable", CASES)

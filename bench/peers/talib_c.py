"""TA-Lib's C functions on columns of doubles, called without Python's wrapper: prints one JSON object a line.

usage: talib_c.py FOLDER ROUNDS   where FOLDER holds <column>.f64; outputs of the last round are put there as <name>.<i>.out
"""

import ctypes
import glob
import json
import os
import sys
import time

import numpy as np
import talib

FOLDER, ROUNDS = sys.argv[1], int(sys.argv[2])
LIBRARY = ctypes.CDLL(glob.glob(os.path.join(os.path.dirname(talib.__file__), "..", "ta_lib.libs", "libta*"))[0])
REAL, WHOLE = ctypes.c_double, ctypes.c_int

# name, function, inputs, parameters, number of outputs, their type
CASES = [
    ("adx", "ADX", "high low close", [14], 1, "f8"),
    ("atr", "ATR", "high low close", [14], 1, "f8"),
    ("bbands", "BBANDS", "close", [20, 2.0, 2.0, 0], 3, "f8"),
    ("ema", "EMA", "close", [30], 1, "f8"),
    ("engulfing", "CDLENGULFING", "open high low close", [], 1, "i4"),
    ("highest", "MAX", "close", [30], 1, "f8"),
    ("lowest", "MIN", "close", [30], 1, "f8"),
    ("macd", "MACD", "close", [12, 26, 9], 3, "f8"),
    ("minusDi", "MINUS_DI", "high low close", [14], 1, "f8"),
    ("obv", "OBV", "close volume", [], 1, "f8"),
    ("plusDi", "PLUS_DI", "high low close", [14], 1, "f8"),
    ("roc", "ROC", "close", [10], 1, "f8"),
    ("rsi", "RSI", "close", [14], 1, "f8"),
    ("sma", "SMA", "close", [30], 1, "f8"),
    ("stddev", "STDDEV", "close", [20, 1.0], 1, "f8"),
    ("stoch", "STOCH", "high low close", [5, 3, 0, 3, 0], 2, "f8"),
    ("wma", "WMA", "close", [30], 1, "f8"),
]


def pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)


def run(name, function, inputs, parameters, outputs, kind):
    columns = [np.fromfile(os.path.join(FOLDER, f"{column}.f64")) for column in inputs.split()]
    results = [np.zeros(len(columns[0]), kind) for _ in range(outputs)]
    begin, count = WHOLE(), WHOLE()
    numbers = [REAL(p) if isinstance(p, float) else WHOLE(p) for p in parameters]
    call = getattr(LIBRARY, f"TA_{function}")
    last = WHOLE(len(columns[0]) - 1)
    arguments = [WHOLE(0), last, *map(pointer, columns), *numbers, ctypes.byref(begin), ctypes.byref(count)]
    arguments += map(pointer, results)
    seconds = []
    for _ in range(ROUNDS + 2):
        start = time.perf_counter()
        status = call(*arguments)
        seconds.append(time.perf_counter() - start)
        if status != 0:
            raise RuntimeError(f"TA_{function}: {status}")
    seconds = sorted(seconds[2:])
    for i, result in enumerate(results):
        result[: count.value].tofile(os.path.join(FOLDER, f"{name}.{i}.out"))
    timing = {"medianMs": seconds[len(seconds) // 2] * 1e3, "bestMs": seconds[0] * 1e3}
    print(json.dumps({"name": name, "first": begin.value, "count": count.value, "kind": kind, **timing}), flush=True)


LIBRARY.TA_Initialize()
for case in CASES:
    run(*case)

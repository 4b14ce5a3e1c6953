"""Golden values of the functions of one value: python math_transform_cases.py (needs the PyPI package mpmath too).

The prices are near 1.2, where arc sine and arc cosine have no value; test/golden/math/make.py covers whole ranges.
"""

import math

import mpmath
from mpmath import mpf

from common import Case, write

mpmath.mp.dps = 60


def of_value(function):
    def columns(b, p):
        return [[function(mpf(x.numerator) / x.denominator) for x in b["close"]]]

    return columns


def inside(function):
    return lambda x: function(x) if abs(x) <= 1 else None


FUNCTIONS = {
    "acos": inside(mpmath.acos),
    "asin": inside(mpmath.asin),
    "atan": mpmath.atan,
    "ceil": math.ceil,
    "cos": mpmath.cos,
    "cosh": mpmath.cosh,
    "exp": mpmath.exp,
    "floor": math.floor,
    "ln": mpmath.log,
    "log10": mpmath.log10,
    "sin": mpmath.sin,
    "sinh": mpmath.sinh,
    "sqrt": mpmath.sqrt,
    "tan": mpmath.tan,
    "tanh": mpmath.tanh,
}

CASES = [Case(name, {}, of_value(function), name.upper()) for name, function in FUNCTIONS.items()]

write("math_transform", CASES)

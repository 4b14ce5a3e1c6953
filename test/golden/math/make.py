"""Golden values of the core's transcendental functions, rounded once from 300 digits: python make.py (needs the PyPI package mpmath).

Writes native/core/math_golden.inc, which math_test.cpp reads. `python make.py --polynomials` prints the coefficients of
the Chebyshev approximations in math_lanes.hpp, the highest power first.
"""

import os
import random
import sys

import mpmath
from mpmath import mpf

mpmath.mp.prec = 1200  # the largest double has 1,024 bits before its point
HALF_PI = float(mpmath.pi / 2)
TARGET = os.path.join(os.path.dirname(__file__), "..", "..", "..", "native", "core", "math_golden.inc")
SEED = random.Random(5)


def both(values):
    return [sign * x for x in values for sign in (1, -1)]


def spread(low, high, count):
    """Random numbers whose logarithms are even from `low` to `high`."""
    logs = [SEED.uniform(mpmath.log(low), mpmath.log(high)) for _ in range(count)]
    return [float(mpmath.exp(x)) for x in logs]


# Near multiples of pi / 2, at which sine, cosine or tangent lose most; the last but one is the double that comes nearest
# of all (Muller, Elementary Functions, 3rd ed., 10.2.2).
ANGLES = both(
    [5e-324, 1e-310, 1e-8, 0.5, 0.785398163397448, 0.7853981633974484, 1.0, HALF_PI, 2 * HALF_PI, 3 * HALF_PI]
    + [355.0, 5419351 * HALF_PI, 710 * HALF_PI, 2.0**20 * HALF_PI, 1e6, 1647099.0, 1647100.5, 1e7, 1e15, 1e22]
    + [2.0**120, 1e300, 6381956970095103.0 * 2.0**797, 1.7976931348623157e308]
    + spread(1e-3, 10, 12)
    + spread(10, 1e6, 8)
    + spread(1e6, 1e300, 8)
)
SHARES = both([1e-310, 1e-9, 0.1, 0.25, 0.5, 0.50000001, 0.75, 0.9, 0.999999, 1 - 2.0**-53, 1.0] + spread(1e-3, 1, 12))
TANGENTS = both(
    [1e-310, 1e-9, 0.1, 0.41421356237309503, 0.4142135623730951, 0.45, 0.999999, 1.0, 1.0000001, 2.414213562373095, 2.5]
    + [1e8, 1e300]
    + spread(1e-3, 1e3, 16)
)
POSITIVE = (
    [5e-324, 1e-310, 2.2250738585072014e-308, 0.1, 0.7071067811865475, 0.7071067811865476, 0.999999999, 1.0]
    + [1 - 2.0**-53, 1 + 2.0**-52, 1.0000001, 1.4142135, 2.0, 10.0, 100.0, 1000.0, 1e15, 1e22, 1.7976931348623157e308]
    + spread(0.5, 2, 12)
    + spread(1e-300, 1e300, 12)
)
EXPONENTS = both([1e-310, 1e-17, 1e-8, 0.3465735902799726, 0.35, 1.0, 10.0, 100.0, 700.0, 708.3] + spread(1e-2, 700, 16)) + [
    709.782712893384,
    -708.4,
    -720.5,
    -744.5,
]
HYPERBOLIC = both(
    [1e-310, 1e-9, 0.1, 0.5499999, 0.55, 0.5500001, 0.9999999, 1.0, 1.0000001, 5.0, 18.9, 20.5, 22.0, 40.0, 300.0]
    + [709.9, 710.4]
    + spread(1e-3, 10, 16)
)
POINTS = [
    (y, x)
    for y in both([1e-310, 1e-300, 0.3, 1.0, 7e5, 1e300])
    for x in both([1e-305, 1e-5, 1.0, 2.5, 1e290, 1.5e308])
    if mpf(2) ** -1000 < abs(mpf(y) / mpf(x)) or x < 0
]
POWERS = [(x, y) for x in spread(1e-3, 1e3, 10) for y in (-37.25, -1 / 252, 0.5, 1 / 3, 12.0, 40.0)]

FUNCTIONS = {
    "sin": ANGLES,
    "cos": ANGLES,
    "tan": ANGLES,
    "asin": SHARES,
    "acos": SHARES,
    "atan": TANGENTS,
    "log": POSITIVE,
    "log10": POSITIVE,
    "exp": EXPONENTS,
    "sinh": HYPERBOLIC,
    "cosh": HYPERBOLIC,
    "tanh": HYPERBOLIC + [50.0],
    "atan2": POINTS,
    "pow": POWERS,
}
ALIASES = {"pow": mpmath.power}


def hexadecimal(x):
    return "0x0p+0" if x == 0 else float(x).hex()


def line(name, argument):
    arguments = argument if isinstance(argument, tuple) else (argument, 0.0)
    used = arguments if isinstance(argument, tuple) else arguments[:1]
    value = ALIASES.get(name, getattr(mpmath, name, None))(*(mpf(x) for x in used))
    numbers = ", ".join(hexadecimal(x) for x in (*arguments, value))
    return f'{{"{name}", {numbers}}},\n'


def write():
    with open(TARGET, "w", encoding="ascii") as file:
        file.write("// Made by test/golden/math/make.py: function, its arguments, the nearest double.\n")
        for name, arguments in FUNCTIONS.items():
            file.writelines(line(name, argument) for argument in arguments)


def polynomials():
    mpmath.mp.prec = 300
    rest = lambda f: lambda z: (f(mpmath.sqrt(z)) / mpmath.sqrt(z) - 1) / z
    for name, function, end, terms in [
        ("atan", mpmath.atan, mpf("0.1716"), 12),
        ("asin", mpmath.asin, mpf("0.2500001"), 14),
        ("tanh", mpmath.tanh, mpf("0.3026"), 11),
    ]:
        print(name, [float(c).hex() for c in mpmath.chebyfit(rest(function), [mpf(2) ** -60, end], terms)])


polynomials() if "--polynomials" in sys.argv else write()

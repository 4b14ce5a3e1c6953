"""The 61 candlestick patterns in whole numbers: bars in ticks, averages multiplied out, so that nothing is rounded.

Written from the patterns' definitions (Nison; Morris; Chesler for the hikkake) with TA-Lib's conventions: which candle's
average counts, which comparisons include equality. `PATTERNS` gives for each name TA-Lib's function, the default
penetration where it has one, and the work: the scores of all bars, those of the first ones without meaning.
"""

from fractions import Fraction

import numpy as np


class Candles:
    """Columns of ticks (int64). A number after a name says how many bars ago the candle is."""

    def __init__(self, bars, penetration=None):
        self.columns = {name: np.asarray(bars[name], np.int64) for name in ("open", "high", "low", "close")}
        o, h, l, c = self.columns.values()
        self.columns["body"] = np.abs(c - o)
        self.columns["range"] = h - l
        self.columns["top"] = np.maximum(o, c)
        self.columns["bottom"] = np.minimum(o, c)
        self.columns["upper"] = h - np.maximum(o, c)
        self.columns["lower"] = np.minimum(o, c) - l
        self.columns["colour"] = np.where(c >= o, 1, -1)
        self.tied = np.zeros(len(o), bool)  # bars in which some distance was just its bound: there rounding decides
        self.penetration = None if penetration is None else Fraction(str(penetration))

    def get(self, name, ago):
        column = self.columns[name]
        return column if ago == 0 else np.concatenate([np.zeros(ago, np.int64), column[:-ago]])

    def __getattr__(self, name):
        return lambda ago: self.get(name, ago)

    def mean_times(self, name, period, ago):
        """Sum of the `period` candles before the one `ago` bars ago."""
        sums = np.concatenate([np.zeros(period + 1, np.int64), np.cumsum(self.columns[name])])
        windows = (sums[period:] - sums[:-period])[: len(self.columns[name])]
        return windows if ago == 0 else np.concatenate([np.zeros(ago, np.int64), windows[:-ago]])

    def more(self, a, b):
        self.tied |= a == b
        return a > b

    def least(self, a, b):
        self.tied |= a == b
        return a >= b

    def white(self, ago):
        return self.colour(ago) == 1

    def black(self, ago):
        return self.colour(ago) == -1

    def long(self, ago):
        return self.more(10 * self.body(ago), self.mean_times("body", 10, ago))

    def short(self, ago):
        return self.more(self.mean_times("body", 10, ago), 10 * self.body(ago))

    def not_long(self, ago):
        return ~self.long(ago)

    def doji(self, ago, average_ago=None):
        average = self.mean_times("range", 10, ago if average_ago is None else average_ago)
        return self.least(average, 100 * self.body(ago))

    def tiny(self, shadow, ago):
        return self.more(self.mean_times("range", 10, ago), 100 * self.get(shadow, ago))

    def more_than_tiny(self, shadow, ago):
        return self.more(100 * self.get(shadow, ago), self.mean_times("range", 10, ago))

    def longer(self, shadow, ago, times=1):
        """True where the shadow is more than so many bodies."""
        return self.more(self.get(shadow, ago), times * self.body(ago))

    def shadows_times(self, ago):
        return self.mean_times("range", 10, ago) - self.mean_times("body", 10, ago)

    def small(self, shadow, ago):
        return self.more(self.shadows_times(ago), 20 * self.get(shadow, ago))

    def more_than_small(self, shadow, ago):
        return self.more(20 * self.get(shadow, ago), self.shadows_times(ago))

    def near(self, distance, ago):
        """A fifth of the mean range of five."""
        return self.least(self.mean_times("range", 5, ago), 25 * distance)

    def nearer(self, distance, ago):
        return self.more(self.mean_times("range", 5, ago), 25 * distance)

    def far(self, distance, ago):
        return self.more(25 * distance, 3 * self.mean_times("range", 5, ago))

    def not_far(self, distance, ago):
        return self.more(3 * self.mean_times("range", 5, ago), 25 * distance)

    def equal(self, a, b, ago):
        return self.least(self.mean_times("range", 5, ago), 100 * np.abs(a - b))

    def body_gap_up(self, a, b):
        return self.bottom(a) > self.top(b)

    def body_gap_down(self, a, b):
        return self.top(a) < self.bottom(b)

    def gap_up(self, a, b):
        return self.low(a) > self.high(b)

    def gap_down(self, a, b):
        return self.high(a) < self.low(b)

    def penetrates(self, move, ago):
        """True where the move is more than the penetration of the body."""
        return self.more(move * self.penetration.denominator, self.body(ago) * self.penetration.numerator)

    def stays_out(self, move, ago):
        return self.more(self.body(ago) * self.penetration.numerator, move * self.penetration.denominator)


def all_of(*conditions):
    return np.logical_and.reduce(conditions)


def any_of(*conditions):
    return np.logical_or.reduce(conditions)


def score(condition, sign=1, strength=100):
    return np.where(condition, sign * strength, 0)


def both(up, down):
    return np.where(up, 100, np.where(down, -100, 0))


def two_crows(c):
    return score(all_of(c.white(2), c.long(2), c.black(1), c.body_gap_up(1, 2), c.black(0), c.open(0) < c.open(1),
                        c.open(0) > c.close(1), c.close(0) > c.open(2), c.close(0) < c.close(2)), -1)


def three_black_crows(c):
    falling = [c.black(k) & c.tiny("lower", k) for k in (0, 1, 2)]
    inside = [(c.open(k) < c.open(k + 1)) & (c.open(k) > c.close(k + 1)) for k in (0, 1)]
    return score(all_of(c.white(3), *falling, *inside, c.high(3) > c.close(2), c.close(2) > c.close(1),
                        c.close(1) > c.close(0)), -1)


def three_inside(c):
    held = all_of(c.long(2), c.not_long(1), c.top(1) < c.top(2), c.bottom(1) > c.bottom(2))
    up = all_of(c.black(2), c.white(0), c.close(0) > c.open(2))
    down = all_of(c.white(2), c.black(0), c.close(0) < c.open(2))
    return both(held & up, held & down)


def three_line_strike(c):
    near = [c.near(c.bottom(k + 1) - c.open(k), k + 1) for k in (1, 2)]
    near += [c.near(c.open(k) - c.top(k + 1), k + 1) for k in (1, 2)]
    line = all_of(*near, c.colour(3) == c.colour(2), c.colour(2) == c.colour(1), c.colour(0) == -c.colour(1))
    up = all_of(c.white(1), c.close(1) > c.close(2), c.close(2) > c.close(3), c.open(0) > c.close(1), c.close(0) < c.open(3))
    down = all_of(c.black(1), c.close(1) < c.close(2), c.close(2) < c.close(3), c.open(0) < c.close(1), c.close(0) > c.open(3))
    return both(line & up, line & down)


def three_outside(c):
    up = all_of(c.white(1), c.black(2), c.close(1) > c.open(2), c.open(1) < c.close(2), c.close(0) > c.close(1))
    down = all_of(c.black(1), c.white(2), c.open(1) > c.close(2), c.close(1) < c.open(2), c.close(0) < c.close(1))
    return both(up, down)


def three_stars_in_south(c):
    return score(all_of(c.black(2), c.black(1), c.black(0), c.long(2), c.longer("lower", 2), c.more(c.body(2), c.body(1)),
                        c.open(1) > c.close(2), c.open(1) <= c.high(2), c.low(1) < c.close(2), c.low(1) >= c.low(2),
                        c.more_than_tiny("lower", 1), c.short(0), c.tiny("lower", 0), c.tiny("upper", 0),
                        c.low(0) > c.low(1), c.high(0) < c.high(1)))


def three_white_soldiers(c):
    rising = [c.white(k) & c.tiny("upper", k) for k in (0, 1, 2)]
    steps = [all_of(c.close(k) > c.close(k + 1), c.open(k) > c.open(k + 1),
                    c.near(c.open(k) - c.close(k + 1), k + 1),
                    c.not_far(c.body(k + 1) - c.body(k), k + 1)) for k in (0, 1)]
    return score(all_of(*rising, *steps, c.long(0)))


def abandoned_baby(c):
    baby = all_of(c.long(2), c.doji(1), c.long(0))
    down = all_of(c.white(2), c.black(0), c.penetrates(c.close(2) - c.close(0), 2), c.gap_up(1, 2), c.gap_down(0, 1))
    up = all_of(c.black(2), c.white(0), c.penetrates(c.close(0) - c.close(2), 2), c.gap_down(1, 2), c.gap_up(0, 1))
    return both(baby & up, baby & down)


def advance_block(c):
    steps = [all_of(c.close(k) > c.close(k + 1), c.open(k) > c.open(k + 1),
                    c.near(c.open(k) - c.close(k + 1), k + 1)) for k in (0, 1)]
    second_far_smaller = c.far(c.body(2) - c.body(1), 2)
    third_far_smaller = c.far(c.body(1) - c.body(0), 1)
    third_no_larger = c.nearer(c.body(0) - c.body(1), 1)
    smaller = c.more(c.body(1), c.body(0))
    ever_smaller = smaller & c.more(c.body(2), c.body(1))
    some_shadow = c.more_than_small("upper", 0) | c.more_than_small("upper", 1)
    weak = any_of(second_far_smaller & third_no_larger, third_far_smaller, ever_smaller & some_shadow,
                  smaller & c.longer("upper", 0))
    return score(all_of(c.white(2), c.white(1), c.white(0), *steps, c.long(2), c.small("upper", 2), weak), -1)


def belt_hold(c):
    return both(all_of(c.long(0), c.white(0), c.tiny("lower", 0)), all_of(c.long(0), c.black(0), c.tiny("upper", 0)))


def breakaway(c):
    colours = all_of(c.long(4), c.colour(4) == c.colour(3), c.colour(3) == c.colour(1), c.colour(1) == -c.colour(0))
    up = all_of(c.black(4), c.body_gap_down(3, 4), c.high(2) < c.high(3), c.low(2) < c.low(3), c.high(1) < c.high(2),
                c.low(1) < c.low(2), c.close(0) > c.open(3), c.close(0) < c.close(4))
    down = all_of(c.white(4), c.body_gap_up(3, 4), c.high(2) > c.high(3), c.low(2) > c.low(3), c.high(1) > c.high(2),
                  c.low(1) > c.low(2), c.close(0) < c.open(3), c.close(0) > c.close(4))
    return both(colours & up, colours & down)


def closing_marubozu(c):
    return both(all_of(c.long(0), c.white(0), c.tiny("upper", 0)), all_of(c.long(0), c.black(0), c.tiny("lower", 0)))


def conceal_baby_swallow(c):
    black = [c.black(k) for k in range(4)]
    bare = [c.tiny(shadow, k) for shadow in ("upper", "lower") for k in (2, 3)]
    return score(all_of(*black, *bare, c.body_gap_down(1, 2), c.more_than_tiny("upper", 1), c.high(1) > c.close(2),
                        c.high(0) > c.high(1), c.low(0) < c.low(1)))


def counterattack(c):
    met = all_of(c.colour(1) == -c.colour(0), c.long(1), c.long(0), c.equal(c.close(0), c.close(1), 1))
    return score(met, c.colour(0))


def dark_cloud_cover(c):
    return score(all_of(c.white(1), c.long(1), c.black(0), c.open(0) > c.high(1), c.close(0) > c.open(1),
                        c.penetrates(c.close(1) - c.close(0), 1)), -1)


def doji(c):
    return score(c.doji(0))


def doji_star(c):
    star = c.long(1) & c.doji(0)
    return both(all_of(star, c.black(1), c.body_gap_down(0, 1)), all_of(star, c.white(1), c.body_gap_up(0, 1)))


def dragonfly_doji(c):
    return score(all_of(c.doji(0), c.tiny("upper", 0), c.more_than_tiny("lower", 0)))


def engulfing(c):
    up, down = c.white(0) & c.black(1), c.black(0) & c.white(1)
    above, below = c.top(0) - c.top(1), c.bottom(1) - c.bottom(0)
    covers = all_of(up | down, above >= 0, below >= 0, (above > 0) | (below > 0))
    return score(covers, c.colour(0), np.where((above > 0) & (below > 0), 100, 80))


def evening(middle):
    def work(c):
        return score(all_of(c.long(2), c.white(2), getattr(c, middle)(1), c.body_gap_up(1, 2), c.long(0), c.black(0),
                            c.penetrates(c.close(2) - c.close(0), 2)), -1)
    return work


def morning(middle):
    def work(c):
        return score(all_of(c.long(2), c.black(2), getattr(c, middle)(1), c.body_gap_down(1, 2), c.long(0), c.white(0),
                            c.penetrates(c.close(0) - c.close(2), 2)))
    return work


def gap_side_side_white(c):
    alike = all_of(c.white(1), c.white(0), c.near(np.abs(c.body(0) - c.body(1)), 1),
                   c.equal(c.open(0), c.open(1), 1))
    return both(all_of(alike, c.body_gap_up(1, 2), c.body_gap_up(0, 2)),
                all_of(alike, c.body_gap_down(1, 2), c.body_gap_down(0, 2)))


def gravestone_doji(c):
    return score(all_of(c.doji(0), c.tiny("lower", 0), c.more_than_tiny("upper", 0)))


def hammer(c):
    return score(all_of(c.short(0), c.longer("lower", 0), c.tiny("upper", 0), c.near(c.bottom(0) - c.low(1), 1)))


def hanging_man(c):
    return score(all_of(c.short(0), c.longer("lower", 0), c.tiny("upper", 0),
                        c.near(c.high(1) - c.bottom(0), 1)), -1)


def harami_like(middle):
    def work(c):
        above, below = c.top(1) - c.top(0), c.bottom(0) - c.bottom(1)
        held = all_of(c.long(1), getattr(c, middle)(0), above >= 0, below >= 0)
        return score(held, -c.colour(1), np.where((above > 0) & (below > 0), 100, 80))
    return work


def high_wave(c):
    return score(all_of(c.short(0), c.longer("upper", 0, 2), c.longer("lower", 0, 2)), c.colour(0))


def confirmed(found, c):
    """Bar by bar: a find is 100 or -100; the first close beyond the bar before it, within three bars, is twice that."""
    high, low, close = (c.columns[name].tolist() for name in ("high", "low", "close"))
    out, sign, at = [], 0, -9
    for row, now in enumerate(found.tolist()):
        if now != 0:
            sign, at = now, row
        elif sign != 0 and row <= at + 3 and (close[row] > high[at - 1] if sign > 0 else close[row] < low[at - 1]):
            now, sign = 2 * sign, 0
        out.append(now)
    return np.array(out)


def hikkake(c):
    inside = (c.high(1) < c.high(2)) & (c.low(1) > c.low(2))
    up = all_of(inside, c.high(0) < c.high(1), c.low(0) < c.low(1))
    down = all_of(inside, c.high(0) > c.high(1), c.low(0) > c.low(1))
    found = both(up, down)
    found[:2] = 0
    return confirmed(found, c)


def hikkake_mod(c):
    inside = all_of(*((c.high(k) < c.high(k + 1)) & (c.low(k) > c.low(k + 1)) for k in (1, 2)))
    up = all_of(inside, c.high(0) < c.high(1), c.low(0) < c.low(1), c.near(c.close(2) - c.low(2), 2))
    down = all_of(inside, c.high(0) > c.high(1), c.low(0) > c.low(1), c.near(c.high(2) - c.close(2), 2))
    found = both(up, down)
    found[:7] = 0
    return confirmed(found, c)


def homing_pigeon(c):
    return score(all_of(c.black(1), c.black(0), c.long(1), c.not_long(0), c.open(0) < c.open(1), c.close(0) > c.close(1)))


def identical_three_crows(c):
    falling = [c.black(k) & c.tiny("lower", k) for k in (0, 1, 2)]
    steps = [(c.close(k) < c.close(k + 1)) & c.equal(c.open(k), c.close(k + 1), k + 1) for k in (0, 1)]
    return score(all_of(*falling, *steps), -1)


def below_a_long_black(c):
    return all_of(c.black(1), c.long(1), c.white(0), c.open(0) < c.low(1))


def in_neck(c):
    return score(all_of(below_a_long_black(c), c.equal(c.close(0), c.close(1), 1), c.close(0) >= c.close(1)), -1)


def inverted_hammer(c):
    return score(all_of(c.short(0), c.longer("upper", 0), c.tiny("lower", 0), c.body_gap_down(0, 1)))


def kicks(c):
    bare = [c.long(k) & c.tiny("upper", k) & c.tiny("lower", k) for k in (0, 1)]
    return all_of(*bare, c.colour(1) == -c.colour(0),
                  (c.black(1) & c.gap_up(0, 1)) | (c.white(1) & c.gap_down(0, 1)))


def kicking(c):
    return score(kicks(c), c.colour(0))


def kicking_by_length(c):
    return score(kicks(c), np.where(c.more(c.body(0), c.body(1)), c.colour(0), c.colour(1)))


def ladder_bottom(c):
    black = [c.black(k) for k in (4, 3, 2, 1)]
    steps = [(c.open(k) > c.open(k - 1)) & (c.close(k) > c.close(k - 1)) for k in (4, 3)]
    return score(all_of(*black, *steps, c.more_than_tiny("upper", 1), c.white(0), c.open(0) > c.open(1), c.close(0) > c.high(1)))


def long_legged_doji(c):
    return score(c.doji(0) & ((c.longer("lower", 0)) | (c.longer("upper", 0))))


def long_line(c):
    return score(all_of(c.long(0), c.small("upper", 0), c.small("lower", 0)), c.colour(0))


def marubozu(c):
    return score(all_of(c.long(0), c.tiny("upper", 0), c.tiny("lower", 0)), c.colour(0))


def matching_low(c):
    return score(all_of(c.black(1), c.black(0), c.equal(c.close(0), c.close(1), 1)))


def mat_hold(c):
    small = [c.short(k) for k in (3, 2, 1)]
    held = [(c.bottom(k) < c.close(4)) & c.stays_out(c.close(4) - c.bottom(k), 4) for k in (2, 1)]
    highest = np.maximum(np.maximum(c.high(3), c.high(2)), c.high(1))
    return score(all_of(c.long(4), *small, c.white(4), c.black(3), c.white(0), c.body_gap_up(3, 4), *held,
                        c.top(2) < c.open(3), c.top(1) < c.top(2), c.open(0) > c.close(1), c.close(0) > highest))


def on_neck(c):
    return score(all_of(below_a_long_black(c), c.equal(c.close(0), c.low(1), 1)), -1)


def piercing(c):
    return score(all_of(below_a_long_black(c), c.long(0), c.close(0) < c.open(1), c.more(2 * (c.close(0) - c.close(1)), c.body(1))))


def rickshaw_man(c):
    middle = c.high(0) + c.low(0)  # twice the middle, and so twice the distances
    twice = 2 * c.mean_times("range", 5, 0)
    return score(all_of(c.doji(0), c.longer("lower", 0), c.longer("upper", 0),
                        c.least(twice, 25 * (2 * c.bottom(0) - middle)), c.least(twice, 25 * (middle - 2 * c.top(0)))))


def rise_fall_three_methods(c):
    s = c.colour(4)
    small = [c.short(k) & (c.bottom(k) < c.high(4)) & (c.top(k) > c.low(4)) & (c.colour(k) == -s) for k in (3, 2, 1)]
    return score(all_of(c.long(4), *small, c.long(0), c.colour(0) == s, s * c.close(2) < s * c.close(3),
                        s * c.close(1) < s * c.close(2), s * c.open(0) > s * c.close(1), s * c.close(0) > s * c.close(4)), s)


def separating_lines(c):
    apart = all_of(c.colour(1) == -c.colour(0), c.equal(c.open(0), c.open(1), 1), c.long(0))
    return both(all_of(apart, c.white(0), c.tiny("lower", 0)), all_of(apart, c.black(0), c.tiny("upper", 0)))


def shooting_star(c):
    return score(all_of(c.short(0), c.longer("upper", 0), c.tiny("lower", 0), c.body_gap_up(0, 1)), -1)


def short_line(c):
    return score(all_of(c.short(0), c.small("upper", 0), c.small("lower", 0)), c.colour(0))


def spinning_top(c):
    return score(all_of(c.short(0), c.longer("upper", 0), c.longer("lower", 0)), c.colour(0))


def stalled_pattern(c):
    white = [c.white(k) for k in (2, 1, 0)]
    return score(all_of(*white, c.close(0) > c.close(1), c.close(1) > c.close(2), c.long(2), c.long(1), c.tiny("upper", 1),
                        c.open(1) > c.open(2), c.near(c.open(1) - c.close(2), 2), c.short(0),
                        c.near(c.close(1) - c.body(0) - c.open(0), 1)), -1)


def stick_sandwich(c):
    return score(all_of(c.black(2), c.white(1), c.black(0), c.low(1) > c.close(2), c.equal(c.close(0), c.close(2), 2)))


def takuri(c):
    return score(all_of(c.doji(0), c.tiny("upper", 0), c.longer("lower", 0, 2)))


def tasuki_gap(c):
    alike = c.nearer(np.abs(c.body(1) - c.body(0)), 1)
    up = all_of(alike, c.body_gap_up(1, 2), c.white(1), c.black(0), c.open(0) < c.close(1), c.open(0) > c.open(1),
                c.close(0) < c.open(1), c.close(0) > c.top(2))
    down = all_of(alike, c.body_gap_down(1, 2), c.black(1), c.white(0), c.open(0) < c.open(1), c.open(0) > c.close(1),
                  c.close(0) > c.open(1), c.close(0) < c.bottom(2))
    return both(up, down)


def thrusting(c):
    return score(all_of(below_a_long_black(c), c.more(100 * (c.close(0) - c.close(1)), c.mean_times("range", 5, 1)),
                        c.least(c.body(1), 2 * (c.close(0) - c.close(1)))), -1)


def tristar(c):
    stars = all_of(*(c.doji(k, average_ago=2) for k in (2, 1, 0)))
    return both(all_of(stars, c.body_gap_down(1, 2), c.bottom(0) > c.bottom(1)),
                all_of(stars, c.body_gap_up(1, 2), c.top(0) < c.top(1)))


def unique_three_river(c):
    return score(all_of(c.long(2), c.black(2), c.black(1), c.close(1) > c.close(2), c.open(1) <= c.open(2),
                        c.low(1) < c.low(2), c.short(0), c.white(0), c.open(0) > c.low(1)))


def upside_gap_two_crows(c):
    return score(all_of(c.white(2), c.long(2), c.black(1), c.not_long(1), c.body_gap_up(1, 2), c.black(0),
                        c.open(0) > c.open(1), c.close(0) < c.close(1), c.close(0) > c.close(2)), -1)


def x_side_gap_three_methods(c):
    filled = all_of(c.colour(2) == c.colour(1), c.colour(1) == -c.colour(0), c.open(0) < c.top(1), c.open(0) > c.bottom(1),
                    c.close(0) < c.top(2), c.close(0) > c.bottom(2))
    return both(all_of(filled, c.white(2), c.body_gap_up(1, 2)), all_of(filled, c.black(2), c.body_gap_down(1, 2)))


PATTERNS = {
    "abandonedBaby": ("ABANDONEDBABY", 0.3, abandoned_baby),
    "advanceBlock": ("ADVANCEBLOCK", None, advance_block),
    "beltHold": ("BELTHOLD", None, belt_hold),
    "breakaway": ("BREAKAWAY", None, breakaway),
    "closingMarubozu": ("CLOSINGMARUBOZU", None, closing_marubozu),
    "concealBabySwallow": ("CONCEALBABYSWALL", None, conceal_baby_swallow),
    "counterattack": ("COUNTERATTACK", None, counterattack),
    "darkCloudCover": ("DARKCLOUDCOVER", 0.5, dark_cloud_cover),
    "doji": ("DOJI", None, doji),
    "dojiStar": ("DOJISTAR", None, doji_star),
    "dragonflyDoji": ("DRAGONFLYDOJI", None, dragonfly_doji),
    "engulfing": ("ENGULFING", None, engulfing),
    "eveningDojiStar": ("EVENINGDOJISTAR", 0.3, evening("doji")),
    "eveningStar": ("EVENINGSTAR", 0.3, evening("not_long")),
    "gapSideSideWhite": ("GAPSIDESIDEWHITE", None, gap_side_side_white),
    "gravestoneDoji": ("GRAVESTONEDOJI", None, gravestone_doji),
    "hammer": ("HAMMER", None, hammer),
    "hangingMan": ("HANGINGMAN", None, hanging_man),
    "harami": ("HARAMI", None, harami_like("not_long")),
    "haramiCross": ("HARAMICROSS", None, harami_like("doji")),
    "highWave": ("HIGHWAVE", None, high_wave),
    "hikkake": ("HIKKAKE", None, hikkake),
    "hikkakeMod": ("HIKKAKEMOD", None, hikkake_mod),
    "homingPigeon": ("HOMINGPIGEON", None, homing_pigeon),
    "identicalThreeCrows": ("IDENTICAL3CROWS", None, identical_three_crows),
    "inNeck": ("INNECK", None, in_neck),
    "invertedHammer": ("INVERTEDHAMMER", None, inverted_hammer),
    "kicking": ("KICKING", None, kicking),
    "kickingByLength": ("KICKINGBYLENGTH", None, kicking_by_length),
    "ladderBottom": ("LADDERBOTTOM", None, ladder_bottom),
    "longLeggedDoji": ("LONGLEGGEDDOJI", None, long_legged_doji),
    "longLine": ("LONGLINE", None, long_line),
    "marubozu": ("MARUBOZU", None, marubozu),
    "matchingLow": ("MATCHINGLOW", None, matching_low),
    "matHold": ("MATHOLD", 0.5, mat_hold),
    "morningDojiStar": ("MORNINGDOJISTAR", 0.3, morning("doji")),
    "morningStar": ("MORNINGSTAR", 0.3, morning("not_long")),
    "onNeck": ("ONNECK", None, on_neck),
    "piercing": ("PIERCING", None, piercing),
    "rickshawMan": ("RICKSHAWMAN", None, rickshaw_man),
    "riseFallThreeMethods": ("RISEFALL3METHODS", None, rise_fall_three_methods),
    "separatingLines": ("SEPARATINGLINES", None, separating_lines),
    "shootingStar": ("SHOOTINGSTAR", None, shooting_star),
    "shortLine": ("SHORTLINE", None, short_line),
    "spinningTop": ("SPINNINGTOP", None, spinning_top),
    "stalledPattern": ("STALLEDPATTERN", None, stalled_pattern),
    "stickSandwich": ("STICKSANDWICH", None, stick_sandwich),
    "takuri": ("TAKURI", None, takuri),
    "tasukiGap": ("TASUKIGAP", None, tasuki_gap),
    "threeBlackCrows": ("3BLACKCROWS", None, three_black_crows),
    "threeInside": ("3INSIDE", None, three_inside),
    "threeLineStrike": ("3LINESTRIKE", None, three_line_strike),
    "threeOutside": ("3OUTSIDE", None, three_outside),
    "threeStarsInSouth": ("3STARSINSOUTH", None, three_stars_in_south),
    "threeWhiteSoldiers": ("3WHITESOLDIERS", None, three_white_soldiers),
    "thrusting": ("THRUSTING", None, thrusting),
    "tristar": ("TRISTAR", None, tristar),
    "twoCrows": ("2CROWS", None, two_crows),
    "uniqueThreeRiver": ("UNIQUE3RIVER", None, unique_three_river),
    "upsideGapTwoCrows": ("UPSIDEGAP2CROWS", None, upside_gap_two_crows),
    "xSideGapThreeMethods": ("XSIDEGAP3METHODS", None, x_side_gap_three_methods),
}

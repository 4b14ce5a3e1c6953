"""Writes published.json: metrics of some runs as published libraries compute them from the same daily returns.

    python3 -m venv /tmp/metrics
    /tmp/metrics/bin/pip install empyrical-reloaded==0.7.1 quantstats==0.0.86
    /tmp/metrics/bin/python test/golden/metrics/make.py

One equity value a day, day 1 being 1970-01-02; the first return starts from the opening cash. Trade statistics of
quantstats are of a series with one value a closed trade. The series `sp500` is read from vega-datasets by both sides.
"""

import csv
import json
import random
from pathlib import Path

import empyrical
import numpy
import pandas
import quantstats.stats as quantstats

here = Path(__file__).parent
root = here.parents[2]

EMPYRICAL = "empyrical-reloaded 0.7.1"
QUANTSTATS = "quantstats 0.0.86"
DEFINITION = "make.py, numpy"
LIBRARIES = {
    "totalReturn": [EMPYRICAL, "cum_returns_final"],
    "cagr": [EMPYRICAL, "cagr"],
    "volatility": [EMPYRICAL, "annual_volatility"],
    "sharpe": [EMPYRICAL, "sharpe_ratio"],
    "sortino": [EMPYRICAL, "sortino_ratio"],
    "calmar": [EMPYRICAL, "calmar_ratio"],
    "maxDrawdown": [EMPYRICAL, "max_drawdown, there negative"],
    "maxDrawdownStart": [QUANTSTATS, "drawdown_details: the day before its start, the first day below the peak"],
    "maxDrawdownEnd": [QUANTSTATS, "drawdown_details: its valley"],
    "maxDrawdownRecovery": [QUANTSTATS, "drawdown_details: the day after its end, the last day below the peak"],
    "longestDrawdown": [QUANTSTATS, "drawdown_details: days, counted as above"],
    "bestDay": [QUANTSTATS, "best"],
    "worstDay": [QUANTSTATS, "worst"],
    "winRate": [QUANTSTATS, "win_rate of trades without a zero among them"],
    "profitFactor": [QUANTSTATS, "profit_factor"],
    "expectancy": [QUANTSTATS, "avg_return of trades without a zero among them"],
    "averageWin": [QUANTSTATS, "avg_win"],
    "averageLoss": [QUANTSTATS, "avg_loss"],
    "bestTrade": [QUANTSTATS, "best"],
    "worstTrade": [QUANTSTATS, "worst"],
    "omega": [EMPYRICAL, "omega_ratio, required_return 0"],
    "valueAtRisk": [EMPYRICAL, "value_at_risk, there negative"],
    "conditionalValueAtRisk": [EMPYRICAL, "conditional_value_at_risk, there negative"],
    "tailRatio": [EMPYRICAL, "tail_ratio"],
    "skewness": [QUANTSTATS, "skew"],
    "kurtosis": [QUANTSTATS, "kurtosis"],
    "payoffRatio": [QUANTSTATS, "payoff_ratio"],
    "kelly": [QUANTSTATS, "kelly_criterion of trades without a zero among them"],
    "winStreak": [QUANTSTATS, "consecutive_wins"],
    "lossStreak": [QUANTSTATS, "consecutive_losses"],
    "ulcerIndex": [DEFINITION, "quantstats divides by days - 1 in place of days"],
    "martinRatio": [DEFINITION, "CAGR of empyrical over the above"],
    "recoveryFactor": [DEFINITION, "quantstats takes the sum of returns in place of the total return"],
    "sqn": [DEFINITION, "mean, deviation and count of the trades"],
    "averageHolding": [DEFINITION, "mean of the days held"],
    "longestHolding": [DEFINITION, "largest of the days held"],
    "averageAdverse": [DEFINITION, "mean"],
    "averageFavourable": [DEFINITION, "mean"],
}


def of_returns(returns, days):
    annual = {"annualization": days}
    return {
        "totalReturn": empyrical.cum_returns_final(returns),
        "cagr": empyrical.cagr(returns, **annual),
        "volatility": empyrical.annual_volatility(returns, **annual),
        "sharpe": empyrical.sharpe_ratio(returns, **annual),
        "sortino": empyrical.sortino_ratio(returns, **annual),
        "calmar": empyrical.calmar_ratio(returns, **annual),
        "maxDrawdown": -empyrical.max_drawdown(returns),
        "bestDay": quantstats.best(returns, prepare_returns=False),
        "worstDay": quantstats.worst(returns, prepare_returns=False),
        "omega": empyrical.omega_ratio(returns, required_return=0.0),
        "valueAtRisk": -empyrical.value_at_risk(returns),
        "conditionalValueAtRisk": -empyrical.conditional_value_at_risk(returns),
        "tailRatio": empyrical.tail_ratio(returns),
        "skewness": quantstats.skew(returns, prepare_returns=False),
        "kurtosis": quantstats.kurtosis(returns, prepare_returns=False),
        **by_definition(returns, days),
    }


def by_definition(returns, days):
    equity = numpy.concatenate([[1.0], numpy.cumprod(1.0 + returns)])
    drawdowns = 1.0 - equity / numpy.maximum.accumulate(equity)
    ulcer = numpy.sqrt(numpy.mean(drawdowns[1:] ** 2))
    return {
        "ulcerIndex": ulcer,
        "martinRatio": empyrical.cagr(returns, annualization=days) / ulcer,
        "recoveryFactor": (equity[-1] - 1.0) / drawdowns.max(),
    }


def of_drawdowns(cash, equity):
    # With the opening cash as day 0; from prices, so that a peak that is met again is met exactly.
    prices = pandas.Series([cash] + equity, pandas.date_range("1970-01-01", periods=len(equity) + 1, freq="D"))
    details = quantstats.drawdown_details(prices / prices.cummax() - 1)
    day = pandas.Timedelta(days=1)
    recovered = pandas.to_datetime(details["end"]) < prices.index[-1]
    worst = details["max drawdown"].idxmin()
    row = {key: pandas.Timestamp(details[key][worst]) for key in ("start", "valley", "end")}
    milliseconds = lambda stamp: stamp.value // 10**6
    return {
        "maxDrawdownStart": milliseconds(row["start"] - day),
        "maxDrawdownEnd": milliseconds(row["valley"]),
        "maxDrawdownRecovery": milliseconds(row["end"] + day) if recovered[worst] else None,
        "longestDrawdown": float((details["days"] + recovered).max()),
    }


def of_trades(run):
    profits = run["profits"]
    series = pandas.Series(profits)
    plain = {"prepare_returns": False}
    return {
        "winRate": quantstats.win_rate(series, **plain),
        "profitFactor": quantstats.profit_factor(series, **plain),
        "expectancy": quantstats.avg_return(series, **plain),
        "averageWin": quantstats.avg_win(series, **plain),
        "averageLoss": quantstats.avg_loss(series, **plain),
        "bestTrade": quantstats.best(series, **plain),
        "worstTrade": quantstats.worst(series, **plain),
        "payoffRatio": quantstats.payoff_ratio(series, **plain),
        "kelly": quantstats.kelly_criterion(series, **plain),
        "winStreak": quantstats.consecutive_wins(series, **plain),
        "lossStreak": quantstats.consecutive_losses(series, **plain),
        "sqn": numpy.mean(profits) / numpy.std(profits, ddof=1) * numpy.sqrt(len(profits)),
        "averageHolding": numpy.mean(run["held"]),
        "longestHolding": numpy.max(run["held"]),
        "averageAdverse": numpy.mean(run["adverse"]),
        "averageFavourable": numpy.mean(run["favourable"]),
    }


def metrics_of(run, equity):
    values = numpy.array([run["cash"]] + equity)
    returns = pandas.Series(values[1:] / values[:-1] - 1, pandas.date_range("1970-01-02", periods=len(equity), freq="D"))
    all_of = of_returns(returns, run["daysPerYear"]) | of_drawdowns(run["cash"], equity) | of_trades(run)
    missing = lambda value: value is None or numpy.isnan(value)
    return {name: None if missing(value) else float(value) for name, value in all_of.items()}


def walk(seed, days, drift, scale):
    generator = random.Random(seed)
    equity = [100_000.0]
    for _ in range(days):
        quiet = generator.random() < 0.2
        equity.append(equity[-1] if quiet else round(equity[-1] * (1 + generator.gauss(drift, scale)), 2))
    return equity[1:]


def profits(seed, count):
    generator = random.Random(seed)
    return [round(generator.gauss(5, 100), 2) or 1.0 for _ in range(count)]


def excursions(seed, count):
    generator = random.Random(100 + seed)
    value = lambda scale: [round(generator.random() * scale, 2) for _ in range(count)]
    return {"held": [generator.randrange(1, 400) / 8 for _ in range(count)], "adverse": [-x for x in value(90)], "favourable": value(120)}


def sp500():
    with open(root / "node_modules" / "vega-datasets" / "data" / "sp500-2000.csv") as file:
        return [float(row["close"]) for row in csv.DictReader(file)]


runs = [
    {"name": "rises", "cash": 100_000.0, "daysPerYear": 252, "profits": profits(1, 180), "equity": walk(1, 260, 0.001, 0.01)},
    {"name": "falls", "cash": 100_000.0, "daysPerYear": 260, "profits": profits(2, 7), "equity": walk(2, 400, -0.002, 0.02)},
    {"name": "two days", "cash": 100_000.0, "daysPerYear": 365, "profits": [3.0, -1.0], "equity": [101_000.0, 99_500.0]},
    {"name": "wild", "cash": 100_000.0, "daysPerYear": 365, "profits": profits(3, 900), "equity": walk(3, 900, 0.002, 0.08)},
    {"name": "sp500", "cash": 1469.25, "daysPerYear": 252, "profits": profits(4, 50)},
]
for seed, run in enumerate(runs):
    run |= excursions(seed, len(run["profits"]))
    run["expected"] = metrics_of(run, run.get("equity") or sp500())

libraries = {name: f"{library} ({function})" for name, (library, function) in LIBRARIES.items()}
text = json.dumps({"libraries": libraries, "runs": runs}, indent=1, allow_nan=False)
(here / "published.json").write_text(text + "\n")

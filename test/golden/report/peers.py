"""Writes peers.json: what the reports of QuantStats and backtesting.py show, by their own names, of a run of each.

    python3 -m venv /tmp/report-peers
    /tmp/report-peers/bin/pip install quantstats==0.0.86 backtesting==0.6.6
    /tmp/report-peers/bin/python test/golden/report/peers.py

docs/report.md names each of them, and test/docs/report-page.test.ts checks that it does.
"""

import inspect
import json
import re
import tempfile
import warnings
from pathlib import Path

import numpy
import pandas
import quantstats
from backtesting import Backtest, Strategy
from backtesting.lib import crossover
from backtesting.test import GOOG, SMA

warnings.filterwarnings("ignore")


def of_quantstats():
    random = numpy.random.default_rng(1)
    days = pandas.bdate_range("2004-01-05", periods=3600)
    own, other = (pandas.Series(random.normal(0.0005, 0.01, len(days)), index=days) for _ in range(2))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        quantstats.reports.html(own, other, output=str(file), title="run")
        page = file.read_text()
    rows = re.findall(r"<tr><td>(.*?)</td>", page)
    titles = [text for text in re.findall(r"<!-- (.*?) -->", page) if re.search(r"[A-Z].* |Plot", text)]
    charts = [text for text in titles if not re.match(r"^(Benchmark|Strategy|generated|\d)", text.replace("Strategy - ", ""))]
    return {
        "metrics": [row for row in rows if not re.match(r"^\d{4}(-|$)", row)],
        "charts": sorted({re.sub(r"\s+", " ", text) for text in charts}),
        "tables": [text for text in re.findall(r"<h3>(.*?)</h3>", page) if text != "Key Performance Metrics"],
    }


class Cross(Strategy):
    def init(self):
        self.fast = self.I(SMA, self.data.Close, 10)
        self.slow = self.I(SMA, self.data.Close, 20)

    def next(self):
        if crossover(self.fast, self.slow):
            self.buy()
        elif crossover(self.slow, self.fast):
            self.sell()


def of_backtesting():
    test = Backtest(GOOG, Cross, cash=10_000, commission=0.002, exclusive_orders=True)
    stats = test.run()
    options = [name for name in inspect.signature(test.plot).parameters if name.startswith("plot_")]
    return {
        "stats": [name for name in stats.index if not name.startswith("_")],
        "trades": [name for name in stats._trades.columns if "SMA" not in name],
        "plots": [name for name in options if name != "plot_width"] + ["superimpose", "indicators"],
    }


found = {"QuantStats 0.0.86": of_quantstats(), "backtesting.py 0.6.6": of_backtesting()}
Path(__file__).with_name("peers.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")

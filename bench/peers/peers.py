"""The work of the benches on other people's engines: prints one JSON object a line.

usage: peers.py CSV PEER   where CSV is the unpacked eurusd_1m_2018.csv and PEER is a key of PEERS below
"""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
FAST, SLOW, UNITS, CASH, FEE = 20, 50, 10_000.0, 1_000_000.0, 0.0002


def measure(work, runs):
    """Median and best seconds of some runs after one warm-up, and the last result."""
    result = work()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    seconds.sort()
    return {"medianMs": seconds[len(seconds) // 2] * 1e3, "bestMs": seconds[0] * 1e3, "worstMs": seconds[-1] * 1e3}, result


def emit(peer, what, timing, **figures):
    print(json.dumps({"peer": peer, "what": what, **timing, **figures}), flush=True)


def bars(path):
    import pandas as pd

    frame = pd.read_csv(path, parse_dates=["time_utc"], index_col="time_utc")
    frame.columns = ["Open", "High", "Low", "Close"]
    frame.index = frame.index.tz_localize(None)
    return frame


def vectorbt(path):
    import vectorbt as vbt

    vbt.settings["engine"] = "rust"
    close = bars(path)["Close"]
    options = dict(init_cash=CASH, size=UNITS, fees=FEE, freq="1min", engine="rust")

    def signals():
        fast, slow = vbt.MA.run(close, FAST), vbt.MA.run(close, SLOW)
        return fast.ma_crossed_above(slow), fast.ma_crossed_below(slow)

    entries, exits = signals()

    def given():
        portfolio = vbt.Portfolio.from_signals(close, entries, exits, **options)
        return portfolio, portfolio.stats()

    def computed():
        portfolio = vbt.Portfolio.from_signals(close, *signals(), **options)
        return portfolio, portfolio.stats()

    for what, work in (("given", given), ("computed", computed)):
        timing, (portfolio, _) = measure(work, 5)
        emit(f"vectorbt {vbt.__version__} (rust)", what, timing, trades=int(portfolio.trades.closed.count()), equity=float(portfolio.final_value()))


def raptorbt(path):
    import numpy as np
    import raptorbt as engine

    frame = bars(path)
    stamps = frame.index.astype("int64").to_numpy()
    columns = [np.ascontiguousarray(frame[name].to_numpy()) for name in ("Open", "High", "Low", "Close")]
    close, volume = columns[3], np.ones(len(frame))
    config = engine.BacktestConfig(initial_capital=CASH, fees=FEE)

    def signals():
        fast, slow = engine.sma(close, FAST), engine.sma(close, SLOW)
        entries, exits = np.zeros(len(close), bool), np.zeros(len(close), bool)
        entries[1:] = (fast[1:] > slow[1:]) & (fast[:-1] <= slow[:-1])
        exits[1:] = (fast[1:] < slow[1:]) & (fast[:-1] >= slow[:-1])
        return entries, exits

    entries, exits = signals()

    def given():
        return engine.run_single_backtest(stamps, *columns, volume, entries, exits, 1, 1.0, "EURUSD", config).metrics

    def computed():
        return engine.run_single_backtest(stamps, *columns, volume, *signals(), 1, 1.0, "EURUSD", config).metrics

    for what, work in (("given", given), ("computed", computed)):
        timing, metrics = measure(work, 7)
        emit(f"raptorbt {engine.__version__} (all cash: it knows no fixed units)", what, timing, trades=metrics.total_closed_trades, equity=None)


def backtesting_py(path):
    import backtesting
    import pandas as pd
    from backtesting import Backtest, Strategy

    backtesting.backtesting._tqdm = lambda items, **_: items

    class Cross(Strategy):
        def init(self):
            mean = lambda values, window: pd.Series(values).rolling(window).mean().to_numpy()
            self.fast = self.I(mean, self.data.Close, FAST)
            self.slow = self.I(mean, self.data.Close, SLOW)

        def next(self):
            fast, slow = self.fast, self.slow
            if not self.position:
                if fast[-1] > slow[-1] and fast[-2] <= slow[-2]:
                    self.buy(size=int(UNITS))
            elif fast[-1] < slow[-1] and fast[-2] >= slow[-2]:
                self.position.close()

    test = Backtest(bars(path), Cross, cash=CASH, commission=FEE, trade_on_close=True, finalize_trades=False)
    timing, stats = measure(test.run, 3)
    emit(f"backtesting.py {backtesting.__version__}", "computed", timing, trades=int(stats["# Trades"]), equity=float(stats["Equity Final [$]"]))


def pandas_csv(path):
    import pandas as pd

    timing, frame = measure(lambda: pd.read_csv(path, parse_dates=["time_utc"], date_format="ISO8601"), 7)
    emit(f"pandas {pd.__version__} read_csv", "csv", timing, rows=len(frame))


def polars_csv(path):
    import polars as pl

    timing, frame = measure(lambda: pl.read_csv(path, try_parse_dates=True), 5)
    emit(f"polars {pl.__version__} read_csv", "csv", timing, rows=frame.height)


PEERS = {"vectorbt": vectorbt, "raptorbt": raptorbt, "backtesting.py": backtesting_py, "pandas": pandas_csv, "polars": polars_csv}

if __name__ == "__main__":
    PEERS[sys.argv[2]](sys.argv[1])

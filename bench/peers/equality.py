"""Runs orders given as data through backtesting.py and vectorbt: prints one JSON object a run.

usage: equality.py FILE   where FILE holds a JSON list of runs:
  {"name", "engine": "backtesting.py" | "vectorbt", "options": {...}, "cash", "bars": {"open": [...], ...}, "rows": [...]}
A row is what test/backtest/support/peers/orders.ts says. Options of backtesting.py go to `Backtest`. Those of vectorbt go
to `Portfolio.from_signals`, beside `fill` ("close": of the decision, "open": the next) and `orders` (true: `from_orders`).
"""

import json
import sys
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")


def frame(bars):
    columns = {name.capitalize(): np.array(values) for name, values in bars.items()}
    return pd.DataFrame(columns, index=pd.date_range("2000-01-01", periods=len(bars["open"]), freq="D"))


def backtesting_py(run):
    import backtesting
    from backtesting import Backtest, Strategy

    backtesting.backtesting._tqdm = lambda items, **_: items
    rows = {}
    for row in run["rows"]:
        rows.setdefault(row["bar"], []).append(row)
    refusals, held = [], []

    class Rows(Strategy):
        def init(self):
            pass

        def next(self):
            held[:] = self.trades
            for row in rows.get(len(self.data) - 1, []):
                self.act(row)

        def act(self, row):
            when_flat = row.get("whenFlat", False)
            if row["action"] == "close":
                if when_flat and not self.position:
                    for order in list(self.orders):
                        order.cancel()
                self.position.close(row.get("portion", 1.0))
                return
            if when_flat and (self.position or self.orders):
                return
            send = self.buy if row["action"] == "buy" else self.sell
            size = row.get("fraction", row.get("units"))
            prices = {"limit": row.get("limit"), "stop": row.get("stop")}
            try:
                send(size=size, sl=row.get("stopLoss"), tp=row.get("takeProfit"), **prices)
            except ValueError as error:
                refusals.append(str(error))

    options = dict(run["options"])
    if isinstance(options.get("commission"), list):
        options["commission"] = tuple(options["commission"])
    test = Backtest(frame(run["bars"]), Rows, cash=run["cash"], **options)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        stats = test.run()
    refusals += [str(w.message) for w in seen if "cancel" in str(w.message)]
    trades = stats["_trades"]
    names = ["EntryBar", "ExitBar", "Size", "EntryPrice", "ExitPrice", "PnL"]
    still = [] if options.get("finalize_trades") or stats["Equity Final [$]"] == 0 else held
    return {
        "trades": [list(map(float, row)) for row in trades[names].to_numpy()],
        "open": [[float(trade.size), float(trade.entry_price)] for trade in still],
        "equity": float(stats["Equity Final [$]"]),
        "refusals": refusals,
    }


def vectorbt_signals(run, bars, options):
    length = len(bars)
    at = {"close": 0, "open": 1}[options.pop("fill", "close")]
    masks = {name: np.zeros(length, bool) for name in ("buy", "sell", "close")}
    size, loss, gain = np.full(length, np.nan), np.full(length, np.nan), np.full(length, np.nan)
    for row in run["rows"]:
        bar = row["bar"] + at
        masks[row["action"]][bar] = True
        size[bar] = row.get("units", np.nan)
        if "stopLoss" in row:
            loss[bar] = abs(row["stopLoss"] / row["at"] - 1)
        if "takeProfit" in row:
            gain[bar] = abs(row["takeProfit"] / row["at"] - 1)
        if "trailing" in row:
            loss[bar], options["sl_trail"] = row["trailing"] / row["at"], True
    has_levels = not (np.isnan(loss).all() and np.isnan(gain).all())
    levels = {"sl_stop": loss, "tp_stop": gain} if has_levels else {}
    return {
        **{"entries": masks["buy"], "short_entries": masks["sell"], "exits": masks["close"], "short_exits": masks["close"]},
        **{"size": size, "price": (bars["Open"] if at else bars["Close"]).to_numpy(), "upon_opposite_entry": "ignore"},
        **{"open": bars["Open"], "high": bars["High"], "low": bars["Low"], **levels, **options},
    }


def vectorbt_orders(run, bars, options):
    at = {"close": 0, "open": 1}[options.pop("fill", "close")]
    size = np.full(len(bars), np.nan)
    for row in run["rows"]:
        size[row["bar"] + at] = row["units"] if row["action"] == "buy" else -row["units"]
    return {"size": size, "price": (bars["Open"] if at else bars["Close"]).to_numpy(), **options}


def vectorbt(run):
    import vectorbt as vbt

    bars = frame(run["bars"])
    options = dict(run["options"])
    plain = {"init_cash": run["cash"], "freq": "1D"}
    if options.pop("orders", False):
        portfolio = vbt.Portfolio.from_orders(bars["Close"], **vectorbt_orders(run, bars, options), **plain)
    else:
        portfolio = vbt.Portfolio.from_signals(bars["Close"], **vectorbt_signals(run, bars, options), **plain)
    records = portfolio.trades.records
    sign = np.where(records["direction"] == 0, 1, -1)
    records = records.assign(units=records["size"] * sign)
    names = ["entry_idx", "exit_idx", "units", "entry_price", "exit_price", "pnl"]
    closed = records[records["status"] == 1]
    still = records[records["status"] == 0]
    return {
        "trades": [list(map(float, row)) for row in closed[names].to_numpy()],
        "open": [list(map(float, row)) for row in still[["units", "entry_price"]].to_numpy()],
        "equity": float(portfolio.final_value()),
        "refusals": [],
    }


def versions():
    import backtesting
    import vectorbt as vbt

    return {"backtesting.py": backtesting.__version__, "vectorbt": vbt.__version__}


ENGINES = {"backtesting.py": backtesting_py, "vectorbt": vectorbt}

if __name__ == "__main__":
    print(json.dumps({"versions": versions()}))
    with open(sys.argv[1]) as file:
        for run in json.load(file):
            print(json.dumps({"name": run["name"], **ENGINES[run["engine"]](run)}), flush=True)

"""The work of the peers bench on nautilus_trader: prints one JSON object.

usage: nautilus.py CSV   where CSV is the unpacked eurusd_1m_2018.csv. Its accounts round money to cents.
"""

import json
import sys
import time
from decimal import Decimal

import nautilus_trader
import pandas as pd
from nautilus_trader.backtest.engine import BacktestEngine, BacktestEngineConfig
from nautilus_trader.backtest.models import FillModel
from nautilus_trader.config import LoggingConfig, StrategyConfig
from nautilus_trader.indicators import SimpleMovingAverage
from nautilus_trader.model.currencies import EUR, USD
from nautilus_trader.model.data import BarType
from nautilus_trader.model.enums import AccountType, OmsType, OrderSide
from nautilus_trader.model.identifiers import InstrumentId, Symbol, Venue
from nautilus_trader.model.instruments import CurrencyPair
from nautilus_trader.model.objects import Money, Price, Quantity
from nautilus_trader.persistence.wranglers import BarDataWrangler
from nautilus_trader.trading.strategy import Strategy

FAST, SLOW, UNITS, CASH, FEE = 20, 50, 10_000, 1_000_000, Decimal("0.0002")
VENUE = Venue("SIM")


def instrument():
    return CurrencyPair(
        instrument_id=InstrumentId(Symbol("EUR/USD"), VENUE),
        raw_symbol=Symbol("EUR/USD"),
        base_currency=EUR,
        quote_currency=USD,
        price_precision=5,
        size_precision=0,
        price_increment=Price(1e-05, 5),
        size_increment=Quantity(1, 0),
        lot_size=None,
        max_quantity=None,
        min_quantity=None,
        max_notional=None,
        min_notional=None,
        max_price=None,
        min_price=None,
        margin_init=Decimal(0),
        margin_maint=Decimal(0),
        maker_fee=FEE,
        taker_fee=FEE,
        ts_event=0,
        ts_init=0,
    )


class CrossConfig(StrategyConfig, frozen=True):
    bar_type: BarType


class Cross(Strategy):
    def __init__(self, config, pair):
        super().__init__(config)
        self.pair = pair
        self.fast = SimpleMovingAverage(FAST)
        self.slow = SimpleMovingAverage(SLOW)
        self.before = None

    def on_start(self):
        self.register_indicator_for_bars(self.config.bar_type, self.fast)
        self.register_indicator_for_bars(self.config.bar_type, self.slow)
        self.subscribe_bars(self.config.bar_type)

    def on_bar(self, bar):
        if not self.slow.initialized:
            return
        now = (self.fast.value, self.slow.value)
        if self.before is not None:
            (last_fast, last_slow), (fast, slow) = self.before, now
            flat = self.portfolio.is_flat(self.pair.id)
            if flat and fast > slow and last_fast <= last_slow:
                self.send(OrderSide.BUY)
            elif not flat and fast < slow and last_fast >= last_slow:
                self.send(OrderSide.SELL)
        self.before = now

    def send(self, side):
        self.submit_order(self.order_factory.market(self.pair.id, side, self.pair.make_qty(UNITS)))


def main():
    frame = pd.read_csv(sys.argv[1], parse_dates=["time_utc"], index_col="time_utc")
    frame.columns = ["open", "high", "low", "close"]
    frame.index = pd.to_datetime(frame.index, utc=True)
    pair = instrument()
    kind = BarType.from_str("EUR/USD.SIM-1-MINUTE-LAST-EXTERNAL")
    bars = BarDataWrangler(kind, pair).process(frame)
    engine = BacktestEngine(BacktestEngineConfig(logging=LoggingConfig(bypass_logging=True)))
    engine.add_venue(VENUE, OmsType.NETTING, AccountType.MARGIN, [Money(CASH, USD)], USD, fill_model=FillModel())
    engine.add_instrument(pair)
    engine.add_data(bars)
    engine.add_strategy(Cross(CrossConfig(bar_type=kind), pair))
    start = time.perf_counter()
    engine.run()
    took = (time.perf_counter() - start) * 1e3
    positions = engine.cache.position_snapshots() + engine.cache.positions()
    closed = [p for p in positions if p.is_closed]
    account = engine.cache.account_for_venue(VENUE)
    equity = account.balance_total(USD).as_double()
    for p in engine.cache.positions_open():
        equity += p.unrealized_pnl(Price.from_str(f"{frame['close'].iloc[-1]:.5f}")).as_double()
    row = {"peer": f"nautilus_trader {nautilus_trader.__version__} (money in cents)", "what": "computed"}
    timing = {"medianMs": took, "bestMs": took, "worstMs": took}
    print(json.dumps({**row, **timing, "trades": len(closed), "equity": equity}), flush=True)


main()

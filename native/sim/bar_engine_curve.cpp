// The equity curve of a run: points that are written when the account changes, and at the end.
#include <algorithm>

#include "native/sim/bar_engine.hpp"
#include "native/sim/feed_times.hpp"

namespace tiercel::sim {
namespace {

constexpr std::size_t kFewPoints = 8;  // for which a loop over them beats one over their columns

}  // namespace

std::int64_t BarEngine::point_time(std::size_t point) const noexcept {
  if (!point_times_.empty()) return point_times_[point];
  return states_[0].feed.bars.closes_at(states_[0].feed.first_bar + point);
}

std::size_t BarEngine::points_to(std::int64_t time, bool inclusive) const noexcept {
  return after(settled_, points_, time, inclusive, [this](std::size_t p) { return point_time(p); });
}

double BarEngine::last_price(const FeedState& s, Side side, std::size_t opened, std::size_t closed) const noexcept {
  const bool in_progress = opened > closed;
  const std::size_t bar = in_progress ? opened - 1 : closed - 1;
  if (settings_.mark_last) return in_progress ? s.feed.bars.own.open[bar] : s.feed.bars.own.close[bar];
  const QuoteSide& q = s.feed.bars.fill_side(opposite(side));
  return in_progress ? q.open(bar) : q.close(bar);
}

void BarEngine::write_points(std::size_t from, std::size_t to) {
  if (!point_times_.empty() || has_currencies()) {
    for (std::size_t p = from; p < to; ++p) output_.equity[p] = point_equity(p);
    return;
  }
  const std::span<double> out = output_.equity.subspan(from, to - from);
  held_.clear();
  for (const FeedState& s : states_) {
    const Position& p = core_.position(static_cast<std::size_t>(&s - states_.data()));
    if (!p.is_flat()) held_.push_back({mark_of(s, p.side), s.feed.first_bar + from, p.signed_units()});
  }
  if (out.size() <= kFewPoints) return write_few(out);
  if (held_.empty()) {
    std::fill(out.begin(), out.end(), core_.cash());
    return;
  }
  write_equity(out, held_[0].mark, held_[0].bar, core_.cash(), held_[0].units);
  for (const Held& h : std::span(held_).subspan(1)) add_equity(out, h.mark, h.bar, h.units);
}

void BarEngine::write_few(std::span<double> out) const noexcept {
  const double cash = core_.cash();
  for (std::size_t i = 0; i < out.size(); ++i) {
    double equity = cash;
    for (const Held& h : held_) equity += h.units * h.mark.at(h.bar + i);
    out[i] = equity;
  }
}

// Cash and positions as they are now, at the prices of a point's time.
double BarEngine::point_equity(std::size_t point) const noexcept {
  const std::int64_t time = point_time(point);
  const std::span<const double> rates = point_rates_.at(time);
  double equity = rates.empty() ? core_.cash() : in_currency(kAccountCurrency, core_.ledger().balances(), rates);
  for (std::size_t f = 0; f < states_.size(); ++f) {
    const Position& p = core_.position(f);
    if (p.is_flat()) continue;
    const FeedState& s = states_[f];
    s.marked_open = opens_to(s.feed.bars, s.marked_open, time, false);
    s.marked_close = closes_to(s.feed.bars, s.marked_close, time, true);
    const double value = p.signed_units() * last_price(s, p.side, s.marked_open, s.marked_close);
    equity += rates.empty() ? value : value * rates[settings_.core.instruments[f].currency];
  }
  return equity;
}

}  // namespace tiercel::sim

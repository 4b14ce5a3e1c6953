#include "native/sim/stream/known_account.hpp"

#include <algorithm>
#include <limits>

namespace tiercel::sim {

void KnownAccount::start(std::size_t instruments, double cash) {
  under_way_.clear();
  positions_.assign(instruments, {});
  states_.clear();
  live_.clear();
  cash_ = cash;
}

void KnownAccount::note(std::uint32_t id, OrderState state) {
  if (states_.size() < id) states_.resize(id, OrderState::kHeld);
  states_[id - 1] = state;
  const auto at = std::ranges::lower_bound(live_, id);
  const bool is_listed = at != live_.end() && *at == id;
  if (is_done(state)) {
    if (is_listed) live_.erase(at);
  } else if (!is_listed) {
    live_.insert(at, id);
  }
}

void KnownAccount::sent(std::uint32_t id, std::uint32_t last) {
  note(id, OrderState::kSent);
  if (states_.size() < last) states_.resize(last, OrderState::kHeld);
}

void KnownAccount::depart(const Core<MarginAccount>& core, std::span<const Report> reports, std::int64_t due) {
  for (const Report& r : reports) {
    const std::uint16_t instrument = core.orders().order(r.order).instrument;
    const Position& p = core.position(instrument);
    KnownPosition known;
    if (!p.is_flat()) known = {p.signed_units(), p.entry_price, p.entry_time};
    under_way_.push_back({due, r, instrument, core.cash_in_account(), known});
  }
}

std::int64_t KnownAccount::next_due() const noexcept {
  return under_way_.empty() ? std::numeric_limits<std::int64_t>::max() : under_way_.front().due;
}

void KnownAccount::learn(std::int64_t time, std::vector<Report>& told) {
  while (!under_way_.empty() && under_way_.front().due <= time) {
    const Departed& d = under_way_.front();
    note(d.report.order, d.report.state);
    positions_[d.instrument] = d.position;
    cash_ = d.cash;
    told.push_back(d.report);
    under_way_.pop_front();
  }
}

}  // namespace tiercel::sim

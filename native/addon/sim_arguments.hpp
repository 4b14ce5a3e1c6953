#pragma once
// What the functions that run bars have in common: the box that holds a run, and how feeds, settings and results pass
// between JavaScript and the core.
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "native/addon/napi_setup.hpp"
#include "native/addon/typed_array.hpp"
#include "native/addon/wrapped.hpp"
#include "native/sim/session.hpp"
#include "native/sim/simulator.hpp"
#include "native/sim/stream/stream_engine.hpp"

namespace tiercel::addon {

// What a feed does not hold as columns of its own; must outlive the run.
struct FeedLists {
  std::vector<sim::CorporateAction> actions;
  std::vector<sim::FinancingEvent> financing;
};

struct SimulatorBox {
  static constexpr napi_type_tag kTag{0x7a1d5c3be0f24a10ULL, 0x93c6b0f41e57d228ULL};
  sim::Simulator simulator;
  sim::Session session;
  std::unique_ptr<sim::StreamEngine> stream;  // of a run on streams
  std::vector<FeedLists> lists;               // of a session, by feed
  bool is_stepping = false;                   // a session on bars runs
  bool is_streaming = false;                  // one on streams runs, or ran last
  bool has_run = false;                       // false after a failed run: its records are not valid

  // Of the run that it holds.
  [[nodiscard]] const sim::Core<sim::MarginAccount>& core() const noexcept {
    return is_streaming ? stream->core() : simulator.core();
  }
  [[nodiscard]] std::size_t memory() const noexcept { return core().memory(); }
};

using SimulatorHandle = Wrapped<SimulatorBox>;

// The arrays that a run writes: of SimulatorRun's `output`. Read before the columns, which must not overlap them.
[[nodiscard]] sim::EngineOutput read_output(const Napi::Object& output);

// A feed's bars, first bar, corporate actions and financing; `lists` keeps the latter two.
[[nodiscard]] sim::Feed read_feed(const Napi::Object& feed, const sim::EngineOutput& output, FeedLists& lists);

// A run's settings, with the rules of each feed's instrument.
[[nodiscard]] sim::EngineSettings read_engine_settings(const Napi::Object& settings, const Napi::Array& feeds,
                                                       const sim::EngineOutput& output);

// A feed's column: a number, a Float64Array of one value a bar, or absent.
[[nodiscard]] sim::PerBar read_per_bar(const Napi::Object& o, const char* name, std::size_t bars,
                                       const sim::EngineOutput& output, double absent);

// Columns of one length: what holding an instrument costs, in order of time.
void read_financing(const Napi::Value& value, std::vector<sim::FinancingEvent>& out);

// Counts, cash, open positions and final equity.
[[nodiscard]] Napi::Object summary_of(Napi::Env env, const sim::Simulator& simulator);
[[nodiscard]] Napi::Object summary_of(Napi::Env env, const sim::StreamEngine& engine);

}  // namespace tiercel::addon

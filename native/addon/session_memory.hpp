#pragma once
// The block of eight-byte cells through which a session and its driver speak; `src/backtest/handlers/exchange.ts` lays
// it out the same way: times, command, account, entry times, rows, ends of instants, closing bars.
#include <cstddef>
#include <cstdint>
#include <span>

#include "native/addon/typed_array.hpp"
#include "native/sim/session.hpp"

namespace tiercel::addon {

enum CommandCell : std::size_t {
  kKind,
  kInstrument,
  kSide,
  kIntent,
  kType,
  kSizeKind,
  kAsked,
  kTicks,
  kTrail,
  kStopLoss,
  kTakeProfit,
  kTrailingStop,
  kTimeInForce,
  kOrder,
  kAtClose,
  kLimit,
  kTrailRate,
  kDisplay,
  kFlags,
};
// Bits of kFlags.
enum OrderFlag : std::uint32_t { kAllOrNone = 1, kPostOnly = 2, kReduceOnly = 4 };
enum class CommandKind : std::uint8_t { kOrder, kCancel, kModify };

class SessionMemory {
 public:
  static constexpr std::size_t kTimes = 4;
  static constexpr std::size_t kCommand = 32;
  static constexpr std::size_t kAccountHead = 6;
  static constexpr std::size_t kAccountPart = 7;
  static constexpr std::size_t kRow = 16;
  static constexpr std::size_t kRows = 64;

  // Throws unless the value holds cells for this many instruments and a block of at least one instant.
  SessionMemory(const Napi::Value& value, std::size_t instruments) : cells_(float64_span(value, "memory")) {
    const std::size_t fixed =
        kTimes + kCommand + kAccountHead + kAccountPart * instruments + instruments + kRow * kRows;
    block_ = cells_.size() < fixed ? 0 : (cells_.size() - fixed) / (1 + instruments);
    if (block_ == 0) throw Napi::RangeError::New(value.Env(), "`memory` is too short for the session's instruments");
    double* at = cells_.data();
    const auto take = [&at](std::size_t cells) {
      double* start = at;
      at += cells;
      return start;
    };
    times_ = reinterpret_cast<std::int64_t*>(take(kTimes));
    command_ = {take(kCommand), kCommand};
    account_ = {take(kAccountHead + kAccountPart * instruments), kAccountHead + kAccountPart * instruments};
    entry_times_ = reinterpret_cast<std::int64_t*>(take(instruments));
    rows_ = {take(kRow * kRows), kRow * kRows};
    ends_ = {reinterpret_cast<std::int32_t*>(take(block_)), block_};
    closings_ = {reinterpret_cast<sim::Closing*>(take(block_ * instruments)), block_ * instruments};
  }

  [[nodiscard]] std::int64_t until() const noexcept { return times_[0]; }
  [[nodiscard]] std::int64_t& now() const noexcept { return times_[1]; }
  [[nodiscard]] std::int64_t expires() const noexcept { return times_[2]; }
  [[nodiscard]] double& command(CommandCell cell) const noexcept { return command_[cell]; }
  [[nodiscard]] std::span<double> account() const noexcept { return account_; }
  [[nodiscard]] std::span<double> account_of(std::size_t instrument) const noexcept {
    return account_.subspan(kAccountHead + instrument * kAccountPart, kAccountPart);
  }
  [[nodiscard]] std::int64_t& entry_time(std::size_t instrument) const noexcept { return entry_times_[instrument]; }
  [[nodiscard]] std::span<double> row(std::size_t i) const noexcept { return rows_.subspan(i * kRow, kRow); }
  [[nodiscard]] std::span<std::int32_t> ends() const noexcept { return ends_; }
  [[nodiscard]] std::span<sim::Closing> closings() const noexcept { return closings_; }

 private:
  std::span<double> cells_;
  std::size_t block_ = 0;
  std::int64_t* times_ = nullptr;
  std::span<double> command_;
  std::span<double> account_;
  std::int64_t* entry_times_ = nullptr;
  std::span<double> rows_;
  std::span<std::int32_t> ends_;
  std::span<sim::Closing> closings_;
};

}  // namespace tiercel::addon

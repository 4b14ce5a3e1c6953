// The matching engine on streams of orders from memory, one thread. Every row's trades are held against those of a
// plain book of maps before the time counts. With an argument: writes the commands of the first stream to that file.
// Prints a JSON object a line.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <span>
#include <string>
#include <vector>
#if defined(__x86_64__)
#include <x86intrin.h>
#endif

#include "bench/cpp/order_stream.hpp"
#include "bench/cpp/rounds.hpp"
#include "native/book/matching_engine.hpp"

namespace {

using namespace tiercel::book;
using bench::Kind;
using bench::Message;
using bench::OrderStream;
using bench::Trades;

constexpr std::size_t kMessages = 10'000'000;
constexpr std::size_t kLive = 10'000;
constexpr std::size_t kManyLive = 500'000;
constexpr std::uint16_t kInstruments = 512;
constexpr int kRounds = 5;
constexpr std::size_t kBlock = 1024;  // events are read after so many messages

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "matching_bench: %s\n", why.c_str());
  std::exit(1);
}

// Reads what was told, and empties the log. Each event is looked at.
void read_events(EventLog& log, Trades& trades, std::uint64_t& others) {
  for (const Event& e : log.all()) {
    if (e.type == EventType::kFilled) {
      trades.add(e.price, e.quantity);
    } else {
      others += e.order;
    }
  }
  log.clear();
}

PlainOrder plain_of(const Message& m) {
  return {.order = m.order,
          .time = m.time,
          .quantity = m.quantity,
          .price = m.price,
          .owner = 0,
          .instrument = m.instrument,
          .side = m.buys ? Side::kBuy : Side::kSell};
}

Command command_of(const Message& m) {
  Command c{};
  c.order = m.order;
  c.time = m.time;
  c.quantity = m.quantity;
  c.price = m.kind == Kind::kStop ? 0 : m.price;
  c.trigger = m.kind == Kind::kStop ? m.price : 0;
  c.instrument = m.instrument;
  c.side = m.buys ? Side::kBuy : Side::kSell;
  c.kind = m.kind == Kind::kCancel   ? CommandKind::kCancel
           : m.kind == Kind::kModify ? CommandKind::kModify
                                     : CommandKind::kNew;
  c.type = m.kind == Kind::kMarket ? OrderType::kMarket : m.kind == Kind::kStop ? OrderType::kStop : OrderType::kLimit;
  return c;
}

inline void send(MatchingEngine& engine, const Message& m) {
  switch (m.kind) {
    case Kind::kLimit:
      return engine.limit(plain_of(m));
    case Kind::kCancel:
      return engine.cancel(m.instrument, m.order, m.time);
    case Kind::kModify:
      return engine.modify(plain_of(m));
    case Kind::kMarket:
      return engine.market(plain_of(m));
    case Kind::kStop:
      return engine.on(command_of(m));
  }
}

Trades run(MatchingEngine& engine, const std::vector<Message>& messages) {
  Trades trades;
  std::uint64_t others = 0;
  for (std::size_t at = 0; at < messages.size(); at += kBlock) {
    for (const Message& m : std::span(messages).subspan(at, std::min(kBlock, messages.size() - at))) send(engine, m);
    read_events(engine.events(), trades, others);
  }
  if (others == 0) fail("nothing but trades was told");
  return trades;
}

// The same through `run`, which asks for memory ahead.
Trades run_batches(MatchingEngine& engine, const std::vector<Command>& commands) {
  Trades trades;
  std::uint64_t others = 0;
  for (std::size_t at = 0; at < commands.size();) {
    at += engine.run(std::span(commands).subspan(at), {}, kBlock);
    read_events(engine.events(), trades, others);
  }
  return trades;
}

std::vector<Command> commands_of(const OrderStream& stream) {
  std::vector<Command> out;
  out.reserve(stream.messages.size());
  for (const Message& m : stream.messages) out.push_back(command_of(m));
  return out;
}

void print_head(const char* what, std::size_t messages) {
  std::printf("{\"what\":\"%s\",\"messages\":%zu,", what, messages);
}

// One row: `work(engine)` gives the trades of a fresh engine.
template <class Work>
void measure(const char* what, const EngineLimits& limits, const OrderStream& stream, Work work) {
  const auto fresh = [&] { return std::make_unique<MatchingEngine>(limits); };
  const auto first = fresh();
  if (work(*first) != stream.trades) fail(std::string(what) + " trades otherwise than the plain book");
  if (first->orders() != stream.live) fail(std::string(what) + " ends with other orders than the plain book");
  print_head(what, stream.messages.size());
  bench::print_rounds(kRounds, fresh, work);
  std::printf(",\"trades\":%llu}\n", static_cast<unsigned long long>(stream.trades.count));
  std::fflush(stdout);
}

void measure_stream(const char* what, const EngineLimits& limits, const OrderStream& stream) {
  measure(what, limits, stream, [&](MatchingEngine& engine) { return run(engine, stream.messages); });
}

// What the plain book takes for the same stream, without events.
void measure_plain(const char* what, const OrderStream& stream) {
  print_head(what, stream.messages.size());
  const auto fresh = [] { return std::make_unique<bench::PlainBook>(); };
  bench::print_rounds(1, fresh, [&](bench::PlainBook& book) {
    Trades trades;
    const auto trade = [&](std::int32_t price, std::int64_t quantity, std::uint64_t, bool) {
      trades.add(price, quantity);
    };
    for (const Message& m : stream.messages) {
      if (m.kind == Kind::kLimit) {
        book.limit({m.order, m.quantity}, m.buys, m.price, trade);
      } else if (m.kind == Kind::kMarket) {
        book.market(m.quantity, m.buys, trade);
      } else if (m.kind == Kind::kCancel) {
        book.cancel(m.order);
      } else {
        book.modify({m.order, m.quantity}, m.price, trade);
      }
    }
    if (trades != stream.trades) fail("the plain book trades otherwise than before");
  });
  std::printf(",\"trades\":%llu}\n", static_cast<unsigned long long>(stream.trades.count));
}

#if defined(__x86_64__)
// Ticks of the time stamp counter in a nanosecond.
double ticks_per_ns() {
  const auto start = std::chrono::steady_clock::now();
  const std::uint64_t from = __rdtsc();
  double ns = 0;
  while (ns < 5e7) ns = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count();
  return static_cast<double>(__rdtsc() - from) / ns;
}

// Each message between two stamps, less what an empty pair takes.
void measure_latency(const EngineLimits& limits, const OrderStream& stream) {
  unsigned core = 0;
  std::uint64_t empty = ~std::uint64_t{0};
  for (int i = 0; i < 10'000; ++i) {
    const std::uint64_t from = __rdtscp(&core);
    empty = std::min<std::uint64_t>(empty, __rdtscp(&core) - from);
  }
  std::vector<std::uint32_t> ticks(stream.messages.size());
  MatchingEngine engine(limits);
  Trades trades;
  std::uint64_t others = 0;
  for (std::size_t i = 0; i < stream.messages.size(); ++i) {
    const std::uint64_t from = __rdtscp(&core);
    send(engine, stream.messages[i]);
    const std::uint64_t took = __rdtscp(&core) - from;
    ticks[i] = static_cast<std::uint32_t>(std::min<std::uint64_t>(took > empty ? took - empty : 0, ~std::uint32_t{0}));
    if (i % kBlock == kBlock - 1) read_events(engine.events(), trades, others);
  }
  read_events(engine.events(), trades, others);
  if (trades != stream.trades) fail("latency: trades otherwise than the plain book");
  std::sort(ticks.begin(), ticks.end());
  const double per_ns = ticks_per_ns();
  const auto part = [&](double p) {
    return static_cast<double>(ticks[static_cast<std::size_t>(p * static_cast<double>(ticks.size() - 1))]) / per_ns;
  };
  print_head("latency", stream.messages.size());
  std::printf("\"p50\":%.1f,\"p99\":%.1f,\"p999\":%.1f}\n", part(0.5), part(0.99), part(0.999));
}
#endif

// Bytes of this process that are in memory.
std::size_t resident() {
  std::ifstream file("/proc/self/statm");
  std::size_t all = 0;
  std::size_t pages = 0;
  file >> all >> pages;
  return pages * 4096;
}

void measure_memory(const char* what, const EngineLimits& limits, std::uint64_t factor) {
  constexpr std::uint64_t kOrders = 1'000'000;
  const std::size_t before = resident();
  MatchingEngine engine(limits);
  for (std::uint64_t i = 1; i <= kOrders; ++i) {
    engine.limit({.order = i * factor,
                  .time = 0,
                  .quantity = 1,
                  .price = static_cast<std::int32_t>(1000 + i % 100),
                  .owner = 0,
                  .instrument = 0,
                  .side = Side::kBuy});
    engine.events().clear();
  }
  if (engine.orders() != kOrders) fail("memory: orders are missing");
  print_head(what, kOrders);
  std::printf("\"bytesEach\":%.1f}\n", static_cast<double>(resident() - before) / static_cast<double>(kOrders));
}

void write_commands(const char* path, const std::vector<Command>& commands) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(commands.data()),
             static_cast<std::streamsize>(commands.size() * sizeof(Command)));
  if (!file.flush()) fail(std::string("cannot write ") + path);
}

// The stream is the one whose figures are known, and the engine's book ends as it must.
void check_known(const OrderStream& stream, const EngineLimits& limits) {
  const Trades known{.count = 1'176'606, .volume = 12'288'440, .hash = 0x55d279d9cb614225ULL};
  if (stream.trades != known) fail("the plain book does not trade as is known of this stream");
  MatchingEngine engine(limits);
  if (run(engine, stream.messages) != known) fail("the engine does not trade as is known of this stream");
  const Level bid = engine.top(0, Side::kBuy);
  const Level ask = engine.top(0, Side::kSell);
  const bool is_right = bid.price == 9936 && bid.quantity == 1506 && ask.price == 9937 && ask.quantity == 2967;
  if (!is_right) fail("the final top is another than 9936 x 1506 / 9937 x 2967");
}

}  // namespace

int main(int count, char** arguments) {
  measure_memory("memory of a resting order", {.nodes = 1U << 21, .dense_ids = 1U << 20}, 1);
  measure_memory("memory of a resting order, sparse ids", {.nodes = 1U << 21, .dense_ids = 0}, 0x9E3779B97F4A7C15ULL);
  const EngineLimits dense{.instruments = 1, .nodes = 1U << 21, .dense_ids = 1U << 24};
  OrderStream stream = bench::make_orders(kMessages, kLive);
  check_known(stream, dense);
  measure_stream("mixed", dense, stream);
#if defined(__x86_64__)
  measure_latency(dense, stream);
#endif
  measure_plain("plain", stream);
  {
    const std::vector<Command> commands = commands_of(stream);
    measure("batch", dense, stream, [&](MatchingEngine& engine) { return run_batches(engine, commands); });
    if (count > 1) write_commands(arguments[1], commands);
  }
  {
    EngineLimits many = dense;
    many.instruments = kInstruments;
    const OrderStream books = bench::spread(stream, kInstruments);
    measure_stream("512 instruments", many, books);
    const std::vector<Command> commands = commands_of(books);
    measure("512 instruments, batch", many, books, [&](MatchingEngine& e) { return run_batches(e, commands); });
  }
  measure_stream("stops", dense, bench::with_stops(stream));
  for (Message& m : stream.messages) m.order *= 0x9E3779B97F4A7C15ULL;
  EngineLimits sparse = dense;
  sparse.dense_ids = 0;
  measure_stream("sparse ids", sparse, stream);
  stream = bench::make_orders(kMessages, kManyLive);
  measure_stream("500,000 live", dense, stream);
  measure_plain("500,000 live, plain", stream);
  const std::vector<Command> commands = commands_of(stream);
  measure("500,000 live, batch", dense, stream, [&](MatchingEngine& engine) { return run_batches(engine, commands); });
  return 0;
}

// Recorded feeds from memory: decoding alone, decoding with books, and books that follow decoded messages. Arguments
// are pairs of a format (itch, lobster, mbo, binance-l2) and a file; without any the feed of 10,000,000 generated
// orders is replayed, as ITCH. Prints a JSON object a line with the times, and what came out, for the caller to check.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "bench/cpp/itch_feed.hpp"
#include "bench/cpp/rounds.hpp"
#include "native/book/level_replay.hpp"
#include "native/book/order_replay.hpp"

namespace {

using namespace tiercel::book;
using Bytes = std::vector<std::uint8_t>;

constexpr int kRounds = 9;
constexpr std::size_t kRing = 1024;
constexpr std::int32_t kUnitsOfTick = 100;
constexpr std::uint32_t kOrders = 1U << 18;

Bytes read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_feed(const char* path) {
  const Bytes feed = bench::ItchFeedMaker().make(bench::make_orders(10'000'000, 10'000).messages);
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(feed.data()), static_cast<std::streamsize>(feed.size()));
}

// What came out of a round.
struct Round {
  std::size_t messages = 0;
  std::uint64_t check = 0;
};

template <class Prepare, class Work>
void measure(const char* format, const char* what, Prepare prepare, Work work) {
  Round round;
  std::printf("{\"format\":\"%s\",\"what\":\"%s\",", format, what);
  bench::print_rounds(kRounds, prepare, [&](auto& state) { round = work(state); });
  std::printf(",\"messages\":%zu,\"check\":\"%llu\"}\n", round.messages, static_cast<unsigned long long>(round.check));
}

// One decoder for the formats of orders; every block that it gives goes to `take`.
template <class Take>
std::size_t decode_orders(const std::string& format, const Bytes& bytes, Take take) {
  std::vector<FeedMessage> ring(kRing);
  LobsterDecoder lobster;
  MboCsvDecoder mbo(2);
  const std::span<const std::uint8_t> all(bytes);
  const std::span<const char> text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const bool by_type = bytes.size() > 1 && bytes[0] == 0 && bytes[1] == 0;
  const ItchFraming framing = by_type ? ItchFraming::kType : ItchFraming::kLength;
  std::size_t at = 0;
  std::size_t count = 0;
  for (;;) {
    const Decoded done = format == "itch"
                             ? decode_itch({.bytes = all.subspan(at), .framing = framing, .is_last = true}, ring)
                         : format == "lobster" ? lobster.decode({.bytes = text.subspan(at), .is_last = true}, ring)
                                               : mbo.decode({.bytes = text.subspan(at), .is_last = true}, ring);
    // Whole ticks, as a matching engine has them: LOBSTER writes 1/10000 of a dollar, the exchange's tick is a cent.
    if (format == "lobster")
      for (FeedMessage& m : std::span(ring).first(done.count)) m.price /= kUnitsOfTick;
    take(std::span<const FeedMessage>(ring).first(done.count));
    at += done.consumed;
    count += done.count;
    if (done.fault != FeedFault::kNone || done.count < kRing) return count;
  }
}

std::unique_ptr<OrderBooks> books(const std::string& format) {
  BookLimits limits;
  limits.instruments = 8;
  limits.nodes = kOrders;
  limits.dense_ids = format == "itch" ? std::uint64_t{1} << 23 : 0;
  return std::make_unique<OrderBooks>(limits);
}

std::uint64_t check_of(const OrderBooks& b, std::uint16_t instrument) {
  return static_cast<std::uint64_t>(b.top(instrument, Side::kBuy).price) << 32 |
         static_cast<std::uint32_t>(b.top(instrument, Side::kSell).price);
}

void bench_orders(const std::string& format, const Bytes& bytes) {
  const std::uint16_t instrument = format == "itch" ? 1 : 0;
  const auto nothing = [] { return std::make_unique<int>(0); };
  const auto fresh = [&] { return books(format); };
  measure(format.c_str(), "decode", nothing, [&](int&) {
    Round round;
    round.messages = decode_orders(format, bytes, [&](std::span<const FeedMessage> messages) {
      if (!messages.empty())
        round.check += messages.back().order + static_cast<std::uint64_t>(messages.back().quantity);
    });
    return round;
  });
  measure(format.c_str(), "decode and book", fresh, [&](OrderBooks& b) {
    Round round;
    round.messages = decode_orders(format, bytes, [&](std::span<const FeedMessage> messages) { b.follow(messages); });
    round.check = check_of(b, instrument);
    return round;
  });
  std::vector<FeedMessage> all;
  decode_orders(format, bytes, [&](std::span<const FeedMessage> m) { all.insert(all.end(), m.begin(), m.end()); });
  measure(format.c_str(), "book of decoded", fresh, [&](OrderBooks& b) {
    b.follow(all);
    return Round{.messages = all.size(), .check = check_of(b, instrument)};
  });
}

void bench_levels(const Bytes& bytes) {
  const auto fresh = [] { return std::make_unique<LevelReplay>(LevelReplayOptions{}); };
  measure("binance-l2", "decode and book", fresh, [&](LevelReplay& replay) {
    Round round;
    round.messages = replay.feed(bytes, true).count;
    round.check = static_cast<std::uint64_t>(replay.book().top(Side::kBuy).price) << 32 |
                  static_cast<std::uint32_t>(replay.book().top(Side::kSell).price);
    return round;
  });
  std::vector<LevelUpdate> all(1 << 20);
  BinanceDepthDecoder decoder({});
  const std::span<const char> text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  all.resize(decoder.decode({.bytes = text, .is_last = true}, all).count);
  measure(
      "binance-l2", "book of decoded", [] { return std::make_unique<LevelBook>(); },
      [&](LevelBook& book) {
        for (std::size_t from = 0; from < all.size();) {
          std::size_t end = from + 1;
          while (end < all.size() && is_same_message(all[from], all[end])) ++end;
          book.apply(std::span(all).subspan(from, end - from));
          from = end;
        }
        const auto check = static_cast<std::uint64_t>(book.top(Side::kBuy).price) << 32 |
                           static_cast<std::uint32_t>(book.top(Side::kSell).price);
        return Round{.messages = all.size(), .check = check};
      });
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string format = arguments[i];
    if (format == "itch-feed") write_feed(arguments[i + 1]);
    const Bytes bytes = read_file(arguments[i + 1]);
    if (format == "binance-l2") {
      bench_levels(bytes);
    } else {
      bench_orders(format == "itch-feed" ? "itch" : format, bytes);
    }
  }
  return 0;
}

#include "native/book/feeds/itch.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "native/book/feeds/itch_messages.hpp"

namespace tiercel::book {
namespace {

using Bytes = std::vector<std::uint8_t>;

// A message written field by field, in the order of the specification.
class Writer {
 public:
  explicit Writer(char type, std::uint16_t locate = 7, std::uint64_t time = 34'200'000'000'001) {
    text(std::string(1, type)).number(locate, 2).number(0, 2).number(time, 6);
  }
  Writer& number(std::uint64_t value, int size) {
    for (int i = size - 1; i >= 0; --i) bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    return *this;
  }
  Writer& text(const std::string& letters) {
    bytes_.insert(bytes_.end(), letters.begin(), letters.end());
    return *this;
  }
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }

 private:
  Bytes bytes_;
};

Bytes framed(const std::vector<Writer>& messages, ItchFraming framing = ItchFraming::kLength) {
  Bytes all;
  for (const Writer& w : messages) {
    const std::size_t said = framing == ItchFraming::kLength ? w.bytes().size() : 0;
    all.push_back(static_cast<std::uint8_t>(said >> 8));
    all.push_back(static_cast<std::uint8_t>(said));
    all.insert(all.end(), w.bytes().begin(), w.bytes().end());
  }
  return all;
}

Writer add(char type, std::uint64_t order, const char* side, std::uint32_t shares, std::uint32_t price) {
  Writer w(type);
  w.number(order, 8).text(side).number(shares, 4).text("AAPL    ").number(price, 4);
  return type == 'F' ? w.text("NSDQ") : w;
}

std::vector<Writer> one_of_each() {
  std::vector<Writer> all;
  all.push_back(Writer('S', 0).text("Q"));
  all.push_back(Writer('R').text("AAPL    QN").number(100, 4).text("NCZ PNN").text("1N").number(3, 4).text("Y"));
  all.push_back(Writer('H').text("AAPL    T ").text("IPOQ"));
  all.push_back(Writer('Y').text("AAPL    1"));
  all.push_back(Writer('L').text("GSCO").text("AAPL    YNA"));
  all.push_back(Writer('V').number(1, 8).number(2, 8).number(3, 8));
  all.push_back(Writer('W').text("2"));
  all.push_back(Writer('K').text("AAPL    ").number(34'500, 4).text("A").number(380'000, 4));
  all.push_back(Writer('J').text("AAPL    ").number(100, 4).number(110, 4).number(90, 4).number(1, 4));
  all.push_back(Writer('h').text("AAPL    QH"));
  all.push_back(add('A', 1, "B", 100, 1'500'000));
  all.push_back(add('F', 2, "S", 200, 1'500'100));
  all.push_back(Writer('E').number(1, 8).number(30, 4).number(900, 8));
  all.push_back(Writer('C').number(2, 8).number(40, 4).number(901, 8).text("Y").number(1'500'050, 4));
  all.push_back(Writer('X').number(1, 8).number(20, 4));
  all.push_back(Writer('D').number(1, 8));
  all.push_back(Writer('U').number(2, 8).number(3, 8).number(70, 4).number(1'500'200, 4));
  all.push_back(Writer('P').number(0, 8).text("B").number(5, 4).text("AAPL    ").number(1'500'150, 4).number(902, 8));
  all.push_back(Writer('Q').number(5'000'000'000, 8).text("AAPL    ").number(1'500'000, 4).number(903, 8).text("O"));
  all.push_back(Writer('B').number(902, 8));
  all.push_back(
      Writer('I').number(11, 8).number(22, 8).text("BAAPL    ").number(1, 4).number(2, 4).number(3, 4).text("CL"));
  all.push_back(Writer('N').text("AAPL    B"));
  all.push_back(
      Writer('O').text("AAPL    Y").number(1, 4).number(2, 4).number(3, 4).number(4, 8).number(5, 4).number(6, 4));
  return all;
}

// Decodes block after block of `size` bytes; what is left over stands in front of the next.
std::vector<FeedMessage> decode_blocks(const Bytes& bytes, ItchFraming framing, std::size_t size, Decoded& last) {
  std::vector<FeedMessage> messages;
  Bytes block;
  for (std::size_t at = 0; at < bytes.size() || !block.empty();) {
    const std::size_t more = std::min(size, bytes.size() - at);
    block.insert(block.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at),
                 bytes.begin() + static_cast<std::ptrdiff_t>(at + more));
    at += more;
    const Bytes exact(block);  // an allocation without a byte too many, for the sanitizer
    FeedMessage out[3];
    do {
      last =
          decode_itch({.bytes = {block.data(), block.size()}, .framing = framing, .is_last = at == bytes.size()}, out);
      messages.insert(messages.end(), out, out + last.count);
      block.erase(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(last.consumed));
    } while (last.count == 3);
    if (last.fault != FeedFault::kNone || at == bytes.size()) break;
  }
  return messages;
}

std::vector<FeedMessage> decode_all(const Bytes& bytes) {
  Decoded last;
  auto messages = decode_blocks(bytes, ItchFraming::kLength, bytes.size(), last);
  EXPECT_EQ(last.fault, FeedFault::kNone);
  return messages;
}

TEST(Itch, EachTypeHasTheLengthOfTheSpecification) {
  const std::string types = "SRHYLVWKJhAFECXDUPQBINO";
  for (int type = 0; type < 256; ++type) {
    const bool is_known = type > 0 && types.find(static_cast<char>(type)) != std::string::npos;
    EXPECT_EQ(itch_length(static_cast<std::uint8_t>(type)) > 0, is_known) << type;
  }
  for (const Writer& w : one_of_each()) EXPECT_EQ(itch_length(w.bytes()[0]), w.bytes().size()) << w.bytes()[0];
}

TEST(Itch, OrdersAndTradesBecomeRecords) {
  const auto m = decode_all(framed(one_of_each()));
  ASSERT_EQ(m.size(), 23u);
  const auto expect = [&](std::size_t i, FeedAction action, std::uint64_t order, std::uint64_t other,
                          std::int64_t quantity, std::int32_t price, Side side) {
    EXPECT_EQ(m[i].action, action) << i;
    EXPECT_EQ(m[i].order, order) << i;
    EXPECT_EQ(m[i].other, other) << i;
    EXPECT_EQ(m[i].quantity, quantity) << i;
    EXPECT_EQ(m[i].price, price) << i;
    EXPECT_EQ(m[i].side, side) << i;
    EXPECT_EQ(m[i].instrument, 7) << i;
    EXPECT_EQ(m[i].time, 34'200'000'000'001) << i;
  };
  expect(10, FeedAction::kAdd, 1, 0, 100, 1'500'000, Side::kBuy);
  expect(11, FeedAction::kAdd, 2, 0, 200, 1'500'100, Side::kSell);
  expect(12, FeedAction::kExecute, 1, 900, 30, 0, Side::kBuy);
  expect(13, FeedAction::kExecute, 2, 901, 40, 1'500'050, Side::kBuy);
  expect(14, FeedAction::kReduce, 1, 0, 20, 0, Side::kBuy);
  expect(15, FeedAction::kDelete, 1, 0, 0, 0, Side::kBuy);
  expect(16, FeedAction::kReplace, 2, 3, 70, 1'500'200, Side::kBuy);
  expect(17, FeedAction::kTrade, 0, 902, 5, 1'500'150, Side::kBuy);
  expect(18, FeedAction::kTrade, 0, 903, 5'000'000'000, 1'500'000, Side::kBuy);
}

TEST(Itch, OtherMessagesSayWhereTheyStand) {
  const Bytes bytes = framed(one_of_each());
  const auto m = decode_all(bytes);
  const auto message = [&](std::size_t i, char type) {
    EXPECT_EQ(m[i].action, FeedAction::kOther);
    const std::size_t at = m[i].order + kItchFrame;
    return ItchBytes(bytes).subspan(at, itch_length(static_cast<std::uint8_t>(type)));
  };
  FeedMessage out[32];
  ASSERT_EQ(decode_itch({.bytes = bytes}, out).count, 23u);
  ItchSystemEvent event;
  ASSERT_TRUE(read_itch(message(0, 'S'), event));
  EXPECT_EQ(event.event, 'Q');
  EXPECT_EQ(event.time, 34'200'000'000'001);
}

TEST(Itch, EachOtherMessageIsReadWhole) {
  const auto all = one_of_each();
  ItchStockDirectory directory;
  ASSERT_TRUE(read_itch(all[1].bytes(), directory));
  EXPECT_EQ(symbol_text(directory.symbol), "AAPL");
  EXPECT_EQ(directory.locate, 7);
  EXPECT_EQ(directory.round_lot, 100u);
  EXPECT_EQ(directory.authenticity, 'P');
  EXPECT_EQ(directory.price_tier, '1');
  EXPECT_EQ(directory.leverage, 3u);
  EXPECT_EQ(directory.inverse, 'Y');
  ItchTradingAction action;
  ASSERT_TRUE(read_itch(all[2].bytes(), action));
  EXPECT_EQ(action.state, 'T');
  EXPECT_EQ(std::string(action.reason.data(), 4), "IPOQ");
  ItchShortSale short_sale;
  ASSERT_TRUE(read_itch(all[3].bytes(), short_sale));
  EXPECT_EQ(short_sale.action, '1');
  ItchParticipant participant;
  ASSERT_TRUE(read_itch(all[4].bytes(), participant));
  EXPECT_EQ(std::string(participant.participant.data(), 4), "GSCO");
  EXPECT_EQ(participant.state, 'A');
  ItchBreakerLevels levels;
  ASSERT_TRUE(read_itch(all[5].bytes(), levels));
  EXPECT_EQ(levels.level[2], 3u);
  ItchBreakerStatus status;
  ASSERT_TRUE(read_itch(all[6].bytes(), status));
  EXPECT_EQ(status.level, '2');
  ItchQuotingPeriod period;
  ASSERT_TRUE(read_itch(all[7].bytes(), period));
  EXPECT_EQ(period.release_second, 34'500u);
  EXPECT_EQ(period.price, 380'000u);
  ItchCollar collar;
  ASSERT_TRUE(read_itch(all[8].bytes(), collar));
  EXPECT_EQ(collar.lower, 90u);
  EXPECT_EQ(collar.extension, 1u);
  ItchOperationalHalt halt;
  ASSERT_TRUE(read_itch(all[9].bytes(), halt));
  EXPECT_EQ(halt.market, 'Q');
  EXPECT_EQ(halt.action, 'H');
  ItchBrokenTrade broken;
  ASSERT_TRUE(read_itch(all[19].bytes(), broken));
  EXPECT_EQ(broken.match, 902u);
  ItchImbalance imbalance;
  ASSERT_TRUE(read_itch(all[20].bytes(), imbalance));
  EXPECT_EQ(imbalance.imbalance, 22u);
  EXPECT_EQ(imbalance.reference, 3u);
  EXPECT_EQ(imbalance.variation, 'L');
  ItchRetailInterest interest;
  ASSERT_TRUE(read_itch(all[21].bytes(), interest));
  EXPECT_EQ(interest.interest, 'B');
  ItchDirectListing listing;
  ASSERT_TRUE(read_itch(all[22].bytes(), listing));
  EXPECT_EQ(listing.near_time, 4u);
  EXPECT_EQ(listing.upper_collar, 6u);
  EXPECT_FALSE(read_itch(all[22].bytes(), imbalance)) << "another type";
  EXPECT_FALSE(read_itch(ItchBytes(all[22].bytes()).first(47), listing)) << "cut";
  EXPECT_FALSE(read_itch({}, listing));
}

TEST(Itch, AnyDivisionIntoBlocksGivesTheSameRecords) {
  for (const ItchFraming framing : {ItchFraming::kLength, ItchFraming::kType}) {
    const Bytes bytes = framed(one_of_each(), framing);
    Decoded last;
    const auto whole = decode_blocks(bytes, framing, bytes.size(), last);
    ASSERT_EQ(whole.size(), 23u);
    for (std::size_t size = 1; size < 120; ++size) {
      const auto parts = decode_blocks(bytes, framing, size, last);
      EXPECT_EQ(last.fault, FeedFault::kNone);
      ASSERT_EQ(parts.size(), whole.size()) << size;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (whole[i].action == FeedAction::kOther) continue;  // its place is told within the block
        EXPECT_EQ(std::memcmp(&parts[i], &whole[i], sizeof(FeedMessage)), 0) << size << " " << i;
      }
    }
  }
}

TEST(Itch, BadBytesAreFaultsWithTheirPlace) {
  const std::vector<Writer> good = {add('A', 1, "B", 100, 1'500'000), add('A', 2, "S", 100, 1'500'100)};
  const Bytes bytes = framed(good);
  const auto fault_of = [](const Bytes& bad, std::size_t& place) {
    FeedMessage out[8];
    const Decoded d = decode_itch({.bytes = bad, .is_last = true}, out);
    place = d.consumed;
    return d.fault;
  };
  std::size_t place = 0;
  const auto with = [&](std::size_t at, std::uint8_t value) {
    Bytes bad = bytes;
    bad[at] = value;
    // Once near the end, once far from it.
    Bytes longer = bad;
    longer.insert(longer.end(), bytes.begin(), bytes.end());
    longer.insert(longer.end(), bytes.begin(), bytes.end());
    std::size_t other = 0;
    const FeedFault fault = fault_of(bad, place);
    EXPECT_EQ(fault_of(longer, other), fault);
    EXPECT_EQ(other, place);
    return fault;
  };
  EXPECT_EQ(with(40, 'z'), FeedFault::kUnknownType);
  EXPECT_EQ(place, 38u);
  EXPECT_EQ(with(39, 35), FeedFault::kLength);
  EXPECT_EQ(place, 38u);
  EXPECT_EQ(with(1, 0), FeedFault::kLength) << "a length of zero";
  EXPECT_EQ(place, 0u);
  EXPECT_EQ(with(0, 1), FeedFault::kLength);
  for (const char side : {'C', 'R', 'b', '\0'})
    EXPECT_EQ(with(40 + 19, static_cast<std::uint8_t>(side)), FeedFault::kSide);
  EXPECT_EQ(place, 38u);
  for (std::size_t cut = 1; cut < 38; ++cut) {
    EXPECT_EQ(fault_of(Bytes(bytes.begin(), bytes.end() - static_cast<std::ptrdiff_t>(cut)), place),
              FeedFault::kTruncated);
    EXPECT_EQ(place, 38u);
  }
}

TEST(Itch, AFrameOfLengthZeroAtTheEndClosesAFile) {
  Bytes bytes = framed({add('A', 1, "B", 100, 1'500'000)});
  const std::size_t size = bytes.size() + 2;
  bytes.resize(size);
  FeedMessage out[8];
  EXPECT_EQ(decode_itch({.bytes = bytes, .is_last = true}, out).consumed, size);
  EXPECT_EQ(decode_itch({.bytes = bytes, .is_last = true}, out).fault, FeedFault::kNone);
  EXPECT_EQ(decode_itch({.bytes = bytes}, out).consumed, size - 2) << "more may come";
}

TEST(Itch, MidnightIsAddedToTimes) {
  FeedMessage out[1];
  ASSERT_EQ(decode_itch({.bytes = framed({add('A', 1, "B", 1, 1)}), .midnight = 1'000'000'000'000'000'000}, out).count,
            1u);
  EXPECT_EQ(out[0].time, 1'000'034'200'000'000'001);
}

TEST(Itch, AnyBytesAreRefusedOrRead) {
  std::mt19937_64 random(1);
  const Bytes good = framed(one_of_each());
  for (int i = 0; i < 20'000; ++i) {
    Bytes bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(random() % good.size()));
    for (std::uint64_t n = random() % 4; n > 0 && !bytes.empty(); --n)
      bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    FeedMessage out[32];
    const Decoded d = decode_itch({.bytes = bytes, .is_last = true}, out);
    ASSERT_LE(d.consumed, bytes.size());
    ASSERT_TRUE(d.fault != FeedFault::kNone || d.consumed == bytes.size());
  }
}

}  // namespace
}  // namespace tiercel::book

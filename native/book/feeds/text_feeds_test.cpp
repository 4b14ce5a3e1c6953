// The text formats of feeds: rows to records, and what is none to faults with their line.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "native/book/feeds/binance_csv.hpp"
#include "native/book/feeds/lobster.hpp"
#include "native/book/feeds/mbo_csv.hpp"

namespace tiercel::book {
namespace {

template <class Record, class Decoder>
std::vector<Record> decode_blocks(Decoder& decoder, const std::string& text, std::size_t size, Decoded& last) {
  std::vector<Record> records;
  std::string block;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t more = std::min(size, text.size() - at);
    block += text.substr(at, more);
    at += more;
    Record out[2];
    do {
      const std::vector<char> exact(block.begin(), block.end());
      last = decoder.decode({.bytes = exact, .is_last = at == text.size()}, out);
      records.insert(records.end(), out, out + last.count);
      block.erase(0, last.consumed);
    } while (last.count == 2 && last.fault == FeedFault::kNone);
    if (last.fault != FeedFault::kNone) break;
  }
  return records;
}

template <class Record, class Decoder>
std::vector<Record> decode(Decoder decoder, const std::string& text) {
  Decoded last;
  auto records = decode_blocks<Record>(decoder, text, text.size(), last);
  EXPECT_EQ(last.fault, FeedFault::kNone) << fault_text(last.fault) << " in field " << last.field;
  return records;
}

struct Bad {
  FeedFault fault;
  std::uint64_t line;
  std::uint32_t field;
  bool operator==(const Bad&) const = default;
};
void PrintTo(const Bad& bad, std::ostream* out) {
  *out << fault_text(bad.fault) << " line " << bad.line << " field " << bad.field;
}

template <class Record, class Decoder>
Bad bad_of(Decoder decoder, const std::string& text) {
  Decoded last;
  decode_blocks<Record>(decoder, text, text.size(), last);
  return {last.fault, decoder.line(), last.field};
}

TEST(Lobster, EachTypeBecomesItsRecord) {
  const std::string text =
      "34200.004241176,1,16113575,18,5853300,1\n"
      "34200.00426064,2,16113575,8,5853300,1\r\n"
      "34201,3,16113575,10,5853300,-1\n"
      "\n"
      "34201.5,4,7,3,5853300,1\n"
      "34202.123456789123,5,0,4,5853350,-1\n"
      "34203,6,-1,100,5850000,-1\n"
      "34204,7,0,0,-1,-1";
  const auto m = decode<FeedMessage>(LobsterDecoder(), text);
  ASSERT_EQ(m.size(), 7u);
  const FeedAction actions[] = {FeedAction::kAdd,   FeedAction::kReduce, FeedAction::kDelete, FeedAction::kExecute,
                                FeedAction::kTrade, FeedAction::kTrade,  FeedAction::kOther};
  for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(m[i].action, actions[i]) << i;
  EXPECT_EQ(m[0].time, 34'200'004'241'176);
  EXPECT_EQ(m[1].time, 34'200'004'260'640);
  EXPECT_EQ(m[4].time, 34'202'123'456'789) << "further decimals are cut";
  EXPECT_EQ(m[0].order, 16'113'575u);
  EXPECT_EQ(m[0].quantity, 18);
  EXPECT_EQ(m[0].price, 5'853'300);
  EXPECT_EQ(m[0].side, Side::kBuy);
  EXPECT_EQ(m[2].side, Side::kSell);
  EXPECT_EQ(m[5].order, 0u);
  EXPECT_EQ(m[6].price, -1);
}

TEST(Lobster, MidnightIsAdded) {
  EXPECT_EQ(decode<FeedMessage>(LobsterDecoder(1'340'236'800'000'000'000), "1,1,1,1,1,1")[0].time,
            1'340'236'801'000'000'000);
}

TEST(Lobster, ABadRowIsAFaultWithLineAndField) {
  const auto bad = [](const std::string& row) { return bad_of<FeedMessage>(LobsterDecoder(), "1,1,1,1,1,1\n" + row); };
  EXPECT_EQ(bad("x,1,1,1,1,1"), (Bad{FeedFault::kNumber, 2, 0}));
  EXPECT_EQ(bad("1,8,1,1,1,1"), (Bad{FeedFault::kUnknownType, 2, 1}));
  EXPECT_EQ(bad("1,11,1,1,1,1"), (Bad{FeedFault::kUnknownType, 2, 1}));
  EXPECT_EQ(bad("1,1,-1,1,1,1"), (Bad{FeedFault::kNumber, 2, 2}));
  EXPECT_EQ(bad("1,1,18446744073709551616,1,1,1"), (Bad{FeedFault::kRange, 2, 2}));
  EXPECT_EQ(bad("1,1,1,1.5,1,1"), (Bad{FeedFault::kDecimals, 2, 3}));
  EXPECT_EQ(bad("1,1,1,1,2147483648,1"), (Bad{FeedFault::kRange, 2, 4}));
  EXPECT_EQ(bad("1,1,1,99999999999999999999,1,1"), (Bad{FeedFault::kRange, 2, 3}));
  EXPECT_EQ(bad("1,1,1,1,1,0"), (Bad{FeedFault::kSide, 2, 5}));
  EXPECT_EQ(bad("1,1,1,1,1"), (Bad{FeedFault::kFieldCount, 2, 5}));
  EXPECT_EQ(bad("1,1,1,1,1,1,1"), (Bad{FeedFault::kFieldCount, 2, 6}));
  EXPECT_EQ(bad("1e3,1,1,1,1,1"), (Bad{FeedFault::kNumber, 2, 0}));
  EXPECT_EQ(bad(",1,1,1,1,1"), (Bad{FeedFault::kNumber, 2, 0}));
  EXPECT_EQ(bad(std::string(5000, '1')), (Bad{FeedFault::kTooLong, 2, 0}));
}

TEST(Lobster, AnyDivisionIntoBlocksGivesTheSameRecords) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "34200." + std::to_string(i) + ",1," + std::to_string(i) + ",5,5853300,-1\n";
  for (std::size_t size = 1; size < 90; ++size) {
    LobsterDecoder decoder;
    Decoded last;
    const auto m = decode_blocks<FeedMessage>(decoder, text, size, last);
    ASSERT_EQ(m.size(), 40u) << size;
    EXPECT_EQ(m[39].order, 39u);
    EXPECT_EQ(decoder.line(), 40u);
  }
}

const std::string kMboHeader = "ts_event_ns,ts_recv_ns,instrument_id,order_id,price,size,flags,action,side,sequence\n";

TEST(MboCsv, EachActionBecomesItsRecord) {
  const std::string text = kMboHeader +
                           "1000,2000,17077,11,4799.000000000,2,40,A,B,682\n"
                           "1001,2000,17077,11,4799.250000000,3,130,M,B,683\n"
                           "1002,2000,99,12,4799250000000,1,128,C,A,684\n"
                           "1003,2000,17077,0,4800.25,44,0,T,B,6000\n"
                           "1003,2000,17077,11,4800.25,44,0,F,A,6000\n"
                           "1004,2000,17077,0,9223372036854775807,0,128,R,N,6001\n"
                           "1004,2000,17077,0,,0,128,R,N,6001\n";
  MboCsvDecoder decoder(2);
  Decoded last;
  const auto m = decode_blocks<FeedMessage>(decoder, text, 1000, last);
  EXPECT_EQ(last.fault, FeedFault::kNone) << decoder.line() << fault_text(last.fault) << last.field;
  ASSERT_EQ(m.size(), 7u);
  const FeedAction actions[] = {FeedAction::kAdd,   FeedAction::kModify, FeedAction::kReduce, FeedAction::kTrade,
                                FeedAction::kOther, FeedAction::kClear,  FeedAction::kClear};
  for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(m[i].action, actions[i]) << i;
  EXPECT_EQ(m[0].price, 479'900);
  EXPECT_EQ(m[1].price, 479'925);
  EXPECT_EQ(m[2].price, 479'925) << "without a point in units of 1e-9";
  EXPECT_EQ(m[5].price, 0);
  EXPECT_EQ(m[0].instrument, 0);
  EXPECT_EQ(m[2].instrument, 1);
  EXPECT_EQ(decoder.instruments(), (std::vector<std::uint32_t>{17077, 99}));
  EXPECT_EQ(mbo_flags(m[0]), 40u);
  EXPECT_EQ(mbo_sequence(m[0]), 682u);
  EXPECT_EQ(m[3].side, Side::kSell) << "the side that rested";
  EXPECT_EQ(m[2].side, Side::kSell);
}

TEST(MboCsv, ColumnsMayStandInAnyOrder) {
  const std::string text =
      "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,ts_in_delta,"
      "sequence,symbol\n5,6,160,1,3,A,A,1.5,7,0,8,128,13,9,ESH4\n";
  const auto m = decode<FeedMessage>(MboCsvDecoder(1), text);
  ASSERT_EQ(m.size(), 1u);
  EXPECT_EQ(m[0].time, 6);
  EXPECT_EQ(m[0].order, 8u);
  EXPECT_EQ(m[0].price, 15);
  EXPECT_EQ(m[0].side, Side::kSell);
}

TEST(MboCsv, ABadRowIsAFaultWithLineAndField) {
  const auto bad = [](const std::string& row) { return bad_of<FeedMessage>(MboCsvDecoder(2), kMboHeader + row); };
  EXPECT_EQ(bad("1,1,1,1,4799.125,1,0,A,B,1\n"), (Bad{FeedFault::kDecimals, 2, 4}));
  EXPECT_EQ(bad("1,1,1,1,4799125000000,1,0,A,B,1\n"), (Bad{FeedFault::kDecimals, 2, 4}));
  EXPECT_EQ(bad("1,1,1,1,99999999.00,1,0,A,B,1\n"), (Bad{FeedFault::kRange, 2, 4}));
  EXPECT_EQ(bad("1,1,1,1,1.00,1,0,Z,B,1\n"), (Bad{FeedFault::kAction, 2, 7}));
  EXPECT_EQ(bad("1,1,1,1,1.00,1,0,A,X,1\n"), (Bad{FeedFault::kSide, 2, 8}));
  EXPECT_EQ(bad("1,1,1,1,1.00,1,0,A,N,1\n").fault, FeedFault::kSide);
  EXPECT_EQ(bad("1,1,4294967296,1,1.00,1,0,A,B,1\n"), (Bad{FeedFault::kRange, 2, 2}));
  EXPECT_EQ(bad("1,1,1,1,1.00,1,0,A,B\n"), (Bad{FeedFault::kFieldCount, 2, 9}));
  EXPECT_EQ(bad_of<FeedMessage>(MboCsvDecoder(2), "ts_event_ns,colour\n"), (Bad{FeedFault::kUnknownColumn, 1, 1}));
  EXPECT_EQ(bad_of<FeedMessage>(MboCsvDecoder(2), "ts_event_ns,price\n").fault, FeedFault::kMissingColumn);
}

TEST(BinanceCsv, DepthRows) {
  const std::string text =
      "recv_ns,trans_ms,kind,first_id,last_id,side,price,qty\n"
      "1723161255030314667,1723161256298,U,5123107832006,5123107837557,b,58710.20,0.014\n"
      "1,1723161256493,S,7,7,a,61800.3,20\n";
  const auto m = decode<LevelUpdate>(BinanceDepthDecoder({.price = 2, .quantity = 3}), text);
  ASSERT_EQ(m.size(), 2u);
  EXPECT_EQ(m[0].time, 1'723'161'256'298'000'000);
  EXPECT_EQ(m[0].first_id, 5'123'107'832'006u);
  EXPECT_EQ(m[0].last_id, 5'123'107'837'557u);
  EXPECT_EQ(m[0].price, 5'871'020);
  EXPECT_EQ(m[0].quantity, 14);
  EXPECT_EQ(m[0].side, Side::kBuy);
  EXPECT_EQ(m[0].kind, LevelKind::kUpdate);
  EXPECT_EQ(m[1].kind, LevelKind::kSnapshot);
  EXPECT_EQ(m[1].side, Side::kSell);
  EXPECT_EQ(m[1].price, 6'180'030);
  EXPECT_EQ(m[1].quantity, 20'000);
}

TEST(BinanceCsv, PreviousIdsAreReadWhereTheyAre) {
  const std::string text = "trans_ms,kind,prev_id,first_id,last_id,side,price,qty\n1,U,5,6,9,a,1,1\n";
  EXPECT_EQ(decode<LevelUpdate>(BinanceDepthDecoder({}), text)[0].previous_id, 5u);
}

TEST(BinanceCsv, QuotesAndTrades) {
  const std::string quotes =
      "recv_ns,event_ms,trans_ms,update_id,bid,bid_qty,ask,ask_qty\n"
      "1,2,1723161256313,5123107839020,61800.20,2.507,61800.30,2.510\n";
  const auto q = decode<BestQuote>(BinanceQuoteDecoder({}), quotes);
  ASSERT_EQ(q.size(), 1u);
  EXPECT_EQ(q[0].update_id, 5'123'107'839'020u);
  EXPECT_EQ(q[0].bid, 6'180'020);
  EXPECT_EQ(q[0].ask_quantity, 2'510);
  const std::string trades =
      "recv_ns,event_ms,trade_ms,trade_id,price,qty,buyer_is_maker,type\n"
      "1,2,1723161256322,5266583935,61800.30,0.006,0,MARKET\n"
      "1,2,1723161256322,5266583936,61800.30,0.199,1,MARKET\n";
  const auto t = decode<FeedMessage>(BinanceTradeDecoder({}), trades);
  ASSERT_EQ(t.size(), 2u);
  EXPECT_EQ(t[0].action, FeedAction::kTrade);
  EXPECT_EQ(t[0].other, 5'266'583'935u);
  EXPECT_EQ(t[0].quantity, 6);
  EXPECT_EQ(t[0].side, Side::kSell);
  EXPECT_EQ(t[1].side, Side::kBuy);
}

TEST(BinanceCsv, ABadRowIsAFaultWithLineAndField) {
  const std::string header = "trans_ms,kind,first_id,last_id,side,price,qty\n";
  const auto bad = [&](const std::string& row) { return bad_of<LevelUpdate>(BinanceDepthDecoder({}), header + row); };
  EXPECT_EQ(bad("1,X,1,1,b,1,1\n"), (Bad{FeedFault::kAction, 2, 1}));
  EXPECT_EQ(bad("1,U,1,1,c,1,1\n"), (Bad{FeedFault::kSide, 2, 4}));
  EXPECT_EQ(bad("1,U,1,1,b,1.005,1\n"), (Bad{FeedFault::kDecimals, 2, 5}));
  EXPECT_EQ(bad("1,U,1,1,b,1,-1\n"), (Bad{FeedFault::kRange, 2, 6}));
  EXPECT_EQ(bad("1,U,1,1,b,nan,1\n"), (Bad{FeedFault::kNumber, 2, 5}));
  EXPECT_EQ(bad("1,U,1,1,b,1,0.0001\n"), (Bad{FeedFault::kDecimals, 2, 6}));
}

}  // namespace
}  // namespace tiercel::book

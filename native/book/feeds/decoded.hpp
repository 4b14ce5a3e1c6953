#pragma once
// What a call of a decoder gives back. Decoders are fed in blocks: what is left of an unfinished message at a block's
// end is not taken, and the caller gives it again in front of the next block.
#include <cstddef>
#include <cstdint>

namespace tiercel::book {

// Why the message at the first byte that was not taken is none of the format.
enum class FeedFault : std::uint8_t {
  kNone,
  kTruncated,           // the last block ends inside a message
  kUnknownType,         // no message of that type is defined
  kLength,              // the length that is said is not that of the type
  kSide,                // neither buy nor sell
  kTooLong,             // a line that is longer than any row
  kFieldCount,          // a row has too few or too many fields
  kNumber,              // a field is no number of the kind that stands there
  kDecimals,            // a price or quantity has more decimals than are kept
  kRange,               // a number that does not fit
  kAction,              // a letter or code that the format does not define
  kUnknownColumn,       // a header names a column that the format does not have
  kMissingColumn,       // a header lacks a column that is needed
  kTooManyInstruments,  // more than 65,536
};

struct Decoded {
  std::size_t consumed = 0;  // bytes taken; with a fault, where the bad message starts
  std::size_t count = 0;     // records written
  FeedFault fault = FeedFault::kNone;
  std::uint32_t field = 0;  // of a row: which field is bad, from 0
};

[[nodiscard]] constexpr const char* fault_text(FeedFault fault) noexcept {
  switch (fault) {
    case FeedFault::kNone:
      return "none";
    case FeedFault::kTruncated:
      return "truncated";
    case FeedFault::kUnknownType:
      return "unknown-type";
    case FeedFault::kLength:
      return "length";
    case FeedFault::kSide:
      return "side";
    case FeedFault::kTooLong:
      return "line-too-long";
    case FeedFault::kFieldCount:
      return "field-count";
    case FeedFault::kNumber:
      return "number";
    case FeedFault::kDecimals:
      return "decimals";
    case FeedFault::kRange:
      return "range";
    case FeedFault::kAction:
      return "action";
    case FeedFault::kUnknownColumn:
      return "unknown-column";
    case FeedFault::kMissingColumn:
      return "missing-column";
    case FeedFault::kTooManyInstruments:
      return "too-many-instruments";
  }
  return "unknown";
}

}  // namespace tiercel::book

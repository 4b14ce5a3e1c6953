#pragma once
// The result of a core function: kOk or the reason why nothing was computed.
// A core function never throws, logs or aborts on a caller's mistake.
namespace tiercel {

enum class Status {
  kOk,
  kLengthMismatch,  // two arrays that must be equally long are not
  kParameterRange,  // a parameter is outside its declared range
  kOutputTooSmall,  // a caller-allocated output cannot hold the result
  kCorrupt,         // checksum or structure of stored bytes is wrong
  kCancelled,       // the caller's cancel flag was set
  kUnsupported,     // the input has a form that this build does not know
};

[[nodiscard]] constexpr const char* status_text(Status s) noexcept {
  switch (s) {
    case Status::kOk:
      return "ok";
    case Status::kLengthMismatch:
      return "arrays must have equal length";
    case Status::kParameterRange:
      return "a parameter is out of range";
    case Status::kOutputTooSmall:
      return "an output array is too small";
    case Status::kCorrupt:
      return "stored bytes are damaged";
    case Status::kCancelled:
      return "cancelled";
    case Status::kUnsupported:
      return "unsupported input";
  }
  return "unknown status";
}

}  // namespace tiercel

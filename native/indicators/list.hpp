#pragma once
// All indicators, by name as TypeScript sorts them. Each row stands in the file of its name.

#define TIERCEL_INDICATORS(X) \
  X(kAdx)                     \
  X(kAtr)                     \
  X(kBbands)                  \
  X(kCrossedAbove)            \
  X(kCrossedBelow)            \
  X(kDonchian)                \
  X(kEma)                     \
  X(kEngulfing)               \
  X(kHighest)                 \
  X(kLowest)                  \
  X(kMacd)                    \
  X(kMinusDi)                 \
  X(kObv)                     \
  X(kPlusDi)                  \
  X(kRma)                     \
  X(kRoc)                     \
  X(kRsi)                     \
  X(kSessionVwap)             \
  X(kSma)                     \
  X(kStddev)                  \
  X(kStoch)                   \
  X(kVwap)                    \
  X(kWma)

#pragma once
// All indicators, by name as TypeScript sorts them. Each row stands in the file of its name.

#define TIERCEL_INDICATORS(X) \
  X(kAtr)                     \
  X(kBbands)                  \
  X(kCrossedAbove)            \
  X(kCrossedBelow)            \
  X(kDonchian)                \
  X(kEma)                     \
  X(kHighest)                 \
  X(kLowest)                  \
  X(kRoc)                     \
  X(kRsi)                     \
  X(kSma)                     \
  X(kStddev)

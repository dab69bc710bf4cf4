#pragma once
#include <atomic>
#include <cstdint>
#include <limits>

namespace entente {

inline constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();
inline constexpr std::uint64_t default_seed = 20250318;

/// Whom long work tells how far it is. Called from one thread at a time.
class Progress {
public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;
  /// `done` of `total` counted steps of the work called `what`.
  virtual void report(const char* what, std::uint64_t done, std::uint64_t total) = 0;
};

/// How to work, never what to work on: nothing here may change an answer but `seed`, `draws`.
struct Run {
  std::uint64_t seed = default_seed;
  std::uint64_t draws = 1000;
  int threads = 1;                          ///< changes the speed, never the answer
  const std::atomic<bool>* stop = nullptr;  ///< set from a signal handler; polled by long work
  Progress* progress = nullptr;
  std::uint64_t budget = no_limit;  ///< counted steps, not seconds

  bool stopped() const { return stop != nullptr && stop->load(std::memory_order_relaxed); }
};

}  // namespace entente

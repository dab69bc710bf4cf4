#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "entente/base/run.hpp"

namespace entente::cli {

/// A run that ends at the latest after so many seconds. What it has found by then depends on the
/// machine, unlike what --limit leaves.
class TimeLimit {
public:
  /// No limit where `seconds` is 0.
  TimeLimit(const Run& run, double seconds);
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;
  ~TimeLimit();

  const Run& run() const { return run_; }

private:
  void watch(double seconds);

  Run run_;
  const std::atomic<bool>* interrupt_;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::condition_variable over_;
  bool done_ = false;
  std::thread watcher_;
};

}  // namespace entente::cli

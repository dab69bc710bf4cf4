#include "entente/cli/time_limit.hpp"

#include <chrono>

namespace entente::cli {

TimeLimit::TimeLimit(const Run& run, double seconds) : run_(run), interrupt_(run.stop) {
  if (seconds <= 0) return;
  run_.stop = &stop_;
  watcher_ = std::thread([this, seconds] { watch(seconds); });
}

TimeLimit::~TimeLimit() {
  if (!watcher_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  over_.notify_all();
  watcher_.join();
}

void TimeLimit::watch(double seconds) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds look{20};  // how often Ctrl-C is looked at
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                      std::chrono::duration<double>(seconds));
  std::unique_lock lock(mutex_);
  while (!done_) {
    const bool interrupted = interrupt_ != nullptr && interrupt_->load(std::memory_order_relaxed);
    const auto now = Clock::now();
    if (interrupted || now >= end) {
      stop_.store(true, std::memory_order_relaxed);
      return;
    }
    over_.wait_until(lock, std::min(end, now + look));
  }
}

}  // namespace entente::cli

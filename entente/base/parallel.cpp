#include "entente/base/parallel.hpp"

#include <atomic>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace entente {

bool parallel_for(const Run& run, std::size_t count, const std::function<void(std::size_t)>& work) {
  if (run.threads <= 1 || count <= 1) {
    for (std::size_t k = 0; k < count; ++k) {
      if (run.stopped()) return false;
      work(k);
    }
    return true;
  }
  std::atomic<bool> complete{true};
  // As many threads as asked for, also where there are fewer processors.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(run.threads));
  tbb::task_arena arena(run.threads);
  // TBB orders all this; the thread sanitizer sees it only by our own atomics.
  std::atomic<std::size_t> order{0};
  order.store(1, std::memory_order_release);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t k) {
      order.load(std::memory_order_acquire);
      if (run.stopped()) {
        complete.store(false, std::memory_order_relaxed);
      } else {
        work(k);
      }
      order.fetch_add(1, std::memory_order_acq_rel);
    });
  });
  order.load(std::memory_order_acquire);
  return complete.load();
}

}  // namespace entente

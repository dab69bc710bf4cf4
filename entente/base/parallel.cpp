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
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t k) {
      if (run.stopped()) {
        complete.store(false, std::memory_order_relaxed);
      } else {
        work(k);
      }
    });
  });
  return complete.load();
}

}  // namespace entente

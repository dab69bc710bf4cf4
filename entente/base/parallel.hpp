#pragma once
#include <cstddef>
#include <functional>

#include "entente/base/run.hpp"

namespace entente {

/// Calls work(k) for k = 0 .. count-1 on run.threads threads, in no order; returns when all are
/// done, or, once run.stopped(), when those begun are. Each k must write to a place of its own:
/// then the answer does not depend on the number of threads. Returns false if it was stopped.
bool parallel_for(const Run& run, std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace entente

#include <atomic>
#include <string>
#include <utility>

#include "sensitivity_twin.hpp"
#include <gtest/gtest.h>

#include "entente/graph/sensitivity.hpp"

namespace entente::worlds {
namespace {

using graph::Sensitivity;
using graph::Survival;

/// Ctrl-C once `what` has been reported.
class StopAfter : public Progress {
public:
  explicit StopAfter(std::string what) : what_(std::move(what)) {}
  void report(const char* what, std::uint64_t, std::uint64_t) override {
    if (what == what_) stop_.store(true);
  }
  entente::Run run() {
    entente::Run r;
    r.stop = &stop_;
    r.progress = this;
    return r;
  }

private:
  std::string what_;
  std::atomic<bool> stop_{false};
};

TEST(Sensitivity, StoppedHasWhatItKnowsAndSaysThatItIsNotAll) {
  const ConflictGraph g = tied_model(5, 40).graph();
  const Sensitivity whole = *graph::sensitivity(g, {});
  ASSERT_GT(whole.tried_in_all(), 256U);
  EXPECT_FALSE(whole.partial);
  StopAfter first_block("single changes");
  const auto part = graph::sensitivity(g, first_block.run());
  ASSERT_TRUE(part);
  EXPECT_TRUE(part->partial);
  EXPECT_EQ(part->tried_in_all(), 256U);
  ASSERT_LT(part->effects.size(), whole.effects.size());
  for (std::size_t k = 0; k < part->effects.size(); ++k) {
    EXPECT_EQ(part->effects[k].appear, whole.effects[k].appear) << k;
    EXPECT_EQ(part->effects[k].vanish, whole.effects[k].vanish) << k;
  }
  for (std::size_t c = 0; c < 5; ++c) {
    ASSERT_EQ(part->equilibria.at(c).size(), whole.equilibria.at(c).size());
    for (const Survival& s : part->equilibria.at(c)) {
      EXPECT_FALSE(s.nearest.party || s.nearest.exact) << "not searched, so nothing is claimed";
      EXPECT_EQ(s.nearest.at_least, 0U);
      EXPECT_LE(s.survives[0] + s.survives[1] + s.survives[2], 256U);
    }
  }
}

TEST(Sensitivity, StoppedBeforeAnythingIsKnownHasNoAnswer) {
  const std::atomic<bool> stop{true};
  entente::Run run;
  run.stop = &stop;
  EXPECT_FALSE(graph::sensitivity(tied_model(5, 40).graph(), run));
}

}  // namespace
}  // namespace entente::worlds

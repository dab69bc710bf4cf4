#include "brute_force.hpp"

namespace entente::worlds {
namespace {

using Matrix = std::vector<std::vector<bool>>;

struct Solver {
  const ConflictGraph& g;
  std::size_t n = g.party_count();
  std::size_t m = g.state_count();

  Preference compare(std::size_t i, std::size_t s, std::size_t t) const {
    return g.compare(PartyId{static_cast<std::uint32_t>(i)}, StateId{s}, StateId{t});
  }
  bool likes_more(std::size_t i, std::size_t t, std::size_t s) const {
    const Preference p = compare(i, s, t);
    return p == Preference::better || p == Preference::much_better;
  }
  bool likes_no_more(std::size_t i, std::size_t t, std::size_t s) const {
    const Preference p = compare(i, s, t);
    return p == Preference::worse || p == Preference::much_worse || p == Preference::equal;
  }

  Matrix one_move(std::size_t i, bool improving) const {
    Matrix matrix(m, std::vector<bool>(m, false));
    for (std::size_t s = 0; s < m; ++s)
      g.each_move(PartyId{static_cast<std::uint32_t>(i)}, StateId{s}, [&](StateId t) {
        matrix[s][t.value] = !improving || likes_more(i, t.value, s);
        return true;
      });
    return matrix;
  }

  /// ends[s][t]: the others can come from s to t. by[j] holds the sequences whose last mover is j.
  Matrix others(std::size_t i, bool improving) const {
    std::vector<Matrix> step, by;
    for (std::size_t j = 0; j < n; ++j) step.push_back(one_move(j, improving));
    by = step;
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t k = 0; k < n; ++k)
          if (j != k && j != i && k != i) grown = extend(by[j], by[k], step[j]) || grown;
    }
    Matrix ends(m, std::vector<bool>(m, false));
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t s = 0; s < m; ++s)
        for (std::size_t t = 0; t < m; ++t)
          if (j != i && by[j][s][t]) ends[s][t] = true;
    return ends;
  }

  /// target |= before * step
  bool extend(Matrix& target, const Matrix& before, const Matrix& step) const {
    bool grown = false;
    for (std::size_t s = 0; s < m; ++s)
      for (std::size_t u = 0; u < m; ++u)
        for (std::size_t t = 0; before[s][u] && t < m; ++t)
          if (step[u][t] && !target[s][t]) target[s][t] = grown = true;
    return grown;
  }

  bool trapped(std::size_t i, std::size_t s, std::size_t u, const Matrix& own) const {
    for (std::size_t v = 0; v < m; ++v)
      if (own[u][v] && !likes_no_more(i, v, s)) return false;
    return true;
  }

  bool stable(std::size_t i, std::size_t s, const Matrix& own, const Matrix& ends,
              bool symmetric) const {
    for (std::size_t t = 0; t < m; ++t) {
      if (!own[s][t] || !likes_more(i, t, s)) continue;
      bool sanctioned = false;
      for (std::size_t u = 0; u < m; ++u)
        if (ends[t][u] && likes_no_more(i, u, s) && (!symmetric || trapped(i, s, u, own)))
          sanctioned = true;
      if (!sanctioned) return false;
    }
    return true;
  }
};

}  // namespace

Answers brute_force(const ConflictGraph& g) {
  const Solver solver{g};
  Answers answers;
  for (std::size_t i = 0; i < solver.n; ++i) {
    const Matrix own = solver.one_move(i, false);
    const Matrix none(solver.m, std::vector<bool>(solver.m, false));
    const Matrix any = solver.others(i, false), credible = solver.others(i, true);
    for (auto& rows : answers) rows.emplace_back();
    for (std::size_t s = 0; s < solver.m; ++s) {
      answers[0].back().push_back(solver.stable(i, s, own, none, false));
      answers[1].back().push_back(solver.stable(i, s, own, any, false));
      answers[2].back().push_back(solver.stable(i, s, own, any, true));
      answers[3].back().push_back(solver.stable(i, s, own, credible, false));
      answers[4].back().push_back(solver.stable(i, s, own, credible, true));
    }
  }
  return answers;
}

}  // namespace entente::worlds

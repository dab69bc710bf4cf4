#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The questions of `entente new`, apart from where the answers come from.
namespace entente::cli {

/// What was answered so far; a case can be written from it at any time.
struct Draft {
  struct Side {
    std::string id, name;
    std::vector<std::string> options;  ///< "strike", or "raise: none part full"
    std::vector<std::string> wants;    ///< most important first
  };
  std::string title;
  std::vector<Side> sides;
  std::string fear_of;                  ///< the party that might turn out otherwise; empty: nobody
  std::string fear;                     ///< what it would then want most
  std::vector<std::string> status_quo;  ///< "raise is part"
};

/// The draft as a case file.
std::string case_text(const Draft& draft);

/// Asks with `ask` (a prompt in, a line out, nothing at the end of input), says with `say` what is
/// wrong with an answer, in the words of `entente check`. `<` goes back one question. Nothing
/// where the input ended before the last question.
std::optional<Draft> interview(
    const std::function<std::optional<std::string>(const std::string&)>& ask,
    const std::function<void(const std::string&)>& say);

/// The commented six-line case that is printed where nobody can be asked.
std::string six_lines();

}  // namespace entente::cli

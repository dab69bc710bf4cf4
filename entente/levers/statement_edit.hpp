#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "entente/model/case_file.hpp"

/// Edits of one party's list of statements: what a person can change of an order.
namespace entente::levers {

/// An option at a level, or not at it.
struct Literal {
  OptionId option;
  Level level = 0;
  bool negated = false;  ///< of options of more than two levels alone
};

/// One edit; statements and places count from 0 in the list as it is before the edit.
struct StatementEdit {
  enum class Kind : std::uint8_t {
    drop,    ///< a statement is left out
    move,    ///< it is put at another place
    negate,  ///< the contrary is wanted in its place
    insert,  ///< a literal is wanted at a place
    both,    ///< the statement and a literal are wanted together
    either   ///< the statement or a literal is enough
  };
  Kind kind = Kind::drop;
  std::uint32_t statement = 0;  ///< insert: unused
  std::uint32_t place = 0;      ///< move: in the list without the statement; insert
  Literal literal{};            ///< insert, both, either
};

/// All literals of a case, by option and level; one for each level of a yes/no option, two for each
/// of another.
std::vector<Literal> literals(const Case& c);
std::string literal_text(const Case& c, const Literal& literal);
Formula::Pointer literal_formula(const Literal& literal);

/// All edits of a list of so many statements, by kind, statement, place and literal. A move to a
/// neighbour's place is listed once, as the move of the lower one.
std::vector<StatementEdit> edits_of(std::uint32_t statements, const std::vector<Literal>& literals);

/// The list after the edit.
std::vector<Statement> edited(const Case& c, std::vector<Statement> statements,
                              const StatementEdit& edit);

/// `"us.aid" dropped`, `"us.aid" to place 2`, `"not us.aid" in place of "us.aid"`; of the list
/// before the edit.
std::string edit_text(const Case& c, const std::vector<Statement>& statements,
                      const StatementEdit& edit);

}  // namespace entente::levers

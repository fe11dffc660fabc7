// The packs: what the program knows, read from patterns/ (TOML rules, TSV word lists).
// Immutable after loading. The file formats are described in patterns/README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "trich.h"

namespace re2 {
class RE2;
}

namespace trich {

// Where a thing stands in the packs.
struct Place_in_pack {
  std::string file;
  int line = 0, column = 0;
};

struct WordList;

// One row of a word list.
struct Word {
  std::string form;   // normalized (text/text.h)
  std::string value;  // what the form stands for, normalized
  const WordList* list = nullptr;
  std::vector<std::string> more;  // further columns, as WordList::columns names them
  // The further column `name`, or "" where the list has none.
  std::string_view attr(std::string_view name) const;
};

// How the letters of a form must stand in the text.
enum class CaseRule : std::uint8_t {
  any,      // in any case
  capital,  // first letter a capital
  lower,    // first letter not a capital
  exact     // as written in the list
};

struct WordList {
  std::string name;
  std::string
      tag;  // class of the items that the lexicon makes of its forms; "" : not in the lexicon
  CaseRule letters = CaseRule::any;
  std::vector<std::string> columns;  // names of the further columns
  std::vector<Word> words;
  Place_in_pack at;

  // The word whose form is `lower` (lower-case match text, single spaces), or nullptr.
  const Word* find(std::string_view lower) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view form) const;
  };
  // Row of the first word of each form, in lower case unless `letters` is exact.
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> index;
};

struct Example {
  std::string text;  // with [[ ]] round the span for an example; plain for a counter-example
  std::string value, published, why;
  std::map<std::string, std::string> fields;
  Place_in_pack at;
};

// Word edges that a character rule demands at both ends of its match.
enum class Edges : std::uint8_t {
  word,    // not inside a word
  number,  // nor inside a number, date, address: no digit behind a joint . , / - : at either end
  none
};

// A pattern over characters. Group names are fields; a field whose group is made of word lists has
// the list's value, else its text.
struct Rule {
  std::string id;
  std::string cls;  // class of the pack: "date", "document", ...
  std::string tag;  // class of the item that a match becomes; "none": matches and yields nothing
  std::string pattern;      // as written
  std::string regex;        // fragments and lists filled in
  bool exact_case = false;  // over the match text; else over the lower-case text
  Edges edges = Edges::word;
  bool mutate_capitals = true;
  std::vector<std::string> keywords;       // normalized, lower case: one must stand in the sentence
  std::map<std::string, std::string> set;  // constant fields
  std::vector<std::string> fields;         // names of the capture groups, "" for unnamed, from 1
  std::vector<std::vector<const WordList*>> field_lists;  // by capture group, from 1
  std::vector<Example> examples, counterexamples;
  Place_in_pack at;
};

// A pattern over tags: '<rank>? (?P<name><person>) <,> ...'. A match is a relation between items.
struct Relation {
  std::string id;
  std::string cls;
  std::string phase;    // in which pass over the tags it runs
  std::string tag;      // class of the item that the match becomes ("" : the items stay apart)
  std::string pattern;  // as written
  int prefer = 0;       // between matches of equal length the higher wins
  bool mutate_capitals = true;
  std::map<std::string, std::string> set;
  std::vector<std::string> fields;
  std::vector<Example> examples, counterexamples;
  Place_in_pack at;
};

// A pattern that must match a whole line, over lower-case match text: tells zones apart.
struct LineRule {
  std::string id;
  std::string zone;  // zone name, or another label that the article stage knows
  std::string pattern, regex;
  std::vector<std::string> fields;
  std::vector<Example> examples, counterexamples;
  Place_in_pack at;
};

class Pack {
 public:
  // Reads every *.toml below `dir`. Throws PackError with all faults.
  // `demand_proofs`: a rule without two examples and a counter-example is a fault.
  static std::unique_ptr<const Pack> load(const std::string& dir, bool demand_proofs);

  std::string version, sha256;      // of pack.toml; of all files, names and bytes, sorted
  std::vector<std::string> phases;  // in order
  std::vector<std::unique_ptr<WordList>> lists;  // by name
  std::vector<Rule> rules;                       // by id
  std::vector<Relation> relations;               // by id
  std::vector<LineRule> lines;                   // by id

  // The list of that name; throws PackError when the packs lack it (a pack the code relies on).
  const WordList& list(std::string_view name) const;
};

}  // namespace trich

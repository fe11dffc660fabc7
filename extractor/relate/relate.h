// Stage "relate": the article as a row of tagged items, and the relations over the tags.
//
// Items are the matches of character rules that have a tag, the longest phrases of the word lists,
// and the tokens left over. Each item has a set of classes: those of its lists or rule, its shape
// (<cap> <lower> <upper> <mixed> <digits> <number>), or for a mark the mark itself (<,> <-> <(>
// ...). <eos> stands between sentences, <eol> between lines.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "match/match.h"

namespace trich {

// One step of the row.
struct Item {
  Span span;                           // bytes in the match text; empty for <eos>, <eol>
  const Word* const* words = nullptr;  // rows of the word lists with this form; word_count of them
  std::int32_t match = -1;             // index into the matches, when a rule made it
  std::int32_t fact = -1;              // index into Relations::facts, when a relation made it
  std::uint32_t first_token = 0;
  std::uint16_t code = 0;  // its set of classes, as one code
  std::uint8_t word_count = 0;

  // The row that the list of class `tag` has for this item, or nullptr.
  const Word* word(std::string_view tag) const;
};

// One match of a relation.
struct Fact {
  const Relation* relation = nullptr;
  Span span;
  std::span<const Item> items;  // what it spans, as it stood before; of the Relations' memory
  struct Group {
    std::string_view name;
    std::uint32_t first, last;  // items [first, last) of `items`
  };
  std::span<const Group> groups;  // the groups that took part; of the same memory

  // Items of the group, or an empty range. A repeated group gives its last turn, as in RE2.
  const Group* find(std::string_view name) const;
};

struct Relations {
  std::vector<Item> items;                                      // after the last phase
  std::vector<Fact> facts;                                      // in order of phase, then of text
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory;  // of the facts' items and groups
};

// One article for the relations: what they read, and what they find in it.
struct RelateJob {
  const Text* text;
  const Tokens* tokens;
  const std::vector<Match>* matches;
  Relations relations;
};

// Immutable; thread-safe.
class Relater {
 public:
  // Keeps a reference to `pack`. Throws PackError: unknown tags, patterns that RE2 refuses.
  explicit Relater(const Pack& pack);
  ~Relater();
  Relations run(const Text& text, const Tokens& tokens, const std::vector<Match>& matches) const;
  // The same for many articles, each by itself; faster, relation by relation.
  void run(std::span<RelateJob> jobs) const;

  // True when the item's set of classes holds `tag`.
  bool is(const Item& item, std::string_view tag) const;
  // A number for a tag, for tests in inner loops; -1 when the packs have no such tag.
  int tag_id(std::string_view tag) const;
  bool is(const Item& item, int tag_id) const;
  // How many codes items can have: 0 and up.
  std::size_t codes() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace trich

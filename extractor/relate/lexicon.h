// The lexicon: every form of the tagged word lists, found by its tokens.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "relate/classes.h"
#include "rules/pack.h"

namespace trich {

// The rows that a phrase of the text has, and the code of the item that it becomes.
struct Phrase {
  std::uint32_t tokens = 0;  // length; 0: nothing found
  const Word* const* words = nullptr;
  std::uint8_t word_count = 0;
  std::uint16_t code = 0;
};

class Lexicon {
 public:
  // Takes the lists of `pack` that have a tag, and `literals`: words that are classes themselves
  // ("=form"). Adds to `names`. Faults: a form without tokens.
  void build(const Pack& pack, const std::vector<std::string>& literals, ClassNames& names,
             std::vector<Fault>& faults);
  // Gives every set of classes that a phrase can have its code. After `build`; the last call
  // counts.
  void add_codes(const ClassNames& names, ClassCodes& codes);

  // What is known of a token's word.
  struct WordAt {
    std::uint32_t number = 0;  // 0: no form has it
    std::uint32_t root = 0;    // the node of phrases that begin with it; 0: none do
  };
  // The words of all tokens.
  void read(const Tokens& tokens, std::vector<WordAt>& words) const;
  // The longest phrase that begins at token `at` and ends before token `limit`. The word at `at`
  // has a root.
  Phrase find(const Text& text, const Tokens& tokens, const std::vector<WordAt>& words,
              std::uint32_t at, std::uint32_t limit) const;

  // The classes of a row.
  ClassSet classes(const Word& word) const;

 private:
  // What a surface (first letter capital or not, spelling) makes of the rows of a form.
  struct Reading {
    std::uint32_t first_word;  // in pool_
    std::uint16_t classes;     // which of class_groups_
    std::uint8_t word_count;
  };
  // A reading for one spelling only.
  struct SpeltReading {
    std::string spelling;
    std::uint32_t reading;
  };
  // The spellings of a form that have readings of their own.
  struct Spellings {
    std::uint32_t first, count;  // in spelt_
  };
  // Classes that some readings have.
  struct ClassGroup {
    ClassSet set;
    bool small = false, capital = false;  // readings of which first letter have it
  };
  struct WordSlot {
    std::uint64_t hash = 0;
    WordAt word;  // number 0: free
  };
  // An edge of the tree of forms while it grows; `freeze` lays the tree out flat.
  struct Edge {
    std::uint32_t node, word, child;  // child 0: a free slot
  };
  struct Child {
    std::uint32_t word, node;
  };
  // A node of the tree: half a cache line, for a text walks through many of them.
  struct alignas(32) Node {
    std::uint64_t child_bits = 0;   // bit word % 64 of every child: most steps end here
    std::uint32_t first_child = 0;  // in children_
    std::uint32_t child_count = 0;
    std::uint32_t plain[2] = {0, 0};  // reading + 1 for a small and a capital first letter
    std::uint32_t spellings = 0;      // Spellings + 1; 0: none
  };

  std::uint32_t add_word(std::uint64_t hash);
  std::uint32_t add_child(std::uint32_t node, std::uint32_t word);
  void insert(const Word& word, std::vector<Fault>& faults, const Place_in_pack& at);
  void freeze();
  void read_forms();
  std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
  std::uint32_t reading_of(const Node& node, std::string_view surface, bool capital) const;

  std::vector<WordSlot> slots_;  // by hash: open addressing, a power of two
  std::bitset<65536> maybe_;     // the lowest 16 bits of their hashes
  std::uint32_t word_count_ = 0;
  std::vector<Edge> edges_;  // open addressing, a power of two
  std::size_t edge_count_ = 0;
  std::vector<Node> nodes_;
  std::vector<Child> children_;                  // of all nodes, a node's in order of word
  std::vector<std::vector<const Word*>> forms_;  // by node: its rows; only while building
  std::vector<Reading> readings_;
  std::vector<SpeltReading> spelt_;
  std::vector<Spellings> spellings_;
  std::vector<ClassGroup> class_groups_;
  std::vector<std::array<std::uint16_t, 8>> group_codes_;  // by class group and shape
  std::vector<const Word*> pool_;                          // the readings' words
  std::vector<std::unique_ptr<Word>> literal_words_;
  std::unique_ptr<WordList> literal_list_;
  std::unordered_map<const Word*, ClassSet> own_classes_;  // rows with a `tag` column
  std::unordered_map<const WordList*, int> list_class_;
};

}  // namespace trich

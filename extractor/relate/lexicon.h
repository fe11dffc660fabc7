// The lexicon: every form of the tagged word lists, found by its tokens.
#pragma once

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
  // Gives every set of classes that a phrase can have its code. Call once, after `build`.
  void add_codes(const ClassNames& names, ClassCodes& codes);

  // The longest phrase that begins at token `at` and ends before token `limit`.
  Phrase find(const Text& text, const Tokens& tokens, std::uint32_t at, std::uint32_t limit) const;

  // The classes of a row.
  ClassSet classes(const Word& word) const;

 private:
  // What a surface (first letter capital or not, spelling) makes of the rows of a form.
  struct Reading {
    bool capital;
    std::string spelling;  // the spelling, for rows that ask for it; "" for any other
    std::uint32_t first_word;
    std::uint8_t word_count;
    std::uint16_t codes[7];  // by shape of the first token
  };
  struct Entry {
    std::vector<const Word*> words;
    std::vector<Reading> readings;
    bool has_exact = false;
  };
  struct Edge {
    std::uint64_t key = 0;  // of node and token; 0: free
    std::uint32_t node = 0;
  };

  std::uint32_t child(std::uint32_t node, std::uint64_t hash) const;
  std::uint32_t add_child(std::uint32_t node, std::uint64_t hash);
  void grow();
  void insert(const Word& word, std::vector<Fault>& faults, const Place_in_pack& at);
  const Reading* read(const Entry& entry, std::string_view surface, bool capital) const;

  std::vector<Edge> edges_;  // open addressing, a power of two
  std::size_t edge_count_ = 0;
  std::vector<std::int32_t> node_entry_;  // by node: its entry or -1
  std::vector<Entry> entries_;
  std::vector<const Word*> pool_;  // the readings' words
  std::vector<std::unique_ptr<Word>> literal_words_;
  std::unique_ptr<WordList> literal_list_;
  std::unordered_map<const Word*, ClassSet> own_classes_;  // rows with a `tag` column
  std::unordered_map<const WordList*, int> list_class_;
};

}  // namespace trich

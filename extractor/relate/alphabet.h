// The letters that a row of items is written in: one for all sets of classes that no tag of a
// phase's relations tells apart. Few letters make small automata.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "relate/classes.h"

namespace trich {

// Which codes hold a class, as bits: asked for every tag.
class CodeTable {
 public:
  using Bits = std::vector<std::uint64_t>;  // a bit a code

  // `edges`: the codes of <eos> and <eol>.
  CodeTable(const ClassCodes& codes, std::size_t classes, const std::vector<std::uint16_t>& edges);

  std::size_t size() const { return size_; }    // codes
  std::size_t width() const { return width_; }  // of Bits
  const Bits& holders(std::size_t class_number) const { return holders_[class_number]; }
  const Bits& all() const { return all_; }
  const Bits& inside() const { return inside_; }  // all but the edges

 private:
  std::size_t size_, width_;
  std::vector<Bits> holders_;
  Bits all_, inside_;
};

class Alphabet {
 public:
  // Letter 0 is no item's: it stands for what is behind the last one.
  static constexpr std::size_t kMostLetters = 0x780;

  // Takes a tag as it stands between < and > ("a|b", "a&!b", "!a|b", "any") into account; returns
  // the names in it that are no classes. To be called as often as patterns have it.
  std::vector<std::string> note(std::string_view tag, const ClassNames& names,
                                const CodeTable& codes);
  // Gives every code its letter; false when there are too few. Call once, after every `note`.
  bool number(std::size_t codes);

  std::size_t size() const { return size_; }  // letters, letter 0 too
  std::uint16_t letter(std::uint16_t code) const { return letters_[code]; }
  // Bytes of every letter in a row: one (RE2 reads Latin-1) where there are few, else two (UTF-8).
  std::size_t width() const { return size_ <= 256 ? 1 : 2; }
  // Writes the letters of a row of codes: width() bytes each.
  void write(const std::vector<std::uint16_t>& codes, std::string& row) const;
  // The code point that RE2 takes the letter for.
  std::uint32_t code_point(std::size_t letter) const {
    return static_cast<std::uint32_t>(width() == 1 ? letter : letter + kFirstOfTwo);
  }
  std::vector<std::uint32_t> code_points() const;  // by letter
  // The tag as a class of those. The tag has been noted.
  const std::string& regex(std::string_view tag) const;

 private:
  struct Tag {
    CodeTable::Bits codes;  // that it holds
    std::size_t uses = 1;   // in the patterns
    std::string regex;      // once the codes are numbered
  };
  std::map<std::string, Tag, std::less<>> members_;
  static constexpr std::size_t kFirstOfTwo = 0x80;  // the first code point of two bytes

  std::vector<std::uint16_t> letters_;  // by code
  std::size_t size_ = 1;
};

// The words that tags ask for themselves: "word" of "=word", in lower case.
std::vector<std::string> literals_of(std::string_view tag);

}  // namespace trich

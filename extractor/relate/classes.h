// Classes of items, and codes for sets of classes: what the tag patterns are written over.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/match.h"

namespace trich {

constexpr std::size_t kMostClasses = 512;
using ClassSet = std::bitset<kMostClasses>;

// Names of classes. Filled while loading, read-only afterwards.
class ClassNames {
 public:
  ClassNames();
  // The class's number, made new when the name is; -1 when there are too many.
  int add(std::string_view name);
  int find(std::string_view name) const;  // -1: unknown
  std::size_t size() const { return names_.size(); }
  int of_shape(Shape shape) const { return shapes_[static_cast<std::size_t>(shape)]; }
  int of_mark(unsigned char mark) const { return marks_[mark]; }
  int eos, eol;

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, int> numbers_;
  int shapes_[7];
  int marks_[256];  // by first byte of the mark; -1: a mark without a class of its own
};

// One code point for every set of classes that items can have; all are two bytes in UTF-8, so that
// item i of a row stands at byte 2i of its string.
class ClassCodes {
 public:
  static constexpr std::uint16_t kFirst = 0x80, kLast = 0x7FF;

  // The set's code, made new when the set is; 0 when the codes have run out.
  std::uint16_t add(const ClassSet& set);
  // The set's code; that of no class (kFirst) for a set that was not foreseen.
  std::uint16_t find(const ClassSet& set) const;
  const ClassSet& set(std::uint16_t code) const { return sets_[code - kFirst]; }
  std::size_t size() const { return sets_.size(); }

  // The same sets with codes in the order of their classes: sets that share a shape or a tag come
  // to stand side by side, which keeps the patterns over them short. The first code stays.
  ClassCodes ordered() const;

 private:
  std::vector<ClassSet> sets_;
  std::unordered_map<ClassSet, std::uint16_t> codes_;
};

}  // namespace trich

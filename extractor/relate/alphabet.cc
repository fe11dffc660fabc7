#include "relate/alphabet.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "text/text.h"

namespace trich {
namespace {

// "cap&!title": classes that an item must all have, or (true) not have.
using Alternative = std::vector<std::pair<std::string, bool>>;

// True of "!a|b": the "!" is the whole tag's.
bool is_negated(std::string_view tag) {
  return tag.size() > 1 && tag[0] == '!' && tag.find('&', 1) == std::string_view::npos;
}

std::vector<Alternative> alternatives(std::string_view tag) {
  std::vector<Alternative> out(1);
  if (is_negated(tag)) tag.remove_prefix(1);
  while (!tag.empty()) {
    std::size_t end = tag.size() > 1 ? tag.find_first_of("|&", 1) : std::string_view::npos;
    std::string_view name = tag.substr(0, end);
    bool refused = name.size() > 1 && name[0] == '!';
    if (refused) name.remove_prefix(1);
    std::string key(name);
    if (name.size() > 1 && name[0] == '=') {
      key = "=" + lower_same_length(normalize(name.substr(1)));
    }
    out.back().emplace_back(std::move(key), refused);
    if (end == std::string_view::npos) break;
    if (tag[end] == '|') out.emplace_back();
    tag.remove_prefix(end + 1);
  }
  return out;
}

void append_point(std::uint32_t point, std::string& out) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  out += "\\x{";
  for (int shift = 8; shift >= 0; shift -= 4) out += kHex[(point >> shift) & 0xF];
  out += '}';
}

}  // namespace

std::vector<std::string> literals_of(std::string_view tag) {
  std::vector<std::string> out;
  for (const Alternative& alternative : alternatives(tag)) {
    for (const auto& [name, refused] : alternative) {
      if (name.size() > 1 && name[0] == '=') out.push_back(name.substr(1));
    }
  }
  return out;
}

// By class: the codes whose sets hold it, as bits.
CodeTable::CodeTable(const ClassCodes& codes, std::size_t classes,
                     const std::vector<std::uint16_t>& edges)
    : size_(codes.size()), width_((size_ + 63) / 64), holders_(classes, Bits(width_)) {
  for (std::size_t code = 0; code < size_; ++code) {
    const ClassSet& set = codes.set(static_cast<std::uint16_t>(code));
    for (std::size_t c = set._Find_first(); c < classes; c = set._Find_next(c)) {
      holders_[c][code / 64] |= std::uint64_t{1} << code % 64;
    }
  }
  all_.assign(width_, ~std::uint64_t{0});
  if (size_ % 64) all_.back() = (std::uint64_t{1} << size_ % 64) - 1;
  inside_ = all_;
  for (const std::uint16_t edge : edges) inside_[edge / 64] &= ~(std::uint64_t{1} << edge % 64);
}

std::vector<std::string> Alphabet::note(std::string_view tag, const ClassNames& names,
                                        const CodeTable& codes) {
  std::vector<std::string> unknown;
  if (auto known = members_.find(tag); known != members_.end()) {
    ++known->second.uses;
    return unknown;
  }
  CodeTable::Bits member(codes.width());
  bool any = false;
  for (const Alternative& alternative : alternatives(tag)) {
    CodeTable::Bits fits = codes.all();
    for (const auto& [name, refused] : alternative) {
      if (name == "any") {
        any = true;
      } else if (int number = names.find(name); number >= 0) {
        const CodeTable::Bits& holders = codes.holders(static_cast<std::size_t>(number));
        const std::uint64_t turn = refused ? ~std::uint64_t{0} : 0;
        for (std::size_t i = 0; i < fits.size(); ++i) fits[i] &= holders[i] ^ turn;
      } else {
        unknown.push_back(name);
      }
    }
    for (std::size_t i = 0; i < fits.size(); ++i) member[i] |= fits[i];
  }
  if (!unknown.empty()) return unknown;
  if (any) {
    member = codes.inside();
  } else if (is_negated(tag)) {
    for (std::size_t i = 0; i < member.size(); ++i) member[i] = codes.inside()[i] & ~member[i];
  }
  members_.emplace(tag, Tag{std::move(member), 1, {}});
  return unknown;
}

bool Alphabet::number(std::size_t codes) {
  // Codes that all tags treat alike stay together; those that a tag holds go behind the others, tag
  // by tag, so that the letters of a tag tend to stand side by side: of the first tags always, so
  // those come first that many patterns write out and that hold many codes.
  std::vector<const Tag*> tags;
  for (const auto& [name, tag] : members_) tags.push_back(&tag);
  auto weight = [](const Tag* tag) {
    std::size_t held = 0;
    for (const std::uint64_t bits : tag->codes)
      held += static_cast<std::size_t>(std::popcount(bits));
    return tag->uses * held;
  };
  std::stable_sort(tags.begin(), tags.end(),
                   [&](const Tag* a, const Tag* b) { return weight(a) > weight(b); });
  std::vector<std::uint16_t> order(codes), held;
  std::iota(order.begin(), order.end(), std::uint16_t{0});
  std::vector<std::size_t> ends = {codes}, more;  // of the groups in `order`
  for (const Tag* tag : tags) {
    more.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      held.clear();
      std::size_t kept = begin;
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint16_t code = order[i];
        if (tag->codes[code / 64] >> code % 64 & 1) {
          held.push_back(code);
        } else {
          order[kept++] = code;
        }
      }
      std::copy(held.begin(), held.end(), order.begin() + static_cast<std::ptrdiff_t>(kept));
      if (kept > begin && kept < end) more.push_back(kept);
      more.push_back(end);
      begin = end;
    }
    ends.swap(more);
  }
  if (ends.size() >= kMostLetters) return false;
  letters_.assign(codes, 0);
  size_ = 1;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    for (; begin < end; ++begin) letters_[order[begin]] = static_cast<std::uint16_t>(size_);
    ++size_;
  }
  // A group's first code speaks for all of it.
  for (auto& [name, tag] : members_) {
    std::string& regex = tag.regex;
    regex = "[";
    const CodeTable::Bits& codes_held = tag.codes;
    auto holds = [&](std::size_t group) {
      const std::uint16_t code = order[group == 0 ? 0 : ends[group - 1]];
      return (codes_held[code / 64] >> code % 64 & 1) != 0;
    };
    for (std::size_t first = 0; first < ends.size(); ++first) {
      if (!holds(first)) continue;
      std::size_t last = first;
      while (last + 1 < ends.size() && holds(last + 1)) ++last;
      append_point(code_point(first + 1), regex);
      if (last > first) {
        regex += '-';
        append_point(code_point(last + 1), regex);
      }
      first = last;
    }
    // A tag that no item can have: the letter that never occurs.
    if (regex.size() == 1) append_point(code_point(0), regex);
    regex += ']';
  }
  return true;
}

void Alphabet::write(const std::vector<std::uint16_t>& codes, std::string& row) const {
  row.resize(codes.size() * width());
  char* to = row.data();
  const std::uint16_t* letters = letters_.data();  // not read anew behind every char written
  if (width() == 1) {
    for (std::uint16_t code : codes) *to++ = static_cast<char>(letters[code]);
    return;
  }
  for (std::uint16_t code : codes) {
    const std::uint32_t point = letters[code] + std::uint32_t{kFirstOfTwo};
    *to++ = static_cast<char>(0xC0 | (point >> 6));
    *to++ = static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::vector<std::uint32_t> Alphabet::code_points() const {
  std::vector<std::uint32_t> out(size_);
  for (std::size_t letter = 0; letter < size_; ++letter) out[letter] = code_point(letter);
  return out;
}

const std::string& Alphabet::regex(std::string_view tag) const {
  return members_.find(tag)->second.regex;
}

}  // namespace trich

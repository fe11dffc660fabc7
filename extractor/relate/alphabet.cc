#include "relate/alphabet.h"

#include <algorithm>

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

std::vector<std::string> Alphabet::note(std::string_view tag, const ClassNames& names,
                                        const ClassCodes& codes,
                                        const std::vector<std::uint16_t>& edges) {
  std::vector<std::string> unknown;
  auto [member, fresh] = members_.try_emplace(std::string(tag));
  struct Wanted {
    ClassSet all, none;
  };
  std::vector<Wanted> wanted;
  bool any = false;
  for (const Alternative& alternative : alternatives(tag)) {
    wanted.emplace_back();
    for (const auto& [name, refused] : alternative) {
      if (name == "any") {
        any = true;
      } else if (int number = names.find(name); number >= 0) {
        (refused ? wanted.back().none : wanted.back().all).set(static_cast<std::size_t>(number));
      } else {
        unknown.push_back(name);
      }
    }
  }
  if (!fresh || !unknown.empty()) return unknown;
  bool negated = is_negated(tag);
  member->second.resize(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    auto code = static_cast<std::uint16_t>(i);
    bool edge = std::find(edges.begin(), edges.end(), code) != edges.end();
    const ClassSet& classes = codes.set(code);
    bool fits = std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& w) {
      return (classes & w.all) == w.all && (classes & w.none).none();
    });
    member->second[i] = any ? !edge : negated ? !edge && !fits : fits;
  }
  return unknown;
}

bool Alphabet::number(const ClassCodes& codes) {
  // Codes that all tags treat alike have the same signature. In order of signature the letters of a
  // tag tend to stand side by side.
  std::map<std::string, std::vector<std::size_t>> by_signature;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::string signature;
    for (const auto& [tag, member] : members_) signature += member[i] ? '1' : '0';
    by_signature[signature].push_back(i);
  }
  if (by_signature.size() >= kMostLetters) return false;
  letters_.assign(codes.size(), 0);
  size_ = 1;
  for (const auto& [signature, same] : by_signature) {
    for (std::size_t i : same) letters_[i] = static_cast<std::uint16_t>(size_);
    ++size_;
  }
  return true;
}

void Alphabet::write(const std::vector<std::uint16_t>& codes, std::string& row) const {
  row.resize(codes.size() * width());
  char* to = row.data();
  if (width() == 1) {
    for (std::uint16_t code : codes) *to++ = static_cast<char>(letters_[code]);
    return;
  }
  for (std::uint16_t code : codes) {
    std::uint32_t point = code_point(letters_[code]);
    *to++ = static_cast<char>(0xC0 | (point >> 6));
    *to++ = static_cast<char>(0x80 | (point & 0x3F));
  }
}

std::string Alphabet::regex(std::string_view tag) const {
  const std::vector<char>& member = members_.find(tag)->second;
  std::vector<char> in(size_, 0);
  for (std::size_t i = 0; i < member.size(); ++i) in[letters_[i]] |= member[i];
  std::string out = "[";
  for (std::size_t letter = 1; letter < size_; ++letter) {
    if (!in[letter]) continue;
    std::size_t last = letter;
    while (last + 1 < size_ && in[last + 1]) ++last;
    append_point(code_point(letter), out);
    if (last > letter) {
      out += '-';
      append_point(code_point(last), out);
    }
    letter = last;
  }
  // A tag that no item can have: the letter that never occurs.
  if (out.size() == 1) append_point(code_point(0), out);
  return out + "]";
}

}  // namespace trich

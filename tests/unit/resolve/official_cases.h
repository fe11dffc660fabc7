// Tables of sentences and what the record must say of their officials.
//
//   sentence => Name / Rank / Title @ Unit ; Title + Name / / Title
//
// "-" behind the arrow: nobody. A unit of "*" may be any or none.
#pragma once

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <sstream>
#include <string>
#include <vector>

#include "text/text.h"
#include "trich.h"

namespace trich::official_cases {

inline std::string trim(std::string s) {
  while (!s.empty() && s.back() == ' ') s.pop_back();
  return s.substr(std::min(s.size(), s.find_first_not_of(' ') == std::string::npos
                                         ? s.size()
                                         : s.find_first_not_of(' ')));
}

inline std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (true) {
    std::size_t next = text.find(by, at);
    out.push_back(trim(text.substr(at, next == std::string::npos ? next : next - at)));
    if (next == std::string::npos) return out;
    at = next + by.size();
  }
}

inline const Extractor& extractor() {
  static const Extractor one(TRICH_PATTERNS_DIR);
  return one;
}

inline std::string describe(const Official& official, const std::vector<std::string>& wanted) {
  std::string out = official.name + " / " + official.rank + (official.rank.empty() ? "/" : " /");
  for (std::size_t i = 0; i < official.positions.size(); ++i) {
    const Position& p = official.positions[i];
    out += (i ? " ; " : " ") + p.title;
    bool any_unit = i < wanted.size() && wanted[i].ends_with("@ *");
    if (any_unit) {
      out += " @ *";
    } else if (!p.unit.empty()) {
      out += " @ " + p.unit;
    }
  }
  return trim(out);
}

inline std::string read(const std::string& text, const std::string& wanted) {
  Input input;
  input.bytes = text;
  Record record = extractor().extract(input);
  std::string out;
  std::vector<std::string> people = split(wanted, " + ");
  for (std::size_t i = 0; i < record.officials.size(); ++i) {
    std::vector<std::string> positions;
    if (i < people.size()) {
      std::vector<std::string> parts = split(people[i], " / ");
      if (parts.size() > 1) positions = split(parts.back(), " ; ");
    }
    out += (i ? " + " : "") + describe(record.officials[i], positions);
  }
  return out.empty() ? "-" : out;
}

inline std::string to_nfd(const std::string& utf8) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(error);
  std::string out;
  nfd->normalize(icu::UnicodeString::fromUTF8(utf8), error).toUTF8String(out);
  return out;
}

inline std::string with_odd_spaces(const std::string& text) {
  std::string out;
  int n = 0;
  for (char c : text) {
    if (c == ' ') {
      out += n++ % 3 == 0 ? "\xC2\xA0" : n % 3 == 0 ? "  " : " ";
    } else {
      out += c;
    }
  }
  return out;
}

// Runs a table as written and mutated: decomposed, with odd spaces, between other sentences.
inline void run(const std::string& table) {
  std::istringstream lines(table);
  std::string line;
  int cases = 0;
  while (std::getline(lines, line)) {
    if (trim(line).empty()) continue;
    std::vector<std::string> sides = split(line, "=>");
    ASSERT_EQ(sides.size(), 2u) << line;
    const std::string& text = sides[0];
    std::string wanted;
    for (const std::string& person : split(sides[1], " + ")) {
      wanted += (wanted.empty() ? "" : " + ") + person;
    }
    ++cases;
    const std::pair<const char*, std::string> forms[] = {
        {"as written", text},
        {"decomposed", to_nfd(text)},
        {"with odd spaces", with_odd_spaces(text)},
        {"in lines", "Trời nắng.\n" + text + "\nMưa rơi."}};
    for (const auto& [form, mutated] : forms) {
      std::string got = read(mutated, wanted);
      if (got == wanted) continue;
      ADD_FAILURE() << form << ": " << text << "\n  got    " << got << "\n  wanted " << wanted;
      break;
    }
  }
  EXPECT_GT(cases, 0);
}

}  // namespace trich::official_cases

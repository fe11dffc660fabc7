#include "resolve/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

namespace trich {
namespace {

using Role = NumberPart::Role;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

double to_double(const std::string& digits) { return std::strtod(digits.c_str(), nullptr); }

// Lengths of the digit runs between the marks.
std::vector<std::size_t> runs_of(std::string_view text) {
  std::vector<std::size_t> out(1, 0);
  for (char c : text) {
    if (is_digit(c)) {
      ++out.back();
    } else {
      out.push_back(0);
    }
  }
  return out;
}

// True when every run behind the first has three digits, and the first one to three.
bool are_groups(const std::vector<std::size_t>& runs) {
  if (runs.front() < 1 || runs.front() > 3) return false;
  return std::all_of(runs.begin() + 1, runs.end(), [](std::size_t n) { return n == 3; });
}

std::string without(std::string_view text, char mark) {
  std::string out;
  for (char c : text) {
    if (c != mark) out += c == ',' ? '.' : c;
  }
  return out;
}

}  // namespace

double whole_number(std::string_view digits) {
  // A double holds up to 15 digits exactly.
  if (digits.size() > 15) return to_double(std::string(digits));
  std::int64_t value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return static_cast<double>(value);
}

std::optional<Figure> read_figure(std::string_view text, Grouping grouping, bool whole) {
  Figure out;
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return std::nullopt;
  auto dots = std::count(text.begin(), text.end(), '.');
  auto commas = std::count(text.begin(), text.end(), ',');
  if (dots == 0 && commas == 0) {
    out.value = whole_number(text);
    return out;
  }
  std::vector<std::size_t> runs = runs_of(text);
  if (std::count(runs.begin(), runs.end(), 0U) > 0) return std::nullopt;
  if (dots > 0 && commas > 0) {
    // "1.234.567,8": the mark that stands last, and once, is the decimal one.
    char last = text[text.find_last_of(".,")];
    char group = last == '.' ? ',' : '.';
    if ((last == '.' ? dots : commas) != 1) return std::nullopt;
    runs.pop_back();
    if (!are_groups(runs)) return std::nullopt;
    out.grouped = out.fraction = true;
    out.value = to_double(without(text, group));
    return out;
  }
  char mark = dots > 0 ? '.' : ',';
  if (dots + commas > 1) {
    if (!are_groups(runs)) return std::nullopt;
    out.grouped = true;
    out.value = to_double(without(text, mark));
    return out;
  }
  bool may_group = are_groups(runs) && text.front() != '0';
  char group = grouping == Grouping::vietnamese ? '.' : ',';
  out.ambiguous = may_group;
  if (may_group && (mark == group || (whole && mark == ','))) {
    out.grouped = true;
    out.value = to_double(without(text, mark));
    return out;
  }
  out.fraction = true;
  out.value = to_double(without(text, ' '));
  return out;
}

Grouping grouping_of(const Tokens& tokens, std::string_view match, bool* mixed) {
  int dot_groups = 0, comma_groups = 0, dot_fractions = 0, comma_fractions = 0;
  for (const std::uint32_t number : tokens.numbers) {
    const Token& token = tokens.tokens[number];
    std::string_view text = match.substr(token.begin, token.end - token.begin);
    std::vector<std::size_t> runs = runs_of(text);
    bool comma = text.find(',') != std::string_view::npos;
    bool dot = text.find('.') != std::string_view::npos;
    if (comma && dot) {
      bool english = text.rfind('.') > text.rfind(',');
      ++(english ? comma_groups : dot_groups);
      ++(english ? dot_fractions : comma_fractions);
    } else if (are_groups(runs) && text.front() != '0') {
      // Two marks and more can only group: they weigh as proof.
      (comma ? comma_groups : dot_groups) += runs.size() > 2 ? 3 : 1;
    } else if (runs.size() == 2) {
      ++(comma ? comma_fractions : dot_fractions);
    }
  }
  bool english = comma_groups > 0 && comma_fractions == 0 && comma_groups > dot_groups &&
                 (comma_groups >= 2 || dot_fractions > 0);
  if (mixed) *mixed = english ? dot_groups > 0 : comma_groups > 0 && dot_groups > 0;
  return english ? Grouping::english : Grouping::vietnamese;
}

namespace {

// Reads one group below a scale: a figure, or words up to 999. `loose`: a lone digit, which behind
// a scale may stand for the next lower decimal place ("hai nghin ba" is 2300).
class GroupReader {
 public:
  explicit GroupReader(const std::vector<NumberPart>& parts) : parts_(parts) {}

  bool read(std::size_t& i, double& value, bool& loose) const {
    loose = false;
    switch (role(i)) {
      case Role::figure:
        value = parts_[i++].value;
        return true;
      case Role::conj:  // "nghin linh nam"
        if (i == 0 || !is_unit(i + 1)) return false;
        value = parts_[i + 1].value;
        i += 2;
        return true;
      case Role::zero:
        if (!is_hundred(i + 1)) return false;
        i += 2;
        value = 0;
        return below_hundred(i, value) || true;
      case Role::one:
      case Role::digit:
        if (is_hundred(i + 1)) {
          value = parts_[i].value * 100;
          i += 2;
          below_hundred(i, value);
          return true;
        }
        if (tens(i, value)) return true;
        value = parts_[i++].value;
        loose = true;
        return true;
      case Role::ten:
        return tens(i, value);
      default:
        return false;
    }
  }

 private:
  Role role(std::size_t i) const { return i < parts_.size() ? parts_[i].role : Role::half; }
  bool is_unit(std::size_t i) const {
    return i < parts_.size() && (role(i) == Role::one || role(i) == Role::digit ||
                                 role(i) == Role::tail || role(i) == Role::ten);
  }
  bool is_hundred(std::size_t i) const {
    return i < parts_.size() && role(i) == Role::scale && parts_[i].value == 100;
  }

  // "muoi", "muoi lam", "hai muoi", "hai muoi tu", "hai lam".
  bool tens(std::size_t& i, double& value) const {
    if (role(i) == Role::ten) {
      value = 10;
      ++i;
    } else if ((role(i) == Role::digit || role(i) == Role::one) && role(i + 1) == Role::tens &&
               i + 1 < parts_.size()) {
      value = parts_[i].value * 10;
      i += 2;
    } else if (role(i) == Role::digit && role(i + 1) == Role::tail && i + 1 < parts_.size()) {
      value = parts_[i].value * 10 + parts_[i + 1].value;
      i += 2;
      return true;
    } else {
      return false;
    }
    if (i < parts_.size() &&
        (role(i) == Role::digit || role(i) == Role::one || role(i) == Role::tail)) {
      value += parts_[i++].value;
    }
    return true;
  }

  // What may follow "tram": "linh nam", "hai muoi", "ruoi", or a lone digit for tens.
  bool below_hundred(std::size_t& i, double& value) const {
    double rest = 0;
    if (i >= parts_.size()) return false;
    if (role(i) == Role::conj && is_unit(i + 1)) {
      value += parts_[i + 1].value;
      i += 2;
      return true;
    }
    if (role(i) == Role::half && value > 0) {
      value += 50;
      ++i;
      return true;
    }
    if (tens(i, rest)) {
      value += rest;
      return true;
    }
    if ((role(i) == Role::digit || role(i) == Role::one) && value > 0) {
      value += parts_[i++].value * 10;
      return true;
    }
    return false;
  }

  const std::vector<NumberPart>& parts_;
};

std::optional<NumberValue> combine_plain(const std::vector<NumberPart>& parts) {
  GroupReader groups(parts);
  NumberValue out;
  double high = 0, low = 0, last = 0;
  std::size_t i = 0;
  while (i < parts.size()) {
    if (parts[i].role == Role::half) {
      if (last == 0 || i + 1 != parts.size()) return std::nullopt;
      low += last / 2;
      ++i;
      break;
    }
    double group = 0;
    bool loose = false;
    bool is_figure = parts[i].role == Role::figure;
    if (!groups.read(i, group, loose)) return std::nullopt;
    double chain = 1;
    bool scaled = false;
    while (i < parts.size() && parts[i].role == Role::scale) {
      chain *= parts[i++].value;
      scaled = true;
    }
    if (!scaled) {
      if (i != parts.size()) return std::nullopt;
      if (loose && !is_figure && last >= 100) group *= last / 10;
      low += group;
      break;
    }
    if (chain >= 1e9) {
      high += (low + group) * chain;
      low = 0;
    } else if (last > 0 && chain > last && last < 1e9) {
      low = (low + group) * chain;
    } else {
      low += group * chain;
    }
    last = chain;
    out.scale = chain;
    out.has_scale = true;
  }
  out.value = high + low;
  // 516,7 x 10^9 is a whole number, though not in binary fractions.
  if (double whole = std::nearbyint(out.value); std::fabs(out.value - whole) < 1e-3) {
    out.value = whole;
  }
  out.mantissa = out.value / out.scale;
  return out;
}

}  // namespace

std::optional<NumberValue> combine(const std::vector<NumberPart>& parts) {
  if (parts.empty()) return std::nullopt;
  auto is_digit_word = [&](std::size_t i) {
    return parts[i].role == Role::digit || parts[i].role == Role::one;
  };
  // "ba bon tram": two digits in a row, the second the greater by a little, are a range.
  if (parts.size() >= 2 && is_digit_word(0) && is_digit_word(1) &&
      parts[0].value < parts[1].value) {
    std::vector<NumberPart> lower = parts, upper = parts;
    lower.erase(lower.begin() + 1);
    upper.erase(upper.begin());
    auto a = combine_plain(lower), b = combine_plain(upper);
    if (!a || !b) return std::nullopt;
    a->upper = b->value;
    return a;
  }
  return combine_plain(parts);
}

NumberWords::NumberWords(const WordList& list) {
  static const std::unordered_map<std::string_view, Role> roles = {
      {"one", Role::one},   {"digit", Role::digit}, {"ten", Role::ten},
      {"tens", Role::tens}, {"tail", Role::tail},   {"and", Role::conj},
      {"zero", Role::zero}, {"scale", Role::scale}, {"half", Role::half}};
  for (const Word& word : list.words) {
    auto role = roles.find(word.attr("role"));
    if (role == roles.end()) continue;
    words_.add(word.form, {role->second, std::strtod(word.value.c_str(), nullptr)});
  }
  words_.build();
}

std::vector<NumberPart> NumberWords::parts(const Tokens& tokens, const Text& text,
                                           std::uint32_t first, std::uint32_t last,
                                           Grouping grouping, bool whole) const {
  std::vector<NumberPart> out;
  std::string_view lower = text.lower();
  for (std::uint32_t t = first; t < last; ++t) {
    const Token& token = tokens.tokens[t];
    std::string_view word = lower.substr(token.begin, token.end - token.begin);
    if (token.shape == Shape::digits || token.shape == Shape::number) {
      // "1 000 000": groups apart by spaces, as the character rule admits them.
      std::string joined(word);
      while (token.shape == Shape::digits && t + 1 < last && joined.size() <= 12 &&
             tokens.tokens[t + 1].shape == Shape::digits &&
             tokens.tokens[t + 1].end - tokens.tokens[t + 1].begin == 3) {
        ++t;
        joined += lower.substr(tokens.tokens[t].begin, 3);
      }
      auto figure = read_figure(joined, grouping, whole);
      if (!figure) return {};
      out.push_back({Role::figure, figure->value});
    } else if (const NumberPart* part = find(tokens, lower, t)) {
      out.push_back(*part);
    } else {
      return {};
    }
  }
  return out;
}

}  // namespace trich

#include "resolve/quantity.h"

#include <algorithm>
#include <cctype>

namespace trich {

std::optional<QuantityReader::Number> QuantityReader::read_number(const QuantityText& text,
                                                                  std::uint32_t first,
                                                                  std::uint32_t last) const {
  if (first >= last) return std::nullopt;
  const Context& context = text.context;
  const auto& tokens = context.tokens.tokens;
  if (last == first + 1 && tokens[first].shape == Shape::digits) {
    Number out{first, last, sentence_at(context.tokens, first), {}};
    out.value.value = out.value.mantissa = whole_number(words_of(context, first, last));
    out.figure_plain = true;
    return out;
  }
  TokenRange sentence = sentence_at(context.tokens, first);
  Found noun = find_noun(context, last, sentence.last);
  bool whole = noun.noun && noun.noun->kind == "count" && noun.noun->group != "other";
  auto parts = words_.parts(context.tokens, context.text, first, last, text.grouping, whole);
  auto value = combine(parts);
  if (!value) return std::nullopt;
  Number out{first, last, sentence, *value};
  out.words = std::none_of(parts.begin(), parts.end(),
                           [](const NumberPart& p) { return p.role == NumberPart::Role::figure; });
  if (parts.size() == 1 && tokens[first].shape == Shape::number) {
    auto figure = read_figure(words_of(context, first, first + 1), text.grouping, whole);
    bool comma = words_of(context, first, first + 1).find(',') != std::string_view::npos;
    out.ambiguous = figure && figure->ambiguous && comma;
  }
  return out;
}

// No letter, digit or joint may cling to the number: "Covid-19", "Q.6", "12/TB", "3x4".
bool QuantityReader::edges_are_free(const Context& context, const Number& number,
                                    bool open_end) const {
  const auto& tokens = context.tokens.tokens;
  const std::string& match = context.text.match();
  std::uint32_t begin = tokens[number.first].begin, end = tokens[number.last - 1].end;
  if (begin > 0 && !number.joined) {
    char before = match[begin - 1];
    char far = begin > 1 ? match[begin - 2] : ' ';
    if (is_letter_byte(before) &&
        match.compare(begin > 2 ? begin - 3 : 0, 3, "\xE2\x80\xA2") != 0 &&
        match.compare(begin > 2 ? begin - 3 : 0, 3, "\xE2\x82\xAC") != 0) {
      return false;
    }
    if (std::string_view("-/.:_+#@&").find(before) != std::string_view::npos &&
        (is_letter_byte(far) || std::isdigit(static_cast<unsigned char>(far)))) {
      return false;
    }
    if (before == '#' || before == '@' || before == '_') return false;
    if (before == '+' && far == ' ') return false;
  }
  if (open_end) return true;
  char after = match[end];
  char far = after == '\n' ? '\n' : match[end + 1];
  if (std::string_view("-/:_&").find(after) != std::string_view::npos &&
      (is_letter_byte(far) || std::isdigit(static_cast<unsigned char>(far)))) {
    return false;
  }
  if (is_letter_byte(after) || std::isdigit(static_cast<unsigned char>(after))) return false;
  return true;
}

// "1. ", "2) ", "3/ ", "4 - " that open a line, and "(1)".
bool QuantityReader::is_list_mark(const Context& context, const Number& number) const {
  if (!number.figure_plain || number.value.value > 999) return false;
  const std::string& match = context.text.match();
  const auto& tokens = context.tokens.tokens;
  std::uint32_t begin = tokens[number.first].begin, end = tokens[number.last - 1].end;
  std::uint32_t before = begin;
  while (before > 0 && (match[before - 1] == ' ' || match[before - 1] == '"')) --before;
  bool opens = before == 0 || match[before - 1] == '\n';
  char after = match[end];
  if (opens && (after == '.' || after == ')' || after == '/' || after == ':' || after == '-')) {
    return true;
  }
  if (opens && after == ' ' && match[end + 1] == '-') return true;
  if (after == ')' && begin > 0 && match[begin - 1] == '(') return number.value.value <= 20;
  // "noi dung: 1. Tang cuong": a mark inside the line.
  return after == '.' && match[end + 1] == ' ' && number.value.value <= 20 && begin > 1 &&
         std::string_view(".;:").find(match[before > 0 ? before - 1 : 0]) != std::string_view::npos;
}

std::string_view QuantityReader::name_before(const Context& context, std::uint32_t token,
                                             std::uint32_t begin) const {
  for (std::uint32_t length = 4; length > 0; --length) {
    if (token < begin + length) continue;
    const std::string_view* name = names_.find(context, token - length, token);
    if (!name) continue;
    // "cung cap", "to chuc": the word ends a verb.
    for (std::uint32_t more = length + 1; more <= length + 2 && token >= begin + more; ++more) {
      if (is_verb(context, token - more, token)) return "";
    }
    return *name;
  }
  return "";
}

std::string_view QuantityReader::settle_approx(const Context& context, TokenRange approx,
                                               const Quantity& quantity) const {
  if (approx.empty()) return {};
  const std::string_view* value = approx_.find(context, approx.first, approx.last);
  if (!value) return {};
  std::uint32_t token = approx.first, begin = quantity.sentence.first;
  if (token > begin && cues_.has(context, token - 1, token + 1, "not-approx")) return {};
  // "cao hon 2 lan": the comparative owns the word.
  if (token > begin && cues_.has(context, token, approx.last, "graded")) {
    // "dai hon 1.200 met" is a length, "cao hon 2 trieu" a difference.
    bool dimension = cues_.has(context, token - 1, token, "dimension") && quantity.noun &&
                     quantity.noun->group == "measure";
    if (cues_.has(context, token - 1, token, "comparative") && !dimension) {
      // "cao hon khoang 2 lan": the rest of the phrase bounds the number.
      return settle_approx(context, {token + 1, approx.last}, quantity);
    }
  }
  // "tren hai tuyen duong", "duoi 3 hinh thuc": a place or a way, no bound.
  bool small_count = quantity.kind == "count" && quantity.value && *quantity.value < 10;
  if (small_count && cues_.has(context, token, approx.last, "place")) return {};
  return *value;
}

void QuantityReader::settle_kind(const Context& context, Quantity& quantity) const {
  if (quantity.of) {
    quantity.kind = "ratio";
    return;
  }
  if (!quantity.noun) {
    quantity.kind = quantity.kind.empty() ? "count" : quantity.kind;
    return;
  }
  quantity.kind = quantity.noun->kind;
  double least = quantity.value ? *quantity.value : quantity.min ? *quantity.min : 0;
  if (least < quantity.noun->least) {  // "8 bang" are groups, "8.000 bang" money
    quantity.kind = "count";
    quantity.plain = true;
    return;
  }
  if (quantity.noun->group != "times") return;
  // "3 lan" counts events; "gap 3 lan", "1,7 lan", "2 lan muc ..." compare.
  bool fraction = quantity.value &&
                  *quantity.value != static_cast<double>(static_cast<long long>(*quantity.value));
  std::uint32_t begin = quantity.sentence.first;
  bool compares = fraction;
  for (std::uint32_t length = 1; length <= 2 && quantity.first_token >= begin + length; ++length) {
    compares = compares ||
               cues_.has(context, quantity.first_token - length, quantity.first_token, "times");
  }
  if (!compares && quantity.last_token < quantity.sentence.last) {
    compares = cues_.has(context, quantity.last_token, quantity.last_token + 1, "than");
  }
  quantity.kind = compares ? "ratio" : "count";
}

// A number that counts without a noun: "la 215", "dat 38.862", "Kon Tum 44", "tren 55.000 tham
// gia".
bool QuantityReader::stands_alone(const QuantityText& text, const Number& number, bool approx,
                                  std::uint32_t limit, const std::vector<Quantity>& before) const {
  const Context& context = text.context;
  const auto& tokens = context.tokens.tokens;
  const std::string& match = context.text.match();
  bool at_end = number.last >= limit;
  char mark = at_end ? '.' : match[tokens[number.last].begin];
  bool closed = at_end || (tokens[number.last].shape == Shape::punct &&
                           std::string_view(",.;)").find(mark) != std::string_view::npos);
  bool goes_on = !at_end && cues_.has(context, number.last, number.last + 1, "end");
  std::uint32_t begin = number.sentence.first;
  bool stated = false;
  for (std::uint32_t length = 1; length <= 2 && number.first >= begin + length; ++length) {
    stated = stated || cues_.has(context, number.first - length, number.first, "bare");
  }
  double value = number.value.value;
  bool year_like = number.figure_plain && value >= 1900 && value <= 2100;
  if (number.words) return number.value.has_scale && number.value.scale >= 1000 && value >= 2000;
  if (number.value.has_scale) return true;
  if (number.figure_plain) {
    if (year_like) return false;
    if (approx) return (closed || goes_on) && value >= 10;
    if (stated) return closed || (goes_on && value >= 2);
    // "Tinh A co 99 truong hop, tinh B 44."
    if (closed && number.first > begin && value >= 2 && !before.empty()) {
      const Token& prev = tokens[number.first - 1];
      const Quantity& last = before.back();
      bool listed = last.noun && last.kind == "count" && last.first_token >= begin &&
                    last.last_token < number.first && number.first - last.last_token <= 12;
      return listed && prev.shape == Shape::cap && tokens[number.first].space_before;
    }
    return false;
  }
  // A figure with marks: "6.900", "1,74".
  auto figure =
      read_figure(words_of(context, number.first, number.first + 1), text.grouping, false);
  if (!figure) return false;
  if (figure->grouped) {
    // "ty le 1.500": a scale, no count.
    bool rate =
        number.first > begin + 1 && cues_.has(context, number.first - 2, number.first, "rate");
    return !rate && (approx || stated || closed || goes_on);
  }
  return (stated || approx) && (closed || goes_on);
}

bool QuantityReader::read_one(const QuantityText& text, const Number& number, TokenRange approx,
                              std::string_view rule, std::vector<Quantity>& out) const {
  const Context& context = text.context;
  const auto& tokens = context.tokens.tokens;
  std::uint32_t begin = number.sentence.first, limit = number.sentence.last;
  Quantity quantity;
  quantity.sentence = number.sentence;
  quantity.first_token = number.first;
  quantity.last_token = number.last;
  quantity.number = {tokens[number.first].begin, tokens[number.last - 1].end};
  quantity.span = quantity.number;
  quantity.rule = rule;
  quantity.ambiguous = number.ambiguous;
  if (number.value.upper) {
    quantity.min = number.value.value;
    quantity.max = number.value.upper;
  } else {
    quantity.value = number.value.value;
  }
  bool known = add_noun(context, number.last, quantity);
  if (known && !quantity.noun->counts()) return false;
  // Part of the unit before it: "46 may/100 dan".
  if (!out.empty() && number.first > out.back().first_token &&
      number.first < out.back().last_token) {
    return false;
  }
  // "giai doan 1 dau tu": a verb that begins as a counted noun does.
  if (known && quantity.last_token == number.last + 1 && tokens[number.last].space_before &&
      is_verb(context, number.last, number.last + 2)) {
    return false;
  }
  // "208 Doi Can": a house and its street.
  if (known && number.figure_plain && quantity.last_token < limit &&
      tokens[number.last].shape == Shape::cap && tokens[quantity.last_token].shape == Shape::cap &&
      quantity.last_token == number.last + 1 && quantity.noun->group != "person" &&
      quantity.noun->group != "money") {
    return false;
  }
  // "nam 2004 phat bieu": a year, and a verb that begins as a counted noun does. "Festival Hue 2004
  // dieu nay": the year of a name.
  if (known && number.figure_plain && number.value.value >= 1900 && number.value.value <= 2100) {
    if (cues_.has(context, number.last, number.last + 2, "verb")) return false;
    bool named = number.first > begin && approx.empty() &&
                 (tokens[number.first - 1].shape == Shape::cap ||
                  tokens[number.first - 1].shape == Shape::upper);
    if (named) return false;
  }
  bool clings = known && quantity.unit.begin == quantity.number.end;
  // "15 buoi/1.250 luot nguoi": the stroke joins two counts.
  bool follows = known && !out.empty() && out.back().noun && number.first > begin &&
                 out.back().last_token + 1 == number.first &&
                 mark_at(context, number.first - 1) == '/';
  Number checked = number;
  checked.joined = number.joined || follows;
  if (!edges_are_free(context, checked, clings)) return false;
  if (!number.joined && is_list_mark(context, number)) return false;

  // Spelled-out digits are names and other words as often as numbers.
  if (number.words) {
    bool lone = !number.value.has_scale && number.value.value < 10;
    if (lone && number.value.value == 1 && !number.value.upper) return false;
    if (!known && lone) return false;
    // "Hai Binh", "Ba Thang": a person by the order of birth; "Hai Viet kieu" counts.
    bool name = tokens[number.first].shape == Shape::cap && number.last < limit &&
                tokens[number.last].shape == Shape::cap;
    bool goes_on = known && quantity.last_token > number.last + 1 &&
                   tokens[number.last + 1].shape == Shape::lower;
    if (lone && name && !goes_on) return false;
    if (tokens[number.first].shape != Shape::lower && number.first != begin &&
        tokens[number.first - 1].shape != Shape::punct && !tokens[number.first].sentence_begin &&
        (number.last >= limit || tokens[number.last].shape != Shape::upper)) {
      return false;
    }
    auto behind = [&](std::string_view role) {
      return number.first > begin && cues_.has(context, number.first - 1, number.first, role);
    };
    if (behind("vague")) return false;
    if (lone && cues_.has(context, number.first, number.first + 1, "homonym")) {
      if (behind("year") || quantity.noun->group == "measure") return false;
    }
    if (lone && known && cues_.has(context, number.last - 1, quantity.last_token, "word")) {
      return false;
    }
  }
  if (approx.empty() && !number.joined) {
    std::string_view name = name_before(context, number.first, begin);
    // "so 200 trieu dong": no name is that long.
    if (name == "hard" && (number.figure_plain || number.words)) return false;
    // "chinh quyen dia phuong 2 cap": the levels are part of the name.
    if (name == "level" && known && quantity.last_token > number.last &&
        cues_.has(context, number.last, quantity.last_token, "level")) {
      return false;
    }
    // "tang 5 toa nha", "hiep 2 tran dau": the noun owns the pair; "nhom 5 nguoi" counts.
    // "o nhom 2 la": a name; "nhom 5 nuoc" counts.
    if (name == "group" && !known) return false;
    if (name == "soft") {
      bool owned = known && (quantity.noun->group == "organisation" ||
                             quantity.noun->group == "place" || quantity.noun->group == "event");
      bool short_number = number.figure_plain && number.value.value < 100;
      bool part = known && cues_.has(context, number.last, quantity.last_token, "part");
      if (!known || (owned && !part && (short_number || number.words))) return false;
    }
  }
  if (in_quoted_name(context, number.first, begin)) return false;
  if (!known) known = add_quoted_noun(context, number.last, quantity);
  if (!known && unit_of_later_number(context, number.last, quantity)) {
    settle_kind(context, quantity);
    quantity.approx = settle_approx(context, approx, quantity);
    out.push_back(quantity);
    return true;
  }
  if (!known) {
    std::uint32_t last = 0;
    bool sure_number = !number.words || number.value.value >= 20;
    if (sure_number && unknown_noun(context, number.last, limit, last) &&
        !(number.figure_plain && number.value.value >= 1900 && number.value.value <= 2100)) {
      const Token& prev = tokens[number.first > begin ? number.first - 1 : number.first];
      bool named =
          number.first > begin && approx.empty() &&
          (prev.shape == Shape::cap || prev.shape == Shape::upper || prev.shape == Shape::mixed);
      if (named) return false;
      quantity.unit = {tokens[number.last].begin, tokens[last - 1].end};
      quantity.last_token = last;
      quantity.span.end = quantity.unit.end;
    } else if (!stands_alone(text, number, !approx.empty(), limit, out)) {
      return false;
    }
  }
  settle_kind(context, quantity);
  quantity.approx = settle_approx(context, approx, quantity);
  out.push_back(quantity);
  return true;
}

TokenRange QuantityReader::approx_of(const Context& context, const Fact& fact) {
  const Fact::Group* group = fact.find("approx");
  if (!group || group->first >= group->last) return {};
  return {fact.items[group->first].first_token,
          token_at(context.tokens, fact.items[group->last - 1].span.end)};
}

bool QuantityReader::read_range(const QuantityText& text, const Number& low, const Number& high,
                                TokenRange approx, std::string_view rule,
                                std::vector<Quantity>& out) const {
  const Context& context = text.context;
  const auto& tokens = context.tokens.tokens;
  double min = low.value.value, max = high.value.value;
  if (!low.value.has_scale && high.value.has_scale && min < high.value.mantissa) {
    min *= high.value.scale;
  }
  if (min >= max) return false;
  std::size_t size = out.size();
  if (!read_one(text, high, approx, rule, out)) {
    // Without a noun only scaled or spelled ranges count.
    return false;
  }
  Quantity& quantity = out.back();
  if (out.size() != size + 1) return false;
  quantity.value.reset();
  quantity.min = min;
  quantity.max = max;
  quantity.first_token = low.first;
  quantity.number.begin = quantity.span.begin = tokens[low.first].begin;
  return true;
}

void QuantityReader::read(const QuantityText& text, const Fact& fact,
                          std::vector<Quantity>& out) const {
  const Context& context = text.context;
  std::string_view shape = fact.relation->id;
  if (fact.find("scales")) return read_hundreds(text, fact, out);
  if (fact.find("part")) return read_fraction(text, fact, out);
  auto group = [&](std::string_view name) -> std::optional<Number> {
    const Fact::Group* g = fact.find(name);
    if (!g || g->first >= g->last) return std::nullopt;
    std::uint32_t first = fact.items[g->first].first_token;
    std::uint32_t last = token_at(context.tokens, fact.items[g->last - 1].span.end);
    // "hai ty phu", "mot ty gia": the word is no scale.
    if (last > first && cues_.has(context, last - 1, last + 1, "no-scale") &&
        !cues_.has(context, last - 1, last + 2, "scale")) {
      --last;
    }
    return read_number(text, first, last);
  };
  TokenRange approx = approx_of(context, fact);
  auto low = group("number");
  auto high = group("upper");
  if (!fact.find("upper")) {
    if (low) read_one(text, *low, approx, shape, out);
    return;
  }
  if (low && high) {
    // Between the two: nothing, or the noun that stands behind the second one too.
    const Fact::Group* mid = fact.find("mid");
    bool same = true;
    std::uint32_t mid_first = low->last;
    if (mid && mid->first < mid->last) {
      Found a = find_noun(context, mid_first, low->sentence.last);
      Found b = find_noun(context, high->last, high->sentence.last);
      same = a.noun && b.noun && a.noun->kind == b.noun->kind && a.noun->group == b.noun->group &&
             words_of(context, mid_first, a.last) == words_of(context, high->last, b.last);
    }
    Number edge = *low;
    if (same && edges_are_free(context, edge, true) &&
        name_before(context, low->first, low->sentence.first) != "hard") {
      Number upper = *high;
      upper.joined = true;
      std::size_t size = out.size();
      if (read_range(text, *low, upper, approx, shape, out)) return;
      out.resize(size);
    }
    bool dash = fact.find("dash") != nullptr;
    // "6-3, 7-5": a score behind a score.
    if (dash && low->figure_plain && high->figure_plain && !out.empty() &&
        out.back().kind == "score" && low->first == out.back().last_token + 1 &&
        mark_at(context, low->first - 1) == ',') {
      Quantity score;
      score.value = low->value.value;
      score.of = high->value.value;
      score.kind = "score";
      score.rule = shape;
      score.first_token = low->first;
      score.sentence = low->sentence;
      score.last_token = high->last;
      score.number = score.span = {context.tokens.tokens[low->first].begin,
                                   context.tokens.tokens[high->last - 1].end};
      out.push_back(score);
      return;
    }
    if (dash && !(mid && mid->first < mid->last)) return;  // a score, a telephone number
  }
  if (low) read_one(text, *low, approx, shape, out);
  if (high) read_one(text, *high, TokenRange(), shape, out);
}

void QuantityReader::read_group(const QuantityText& text, const Fact& group,
                                std::vector<Quantity>& out) const {
  read_token(text, group.items[0].first_token, out);
}

void QuantityReader::read_last_token(const QuantityText& text, const Match& match,
                                     std::vector<Quantity>& out) const {
  if (match.last_token > match.first_token) read_token(text, match.last_token - 1, out);
}

void QuantityReader::read_token(const QuantityText& text, std::uint32_t first,
                                std::vector<Quantity>& out) const {
  const Context& context = text.context;
  const Token& token = context.tokens.tokens[first];
  bool words = words_.find(context, first) != nullptr;
  if (!words && token.shape != Shape::digits && token.shape != Shape::number) return;
  auto number = read_number(text, first, first + 1);
  if (number) read_one(text, *number, {}, words ? "quantity.words" : "quantity.figure", out);
}

}  // namespace trich

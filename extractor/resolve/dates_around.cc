// The words round an expression: whether it is a date at all, its bound and its approximation.
#include <algorithm>

#include "resolve/dates_article.h"

namespace trich {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "27/3", "05-11", "16.3" taken apart.
struct DayMonth {
  int day = 0, month = 0;
  char separator = 0;
  bool padded = false;
};

DayMonth day_month(std::string_view lower) {
  DayMonth out;
  std::size_t i = 0;
  while (i < lower.size() && !is_digit(lower[i])) ++i;
  auto number = [&] {
    std::size_t begin = i;
    int value = 0;
    while (i < lower.size() && is_digit(lower[i])) value = value * 10 + (lower[i++] - '0');
    out.padded |= lower[begin] == '0';
    return value;
  };
  out.day = number();
  while (i < lower.size() && !is_digit(lower[i])) {
    if (lower[i] == '/' || lower[i] == '-' || lower[i] == '.') out.separator = lower[i];
    ++i;
  }
  if (i < lower.size()) out.month = number();
  return out;
}

}  // namespace

std::string_view DateArticle::token_text(std::uint32_t token) const {
  const Token& t = context_.tokens.tokens[token];
  return lower({t.begin, t.end});
}

bool DateArticle::opens_sentence(const Item& item) const {
  std::uint32_t first = context_.tokens.sentences[item.sentence].first;
  std::uint32_t token = item.match->first_token;
  // "Trong nam 2018", "- Nam 2018": a preposition or a dash does not count.
  return token <= first + 1;
}

const Word* DateArticle::word_before(const Phrases& list, std::uint32_t token,
                                     std::uint32_t& taken) const {
  const auto& tokens = context_.tokens.tokens;
  if (token == 0 || token >= tokens.size() || !list.ends_with(tokens[token - 1])) return nullptr;
  if (context_.text.match()[tokens[token - 1].end] != ' ') return nullptr;
  // The words before, as far as single spaces join them.
  std::uint32_t most = 0;
  while (most < std::min(list.most_words(), token)) {
    const Token& word = tokens[token - most - 1];
    const Token& next = tokens[token - most];
    if (word.shape == Shape::punct || next.begin != word.end + 1 || !next.space_before) break;
    ++most;
  }
  for (std::uint32_t n = most; n > 0; --n) {
    const Word* word = list.find(lower({tokens[token - n].begin, tokens[token - 1].end}));
    if (word) {
      taken = n;
      return word;
    }
  }
  return nullptr;
}

const Word* DateArticle::word_before(const Phrases& list, std::uint32_t token) const {
  std::uint32_t ignored = 0;
  return word_before(list, token, ignored);
}

// True when what stands behind cannot be the counted noun of a number: punctuation, a name, or a
// word that goes on with the sentence.
bool DateArticle::followed_by_known_word(std::uint32_t end, bool may_be_counted) const {
  const std::string& match = context_.text.match();
  if (match[end] == '%') return false;
  if (match[end] != ' ') return true;
  std::uint32_t next = end + 1;
  if (is_digit(match[next])) return false;
  char32_t c = decode(match.data() + next);
  if (!is_letter(c) || is_upper(c)) return match[next] != '%';
  std::uint32_t stop = next;
  while (stop < match.size() && is_letter(decode(match.data() + stop))) {
    stop += static_cast<std::uint32_t>(char_length(static_cast<unsigned char>(match[stop])));
  }
  const Word* word = know_.follow_words.find(lower({next, stop}));
  return word && (may_be_counted || word->value != "noun");
}

bool DateArticle::plausible_bare(const Item& item, std::string_view bare) const {
  Span span = item.match->span;
  std::uint32_t first = item.match->first_token;
  auto named = [&] { return named_before("name", first) || named_before("label", first); };
  std::string_view slice_lower = lower(span);
  if (bare == "number") bare = !item.parts.year ? "slash" : item.parts.day ? "full" : "month";
  if (bare == "full") {
    const DateParts& parts = item.parts;
    bool sure = parts.year && !parts.two_digit_year;
    if (sure) return true;
    bool possible = parts.month && parts.day && *parts.month >= 1 && *parts.month <= 12 &&
                    *parts.day >= 1 && *parts.day <= 31;
    return possible && !named();
  }
  DayMonth dm = day_month(slice_lower);
  bool possible = dm.day >= 1 && dm.day <= 31 && dm.month >= 1 && dm.month <= 12;
  constexpr int kNoMonth = 12;  // beyond it a number before a month is no score or share
  if (bare == "context") {
    if (!possible || context_.text.match()[span.end] == '%') return false;
    if (dm.day > kNoMonth && dm.separator != '.') return true;
    // "Quoc khanh 2/9": the day of a holiday behind a word that is no bound.
    std::string holiday = std::to_string(dm.day) + "/" + std::to_string(dm.month);
    if (know_.holidays.find(holiday) && !named_before("name", first) &&
        !word_before(know_.bounds, first)) {
      return dm.separator != '.' || followed_by_known_word(span.end, false);
    }
    if (dm.separator == '.') return false;
    bool score = dm.separator == '-' && named_before("name", first);
    bool led = word_before(know_.bounds, first) != nullptr;  // "tu 1-7 nguoi dan": a date
    return !score && followed_by_known_word(span.end, led);
  }
  if (bare == "brackets") {
    if (!possible) return false;
    bool deixis_before = !known_.empty() && known_.back().span.end <= span.begin &&
                         span.begin - known_.back().span.end <= 3;
    if (deixis_before || lower(span).find(' ') != std::string_view::npos) return true;
    if (dm.separator == '/') return dm.day > dm.month || dm.day > 3 || dm.month > 5 || dm.padded;
    return dm.day > kNoMonth;
  }
  if (bare == "slash") {
    if (possible && behind_day_name(item)) return true;
    if (possible && item.parts.pointing(TimeUnit::year)) return !named();  // "2/9 nam nay"
    if (!possible || dm.day <= dm.month || named()) return false;
    if (is_address(item)) return false;
    if (first > 0) {
      const Token& before = context_.tokens.tokens[first - 1];
      bool touching = before.shape == Shape::digits || before.shape == Shape::number;
      if (touching) return false;
    }
    return dm.day > kNoMonth || (dm.day > 4 && followed_by_known_word(span.end, false));
  }
  if (bare == "day") {
    const DateParts& parts = item.parts;
    if (!parts.first_ten && !followed_by_known_word(span.end)) return false;
    if (!parts.day || *parts.day < 1 || *parts.day > 31) return false;
    // "moi ngay 3 ...", "hai ngay 3 ...": a count of days
    if (first > 0) {
      std::string_view before = token_text(first - 1);
      if (know_.reader.number(before)) return false;
      const Word* cue = word_before(know_.time_cues, first);
      if (cue && cue->value == "length") return false;
    }
    return true;
  }
  if (bare == "month") {
    if (named_before("number", first) || named_before("label", first)) return false;
    const DateParts& parts = item.parts;
    bool scale = parts.year && *parts.year % 500 == 0 && parts.month && *parts.month <= 5 &&
                 lower(span)[0] != '0';
    const Word* cue = word_before(know_.time_cues, first);  // "vao 1/2000"
    bool led = word_before(know_.bounds, first) || (cue && cue->value != "length");
    return !scale || led;
  }
  if (bare == "slashes") {
    bool date = false;
    for (std::size_t at = 0; at < slice_lower.size();) {
      DayMonth member = day_month(slice_lower.substr(at));
      if (member.day < 1 || member.day > 31 || member.month < 1 || member.month > 12) return false;
      date |= member.day > kNoMonth;
      at = slice_lower.find(' ', at);
      while (at < slice_lower.size() && !is_digit(slice_lower[at])) ++at;
    }
    return date && !named();
  }
  if (bare == "dash") {
    std::size_t dash = slice_lower.find('-');
    DayMonth to = day_month(slice_lower.substr(std::min(dash, slice_lower.size() - 1)));
    // "1/4-1/6" may be two shares; brackets, a space or a word before tell days.
    bool shares = dm.separator == '/' && to.separator == '/' && dm.day <= kNoMonth &&
                  to.day <= kNoMonth && is_digit(slice_lower[0]) &&
                  slice_lower.find(' ') == std::string_view::npos &&
                  (span.begin == 0 || context_.text.match()[span.begin - 1] != '(');
    // "17h30-13/7": the minutes of a time.
    bool minutes = span.begin > 0 && is_digit(slice_lower[0]) &&
                   (context_.text.lower()[span.begin - 1] == 'h' ||
                    context_.text.lower()[span.begin - 1] == 'g');
    return !shares && !minutes && !named() && dm.day >= 1 && dm.day <= 31;
  }
  return !named();
}

// "o 12/5 Le Loi": a street's name follows the number at once.
bool DateArticle::is_address(const Item& item) const {
  const auto& tokens = context_.tokens.tokens;
  const Match& match = *item.match;
  if (match.last_token + 1 >= tokens.size() || match.first_token == 0) return false;
  if (context_.text.match()[match.span.end] != ' ') return false;
  const Token &next = tokens[match.last_token], &second = tokens[match.last_token + 1];
  bool name = next.shape == Shape::cap && second.shape == Shape::cap &&
              next.begin == match.span.end + 1 && second.begin == next.end + 1;
  const Token& before = tokens[match.first_token - 1];
  bool place = before.shape == Shape::punct ||
               know_.place_words.find(before, lower({before.begin, before.end})) != nullptr;
  return name && place;
}

// "Ngay Phap luat 9/11": the name of a day, with a capital, stands before it.
bool DateArticle::behind_day_name(const Item& item) const {
  const auto& tokens = context_.tokens.tokens;
  std::uint32_t first = context_.tokens.sentences[item.sentence].first;
  constexpr std::uint32_t kLongestName = 9;
  std::uint32_t end = item.match->first_token;
  for (std::uint32_t t = end; t-- > first && end - t <= kLongestName;) {
    if (tokens[t].shape == Shape::digits || tokens[t].shape == Shape::number) return false;
    if (tokens[t].shape == Shape::punct || know_.reader.unit(token_text(t)) != TimeUnit::day) {
      continue;
    }
    auto capital = [&](std::uint32_t at) {
      return tokens[at].shape == Shape::cap || tokens[at].shape == Shape::upper;
    };
    return t + 1 < end && ((t > first && capital(t)) || capital(t + 1));
  }
  return false;
}

// "Moi tuan, lop hoc mo vao toi thu ba": the weekday of every week.
void DateArticle::follow_every_week(const Item& item, DateValue& value) const {
  auto set = [&] {
    value.type = "set";
    value.text = "R/P1W";
    value.from = {};
  };
  if (named_before("each", item.match->first_token)) return set();
  for (auto it = known_.rbegin(); it != known_.rend() && it->sentence == item.sentence; ++it) {
    if (it->value.type == "set" && it->value.text == "R/P1W") return set();
  }
}

bool DateArticle::named_before(std::string_view sort, std::uint32_t token) const {
  const Word* word = word_before(know_.name_words, token);
  return word && word->value.find(sort) != std::string::npos;
}

// "million", "times", "years old" right behind: then the number before it counts these.
const Word* DateArticle::count_word_behind(const Match& match) const {
  const auto& tokens = context_.tokens.tokens;
  if (match.last_token >= tokens.size()) return nullptr;
  const Token& next = tokens[match.last_token];
  if (next.begin > match.span.end + 1) return nullptr;
  return know_.count_words.find(next, lower({next.begin, next.end}));
}

// "lop 5 nam ngoai": the number belongs to the word before it, unless it counts what no class or
// round is numbered by ("moi lan 5 phut"), or the words say that a length comes.
bool DateArticle::labelled_length(const Item& item) const {
  if (!is_digit(lower(item.match->span)[0])) {
    std::uint32_t first = item.match->first_token;
    const auto& tokens = context_.tokens.tokens;  // "thu sau ngay 13": a weekday
    return first > 0 && know_.reader.read(lower({tokens[first - 1].begin, tokens[first].end}))
                            .weekday.has_value();
  }
  bool numbered = item.kind == "past" && named_before("number", item.match->first_token);
  if (!numbered && !named_before("label", item.match->first_token)) return false;
  const Word* cue = word_before(know_.time_cues, item.match->first_token);
  if (cue && cue->value == "length") return false;
  LengthParts length = know_.reader.length(lower(item.match->span));
  return length.pieces.empty() || length.pieces[0].unit >= TimeUnit::day;
}

// Lengths are told in halves at most: a number with other decimals belongs to the word before it.
bool DateArticle::has_odd_fraction(const Item& item) const {
  const Field* a = field(item, "a");
  if (!a || a->text.find_first_of(",.") == std::string_view::npos) return false;
  LengthParts length = know_.reader.length(a->text);
  return !length.pieces.empty() && length.pieces[0].unit >= TimeUnit::day &&
         length.pieces[0].count * 2 != static_cast<int>(length.pieces[0].count * 2);
}

bool DateArticle::acceptable(const Item& item) const {
  const Match& match = *item.match;
  if (match.has("ordinal") && named_before("ordinal", match.first_token)) {
    // A bare "thu hai" behind these nouns is "the second"; "hom thu hai" is a weekday.
    const auto& tokens = context_.tokens.tokens;
    std::uint32_t second = std::min(match.first_token + 1, match.last_token - 1);
    bool bare =
        know_.reader.read(lower({match.span.begin, tokens[second].end})).weekday.has_value();
    if (bare) return false;
  }
  if (item.kind == "every-week" && is_digit(lower(match.span).back()) &&
      !followed_by_known_word(match.span.end)) {
    return false;  // "moi thu 5 g": five grams of each
  }
  if (item.kind == "point" && match.has("ordinal") && match.last_token - match.first_token == 3 &&
      item.parts.weekday && item.parts.trailing == 0 && !opens_sentence(item)) {
    // "loai giay thu hai nay": the second one; before "this Saturday" stands no noun.
    const Token& before = context_.tokens.tokens[match.first_token - 1];
    std::string_view word = lower({before.begin, before.end});
    bool sunday = *item.parts.weekday >= 6;
    bool known = before.shape == Shape::punct || know_.follow_words.find(before, word) ||
                 word_before(know_.time_cues, match.first_token);
    if (!sunday && !known) return false;
  }
  const Word* counted = count_word_behind(match);
  if (item.kind.substr(0, 6) == "length" || item.kind == "past") {
    if (counted && counted->value == "age" && !match.has("counted")) return false;
    if (labelled_length(item)) return false;
  } else if (counted && counted->value == "count" && is_digit(lower(match.span).back())) {
    return false;
  }
  if (item.kind == "ago" && has_odd_fraction(item)) return false;  // "muc 103,38 tuan truoc"
  if (match.get("check") == "uncounted" && match.first_token > 0 &&
      know_.reader.unit(token_text(match.first_token)) != TimeUnit::none &&
      know_.reader.number(token_text(match.first_token - 1))) {
    return false;  // "trong 40 nam do": those years
  }
  if (item.kind == "point" && !match.has("bare") && named_before("each", match.first_token) &&
      !know_.reader.read(lower(match.span)).day) {
    return false;
  }
  if (const Field* bare = match.find("bare"); bare && !plausible_bare(item, bare->text)) {
    return false;
  }
  // So old years are rare: without a word behind that goes on with the sentence it is a count.
  constexpr int kOldest = 1500, kYoungest = 2099;
  bool odd_year = item.kind == "point" && item.parts.year && !item.parts.two_digit_year &&
                  (*item.parts.year < kOldest || *item.parts.year > kYoungest);
  if (odd_year && !followed_by_known_word(match.span.end)) {
    const Word* cue = word_before(know_.time_cues, match.first_token);
    bool led = word_before(know_.bounds, match.first_token) || (cue && cue->value != "length");
    if (!led) return false;
  }
  std::string_view check = match.get("check");
  if (check == "weekdays") {
    // "Thu hai, thu ba" may count things: a Sunday, or what stands before, tells days.
    DateValue weekly;
    follow_every_week(item, weekly);
    constexpr int kSunday = 7;
    return match.has("lead") || match.has("mark") || weekly.type == "set" ||
           know_.reader.read(field(item, "a")->text).weekday == kSunday;
  }
  if (check == "noun") return followed_by_known_word(match.span.end);
  if (check == "behind-day") return day_before_bracket(item) != nullptr;
  if (check == "bracket") {
    const std::string& text = context_.text.lower();
    std::uint32_t at = match.span.end;
    if (text[at] == ',') ++at;
    if (text[at] != ' ' || text[at + 1] != '(') return false;
    at += 2;
    while (at < text.size() && !is_digit(text[at]) && text[at] != ')' && text[at] != '\n') ++at;
    if (!is_digit(text[at])) return false;
    while (is_digit(text[at])) ++at;
    return text[at] == '/' || text[at] == '-' || text[at] == '.';
  }
  return true;
}

// "Ngay 28/8/2025 (thu nam)": the day that the bracket says the weekday of.
const DateArticle::Known* DateArticle::day_before_bracket(const Item& item) const {
  if (known_.empty()) return nullptr;
  const Known& last = known_.back();
  std::uint32_t begin = item.match->span.begin;
  constexpr std::uint32_t kGap = 2;  // " ("
  bool touches = last.span.end < begin && begin - last.span.end <= kGap &&
                 context_.text.match()[begin - 1] == '(';
  bool day = last.value.type == "date" && last.value.first.has_day() && !last.value.last;
  return touches && day ? &last : nullptr;
}

// -1 past, 1 future, by the words of the sentence.
int DateArticle::leaning(const Item& item) const {
  const Sentence& sentence = context_.tokens.sentences[item.sentence];
  int past = 0, future = 0;
  const auto& tokens = context_.tokens.tokens;
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const Word* cue = know_.cues.find(tokens[t], token_text(t));
    if (!cue && t + 1 < sentence.last && know_.cues.ends_with(tokens[t + 1])) {
      cue = know_.cues.find(lower({tokens[t].begin, tokens[t + 1].end}));
    }
    if (!cue) continue;
    (cue->value == "future" ? future : past)++;
  }
  return future > 0 ? 1 : past > 0 ? -1 : 0;
}

// "8 gio" as a time of day, not as a length: by the word before it, else by its look.
bool DateArticle::is_clock(const Item& item, const LengthParts& length) const {
  std::string_view span = lower(item.match->span);
  bool glued = span.find('h') != std::string_view::npos && length.pieces.empty();
  if (!glued) {
    if (length.pieces.empty() || length.pieces[0].unit != TimeUnit::hour) return false;
    if (length.pieces.size() > 1 && length.pieces[1].unit != TimeUnit::minute) return false;
  }
  DateParts parts = know_.reader.read(span);
  if (!parts.hour || *parts.hour > 24 || parts.minute > 59) return false;
  // "8h gio Ha Noi": the time somewhere.
  std::uint32_t next = item.match->last_token;
  bool joined =
      context_.text.match()[item.match->span.end] == ' ' && next < context_.tokens.tokens.size();
  bool hour_mark = span.back() == 'h' || is_digit(span.back());
  TimeUnit behind = joined ? know_.reader.unit(token_text(next)) : TimeUnit::none;
  if (hour_mark && (behind == TimeUnit::hour || behind == TimeUnit::day)) return true;
  std::uint32_t taken = 0, near_taken = 0;
  const Word* cue = word_before(know_.time_cues, item.match->first_token, taken);
  const Word* near = word_before(know_.approximators, item.match->first_token, near_taken);
  if (cue && near && near_taken > taken) return false;  // "chua den mot gio": less than an hour
  if (cue) return cue->value != "length" && (*parts.hour < 24 || parts.minute == 0);
  if (*parts.hour == 24) return false;
  const std::string& match = context_.text.match();
  Span at = item.match->span;
  bool minutes_given = is_digit(span.back());
  if (parts.minute > 0 || glued || minutes_given) return true;
  // "Khoang 9h, ...", "(17h)", "10h: ...": the hour mark without a word that tells a length.
  bool apart = std::string_view(",.;:)").find(match[at.end]) != std::string_view::npos;
  if (span.back() == 'h' && match[at.end] != '/' && (apart || opens_sentence(item))) return true;
  bool comma_behind = context_.text.match()[item.match->span.end] == ',';
  return opens_sentence(item) && comma_behind;
}

bool DateArticle::behind_document_number(std::uint32_t begin) const {
  const std::string& match = context_.text.match();
  if (begin < 4 || match[begin - 1] != ' ') return false;
  std::uint32_t word = begin - 1;
  while (word > 0 && match[word - 1] != ' ' && match[word - 1] != '\n') --word;
  std::string_view before(match.data() + word, begin - 1 - word);
  std::size_t slash = before.find('/');
  if (slash == std::string_view::npos || !is_digit(before[0])) return false;
  auto is_symbol = [](char c) { return (c >= 'A' && c <= 'Z') || (c & 0x80); };
  return std::any_of(before.begin() + static_cast<std::ptrdiff_t>(slash), before.end(), is_symbol);
}

void DateArticle::add_bound_and_approximation(const Item& item, Span span, bool bounded,
                                              Date& date) const {
  const auto& tokens = context_.tokens.tokens;
  auto at = std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                             [](const Token& t, std::uint32_t b) { return t.begin < b; });
  auto token = static_cast<std::uint32_t>(at - tokens.begin());
  // "hon nam truoc" is better than last year; a length or an hour can be exceeded.
  bool quantity = date.type == "duration" || date.value.find('T') != std::string::npos ||
                  item.kind == "later" || item.kind == "ago" || item.kind == "earlier";
  constexpr std::uint32_t kAgo = 2;  // "cach day hon 20 nam": behind the first two words
  if (item.kind == "ago" && item.match->first_token + kAgo < item.match->last_token) {
    const Word* near = know_.approximators.find(token_text(item.match->first_token + kAgo));
    if (near) date.approx = near->value;
  }
  auto can_be_near = [](std::string_view sort) { return sort == "about" || sort == "nearly"; };
  std::uint32_t first = context_.tokens.sentences[item.sentence].first;
  for (int round = 0; round < 2 && token > first && token < tokens.size(); ++round) {
    std::uint32_t taken = 0;
    if (const Word* word = word_before(know_.approximators, token, taken);
        word && date.approx.empty() && (quantity || can_be_near(word->value))) {
      date.approx = word->value;
      token -= taken;
    }
    if (token <= first) return;
    if (const Word* word = word_before(know_.bounds, token, taken);
        word && bounded && date.bound.empty()) {
      date.bound = word->value;
      token -= taken;
    }
  }
}

}  // namespace trich

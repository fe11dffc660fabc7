#include "resolve/results_period.h"

#include <algorithm>

namespace trich {
namespace {

constexpr std::uint32_t kReach = 7;  // tokens between a quantity and the date behind it
constexpr std::uint32_t kChain = 5;  // tokens between two quantities of one statement
constexpr std::uint32_t kSoon = 4;
constexpr std::uint32_t kOwnerLength = 6;  // tokens of whose figures they are

// What a word of the list can do, a bit each.
enum Role : unsigned {
  kOpener = 1,     // may stand before a date that opens a clause: "trong", "tinh"
  kWithin = 2,     // a length of time behind it is a period: "trong", "qua"
  kAfter = 4,      // "sau"
  kBehind = 8,     // a date behind it may date what stands before: "trong", "vao"
  kJoint = 16,     // a clause may begin behind it: "va", "cho biet"
  kAside = 32,     // what follows did not happen on the day named: "theo", "xet xu", "cho biet"
  kNow = 64,       // another time begins: "hien nay"
  kEvent = 128,    // a date behind it belongs to its name: "hoi nghi", "ke hoach"
  kAgainst = 256,  // "so voi"
  kVerb = 512,     // behind a date: the clause goes on with what it dates: "dat", "xay ra"
  kNear = 1024,    // so does this, when a number follows soon: "la", "co"
  kPast = 2048,    // "da"
  kGoesOn = 4096,  // opens a sentence that carries on the report: "trong do"
  kLinks = 8192,   // opens a paragraph that does
  kWake = 16384,   // "uoc dat": a report goes on
  kOwner = 32768,  // "cua"
  kThen = 65536    // another time begins at the begin of a clause: "truoc day"
};

constexpr std::pair<std::string_view, Role> kRoles[] = {
    {"opener", kOpener},   {"within", kWithin}, {"after", kAfter}, {"behind", kBehind},
    {"joint", kJoint},     {"aside", kAside},   {"now", kNow},     {"event", kEvent},
    {"against", kAgainst}, {"verb", kVerb},     {"near", kNear},   {"past", kPast},
    {"goes-on", kGoesOn},  {"links", kLinks},   {"wake", kWake},   {"owner", kOwner},
    {"then", kThen}};

// A date of the record, in tokens.
struct Placed {
  std::uint32_t first, last;
  int index;          // in record.dates
  std::size_t grain;  // length of the value, 0 for lengths of time: dates of one grain make a list
  bool day;           // a day or a moment: it dates one act, not a report
  bool lasting;       // a month and more: what a report covers
  bool duration;      // a length that nothing anchors
  bool usable;        // false for bare times of day and for what lies ahead of an open end
};

bool is_list_mark(const Context& context, const Sentence& sentence) {
  const Token& token = context.tokens.tokens[sentence.first];
  if (token.shape == Shape::punct) {
    return words_of(context, sentence.first, sentence.first + 1).find_first_of("(\"'") != 0;
  }
  // "1.", "2)", "a)"
  if (token.shape != Shape::digits && token.end - token.begin > 2) return false;
  const char behind = context.text.match()[token.end];
  return behind == '.' || behind == ')' || behind == '/';
}

}  // namespace

// One article read from its begin to its end.
class PeriodWalk {
 public:
  PeriodWalk(const PeriodReader& reader, const Context& context,
             const std::vector<Quantity>& quantities, const std::vector<Span>& documents,
             Record& record)
      : reader_(reader),
        context_(context),
        quantities_(quantities),
        documents_(documents),
        record_(record) {}

  void run() {
    place_dates();
    std::uint32_t end = 0;
    for (const Sentence& sentence : context_.tokens.sentences) {
      const std::string_view between = slice(context_, {end, sentence.begin});
      const bool new_line = end == 0 || between.find('\n') != std::string_view::npos;
      begin_sentence(sentence, new_line);
      read(sentence);
      end = sentence.end;
      if (quantity_ >= quantities_.size()) return;
    }
  }

 private:
  void place_dates();
  void begin_sentence(const Sentence& sentence, bool new_line);
  void read(const Sentence& sentence);
  std::uint32_t read_cue(std::uint32_t token, std::uint32_t limit);
  void pass_over(const Sentence& sentence);
  void end_sentence(const Sentence& sentence);
  void read_mark(char mark);
  void read_date(const Placed& date, const Sentence& sentence);
  void read_quantity();
  void take_back(const Placed& date, std::uint32_t token);
  bool governs_behind(const Placed& date, const Sentence& sentence) const;
  bool goes_on(const Sentence& sentence) const;
  bool opens_with(Role role, const Sentence& sentence) const;
  bool opens_with_verb(std::uint32_t token) const;
  bool may_hold(const Placed& date, const Result& result) const;
  void give(const Placed& date, std::size_t quantity);

  const PeriodReader& reader_;
  const Context& context_;
  const std::vector<Quantity>& quantities_;
  const std::vector<Span>& documents_;
  Record& record_;
  std::vector<Placed> dates_;

  // Where the walk is.
  std::size_t date_ = 0, quantity_ = 0, document_ = 0;
  const Placed* governor_ = nullptr;
  const Placed* heading_ = nullptr;  // of a list
  bool asleep_ = false;              // the sentence has not said yet that it carries on the report
  bool list_goes_on_ = false;        // the line before ended with ':' or ';'
  const Placed* before_bracket_ = nullptr;
  bool in_bracket_ = false;
  const Placed* last_date_ = nullptr;
  bool at_boundary_ = true;   // a clause may begin here
  bool within_ = false;       // "trong", "qua" stand before the token
  bool after_ = false;        // "sau"
  std::uint32_t behind_ = 0;  // "trong", "vao" stand before the token: where they begin, plus one
  bool against_ = false;      // "so voi": what follows is what something is held against ...
  std::size_t against_from_ = 0;  // ... up to this quantity
  bool named_ = false;            // an event or a paper stands in the clause, or a document
  std::size_t first_of_sentence_ = 0;
  std::size_t open_from_ = 0;  // the first quantity that a date behind it may still take
};

void PeriodWalk::place_dates() {
  const auto& tokens = context_.tokens.tokens;
  dates_.reserve(record_.dates.size());
  std::uint32_t from = 0;
  std::size_t match = 0;
  for (std::size_t i = 0; i < record_.dates.size(); ++i) {
    const Date& date = record_.dates[i];
    auto source_begin = [&](const Token& token) {
      return context_.text.to_source({token.begin, token.end}).begin;
    };
    // Most texts are their own match text.
    auto it = tokens.begin() + token_at(context_.tokens, date.start);
    if (it == tokens.end() || source_begin(*it) != date.start)
      it = std::lower_bound(
          tokens.begin() + from, tokens.end(), date.start,
          [&](const Token& token, std::uint32_t at) { return source_begin(token) < at; });
    if (it == tokens.end()) break;
    const auto first = static_cast<std::uint32_t>(it - tokens.begin());
    std::uint32_t last = first + 1;
    const std::uint32_t length = date.end - date.start, begin = tokens[first].begin;
    while (last < tokens.size() && tokens[last].end <= begin + length) ++last;
    if (source_begin(tokens[last - 1]) >= date.end) last = first + 1;
    while (last < tokens.size() && source_begin(tokens[last]) < date.end) ++last;
    from = first;

    const auto& matches = context_.matches;
    while (match < matches.size() &&
           (matches[match].rule->cls != "date" || matches[match].span.end <= tokens[first].begin)) {
      ++match;
    }
    const bool clock = match < matches.size() && matches[match].get("kind") == "time";
    const bool day = date.type == "date" && date.value.size() >= 10;
    // A month and more, or from day to day.
    const bool lasting = date.type == "duration"
                             ? date.value.find_first_of("MY") != std::string::npos &&
                                   date.value.find('T') == std::string::npos
                             : !day && date.value.find('T') == std::string::npos;
    // "5 nam qua" is anchored, though not where the article has no date.
    const unsigned* tail = reader_.cues_.find(context_, last - 1, last);
    const bool duration =
        date.type == "duration" && date.first_day.empty() && !(tail && (*tail & kWithin) != 0);
    // "den nam 2025", "truoc ngay 30/6": a deadline.
    const bool deadline =
        date.bound == "before" || (date.bound == "until" && !record_.article.published.empty() &&
                                   date.first_day > record_.article.published);
    dates_.push_back({first, last, static_cast<int>(i),
                      date.type == "duration" ? 0 : date.value.size(), day, lasting, duration,
                      !clock && !deadline});
  }
}

void PeriodWalk::begin_sentence(const Sentence& sentence, bool new_line) {
  // "Qua do, ..." opens a paragraph that carries on the one before.
  const bool linked = new_line && governor_ && governor_->lasting && opens_with(kLinks, sentence);
  if (new_line && !linked) {
    if (heading_ && !list_goes_on_ && !is_list_mark(context_, sentence)) heading_ = nullptr;
    governor_ = heading_;
  } else if (governor_ && !governor_->lasting && governor_ != heading_) {
    governor_ = heading_;
  }
  asleep_ = !new_line && governor_ && governor_ != heading_ && !goes_on(sentence);
  before_bracket_ = nullptr;
  in_bracket_ = false;
  last_date_ = nullptr;
  at_boundary_ = true;
  within_ = after_ = against_ = named_ = false;
  behind_ = 0;
  open_from_ = first_of_sentence_ = quantity_;
}

// A sentence that carries on the report from its begin: "Trong do, ...", "Xu ly 25 vu". Others do
// from where they tell what was done.
bool PeriodWalk::goes_on(const Sentence& sentence) const {
  return opens_with(kGoesOn, sentence) || opens_with_verb(sentence.first);
}

bool PeriodWalk::opens_with(Role role, const Sentence& sentence) const {
  auto cue = reader_.cues_.longest(context_, sentence.first, sentence.last);
  return cue.value && (*cue.value & role) != 0;
}

bool PeriodWalk::opens_with_verb(std::uint32_t token) const {
  for (std::uint32_t length = 1; length <= 3; ++length) {
    if (reader_.verbs_.has(context_, token, token + length)) return true;
  }
  return false;
}

void PeriodWalk::read(const Sentence& sentence) {
  const auto& tokens = context_.tokens.tokens;
  while (date_ < dates_.size() && dates_[date_].first < sentence.first) ++date_;
  const bool dated = date_ < dates_.size() && dates_[date_].first < sentence.last;
  const bool counted =
      quantity_ < quantities_.size() && quantities_[quantity_].first_token < sentence.last;
  if (!dated && (!counted || !governor_)) return pass_over(sentence);
  for (std::uint32_t t = sentence.first; t < sentence.last;) {
    // Nothing left to date, or nothing to date it by.
    const bool more_dates = date_ < dates_.size() && dates_[date_].first < sentence.last;
    const bool more_counts =
        quantity_ < quantities_.size() && quantities_[quantity_].first_token < sentence.last;
    if (!more_dates && (!more_counts || (!governor_ && !in_bracket_))) {
      if (in_bracket_) governor_ = before_bracket_;
      break;
    }
    while (document_ < documents_.size() && documents_[document_].end <= tokens[t].begin) {
      ++document_;
      named_ = true;
    }
    if (date_ < dates_.size() && dates_[date_].first == t) {
      const Placed& date = dates_[date_++];
      read_date(date, sentence);
      within_ = after_ = at_boundary_ = false;
      behind_ = 0;
      t = date.last;
      while (date_ < dates_.size() && dates_[date_].first < t) ++date_;
      continue;
    }
    if (quantity_ < quantities_.size() && quantities_[quantity_].first_token <= t) {
      t = std::max(t + 1, quantities_[quantity_].last_token);
      read_quantity();
      at_boundary_ = within_ = after_ = false;
      behind_ = 0;
      continue;
    }
    if (const char mark = mark_at(context_, t)) {
      read_mark(mark);
      ++t;
      continue;
    }
    // No cue reaches into a date: "trong nam 2018".
    t = read_cue(
        t, date_ < dates_.size() ? std::min(dates_[date_].first, sentence.last) : sentence.last);
  }
  end_sentence(sentence);
}

// A sentence that neither names a date nor counts under one.
void PeriodWalk::pass_over(const Sentence& sentence) {
  if (governor_) {
    auto cue = reader_.cues_.longest(context_, sentence.first, sentence.last);
    if (cue.value && (*cue.value & kNow) != 0) governor_ = nullptr;
  }
  end_sentence(sentence);
}

void PeriodWalk::end_sentence(const Sentence& sentence) {
  const char last = mark_at(context_, sentence.last - 1);
  list_goes_on_ = last == ':' || last == ';';
  if (last == ':') heading_ = governor_;
  while (quantity_ < quantities_.size() && quantities_[quantity_].first_token < sentence.last) {
    ++quantity_;
  }
}

void PeriodWalk::read_mark(char mark) {
  switch (mark) {
    case '(':
      before_bracket_ = governor_;
      in_bracket_ = true;
      break;
    case ')':  // not that of "a)"
      if (in_bracket_) governor_ = before_bracket_;
      in_bracket_ = false;
      break;
    case '-':  // "- con so thap nhat": aside
      if (governor_ && governor_->day) governor_ = nullptr;
      break;
    case ';':
      open_from_ = quantity_;
      if (governor_ && record_.dates[static_cast<std::size_t>(governor_->index)].type == "set") {
        governor_ = heading_;
      }
      break;
    case '.':
    case '/':
      return;
    default:
      break;
  }
  at_boundary_ = true;
  within_ = after_ = against_ = false;
  behind_ = 0;
  if (mark != '"') named_ = false;
}

// Reads the cue that begins at the token, or steps over a word.
std::uint32_t PeriodWalk::read_cue(std::uint32_t token, std::uint32_t limit) {
  const auto& tokens = context_.tokens.tokens;
  PhraseMap<unsigned>::Found cue;
  if (reader_.cues_.may_begin(tokens[token])) {
    cue = reader_.cues_.longest(context_, token, limit);
  }
  if (!cue.value) {
    at_boundary_ = within_ = after_ = false;
    behind_ = 0;
    return token + 1;
  }
  const unsigned roles = *cue.value;
  within_ = (roles & kWithin) != 0;
  after_ = (roles & kAfter) != 0;
  behind_ = (roles & kBehind) != 0 ? token + 1 : 0;
  // "cung da to chuc"
  if ((roles & kPast) != 0 && opens_with_verb(cue.last)) asleep_ = false;
  if ((roles & kWake) != 0 && quantity_ == first_of_sentence_) asleep_ = false;
  // Not in "so voi thoi gian truoc do".
  if (!against_ && ((roles & kNow) != 0 || ((roles & kThen) != 0 && at_boundary_))) {
    governor_ = nullptr;
    open_from_ = quantity_;
  }
  if ((roles & kAside) != 0) {
    if (governor_ && governor_->day) governor_ = nullptr;
  }
  if ((roles & kEvent) != 0) {
    named_ = true;
    open_from_ = quantity_;
  }
  if ((roles & kAgainst) != 0) {
    against_ = true;
    against_from_ = quantity_;
  }
  at_boundary_ = (roles & kJoint) != 0 || (at_boundary_ && (roles & kOpener) != 0);
  return cue.last;
}

// "nam 2018 dat", "nam 2018 xay ra", "nam 2019:"
bool PeriodWalk::governs_behind(const Placed& date, const Sentence& sentence) const {
  if (date.last >= sentence.last) return false;
  if (mark_at(context_, date.last) == ':') return true;
  // "quy moi nam danh 5 suat"
  const bool repeats = record_.dates[static_cast<std::size_t>(date.index)].type == "set";
  if (repeats) {
    return quantity_ < quantities_.size() &&
           quantities_[quantity_].first_token <= date.last + kReach;
  }
  if (named_) return false;
  auto cue = reader_.cues_.longest(context_, date.last, sentence.last);
  if (cue.value && (*cue.value & kVerb) != 0) return true;
  if (cue.value && (*cue.value & kNear) != 0) {
    return quantity_ < quantities_.size() && quantities_[quantity_].first_token <= cue.last + kSoon;
  }
  // "thang 10 cua tinh uoc dat"
  if (cue.value && (*cue.value & kOwner) != 0) {
    for (std::uint32_t t = cue.last; t < std::min(cue.last + kOwnerLength, sentence.last); ++t) {
      if (mark_at(context_, t)) return false;
      auto behind = reader_.cues_.longest(context_, t, sentence.last);
      if (behind.value && (*behind.value & kVerb) != 0) return true;
    }
    return false;
  }
  return opens_with_verb(date.last);
}

void PeriodWalk::read_date(const Placed& date, const Sentence& sentence) {
  const Placed* before = last_date_;
  last_date_ = &date;
  const bool in_document = document_ < documents_.size() &&
                           documents_[document_].begin < context_.tokens.tokens[date.first].end;
  // "so voi 1,6% vao thang 2": the figure held against has its own date.
  if (in_document || (against_ && quantity_ == against_from_)) return;
  if (!date.usable) {
    if (at_boundary_ && record_.dates[static_cast<std::size_t>(date.index)].bound == "until") {
      governor_ = nullptr;
    }
    return;
  }
  // "sau hai ngay xet xu": what is told lies behind it.
  const bool counts_months = date.lasting && governs_behind(date, sentence) && !named_;
  if (date.duration && !within_ && !(after_ && date.lasting) && !counts_months) return;
  // "cac nam 2016, 2017 va 2018": none of them alone.
  if (before && date.first - before->last <= 1 && before->grain == date.grain) {
    governor_ = nullptr;
    open_from_ = quantity_;
    return;
  }
  // "tu 24,6 trieu dong nam 2015 len 41,3 trieu dong": of that figure alone.
  if (quantity_ > open_from_ && quantities_[quantity_ - 1].last_token == date.first) {
    const std::string& kind = record_.results[quantity_ - 1].kind;
    if (kind == "money" || kind == "percent") give(date, quantity_ - 1);
    return;
  }
  // "Giai doan 2015-2020, binh quan hang nam tang 6%"
  const Date& found = record_.dates[static_cast<std::size_t>(date.index)];
  if (found.type == "set" && !at_boundary_ && governor_ && governor_->lasting) return;
  // "300.000 dong moi thang"
  if (found.type == "set" && quantity_ > open_from_ &&
      date.first - quantities_[quantity_ - 1].last_token <= 1) {
    give(date, quantity_ - 1);
    return;
  }
  // "giao nha la thang 2/2006; ...": said of what stands before.
  const bool ends_clause = date.last < sentence.last && mark_at(context_, date.last) == ';';
  if (!ends_clause && (at_boundary_ || governs_behind(date, sentence))) {
    governor_ = &date;
    asleep_ = false;
    open_from_ = quantity_;
    return;
  }
  // "xu ly 42 vu trong thang 2"
  if (behind_ > 0 && !named_) take_back(date, behind_ - 1);
  open_from_ = quantity_;
}

// The quantities before a date that stands behind them: the last one, and those told in one breath
// with it.
void PeriodWalk::take_back(const Placed& date, std::uint32_t token) {
  // "ngay 1/5 va 9/5": which of them?
  if (date_ < dates_.size() && dates_[date_].first <= date.last + 1) return;
  for (std::size_t i = quantity_; i-- > open_from_;) {
    const std::uint32_t end = quantities_[i].last_token;
    const bool last = i + 1 == quantity_;
    if (token < end || token - end > (last ? kReach : kChain)) return;
    for (std::uint32_t t = end; last && t < token; ++t) {
      if (mark_at(context_, t)) return;
    }
    std::string& period = record_.results[i].period;
    if (!period.empty() && (!last || token - end > kSoon)) return;
    give(date, i);
    token = quantities_[i].first_token;
  }
}

bool PeriodWalk::may_hold(const Placed& date, const Result& result) const {
  if (result.kind == "age") return false;
  // "phan dau den nam 2025": a deadline.
  const std::string& bound = record_.dates[static_cast<std::size_t>(date.index)].bound;
  if (bound == "until" && result.role == "target") return false;
  // A day tells of an act; sizes and prices belong to things.
  if (result.kind == "other" && result.action.empty()) return false;
  return !date.day || bound == "until" || result.kind == "count" || !result.action.empty() ||
         result.change;
}

void PeriodWalk::give(const Placed& date, std::size_t quantity) {
  Result& result = record_.results[quantity];
  if (!may_hold(date, result)) return;
  result.period = record_.dates[static_cast<std::size_t>(date.index)].id;
}

void PeriodWalk::read_quantity() {
  if (governor_ && !asleep_) give(*governor_, quantity_);
  ++quantity_;
}

PeriodReader::PeriodReader(const Pack& pack) : verbs_(pack.list("result-verbs")) {
  for (const Word& word : pack.list("result-period-words").words) {
    unsigned roles = 0;
    for (const auto& [name, role] : kRoles) {
      if (Cues::holds(word.value, name)) roles |= role;
    }
    cues_.add(word.form, roles);
  }
  cues_.build();
}

void PeriodReader::run(const Context& context, const std::vector<Quantity>& quantities,
                       const std::vector<Span>& documents, Record& record) const {
  if (quantities.empty() || record.dates.empty()) return;
  PeriodWalk(*this, context, quantities, documents, record).run();
}

}  // namespace trich

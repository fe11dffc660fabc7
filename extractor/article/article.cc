#include "article/article.h"

#include <algorithm>
#include <cstring>

#include "article/line_rules.h"
#include "article/line_shape.h"

namespace trich {
namespace {

// Running text: long, or a sentence of some length. In bytes; Vietnamese has about 1.3 a letter.
constexpr std::uint32_t kParagraph = 160;
constexpr std::uint32_t kSentence = 60;
// Only a long paragraph ends a list of other articles.
constexpr std::uint32_t kLongParagraph = 240;
constexpr std::uint32_t kLongestTitle = 480;  // with the date line below it
constexpr std::uint32_t kLongestTitleAlone = 240;
constexpr std::uint32_t kLongestTitleWithPeriod = 260;
constexpr std::uint32_t kLongestSection = 64;
constexpr std::uint32_t kLongestCaption = 330;
constexpr std::uint32_t kLongestSignature = 110;

struct RawLine {
  Span span;
  LineMatch match;
  bool ends_sentence = false;

  bool paragraph() const {
    return span.size() >= kParagraph || (ends_sentence && span.size() >= kSentence);
  }
};

}  // namespace

struct ArticleReader::Parts {
  explicit Parts(const Pack& pack) : rules(pack) {}
  LineRules rules;
};

namespace {

class Reading {
 public:
  Reading(const LineRules& rules, const Text& text, bool has_title, std::string_view known_title)
      : rules_(rules),
        match_(text.match()),
        lower_(text.lower()),
        has_title_(has_title),
        known_title_(known_title) {}

  Layout run() {
    split();
    layout_.lines.reserve(lines_.size());
    find_head();
    find_zones();
    find_signature();
    collect();
    return std::move(layout_);
  }

 private:
  std::string_view slice(Span span) const {
    return std::string_view(match_).substr(span.begin, span.size());
  }
  std::string_view lower(Span span) const {
    return std::string_view(lower_).substr(span.begin, span.size());
  }

  void split() {
    lines_.reserve(match_.size() / 256 + 16);
    const char* data = match_.data();
    const char* end = data + match_.size();
    for (const char* at = data; at < end;) {
      auto* newline = static_cast<const char*>(std::memchr(at, '\n', end - at));
      const char* stop = newline ? newline : end;
      const char *first = at, *last = stop;
      auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
      while (first < last && blank(*first)) ++first;
      while (last > first && blank(last[-1])) --last;
      if (first < last) add_line(first - data, last - data);
      at = stop + 1;
    }
  }

  void add_line(std::size_t begin, std::size_t end) {
    RawLine line;
    line.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    line.ends_sentence = ends_sentence(slice(line.span));
    line.match = rules_.find(lower(line.span));
    lines_.push_back(line);
  }

  // A headline has no sentence end, or one behind a short sentence with the date line below it.
  bool is_headline(std::size_t at) const {
    const RawLine& line = lines_[at];
    const bool dated = at + 1 < lines_.size() && is_date_line(at + 1);
    if (line.span.size() > (dated ? kLongestTitle : kLongestTitleAlone)) return false;
    std::string_view text = slice(line.span);
    char first = text.front(), last = text.back();
    if (first == '(' || first == '-' || first == '+' || first == '*') return false;
    if (last == ':' || last == ';' || last == ',') return false;
    LineShape shape = shape_of(text);
    if (shape.letters < 4 || shape.inner_sentence) return false;
    if (!shape.opens_with_capital && !shape.opens_with_digit && !opens_with_brand(text)) {
      return false;
    }
    if (shape.ends_with_period) {
      if (line.span.size() > kLongestTitleWithPeriod) return false;
      // "Sang 12/3, ...": a lead says at once when it was.
      constexpr std::size_t kOpening = 20;
      if (text.substr(0, kOpening).find_first_of("0123456789") != std::string_view::npos) {
        return false;
      }
      return dated && shape.words >= 3;
    }
    return true;
  }

  // "iPhone", "i-RAM": a capital within the first word.
  static bool opens_with_brand(std::string_view text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    return std::any_of(text.begin(), text.begin() + end,
                       [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  bool is_date_line(std::size_t at) const {
    return lines_[at].match.label == Label::date || lines_[at].match.label == Label::dateline;
  }

  bool is_section(std::size_t at) const {
    const RawLine& line = lines_[at];
    if (line.span.size() > kLongestSection) return false;
    if (rules_.is_section(lower(line.span))) return true;
    LineShape shape = shape_of(slice(line.span));
    return shape.letters >= 4 && shape.capitals == shape.letters && shape.digits == 0 &&
           shape.words <= 7 && !line.ends_sentence;
  }

  // The first line that is text: the title, or a section label and the title.
  void find_head() {
    std::size_t at = next_text(0);
    first_text_ = at;
    if (at >= lines_.size()) return;
    if (is_section(at)) {
      std::size_t next = next_text(at + 1);
      bool known = rules_.is_section(lower(lines_[at].span));
      bool headline = next < lines_.size() && is_headline(next) && !all_capitals(next);
      if (known ? next < lines_.size() && (has_title_ || headline) : !has_title_ && headline) {
        section_ = static_cast<int>(at);
        at = next;
        first_text_ = at;
      }
    }
    if (!has_title_ && at < lines_.size()) cut_title(at);
    if (has_title_ ? repeats_known_title(at) : is_headline(at)) {
      title_ = static_cast<int>(at);
      if (!has_title_) skip_site_name(at);
    }
  }

  // "Headline (TTXVN) - Lead ...": the agency's mark opens the lead. Makes two lines of the one.
  void cut_title(std::size_t at) {
    constexpr std::size_t kLongest = 110, kLongestMark = 24;
    constexpr std::uint32_t kFewestWords = 4;
    const RawLine line = lines_[at];
    std::string_view text = slice(line.span);
    const std::size_t open = text.find('('), close = text.find(')', open);
    if (!line.paragraph() || close == std::string_view::npos) return;
    if (open < 2 || open > kLongest || close - open > kLongestMark || text[open - 1] != ' ') return;
    const std::size_t dash = text.find_first_not_of(' ', close + 1);
    if (dash == std::string_view::npos || text[dash] != '-') return;
    const std::size_t lead = text.find_first_not_of(" \"", dash + 1);
    if (lead == std::string_view::npos || !is_upper(decode(text.data() + lead))) return;
    if (!is_upper(decode(text.data() + open + 1))) return;
    const LineShape shape = shape_of(text.substr(0, open - 1));
    if (shape.words < kFewestWords || shape.inner_sentence || shape.ends_sentence) return;
    RawLine title, rest = line;
    title.span = {line.span.begin, line.span.begin + static_cast<std::uint32_t>(open - 1)};
    rest.span.begin += static_cast<std::uint32_t>(open);
    lines_[at] = rest;
    lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(at), title);
  }

  // A site prints its name and its menu above the headline: a short first line is no title when a
  // longer headline stands right above the date line.
  void skip_site_name(std::size_t at) {
    constexpr std::uint32_t kMostWords = 4, kFewestOfTitle = 6;
    constexpr std::size_t kMostLines = 8;
    if (shape_of(slice(lines_[at].span)).words > kMostWords) return;
    std::size_t last = at;
    for (std::size_t i = next_line(at); i < lines_.size() && i <= at + kMostLines;
         i = next_line(i)) {
      const RawLine& line = lines_[i];
      if (is_date_line(i)) {
        if (last == at || !is_headline(last)) return;
        if (shape_of(slice(lines_[last].span)).words < kFewestOfTitle) return;
        title_ = static_cast<int>(last);
        first_text_ = last;
        return;
      }
      if (line.paragraph() && !is_headline(i)) return;
      last = i;
    }
  }

  // The next line that is no furniture and no counter.
  std::size_t next_line(std::size_t at) const {
    do {
      ++at;
    } while (at < lines_.size() && lines_[at].match.label == Label::boilerplate);
    return at;
  }

  bool repeats_known_title(std::size_t at) const {
    std::string_view line = slice(lines_[at].span);
    return !known_title_.empty() && line.size() <= 2 * known_title_.size() + 16 &&
           plain_fold(line) == plain_fold(normalize(known_title_));
  }

  bool all_capitals(std::size_t at) const {
    LineShape shape = shape_of(slice(lines_[at].span));
    return shape.letters > 0 && shape.capitals == shape.letters;
  }

  // The next line that is no furniture: a line rule may still call it a caption.
  std::size_t next_text(std::size_t at) const {
    while (at < lines_.size()) {
      switch (lines_[at].match.label) {
        case Label::none:
        case Label::related_at_foot:  // a headline that ends in a date
        case Label::caption:
        case Label::signature:
        case Label::byline:
        case Label::source:
          if (is_credit(lines_[at])) break;
          if (alt_text_length(slice(lines_[at].span), "") == 0) return at;
          break;
        default:
          break;
      }
      ++at;
    }
    return at;
  }

  void add(Span span, Zone zone, std::string_view rule = {}) {
    layout_.lines.push_back({span, zone, rule});
    origin_.push_back(static_cast<std::uint32_t>(current_));
  }

  bool dated_headline(std::size_t at) const {
    return at < lines_.size() && lines_[at].match.label == Label::related_at_foot &&
           ends_in_bracketed_year(slice(lines_[at].span));
  }
  // One such line alone may be the text's own.
  bool in_list_of_headlines() const {
    return dated_headline(current_) &&
           (dated_headline(current_ + 1) || (current_ > 0 && dated_headline(current_ - 1)));
  }

  void find_zones() {
    int body_seen = 0;
    enum { in_text, in_related, in_tail } state = in_text;
    std::size_t last_paragraph = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].match.label == Label::none && lines_[i].paragraph()) last_paragraph = i;
    }
    for (current_ = 0; current_ < lines_.size(); ++current_) {
      const RawLine& line = lines_[current_];
      std::string_view rule = line.match.rule;
      int number = static_cast<int>(current_);
      if (number == section_) {
        layout_.section = static_cast<int>(layout_.lines.size());
        add(line.span, Zone::section, rule);
        continue;
      }
      if (number == title_) {
        layout_.title = static_cast<int>(layout_.lines.size());
        add(line.span, Zone::title);
        continue;
      }
      bool head = current_ < first_text_ || body_seen == 0;
      Label label = line.match.label;
      if (state == in_tail) {
        add(line.span, Zone::boilerplate, rule);
        continue;
      }
      if (state == in_related) {
        bool back = label == Label::none && line.span.size() >= kLongParagraph &&
                    line.ends_sentence && current_ <= last_paragraph;
        if (label == Label::tail_heading) state = in_tail;
        if (!back) {
          add(line.span, state == in_tail ? Zone::boilerplate : Zone::related, rule);
          continue;
        }
        state = in_text;
      }
      switch (label) {
        case Label::section:
          if (head && layout_.section < 0) {
            layout_.section = static_cast<int>(layout_.lines.size());
          }
          add(line.span, Zone::section, rule);
          break;
        case Label::dateline:
          add(line.span, Zone::dateline, rule);
          if (head && !author_names(slice(shifted(line, line.match.author))).empty()) {
            add_authors(line);
          }
          break;
        case Label::date:
          // Under the title, under the lead, or below the text; between paragraphs it is text.
          add(line.span, body_seen <= 1 || current_ > last_paragraph ? Zone::dateline : Zone::body,
              rule);
          break;
        case Label::related_at_foot:
          if (head || (current_ < last_paragraph && !in_list_of_headlines())) {
            text_line(line, head, body_seen);
            break;
          }
          [[fallthrough]];
        case Label::related:
          add(line.span, Zone::related, rule);
          break;
        case Label::boilerplate:
          add(line.span, Zone::boilerplate, rule);
          break;
        case Label::related_heading:
        case Label::tail_heading:
          add(line.span,
              label == Label::related_heading && !head ? Zone::related : Zone::boilerplate, rule);
          if (!head) state = label == Label::related_heading ? in_related : in_tail;
          break;
        case Label::byline:
        case Label::source:
          if (head && names_fit(line)) {
            sign(line);
          } else {
            add(line.span, Zone::body, rule);
          }
          break;
        case Label::caption:
          if (line.span.size() > kLongestCaption) {
            text_line(line, head, body_seen);
          } else {
            add(line.span, Zone::caption, rule);
          }
          break;
        case Label::signature:
        case Label::none:
          text_line(line, head, body_seen);
          break;
      }
    }
  }

  // A line that no rule knows: alternative text, a byline under the title, the lead, the body.
  void text_line(const RawLine& line, bool head, int& body_seen) {
    std::string_view text = slice(line.span);
    std::size_t alt = 0;
    if (text[0] >= 'a' && text[0] <= 'z') {
      if (title_ >= 0 && title_fold_.empty()) title_fold_ = plain_fold(slice(lines_[title_].span));
      alt = alt_text_length(text, title_fold_);
    }
    if (alt > 0) {
      split_alt_text(line, alt);
      return;
    }
    // The site's name above the title; the title printed twice.
    if (static_cast<int>(current_) < title_ || repeats_title(line)) {
      add(line.span, Zone::boilerplate);
      return;
    }
    if (head && title_ >= 0 && !line.paragraph() && line.span.size() < 40) {
      // "Minh Thu - Van Mau |": a column's edge.
      std::vector<Span> names = author_names(text.substr(0, text.find_last_not_of(" |") + 1));
      if (!names.empty() && !rules_.is_place(lower(line.span)) && paragraph_follows()) {
        sign_names(line.span, names);
        return;
      }
      if (layout_.section < 0 && rules_.is_section(lower(line.span))) {
        layout_.section = static_cast<int>(layout_.lines.size());
        add(line.span, Zone::section);
        return;
      }
    }
    // The lead opens the text; the first paragraph behind a list is none.
    constexpr int kMostShortLines = 2;
    if (body_seen == 0 && !line.paragraph()) ++short_lines_;
    bool lead = body_seen == 0 && line.paragraph() && short_lines_ <= kMostShortLines;
    if (line.paragraph()) ++body_seen;
    add(line.span, lead ? Zone::lead : Zone::body);
  }

  bool repeats_title(const RawLine& line) const {
    return title_ >= 0 && slice(line.span) == slice(lines_[title_].span);
  }

  bool paragraph_follows() const {
    for (std::size_t i = current_ + 1; i < lines_.size() && i <= current_ + 3; ++i) {
      if (lines_[i].match.label != Label::none || repeats_title(lines_[i])) continue;
      if (slice(lines_[i].span) != slice(lines_[current_].span)) return lines_[i].paragraph();
    }
    return false;
  }

  // "phong trao toan dan ... Phat dong phong trao": what stands behind the copy is the caption.
  void split_alt_text(const RawLine& line, std::size_t length) {
    Span alt{line.span.begin, line.span.begin + static_cast<std::uint32_t>(length)};
    Span rest{alt.end, line.span.end};
    while (rest.begin < rest.end && match_[rest.begin] == ' ') ++rest.begin;
    bool plain = std::all_of(match_.begin() + rest.begin, match_.begin() + rest.end, [](char c) {
      return static_cast<unsigned char>(c) < 0x80 && !(c >= 'A' && c <= 'Z');
    });
    if (plain) {
      add(line.span, Zone::boilerplate);
      return;
    }
    add(alt, Zone::boilerplate);
    add(rest, rest.size() >= kParagraph && line.ends_sentence ? Zone::body : Zone::caption);
  }

  // A line that names authors, a paper or both, by a rule.
  void sign(const RawLine& line) {
    add(line.span, Zone::signature, line.match.rule);
    add_authors(line);
    name_publisher(line);
  }

  void name_publisher(const RawLine& line) {
    if (line.match.publisher.size() == 0 || layout_.publisher.size() > 0) return;
    layout_.publisher = shifted(line, line.match.publisher);
  }

  static Span moved(Span span, std::uint32_t by) { return {span.begin + by, span.end + by}; }
  static Span shifted(const RawLine& line, Span span) { return moved(span, line.span.begin); }

  // A byline that the page prints twice names its authors once.
  void sign_names(Span line, const std::vector<Span>& names) {
    const bool again = !layout_.lines.empty() && layout_.lines.back().zone == Zone::signature &&
                       slice(layout_.lines.back().span) == slice(line);
    add(line, Zone::signature);
    if (again) return;
    for (Span name : names) layout_.authors.push_back(moved(name, line.begin));
  }

  static bool is_text(Zone zone) {
    return zone == Zone::lead || zone == Zone::body || zone == Zone::caption;
  }

  // From the last line of text upwards: sources, bylines, one signature, dates.
  void find_signature() {
    constexpr int kMostLines = 5;
    int seen = 0;
    bool signed_already = !layout_.authors.empty();
    bool labelled_only = false;  // a line that nobody knows stands below
    for (std::size_t i = layout_.lines.size(); i-- > 0 && seen < kMostLines;) {
      Line& line = layout_.lines[i];
      if (!is_text(line.zone)) continue;
      ++seen;
      const RawLine& raw = lines_[origin_[i]];
      if (is_credit(raw)) {
        line.zone = Zone::signature;
        add_authors(raw);
        name_publisher(raw);
        signed_already |= raw.match.label == Label::byline;
        continue;
      }
      if (line.zone == Zone::caption) continue;
      if (line.zone == Zone::lead || raw.span.size() > kLongestSignature) break;
      if (raw.paragraph()) break;
      if (labelled_only || signed_already || !stands_behind_text(i)) {
        labelled_only = true;
        continue;
      }
      std::string_view text = slice(raw.span);
      std::vector<Span> names = author_names(text);
      if (!names.empty() && !rules_.is_place(lower(raw.span))) {
        for (Span name : names) layout_.authors.push_back(moved(name, raw.span.begin));
      } else if (raw.match.label == Label::signature && raw.match.author.size() > 0 &&
                 names_fit(raw)) {
        add_authors(raw);
      } else if ((raw.match.label == Label::signature && raw.match.author.size() == 0) ||
                 is_office_in_capitals(raw)) {
        const bool brackets = text.front() == '(' && text.back() == ')';
        layout_.authors.push_back(brackets ? Span{raw.span.begin + 1, raw.span.end - 1} : raw.span);
      } else {
        labelled_only = true;
        continue;
      }
      line.zone = Zone::signature;
      signed_already = true;
    }
    std::sort(layout_.authors.begin(), layout_.authors.end(),
              [](Span a, Span b) { return a.begin < b.begin; });
  }

  void add_authors(const RawLine& raw) {
    if (raw.match.author.size() == 0) return;
    Span field = shifted(raw, raw.match.author);
    std::vector<Span> names = author_names(slice(field));
    if (names.empty()) {
      layout_.authors.push_back(field);
    } else {
      for (Span name : names) layout_.authors.push_back(moved(name, field.begin));
    }
  }

  bool is_credit(const RawLine& raw) const {
    return (raw.match.label == Label::byline || raw.match.label == Label::source) && names_fit(raw);
  }

  // The names in a source or byline open with a capital ("theo ke hoach" names no paper), and a
  // byline without a label ("... thuc hien") holds nothing else.
  bool names_fit(const RawLine& raw) const {
    constexpr std::uint32_t kLongestName = 80;
    for (Span field : {raw.match.author, raw.match.publisher}) {
      if (field.size() == 0) continue;
      if (field.size() > kLongestName) return false;
      char32_t first = decode(match_.data() + raw.span.begin + field.begin);
      std::string_view name = slice(shifted(raw, field));
      bool host =
          name.find('.') != std::string_view::npos && name.find(' ') == std::string_view::npos;
      if (!is_upper(first) && !host) return false;
    }
    // Without a label the author is a name or a paper, all in capitals: "X took part" is a
    // sentence.
    std::string_view author = slice(shifted(raw, raw.match.author));
    if (author.empty() || slice(raw.span).find(':') != std::string_view::npos) return true;
    LineShape shape = shape_of(author);
    return (shape.words >= 2 && shape.capital_words == shape.words) ||
           !author_names(author).empty();
  }

  bool is_office_in_capitals(const RawLine& raw) const {
    LineShape shape = shape_of(slice(raw.span));
    return shape.words >= 2 && shape.words <= 14 && shape.letters >= 6 &&
           shape.capitals == shape.letters && !raw.ends_sentence;
  }

  // A signature stands behind running text or a caption, not in a list of short lines.
  bool stands_behind_text(std::size_t at) const {
    while (at-- > 0) {
      const Line& line = layout_.lines[at];
      if (line.zone == Zone::boilerplate) continue;
      if (line.zone == Zone::caption || line.zone == Zone::signature) return true;
      if (line.zone != Zone::lead && line.zone != Zone::body) return false;
      return lines_[origin_[at]].paragraph() || lines_[origin_[at]].ends_sentence;
    }
    return false;
  }

  void collect() {
    for (std::size_t i = 0; i < layout_.lines.size(); ++i) {
      if (layout_.lines[i].zone == Zone::dateline) layout_.datelines.push_back(static_cast<int>(i));
      if (layout_.lines[i].zone == Zone::caption) layout_.captions.push_back(static_cast<int>(i));
    }
  }

  const LineRules& rules_;
  const std::string& match_;
  const std::string& lower_;
  bool has_title_;
  std::string_view known_title_;
  std::vector<RawLine> lines_;
  std::vector<std::uint32_t> origin_;  // of each line of the layout: its line in lines_
  std::size_t current_ = 0;
  std::size_t first_text_ = 0;
  int short_lines_ = 0;            // between the head and the first paragraph
  int section_ = -1, title_ = -1;  // indices into lines_
  std::string title_fold_;
  Layout layout_;
};

}  // namespace

ArticleReader::ArticleReader(const Pack& pack) : parts_(std::make_unique<Parts>(pack)) {}
ArticleReader::~ArticleReader() = default;

Layout ArticleReader::read(const Text& text, std::string_view known_title) const {
  return Reading(parts_->rules, text, !known_title.empty(), known_title).run();
}

Layout ArticleReader::read(const Text& text, bool has_title) const {
  return Reading(parts_->rules, text, has_title, {}).run();
}

Zone zone_at(const Layout& layout, std::uint32_t at) {
  auto behind = std::upper_bound(
      layout.lines.begin(), layout.lines.end(), at,
      [](std::uint32_t offset, const Line& line) { return offset < line.span.begin; });
  if (behind == layout.lines.begin()) return Zone::body;
  return std::prev(behind)->zone;
}

}  // namespace trich

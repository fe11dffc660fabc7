#include "resolve/documents.h"

#include <algorithm>

namespace trich {
namespace {

bool starts_upper(std::string_view match) {
  return !match.empty() && is_upper(decode(match.data()));
}

// The first letter as a capital; Vietnamese capitals have the length of their small letters, so
// the capital is found by asking which one has this small form.
std::string capitalized(std::string_view s) {
  std::string out(s);
  if (out.empty()) return out;
  auto first = static_cast<unsigned char>(out[0]);
  if (first < 0x80) {
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
    return out;
  }
  std::size_t length = static_cast<std::size_t>(char_length(first));
  if (is_upper(decode(out.data()))) return out;
  // Try the neighbours: in the blocks that Vietnamese uses the capital is 1 or 0x20 before.
  char32_t c = decode(out.data());
  for (char32_t capital : {c - 1, c - 0x20}) {
    std::string candidate;
    if (capital < 0x800) {
      candidate += static_cast<char>(0xC0 | (capital >> 6));
      candidate += static_cast<char>(0x80 | (capital & 0x3F));
    } else {
      candidate += static_cast<char>(0xE0 | (capital >> 12));
      candidate += static_cast<char>(0x80 | ((capital >> 6) & 0x3F));
      candidate += static_cast<char>(0x80 | (capital & 0x3F));
    }
    if (is_upper(capital) && candidate.size() == length &&
        lower_same_length(candidate) == out.substr(0, length)) {
      return candidate + out.substr(length);
    }
  }
  return out;
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

DocumentReader::DocumentReader(const Pack& pack)
    : counted_(pack.list("result-counted-nouns")), cues_(pack.list("document-cues")) {
  for (std::string_view name : {"document-types", "document-short-types", "document-laws"}) {
    for (const Word& word : pack.list(name).words) types_.add(word.form, word.value);
  }
  for (const Word& word : pack.list("document-abbreviations").words) {
    abbreviations_[word.form] = word.value;
  }
  for (const Word& word : pack.list("document-issuers").words) {
    issuers_.add(word.form, word.value);
  }
  types_.build();
  issuers_.build();
}

std::string DocumentReader::type_of(const Context& context, Span span) const {
  const std::string_view* type = types_.find(context, token_at(context.tokens, span.begin),
                                             token_at(context.tokens, span.end));
  if (type) return std::string(*type);
  return capitalized(std::string_view(context.text.lower()).substr(span.begin, span.size()));
}

// The title as the record writes it: abbreviations expanded, first letter capital.
std::string DocumentReader::title_of(const Context& context, Span span) const {
  std::string out;
  std::uint32_t done = span.begin;
  const auto& tokens = context.tokens.tokens;
  for (std::uint32_t t = token_at(context.tokens, span.begin);
       t < tokens.size() && tokens[t].end <= span.end; ++t) {
    if (tokens[t].shape != Shape::upper) continue;
    Span word{tokens[t].begin, tokens[t].end};
    auto it = abbreviations_.find(slice(context, word));
    if (it == abbreviations_.end()) continue;
    out += slice(context, {done, word.begin});
    out += it->second;
    done = word.end;
  }
  out += slice(context, {done, span.end});
  while (!out.empty() && (out.back() == ' ' || out.back() == ',')) out.pop_back();
  return capitalized(out);
}

void DocumentReader::from_match(const Context& context, const Match& match,
                                std::vector<Found>& out) const {
  Found found;
  found.rule = match.rule->id;
  found.span = match.span;
  if (const Field* type = match.find("type")) {
    found.type = type_of(context, type->span);
    // "quyet dinh 5": without "so" a small letter makes it a verb or a noun of daily speech.
    if (match.has("capital") && !starts_upper(slice(context, type->span))) return;
  } else {
    found.bare_symbol = true;
  }
  if (const Field* number = match.find("number")) {
    for (char c : slice(context, number->span)) {
      if (c != ' ') found.number += c;
    }
  }
  if (const Field* title = match.find("title")) {
    if (match.has("law") && !starts_upper(slice(context, match.span)) &&
        !starts_upper(slice(context, title->span))) {
      return;
    }
    // 'quyet dinh "danh canh bac"': a verb and a figure of speech.
    if (match.has("quoted") && !starts_upper(slice(context, match.span)) &&
        !starts_upper(slice(context, title->span))) {
      return;
    }
    found.title = title_of(context, title->span);
  }
  // "Chuong trinh 2016 - 2020", "Ke hoach 2021": the years that it is for.
  bool year = found.number.size() == 4 &&
              (found.number.starts_with("19") || found.number.starts_with("20"));
  if (match.has("plain") && year) return;
  // "nghi quyet 3 diem": a count behind the type word.
  if (match.has("plain") && !found.number.starts_with('0') &&
      found.number.find('/') == std::string::npos) {
    std::uint32_t next = match.last_token;
    std::uint32_t limit = sentence_at(context.tokens, match.first_token).last;
    // "Chuong trinh 3 giam": its name.
    const auto& tokens = context.tokens.tokens;
    if (found.number.size() == 1 && next < limit && tokens[next].shape == Shape::lower &&
        !cues_.has(context, next, next + 1, "session")) {
      return;
    }
    for (std::uint32_t last = next + 1; last <= std::min(limit, next + 2); ++last) {
      if (counted_.has(context, next, last)) return;
    }
  }
  out.push_back(std::move(found));
}

void DocumentReader::from_fact(const Context& context, const Fact& fact,
                               std::vector<Found>& out) const {
  Found found;
  found.rule = fact.relation->id;
  found.span = fact.span;
  auto span_of = [&](std::string_view name) {
    const Fact::Group* g = fact.find(name);
    if (!g || g->first >= g->last) return Span{};
    return Span{fact.items[g->first].span.begin, fact.items[g->last - 1].span.end};
  };
  Span type = span_of("type"), title = span_of("title");
  if (type.size() == 0 || title.size() == 0) return;
  if (!starts_upper(slice(context, type))) {
    // "luat Thuy Si": in small letters and before a name alone it is the law of a country.
    const Fact::Group* words = fact.find("title");
    if (!starts_upper(slice(context, title)) || words->last - words->first < 2) return;
  }
  found.type = type_of(context, type);
  found.title = title_of(context, title);
  out.push_back(std::move(found));
}

void DocumentReader::read_date_and_issuer(const Context& context,
                                          const std::vector<UnitMention>& units,
                                          const Record& record, Document& document,
                                          Span span) const {
  const auto& tokens = context.tokens.tokens;
  std::uint32_t token = token_at(context.tokens, span.end);
  if (token >= tokens.size()) return;
  std::uint32_t limit = sentence_at(context.tokens, token_at(context.tokens, span.begin)).last;
  // Nothing but "ngay", "," or "(" may stand before the date.
  std::uint32_t source_end = document.end;
  for (const Date& date : record.dates) {
    if (date.start < source_end) continue;
    std::string_view between =
        std::string_view(context.text.source()).substr(source_end, date.start - source_end);
    if (between.size() <= 3 && between.find('\n') == std::string_view::npos) {
      document.date = date.value;
      std::uint32_t at = token;
      while (at < limit &&
             context.text.to_source({tokens[at].begin, tokens[at].end}).end <= date.end) {
        ++at;
      }
      token = at;
    }
    break;
  }
  if (token < limit && words_of(context, token, token + 1) == ")") ++token;
  if (token >= limit) return;
  if (!cues_.has(context, token, token + 1, "by")) return;
  ++token;
  if (token >= limit) return;
  if (auto issuer = issuers_.longest(context, token, limit); issuer.value) {
    document.issuer = *issuer.value;
  }
  for (const UnitMention& mention : units) {
    if (mention.span.begin != tokens[token].begin) continue;
    const std::string& name = record.units[static_cast<std::size_t>(mention.unit)].name;
    if (name.size() > document.issuer.size()) document.issuer = name;
  }
}

std::vector<Span> DocumentReader::run(const Context& context, const std::vector<UnitMention>& units,
                                      Record& record) const {
  std::vector<Found> found;
  for (const Match& match : context.matches) {
    if (match.rule->cls == "document" && is_content(zone_at(context.layout, match.span.begin))) {
      from_match(context, match, found);
    }
  }
  for (const Fact& fact : context.relations.facts) {
    if (fact.relation->cls == "document" && is_content(zone_at(context.layout, fact.span.begin))) {
      from_fact(context, fact, found);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.span.begin < b.span.begin; });
  std::vector<Span> taken;
  const Found* before = nullptr;
  for (const Found& document : found) {
    if (!taken.empty() && overlap(taken.back(), document.span)) continue;
    taken.push_back(document.span);
    std::string type = document.type;
    if (document.bare_symbol) {
      // "Nghi dinh so 12/2020/ND-CP va 13/2020/ND-CP": the second has the first one's type.
      if (!before || document.span.begin - before->span.end > 6) continue;
      // "Luat Dat dai so 31/2024/QH15": the law's own number.
      if (before->number.empty() && !before->title.empty() &&
          document.span.begin == before->span.end + 1 && record.documents.back().number.empty()) {
        Document& law = record.documents.back();
        set_mention(context, {before->span.begin, document.span.end}, before->rule, law);
        law.number = document.number;
        read_date_and_issuer(context, units, record, law, document.span);
        continue;
      }
      std::string_view between = slice(context, {before->span.end, document.span.begin});
      if (between.find('\n') != std::string_view::npos) continue;
      type = before->type;
    }
    Document entry;
    set_mention(context, document.span, document.rule, entry);
    entry.type = type;
    entry.number = document.number;
    entry.title = document.title;
    read_date_and_issuer(context, units, record, entry, document.span);
    record.documents.push_back(std::move(entry));
    if (!document.bare_symbol) before = &document;
  }
  return taken;
}

}  // namespace trich

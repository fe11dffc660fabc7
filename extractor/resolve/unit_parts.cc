#include "resolve/unit_parts.h"

#include <algorithm>

#include "resolve/unit_describe.h"

namespace trich {

UnitWords::UnitWords(const Pack& pack)
    : place_heads(pack.list("unit-heads-place")),
      field_heads(pack.list("unit-heads-field")),
      name_heads(pack.list("unit-heads-name")),
      number_heads(pack.list("unit-heads-number")),
      full(pack.list("unit-full")),
      shorts(pack.list("unit-short")),
      fields(pack.list("unit-fields")),
      forms(pack.list("unit-company-forms")),
      codes(pack.list("unit-police-codes")),
      teams(pack.list("unit-teams")),
      countries(pack.list("unit-countries")),
      hoods(pack.list("unit-hoods")),
      persons(pack.list("no-person")),
      stops(pack.list("unit-stop-words")),
      joints(pack.list("unit-joints")),
      places(pack),
      heads_{&full, &shorts, &place_heads, &field_heads, &name_heads, &number_heads},
      others_{&fields, &forms,         &codes,        &countries,
              &hoods,  &places.places, &places.names, &places.levels} {
  for (const auto& list : pack.lists) {
    if (list->tag.empty() || is_own(list.get())) continue;
    for (const Word& word : list->words) {
      std::string_view tags = word.attr("tag");
      if (tags.empty()) tags = list->tag;
      std::string_view tag = tags.substr(0, tags.find(' '));
      if (std::find(classes_with_units.begin(), classes_with_units.end(), tag) !=
          classes_with_units.end()) {
        continue;
      }
      std::string lower = lower_same_length(word.form);
      for (std::size_t at = lower.find(' '); at != std::string::npos;
           at = lower.find(' ', at + 1)) {
        if (!full.find(std::string_view(lower).substr(at + 1))) continue;
        classes_with_units.emplace_back(tag);
        break;
      }
    }
  }
}

const Word* row_of(const Item& item, const WordList& list) {
  for (int i = 0; i < item.word_count; ++i) {
    if (item.words[i]->list == &list) return item.words[i];
  }
  return nullptr;
}

const Word* UnitWords::head(const Item& item) const {
  const Word* head = nullptr;
  std::size_t end = heads_.size();  // lists before that of the head found so far
  for (int i = 0; i < item.word_count; ++i) {
    const Word* row = item.words[i];
    for (std::size_t k = 0; k < end; ++k) {
      if (row->list != heads_[k]) continue;
      head = row;
      end = k;
      break;
    }
  }
  return head;
}

bool UnitWords::is_own(const WordList* list) const {
  return std::find(heads_.begin(), heads_.end(), list) != heads_.end() ||
         std::find(others_.begin(), others_.end(), list) != others_.end();
}

bool UnitWords::knows(const Item& item) const {
  return std::any_of(item.words, item.words + item.word_count,
                     [&](const Word* row) { return is_own(row->list); });
}

bool all_capitals(std::string_view text) {
  bool any = false;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = decode(text.data() + i);
    if (is_letter(c)) {
      if (!is_upper(c)) return false;
      any = true;
    }
    i += static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[i])));
  }
  return any;
}

std::string capitalized(std::string_view text) {
  // Vietnamese letters are as long in bytes in either case, so the upper-case letter is searched
  // for among those that lower to it.
  if (text.empty()) return {};
  int length = char_length(static_cast<unsigned char>(text[0]));
  std::string out(text);
  char32_t lower = decode(text.data());
  if (is_upper(lower) || !is_letter(lower)) return out;
  if (length == 1) {
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }
  std::string first(text.substr(0, static_cast<std::size_t>(length)));
  // Pairs stand 1 apart (U+01A0.., U+1EA0.., U+0102..) or 32 apart (Latin-1).
  for (char32_t candidate : {lower - 1, lower - 32}) {
    std::string upper;
    if (candidate < 0x800) {
      upper += static_cast<char>(0xC0 | (candidate >> 6));
      upper += static_cast<char>(0x80 | (candidate & 0x3F));
    } else {
      upper += static_cast<char>(0xE0 | (candidate >> 12));
      upper += static_cast<char>(0x80 | ((candidate >> 6) & 0x3F));
      upper += static_cast<char>(0x80 | (candidate & 0x3F));
    }
    if (lower_same_length(upper) == first && upper != first) {
      return upper + out.substr(static_cast<std::size_t>(length));
    }
  }
  return out;
}

namespace {

class PartsReader {
 public:
  PartsReader(const Context& context, const UnitWords& words, const Gazetteer& gazetteer,
              const Fact& fact)
      : context_(context), words_(words), gazetteer_(gazetteer), fact_(fact), end_(fact.span.end) {
    team_ = fact.relation->id.starts_with("unit.team") || fact.relation->id == "unit.club";
  }

  std::vector<UnitPart> read() {
    for (std::size_t i = 0; i < fact_.items.size(); ++i) {
      if (i && text(item(i)) == "." && i + 1 < fact_.items.size() &&
          item(i + 1).span.begin > item(i).span.end &&
          item(i).span.begin - item(i - 1).span.begin > 1) {
        end_ = item(i).span.begin;
        break;
      }
      // "People's Committee (PC) of the province": what brackets say again.
      if (text(item(i)) == "(") {
        while (i < fact_.items.size() && text(item(i)) != ")") ++i;
        continue;
      }
      team_ ? take_of_team(i) : take(i);
    }
    return std::move(parts_);
  }

  // Where the unit ends: the fact's end, or before.
  std::uint32_t end() const { return end_; }

 private:
  const Item& item(std::size_t i) const { return fact_.items[i]; }
  std::string_view text(const Item& item) const { return slice(context_, item.span); }
  std::string_view lower(Span span) const {
    return std::string_view(context_.text.lower()).substr(span.begin, span.size());
  }

  // The row's value, or the text as written where the value is the same but for case.
  std::string written(const Item& item, std::string_view value) const {
    std::string_view slice = text(item);
    if (all_capitals(slice)) return std::string(value);
    return lower_same_length(slice) == lower_same_length(value) ? std::string(slice)
                                                                : std::string(value);
  }

  void take(std::size_t i) {
    const Item& it = item(i);
    if (const Word* head = words_.head(it); head && opens_part(i, head)) {
      // What is complete alone is a province's own behind which a place stands.
      const Word* seat = head->list == &words_.full ? row_of(it, words_.place_heads) : nullptr;
      if (seat && seat->value == seat->form && head->value != head->form &&
          i + 1 < fact_.items.size() &&
          read_place(context_, words_.places, gazetteer_, item(i + 1))) {
        head = seat;
      }
      open(it, head);
      return;
    }
    if (!parts_.empty() && fact_.relation->id == "unit.coded" && parts_.size() == 1 && i == 1 &&
        own_digits_last(it)) {
      parts_.back().coded = true;  // also a code that no list knows
    }
    if (parts_.empty()) {
      // A code that stands alone.
      parts_.emplace_back();
      parts_.back().coded = true;
      parts_.back().base = text(it);
      if (const Word* code = row_of(it, words_.codes)) {
        parts_.back().head = code;
        parts_.back().code = code;
        std::string_view head = code->attr("head");
        if (!head.empty()) parts_.back().base = std::string(head) + " " + parts_.back().base;
      }
      return;
    }
    UnitPart& part = parts_.back();
    if (part.short_form && part.place.name.empty() && own_digits(it)) {
      part.place.name = text(it);
      return;
    }
    bool last_two = i + 1 == fact_.items.size() || fills_rest(i + 1);
    if (part.place.empty() && last_two && takes_place(it) && !part.base.ends_with(' ')) {
      if (auto place = read_place(context_, words_.places, gazetteer_, it)) {
        part.place = std::move(*place);
        return;
      }
      if (const Word* level = row_of(it, words_.places.levels)) {
        part.place.type = level->value;
        return;
      }
      if (const Word* country =
              i + 1 == fact_.items.size() ? row_of(it, words_.countries) : nullptr) {
        if (part.complete && !country->attr("home").empty()) return;
        part.place.name = country->value;
        part.country = true;
        // Another country's body has the name that the text gives it.
        std::string_view own = text(item(0));
        if (part.complete && parts_.size() == 1 && plain_words(own)) part.base = own;
        return;
      }
    }
    if (const Word* level = row_of(it, words_.places.levels);
        level && part.place.empty() && i + 1 < fact_.items.size() && words_.head(item(i + 1))) {
      part.place.type = level->value;
      return;
    }
    // "Police of the town A, province B": the second place is told by the first.
    if (part.seat && part.place.entry && part.place.level() != PlaceLevel::province &&
        i + 1 == fact_.items.size()) {
      auto above = read_place(context_, words_.places, gazetteer_, it);
      if (above && above->level() < part.place.level()) return;
    }
    if (const Word* code = row_of(it, words_.codes)) {
      part.coded = true;
      part.code = code;
    }
    if (const Word* hood = row_of(it, words_.hoods)) part.hood = !hood->attr("level").empty();
    append(i);
  }

  // A team's name is one part, whatever bodies and places it is named after.
  void take_of_team(std::size_t i) {
    const Item& it = item(i);
    const Word* own = row_of(it, words_.name_heads);
    bool says_team = own && own->attr("kind") == "sports";
    if (!parts_.empty()) {
      append(i);
    } else if (says_team) {
      open(it, own);
    } else {  // the word for the team stands last
      parts_.emplace_back();
      parts_.back().head = row_of(fact_.items.back(), words_.name_heads);
      parts_.back().base = capitalized(piece(it));
    }
    if (says_team) return;
    auto place = read_place(context_, words_.places, gazetteer_, it);
    std::string& team = parts_.back().team;
    if (!team.empty()) team += ' ';
    team += lower_same_length(place ? place->name : piece(it));
  }

  // True when no word is an abbreviation.
  static bool plain_words(std::string_view words) {
    for (std::size_t i = 0; i < words.size();) {
      std::size_t end = std::min(words.find(' ', i), words.size());
      if (all_capitals(words.substr(i, end - i))) return false;
      i = end + 1;
    }
    return true;
  }

  bool own_digits_last(const Item& it) const {
    std::string_view own = text(it);
    return !own.empty() && own.back() >= '0' && own.back() <= '9';
  }

  bool own_digits(const Item& it) const {
    std::string_view own = text(it);
    return !own.empty() && own[0] >= '0' && own[0] <= '9';
  }

  // The items from `i` on are places or begin another part.
  bool fills_rest(std::size_t i) const {
    const Item& it = item(i);
    if (words_.head(it) && !row_of(it, words_.fields)) return true;
    return read_place(context_, words_.places, gazetteer_, it).has_value() || is_link(i);
  }

  bool is_link(std::size_t i) const {
    // The word that joins a part to what it belongs to.
    if (i + 1 >= fact_.items.size() || !words_.head(item(i + 1))) return false;
    const Word* word = words_.joints.find(lower(item(i).span));
    return word && word->value == "part";
  }

  bool takes_place(const Item& it) const {
    const UnitPart& part = parts_.back();
    // A place's name inside a proper name ("Company Peace") is that name, unless more of it
    // stands before.
    if (part.base.empty()) return false;
    if (row_of(it, words_.places.names) && !part.seat && !part.short_form && !part.complete &&
        !part.named && !part.coded) {
      return false;
    }
    return true;
  }

  bool opens_part(std::size_t i, const Word* head) const {
    if (i == 0) return true;
    if (fact_.relation->id == "unit.named" || fact_.relation->id == "unit.named-trade")
      return false;
    if (text(item(i - 1)) == "-" && row_of(item(i), words_.fields)) return false;
    // A word that is both a head and a field of work is the field behind a head.
    if (row_of(item(i), words_.fields) && i == 1 && head->list != &words_.full) {
      return false;
    }
    return true;
  }

  void open(const Item& it, const Word* head) {
    parts_.emplace_back();
    UnitPart& part = parts_.back();
    part.head = head;
    part.complete = head->list == &words_.full;
    part.short_form = head->list == &words_.shorts;
    part.seat = head->list == &words_.place_heads;
    std::string base = written(it, head->value);
    if (part.complete || part.seat || part.short_form) base = head->value;
    part.base = capitalized(base);
  }

  // What the item's words are in full.
  std::string piece(const Item& it) const {
    std::string_view own = text(it);
    if (const Word* team = team_ ? row_of(it, words_.teams) : nullptr) {
      return written(it, team->value);
    }
    if (const Word* field = row_of(it, words_.fields)) return written(it, field->value);
    if (const Word* form = row_of(it, words_.forms)) {
      std::string full = written(it, form->value);
      return lower_same_length(full) == lower_same_length(form->value) ? form->value : full;
    }
    if (const Word* hood = row_of(it, words_.hoods)) return hood->value;
    if (const Word* country = row_of(it, words_.countries)) return country->value;
    if (const Word* head = words_.head(it)) return written(it, head->value);
    if (row_of(it, words_.places.names)) return std::string(own);
    if (auto place = read_place(context_, words_.places, gazetteer_, it)) {
      return joined(place->type, place->name);
    }
    return std::string(own);
  }

  void append(std::size_t i) {
    const Item& it = item(i);
    UnitPart& part = parts_.back();
    std::string_view own = text(it);
    if (is_link(i)) {
      part.link = own;
      return;
    }
    if (own == "/") {
      // "Hospital 30/4"; elsewhere it stands for a space.
      if (i + 1 < fact_.items.size() && own_digits(item(i - 1)) && own_digits(item(i + 1))) {
        part.base += "/ ";
      }
      return;
    }
    if (row_of(it, words_.fields)) part.named = true;
    std::string piece = this->piece(it);
    if (!it.word_count || it.fact >= 0) part.named = part.named || is_upper(decode(own.data()));
    bool touches = i > 0 && item(i - 1).span.end == it.span.begin;
    // "Team 5A", "office PC 13": one word in the name.
    bool code = fact_.relation->id == "unit.coded" && own_digits(it);
    if (code || (touches && own_digits(item(i - 1)) && is_upper(decode(own.data())))) {
      part.base += piece;
      part.coded = part.coded || code;
      return;
    }
    bool comma = own == ",";
    bool dash = own == "-";
    bool after_dash = i > 0 && text(item(i - 1)) == "-";
    if (comma || own == "." || own == "'") {
      part.base += piece;
      return;
    }
    if (dash) {
      bool next_touches = i + 1 < fact_.items.size() && item(i + 1).span.begin == it.span.end;
      part.base += touches && next_touches && proper_around(i) ? "-" : " - ";
      return;
    }
    if (after_dash) {
      part.base += piece;
      return;
    }
    if (own == "&") {
      part.base += touches ? "&" : " & ";
      return;
    }
    if (touches && !part.base.empty()) {
      char last = part.base.back();
      if (last == '&' || last == '.' || last == '"' || last == '\'' || own == "\"") {
        part.base += piece;
        return;
      }
    }
    if (part.base.ends_with("/ ")) part.base.pop_back();
    if (part.base.back() == '/') {
      part.base += piece;
      return;
    }
    if (part.base.size() > 2 && part.base.back() == ' ') {
      part.base += piece;
      return;
    }
    part.base += " " + piece;
  }

  // Digits or capitals on both sides of a dash: "19-5", "Mercedes-Benz".
  bool proper_around(std::size_t i) const {
    return i > 0 && i + 1 < fact_.items.size() && !row_of(item(i - 1), words_.fields) &&
           !row_of(item(i + 1), words_.fields) && !words_.head(item(i + 1));
  }

  const Context& context_;
  const UnitWords& words_;
  const Gazetteer& gazetteer_;
  const Fact& fact_;
  std::vector<UnitPart> parts_;
  std::uint32_t end_;
  bool team_;
};

}  // namespace

std::vector<UnitPart> read_parts(const Context& context, const UnitWords& words,
                                 const Gazetteer& gazetteer, const Fact& fact, Span& span) {
  PartsReader reader(context, words, gazetteer, fact);
  std::vector<UnitPart> parts = reader.read();
  span = {fact.span.begin, reader.end()};
  return parts;
}

}  // namespace trich

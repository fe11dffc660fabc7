#include "resolve/unit_drafts.h"

#include <algorithm>

namespace trich {
namespace {

class Drafter {
 public:
  Drafter(const Context& context, const UnitWords& words, const Gazetteer& gazetteer,
          const UnitItems& items)
      : context_(context), words_(words), gazetteer_(gazetteer), items_(items.units) {}

  std::vector<UnitDraft> run() {
    drafts_.reserve(items_.size());
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Item& item = *items_[i].item;
      if (items_[i].role == UnitItem::title) {
        draft_in_title(item);
      } else if (items_[i].role == UnitItem::unit) {
        const Fact& fact = context_.relations.facts[static_cast<std::size_t>(item.fact)];
        if (add_draft(fact)) {
          units_.emplace_back(i, drafts_.size() - 1);
          drafts_.back().of_office = items_[i].of_office;
        }
      }
    }
    draft_shared();
    draft_bare();
    auto before = [](const UnitDraft& a, const UnitDraft& b) {
      return a.span.begin < b.span.begin;
    };
    if (!std::is_sorted(drafts_.begin(), drafts_.end(), before)) {
      std::sort(drafts_.begin(), drafts_.end(), before);
    }
    return std::move(drafts_);
  }

 private:
  std::string_view lower(Span span) const {
    return std::string_view(context_.text.lower()).substr(span.begin, span.size());
  }

  // A title of another list may end with a complete unit: "member of the National Assembly".
  void draft_in_title(const Item& item) {
    std::string_view text = slice(context_, item.span);
    for (std::size_t at = text.find(' '); at != std::string_view::npos;
         at = text.find(' ', at + 1)) {
      std::string_view end = text.substr(at + 1);
      if (!is_upper(decode(end.data()))) continue;
      const Word* row = words_.full.find(
          lower({static_cast<std::uint32_t>(item.span.begin + at + 1), item.span.end}));
      if (!row || words_.knows(item)) continue;
      UnitDraft draft;
      draft.span = {static_cast<std::uint32_t>(item.span.begin + at + 1), item.span.end};
      if (!is_content(zone_at(context_.layout, draft.span.begin))) return;
      draft.rule = "unit.in-title";
      draft.parts.emplace_back();
      draft.parts[0].head = row;
      draft.parts[0].base = row->value;
      draft.parts[0].complete = true;
      drafts_.push_back(std::move(draft));
      return;
    }
  }

  // "van phong UBND" is not.
  static bool in_small_letters(std::string_view text) {
    for (std::size_t i = 0; i < text.size();
         i += static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[i])))) {
      if (is_upper(decode(text.data() + i))) return false;
    }
    return true;
  }

  // False when the fact names none.
  bool add_draft(const Fact& fact) {
    if (!is_content(zone_at(context_.layout, fact.span.begin))) return false;
    UnitDraft draft;
    draft.rule = fact.relation->id;
    draft.parts = read_parts(context_, words_, gazetteer_, fact, draft.span);
    if (draft.parts.empty() || in_number(draft)) return false;
    // The police of another country are a force, not a unit of it.
    if (draft.parts[0].country && draft.parts[0].head &&
        draft.parts[0].head->attr("kind") == "police") {
      return false;
    }
    draft.lower = in_small_letters(slice(context_, fact.items.front().span));
    take_number(draft);
    take_rest(draft);
    take_tail(draft);
    if (draft.rule == "unit.trade-lower") draft.tentative = !names_company(fact, draft);
    drafts_.push_back(std::move(draft));
    return true;
  }

  // "Company 7," but not "company 7 years old".
  bool ends_number(std::size_t at) const {
    std::string_view rest = std::string_view(context_.text.match()).substr(at);
    if (rest.empty()) return true;
    if (rest[0] == ' ') {
      std::size_t end = std::min(rest.find(' ', 1), rest.size());
      const Word* joint = words_.joints.find(rest.substr(1, end - 1));
      return rest[1] == '(' || rest[1] == '-' || (joint && joint->value == "part");
    }
    bool mark = rest[0] == ',' || rest[0] == '.' || rest[0] == ')' || rest[0] == ';';
    return mark && (rest.size() == 1 || rest[1] < '0' || rest[1] > '9');
  }

  // "Company of building and trade" is a name; of one trade alone, or before a number, "company"
  // may have that for its verb, or stand for all of the trade.
  bool names_company(const Fact& fact, const UnitDraft& draft) const {
    const std::string& text = context_.text.match();
    std::size_t at = draft.span.end;
    bool number = std::any_of(fact.items.begin() + 1, fact.items.end(), [&](const Item& item) {
      return !item.word_count && item.fact < 0 && text[item.span.begin] <= '9';
    });
    if (number && fact.items.size() > 2) return true;
    if (number) return ends_number(at);
    if (at + 1 < text.size() && text[at] == ' ' && text[at + 1] >= '0' && text[at + 1] <= '9') {
      return false;
    }
    if (std::any_of(fact.items.begin() + 1, fact.items.end(), [&](const Item& item) {
          return !row_of(item, words_.fields) || item.fact >= 0;  // a form, joint or place
        })) {
      return true;
    }
    std::string_view name = slice(context_, {fact.items[1].span.begin, draft.span.end});
    if (std::count(name.begin(), name.end(), ' ') < 2) return false;
    std::size_t before = draft.span.begin;
    while (before > 0 && text[before - 1] == ' ') --before;
    return before > 0 && text[before - 1] != '.' && text[before - 1] != '\n';
  }

  // The number of a school or hospital that ends a phrase: "Hospital Number 1,".
  void take_number(UnitDraft& draft) const {
    UnitPart& part = draft.parts.back();
    if (!part.head || !part.place.empty() ||
        (part.head->list != &words_.name_heads && part.head->list != &words_.field_heads)) {
      return;
    }
    std::string_view kind = part.head->attr("kind");
    if (kind != "school" && kind != "hospital" && kind != "enterprise" && kind != "department") {
      return;
    }
    const std::string& text = context_.text.match();
    std::size_t at = draft.span.end, end = at + 1;
    if (at + 1 >= text.size() || text[at] != ' ' || text[at + 1] == '0') return;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == at + 1 || end > at + 4 || end + 1 >= text.size()) return;
    char after = text[end];
    bool ends = after == ',' || after == ')' || after == ';' || after == '\n' ||
                (after == '.' && (text[end + 1] == ' ' || text[end + 1] == '\n'));
    ends = ends || text.compare(end, 2, " (") == 0 || text.compare(end, 3, " - ") == 0;
    // "19,5" goes on.
    if (!ends || (after == ',' && text[end + 1] >= '0' && text[end + 1] <= '9')) return;
    part.base += text.substr(at, end - at);
    draft.span.end = static_cast<std::uint32_t>(end);
  }

  // The small last syllable of a name that brackets abbreviate: "Company Global | net (GNET)".
  void take_rest(UnitDraft& draft) const {
    UnitPart& part = draft.parts.back();
    if (draft.parts.size() > 1 || !part.head || part.head->list != &words_.name_heads ||
        !part.place.empty()) {
      return;
    }
    const std::string& text = context_.text.match();
    std::size_t at = draft.span.end, end = at + 1;
    if (at + 1 >= text.size() || text[at] != ' ') return;
    while (end < text.size() && is_letter(decode(text.data() + end)) &&
           !is_upper(decode(text.data() + end))) {
      end += static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[end])));
    }
    std::size_t close = text.find(')', end);
    bool abbreviated = end > at + 1 && close < end + 16 && text.compare(end, 2, " (") == 0 &&
                       all_capitals(std::string_view(text).substr(end + 2, close - end - 2)) &&
                       text.find(' ', end + 2) > close;
    if (!abbreviated || words_.stops.find(std::string_view(text).substr(at + 1, end - at - 1))) {
      return;
    }
    part.base += text.substr(at, end - at);
    draft.span.end = static_cast<std::uint32_t>(end);
  }

  // Small words that no list knows go on with the name of an office as far as a mark that ends
  // it, or the word for what it belongs to: "Office of Management | of parking lots,".
  void take_tail(UnitDraft& draft) const {
    constexpr int kMostWords = 6;
    UnitPart& part = draft.parts.back();
    if (!part.head || part.head->list != &words_.field_heads || !part.place.empty() || part.coded ||
        !draft.rule.starts_with("unit.field") || draft.rule == "unit.field-plain") {
      return;
    }
    std::string_view text = context_.text.match();
    std::size_t at = draft.span.end;
    for (int words = 0;; ++words) {
      std::size_t next = at;
      if (next < text.size() && text[next] == ' ') ++next;
      bool ends = next >= text.size() || text[next] == ',' || text[next] == '(' ||
                  text[next] == ')' || text[next] == ';' || text[next] == '\n';
      std::size_t end = next;
      while (end < text.size() && is_letter(decode(text.data() + end))) {
        if (is_upper(decode(text.data() + end))) return;
        end += static_cast<std::size_t>(char_length(static_cast<unsigned char>(text[end])));
      }
      std::string_view word = text.substr(next, end - next);
      const Word* joint = words_.joints.find(word);
      if (ends || (joint && joint->value == "part")) {
        if (words == 0) return;
        part.base += text.substr(draft.span.end, at - draft.span.end);
        draft.span.end = static_cast<std::uint32_t>(at);
        return;
      }
      if (next == at || word.empty() || words == kMostWords || words_.stops.find(word)) return;
      at = end;
    }
  }

  // An abbreviation inside the number of a document: "09/CTr-BCA-MTTW".
  bool in_number(const UnitDraft& draft) const {
    const std::string& text = context_.text.match();
    if (draft.span.begin < 2) return false;
    char before = text[draft.span.begin - 1];
    return (before == '-' || before == '/') && text[draft.span.begin - 2] != ' ' &&
           all_capitals(slice(context_, draft.span));
  }

  // Heads that share the place of the one behind them: "council, committee of the city".
  void draft_shared() {
    std::vector<UnitDraft> added;
    for (const auto& [i, index] : units_) {
      const UnitDraft* owner = &drafts_[index];
      bool ministry = owner->parts[0].complete && owner->parts[0].head->attr("kind") == "ministry";
      if (owner->span.end != items_[i].item->span.end || owner->parts.size() != 1 ||
          (!ministry && (!owner->parts[0].seat || owner->parts[0].place.empty()))) {
        continue;
      }
      std::uint32_t before = items_[i].at;  // place in the row of the unit or head behind
      for (std::size_t at = i; at-- > 0; before = items_[at].at) {
        if (items_[at].at + 2 == before && takes_place_of(at, owner->parts[0].place)) continue;
        if (items_[at].role != UnitItem::head || items_[at].at + 2 != before) break;
        bool bracket = slice(context_, items_[at].behind->span) == "(";
        if (!bracket && !joins(*items_[at].behind)) break;
        const Item& head = *items_[at].item;
        const Word* row = row_of(head, words_.place_heads);
        if (!row || !is_upper(decode(context_.text.match().data() + head.span.begin))) break;
        std::string_view role = row->attr("role");
        // A part of the body behind the comma has that for its parent, not its place.
        bool part = role == "part" && before == items_[i].at &&
                    (ministry || owner->parts[0].head->attr("kind") == "police");
        if ((role != "shares" || bracket || ministry) && !part) break;
        if (!is_content(zone_at(context_.layout, head.span.begin))) break;
        UnitDraft draft;
        draft.span = head.span;
        draft.rule = "unit.shared-place";
        draft.parts.emplace_back();
        draft.parts[0].head = row;
        draft.parts[0].base = capitalized(row->value);
        if (part) {
          draft.rule = "unit.parent-behind";
        } else {
          draft.parts[0].seat = true;
          draft.parts[0].place = owner->parts[0].place;
          draft.parts[0].country = owner->parts[0].country;
        }
        added.push_back(std::move(draft));
        if (part) break;
      }
    }
    for (UnitDraft& draft : added) drafts_.push_back(std::move(draft));
  }

  // "Tinh uy, HDND tinh A": the short form in the list is of the place too.
  bool takes_place_of(std::size_t at, const PlaceRef& place) {
    if (items_[at].role != UnitItem::unit || !items_[at].behind || !joins(*items_[at].behind)) {
      return false;
    }
    auto it = std::lower_bound(units_.begin(), units_.end(), std::pair(at, std::size_t{0}));
    if (it == units_.end() || it->first != at) return false;
    UnitDraft& draft = drafts_[it->second];
    UnitPart& part = draft.parts[0];
    if (draft.parts.size() != 1 || !part.short_form || !part.place.empty() ||
        part.head->attr("type") != place.type || place.name.empty()) {
      return false;
    }
    part.place = place;
    return true;
  }

  // A comma, dash, slash or the joining word of a list.
  bool joins(const Item& item) const {
    std::string_view text = slice(context_, item.span);
    if (text == "," || text == "-" || text == "/" || text == ";") return true;
    const Word* word = words_.joints.find(lower(item.span));
    return word && word->value == "list";
  }

  // "So da trinh": a head alone, with a capital, before a mark or a word that no name goes on with.
  void draft_named_before(const UnitItem& head) {
    const Item& item = *head.item;
    const std::string& text = context_.text.match();
    if (!is_upper(decode(text.data() + item.span.begin)) || !head.behind ||
        head.behind->fact >= 0 || head.behind->span.size() == 0) {
      return;
    }
    char next = text[head.behind->span.begin];
    if (next != ',' && next != '.' && next != ')' && !row_of(*head.behind, words_.stops)) return;
    const Word* joint = words_.joints.find(lower(head.behind->span));
    if (joint && joint->value == "part") return;  // "a committee of the Assembly"
    if (after_capital(item.span.begin)) return;
    if (!is_content(zone_at(context_.layout, item.span.begin))) return;
    const Word* row = words_.head(item);
    if (!row || all_capitals(slice(context_, item.span))) return;
    UnitDraft draft;
    draft.span = item.span;
    draft.rule = "unit.bare";
    draft.parts.emplace_back();
    draft.parts[0].head = row;
    draft.parts[0].base = capitalized(row->value);
    drafts_.push_back(std::move(draft));
  }

  // "Dong Nam Bo": the word before begins with a capital.
  bool after_capital(std::uint32_t begin) const {
    const std::string& text = context_.text.match();
    if (begin < 2 || text[begin - 1] != ' ') return begin > 0 && text[begin - 1] == '-';
    std::size_t blank = text.find_last_of(" \n\"(/-", begin - 2);
    std::size_t word = blank == std::string::npos ? 0 : blank + 1;
    return is_upper(decode(text.data() + word)) && is_letter(decode_last(begin - 1));
  }

  // The character that ends before byte `end`.
  char32_t decode_last(std::uint32_t end) const {
    const std::string& text = context_.text.match();
    std::size_t at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return decode(text.data() + at);
  }

  // Heads so telling that they stand for the article's unit without a place: "MTTQ".
  void draft_bare() {
    for (const UnitItem& head : items_) {
      if (head.role == UnitItem::bare) draft_named_before(head);
      if (head.role != UnitItem::head) continue;
      const Item& item = *head.item;
      const Word* row = row_of(item, words_.place_heads);
      if (!row || row->attr("bare").empty()) continue;
      if (!is_content(zone_at(context_.layout, item.span.begin))) continue;
      if (std::any_of(drafts_.begin(), drafts_.end(), [&](const UnitDraft& draft) {
            return draft.span.begin < item.span.end && item.span.begin < draft.span.end;
          })) {
        continue;
      }
      UnitDraft draft;
      draft.span = item.span;
      draft.rule = "unit.bare";
      draft.lower = !is_upper(decode(context_.text.match().data() + item.span.begin));
      draft.of_office = head.of_office;
      draft.parts.emplace_back();
      draft.parts[0].head = row;
      draft.parts[0].base = capitalized(row->value);
      draft.parts[0].seat = true;
      drafts_.push_back(std::move(draft));
    }
  }

  const Context& context_;
  const UnitWords& words_;
  const Gazetteer& gazetteer_;
  const std::vector<UnitItem>& items_;
  std::vector<std::pair<std::size_t, std::size_t>> units_;  // of items_ and drafts_
  std::vector<UnitDraft> drafts_;
};

}  // namespace

std::vector<UnitDraft> draft_units(const Context& context, const UnitWords& words,
                                   const Gazetteer& gazetteer, const UnitItems& items) {
  return Drafter(context, words, gazetteer, items).run();
}

}  // namespace trich

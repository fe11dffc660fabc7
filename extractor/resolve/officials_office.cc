#include "resolve/officials_office.h"

#include <algorithm>

#include "resolve/unit_parts.h"

namespace trich {
int OfficeReader::unit_named(std::string_view name) const {
  std::string wanted = lower_same_length(name);
  for (std::size_t i = 0; i < record_.units.size(); ++i) {
    if (lower_same_length(record_.units[i].name) == wanted) return static_cast<int>(i);
  }
  return -1;
}

void OfficeReader::read_modifiers(const Fact& fact, std::uint32_t title, Office& office) const {
  for (std::uint32_t i = 0; i < title; ++i) {
    const Word* modifier = fact.items[i].word("office-modifier");
    if (!modifier || modifier->attr("prefix").empty()) continue;
    if (office.prefix.empty()) {
      office.prefix = modifier->attr("prefix");
      office.opens_list = modifier->attr("opens") == "list";
    } else if (lower_same_length(office.prefix) != modifier->form) {  // "nguyen quyen"
      office.prefix += ' ';
      office.prefix += modifier->form;
    }
  }
}

void OfficeReader::read_unit(const Fact& fact, std::uint32_t from, Office& office) const {
  auto it = std::lower_bound(
      units_.begin(), units_.end(), from,
      [](const UnitMention& mention, std::uint32_t at) { return mention.span.begin < at; });
  if (it != units_.end() && it->span.begin < fact.span.end) {
    office.unit_index = it->unit;
    office.unit = record_.units[static_cast<std::size_t>(it->unit)].name;
    return;
  }
  if (const Fact::Group* bare = fact.find("bare")) {
    const Item& head = fact.items[bare->first];
    if (head.word_count > 0) office.bare_head = head.words[0]->value;
    const Word* place = head.word("head-place");
    office.bare_named = place && is_upper(decode(context_.text.match().data() + head.span.begin));
    std::string_view kind = place ? place->attr("kind") : std::string_view();
    office.army = kind == "army";
    office.bare_whole =
        office.bare_named && (office.army || (kind == "party" && place->attr("bare") != ""));
  }
}

// "thua uy quyen cua Chu tich nuoc, ong A": the office is named for another who is not there.
bool OfficeReader::is_on_behalf(std::uint32_t begin) const {
  std::string_view before = std::string_view(context_.text.lower()).substr(0, begin);
  while (before.ends_with(' ')) before.remove_suffix(1);
  for (const Word& word : lists_.on_behalf.words) {
    if (before.ends_with(word.form)) return true;
  }
  return false;
}

// "Bo truong Tai chinh": the ministry is named by its field.
void OfficeReader::read_ministry(const Fact& fact, Office& office) const {
  const Fact::Group* field = fact.find("field");
  const Word* word = field ? fact.items[field->first].word("ministry-field") : nullptr;
  if (!word) return;
  office.foreign_title = office.title + " " + word->form;
  if (fact.find("place")) {  // of another country
    office.title = office.foreign_title;
    office.head = {};
    return;
  }
  office.unit = word->value;
  office.unit_index = unit_named(office.unit);
}

// "Pho truong | Ban Dan van": the unit's head word ends the title too.
void OfficeReader::add_shared_head(const Fact& fact, const Word& title, std::uint32_t from,
                                   Office& office) const {
  std::string_view rest =
      std::string_view(context_.text.lower()).substr(from, fact.span.end - from);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  const Word* head = nullptr;
  for (std::size_t blank = rest.find(' ');; blank = rest.find(' ', blank + 1)) {
    if (const Word* word = lists_.shared_heads.find(rest.substr(0, blank))) head = word;
    if (blank == std::string_view::npos || blank > 24) break;
  }
  if (!head) {  // "Pho Cong an xa" is a "Pho Truong"
    if (title.attr("alone") != "") office.title = title.attr("alone");
    return;
  }
  office.title += ' ';
  office.title += head->value;
  if (!field_follows(fact.span.end)) {  // "Truong phong ke hoach": not any of the article
    office.head = head->attr("unit");
    office.head_alone = !office.head.empty();
  }
  if (head->attr("names") == "yes") name_loose(fact, *head, office);
}

// "Truong phong | Dang ky thong ke", "Truong phong | QLKH | Truong DH Y": a unit that no pattern
// knows, where its name ends is plain.
void OfficeReader::name_loose(const Fact& fact, const Word& head, Office& office) const {
  const Fact::Group* loose = fact.find("loose");
  if (!loose) return;
  Span words{fact.items[loose->first].span.begin, fact.items[loose->last - 1].span.end};
  words.begin += static_cast<std::uint32_t>(head.form.size()) + 1;
  if (words.begin >= words.end) return;
  if (!is_upper(decode(context_.text.match().data() + words.begin))) return;
  bool known = std::any_of(units_.begin(), units_.end(), [&](const UnitMention& mention) {
    return mention.span.begin < words.end && mention.span.end > words.begin;
  });
  if (known) return;
  std::string body;
  if (const Fact::Group* unit = fact.find("unit")) {
    if (office.unit_index < 0) return;
    // Behind "thuoc" and the like the body is the unit's parent, told apart.
    if (fact.items[unit->first].fact >= 0) body = " " + office.unit;
  } else if (!ends_phrase(words.end)) {
    return;
  }
  office.unit = capitalized(head.value) + " " + std::string(slice(context_, words)) + body;
  office.unit_index = unit_named(office.unit);
  office.head = {};
  office.head_alone = false;
}

// "Vu truong | Phap che | Bo Thuong mai": the unit is the Vu of that field, of that body.
void OfficeReader::name_by_field(const Fact& fact, Office& office) const {
  const Fact::Group* named = fact.find("named");
  if (!named || office.head.empty()) return;
  Span words{fact.items[named->first].span.begin, fact.items[named->last - 1].span.end};
  std::string body = office.unit.empty() ? "" : " " + office.unit;
  office.unit = std::string(office.head) + " " + std::string(slice(context_, words)) + body;
  office.unit_index = unit_named(office.unit);
}

// Whether what stands before byte `end` is told whole: a mark, a name or the line's end follows.
bool OfficeReader::ends_phrase(std::uint32_t end) const {
  std::string_view match = context_.text.match(), lower = context_.text.lower();
  if (end < match.size() && match[end] == ' ') ++end;
  if (end >= match.size()) return true;
  char32_t next = decode(match.data() + end);
  if (!is_letter(next)) return !(match[end] >= '0' && match[end] <= '9');
  auto second =
      end + static_cast<std::uint32_t>(char_length(static_cast<unsigned char>(match[end])));
  return is_upper(next) && second < match.size() && match[second] == lower[second];
}

// "Truong phong | ke hoach - tai chinh": the phrase goes on with words of a unit's name.
bool OfficeReader::field_follows(std::uint32_t end) const {
  std::string_view lower = context_.text.lower();
  if (end >= lower.size() || lower[end] != ' ') return false;
  std::string_view rest = lower.substr(end + 1, 48);
  for (std::size_t blank = rest.find_first_of(" ,.;:)\n");;
       blank = rest.find_first_of(" ,.;:)\n", blank + 1)) {
    if (lists_.fields.find(rest.substr(0, blank))) return true;
    if (blank == std::string_view::npos || rest[blank] != ' ') return false;
  }
}

// "Pho Chu tich Thuong truc": "Chu tich"; nothing for a chief's own title.
std::string OfficeReader::chief_title(std::string_view title) const {
  std::string lower = lower_same_length(title);
  std::size_t blank = lower.find(' ');
  if (blank == std::string::npos) return "";
  const Word* first = lists_.deputies.find(std::string_view(lower).substr(0, blank));
  if (!first || first->value != "first") return "";
  std::string chief = std::string(title.substr(blank + 1));
  for (const Word& word : lists_.deputies.words) {
    if (word.value == "last" && lower.ends_with(" " + std::string(word.form)) &&
        chief.size() > word.form.size()) {
      chief.resize(chief.size() - word.form.size() - 1);
    }
  }
  return chief;
}

Office OfficeReader::read(const Fact& fact) const {
  Office office;
  office.span = fact.span;
  const Fact::Group* group = fact.find("title");
  if (!group || group->first >= fact.items.size()) return office;
  const Item& item = fact.items[group->first];
  const Word* title = item.word("position");
  if (!title) return office;
  read_modifiers(fact, group->first, office);
  office.title = title->value;
  office.head = title->attr("head");
  office.deputy_of = chief_title(title->value);
  office.of_hood = item.word("place-title") != nullptr;
  office.free = item.word("free-title") != nullptr;
  office.state = item.word("state-title") != nullptr;
  office.spokesman = !office.state && item.word("aide-title") != nullptr;

  if (fact.find("whole")) {  // "Dac phai vien cua Tong thong My ve ...": one long title
    office.title += slice(context_, {item.span.end, fact.span.end});
    const Fact::Group* inner = fact.find("inner");
    if (inner && fact.find("of") && !fact.find("matter")) {
      if (const Word* word = fact.items[inner->first].word("position")) {
        office.inner_title = word->value;
      }
    }
    return office;
  }
  read_unit(fact, item.span.end, office);
  if (std::string_view of = title->attr("of"); !of.empty() && office.unit.empty()) {
    office.unit = of;  // "UVTW": the abbreviation holds the unit too
    office.unit_index = unit_named(office.unit);
  }
  read_ministry(fact, office);
  name_by_field(fact, office);
  if (item.word("head-title")) {
    add_shared_head(fact, *title, item.span.end, office);
    const Fact::Group* unit = fact.find("unit");
    if (unit && office.unit.empty() &&
        !fact.find("loose")) {  // told by its head alone: "Truong Cong an phuong"
      office.unit = slice(context_, fact.items[unit->first].span);
    }
  }
  if (const Fact::Group* suffix = fact.find("suffix")) {
    for (std::uint32_t i = suffix->first; i < suffix->last; ++i) {
      const Word* word = fact.items[i].word("title-suffix");
      if (!word || word->attr("keep") != "yes") continue;
      office.title += ' ';
      office.title += word->value;
    }
  }
  return office;
}

std::optional<Office> OfficeReader::read_host(Span unit) const {
  for (const UnitMention& mention : units_) {
    if (mention.span.begin < unit.begin || mention.span.begin >= unit.end) continue;
    Office host;
    host.unit_index = mention.unit;
    const Unit& body = record_.units[static_cast<std::size_t>(mention.unit)];
    host.unit = body.name;
    host.of_firm = body.kind == "enterprise";
    return host;
  }
  return std::nullopt;
}

bool OfficeReader::may_bear_names(Span office) const {
  for (const UnitMention& mention : units_) {
    if (mention.span.begin < office.begin || mention.span.end != office.end) continue;
    return record_.units[static_cast<std::size_t>(mention.unit)].kind == "school";
  }
  return true;
}

void OfficeReader::leave_out(Span name, Office& office) const {
  std::string end = " " + std::string(slice(context_, name));
  if (!office.unit.ends_with(end)) return;
  office.unit.resize(office.unit.size() - end.size());
  office.unit_index = unit_named(office.unit);
}

void OfficeReader::name_bare(Span words, Office& office) const {
  if (!office.unit.empty() || office.bare_head.empty()) return;
  office.unit = capitalized(office.bare_head) + " " + std::string(slice(context_, words));
  office.unit_index = unit_named(office.unit);
}

void OfficeReader::name_unit(Span words, Office& office) const {
  if (!office.unit.empty() || office.head.empty() || office.head_alone ||
      office.bare_head.size() > 0)
    return;
  std::string_view match = context_.text.match(), lower = context_.text.lower();
  while (words.size() > 0 && (match[words.end - 1] == '-' || match[words.end - 1] == ' '))
    --words.end;
  std::string head = lower_same_length(office.head);
  if (lower.substr(words.begin, words.size()).starts_with(head + " ")) {
    words.begin += static_cast<std::uint32_t>(head.size()) + 1;
  }
  office.unit = std::string(office.head) + " " + std::string(slice(context_, words));
  office.unit_index = unit_named(office.unit);
  if (office.unit_index >= 0) {
    office.unit = record_.units[static_cast<std::size_t>(office.unit_index)].name;
  }
}

}  // namespace trich

#include "resolve/places.h"

#include <algorithm>

#include "text/text.h"

namespace trich {
namespace {

std::uint32_t number(std::string_view digits) {
  std::uint32_t n = 0;
  for (char c : digits) n = n * 10 + static_cast<std::uint32_t>(c - '0');
  return n;
}

// Calls visit(part) for the parts of `text` between `mark`s.
template <typename Visit>
void split(std::string_view text, char mark, Visit visit) {
  while (true) {
    std::size_t end = text.find(mark);
    visit(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

// code/level/from/to/parent/now
PlaceUnit read_unit(std::string_view packed) {
  PlaceUnit unit;
  int field = 0;
  split(packed, '/', [&](std::string_view part) {
    switch (field++) {
      case 0:
        unit.code = part;
        break;
      case 1:
        if (part.size() == 1 && part[0] >= '1' && part[0] <= '3') {
          unit.level = static_cast<PlaceLevel>(part[0] - '0');
        }
        break;
      case 2:
        unit.from = number(part);
        break;
      case 3:
        unit.to = number(part);
        break;
      case 4:
        unit.parent = part;
        break;
      case 5:
        unit.now = part;
        break;
      default:
        break;
    }
  });
  return unit;
}

}  // namespace

std::string_view to_string(PlaceLevel level) {
  switch (level) {
    case PlaceLevel::province:
      return "province";
    case PlaceLevel::district:
      return "district";
    case PlaceLevel::commune:
      return "commune";
    case PlaceLevel::unknown:
      break;
  }
  return "";
}

Gazetteer::Gazetteer(const Pack& pack)
    : places_(pack.list("places")), names_(pack.list("place-names")) {
  const std::vector<Word>& rows = places_.words;
  const WordList& levels = pack.list("unit-levels");
  entry_of_.assign(rows.size(), -1);
  entries_.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].value != rows[i].form) continue;  // another form of an entry
    PlaceEntry entry;
    std::string_view form = rows[i].form;
    for (const Word& level : levels.words) {
      if (level.value.size() > entry.type.size() && form.size() > level.value.size() &&
          form.substr(0, level.value.size()) == level.value && form[level.value.size()] == ' ') {
        entry.type = form.substr(0, level.value.size());
      }
    }
    entry.name = form.substr(entry.type.empty() ? 0 : entry.type.size() + 1);
    if (!rows[i].more.empty() && !rows[i].more[0].empty()) {
      split(rows[i].more[0], ' ',
            [&](std::string_view packed) { entry.units.push_back(read_unit(packed)); });
    }
    entry_of_[i] = static_cast<std::int32_t>(entries_.size());
    entries_.push_back(std::move(entry));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (entry_of_[i] >= 0) continue;
    const Word* base = places_.find(lower_same_length(rows[i].value));
    if (base) entry_of_[i] = entry_of_[static_cast<std::size_t>(base - rows.data())];
  }
  for (const PlaceEntry& entry : entries_) {
    for (const PlaceUnit& unit : entry.units) {
      codes_[static_cast<int>(unit.level)][unit.code].push_back({&entry, &unit});
    }
  }
  named_.resize(names_.words.size());
  for (std::size_t i = 0; i < names_.words.size(); ++i) {
    std::string_view of = names_.words[i].attr("of");
    if (of.empty()) continue;
    split(of, '|', [&](std::string_view form) {
      if (const PlaceEntry* entry = find(lower_same_length(form))) named_[i].push_back(entry);
    });
    std::stable_sort(
        named_[i].begin(), named_[i].end(),
        [](const PlaceEntry* a, const PlaceEntry* b) { return a->level() < b->level(); });
  }
}

const PlaceEntry* Gazetteer::find(const Word& word) const {
  if (word.list != &places_) return nullptr;
  std::int32_t at = entry_of_[static_cast<std::size_t>(&word - places_.words.data())];
  return at < 0 ? nullptr : &entries_[static_cast<std::size_t>(at)];
}

const PlaceEntry* Gazetteer::find(std::string_view lower_form) const {
  const Word* word = places_.find(lower_form);
  return word ? find(*word) : nullptr;
}

const std::vector<const PlaceEntry*>& Gazetteer::named(const Word& word) const {
  static const std::vector<const PlaceEntry*> none;
  if (word.list != &names_) return none;
  return named_[static_cast<std::size_t>(&word - names_.words.data())];
}

const std::vector<const PlaceEntry*>& Gazetteer::named(std::string_view lower_name) const {
  static const std::vector<const PlaceEntry*> none;
  const Word* word = names_.find(lower_name);
  return word ? named(*word) : none;
}

Gazetteer::Found Gazetteer::by_code(PlaceLevel level, std::string_view code,
                                    std::uint32_t day) const {
  const auto& codes = codes_[static_cast<int>(level)];
  auto it = codes.find(code);
  if (it == codes.end()) return {};
  Found newest;
  for (const Found& found : it->second) {
    if (day ? found.unit->valid_on(day) : !found.unit->to) return found;
    if (!newest.unit || found.unit->from > newest.unit->from) newest = found;
  }
  return newest;
}

std::string_view Gazetteer::province_of(const PlaceUnit& unit, std::uint32_t day) const {
  if (unit.level == PlaceLevel::province) return unit.code;
  if (unit.level == PlaceLevel::district) return unit.parent;
  // Communes lie in a district until 2025, then in a province: codes of districts have three
  // digits.
  if (unit.parent.size() == 2) return unit.parent;
  Found district = by_code(PlaceLevel::district, unit.parent, day);
  return district.unit ? district.unit->parent : std::string_view();
}

}  // namespace trich

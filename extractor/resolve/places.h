// The gazetteer: administrative units by name, code and time (patterns/place).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/pack.h"

namespace trich {

// How high a place stands. The numbers are those of the gazetteer.
enum class PlaceLevel : std::uint8_t { unknown = 0, province = 1, district = 2, commune = 3 };
std::string_view to_string(PlaceLevel level);

// One administrative unit over the time that it bore this name and type.
struct PlaceUnit {
  std::string_view code, parent;   // official codes; parent: of the unit above, "" for provinces
  std::string_view now;            // code of the one unit that it became part of, or ""
  std::uint32_t from = 0, to = 0;  // yyyymmdd; 0: open. `to` is the first day no longer in force
  PlaceLevel level = PlaceLevel::unknown;
  bool valid_on(std::uint32_t day) const { return from <= day && (!to || day < to); }
};

// All units that share type word and name: "xa Tan An".
struct PlaceEntry {
  std::string_view type, name;  // "xa", "Tan An"
  std::vector<PlaceUnit> units;
  PlaceLevel level() const { return units.empty() ? PlaceLevel::unknown : units.front().level; }
};

// Immutable; thread-safe. Keeps views into the pack.
class Gazetteer {
 public:
  explicit Gazetteer(const Pack& pack);

  // The entry of a row of the list "places", or of a form ("quan kien an", lower case); may be
  // null.
  const PlaceEntry* find(const Word& word) const;
  const PlaceEntry* find(std::string_view lower_form) const;
  // What a name without its type word may mean: provinces first.
  const std::vector<const PlaceEntry*>& named(const Word& word) const;
  const std::vector<const PlaceEntry*>& named(std::string_view lower_name) const;
  // The entry and unit of a code on a day (0: the newest).
  struct Found {
    const PlaceEntry* entry = nullptr;
    const PlaceUnit* unit = nullptr;
  };
  Found by_code(PlaceLevel level, std::string_view code, std::uint32_t day) const;
  // Code of the province that a unit lies in; "" when unknown.
  std::string_view province_of(const PlaceUnit& unit, std::uint32_t day) const;

  std::size_t size() const { return entries_.size(); }
  const std::vector<PlaceEntry>& entries() const { return entries_; }

 private:
  const WordList& places_;
  const WordList& names_;
  std::vector<PlaceEntry> entries_;
  std::vector<std::int32_t> entry_of_;                 // by row of places_; -1: none
  std::vector<std::vector<const PlaceEntry*>> named_;  // by row of names_
  // by level and code: where the units stand
  std::unordered_map<std::string_view, std::vector<Found>> codes_[4];
};

}  // namespace trich

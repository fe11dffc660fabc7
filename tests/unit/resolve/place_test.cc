#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <set>

#include "resolve/places.h"
#include "text/text.h"

namespace trich {
namespace {

const Pack& pack() {
  static const std::unique_ptr<const Pack> loaded = Pack::load(TRICH_PATTERNS_DIR, false);
  return *loaded;
}

const Gazetteer& gazetteer() {
  static const Gazetteer loaded(pack());
  return loaded;
}

TEST(Places, AllLevelsAreThere) {
  std::map<PlaceLevel, std::set<std::string_view>> old_codes, new_codes;
  for (const PlaceEntry& entry : gazetteer().entries()) {
    for (const PlaceUnit& unit : entry.units) {
      if (unit.valid_on(20250315)) old_codes[unit.level].insert(unit.code);
      if (unit.valid_on(20250701)) new_codes[unit.level].insert(unit.code);
    }
  }
  EXPECT_EQ(old_codes[PlaceLevel::province].size(), 63u);
  EXPECT_EQ(old_codes[PlaceLevel::district].size(), 696u);
  EXPECT_EQ(old_codes[PlaceLevel::commune].size(), 10035u);
  EXPECT_EQ(new_codes[PlaceLevel::province].size(), 34u);
  EXPECT_EQ(new_codes[PlaceLevel::district].size(), 0u);
  EXPECT_EQ(new_codes[PlaceLevel::commune].size(), 3321u);
}

TEST(Places, CodesAreUniqueOnEveryDay) {
  for (std::uint32_t day : {20040901u, 20080101u, 20090101u, 20150601u, 20200301u, 20241231u,
                            20250315u, 20250701u, 20260601u}) {
    std::map<PlaceLevel, std::set<std::string_view>> codes;
    for (const PlaceEntry& entry : gazetteer().entries()) {
      for (const PlaceUnit& unit : entry.units) {
        if (!unit.valid_on(day)) continue;
        EXPECT_TRUE(codes[unit.level].insert(unit.code).second) << unit.code << " on " << day;
      }
    }
  }
}

TEST(Places, EveryParentExists) {
  for (std::uint32_t day : {20080101u, 20150601u, 20250315u, 20250701u}) {
    for (const PlaceEntry& entry : gazetteer().entries()) {
      for (const PlaceUnit& unit : entry.units) {
        if (!unit.valid_on(day)) continue;
        if (unit.level == PlaceLevel::province) {
          EXPECT_EQ(unit.parent, "");
          continue;
        }
        PlaceLevel above = unit.parent.size() == 2 ? PlaceLevel::province : PlaceLevel::district;
        auto parent = gazetteer().by_code(above, unit.parent, day);
        ASSERT_TRUE(parent.unit) << unit.code;
        EXPECT_TRUE(parent.unit->valid_on(day)) << unit.code << " on " << day;
      }
    }
  }
}

// Every province of the old system is there today, or became part of one that is.
TEST(Places, ProvinceMergesAreComplete) {
  std::set<std::string_view> today;
  for (const PlaceEntry& entry : gazetteer().entries()) {
    for (const PlaceUnit& unit : entry.units) {
      if (unit.level == PlaceLevel::province && unit.valid_on(20250701)) today.insert(unit.code);
    }
  }
  for (const PlaceEntry& entry : gazetteer().entries()) {
    for (const PlaceUnit& unit : entry.units) {
      if (unit.level != PlaceLevel::province || !unit.valid_on(20250630)) continue;
      EXPECT_TRUE(today.count(unit.to ? unit.now : unit.code)) << unit.code;
    }
  }
}

TEST(Places, SuccessorsExist) {
  for (const PlaceEntry& entry : gazetteer().entries()) {
    for (const PlaceUnit& unit : entry.units) {
      if (unit.now.empty()) continue;
      auto now = gazetteer().by_code(unit.level, unit.now, 0);
      ASSERT_TRUE(now.unit) << unit.code << " -> " << unit.now;
      EXPECT_EQ(now.unit->to, 0u) << unit.code << " -> " << unit.now;
    }
  }
}

TEST(Places, TimesAreInOrder) {
  for (const PlaceEntry& entry : gazetteer().entries()) {
    for (const PlaceUnit& unit : entry.units) {
      if (unit.to) {
        EXPECT_LT(unit.from, unit.to) << unit.code;
      }
    }
  }
}

TEST(Places, FormsAreNfc) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  ASSERT_TRUE(U_SUCCESS(error));
  for (const char* name : {"places", "place-names", "unit-full", "unit-heads-place",
                           "unit-heads-field", "unit-heads-name", "unit-fields"}) {
    for (const Word& word : pack().list(name).words) {
      EXPECT_TRUE(nfc->isNormalized(icu::UnicodeString::fromUTF8(word.form), error)) << word.form;
    }
  }
}

// Rows of another form lead to an entry; names without a type word lead to entries.
TEST(Places, NoDeadForms) {
  for (const Word& word : pack().list("places").words) {
    EXPECT_TRUE(gazetteer().find(word)) << word.form << " -> " << word.value;
  }
  for (const Word& word : pack().list("place-names").words) {
    EXPECT_FALSE(gazetteer().named(word).empty()) << word.form;
  }
}

struct Lookup {
  const char* form;
  std::uint32_t day;
  const char* code;
};

class PlaceLookup : public testing::TestWithParam<Lookup> {};

TEST_P(PlaceLookup, Code) {
  const Lookup& want = GetParam();
  const PlaceEntry* entry = gazetteer().find(lower_same_length(normalize(want.form)));
  ASSERT_TRUE(entry) << want.form;
  std::vector<std::string_view> codes;
  for (const PlaceUnit& unit : entry->units) {
    if (unit.valid_on(want.day)) codes.push_back(unit.code);
  }
  ASSERT_EQ(codes.size(), 1u) << want.form;
  EXPECT_EQ(codes[0], want.code);
}

INSTANTIATE_TEST_SUITE_P(
    Places, PlaceLookup,
    testing::Values(
        Lookup{"thành phố Hà Nội", 20180101, "01"}, Lookup{"TP Hà Nội", 20180101, "01"},
        Lookup{"TP.HCM", 20180101, "79"}, Lookup{"TPHCM", 20260101, "79"},
        Lookup{"tỉnh Hòa Bình", 20180101, "17"}, Lookup{"tỉnh Hoà Bình", 20180101, "17"},
        Lookup{"quận Kiến An", 20180101, "307"}, Lookup{"phường Kiến An", 20260101, "11443"},
        Lookup{"thành phố Huế", 20180101, "474"}, Lookup{"thành phố Huế", 20260101, "46"},
        Lookup{"thành phố Thủy Nguyên", 20250301, "311"},
        Lookup{"huyện Thủy Nguyên", 20180101, "311"}, Lookup{"tỉnh Hà Tây", 20070101, "28"},
        Lookup{"tỉnh Thừa Thiên - Huế", 20180101, "46"}));

TEST(Places, TypesAndNames) {
  const PlaceEntry* entry = gazetteer().find(lower_same_length(normalize("thị xã Sơn Tây")));
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->type, "thị xã");
  EXPECT_EQ(entry->name, "Sơn Tây");
  EXPECT_EQ(entry->level(), PlaceLevel::district);
  EXPECT_FALSE(gazetteer().find("quận không có tên này"));
}

TEST(Places, ProvinceOfUnits) {
  auto province = [](const char* form, std::uint32_t day) -> std::string {
    const PlaceEntry* entry = gazetteer().find(lower_same_length(normalize(form)));
    if (!entry) return "none";
    for (const PlaceUnit& unit : entry->units) {
      if (unit.valid_on(day)) return std::string(gazetteer().province_of(unit, day));
    }
    return "none";
  };
  EXPECT_EQ(province("quận Kiến An", 20180101), "31");
  EXPECT_EQ(province("phường Trúc Bạch", 20180101), "01");
  EXPECT_EQ(province("phường Tương Mai", 20260101), "01");
  EXPECT_EQ(province("thành phố Hà Nội", 20260101), "01");
}

}  // namespace
}  // namespace trich

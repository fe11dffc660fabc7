#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "trich.h"

namespace trich {
namespace {

const Extractor& extractor() {
  static const Extractor loaded(TRICH_PATTERNS_DIR);
  return loaded;
}

struct Found {
  std::string text, name;
  bool operator==(const Found&) const = default;
  bool operator<(const Found& other) const {
    return std::tie(text, name) < std::tie(other.text, other.name);
  }
};

void PrintTo(const Found& found, std::ostream* out) { *out << found.text << " = " << found.name; }

std::vector<Found> units_of(const std::string& text, const std::string& published = "") {
  Input input;
  input.bytes = text;
  input.title = "Tin";
  input.published = published;
  Record record = extractor().extract(input, {.offsets = OffsetUnit::byte});
  std::vector<std::pair<std::uint32_t, Found>> found;
  for (const Unit& unit : record.units) {
    for (const Mention& mention : unit.mentions) {
      found.push_back({mention.start, {mention.text, unit.name}});
      EXPECT_EQ(text.substr(mention.start, mention.end - mention.start), mention.text);
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<Found> out;
  for (auto& [at, unit] : found) out.push_back(unit);
  return out;
}

Record record_of(const std::string& text, const std::string& published) {
  Input input;
  input.bytes = text;
  input.title = "Tin";
  input.published = published;
  return extractor().extract(input);
}

const Unit* unit_named(const Record& record, const std::string& name) {
  for (const Unit& unit : record.units) {
    if (unit.name == name) return &unit;
  }
  return nullptr;
}

// One sentence: its text with the marks taken out, and the units marked in it as [[text=name]].
struct Sentence {
  std::string text;
  std::vector<Found> units;
};

Sentence read(const std::string& line) {
  Sentence out;
  std::size_t at = 0;
  while (true) {
    std::size_t open = line.find("[[", at);
    if (open == std::string::npos) break;
    std::size_t close = line.find("]]", open), equals = line.rfind('=', close);
    out.text += line.substr(at, open - at);
    Found unit{line.substr(open + 2, equals - open - 2),
               line.substr(equals + 1, close - equals - 1)};
    out.text += unit.text;
    out.units.push_back(unit);
    at = close + 2;
  }
  out.text += line.substr(at);
  return out;
}

std::vector<Sentence> sentences() {
  std::ifstream file(std::filesystem::path(TRICH_TEST_DATA_DIR) / "unit_sentences.tsv");
  EXPECT_TRUE(file) << "unit_sentences.tsv is not in data/";
  std::vector<Sentence> out;
  std::string line;
  std::getline(file, line);  // header
  while (std::getline(file, line)) out.push_back(read(line.substr(line.find('\t') + 1)));
  return out;
}

TEST(Units, SentencesOfManyShapes) {
  auto all = sentences();
  ASSERT_GE(all.size(), 180u);
  for (const Sentence& sentence : all) {
    EXPECT_EQ(units_of(sentence.text), sentence.units) << sentence.text;
  }
}

TEST(Units, TheSameBetweenOtherWords) {
  for (const Sentence& sentence : sentences()) {
    EXPECT_EQ(units_of("Theo tin mới nhận. " + sentence.text + " Trời đẹp."), sentence.units)
        << sentence.text;
  }
}

TEST(Units, SpacesDoNotMatter) {
  for (const Sentence& sentence : sentences()) {
    std::string text;
    int n = 0;
    for (char c : sentence.text) {
      if (c == ' ') {
        text += n++ % 2 ? "\xC2\xA0" : "  ";
      } else {
        text += c;
      }
    }
    std::vector<std::string> wanted, got;
    for (const Found& unit : sentence.units) wanted.push_back(unit.name);
    for (const Found& unit : units_of(text)) got.push_back(unit.name);
    EXPECT_EQ(got, wanted) << text;
  }
}

TEST(Units, IdsResolve) {
  for (const Sentence& sentence : sentences()) {
    Record record = record_of(sentence.text, "2018-05-01");
    std::set<std::string> ids;
    for (const Unit& unit : record.units) {
      EXPECT_TRUE(ids.insert(unit.id).second) << unit.id;
      EXPECT_FALSE(unit.mentions.empty());
      EXPECT_FALSE(unit.kind.empty()) << unit.name;
    }
    for (const Unit& unit : record.units) {
      if (!unit.parent.empty()) {
        EXPECT_TRUE(ids.count(unit.parent)) << unit.name;
      }
    }
    for (const Official& official : record.officials) {
      for (const Position& position : official.positions) {
        if (!position.unit_id.empty()) {
          EXPECT_TRUE(ids.count(position.unit_id)) << official.name;
        }
      }
    }
  }
}

struct Described {
  const char *text, *published, *name, *kind, *level, *code, *now;
};

class UnitDescribed : public testing::TestWithParam<Described> {};

TEST_P(UnitDescribed, KindLevelPlace) {
  const Described& want = GetParam();
  Record record = record_of(want.text, want.published);
  const Unit* unit = unit_named(record, want.name);
  ASSERT_TRUE(unit) << want.text << " lacks " << want.name;
  EXPECT_EQ(unit->kind, want.kind);
  EXPECT_EQ(unit->level, want.level);
  EXPECT_EQ(unit->place ? unit->place->code : "", want.code);
  EXPECT_EQ(unit->place ? unit->place->now_code : "", want.now);
}

INSTANTIATE_TEST_SUITE_P(
    Units, UnitDescribed,
    testing::Values(
        Described{"Công an quận Kiến An ra quân.", "2018-05-01", "Công an quận Kiến An", "police",
                  "district", "307", ""},
        Described{"UBND TP Hà Nội họp.", "2018-05-01", "Ủy ban nhân dân thành phố Hà Nội",
                  "peoples_committee", "province", "01", ""},
        Described{"UBND tỉnh Hải Dương họp.", "2018-05-01", "Ủy ban nhân dân tỉnh Hải Dương",
                  "peoples_committee", "province", "30", "31"},
        Described{"UBND tỉnh Hà Tây họp.", "2005-05-01", "Ủy ban nhân dân tỉnh Hà Tây",
                  "peoples_committee", "province", "28", ""},
        Described{"Công an phường Trúc Bạch, quận Ba Đình ra quân.", "2018-05-01",
                  "Công an phường Trúc Bạch", "police", "commune", "00004", "00004"},
        Described{"UBND phường Tương Mai, Hà Nội họp.", "2026-05-01",
                  "Ủy ban nhân dân phường Tương Mai", "peoples_committee", "commune", "00322", ""},
        Described{"HĐND huyện Từ Liêm họp ở Hà Nội.", "2010-05-01",
                  "Hội đồng nhân dân huyện Từ Liêm", "peoples_council", "district", "019", ""},
        Described{"Quận ủy Cầu Giấy họp.", "2018-05-01", "Quận ủy Cầu Giấy", "party", "district",
                  "005", ""},
        Described{"Bộ Y tế họp.", "2018-05-01", "Bộ Y tế", "ministry", "central", "", ""},
        Described{"Bộ Y tế Pháp họp.", "2018-05-01", "Bộ Y tế Pháp", "ministry", "", "", ""},
        Described{"TAND tỉnh Sơn La họp.", "2018-05-01", "Tòa án nhân dân tỉnh Sơn La", "court",
                  "province", "14", ""},
        Described{"VKSND tỉnh Sơn La họp.", "2018-05-01", "Viện kiểm sát nhân dân tỉnh Sơn La",
                  "procuracy", "province", "14", ""},
        Described{"Sở Y tế tỉnh Sơn La họp.", "2018-05-01", "Sở Y tế tỉnh Sơn La", "department",
                  "province", "14", ""},
        Described{"Bệnh viện Hoa Mai mở cửa.", "2018-05-01", "Bệnh viện Hoa Mai", "hospital", "",
                  "", ""},
        Described{"Công ty Hoa Mai mở cửa.", "2018-05-01", "Công ty Hoa Mai", "enterprise", "", "",
                  ""},
        Described{"Báo Tuổi Trẻ đưa tin.", "2018-05-01", "Báo Tuổi Trẻ", "press", "", "", ""},
        Described{"Sư đoàn 312 ra quân.", "2018-05-01", "Sư đoàn 312", "army", "", "", ""},
        Described{"Hội Nông dân xã Yên Sở họp.", "2018-05-01", "Hội Nông dân xã Yên Sở",
                  "mass_organisation", "commune", "09856", "09856"},
        Described{"Ban Dân vận Quận ủy quận 6 họp.", "2018-05-01", "Ban Dân vận Quận ủy quận 6",
                  "party", "district", "775", ""}));

// Hundreds of communes share names: what else the article names settles which one is meant.
TEST(Units, AmbiguousPlaces) {
  auto code = [](const std::string& text) {
    Record record = record_of(text, "2018-05-01");
    const Unit* unit = unit_named(record, "Ủy ban nhân dân xã Tân An");
    return unit && unit->place ? unit->place->code : "no unit";
  };
  EXPECT_EQ(code("UBND xã Tân An họp."), "");
  std::string in_one = code("UBND xã Tân An, huyện Văn Bàn, tỉnh Lào Cai họp.");
  std::string in_other = code("UBND xã Tân An, huyện Thanh Hà, tỉnh Hải Dương họp.");
  EXPECT_NE(in_one, "");
  EXPECT_NE(in_other, "");
  EXPECT_NE(in_one, in_other);
}

struct Parented {
  const char *text, *child, *parent;
};

class UnitParent : public testing::TestWithParam<Parented> {};

TEST_P(UnitParent, IsLinked) {
  Record record = record_of(GetParam().text, "2018-05-01");
  const Unit* child = unit_named(record, GetParam().child);
  const Unit* parent = unit_named(record, GetParam().parent);
  ASSERT_TRUE(child) << GetParam().text;
  ASSERT_TRUE(parent) << GetParam().text;
  EXPECT_EQ(child->parent, parent->id);
}

INSTANTIATE_TEST_SUITE_P(
    Units, UnitParent,
    testing::Values(
        Parented{"Cán bộ Phòng PC45, Công an TP Hà Nội có mặt.", "Phòng PC45",
                 "Công an thành phố Hà Nội"},
        Parented{"Cán bộ Cục V26 - Bộ Công an có mặt.", "Cục V26", "Bộ Công an"},
        Parented{"Đội QLTT 5A thuộc Chi cục QLTT Hà Nội kiểm tra.", "Đội Quản lý thị trường 5A",
                 "Chi cục Quản lý thị trường thành phố Hà Nội"},
        Parented{"Cục Quản lý dược (Bộ Y tế) thu hồi thuốc.", "Cục Quản lý dược", "Bộ Y tế"},
        Parented{"Phòng Giáo dục chuyên nghiệp, Sở GD-ĐT Hà Nội mở lớp.",
                 "Phòng Giáo dục chuyên nghiệp", "Sở Giáo dục và Đào tạo Hà Nội"},
        Parented{"Phòng CSGT Công an tỉnh Sơn La lập chốt. Công an tỉnh Sơn La chỉ đạo.",
                 "Phòng Cảnh sát giao thông Công an tỉnh Sơn La", "Công an tỉnh Sơn La"},
        Parented{"Quốc hội họp. Ủy ban Thường vụ Quốc hội chủ trì.", "Ủy ban Thường vụ Quốc hội",
                 "Quốc hội"},
        Parented{"Hôm qua đoàn thăm Sư đoàn 968, Quân khu 4.", "Sư đoàn 968", "Quân khu 4"},
        Parented{"Chiến sĩ Hải đội 2, BĐBP Quảng Ninh ra khơi.", "Hải đội 2",
                 "Bộ đội Biên phòng tỉnh Quảng Ninh"},
        Parented{"Phòng Cảnh sát hình sự (PC02) - Công an tỉnh Sơn La vào cuộc.",
                 "Phòng Cảnh sát hình sự", "Công an tỉnh Sơn La"},
        Parented{"Đội Tham mưu trực thuộc Phòng CSGT, Công an tỉnh Sơn La lập chốt.",
                 "Đội Tham mưu", "Phòng Cảnh sát giao thông"},
        Parented{"Phòng Tham mưu (PV01) - Công an tỉnh Sơn La vào cuộc.", "Phòng Tham mưu",
                 "Công an tỉnh Sơn La"},
        Parented{"Cục Điều tra chống buôn lậu, Tổng cục Hải quan vào cuộc.",
                 "Cục Điều tra chống buôn lậu", "Tổng cục Hải quan"}));

// Formations side by side in a list are not parts of each other.
TEST(Units, ListsGiveNoParents) {
  Record record = record_of("Đoàn thăm Sư đoàn 5, Sư đoàn 7, Trung đoàn 8.", "2018-05-01");
  ASSERT_EQ(record.units.size(), 3u);
  for (const Unit& unit : record.units) EXPECT_EQ(unit.parent, "") << unit.name;
}

// A code in brackets tells the kind; offices stand above communes.
TEST(Units, PoliceOfCommunesHaveNoOffices) {
  Record record = record_of(
      "Khen thưởng Phòng Kỹ thuật hình sự, Công an phường Trúc Bạch và Phòng Tham mưu (PV01).",
      "2018-05-01");
  const Unit* office = unit_named(record, "Phòng Kỹ thuật hình sự");
  const Unit* coded = unit_named(record, "Phòng Tham mưu");
  ASSERT_TRUE(office && coded);
  EXPECT_EQ(office->parent, "");
  EXPECT_EQ(coded->kind, "police");
}

// A team is of sports, also where only its body's name is left; the body stays what it is.
TEST(Units, TeamsAreNotThePolice) {
  Record record = record_of(
      "CLB Công an Hà Nội thay huấn luyện viên. Trong trận đấu tới, Công an Hà Nội gặp đội nhà. "
      "Giám đốc Công an Hà Nội Lê Văn Ba tặng hoa.",
      "2024-05-01");
  const Unit* team = unit_named(record, "Câu lạc bộ Công an Hà Nội");
  const Unit* police = unit_named(record, "Công an thành phố Hà Nội");
  ASSERT_TRUE(team && police);
  EXPECT_EQ(team->kind, "sports");
  EXPECT_EQ(team->mentions.size(), 2u);
  EXPECT_EQ(police->kind, "police");
  EXPECT_EQ(police->mentions.size(), 1u);
}

// Furniture names no unit of the article.
TEST(Units, NoneInEmptyOrPlainText) {
  EXPECT_TRUE(units_of("").empty());
  EXPECT_TRUE(units_of("\n\n").empty());
  EXPECT_TRUE(units_of("Trời hôm nay đẹp, gió nhẹ.").empty());
}

}  // namespace
}  // namespace trich

#include <filesystem>
#include <fstream>
#include <sstream>

#include "resolve/reading.h"

namespace trich {
namespace {

// "Giay khen | issuer | 19 tap the, 18 ca nhan" a line.
std::string shown(const Record& record) {
  std::ostringstream out;
  for (const Award& award : record.awards) {
    if (out.tellp() > 0) out << "; ";
    out << award.award << " | " << award.issuer << " |";
    for (const Recipient& r : award.recipients) out << " " << r.value << " " << r.unit;
  }
  return out.str();
}

TEST(Awards, TellFormIssuerAndRecipients) {
  auto rows = rows_of("awards.tsv", '\t');
  for (const std::vector<std::string>& row : rows) {
    ASSERT_EQ(row.size(), 2U) << row[0];
    EXPECT_EQ(shown(read(row[0])), row[1]) << row[0];
  }
  EXPECT_GE(rows.size(), 60U);
}

TEST(Awards, OfTwoClausesAreTwo) {
  EXPECT_EQ(shown(read("Đội dân phòng được Chủ tịch UBND tỉnh Hòa Bình tặng Bằng khen; tổ xe ôm "
                       "được Công an tỉnh Hòa Bình tặng Giấy khen.")),
            "Bằng khen | Chủ tịch Ủy ban nhân dân tỉnh Hòa Bình |; Giấy khen | Công an tỉnh Hòa "
            "Bình |");
}

TEST(Awards, WhoHandsOverIsNoIssuer) {
  Record record = read(
      "Phó Giám đốc Công an tỉnh Hòa Bình trao Giấy khen cho 3 cá nhân vì đã dũng cảm cứu người.");
  EXPECT_EQ(shown(record), "Giấy khen |  | 3 cá nhân");
  EXPECT_EQ(record.awards.at(0).reason, "đã dũng cảm cứu người");
}

TEST(Awards, GiveTheReasonAndTheDay) {
  Record record = read(
      "Ngày 12/5/2020, UBND huyện Sơn Hòa tổ chức hội nghị tổng kết phong trào.\nTại hội nghị, "
      "UBND "
      "huyện Sơn Hòa khen thưởng 5 tập thể có thành tích xuất sắc trong phong trào.");
  ASSERT_EQ(record.awards.size(), 1U);
  EXPECT_EQ(record.awards[0].reason, "có thành tích xuất sắc trong phong trào");
  EXPECT_EQ(record.awards[0].date, "2020-05-12");
}

// The five seed articles stand beside the project where it is worked on; elsewhere they may lack.
std::string seed(const char* name) {
  for (std::filesystem::path dir = std::filesystem::path(TRICH_PATTERNS_DIR).parent_path();
       dir.has_relative_path(); dir = dir.parent_path()) {
    std::ifstream in(dir / "shared" / "seeds" / name, std::ios::binary);
    if (!in) continue;
    std::ostringstream out;
    out << in.rdbuf();
    return std::move(out).str();
  }
  return {};
}

struct SeedCase {
  const char *file, *awards;
  const char *type, *date;
  std::vector<std::string> organisers, attendees;
};

TEST(Seeds, AwardAndEventOfEachAreRight) {
  const SeedCase cases[] = {
      {"000_084e2a197a679eed.txt",
       "Khen thưởng | Ủy ban nhân dân quận Cầu Giấy | 25 tập thể 46 cá nhân",
       "hội nghị sơ kết",
       "2018-07-23",
       {"Ủy ban Mặt trận Tổ quốc Việt Nam quận Cầu Giấy", "Công an quận Cầu Giấy"},
       {}},
      {"001_77dda0422fd43749.txt",
       "Khen thưởng | Bộ Công an, Ủy ban nhân dân thành phố Hà Nội, Giám đốc Công an thành phố Hà "
       "Nội | 2700 đơn vị, cá nhân",
       "hội nghị tổng kết",
       "2018-03-27",
       {"Công an thành phố Hà Nội"},
       {}},
      {"002_ea2d5685bb414729.txt",
       "Giấy khen | Ủy ban nhân dân quận Kiến An | 12 tập thể 10 cá nhân",
       "hội nghị tổng kết",
       "2023-05-30",
       {},
       {"Nguyễn Xuân Chỉnh"}},
      {"003_cfd91834e9c0c6ae.txt",
       "Giấy khen | Ủy ban nhân dân quận 6 | 19 tập thể 18 cá nhân",
       "hội nghị sơ kết",
       "2018-10-25",
       {"Ủy ban Mặt trận Tổ quốc Việt Nam quận 6", "Công an quận 6"},
       {"Lê Thị Thanh Thảo", "Nguyễn Thị Kim Trang", "Nguyễn Văn Bình", "Phạm Văn Phố",
        "Nguyễn Đăng Hưng"}},
      {"004_e54cdf6b1a378940.txt",
       "Khen thưởng | Công an tỉnh Quảng Bình, Ủy ban nhân dân thành phố Đồng Hới |; Giấy khen | "
       "Giám đốc Công an tỉnh Quảng Bình |; Giấy khen | Chủ tịch Ủy ban nhân dân thành phố Đồng "
       "Hới |",
       "hội nghị triển khai",
       "2019-03-08",
       {"Ủy ban nhân dân thành phố Đồng Hới"},
       {}},
  };
  for (const SeedCase& c : cases) {
    Input input;
    input.bytes = seed(c.file);
    if (input.bytes.empty()) GTEST_SKIP() << "the seed articles are not here";
    Record record = extractor().extract(input);
    EXPECT_EQ(shown(record), c.awards) << c.file;
    ASSERT_TRUE(record.article.event) << c.file;
    const Event& event = *record.article.event;
    EXPECT_EQ(event.type, c.type) << c.file;
    EXPECT_EQ(event.date, c.date) << c.file;
    std::vector<std::string> organisers, attendees;
    for (const std::string& id : event.organisers) {
      for (const Unit& unit : record.units) {
        if (unit.id == id) organisers.push_back(unit.name);
      }
    }
    for (const std::string& id : event.attendees) {
      for (const Official& official : record.officials) {
        if (official.id == id) attendees.push_back(official.name);
      }
    }
    EXPECT_EQ(organisers, c.organisers) << c.file;
    EXPECT_EQ(attendees, c.attendees) << c.file;
  }
}

}  // namespace
}  // namespace trich

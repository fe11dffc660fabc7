#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "trich.h"

namespace trich {
namespace {

const Extractor& extractor() {
  static const Extractor loaded(TRICH_PATTERNS_DIR);
  return loaded;
}

Record read(const std::string& text) {
  Input input;
  input.title = "Tin";
  input.bytes = text;
  input.published = "2020-06-01";
  return extractor().extract(input);
}

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
  const std::pair<const char*, const char*> cases[] = {
      {"UBND huyện Sơn Hòa vừa khen thưởng cho 14 tập thể và 33 cá nhân tiêu biểu.",
       "Khen thưởng | Ủy ban nhân dân huyện Sơn Hòa | 14 tập thể 33 cá nhân"},
      {"Ban giám khảo trao Giấy khen của UBND quận 8 cho 4 tập thể, 21 cá nhân.",
       "Giấy khen | Ủy ban nhân dân quận 8 | 4 tập thể 21 cá nhân"},
      {"Ban tổ chức trao tặng Bằng khen cho 5 tập thể và 12 cá nhân xuất sắc.",
       "Bằng khen |  | 5 tập thể 12 cá nhân"},
      {"Dịp này, 7 tập thể, 9 cá nhân được nhận Giấy khen của Công an tỉnh Hòa Bình.",
       "Giấy khen | Công an tỉnh Hòa Bình | 7 tập thể 9 cá nhân"},
      {"Hội nghị biểu dương 31 tập thể, cá nhân tiêu biểu.", "Biểu dương |  | 31 tập thể, cá nhân"},
      {"Hội nghị tuyên dương 30 gia đình văn hóa.", "Tuyên dương |  | 30 gia đình"},
      {"Trường đã khen thưởng 120 học sinh giỏi.", "Khen thưởng |  | 120 học sinh"},
      {"Nhiều tập thể và cá nhân đã được Công an tỉnh Hòa Bình khen thưởng.",
       "Khen thưởng | Công an tỉnh Hòa Bình |"},
      {"Trao Kỷ niệm chương cho 14 cá nhân có nhiều đóng góp.", "Kỷ niệm chương |  | 14 cá nhân"},
      {"Tặng Giấy khen cho 3 đơn vị, 8 đồng chí.", "Giấy khen |  | 3 đơn vị 8 đồng chí"},
      {"Công an tỉnh Hòa Bình thưởng nóng 4 cán bộ phá án.",
       "Thưởng nóng | Công an tỉnh Hòa Bình | 4 cán bộ"},
      {"Ngành vinh danh 50 doanh nghiệp tiêu biểu.", "Vinh danh |  | 50 doanh nghiệp"},
      {"Khen thưởng cho hơn 1.150 đơn vị, cá nhân.", "Khen thưởng |  | 1150 đơn vị, cá nhân"},
      {"Trao Bằng khen cho 5 tập thể, Giấy khen cho 10 cá nhân.",
       "Bằng khen |  | 5 tập thể; Giấy khen |  | 10 cá nhân"},
      {"Trao Cờ thi đua cho 2 đơn vị dẫn đầu.", "Cờ thi đua |  | 2 đơn vị"},
      {"Hội thao khen thưởng 6 vận động viên.", "Khen thưởng |  | 6 vận động viên"},
      {"Xã khen thưởng 15 hộ sản xuất giỏi.", "Khen thưởng |  | 15 hộ"},
      {"Tuyên dương 18 gương người tốt việc tốt.", "Tuyên dương |  | 18 gương"},
      {"Biểu dương 40 đoàn viên ưu tú.", "Biểu dương |  | 40 đoàn viên"},
      {"Trao Giấy khen của Sở Y tế tỉnh Hòa Bình cho 11 cá nhân.",
       "Giấy khen | Sở Y tế tỉnh Hòa Bình | 11 cá nhân"},
      {"Trao Thư khen cho 2 chiến sĩ cứu người.", "Thư khen |  | 2 chiến sĩ"},
      {"Khen thưởng 9 nông dân giỏi.", "Khen thưởng |  | 9 nông dân"},
      {"Tặng Huân chương Chiến công hạng Ba cho 3 đồng chí.",
       "Huân chương Chiến công hạng Ba |  | 3 đồng chí"},
      {"Truy tặng Huân chương Dũng cảm cho 2 chiến sĩ.", "Huân chương Dũng cảm |  | 2 chiến sĩ"},
      {"UBND huyện Sơn Hòa tặng Giấy khen cho 13 tập thể.",
       "Giấy khen | Ủy ban nhân dân huyện Sơn Hòa | 13 tập thể"},
      {"Nhiều cá nhân được khen thưởng.", ""},
      {"Công tác thi đua, khen thưởng được đổi mới.", ""},
      {"Lớp có 12 học sinh giỏi.", ""},
      {"Phong trào thi đua khen thưởng lan rộng.", ""},
      {"Đề nghị khen thưởng kịp thời.", ""},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(shown(read(text)), want) << text;
  EXPECT_GE(std::size(cases), 30U);
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

// A thousand sentences from templates: names, offices, units and places are drawn apart, so that no
// rule can know the sentence. At least 97 % of the officials must come out whole.
#include <gtest/gtest.h>

#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "trich.h"

namespace trich {
namespace {

// A small generator of our own: the same texts on every platform.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<std::uint32_t>((state_ >> 33) % n);
  }
  template <typename T>
  const T& from(const std::vector<T>& pool) {
    return pool[below(pool.size())];
  }

 private:
  std::uint64_t state_;
};

const std::vector<std::string> kSurnames = {
    "Nguyễn", "Trần", "Lê",   "Phạm",  "Hoàng", "Huỳnh", "Phan",  "Vũ",    "Võ",    "Đặng",
    "Bùi",    "Đỗ",   "Ngô",  "Dương", "Lý",    "Đào",   "Đinh",  "Tạ",    "Trịnh", "Mai",
    "Lương",  "Hà",   "Tống", "Quách", "Lò",    "Nông",  "Thạch", "Giàng", "Cao",   "Đoàn"};
const std::vector<std::string> kMiddles = {"Văn",  "Thị",  "Đức",   "Minh", "Hữu", "Quang",
                                           "Ngọc", "Xuân", "Thanh", "Công", "Bá",  "Kim",
                                           "Quốc", "Thế",  "Đình",  "Hoài", "Mỹ",  "Trọng"};
const std::vector<std::string> kGiven = {
    "An",   "Bình", "Cường", "Dũng",  "Giang", "Hạnh", "Hòa",   "Hùng",   "Hương", "Khánh", "Lan",
    "Linh", "Loan", "Long",  "Mạnh",  "Nam",   "Nga",  "Phúc",  "Phương", "Quân",  "Sơn",   "Tâm",
    "Thảo", "Thủy", "Toàn",  "Trang", "Tuấn",  "Tùng", "Tuyết", "Vinh",   "Yến",   "Đạt",   "Đông"};

struct Post {
  std::string title;      // as in the record
  std::string written;    // as in the text
  std::string unit;       // as in the record, %P the place
  std::string unit_text;  // as in the text
};

// Of a district; %P: "huyện Đô Lương".
const std::vector<Post> kDistrict = {
    {"Chủ tịch", "Chủ tịch", "Ủy ban nhân dân %P", "UBND %P"},
    {"Phó Chủ tịch", "Phó Chủ tịch", "Ủy ban nhân dân %P", "Ủy ban nhân dân %P"},
    {"Phó Chủ tịch Thường trực", "Phó Chủ tịch Thường trực", "Hội đồng nhân dân %P", "HĐND %P"},
    {"Phó Chủ tịch", "phó chủ tịch", "Ủy ban nhân dân %P", "UBND %P"},
    {"Trưởng", "Trưởng", "Công an %P", "Công an %P"},
    {"Phó Trưởng", "Phó trưởng", "Công an %P", "Công an %P"},
    {"Chủ tịch", "Chủ tịch", "Hội Nông dân %P", "Hội Nông dân %P"},
    {"Phó Chủ tịch", "Phó Chủ tịch", "Hội Cựu chiến binh %P", "Hội Cựu chiến binh %P"},
    {"Chủ tịch", "Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam %P", "Ủy ban MTTQ Việt Nam %P"},
    {"Chánh án", "Chánh án", "Tòa án nhân dân %P", "TAND %P"},
    {"Viện trưởng", "Viện trưởng", "Viện kiểm sát nhân dân %P", "Viện KSND %P"},
};
// Of a province; %P: "tỉnh Nghệ An".
const std::vector<Post> kProvince = {
    {"Giám đốc", "Giám đốc", "Công an %P", "Công an %P"},
    {"Phó Giám đốc", "Phó Giám đốc", "Công an %P", "Công an %P"},
    {"Giám đốc", "giám đốc", "Sở Y tế %P", "Sở Y tế %P"},
    {"Phó Giám đốc", "Phó giám đốc", "Sở Nội vụ %P", "Sở Nội vụ %P"},
    {"Phó Chủ tịch", "Phó Chủ tịch", "Ủy ban nhân dân %P", "UBND %P"},
    {"Chủ tịch", "Chủ tịch", "Liên đoàn Lao động %P", "LĐLĐ %P"},
    {"Cục trưởng", "Cục trưởng", "Cục Thuế %P", "Cục Thuế %P"},
};
const std::vector<std::string> kDistricts = {
    "huyện Đô Lương",   "huyện Củ Chi",    "huyện Gia Lâm",   "huyện Đông Anh",  "quận Cầu Giấy",
    "quận Hà Đông",     "huyện Lập Thạch", "huyện Hòa Vang",  "quận Bình Thạnh", "quận Ninh Kiều",
    "thị xã Bình Minh", "huyện Cẩm Khê",   "huyện Tiên Lãng", "quận 8",          "quận 12",
    "huyện Diễn Châu",  "huyện Mỹ Lộc",    "quận Kiến An",    "huyện Ba Vì",     "huyện Cần Giờ"};
const std::vector<std::string> kProvinces = {"tỉnh Nghệ An",   "tỉnh Thái Bình", "tỉnh Đồng Tháp",
                                             "tỉnh Lào Cai",   "tỉnh Phú Thọ",   "tỉnh Quảng Trị",
                                             "tỉnh Gia Lai",   "tỉnh Bắc Ninh",  "tỉnh Cà Mau",
                                             "tỉnh Khánh Hòa", "tỉnh Bến Tre",   "tỉnh Sơn La"};
const std::vector<std::string> kRanks = {"Thiếu tướng", "Đại tá", "Thượng tá", "Trung tá",
                                         "Thiếu tá",    "Đại úy", "Thượng úy", "Trung úy"};

struct Made {
  std::string text, name, rank;
  std::string title, unit;
};

std::string fill(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// %N name, %O office with unit, %R rank.
const std::vector<std::string> kPlain = {
    "Phát biểu tại hội nghị, %O %N nhấn mạnh kết quả của phong trào.",
    "Đồng chí %N - %O dự và chỉ đạo buổi lễ.",
    "Ông %N, %O, cho biết đơn vị đã hoàn thành kế hoạch.",
    "Bà %N – %O trao quà cho các hộ nghèo.",
    "Tham dự có đồng chí %N, %O cùng đông đảo người dân.",
    "Theo ông %N (%O), công việc sẽ xong trong tháng này.",
    "%O %N trao giấy khen cho các tập thể",
    "Đoàn công tác do đồng chí %N, %O làm trưởng đoàn đã kiểm tra thực địa.",
    "Theo %O %N, mưa lớn còn kéo dài.",
    "Quyết định do %O %N ký ban hành.",
};
const std::vector<std::string> kRanked = {
    "%R %N - %O báo cáo kết quả công tác.",
    "Đồng chí %R %N, %O phát biểu tại buổi lễ.",
    "Tại đây, %R %N – %O yêu cầu lực lượng chức năng khẩn trương vào cuộc.",
    "%R %N, %O cho biết vụ việc đang được điều tra.",
    "Chủ trì buổi họp là %R %N, %O.",
    "Trao đổi với phóng viên, %R %N (%O) nói rõ thêm.",
};

Made make(Draw& draw) {
  Made made;
  made.name = draw.from(kSurnames) + " " + draw.from(kMiddles) + " " + draw.from(kGiven);
  if (draw.below(6) == 0) made.name += " " + draw.from(kGiven);
  bool district = draw.below(2) == 0;
  const Post& post = draw.from(district ? kDistrict : kProvince);
  const std::string& place = draw.from(district ? kDistricts : kProvinces);
  made.title = post.title;
  made.unit = fill(post.unit, "%P", place);
  std::string office = post.written + " " + fill(post.unit_text, "%P", place);
  bool police = post.unit.find("Công an") == 0;
  std::string text = draw.from(police ? kRanked : kPlain);
  if (police) made.rank = draw.from(kRanks);
  text = fill(fill(text, "%N", made.name), "%R", made.rank);
  made.text = fill(text, "%O", office);
  return made;
}

TEST(OfficialTemplates, OfAThousandOfficials97PercentAreWhole) {
  Extractor extractor(TRICH_PATTERNS_DIR);
  Draw draw(20181122);
  int whole = 0, shown = 0;
  constexpr int kTexts = 1000;
  for (int i = 0; i < kTexts; ++i) {
    Made made = make(draw);
    Input input;
    input.bytes = made.text;
    Record record = extractor.extract(input);
    bool right = record.officials.size() == 1 && record.officials[0].name == made.name &&
                 record.officials[0].rank == made.rank;
    bool office = false;
    if (right) {
      for (const Position& position : record.officials[0].positions) {
        office |= position.title == made.title && position.unit == made.unit;
      }
    }
    if (right && office) {
      ++whole;
    } else if (++shown <= 25) {
      std::string got;
      for (const Official& official : record.officials) {
        got += "\n  " + official.name + " | " + official.rank;
        for (const Position& p : official.positions) got += " | " + p.title + " @ " + p.unit;
      }
      std::cout << made.text << "\n  wanted " << made.title << " @ " << made.unit << got << '\n';
    }
  }
  EXPECT_GE(whole, kTexts * 97 / 100) << whole << " of " << kTexts << " are whole";
}

}  // namespace
}  // namespace trich

#include "articles.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>

namespace trich::bench {
namespace {

// A number generator whose numbers are the same with every compiler.
class Dice {
 public:
  std::uint32_t below(std::uint32_t count) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>((state_ >> 33) % count);
  }
  template <std::size_t n>
  std::string_view one_of(const std::array<std::string_view, n>& choices) {
    return choices[below(n)];
  }

 private:
  std::uint64_t state_ = 20240305;
};

constexpr std::array<std::string_view, 12> kSurnames = {
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"};
constexpr std::array<std::string_view, 10> kMiddle = {"Văn",   "Thị",   "Hữu",  "Đức",  "Minh",
                                                      "Quang", "Thanh", "Ngọc", "Xuân", "Đình"};
constexpr std::array<std::string_view, 16> kGiven = {
    "An",  "Bình", "Chi", "Dũng", "Giang", "Hà",  "Hùng", "Khánh",
    "Lan", "Long", "Mai", "Nam",  "Phúc",  "Sơn", "Tuấn", "Yến"};
constexpr std::array<std::string_view, 12> kPlaces = {
    "thành phố Hải Phòng", "tỉnh Nghệ An",   "quận Kiến An",    "huyện Đông Anh",
    "TP Hà Nội",           "tỉnh Quảng Trị", "phường Trần Phú", "xã Tân Lập",
    "thị xã Sơn Tây",      "tỉnh Cà Mau",    "TP. Hồ Chí Minh", "huyện Củ Chi"};
constexpr std::array<std::string_view, 8> kHeads = {
    "Công an", "UBND", "Ủy ban MTTQ Việt Nam", "Hội Nông dân",
    "Sở Y tế", "HĐND", "Tòa án nhân dân",      "Liên đoàn Lao động"};
constexpr std::array<std::string_view, 8> kRanks = {
    "Đại tá", "Thượng tá", "Trung tá", "Thiếu tá", "đồng chí", "ông", "bà", "Thiếu tướng"};
constexpr std::array<std::string_view, 8> kOffices = {
    "Giám đốc",       "Phó Giám đốc", "Chủ tịch",       "Phó Chủ tịch Thường trực",
    "Bí thư Đảng ủy", "Trưởng phòng", "Phó Trưởng ban", "Chánh Văn phòng"};
constexpr std::array<std::string_view, 12> kNouns = {"tin tố giác tội phạm",
                                                     "vụ việc",
                                                     "đối tượng",
                                                     "lượt người tham gia",
                                                     "hộ gia đình",
                                                     "tập thể",
                                                     "cá nhân tiêu biểu",
                                                     "mô hình",
                                                     "cuộc thi",
                                                     "học sinh",
                                                     "đồng",
                                                     "ha rừng"};
constexpr std::array<std::string_view, 8> kVerbs = {"cung cấp", "phát hiện", "bắt giữ",
                                                    "tổ chức",  "vận động",  "khen thưởng",
                                                    "hỗ trợ",   "trồng mới"};
// Plain running text, where most of an article's time goes.
constexpr std::array<std::string_view, 10> kPlain = {
    "Theo báo cáo tại hội nghị, phong trào đã đi vào chiều sâu, được đông đảo người dân hưởng ứng.",
    "Người dân nơi đây cho biết đời sống của bà con đã đổi thay nhiều so với trước kia.",
    "Bên cạnh những kết quả đạt được, công tác phối hợp ở một số nơi còn hạn chế, chưa thường "
    "xuyên.",
    "Các đại biểu đã thảo luận sôi nổi, chia sẻ kinh nghiệm và đề xuất nhiều giải pháp thiết thực.",
    "Chương trình nhằm nâng cao nhận thức của cộng đồng, nhất là thanh niên và học sinh, sinh "
    "viên.",
    "Anh kể rằng những ngày đầu khởi nghiệp, khó khăn chồng chất nhưng gia đình luôn ở bên động "
    "viên.",
    "Thời gian tới, đơn vị sẽ tiếp tục đổi mới nội dung, hình thức tuyên truyền cho phù hợp thực "
    "tế.",
    "Trời mưa to từ sáng sớm, song hàng dài người vẫn kiên nhẫn xếp hàng chờ đến lượt của mình.",
    "Cầu thủ chủ nhà ghi bàn thắng quyết định ở những phút cuối, trong tiếng reo hò của khán giả.",
    "Giá hàng hóa trên thị trường thế giới biến động khó lường, doanh nghiệp cần chủ động ứng "
    "phó."};

class Writer {
 public:
  std::string article() {
    std::string text = "Hội nghị tổng kết của " + unit() + "\n";
    text += "Ngày đăng " + date() + " | " + std::to_string(7 + dice_.below(12)) + ":30\n";
    const std::uint32_t paragraphs = 4 + dice_.below(9);
    for (std::uint32_t i = 0; i < paragraphs; ++i) {
      const std::uint32_t sentences = 2 + dice_.below(4);
      for (std::uint32_t j = 0; j < sentences; ++j) text += sentence() + " ";
      text.back() = '\n';
    }
    return text + person() + "\n";
  }

 private:
  std::string unit() {
    return std::string(dice_.one_of(kHeads)) + " " + std::string(dice_.one_of(kPlaces));
  }
  std::string person() {
    return std::string(dice_.one_of(kSurnames)) + " " + std::string(dice_.one_of(kMiddle)) + " " +
           std::string(dice_.one_of(kGiven));
  }
  std::string date() {
    return std::to_string(1 + dice_.below(28)) + "/" + std::to_string(1 + dice_.below(12)) + "/" +
           std::to_string(2003 + dice_.below(23));
  }
  std::string number() {
    const std::string small = std::to_string(2 + dice_.below(998));
    return dice_.below(3) == 0 ? small + "." + std::to_string(100 + dice_.below(900)) : small;
  }
  std::string sentence() {
    switch (dice_.below(6)) {
      case 0:
        return "Ngày " + date() + ", " + unit() + " tổ chức hội nghị sơ kết 6 tháng đầu năm.";
      case 1:
        return std::string(dice_.one_of(kRanks)) + " " + person() + ", " +
               std::string(dice_.one_of(kOffices)) + " " + unit() + " dự và chỉ đạo hội nghị.";
      case 2:
        return "Trong đó, quần chúng đã " + std::string(dice_.one_of(kVerbs)) + " hơn " + number() +
               " " + std::string(dice_.one_of(kNouns)) + ", tăng " +
               std::to_string(dice_.below(90)) + "," + std::to_string(dice_.below(10)) +
               "% so với cùng kỳ.";
      default:
        return std::string(dice_.one_of(kPlain));
    }
  }

  Dice dice_;
};

}  // namespace

std::vector<std::string> read_articles(const std::string& path, std::size_t most) {
  std::vector<std::string> articles;
  std::ifstream file(path);
  for (std::string line; articles.size() < most && std::getline(file, line);)
    articles.push_back(nlohmann::json::parse(line).at("text").get<std::string>());
  return articles;
}

std::vector<std::string> make_articles(std::size_t bytes) {
  Writer writer;
  std::vector<std::string> articles;
  for (std::size_t made = 0; made < bytes; made += articles.back().size())
    articles.push_back(writer.article());
  return articles;
}

}  // namespace trich::bench

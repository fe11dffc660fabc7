#include "resolve/reading.h"

namespace trich {
namespace {

struct Case {
  const char *text, *type, *date, *place;
};

TEST(Events, StandInTheLead) {
  const Case cases[] = {
      {"Sáng 12/5, tại nhà văn hóa xã, UBND xã Tân Lập tổ chức hội nghị sơ kết phong trào thi đua.",
       "hội nghị sơ kết", "2020-05-12", "nhà văn hóa xã"},
      {"Ngày 3/4/2020, Hội Phụ nữ phường Hoa Ban tổ chức lễ ra mắt mô hình tự quản.", "lễ ra mắt",
       "2020-04-03", ""},
      {"Chiều 8/5, Công an huyện Sơn Hòa mở lớp tập huấn nghiệp vụ cho lực lượng cơ sở.",
       "lớp tập huấn", "2020-05-08", ""},
      {"Ngày 20/5, Trường THPT Lê Lợi tổ chức lễ tổng kết năm học.", "lễ tổng kết", "2020-05-20",
       ""},
      {"Sáng 15/5, Lễ phát động tháng thanh niên đã diễn ra tại quảng trường trung tâm.",
       "lễ phát động", "2020-05-15", "quảng trường trung tâm"},
      {"Ngày 2/5/2020, Đoàn xã Tân Lập tổ chức ngày hội thanh niên khỏe.", "ngày hội", "2020-05-02",
       ""},
      {"Ngày 9/5/2020, Công an huyện Sơn Hòa tổ chức bàn giao nhà tình nghĩa cho gia đình bà Tư.",
       "bàn giao", "2020-05-09", ""},
      {"Hội Phụ nữ xã Tân Lập tổ chức ra mắt mô hình bếp ăn từ thiện.", "lễ ra mắt", "", ""},
      {"Ngày 7/5/2020, Tòa án nhân dân huyện Sơn Hòa mở phiên tòa sơ thẩm xét xử vụ trộm.",
       "phiên tòa", "2020-05-07", ""},
      {"Căn cứ Quy định số 45-QĐ/TU, ngày 1/3/2019, Huyện ủy Sơn Hòa tổ chức lễ trao Huy hiệu "
       "Đảng.",
       "lễ trao", "", ""},
  };
  for (const Case& c : cases) {
    Record record = read(c.text);
    ASSERT_TRUE(record.article.event) << c.text;
    EXPECT_EQ(record.article.event->type, c.type) << c.text;
    EXPECT_EQ(record.article.event->date, c.date) << c.text;
    EXPECT_EQ(record.article.event->place, c.place) << c.text;
  }
}

TEST(Events, HaveNamesWithoutWhatFollows) {
  const std::pair<const char*, const char*> cases[] = {
      {"Sáng 12/5, Hội nghị Tim mạch miền Trung vừa diễn ra tại nhà văn hóa tỉnh rất đông vui.",
       "Hội nghị Tim mạch miền Trung"},
      {"Ngày 3/4/2020, Xã Tân Lập tổ chức lễ hội trái cây và sẽ mời khách từ nhiều tỉnh bạn.",
       "lễ hội trái cây"},
  };
  for (const auto& [text, name] : cases) {
    Record record = read(text);
    ASSERT_TRUE(record.article.event) << text;
    EXPECT_EQ(record.article.event->name, name) << text;
  }
}

TEST(Events, AreNotMadeUp) {
  for (const char* text : {"Giá lúa tăng trong tuần qua ở nhiều tỉnh miền Tây.",
                           "Ông nhớ mãi đại hội năm xưa cùng bạn bè cũ trong làng.",
                           "Công an huyện bắt giữ ba đối tượng trộm cắp tài sản của dân.",
                           "Thông tin Ban tổ chức lễ hội vừa công bố làm nhiều người bất ngờ.",
                           "Không khí chờ đón lễ hội mùa xuân diễn ra náo nức khắp các thôn.",
                           "Tổ chức diễn tập phòng thủ tại 30% xã đạt kết quả tốt trong kỳ.",
                           "Bà cho biết điều này tại hội nghị chuyên đề diễn ra ở tỉnh bên."}) {
    EXPECT_FALSE(read(text).article.event) << text;
  }
}

}  // namespace
}  // namespace trich

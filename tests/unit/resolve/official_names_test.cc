// Names of many shapes, and what is no official.
#include "official_cases.h"

namespace trich::official_cases {
namespace {

TEST(OfficialNames, VietnameseNames) {
  run(R"(
Giám đốc Sở Y tế Hà Nội Lê An nói. => Lê An / / Giám đốc @ *
Đại tá Nguyễn Thị Bích Ngọc Anh nói. => Nguyễn Thị Bích Ngọc Anh / Đại tá /
Đại tá Tôn Thất Bằng nói. => Tôn Thất Bằng / Đại tá /
Đại tá Âu Dương Quân nói. => Âu Dương Quân / Đại tá /
Trung tá Nguyễn Phước Quý Khang nói. => Nguyễn Phước Quý Khang / Trung tá /
Đại úy Lê Thanh Hải nói. => Lê Thanh Hải / Đại úy /
Đại úy Trần Châu Thành nói. => Trần Châu Thành / Đại úy /
Trung tá Đào Hoà Thuỷ nói. => Đào Hoà Thuỷ / Trung tá /
Thượng tá PHẠM VĂN ĐỒNG nói. => Phạm Văn Đồng / Thượng tá /
Chủ tịch UBND phường Trần Phú Nguyễn Văn Sơn nói => Nguyễn Văn Sơn / / Chủ tịch @ Ủy ban nhân dân phường Trần Phú
)");
}

TEST(OfficialNames, NamesOfThePeoplesOfTheHighlands) {
  run(R"(
đồng chí Y Ngọc, Phó Chủ tịch UBND huyện Kon Plông => Y Ngọc / / Phó Chủ tịch @ Ủy ban nhân dân huyện Kon Plông
Đồng chí H'Hen Niê - Chủ tịch Hội Nông dân xã Ea Tul => H'Hen Niê / / Chủ tịch @ *
ông Ksor Phước, Chủ tịch UBND huyện Chư Sê => Ksor Phước / / Chủ tịch @ Ủy ban nhân dân huyện Chư Sê
Đồng chí Điểu K'ré, Bí thư Đảng ủy xã Đắk Ơ nói. => Điểu K'ré / / Bí thư @ *
Thượng úy Rơ Châm Tích nói. => Rơ Châm Tích / Thượng úy /
Đại úy Giàng A Páo nói. => Giàng A Páo / Đại úy /
)");
}

TEST(OfficialNames, ReligiousAndForeignNames) {
  run(R"(
Thượng tọa Thích Minh Thiện, Phó Trưởng ban Trị sự Giáo hội Phật giáo tỉnh Bến Tre => Thích Minh Thiện / / Phó Trưởng ban @ *
Tổng thống Pháp Jean Dupont đến. => Jean Dupont / / Tổng thống
Thủ tướng Anh Robert Smith từ chức. => Robert Smith / / Thủ tướng
Trung tướng John A. Miller, Phó Tư lệnh Bộ Tư lệnh Thái Bình Dương => John A. Miller / Trung tướng / Phó Tư lệnh @ *
Ngoại trưởng Mỹ Anna de Castro nói. => Anna de Castro / / Ngoại trưởng
Đặc phái viên của Tổng thống Pháp về Khí hậu toàn cầu Peter Stone đến. => Peter Stone / / Đặc phái viên của Tổng thống Pháp về Khí hậu toàn cầu
Richard Stone, Chủ tịch Hiệp hội Dệt may Việt Nam, nói. => Richard Stone / / Chủ tịch @ *
Bộ trưởng Quốc phòng Mỹ George Brown thăm. => George Brown / / Bộ trưởng Quốc phòng
)");
}

TEST(OfficialNames, ShortNamesJoinTheFullOne) {
  run(R"(
Ông Trần Văn Khiêm, Chủ tịch UBND xã Tam Hợp, đến. Ông Khiêm nói. Theo ông Khiêm, tốt. => Trần Văn Khiêm / / Chủ tịch @ Ủy ban nhân dân xã Tam Hợp
Đại tá Lê Minh Tuấn đến. Đại tá Tuấn nói. => Lê Minh Tuấn / Đại tá /
Đại tá Tuấn nói. => Tuấn / Đại tá /
Lê Văn Dũi (nguyên thượng tá, Trưởng Công an huyện Ba Vì) khai. => Lê Văn Dũi / Thượng tá / Trưởng @ Công an huyện Ba Vì
Tổng thống Mark Green đến. Tổng thống Green nói. => Mark Green / / Tổng thống
Ông Nguyễn Văn Tám nói. Chủ tịch UBND xã Tam Hợp Nguyễn Văn Tám ký. => Nguyễn Văn Tám / / Chủ tịch @ Ủy ban nhân dân xã Tam Hợp
Thiếu tá Lê Văn Bắc đến. Trung tá Lê Văn Bắc nói. => Lê Văn Bắc / Trung tá /
)");
}

TEST(OfficialNames, DegreesAndTitlesOfStateShowOfficials) {
  run(R"(
PGS.TS Nguyễn Quang Thái nói. => Nguyễn Quang Thái / Phó Giáo sư, Tiến sĩ /
GS. TSKH Trần Đình Long nói. => Trần Đình Long / Giáo sư, Tiến sĩ khoa học /
ThS Lê Thị Hà, Phó Giám đốc Sở Y tế tỉnh Cà Mau => Lê Thị Hà / Thạc sĩ / Phó Giám đốc @ Sở Y tế tỉnh Cà Mau
Th.S Bùi Văn Nghị nói. => Bùi Văn Nghị / Thạc sĩ /
tiến sĩ Vũ Thị Hồng nói. => Vũ Thị Hồng / Tiến sĩ /
Trung tá, TS Hoàng Văn Bách nói. => Hoàng Văn Bách / Trung tá /
NSND Đỗ Kim Oanh hát. => Đỗ Kim Oanh / Nghệ sĩ Nhân dân /
Anh hùng LLVTND Lê Văn Cội kể. => Lê Văn Cội / Anh hùng Lực lượng vũ trang nhân dân /
)");
}

TEST(OfficialNames, OfficesOfThoseWhoAreNotThere) {
  run(R"(
Thừa ủy quyền của Chủ tịch nước, đồng chí Lê Văn Hòa trao huân chương. => Lê Văn Hòa / /
Theo ủy quyền của Giám đốc Sở Y tế tỉnh Cà Mau, Đại tá Phạm Văn Sơn ký. => Phạm Văn Sơn / Đại tá /
Thay mặt Thủ tướng Chính phủ, Thiếu tướng Đỗ Văn Long chúc mừng. => Đỗ Văn Long / Thiếu tướng /
Thay mặt Giám đốc Sở Y tế Trần Văn Nam, Đại úy Bùi Văn Sáu nhận hoa. => Trần Văn Nam / / Giám đốc @ * + Bùi Văn Sáu / Đại úy /
)");
}

TEST(OfficialNames, SyllablesAndHyphensOfNames) {
  run(R"(
Thượng tá Đỗ Đăng Chuyên, Phó Giám đốc Công an tỉnh Cà Mau, nói. => Đỗ Đăng Chuyên / Thượng tá / Phó Giám đốc @ Công an tỉnh Cà Mau
Đồng chí Đỗ Khắc Thận, Bí thư Đảng ủy xã Tam Hợp, nói. => Đỗ Khắc Thận / / Bí thư @ Đảng ủy xã Tam Hợp
Đồng chí Đỗ Đăng Chuyên, Bí thư Đảng ủy xã Tam Hợp. Đồng chí Đỗ Đăng Chuyên đề nghị. => Đỗ Đăng Chuyên / / Bí thư @ Đảng ủy xã Tam Hợp
Thượng tá Bùi Xuân Đài, Phó trưởng Công an quận 8, nói. => Bùi Xuân Đài / Thượng tá / Phó Trưởng @ Công an quận 8
Ông Sang-min Park, Giám đốc Công ty Hoa Biển, nói. => Sang-min Park / / Giám đốc @ Công ty Hoa Biển
Kim Yong-suk, Giám đốc Công ty Hoa Biển, nói. => Kim Yong-suk / / Giám đốc @ Công ty Hoa Biển
Bộ trưởng Quốc phòng Mỹ Ronald H. Stanton đến. => Ronald H. Stanton / / Bộ trưởng Quốc phòng
Tại Hà Nội - ông Lê Văn Tám, Giám đốc Công ty Hoa Biển, nói. => Lê Văn Tám / / Giám đốc @ Công ty Hoa Biển
Tổng thống Hàn Quốc Roh Tae-woo đến thăm. => Roh Tae-woo / / Tổng thống
Phó Chủ tịch UBND huyện Y Lam Hring nói. => Y Lam Hring / / Phó Chủ tịch @ *
)");
}

TEST(OfficialNames, UnitsThatTheArticleSettles) {
  run(R"(
Quân khu 5 họp. Đại tá Lê Văn Nam, Phó Tư lệnh Quân khu, đến dự. => Lê Văn Nam / Đại tá / Phó Tư lệnh @ Quân khu 5
Trung đoàn 88 họp. Trung tá Hồ Văn Bảy, Trung đoàn trưởng, nói. => Hồ Văn Bảy / Trung tá / Trung đoàn trưởng @ Trung đoàn 88
Phòng Y tế quận 3 họp. Ông Lê Văn Tám, Trưởng phòng, nói. => Lê Văn Tám / / Trưởng phòng @ Phòng Y tế quận 3
Phòng Y tế quận 3 và Phòng Nội vụ quận 3 họp. Ông Lê Văn Tám, Trưởng phòng, nói. => Lê Văn Tám / / Trưởng phòng
)");
}

TEST(OfficialNames, NobodyIsShown) {
  run(R"(
Ông Nguyễn Văn Hai trồng cam. => -
Bà Trần Thị Ba, 60 tuổi, bán rau. => -
Xe chạy trên đường Nguyễn Hữu Cảnh. => -
Trường THPT Lê Hồng Phong khai giảng. => -
Giải thưởng Tạ Quang Bửu được trao. => -
Phó Hiệu trưởng Trường THPT Lê Thánh Tôn đến dự. => -
Công an phường Nguyễn Trãi lập biên bản. => -
Bị can Lê Văn Tèo khai nhận. => -
Ca sĩ Trần Mỹ Tâm hát. => -
Luật sư Phạm Văn Lý bào chữa. => -
Tư tưởng Hồ Chí Minh soi đường. => -
Thành phố Hồ Chí Minh đổi mới. => -
Đồng chí Chủ tịch UBND phường phát biểu. => -
Hạ sĩ quan dự bị tập trung. => -
Các tướng lĩnh đến dự. => -
Cố vấn kỹ thuật có mặt. => -
Chủ tịch tỉnh yêu cầu báo cáo. => -
Nhà trưởng bày mở cửa. => -
Anh Lê Văn Nam, nông dân xã Tam Hợp, kể. => -
Bộ trưởng An ninh Nội địa đến thăm. => -
)");
}

}  // namespace
}  // namespace trich::official_cases

//! The words of generated plans, as offices write them.

/// The areas of the national programme (Resolution 76/NQ-CP of 2021), and two that communes add.
pub const AREAS: [&str; 8] = [
    "Công tác chỉ đạo, điều hành CCHC",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính nhà nước",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
    "Áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn ISO 9001",
];

/// Assignees: id, title, kind, other names.
pub const ASSIGNEES: [(&str, &str, &str, &str); 8] = [
    ("van-phong-thong-ke", "Công chức văn phòng – thống kê", "official", "VP-TK"),
    ("tu-phap-ho-tich", "Công chức tư pháp – hộ tịch", "official", "TP-HT"),
    ("tai-chinh-ke-toan", "Công chức tài chính – kế toán", "official", "TC-KT"),
    ("van-hoa-xa-hoi", "Công chức văn hoá – xã hội", "official", "VH-XH"),
    ("dia-chinh-xay-dung", "Công chức địa chính – xây dựng – đô thị và môi trường", "official", "ĐC-XD"),
    ("dai-truyen-thanh", "Phụ trách đài truyền thanh", "part-time", "Đài truyền thanh xã"),
    ("cong-an-xa", "Công an xã", "external", "CAX"),
    ("mttq-doan-the", "Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể", "external", "MTTQ"),
];

/// The verbs of tasks.
pub const VERBS: [&str; 10] = [
    "Rà soát, cập nhật",
    "Xây dựng và ban hành",
    "Kiểm tra việc thực hiện",
    "Tuyên truyền, phổ biến",
    "Tổ chức tập huấn về",
    "Công khai đầy đủ, kịp thời",
    "Đôn đốc, theo dõi",
    "Số hóa hồ sơ, kết quả của",
    "Sơ kết, đánh giá",
    "Bố trí kinh phí cho",
];

/// The objects of tasks.
pub const OBJECTS: [&str; 12] = [
    "quy trình nội bộ giải quyết thủ tục hành chính",
    "danh mục dịch vụ công trực tuyến toàn trình",
    "kỷ luật, kỷ cương hành chính và văn hóa công sở",
    "quy chế chi tiêu nội bộ và quản lý tài sản công",
    "văn bản quy phạm pháp luật thuộc thẩm quyền",
    "Bộ phận tiếp nhận và trả kết quả theo cơ chế một cửa",
    "chữ ký số và hồ sơ công việc trên môi trường mạng",
    "vị trí việc làm và cơ cấu cán bộ, công chức",
    "thanh toán trực tuyến phí, lệ phí và nghĩa vụ tài chính",
    "hệ thống quản lý chất lượng TCVN ISO 9001:2015",
    "phản ánh, kiến nghị của người dân, doanh nghiệp",
    "tổ công nghệ số cộng đồng ở các ấp, khóm",
];

/// The ends of task titles: for whom, when or where.
pub const ENDS: [&str; 8] = [
    "theo hướng dẫn của Ủy ban nhân dân cấp trên",
    "trên địa bàn toàn xã",
    "phục vụ người dân và doanh nghiệp",
    "bảo đảm đúng tiến độ đề ra",
    "gắn với chuyển đổi số",
    "sau khi sắp xếp đơn vị hành chính",
    "trong quý và cả năm",
    "theo Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 – 2030",
];

/// The outputs of tasks.
pub const OUTPUTS: [&str; 6] = ["Báo cáo", "Kế hoạch", "Quyết định", "Văn bản triển khai", "Danh mục", "Biên bản"];

/// Names of communes: two of these.
pub const NAMES: [&str; 16] = [
    "Long", "An", "Bình", "Phú", "Tân", "Hòa", "Vĩnh", "Thạnh", "Mỹ", "Đức", "Lộc", "Thuận", "Hưng", "Châu", "Sơn",
    "Giang",
];

/// Difficulties that plans report.
pub const DIFFICULTIES: [&str; 4] = [
    "Hạ tầng mạng ở một số ấp chưa ổn định, người dân còn ngại nộp hồ sơ trực tuyến",
    "Công chức kiêm nhiệm nhiều việc, thay đổi vị trí giữa năm",
    "Kinh phí số hóa hồ sơ cũ chưa được bố trí đủ",
    "Phần mềm của tỉnh và của bộ, ngành chưa liên thông dữ liệu",
];

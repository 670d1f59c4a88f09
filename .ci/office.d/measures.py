"""The measures of Decree 30/2020/NĐ-CP, annex I, with the choice of our templates where it leaves one."""

# Millimetres, the least and the most.
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
A4 = (210, 297)
FONT = "Times New Roman"

# Name of a style: points, bold, italic, place of the text, capitals.
ELEMENTS = {
    "Quốc hiệu": (13, True, False, "center", True),
    "Tiêu ngữ": (14, True, False, "center", False),
    "Cơ quan chủ quản": (13, False, False, "center", True),
    "Cơ quan": (13, True, False, "center", True),
    "Số ký hiệu": (13, False, False, "center", False),
    "Về việc": (12, False, False, "center", False),
    "Địa danh": (13, False, True, "center", False),
    "Tên loại": (14, True, False, "center", True),
    "Trích yếu": (14, True, False, "center", False),
    "Thẩm quyền ban hành": (14, True, False, "center", True),
    "Kính gửi": (14, False, False, "center", False),
    "Kính gửi nhiều nơi": (14, False, False, "right", False),
    "Nơi gửi": (14, False, False, "left", False),
    "Căn cứ": (14, False, True, "both", False),
    "Nội dung": (14, False, False, "both", False),
    "Dẫn đầu danh sách": (14, False, False, "both", False),
    "Gạch đầu dòng": (14, False, False, "both", False),
    "Cộng đầu dòng": (14, False, False, "both", False),
    "Điều": (14, False, False, "both", False),
    "Câu kết": (14, False, False, "both", False),
    "Lời đọc": (14, False, False, "both", False),
    "Lời đọc gạch đầu dòng": (14, False, False, "both", False),
    "Mục I": (14, True, False, "left", True),
    "Mục 1": (14, True, False, "left", False),
    "Nơi nhận": (12, True, True, "left", False),
    "Dòng nơi nhận": (11, False, False, "left", False),
    "Chức vụ": (14, True, False, "center", True),
    "Họ tên": (14, True, False, "center", False),
    "Phụ lục": (14, True, False, "center", False),
    "Tên phụ lục": (14, True, False, "center", True),
    "Kèm theo": (14, False, True, "center", False),
    "Kỳ số liệu": (13, False, False, "center", False),
    "Đầu bảng": (12, True, False, "center", False),
    "Nhóm bảng": (12, True, False, "left", False),
    "Ô bảng": (12, False, False, "left", False),
    "Ô bảng giữa": (12, False, False, "center", False),
    "Ô bảng phải": (12, False, False, "right", False),
}
# Paragraphs of the body: first line 10 or 12.7 mm, at least 6 pt to the next one, spacing 1 to 1.5.
BODY = (
    "Căn cứ", "Nội dung", "Dẫn đầu danh sách", "Gạch đầu dòng", "Cộng đầu dòng", "Điều", "Câu kết", "Lời đọc",
    "Lời đọc gạch đầu dòng",
)
HEADINGS = {"Mục I": 0, "Mục 1": 1, "Phụ lục": 0}
# The next paragraph must stand on the same page.
KEPT = ("Mục I", "Mục 1", "Câu kết", "Dẫn đầu danh sách", "Nhóm bảng", "Phụ lục", "Tên phụ lục", "Kèm theo", "Kỳ số liệu")

MASTHEAD = ("Quốc hiệu", "Tiêu ngữ", "Cơ quan", "Số ký hiệu", "Địa danh")
SIGNED = ("Nơi nhận", "Dòng nơi nhận", "Chức vụ", "Họ tên")
NEEDED = {
    "report": (*MASTHEAD, "Tên loại", "Trích yếu", "Nội dung", "Mục I", "Mục 1", "Câu kết", *SIGNED),
    "plan": (*MASTHEAD, "Tên loại", "Trích yếu", "Nội dung", "Mục I", "Mục 1", *SIGNED),
    "reminder": (*MASTHEAD, "Về việc", "Câu kết", *SIGNED),
    # It is read out, so it has neither a number nor a signature.
    "bulletin": ("Quốc hiệu", "Tiêu ngữ", "Cơ quan", "Địa danh", "Tên loại", "Trích yếu", "Lời đọc"),
    "annex": ("Phụ lục", "Tên phụ lục", "Đầu bảng"),
}

//! The options of `cchc record` for forms: `--form`, `--to`, `--from` and `--write`.

#[cfg(not(feature = "office"))]
options! {
    /// Forms are files of Word and Excel, which this build does not have.
    pub(in crate::cli) struct FormOptions {}
}

#[cfg(feature = "office")]
options! {
    /// Forms to be filled in, and filled ones.
    pub(in crate::cli) struct FormOptions {
        form: Option<String> = "--form FILE",
            en: "Write an empty form for the figures that are still to be reported (.xlsx, .docx or .csv)",
            vi: "Lập phiếu trống cho các số liệu còn phải báo cáo (.xlsx, .docx hoặc .csv)";
        to: Option<String> = "--to DIR",
            en: "Write a form for each person into this folder; --form docx or csv names another kind than xlsx",
            vi: "Lập phiếu cho từng người vào thư mục này; --form docx hoặc csv nêu loại khác xlsx";
        from: Option<Vec<String>> = "--from FILE",
            en: "Read filled forms (several files may follow), and show the change that they make",
            vi: "Đọc phiếu đã điền (có thể nêu nhiều tệp) và cho xem thay đổi"
            .num_args(1..).value_delimiter(None).conflicts_with_all(["form", "to", "assignee"]);
        write: bool = "--write",
            en: "Record the figures of the forms, all or nothing",
            vi: "Ghi số liệu trong phiếu, ghi tất cả hoặc không ghi gì"
            .requires("from");
    }
}

impl FormOptions {
    /// The first of these options that was given.
    #[cfg(feature = "office")]
    pub(super) fn given(&self) -> Option<&'static str> {
        let given = [("form", self.form.is_some()), ("to", self.to.is_some()), ("from", self.from.is_some())];
        given.into_iter().find(|(_, is_given)| *is_given).map(|(option, _)| option)
    }

    /// None of them is there.
    #[cfg(not(feature = "office"))]
    #[expect(clippy::unused_self, reason = "the build with forms asks them")]
    pub(super) const fn given(&self) -> Option<&'static str> {
        None
    }
}

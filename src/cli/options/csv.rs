//! `--bom`, `--csv-separator` and `--csv-decimal`: how CSV is written for a spreadsheet.

use super::SingleValue;
use crate::diag::Failure;
use crate::text::Both;
use crate::write::CsvForm;
use anyhow::Result;

options! {
    /// How CSV is written.
    pub(in crate::cli) struct CsvOptions {
        bom: bool = "--bom",
            en: "Begin CSV with the mark by which Excel knows Vietnamese letters (UTF-8)",
            vi: "Đặt dấu BOM ở đầu tệp CSV để Excel nhận đúng chữ tiếng Việt (UTF-8)";
        separator: Option<Separator> = "--csv-separator SIGN",
            en: "Between the cells of CSV: , (default) ; | or tab; a Vietnamese Excel wants ;",
            vi: "Dấu giữa các ô của CSV: , (mặc định) ; | hoặc tab; Excel cài tiếng Việt cần dấu ;";
        decimal: Option<Decimal> = "--csv-decimal SIGN",
            en: "Before the decimals in CSV: . (default) or ,",
            vi: "Dấu thập phân trong CSV: . (mặc định) hoặc ,";
    }
}

impl CsvOptions {
    /// Those of a command without CSV.
    pub(in crate::cli) const fn absent() -> Self {
        Self { bom: false, separator: None, decimal: None }
    }
}

/// The sign between two cells.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Separator(char);

/// The sign before decimals.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Decimal(char);

impl SingleValue for Separator {
    fn parse(text: &str) -> Result<Self> {
        const SAYS: Both = Both {
            en: "`{text}` cannot part the cells of CSV; write one of: , ; | tab",
            vi: "`{text}` không dùng để ngăn các ô CSV được; ghi một trong: , ; | tab",
        };
        match text {
            "," => Ok(Self(',')),
            ";" => Ok(Self(';')),
            "|" => Ok(Self('|')),
            "tab" | "\t" | "\\t" => Ok(Self('\t')),
            _ => Err(Failure::new(SAYS).arg("text", text).into()),
        }
    }
}

impl SingleValue for Decimal {
    fn parse(text: &str) -> Result<Self> {
        const SAYS: Both = Both {
            en: "`{text}` cannot stand before decimals; write . or ,",
            vi: "`{text}` không phải dấu thập phân; ghi . hoặc ,",
        };
        match text {
            "." => Ok(Self('.')),
            "," => Ok(Self(',')),
            _ => Err(Failure::new(SAYS).arg("text", text).into()),
        }
    }
}

impl CsvOptions {
    /// The first of these options that was given.
    fn given(&self) -> Option<&'static str> {
        let given = [
            self.bom.then_some("--bom"),
            self.separator.map(|_| "--csv-separator"),
            self.decimal.map(|_| "--csv-decimal"),
        ];
        given.into_iter().flatten().next()
    }

    /// The form of CSV for a file that a program for tables opens: with the mark by which it knows Vietnamese letters.
    ///
    /// # Errors
    /// As [`CsvOptions::form`].
    #[cfg(feature = "office")]
    pub(in crate::cli) fn for_tables(&self, is_written: bool) -> Result<CsvForm> {
        Ok(CsvForm { bom: true, ..self.form(is_written)? })
    }

    /// The form of CSV; `is_written` says whether the run writes any.
    ///
    /// # Errors
    /// When an option would do nothing, or a number would look like two cells.
    pub(in crate::cli) fn form(&self, is_written: bool) -> Result<CsvForm> {
        const NO_CSV: Both = Both {
            en: "`{option}` is about CSV, and this run writes none",
            vi: "`{option}` dành cho CSV, mà lần chạy này không ghi CSV",
        };
        const NO_CSV_HELP: Both = Both {
            en: "add --output-format csv, where the command has it",
            vi: "thêm --output-format csv, nếu lệnh có định dạng này",
        };
        const SAME: Both = Both {
            en: "a comma cannot part both cells and decimals",
            vi: "dấu phẩy không thể vừa ngăn các ô vừa ngăn phần thập phân",
        };
        const SAME_HELP: Both = Both { en: "add --csv-separator \";\"", vi: "thêm --csv-separator \";\"" };
        if let Some(option) = self.given().filter(|_| !is_written) {
            return Err(Failure::new(NO_CSV).arg("option", option).help(NO_CSV_HELP).into());
        }
        let separator = self.separator.map_or(CsvForm::USUAL.separator, |Separator(sign)| sign);
        let decimal = self.decimal.map_or(CsvForm::USUAL.decimal, |Decimal(sign)| sign);
        if separator == decimal {
            return Err(Failure::new(SAME).help(SAME_HELP).into());
        }
        Ok(CsvForm { bom: self.bom, separator, decimal })
    }
}

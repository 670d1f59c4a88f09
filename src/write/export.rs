//! The tables of an export as files: CSV or JSON Lines, and a Frictionless data package that describes them.

use super::csv::{CsvForm, cell};
use super::json_text::to_line;
use crate::report::{Datum, ExportTable, Field, Link};
use crate::text::Lang;
use crate::value::Day;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Value, json};

/// The form in which tables are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportForm {
    /// Comma-separated values with a line of titles.
    Csv(CsvForm),
    /// One JSON object per line.
    JsonLines,
}

impl ExportForm {
    /// Every form, with the usual signs.
    pub(crate) const ALL: [Self; 2] = [Self::Csv(CsvForm::USUAL), Self::JsonLines];

    /// The ending of file names.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Csv(_) => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    /// The name of a table's file.
    pub(crate) fn file(self, table: &ExportTable) -> String {
        format!("{}.{}", table.name, self.ending())
    }

    /// The text before the rows.
    #[must_use]
    pub fn head(self, table: &ExportTable) -> String {
        match self {
            Self::Csv(csv) => csv.head(table.fields.iter().map(|field| field.name)),
            Self::JsonLines => String::new(),
        }
    }

    /// The rows as text.
    ///
    /// # Errors
    /// When a value cannot be serialised; these rows have no such values.
    pub fn rows(self, table: &ExportTable, rows: &[Vec<Datum>]) -> serde_json::Result<String> {
        let mut text = String::new();
        for row in rows {
            match self {
                Self::Csv(csv) => text.push_str(&csv.row(row)),
                Self::JsonLines => text.push_str(&to_line(&Line(table.fields, row))?),
            }
        }
        Ok(text)
    }
}

/// A row as an object; an absent value is `null`, never a missing key.
struct Line<'l>(&'l [Field], &'l [Datum]);

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, datum) in self.0.iter().zip(self.1) {
            match datum {
                Datum::Empty => map.serialize_entry(field.name, &())?,
                Datum::Whole(number) => map.serialize_entry(field.name, number)?,
                Datum::Number(number, decimals) => match number.to_whole() {
                    Some(whole) => map.serialize_entry(field.name, &whole)?,
                    None => map.serialize_entry(field.name, &number.decimal(*decimals).parse::<f64>().ok())?,
                },
                Datum::Flag(flag) => map.serialize_entry(field.name, flag)?,
                Datum::Text(_) | Datum::Word(_) | Datum::Day(_) => map.serialize_entry(field.name, &cell(datum))?,
            }
        }
        map.end()
    }
}

/// The part of a data package that is not its tables.
#[derive(Clone, Copy, Debug)]
pub struct PackageHead<'p> {
    /// The day from which the tables look.
    pub as_of: Day,
    /// The language of descriptions.
    pub lang: Lang,
    /// The form of the tables.
    pub form: ExportForm,
    /// The folders of plans that the tables leave out since they have errors.
    pub left_out: &'p [String],
}

/// The data package: each table with its columns, types and keys.
///
/// # Errors
/// When a value cannot be serialised; a package has no such values.
pub fn data_package(head: PackageHead<'_>, tables: &[(&ExportTable, usize)]) -> serde_json::Result<String> {
    let (empty, full): (Vec<_>, Vec<_>) =
        tables.iter().copied().partition(|(_, rows)| *rows == 0 && head.form == ExportForm::JsonLines);
    let listed = |name: &str| full.iter().any(|(table, _)| table.name == name);
    let described = |tables: &[(&ExportTable, usize)]| -> Vec<Value> {
        tables.iter().map(|(table, rows)| resource(head, table, *rows, &listed)).collect()
    };
    super::json_text::to_string(&Package {
        tool: "cchc",
        version: env!("CARGO_PKG_VERSION"),
        name: "cchc-export",
        format_version: "1.0",
        as_of: head.as_of.to_string(),
        left_out: head.left_out,
        resources: described(&full),
        empty_resources: described(&empty),
    })
}

/// The name of the tool comes first: by it a later run knows its own file.
#[derive(serde::Serialize)]
struct Package<'p> {
    tool: &'static str,
    version: &'static str,
    name: &'static str,
    format_version: &'static str,
    as_of: String,
    left_out: &'p [String],
    resources: Vec<Value>,
    /// JSON Lines without a line have no columns, and readers of packages refuse such a resource.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    empty_resources: Vec<Value>,
}

/// A table with its columns, and its links to tables that are `listed`.
fn resource(head: PackageHead<'_>, table: &ExportTable, rows: usize, listed: &dyn Fn(&str) -> bool) -> Value {
    let field = |field: &Field| {
        let mut about = json!({
            "name": field.name,
            "type": field.kind.type_name(),
            "description": field.doc.get(head.lang),
        });
        if let (ExportForm::Csv(csv), "number", Some(about)) =
            (head.form, field.kind.type_name(), about.as_object_mut())
            && csv.decimal != CsvForm::USUAL.decimal
        {
            about.insert("decimalChar".to_owned(), json!(csv.decimal));
        }
        if let (Some(words), Some(about)) = (field.kind.words(), about.as_object_mut()) {
            about.insert("constraints".to_owned(), json!({ "enum": words }));
        }
        about
    };
    let link =
        |link: &Link| json!({ "fields": link.fields, "reference": { "resource": link.table, "fields": link.fields } });
    let mut schema = json!({
        "fields": table.fields.iter().map(field).collect::<Vec<_>>(),
        "foreignKeys": table.links.iter().filter(|link| listed(link.table)).map(link).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    if let (false, Some(schema)) = (table.key.is_empty(), schema.as_object_mut()) {
        schema.insert("primaryKey".to_owned(), json!(table.key));
    }
    let mut about = json!({
        "name": table.name,
        "path": head.form.file(table),
        "description": table.doc.get(head.lang),
        "format": head.form.ending(),
        "mediatype": match head.form {
            ExportForm::Csv(_) => "text/csv",
            ExportForm::JsonLines => "application/jsonl",
        },
        "encoding": "utf-8",
        "rows": rows,
        "schema": schema,
    });
    if let (ExportForm::Csv(csv), Some(about)) = (head.form, about.as_object_mut()) {
        about.insert("profile".to_owned(), json!("tabular-data-resource"));
        if csv.separator != CsvForm::USUAL.separator {
            about.insert("dialect".to_owned(), json!({ "delimiter": csv.separator }));
        }
    }
    about
}

//! `cchc` keeps an administrative-reform plan (kế hoạch cải cách hành chính) as TOML files and makes
//! it work: it validates every file and computes where every task and target stands on a given day.
//!
//! Data flows one way: source → syntax → model → calc → view → format; `edit` writes back, `app`
//! puts them together and `cli` drives it. tests/suite/layers.rs keeps it so.

pub mod app;
pub mod calc;
pub mod cli;
pub mod diag;
pub mod edit;
pub mod format;
pub mod lint;
pub mod lsp;
pub mod model;
pub mod scalar;
pub mod schema;
pub mod source;
pub mod syntax;
pub mod text;
pub mod view;

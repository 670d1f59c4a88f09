//! `cchc` keeps an administrative-reform plan (kế hoạch cải cách hành chính) as TOML files and makes
//! it work: it validates every file and computes where every task and target stands on a given day.
//!
//! Data flows one way: source → parse → keys → model → calc → report → write; `edit` and `store` write back, `app`
//! puts them together and `cli` drives it. tests/suite/layers.rs keeps it so.

#![cfg_attr(not(feature = "office"), allow(dead_code, unused_imports, reason = "papers and workbooks use it"))]

pub mod app;
pub mod calc;
pub mod cli;
pub mod diag;
pub mod edit;
#[cfg(feature = "office")]
pub mod grid;
#[cfg(feature = "office")]
pub(crate) mod import;
pub mod keys;
pub mod lint;
pub mod lsp;
pub mod model;
#[cfg(feature = "office")]
pub(crate) mod ooxml;
#[cfg(feature = "office")]
pub(crate) mod page;
pub mod parse;
pub mod report;
pub mod schema;
pub mod source;
pub mod store;
pub mod text;
pub mod value;
pub mod write;

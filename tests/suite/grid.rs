//! Tables out of files that other programs made.

mod csv;
mod files;
mod hostile;
mod kit;
mod words;

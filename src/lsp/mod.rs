//! The language server: what `validate` finds as one types, and help on keys, rules and ids. It speaks the Language
//! Server Protocol 3.17 over two streams; what it is asked for beyond that it refuses, and goes on.

mod check;
mod complete;
mod meaning;
mod position;
mod server;
mod uri;
mod wire;
mod words;
mod workspace;

pub(crate) use server::{Ended, Session, serve};

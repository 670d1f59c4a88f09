//! The language server: the findings of `validate` while a person types, and help on keys, rules and ids. It speaks the
//! Language Server Protocol 3.17 over two streams. It refuses any other request, and goes on.

mod buffers;
mod check;
mod complete;
mod diagnostics;
mod hover;
mod meaning;
mod position;
mod roots;
mod server;
mod uri;
mod watch;
mod wire;
mod workspace;
mod workspaces;

pub(crate) use server::{Session, SessionEnd, serve};

//! The language server: the findings of `validate` while a person types, help on keys, rules and ids, and the edits of
//! the command line. It speaks the Language Server Protocol 3.17 over two streams. It refuses any other request, and
//! goes on.

mod abilities;
mod actions;
mod answers;
mod buffers;
mod check;
mod complete;
mod diagnostics;
mod hints;
mod hover;
mod position;
mod rename;
mod roots;
mod sections;
mod server;
mod symbols;
mod text_edits;
mod uri;
mod watch;
mod wire;
mod workspace;
mod workspaces;

pub(crate) use server::{Session, SessionEnd, serve};

//! Tests of whole tables.

mod bodies;
mod cells;
mod files;
mod heads;
mod hostile;
mod into;
mod kit;
mod people;
mod shapes;
mod targets;

//! Plans as they are written, and what is read of them.

mod bounds;
mod clerk;
mod hostile;
mod kit;
mod other_plans;
mod reviewed;
mod seed;

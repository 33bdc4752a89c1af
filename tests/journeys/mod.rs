//! Stories across products.

mod application_role;
mod terraform;

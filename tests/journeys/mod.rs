//! Stories across products.

mod application_role;

//! Lets the compiler check the statements of this crate.

fn main() {
    schema::check_statements();
}

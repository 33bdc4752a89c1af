//! Acceptance tests; all of them are in the one test binary that begins in `main.rs`.

//! Every statement fits the schema, on the engine of the tests: on SQLite, and where a server is named on PostgreSQL.
//!
//! A statement that no other test runs would be found wrong by a user. This finds each literal of `sql!` in the crates,
//! prepares it against a fresh database, and looks at its parameters. Statements that are put together cannot be found
//! so: tests that run them note them (`conn.rs`), and this prepares those as well.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Conn, migrate, testing};

/// Fewer would mean that the search has lost its sight.
const AT_LEAST: usize = 70;

/// What only SQLite is told: the statements of its own transactions and of its log, and how it is asked for its plans.
const SQLITE: [&str; 6] = ["BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "VACUUM", "EXPLAIN"];

#[test]
fn every_statement_fits_the_schema() {
    let mut conn = fresh();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates"), &mut files);
    let (mut count, mut wrong) = (0, Vec::new());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for statement in statements(&text) {
            count += 1;
            if let Err(why) = conn.parameters(statement) {
                wrong.push(format!("{}: {why}: {statement}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= AT_LEAST, "only {count} statements were found");
}

/// `cargo xtask test` has every test on SQLite write the file, and then has it read here, on PostgreSQL.
#[test]
fn every_statement_that_tests_have_run_fits_the_schema() {
    let Some(file) = std::env::var_os("YUNBOX_TESTED_STATEMENTS") else { return };
    let mut conn = fresh();
    let noted = fs::read_to_string(file).unwrap();
    let (mut count, mut wrong) = (0, Vec::new());
    for statement in noted.lines().filter(|line| !SQLITE.iter().any(|word| line.starts_with(word))) {
        count += 1;
        if let Err(why) = conn.parameters(statement) {
            wrong.push(format!("{why}: {statement}"));
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= AT_LEAST, "only {count} statements were noted");
}

/// The list is read from the texts of the migrations; a table that it missed would outlive a reset.
#[test]
fn the_list_of_tables_is_whole() {
    let mut conn = crate::sqlite::Sqlite::in_memory().unwrap().into();
    migrate::run(&mut conn).unwrap();
    let query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '_sqlx_migrations' ORDER BY name";
    let mut listed: Vec<_> = schema::tables().collect();
    listed.sort_unstable();
    assert_eq!(conn.rows::<String>(query, &[]).unwrap(), listed);
}

fn fresh() -> Conn {
    let mut conn = testing::conn();
    migrate::run(&mut conn).unwrap();
    conn
}

/// Rust files below a folder, but for those of tests.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_test = path.file_stem().is_some_and(|name| name == "tests" || name == "target");
        if path.is_dir() && !is_test {
            sources(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs") && !is_test {
            files.push(path);
        }
    }
}

/// The literals of `sql!` outside of tests; none holds an escaped quote.
fn statements(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    // Only the blanks of a new line stand between the macro and its literal.
    let literal = |after: &str| {
        let begin = after.len() - after.trim_start().strip_prefix('"')?.len();
        let length = after.get(begin..)?.find('"')?;
        Some((begin, length))
    };
    code.match_indices("sql!(")
        .filter_map(|(place, opening)| {
            let after = &code[place + opening.len()..];
            literal(after).map(|(begin, length)| &after[begin..begin + length])
        })
        .collect()
}

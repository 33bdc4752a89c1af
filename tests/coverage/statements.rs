//! Every statement that is written out in the crates fits the schema.
//!
//! A statement that no other test runs would be found wrong by a user. This finds each literal of `sql!`, prepares it
//! against a fresh database, and looks at its parameters.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use testkit::TestCloud;

/// Fewer would mean that the search has lost its sight.
const AT_LEAST: usize = 180;

#[tokio::test]
async fn every_statement_fits_the_schema() {
    let folder = tempfile::tempdir().unwrap();
    drop(TestCloud::kept_in(folder.path()).await);
    let database = Connection::open(folder.path().join("yunbox.db")).unwrap();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates"), &mut files);
    let (mut count, mut wrong) = (0, Vec::new());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for statement in statements(&text) {
            count += 1;
            if let Err(why) = fits(&database, statement) {
                wrong.push(format!("{}: {why}: {statement}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= AT_LEAST, "only {count} statements were found");
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

/// Prepares a statement; its parameters are `$1` to the last without a gap.
fn fits(database: &Connection, statement: &str) -> Result<(), String> {
    let prepared = database.prepare(statement).map_err(|error| error.to_string())?;
    let names = (1..=prepared.parameter_count()).map(|place| prepared.parameter_name(place));
    let numbers: Option<BTreeSet<usize>> = names.map(|name| name?.strip_prefix('$')?.parse().ok()).collect();
    let numbers = numbers.ok_or("a parameter has no number")?;
    if numbers.iter().copied().eq(1..=numbers.len()) { Ok(()) } else { Err(format!("parameters {numbers:?}")) }
}

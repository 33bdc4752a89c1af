//! Lets the compiler check SQL without a database server or generated files.
//!
//! A crate with `sqlx::query!` calls [`check_statements`] in its build script. That makes an empty
//! SQLite file from `migrations/` in the crate's build folder and tells sqlx to check every statement
//! against it. A build with `DATABASE_URL` set checks against that database instead.

use std::path::{Path, PathBuf};

use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

/// The schema of every table.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");

/// Makes the database that the statements of the calling crate are checked against.
///
/// # Panics
/// In a build script only, with the reason: a migration that does not run stops the build.
#[expect(clippy::expect_used, reason = "a build script stops the build by panicking")]
#[expect(clippy::disallowed_methods, reason = "cargo talks to build scripts through the environment")]
pub fn check_statements() {
    println!("cargo:rerun-if-changed=../../migrations");
    println!("cargo:rerun-if-env-changed=DATABASE_URL");
    if std::env::var("DATABASE_URL").is_ok() {
        return;
    }
    let folder = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    let file = folder.join("schema.db");
    // A file from an earlier schema would refuse a changed migration.
    std::fs::remove_file(&file).ok();
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime for the migrations")
        .block_on(migrate(&file))
        .expect("the migrations run on an empty database");
    println!("cargo:rustc-env=DATABASE_URL=sqlite://{}", file.display());
}

async fn migrate(file: &Path) -> Result<(), sqlx::Error> {
    let mut connection = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Memory)
        .synchronous(SqliteSynchronous::Off)
        .connect()
        .await?;
    MIGRATIONS.run(&mut connection).await?;
    Ok(())
}

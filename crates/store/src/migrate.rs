//! Brings a database to the schema of this build.
//!
//! The steps that a database has taken stand in the table `_sqlx_migrations`, with the SHA-384 of each step's text, as
//! sqlx kept them: data folders of earlier builds open, and a step whose text was changed afterwards is noticed.

use schema::{MIGRATIONS, Migration};
use sha2::{Digest, Sha384};

use crate::{Conn, Fault, Result, sql};

const TAKEN: &str = "CREATE TABLE IF NOT EXISTS _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
)";

/// Takes every step that is missing, each in a transaction of its own.
pub(crate) fn run(conn: &mut Conn) -> Result<()> {
    conn.define(TAKEN)?;
    let query = sql!("SELECT version, checksum, success FROM _sqlx_migrations ORDER BY version");
    let taken: Vec<(i64, Vec<u8>, bool)> = query.fetch_all(conn)?;
    for (version, checksum, success) in &taken {
        let step = MIGRATIONS.iter().find(|step| step.version == *version);
        let refuse = |why: &str| Err(Fault::Schema(format!("step {version} {why}")));
        match step {
            None => return refuse("was taken by a newer build"),
            Some(_) if !success => return refuse("was begun and not ended"),
            Some(step) if *checksum != digest(step) => return refuse("has another text than when it was taken"),
            Some(_) => {}
        }
    }
    for step in MIGRATIONS.iter().filter(|step| taken.iter().all(|(version, ..)| *version != step.version)) {
        take(conn, step)?;
    }
    Ok(())
}

fn take(conn: &mut Conn, step: &Migration) -> Result<()> {
    conn.begin_writing()?;
    let taken = conn.define(step.sql).and_then(|()| {
        sql!(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES ($1, $2, TRUE, $3, 0)",
            step.version,
            step.description,
            digest(step),
        )
        .execute(conn)?;
        conn.commit()
    });
    if taken.is_err() {
        // Nothing of the step stays; the next start tries again.
        conn.undo().ok();
    }
    taken
}

/// What is kept of a step's text.
fn digest(step: &Migration) -> Vec<u8> {
    Sha384::digest(step.sql).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Conn {
        crate::testing::conn()
    }

    #[test]
    fn every_step_is_taken_once() {
        let mut conn = open();
        for _ in 0..2 {
            run(&mut conn).unwrap();
            let taken: Vec<i64> = conn.rows("SELECT version FROM _sqlx_migrations ORDER BY version", &[]).unwrap();
            assert_eq!(taken, MIGRATIONS.iter().map(|step| step.version).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_step_that_is_not_what_it_was_is_noticed() {
        for (change, why) in [
            (
                "UPDATE _sqlx_migrations SET checksum = (SELECT checksum FROM _sqlx_migrations WHERE version = 1)
                 WHERE version = 2",
                "another text",
            ),
            ("UPDATE _sqlx_migrations SET success = FALSE WHERE version = 2", "not ended"),
            ("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 2", "newer build"),
        ] {
            let mut conn = open();
            run(&mut conn).unwrap();
            conn.batch(change).unwrap();
            let refused = run(&mut conn).unwrap_err().to_string();
            assert!(refused.contains(why), "{refused}");
        }
    }

    #[test]
    fn nothing_of_a_step_that_fails_stays() {
        let mut conn = open();
        conn.define(TAKEN).unwrap();
        let step =
            Migration { version: 1, description: "wrong", sql: "CREATE TABLE a (b TEXT); SELECT * FROM nothing" };
        assert!(take(&mut conn, &step).is_err());
        assert!(conn.row::<i64>("SELECT COUNT(*) FROM a", &[]).is_err(), "the table stayed");
        assert_eq!(conn.row::<i64>("SELECT COUNT(*) FROM _sqlx_migrations", &[]).unwrap(), Some(0));
    }
}

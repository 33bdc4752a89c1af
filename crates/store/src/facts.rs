//! Small facts about the data folder itself.

use crate::{Result, Store, sql};

impl Store {
    /// A fact that was kept under this name.
    pub fn fact(&self, name: &str) -> Result<Option<String>> {
        let query = sql!("SELECT value FROM facts WHERE name = $1", name);
        query.fetch_optional(self.0.database.read()?.conn()?)
    }

    /// Keeps a fact; an earlier value is replaced.
    pub async fn keep_fact(&self, name: &str, value: &str) -> Result<()> {
        let mut writing = self.0.database.write().await?;
        sql!(
            "INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value,
        )
        .execute(writing.conn()?)?;
        writing.commit()
    }
}

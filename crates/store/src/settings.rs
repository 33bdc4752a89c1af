//! Settings of the data folder itself, such as its keys.

use crate::{Result, Store, sql};

impl Store {
    /// The setting of this name.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        let query = sql!("SELECT value FROM facts WHERE name = $1", name);
        query.fetch_optional(self.0.database.read()?.conn()?)
    }

    /// Keeps a setting; an earlier value is replaced.
    pub async fn keep_setting(&self, name: &str, value: &str) -> Result<()> {
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

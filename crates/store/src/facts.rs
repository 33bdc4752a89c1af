//! Small facts about the data folder itself.

use crate::{Result, Store};

impl Store {
    /// A fact that was kept under this name.
    pub async fn fact(&self, name: &str) -> Result<Option<String>> {
        let query = sqlx::query_scalar!("SELECT value FROM facts WHERE name = $1", name);
        Ok(query.fetch_optional(self.0.database.read().await?.conn()?).await?)
    }

    /// Keeps a fact; an earlier value is replaced.
    pub async fn keep_fact(&self, name: &str, value: &str) -> Result<()> {
        let mut writing = self.0.database.write().await?;
        sqlx::query!(
            "INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value,
        )
        .execute(writing.conn()?)
        .await?;
        writing.commit().await
    }
}

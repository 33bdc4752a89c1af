//! How many rows of a table an account has, without counting them.
//!
//! The statements that insert and delete the rows keep the number, in the same transaction; a test compares every counter
//! with its table.

use std::collections::HashMap;

use kernel::TenantId;

use crate::table::in_parts;
use crate::{Composed, Conn, Result, Scope, sql};

/// Rows of a table that are counted for an account, and below it for each thing that holds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counter<'p> {
    /// Name of the table.
    pub table: &'static str,
    /// Identifier of the thing that holds the rows; empty where the account does.
    pub parent: &'p str,
}

impl<'p> Counter<'p> {
    /// The rows that an account has in a table.
    pub const fn of(table: &'static str) -> Self {
        Self { table, parent: "" }
    }

    /// The rows that belong to one thing of the account, such as the addresses of a subnet.
    pub const fn below(table: &'static str, parent: &'p str) -> Self {
        Self { table, parent }
    }

    /// Notes that rows were inserted.
    pub fn add(self, conn: &mut Conn, tenant: TenantId, rows: u64) -> Result<()> {
        self.change(conn, tenant, i64::try_from(rows).unwrap_or(i64::MAX))
    }

    /// Notes that rows were deleted.
    pub fn subtract(self, conn: &mut Conn, tenant: TenantId, rows: u64) -> Result<()> {
        self.change(conn, tenant, -i64::try_from(rows).unwrap_or(i64::MAX))
    }

    fn change(self, conn: &mut Conn, tenant: TenantId, by: i64) -> Result<()> {
        if by == 0 {
            return Ok(());
        }
        sql!(
            "INSERT INTO counters (tenant, counted, parent, count) VALUES ($1, $2, $3, $4)
             ON CONFLICT (tenant, counted, parent) DO UPDATE SET count = counters.count + excluded.count",
            tenant.0,
            self.table,
            self.parent,
            by,
        )
        .execute(conn)?;
        Ok(())
    }

    /// The number of rows of an account.
    pub fn read(self, scope: &mut Scope<'_>, tenant: TenantId) -> Result<i64> {
        let query = sql!(
            "SELECT count FROM counters WHERE tenant = $1 AND counted = $2 AND parent = $3",
            tenant.0,
            self.table,
            self.parent,
        );
        Ok(query.fetch_optional(scope.conn()?)?.unwrap_or(0))
    }

    /// The numbers of rows that things of the account hold in a table, by thing. A thing that holds none may be missing.
    pub fn read_below(
        scope: &mut Scope<'_>,
        table: &'static str,
        tenant: TenantId,
        parents: &[&str],
    ) -> Result<HashMap<String, i64>> {
        let counts: Vec<(String, i64)> = in_parts(parents, |parents| {
            let mut query = Composed::new("SELECT parent, count FROM counters WHERE tenant = ");
            query.bind(tenant.0).push(" AND counted = ").bind(table).push(" AND ").push_in("parent", parents);
            query.fetch_all(scope.conn()?)
        })?;
        Ok(counts.into_iter().collect())
    }

    /// Removes the counter, with the thing that held the rows.
    pub fn remove(self, conn: &mut Conn, tenant: TenantId) -> Result<()> {
        sql!(
            "DELETE FROM counters WHERE tenant = $1 AND counted = $2 AND parent = $3",
            tenant.0,
            self.table,
            self.parent,
        )
        .execute(conn)?;
        Ok(())
    }
}

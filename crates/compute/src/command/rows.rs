//! Where commands are kept, and SQL for them.

use store::{Cell, FromCell, Result, Scope, ToValue, Value, columns, one_column, sql, table};

use super::{Command, Filter, Language, Script, TAGGED};
use crate::listing::Conditions;

impl Language {
    const KEPT: [(Self, &'static str); 3] =
        [(Self::Shell, "shell"), (Self::Bat, "bat"), (Self::PowerShell, "powershell")];
}

one_column!(Language);

impl ToValue for Language {
    fn to_value(&self) -> Value<'_> {
        let kept = Self::KEPT.iter().find(|(language, _)| language == self);
        Value::Text(kept.map_or("shell", |(_, word)| *word).into())
    }
}

impl FromCell for Language {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        let text = cell.text()?;
        Self::KEPT.iter().find(|(_, word)| *word == text).map(|(language, _)| *language)
    }
}

columns! {
    Script { language, content, has_parameters, working_dir, timeout, launcher }
}

table! {
    Command in commands k by command_id {
        id = command_id, position, region, name, description, script, invoked, resource_group, created_at,
    }
}

/// How many commands a region has.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM commands WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Command>(scope);
    conditions
        .equal("k.region", filter.region.as_ref())
        .keyed("k.command_id", filter.ids.as_deref())
        .like("k.name", filter.name.as_ref())
        .like("k.description", filter.description.as_ref())
        .equal("k.language", filter.language)
        .equal("k.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "k.command_id", &filter.tags);
    conditions
}

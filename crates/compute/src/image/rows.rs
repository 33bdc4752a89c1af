//! Where images are kept, and SQL for them.

use kernel::TenantId;
use store::table::{Json, list};
use store::{Cells, Columns, Composed, Fault, Result, Scope, Value, sql, table};

use super::{Filter, Image, ImageDisk, Made, Share, Status, TAGGED};
use crate::catalogue::{Architecture, OperatingSystem};
use crate::listing::Conditions;
use crate::making;

/// An instance of the account was made from the image.
const USED: &str = "EXISTS (SELECT 1 FROM instances u WHERE u.tenant = m.tenant AND u.image_id = m.image_id)";

impl Made {
    /// The text in the row.
    fn word(self) -> &'static str {
        match self {
            Self::Created => "",
            Self::Copied => "copy",
            Self::Imported => "import",
        }
    }
}

impl Columns for Made {
    fn names(column: &'static str, names: &mut Vec<&'static str>) {
        names.push(column);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let word: String = cells.read()?;
        let made = [Self::Created, Self::Copied, Self::Imported].into_iter().find(|made| made.word() == word);
        made.ok_or_else(|| Fault::Damaged(format!("no image is made by `{word}`")))
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.push(Value::Text(self.word().into()));
    }
}

table! {
    Image in images m by image_id {
        id = image_id, position, region, name, description, family, version, software as Json, size_gib, made, origin_id,
        origin_region, making, deprecated, extras, resource_group, created_at,
    }
    joined {
        owner = "m.tenant",
        is_shared = "EXISTS (SELECT 1 FROM image_shares s WHERE s.tenant = m.tenant AND s.image_id = m.image_id)",
        is_used = "EXISTS (SELECT 1 FROM instances u WHERE u.tenant = m.tenant AND u.image_id = m.image_id)",
    }
    later { disks }
    also {
        os = |image: &Image| os(image.software.os),
        architecture = |image: &Image| architecture(image.software.architecture),
    }
}

table! {
    ImageDisk in image_disks g by image_id {
        image_id, device, is_system, size_gib, snapshot_id, encrypted, extras,
    }
}

table! {
    Share in image_shares s by image_id {
        image_id, holder, account, shared_at,
    }
}

fn os(os: OperatingSystem) -> &'static str {
    match os {
        OperatingSystem::Linux => "linux",
        OperatingSystem::Windows => "windows",
    }
}

fn architecture(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::X86_64 => "x86_64",
        Architecture::Arm64 => "arm64",
    }
}

/// Keeps what may change about an image.
pub(super) fn update(scope: &mut Scope<'_>, image: &Image) -> Result<()> {
    const CHANGING: [&str; 6] = ["name", "description", "family", "software", "deprecated", "extras"];
    table::update(scope, image, &CHANGING).map(drop)
}

/// Fills in the disks of images, whose account is another one where they are shared.
pub(super) fn fill_disks(scope: &mut Scope<'_>, images: &mut [Image]) -> Result<()> {
    let ids: Vec<_> = images.iter().map(|image| image.id.as_str()).collect();
    let disks: Vec<ImageDisk> = table::in_parts(&ids, |ids| {
        let mut query = Composed::new(format!("SELECT {} FROM image_disks g WHERE ", list::<ImageDisk>()));
        query.push_in("g.image_id", ids).push(" ORDER BY g.is_system DESC, g.device");
        query.fetch_all(scope.conn()?)
    })?;
    for image in images {
        image.disks = disks.iter().filter(|disk| disk.image_id == image.id).cloned().collect();
    }
    Ok(())
}

/// The image with this id that another account shares with this one.
pub(super) fn find_shared(scope: &mut Scope<'_>, id: &str) -> Result<Option<Image>> {
    let mut query = Composed::new(format!(
        "SELECT {} FROM images m JOIN image_shares j ON j.tenant = m.tenant AND j.image_id = m.image_id WHERE j.holder = ",
        list::<Image>()
    ));
    query.bind(scope.tenant_id().0).push(" AND m.image_id = ").bind(id);
    query.fetch_optional(scope.conn()?)
}

/// Whether a region has an image of this name.
pub(super) fn is_name_taken(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM images WHERE tenant = $1 AND region = $2 AND name = $3",
        tenant,
        region,
        name,
    );
    Ok(query.fetch_one::<i64>(scope.conn()?)? > 0)
}

/// How many images a region has.
pub(super) fn count_in(scope: &mut Scope<'_>, region: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM images WHERE tenant = $1 AND region = $2", tenant, region);
    query.fetch_one(scope.conn()?)
}

/// Takes an image back from accounts.
pub(super) fn unshare(scope: &mut Scope<'_>, id: &str, holders: &[TenantId]) -> Result<()> {
    let mut statement = Composed::new("DELETE FROM image_shares WHERE tenant = ");
    statement.bind(scope.tenant_id().0).push(" AND image_id = ").bind(id).push(" AND ").push_in("holder", holders);
    statement.execute(scope.conn()?).map(drop)
}

/// The images of the account that meet a filter.
pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Image>(scope);
    conditions.tagged(TAGGED, "m.image_id", &filter.tags).equal("m.resource_group", filter.resource_group.as_ref());
    if let Some(snapshot) = &filter.snapshot {
        let select = "SELECT g.image_id FROM image_disks g WHERE g.tenant";
        conditions.within("m.image_id", select).push(" AND g.snapshot_id = ").bind(snapshot).push(")");
    }
    narrow(&mut conditions, filter, scope);
    conditions
}

/// The images that other accounts share with this one and that meet a filter. Tags and resource groups are their owner's.
pub(super) fn shared_conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::shared(
        scope,
        "EXISTS (SELECT 1 FROM image_shares j WHERE j.tenant = m.tenant AND j.image_id = m.image_id AND j.holder",
    );
    narrow(&mut conditions, filter, scope);
    conditions
}

fn narrow(conditions: &mut Conditions, filter: &Filter, scope: &Scope<'_>) {
    let now = scope.now();
    conditions
        .equal("m.region", filter.region.as_ref())
        .keyed("m.image_id", filter.ids.as_deref())
        .like("m.name", filter.name.as_ref())
        .equal("m.family", filter.family.as_ref())
        .equal("m.os", filter.os.map(os))
        .equal("m.architecture", filter.architecture.map(architecture))
        .compare("m.created_at", ">=", filter.created_from)
        .compare("m.created_at", "<=", filter.created_until);
    if let Some(is_used) = filter.is_used {
        conditions.push(if is_used { "" } else { "NOT " }).push(USED);
    }
    if let Some(owner) = filter.owner {
        conditions.push("m.tenant = ").bind(owner);
    }
    if let Some(statuses) = &filter.statuses {
        let since = making::done_if_begun_at(now);
        let query = conditions.push("(1 = 0");
        for status in statuses {
            match status {
                Status::Creating => query.push(" OR m.begun_at > ").bind(since),
                Status::Available => query.push(" OR (NOT m.deprecated AND m.begun_at <= ").bind(since).push(")"),
                Status::Deprecated => query.push(" OR (m.deprecated AND m.begun_at <= ").bind(since).push(")"),
            };
        }
        query.push(")");
    }
}

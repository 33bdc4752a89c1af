//! What the metadata service asks: whose instance is it, and what may it know about itself.

use std::sync::Arc;

use kernel::{Tags, Tenant, TenantId};
use store::{Scope, Store, table};

use super::{Instance, Status, TAGGED, UserData, rows, user_data_of};
use crate::disk::{self, Disk};
use crate::error::Result;
use crate::key_pair::KeyPair;
use crate::network::interface::{self, Interface};
use crate::network::subnet::{self, Subnet};
use crate::network::vpc::{self, Vpc};
use crate::resource::key_in;

/// Everything an instance may know about itself.
#[derive(Debug, Clone)]
pub struct MetadataView {
    /// The account that owns it.
    pub tenant: Arc<Tenant>,
    /// The instance.
    pub instance: Instance,
    /// Its state at the instant of the request.
    pub status: Status,
    /// Its network.
    pub vpc: Vpc,
    /// Its subnet.
    pub subnet: Subnet,
    /// Its interfaces, the primary one first.
    pub interfaces: Vec<Interface>,
    /// The subnets that those are in.
    pub subnets: Vec<Subnet>,
    /// Its disks, the system disk first.
    pub disks: Vec<Disk>,
    /// What it reads when it first starts.
    pub user_data: Option<UserData>,
    /// The public half of its key pair.
    pub public_key: Option<String>,
    /// Its tags.
    pub tags: Tags,
}

/// What an instance of the scope's account may know about itself; `None` when there is none of that id.
pub fn metadata_view(scope: &mut Scope<'_>, id: &str) -> Result<Option<MetadataView>> {
    let Some(instance) = rows::find(scope, id)? else { return Ok(None) };
    let key = key_in(&instance.region, &instance.key_pair);
    let pair = if instance.key_pair.is_empty() { None } else { table::find::<KeyPair>(scope, &key)? };
    let interfaces = interface::of_instances(scope, &[id])?.remove(id).unwrap_or_default();
    let mut subnets: Vec<_> = interfaces.iter().map(|interface| interface.subnet_id.as_str()).collect();
    subnets.sort_unstable();
    subnets.dedup();
    let subnets = subnet::get_many(scope, &subnets)?;
    Ok(Some(MetadataView {
        tenant: Arc::clone(scope.tenant()),
        status: instance.status(scope.now()),
        vpc: vpc::get(scope, &instance.vpc_id)?,
        subnet: subnet::get(scope, &instance.subnet_id)?,
        interfaces,
        subnets,
        disks: disk::of_instance(scope, id)?,
        user_data: user_data_of(scope, id)?,
        public_key: pair.map(|pair| pair.public_key),
        tags: store::tag::of(scope, TAGGED, id)?,
        instance,
    }))
}

/// The account that has the instance with this id, over all accounts and clouds.
pub fn find_anywhere(store: &Store, id: &str) -> Result<Option<Arc<Tenant>>> {
    // Whichever account the scope is for: the statement looks at all of them.
    let Some(any) = store.accounts().into_iter().next() else { return Ok(None) };
    let owner = rows::tenant_of(&mut store.read(&any), id)?;
    Ok(owner.and_then(|owner| store.tenant_by_id(TenantId(owner))))
}

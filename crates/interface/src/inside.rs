//! The inside of an instance: from its rows to what its metadata service answers.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use compute::instance::{MetadataView, Status, find_anywhere, metadata_view};
use compute::network::interface::Interface;
use compute::network::subnet::Subnet;
use compute::network::vpc::Vpc;
use metadata::{Ask, Inside, Network, Reply, V6, View};

use crate::server::Server;

/// Why an instance cannot be looked into.
#[derive(Debug, thiserror::Error)]
pub enum NoInside {
    /// There is no such instance.
    #[error("there is no instance `{0}`")]
    Missing(String),
    /// It is stopped, so nothing runs in it.
    #[error("instance `{0}` is stopped, so nothing in it can ask for metadata")]
    Stopped(String),
    /// The sandbox failed.
    #[error(transparent)]
    Compute(#[from] compute::Error),
    /// The sandbox failed.
    #[error(transparent)]
    Iam(#[from] iam::Error),
}

impl Server {
    /// Answers a request as the metadata service inside an instance does.
    pub async fn answer_inside(&self, instance: &str, ask: Ask<'_>) -> Result<Reply, NoInside> {
        let sandbox = &self.open.sandbox;
        let missing = || NoInside::Missing(instance.to_owned());
        let tenant = find_anywhere(&sandbox.store, instance)?.ok_or_else(missing)?;
        let seen = metadata_view(&mut sandbox.store.read(&tenant), instance)?.ok_or_else(missing)?;
        if seen.status == Status::Stopped {
            return Err(NoInside::Stopped(instance.to_owned()));
        }
        let view = view(seen).ok_or_else(missing)?;
        let settings = &sandbox.settings;
        let is_kec = tenant.cloud.name == kingsoft::CLOUD.name;
        let lifetime = if is_kec { settings.kec_instance_session } else { settings.instance_session };
        let inside = Inside {
            store: &sandbox.store,
            authority: &sandbox.authority,
            sealer: &sandbox.sealer,
            credentials: &self.credentials,
            lifetime,
            strict: settings.strict_service_trust,
        };
        Ok(metadata::answer(inside, &tenant, &view, ask).await?)
    }

    /// Forgets what instances hold and who has signed in, and puts the sandbox back to the state after its start.
    pub async fn reset(self: &Arc<Self>) -> Result<(), crate::sandbox::OpenError> {
        self.open.reset().await?;
        self.credentials.clear();
        self.sessions.clear();
        self.open.sandbox.shells.clear();
        Ok(())
    }
}

/// What an instance may know about itself; `None` without a primary interface, which every instance has.
fn view(seen: MetadataView) -> Option<View> {
    let MetadataView { tenant, instance, vpc, user_data, public_key, interfaces, subnets, .. } = seen;
    let catalogue = if tenant.cloud.name == alibaba::CLOUD.name {
        alibaba::catalogue::catalogue()
    } else {
        kingsoft::catalogue::catalogue()
    };
    let bandwidth_kbps = catalogue.instance_type(&instance.hardware.type_id).map(|kind| kind.bandwidth_kbps);
    let network = |interface: &Interface| {
        let subnet = subnets.iter().find(|subnet| subnet.id == interface.subnet_id)?;
        let elastic = instance.elastic_address.filter(|_| interface.is_primary);
        Some(network(interface, subnet, &vpc, interface.public_address.or(elastic)))
    };
    let mut networks: Vec<_> = interfaces.iter().filter_map(network).collect();
    let primary = if networks.is_empty() { return None } else { networks.remove(0) };
    Some(View {
        instance_id: instance.id,
        instance_name: instance.name,
        hostname: instance.host_name,
        owner_account: tenant.account.to_string(),
        region: instance.region,
        zone: instance.zone,
        image: instance.image_id,
        instance_type: instance.hardware.type_id,
        bandwidth_kbps,
        serial_number: instance.serial_number,
        launch_index: u32::try_from(instance.launch_index).unwrap_or(0),
        key_pair: Some(instance.key_pair).filter(|name| !name.is_empty()),
        public_key,
        network: primary,
        further: networks,
        user_data: user_data.map(|data| data.raw().to_vec()),
        role: instance.role.as_ref().map(|role| role.name.clone()),
        role_policy: instance.role.and_then(|role| role.policy),
        endpoint_enabled: instance.metadata.enabled,
        tokens_required: instance.metadata.token_required,
        created_at: instance.created_at,
        security_groups: instance.groups,
    })
}

/// A network interface, as metadata shows it.
fn network(interface: &Interface, subnet: &Subnet, vpc: &Vpc, public: Option<Ipv4Addr>) -> Network {
    // The gateway is the third address from the end of the subnet.
    let gateway = u32::from(subnet.block.last()).saturating_sub(2);
    let v6 = subnet.block_v6.map(|block| V6 {
        addresses: interface.v6.clone(),
        gateway: Ipv6Addr::from(u128::from(block.last()).saturating_sub(2)),
        vpc_blocks: vpc.blocks_v6.iter().map(|range| range.block.to_string()).collect(),
        subnet_block: block.to_string(),
    });
    Network {
        interface: interface.id.clone(),
        mac: interface.mac.clone(),
        address: interface.address,
        addresses: std::iter::once(interface.address).chain(interface.further.iter().copied()).collect(),
        public,
        prefix: subnet.block.prefix(),
        gateway: gateway.into(),
        vpc: vpc.id.clone(),
        vpc_block: vpc.block.to_string(),
        subnet: subnet.id.clone(),
        subnet_block: subnet.block.to_string(),
        v6,
    }
}

//! Instance types and their figures.

use serde::Deserialize;

use super::SizeRange;
use super::table::Entry;

/// A size of instance that can be ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceType {
    /// The id that requests name.
    pub id: String,
    /// The id of its family.
    pub family: String,
    /// Virtual processors.
    pub vcpus: u32,
    /// Memory in MiB.
    pub memory_mib: u32,
    /// How many network interfaces it takes, the primary one included.
    pub network_interfaces: u32,
    /// Private IPv4 addresses per interface.
    pub private_ips_per_interface: u32,
    /// IPv6 addresses per interface.
    pub ipv6s_per_interface: u32,
    /// Bandwidth inside the network, in kbit/s each way.
    pub bandwidth_kbps: u64,
    /// Packets per second each way.
    pub packets_per_second: u64,
    /// Queues of the primary interface.
    pub queues: u32,
    /// Local disks that come with it.
    pub local_disks: u32,
    /// The size of each of those, in GiB.
    pub local_disk_gib: u32,
    /// The disk category of local disks.
    pub local_disk_category: Option<String>,
    /// The size of local data disk that a launch may ask for, where it may ask for one.
    pub orderable_local: Option<SizeRange>,
    /// Graphics processors.
    pub gpus: u32,
    /// The model of the graphics processors.
    pub gpu: Option<String>,
    /// Memory of each graphics processor in GiB.
    pub gpu_memory_gib: Option<u32>,
    /// How many network cards it has, where it has several.
    pub network_cards: u32,
    /// Pairs of queues for direct memory access, over all interfaces.
    pub queue_pairs: u32,
    /// Processor credits earned in an hour, on types that live on credits.
    pub credits_per_hour: Option<u32>,
}

impl InstanceType {
    /// Memory in GiB, which may be half a one.
    pub fn memory_gib(&self) -> f64 {
        f64::from(self.memory_mib) / 1024.0
    }

    /// Whether the processor share of this type is paid in credits.
    pub fn is_burstable(&self) -> bool {
        self.credits_per_hour.is_some()
    }
}

#[derive(Deserialize)]
pub(super) struct Row {
    id: String,
    family: String,
    vcpus: u32,
    memory_mib: u32,
    network_interfaces: u32,
    private_ips_per_interface: u32,
    ipv6s_per_interface: u32,
    bandwidth_kbps: u64,
    packets_per_second: u64,
    queues: u32,
    local_disks: u32,
    local_disk_gib: u32,
    local_disk_category: Option<String>,
    orderable_local_min: Option<u32>,
    orderable_local_max: Option<u32>,
    gpus: u32,
    gpu: Option<String>,
    #[serde(default)]
    gpu_memory_gib: Option<u32>,
    #[serde(default)]
    network_cards: Option<u32>,
    #[serde(default)]
    queue_pairs: Option<u32>,
    credits_per_hour: Option<u32>,
}

impl Entry for InstanceType {
    const TABLE: &'static str = "instance types";
    type Row = Row;

    fn id(&self) -> &str {
        &self.id
    }

    fn from_row(row: Row) -> Result<Self, (String, String)> {
        let orderable_local = match SizeRange::from_columns(row.orderable_local_min, row.orderable_local_max) {
            Ok(range) => range,
            Err(reason) => return Err((row.id, reason)),
        };
        Ok(Self {
            id: row.id,
            family: row.family,
            vcpus: row.vcpus,
            memory_mib: row.memory_mib,
            network_interfaces: row.network_interfaces,
            private_ips_per_interface: row.private_ips_per_interface,
            ipv6s_per_interface: row.ipv6s_per_interface,
            bandwidth_kbps: row.bandwidth_kbps,
            packets_per_second: row.packets_per_second,
            queues: row.queues,
            local_disks: row.local_disks,
            local_disk_gib: row.local_disk_gib,
            local_disk_category: row.local_disk_category,
            orderable_local,
            gpus: row.gpus,
            gpu: row.gpu,
            gpu_memory_gib: row.gpu_memory_gib,
            network_cards: row.network_cards.unwrap_or(0),
            queue_pairs: row.queue_pairs.unwrap_or(0),
            credits_per_hour: row.credits_per_hour,
        })
    }
}

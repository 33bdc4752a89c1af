//! The schema of every table, as the steps that lead to it.

/// One step. Its text never changes once it was released.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its number; steps are taken in this order.
    pub version: i64,
    /// What it is about.
    pub description: &'static str,
    /// Its statements.
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($version:literal $file:literal $description:literal),* $(,)?) => {
        &[$(Migration {
            version: $version,
            description: $description,
            sql: include_str!(concat!("../../../migrations/", $file, ".sql")),
        }),*]
    };
}

/// The steps, in their order.
pub static MIGRATIONS: &[Migration] = migrations![
    1 "0001_accounts" "accounts",
    2 "0002_iam" "iam",
    3 "0003_compute" "compute",
    4 "0004_sign_in" "sign in",
    5 "0005_federation" "federation",
    6 "0006_resource_manager" "resource manager",
    7 "0007_key_policies" "key policies",
    8 "0008_route_tables" "route tables",
    9 "0009_counters" "counters",
    10 "0010_runs_and_positions" "runs and positions",
    11 "0011_system_policies" "system policies",
    12 "0012_network_blocks" "network blocks",
    13 "0013_resource_groups" "resource groups",
    14 "0014_prefix_lists" "prefix lists",
    15 "0015_key_pairs" "key pairs",
    16 "0016_elastic_addresses" "elastic addresses",
    17 "0017_disks_of_their_own" "disks of their own",
    18 "0018_interfaces_of_their_own" "interfaces of their own",
    19 "0019_deployment_sets" "deployment sets",
    20 "0020_release_at" "release at",
    21 "0021_ipv6_of_interfaces" "ipv6 of interfaces",
    22 "0022_started_at" "started at",
    23 "0023_signing_in" "signing in",
    24 "0024_routes" "routes",
    25 "0025_network_acls" "network acls",
    26 "0026_vpc_peerings" "vpc peerings",
    27 "0027_nat_gateways" "nat gateways",
    28 "0028_bandwidth_packages" "bandwidth packages",
    29 "0029_ha_vips_and_dhcp_options" "ha vips and dhcp options",
    30 "0030_snapshots" "snapshots",
    31 "0031_snapshot_policies" "snapshot policies",
    32 "0032_images" "images",
    33 "0033_keys" "keys",
    34 "0034_disk_defaults" "disk defaults",
    35 "0035_secrets" "secrets",
    37 "0037_launch_templates" "launch templates",
    38 "0038_functions" "functions",
    39 "0039_scaling" "scaling",
    40 "0040_commands" "commands",
    41 "0041_reserved_blocks" "reserved blocks",
    42 "0042_dedicated_hosts" "dedicated hosts",
    43 "0043_trunk_interfaces" "trunk interfaces",
    44 "0044_key_labels" "key labels",
    46 "0046_public_nats" "public nats",
    47 "0047_account_tags" "account tags",
    48 "0048_projects" "projects",
    49 "0049_disk_deletion" "disk deletion",
    52 "0052_load_balancers" "load balancers",
];

/// The names of the tables. Every step that makes one begins a line with `CREATE TABLE`.
pub fn tables() -> impl Iterator<Item = &'static str> {
    let lines = MIGRATIONS.iter().flat_map(|step| step.sql.lines());
    lines.filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split_whitespace().next())
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;

    #[test]
    fn every_file_is_a_step() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        let named =
            MIGRATIONS.iter().map(|step| format!("{:04}_{}.sql", step.version, step.description.replace(' ', "_")));
        assert_eq!(files, named.collect::<Vec<_>>());
    }
}

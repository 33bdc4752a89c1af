-- Networks, instances and what belongs to them. Ids carry no account and no region, so each table keeps
-- both. `position` counts up through everything an account makes; lists show the newest first and
-- continue by it. `extras` is JSON that only the dialect reads.
CREATE TABLE compute_positions (
    tenant BIGINT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE vpcs (
    tenant BIGINT NOT NULL,
    vpc_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    block TEXT NOT NULL,
    router_id TEXT NOT NULL,
    route_table_id TEXT NOT NULL,
    is_default BOOLEAN NOT NULL,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, vpc_id)
);

CREATE TABLE subnets (
    tenant BIGINT NOT NULL,
    subnet_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    block TEXT NOT NULL,
    is_default BOOLEAN NOT NULL,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, subnet_id)
);
CREATE INDEX subnets_by_vpc ON subnets (tenant, vpc_id);

CREATE TABLE security_groups (
    tenant BIGINT NOT NULL,
    group_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    kind TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, group_id)
);
CREATE INDEX security_groups_by_vpc ON security_groups (tenant, vpc_id);

-- `terms` is JSON in a fixed order of fields, so equal rules have equal text.
CREATE TABLE security_group_rules (
    tenant BIGINT NOT NULL,
    group_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    rule_id TEXT NOT NULL,
    direction TEXT NOT NULL,
    peer_group TEXT,
    terms TEXT NOT NULL,
    description TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, group_id, position)
);
CREATE INDEX security_group_rules_by_peer ON security_group_rules (tenant, peer_group);

-- A primary interface lives and dies with its instance.
CREATE TABLE network_interfaces (
    tenant BIGINT NOT NULL,
    interface_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    subnet_id TEXT NOT NULL,
    instance_id TEXT,
    is_primary BOOLEAN NOT NULL,
    mac TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, interface_id)
);
CREATE INDEX network_interfaces_by_instance ON network_interfaces (tenant, instance_id);

-- Addresses in use, as numbers, so that those of a subnet come in order.
CREATE TABLE private_addresses (
    tenant BIGINT NOT NULL,
    subnet_id TEXT NOT NULL,
    address BIGINT NOT NULL,
    interface_id TEXT NOT NULL,
    PRIMARY KEY (tenant, subnet_id, address)
);
CREATE INDEX private_addresses_by_interface ON private_addresses (tenant, interface_id);

-- `holder` is the id of the instance that has the address.
CREATE TABLE public_addresses (
    address TEXT NOT NULL PRIMARY KEY,
    tenant BIGINT NOT NULL,
    holder TEXT NOT NULL
);
CREATE INDEX public_addresses_by_holder ON public_addresses (tenant, holder);

-- Which interfaces are in which groups; `place` keeps the order in which they were named.
CREATE TABLE security_group_members (
    tenant BIGINT NOT NULL,
    interface_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (tenant, interface_id, group_id)
);
CREATE INDEX security_group_members_by_group ON security_group_members (tenant, group_id);

CREATE TABLE disks (
    tenant BIGINT NOT NULL,
    disk_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    instance_id TEXT,
    is_system BOOLEAN NOT NULL,
    device TEXT NOT NULL,
    category TEXT NOT NULL,
    size_gib BIGINT NOT NULL,
    performance_level TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    delete_with_instance BOOLEAN NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, disk_id)
);
CREATE INDEX disks_by_instance ON disks (tenant, instance_id);

-- The state is not a column: it follows from `phase`, `since` and the clock. The role is kept by name, as
-- the vendors do: a role made again under the same name takes the place of the one deleted.
CREATE TABLE instances (
    tenant BIGINT NOT NULL,
    instance_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    host_name TEXT NOT NULL,
    serial_number TEXT NOT NULL,
    image_id TEXT NOT NULL,
    type_id TEXT NOT NULL,
    family TEXT NOT NULL,
    phase TEXT NOT NULL,
    since BIGINT NOT NULL,
    stop_mode TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    subnet_id TEXT NOT NULL,
    interface_id TEXT NOT NULL,
    internet_charge TEXT NOT NULL,
    mbps_in BIGINT NOT NULL,
    mbps_out BIGINT NOT NULL,
    charge TEXT NOT NULL,
    key_pair TEXT NOT NULL,
    role_name TEXT,
    role_policy TEXT,
    metadata_enabled BOOLEAN NOT NULL,
    metadata_token_required BOOLEAN NOT NULL,
    metadata_hop_limit BIGINT NOT NULL,
    metadata_tags BOOLEAN NOT NULL,
    protected BOOLEAN NOT NULL,
    resource_group TEXT NOT NULL,
    launch_index BIGINT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, instance_id)
);
-- The metadata service knows the id alone.
CREATE INDEX instances_by_id ON instances (instance_id);

-- Apart from the instances, so that lists do not drag it along.
CREATE TABLE instance_user_data (
    tenant BIGINT NOT NULL,
    instance_id TEXT NOT NULL,
    encoded TEXT NOT NULL,
    PRIMARY KEY (tenant, instance_id)
);

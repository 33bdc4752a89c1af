-- High-availability virtual addresses: private addresses that move between instances. `private_addresses` has the address
-- too, with this as its holder.
CREATE TABLE ha_vips (
    tenant BIGINT NOT NULL,
    ha_vip_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    subnet_id TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    member_kind TEXT,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, ha_vip_id)
);
CREATE INDEX ha_vips_by_position ON ha_vips (tenant, position);
CREATE INDEX ha_vips_by_subnet ON ha_vips (tenant, subnet_id);

-- The instances or the network interfaces that take turns in having one, in the order in which they came.
CREATE TABLE ha_vip_members (
    tenant BIGINT NOT NULL,
    ha_vip_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    PRIMARY KEY (tenant, ha_vip_id, member_id)
);
CREATE INDEX ha_vip_members_by_member ON ha_vip_members (tenant, member_id);

-- What instances of a network learn from DHCP. A network has one set at most.
CREATE TABLE dhcp_options (
    tenant BIGINT NOT NULL,
    options_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    domain_name TEXT NOT NULL,
    name_servers TEXT NOT NULL,
    lease_time TEXT NOT NULL,
    lease_time_v6 TEXT NOT NULL,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, options_id)
);
CREATE INDEX dhcp_options_by_position ON dhcp_options (tenant, position);

ALTER TABLE vpcs ADD COLUMN dhcp_options_id TEXT;
ALTER TABLE vpcs ADD COLUMN dhcp_since BIGINT;
CREATE INDEX vpcs_by_dhcp_options ON vpcs (tenant, dhcp_options_id);

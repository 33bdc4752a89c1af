-- Custom route tables and routes. `serves` says whether a table is for subnets or for gateways. A subnet without a table of
-- its own uses the system table of its network.
ALTER TABLE route_tables ADD COLUMN serves TEXT NOT NULL DEFAULT 'subnets';
ALTER TABLE subnets ADD COLUMN route_table_id TEXT;
CREATE INDEX subnets_by_route_table ON subnets (tenant, route_table_id);

-- Routes that were made by a call. `destination` is a block or a prefix list; `hops` is JSON: where the traffic goes.
CREATE TABLE routes (
    tenant BIGINT NOT NULL,
    route_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    route_table_id TEXT NOT NULL,
    family TEXT NOT NULL,
    destination TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    hops TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, route_id)
);
CREATE UNIQUE INDEX routes_by_table ON routes (tenant, route_table_id, destination);
CREATE INDEX routes_by_vpc ON routes (tenant, vpc_id);
CREATE INDEX routes_by_destination ON routes (tenant, destination);

-- The things that routes lead to, as `hops` says too.
CREATE TABLE route_hops (
    tenant BIGINT NOT NULL,
    hop_id TEXT NOT NULL,
    route_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (tenant, hop_id, route_id)
);
CREATE INDEX route_hops_by_route ON route_hops (tenant, route_id);

-- Gateways between a network and the Internet, one of each kind for a network at most. `route_table_id` is the table of a
-- gateway for traffic that comes in.
CREATE TABLE ipv4_gateways (
    tenant BIGINT NOT NULL,
    gateway_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    enabled BOOLEAN NOT NULL,
    route_table_id TEXT,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, gateway_id)
);
CREATE UNIQUE INDEX ipv4_gateways_by_vpc ON ipv4_gateways (tenant, vpc_id);
CREATE TABLE ipv6_gateways (
    tenant BIGINT NOT NULL,
    gateway_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    route_table_id TEXT,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, gateway_id)
);
CREATE UNIQUE INDEX ipv6_gateways_by_vpc ON ipv6_gateways (tenant, vpc_id);

-- IPv6 addresses that reach the Internet, and how fast; those with an egress-only rule are not reached from there.
CREATE TABLE ipv6_bandwidths (
    tenant BIGINT NOT NULL,
    bandwidth_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    gateway_id TEXT NOT NULL,
    address TEXT NOT NULL,
    mbps BIGINT NOT NULL,
    charge TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, bandwidth_id)
);
CREATE UNIQUE INDEX ipv6_bandwidths_by_address ON ipv6_bandwidths (tenant, address);
CREATE TABLE egress_only_rules (
    tenant BIGINT NOT NULL,
    rule_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    gateway_id TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, rule_id)
);
CREATE UNIQUE INDEX egress_only_rules_by_address ON egress_only_rules (tenant, address);
CREATE INDEX egress_only_rules_by_gateway ON egress_only_rules (tenant, gateway_id);
CREATE INDEX addresses_v6_by_address ON addresses_v6 (tenant, address);

-- Lists of addresses follow the interfaces that have them.
ALTER TABLE addresses_v6 ADD COLUMN position BIGINT NOT NULL DEFAULT 0;
UPDATE addresses_v6 SET position = COALESCE((SELECT n.position FROM network_interfaces n
    WHERE n.tenant = addresses_v6.tenant AND n.interface_id = addresses_v6.interface_id), 0);

-- NAT gateways. `address` is the gateway's own private address; `private_addresses` has it too, with the gateway as its
-- holder. Each gateway has one table of source rules and one of forwarding rules, which are known by their identifiers.
CREATE TABLE nat_gateways (
    tenant BIGINT NOT NULL,
    gateway_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    subnet_id TEXT NOT NULL,
    address TEXT NOT NULL,
    interface_id TEXT NOT NULL,
    snat_table_id TEXT NOT NULL,
    forward_table_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    is_internal BOOLEAN NOT NULL,
    own_addresses BOOLEAN NOT NULL,
    spec TEXT NOT NULL,
    internet_charge TEXT NOT NULL,
    charge TEXT NOT NULL,
    protected BOOLEAN NOT NULL,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, gateway_id)
);
CREATE INDEX nat_gateways_by_position ON nat_gateways (tenant, position);
CREATE INDEX nat_gateways_by_vpc ON nat_gateways (tenant, vpc_id);
CREATE INDEX nat_gateways_by_subnet ON nat_gateways (tenant, subnet_id);

-- Source rules: whose packets leave under which of the gateway's addresses. `addresses` is JSON.
CREATE TABLE snat_entries (
    tenant BIGINT NOT NULL,
    entry_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    gateway_id TEXT NOT NULL,
    table_id TEXT NOT NULL,
    name TEXT NOT NULL,
    block TEXT NOT NULL,
    subnet_id TEXT,
    interface_id TEXT,
    addresses TEXT NOT NULL,
    affinity BOOLEAN NOT NULL,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, entry_id)
);
CREATE INDEX snat_entries_by_gateway ON snat_entries (tenant, gateway_id);

-- Forwarding rules: where packets to an address of the gateway go. A port is a number, a range, or any.
CREATE TABLE forward_entries (
    tenant BIGINT NOT NULL,
    entry_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    gateway_id TEXT NOT NULL,
    table_id TEXT NOT NULL,
    name TEXT NOT NULL,
    protocol TEXT NOT NULL,
    external_address TEXT NOT NULL,
    external_ports TEXT NOT NULL,
    internal_address TEXT NOT NULL,
    internal_ports TEXT NOT NULL,
    shares_address BOOLEAN NOT NULL,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, entry_id)
);
CREATE INDEX forward_entries_by_gateway ON forward_entries (tenant, gateway_id);

-- The addresses of gateways between private networks, and the blocks that they are from.
CREATE TABLE nat_blocks (
    tenant BIGINT NOT NULL,
    nat_block_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    gateway_id TEXT NOT NULL,
    block TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    is_default BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, nat_block_id)
);
CREATE INDEX nat_blocks_by_gateway ON nat_blocks (tenant, gateway_id);

CREATE TABLE nat_addresses (
    tenant BIGINT NOT NULL,
    nat_address_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    gateway_id TEXT NOT NULL,
    block TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    is_default BOOLEAN NOT NULL,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, nat_address_id)
);
CREATE INDEX nat_addresses_by_gateway ON nat_addresses (tenant, gateway_id);

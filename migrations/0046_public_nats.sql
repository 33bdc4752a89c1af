-- NATs that stand in no subnet and bring their public addresses with them. One for its whole network has no sources.
CREATE TABLE public_nats (
    tenant BIGINT NOT NULL,
    nat_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    name TEXT NOT NULL,
    whole_network BOOLEAN NOT NULL,
    mbps BIGINT NOT NULL,
    charge TEXT NOT NULL,
    line TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, nat_id)
);
CREATE INDEX public_nats_by_position ON public_nats (tenant, position);
CREATE INDEX public_nats_by_vpc ON public_nats (tenant, vpc_id);

-- Their addresses; `public_addresses` has each of them too, with this row as its holder.
CREATE TABLE public_nat_addresses (
    tenant BIGINT NOT NULL,
    address_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    nat_id TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (tenant, address_id)
);
CREATE INDEX public_nat_addresses_by_nat ON public_nat_addresses (tenant, nat_id);

-- The subnets and the interfaces whose packets leave through a NAT: each through one.
CREATE TABLE public_nat_sources (
    tenant BIGINT NOT NULL,
    source_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    nat_id TEXT NOT NULL,
    is_subnet BOOLEAN NOT NULL,
    PRIMARY KEY (tenant, source_id)
);
CREATE INDEX public_nat_sources_by_nat ON public_nat_sources (tenant, nat_id);

-- Where packets to their addresses go. A rule about every protocol has no ports.
CREATE TABLE public_nat_forwards (
    tenant BIGINT NOT NULL,
    forward_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    nat_id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    address TEXT NOT NULL,
    private_address TEXT NOT NULL,
    protocol TEXT NOT NULL,
    public_port BIGINT,
    private_port BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, forward_id)
);
CREATE INDEX public_nat_forwards_by_position ON public_nat_forwards (tenant, position);
CREATE INDEX public_nat_forwards_by_nat ON public_nat_forwards (tenant, nat_id);

-- How fast an interface is through a NAT, in Mbit/s.
CREATE TABLE public_nat_limits (
    tenant BIGINT NOT NULL,
    limit_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    nat_id TEXT NOT NULL,
    interface_id TEXT NOT NULL,
    mbps_out BIGINT NOT NULL,
    mbps_in BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, limit_id)
);
CREATE UNIQUE INDEX public_nat_limits_by_nat ON public_nat_limits (tenant, nat_id, interface_id);
CREATE INDEX public_nat_limits_by_interface ON public_nat_limits (tenant, interface_id);

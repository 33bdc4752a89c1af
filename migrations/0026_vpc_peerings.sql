-- Connections between two networks. Where these belong to two accounts, each account has the row, with a region, a name, a
-- description and a resource group of its own; the rest is the same in both.
CREATE TABLE vpc_peerings (
    tenant BIGINT NOT NULL,
    peering_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    from_account TEXT NOT NULL,
    from_region TEXT NOT NULL,
    from_vpc TEXT NOT NULL,
    to_account TEXT NOT NULL,
    to_region TEXT NOT NULL,
    to_vpc TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    mbps BIGINT,
    link_type TEXT NOT NULL,
    state TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, peering_id)
);
CREATE INDEX vpc_peerings_by_from ON vpc_peerings (tenant, from_vpc);
CREATE INDEX vpc_peerings_by_to ON vpc_peerings (tenant, to_vpc);

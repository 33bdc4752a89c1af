-- Elastic addresses. `holder_id` is the instance or the network interface that has one, as `holder_kind` says. The state
-- follows from `asked`, `asked_at`, the holder and the clock. The address itself stands in `public_addresses` too, whose
-- holder is the elastic address: nobody else has it.
CREATE TABLE elastic_addresses (
    tenant BIGINT NOT NULL,
    allocation_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    mbps BIGINT NOT NULL,
    internet_charge TEXT NOT NULL,
    charge TEXT NOT NULL,
    isp TEXT NOT NULL,
    protected BOOLEAN NOT NULL,
    holder_kind TEXT,
    holder_id TEXT,
    private_address TEXT,
    vpc_id TEXT,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, allocation_id)
);
CREATE INDEX elastic_addresses_by_position ON elastic_addresses (tenant, position);
CREATE INDEX elastic_addresses_by_holder ON elastic_addresses (tenant, holder_id);

-- IPv6 addresses of network interfaces. `v6` is a JSON list in the order in which they were given; `addresses_v6` has each
-- of them with the subnet that it comes from, so that nobody gets one twice.
ALTER TABLE network_interfaces ADD COLUMN v6 TEXT NOT NULL DEFAULT '[]';
CREATE TABLE addresses_v6 (
    tenant BIGINT NOT NULL,
    subnet_id TEXT NOT NULL,
    address TEXT NOT NULL,
    interface_id TEXT NOT NULL,
    PRIMARY KEY (tenant, subnet_id, address)
);
CREATE INDEX addresses_v6_by_interface ON addresses_v6 (tenant, interface_id);

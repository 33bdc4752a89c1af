-- Bandwidth that several elastic addresses share. An address is in one package at most; `package_mbps` is what it may use
-- of the package, where that is limited.
CREATE TABLE bandwidth_packages (
    tenant BIGINT NOT NULL,
    package_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    mbps BIGINT NOT NULL,
    ratio BIGINT NOT NULL,
    internet_charge TEXT NOT NULL,
    isp TEXT NOT NULL,
    protected BOOLEAN NOT NULL,
    asked TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, package_id)
);
CREATE INDEX bandwidth_packages_by_position ON bandwidth_packages (tenant, position);

ALTER TABLE elastic_addresses ADD COLUMN package_id TEXT;
ALTER TABLE elastic_addresses ADD COLUMN package_mbps BIGINT;
CREATE INDEX elastic_addresses_by_package ON elastic_addresses (tenant, package_id);

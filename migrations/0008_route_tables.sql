-- Route tables. A network is born with one, the system table, which every subnet uses that was given no other;
-- `position` is that of the network then.
CREATE TABLE route_tables (
    tenant BIGINT NOT NULL,
    route_table_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    vpc_id TEXT NOT NULL,
    router_id TEXT NOT NULL,
    is_system BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    propagates BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, route_table_id)
);
CREATE INDEX route_tables_by_vpc ON route_tables (tenant, vpc_id);

INSERT INTO route_tables (tenant, route_table_id, position, region, vpc_id, router_id, is_system, name, description,
                          propagates, created_at)
SELECT tenant, route_table_id, position, region, vpc_id, router_id, TRUE, '', '', TRUE, created_at FROM vpcs;

-- What an instance is born with is in the instance's resource group, and stays there when the instance goes.
ALTER TABLE disks ADD COLUMN resource_group TEXT NOT NULL DEFAULT '';
ALTER TABLE disks ADD COLUMN detached_at BIGINT;
ALTER TABLE network_interfaces ADD COLUMN resource_group TEXT NOT NULL DEFAULT '';
UPDATE disks SET resource_group = COALESCE((SELECT i.resource_group FROM instances i
    WHERE i.tenant = disks.tenant AND i.instance_id = disks.instance_id), '');
UPDATE network_interfaces SET resource_group = COALESCE((SELECT i.resource_group FROM instances i
    WHERE i.tenant = network_interfaces.tenant AND i.instance_id = network_interfaces.instance_id), '');

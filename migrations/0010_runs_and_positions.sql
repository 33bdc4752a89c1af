-- Whether the address behind this one is free. The lowest free addresses of a subnet follow the first such rows, so they
-- are found without reading the others.
ALTER TABLE private_addresses ADD COLUMN ends_run BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE private_addresses SET ends_run = NOT EXISTS (SELECT 1 FROM private_addresses n
    WHERE n.tenant = private_addresses.tenant AND n.subnet_id = private_addresses.subnet_id
      AND n.address = private_addresses.address + 1);
CREATE INDEX private_addresses_by_run ON private_addresses (tenant, subnet_id, address) WHERE ends_run;

-- Lists run from the newest to the oldest and continue by position.
CREATE INDEX instances_by_position ON instances (tenant, position);
CREATE INDEX disks_by_position ON disks (tenant, position);
CREATE INDEX network_interfaces_by_position ON network_interfaces (tenant, position);
CREATE INDEX vpcs_by_position ON vpcs (tenant, position);
CREATE INDEX subnets_by_position ON subnets (tenant, position);
CREATE INDEX security_groups_by_position ON security_groups (tenant, position);

-- Instances are looked for by address.
CREATE INDEX network_interfaces_by_address ON network_interfaces (tenant, address);

-- Network interfaces that are made on their own, attached and detached. `further` and `prefixes` are JSON:
-- addresses beside the main one, and blocks of which every address is in use. `private_addresses` has them all too.
ALTER TABLE network_interfaces ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE network_interfaces ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE network_interfaces ADD COLUMN delete_on_release BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE network_interfaces ADD COLUMN further TEXT NOT NULL DEFAULT '[]';
ALTER TABLE network_interfaces ADD COLUMN prefixes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE network_interfaces ADD COLUMN extras TEXT NOT NULL DEFAULT '{}';
ALTER TABLE network_interfaces ADD COLUMN asked TEXT NOT NULL DEFAULT '';
ALTER TABLE network_interfaces ADD COLUMN asked_at BIGINT NOT NULL DEFAULT 0;

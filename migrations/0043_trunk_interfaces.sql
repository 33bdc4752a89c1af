-- Interfaces that carry others, and where an interface is attached: its network card was among what only the dialect reads.
ALTER TABLE network_interfaces ADD COLUMN is_trunk BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE network_interfaces ADD COLUMN trunk_id TEXT;
ALTER TABLE network_interfaces ADD COLUMN device_index BIGINT NOT NULL DEFAULT 0;
ALTER TABLE network_interfaces ADD COLUMN network_card BIGINT;
-- No type has a third card.
UPDATE network_interfaces SET network_card = 0 WHERE replace(extras, '"network_card":0', '') <> extras;
UPDATE network_interfaces SET network_card = 1 WHERE replace(extras, '"network_card":1', '') <> extras;

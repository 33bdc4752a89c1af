-- Blocks of a network beside its first one, and its blocks of IPv6 addresses with the line that each came over: JSON
-- lists. A subnet has a part of one of the latter, or none.
ALTER TABLE vpcs ADD COLUMN secondary_blocks TEXT NOT NULL DEFAULT '[]';
ALTER TABLE vpcs ADD COLUMN blocks_v6 TEXT NOT NULL DEFAULT '[]';
ALTER TABLE subnets ADD COLUMN block_v6 TEXT;
